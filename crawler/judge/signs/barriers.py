# ruff: noqa: RUF001 - words of many scripts
"""Clauses that say that a visitor comes from the wrong place, asked too often, or is looked at first: put together of two parts, as `absence` does.

None of the parts means anything alone, and a page that is about something may say all of it: only few words under no subject are looked at.
"""

from collections.abc import Iterable

from crawler.judge.patterns import Pattern
from crawler.judge.signs.refusals import DENIED
from crawler.judge.signs.texts import pieces

_LONGEST = 120  # letters of a clause that is a message

# Where the visitor is.
PLACE = Pattern(
    r"\byour (?:current )?(?:country|region|location|area|territory|jurisdiction)\b|\b(?:ihrem|deinem|eurem) (?:land|standort|aufenthaltsort|gebiet)\b|\b(?:ihrer|deiner) (?:region|gegend)\b|\b(?:jouw|uw|je) (?:land|regio|locatie|gebied)\b|\b(?:ditt|din|dit|deres) (?:land|region|område|plats|område)\b|\bmaassasi\b|\bmaassanne\b|\balueellasi\b|\bsijainnissasi\b|\bþínu landi\b"
    r"|\b(?:votre|ton) (?:pays|région|zone|territoire|emplacement)\b|\b(?:su|tu|vuestro) (?:país|región|ubicación|zona|territorio)\b|\b(?:seu|teu|sua|tua|vosso) (?:país|região|localização|território|localidade)\b|\b(?:tuo|suo|vostro) paese\b|\b(?:tua|sua) (?:regione|zona|area|posizione)\b|\b(?:teu|voso) país\b|\b(?:vostre|teu) país\b|\b(?:vostra|teva) (?:regió|zona)\b|\b(?:țara|regiunea|zona) (?:dvs|ta|dumneavoastră|dumneavoastra)\b|\bzure (?:herrialde\w+|eskualde\w+)"
    r"|\b(?:twoim|państwa|pani) (?:kraju|regionie)\b|\btwojej (?:lokalizacji|okolicy)\b|\btym kraju\b|\b(?:vaší|vašem|tvé|vašej|tvojej) (?:zemi|oblasti|regionu|lokalitě|krajine|regióne|lokalite)\b|\bvašom regióne\b|\b(?:országában|országodban|régiójában|régiódban|térségében|tartózkodási helyén)\b|\b(?:vašoj|vašem|tvojoj|vaši) (?:zemlji|regiji|državi|regionu|području)\b"
    r"|\b(?:вашата|твоята) (?:държава|страна|област)\b|\bвашия регион\b|\b(?:вашей|твоей|вашій|вашому|вашем|вашој) (?:стране|регионе|країні|регіоні|земљи|држави|області|территории)\b|\bна вашей территории\b|(?:χώρα|περιοχή) (?:σας|σου)|\b(?:ülkenizde|ülkende|bölgenizde|bölgende|bulunduğunuz (?:ülke|bölge)\w*|konumunuzda)\b"
    r"|بلدك|بلدكم|منطقتك|دولتك|موقعك الجغرافي|במדינה שלך|באזור שלך|במדינתך|באזורך|במדינתכם|کشور شما|منطقه شما|ناحیه شما|आपके (?:देश|क्षेत्र|स्थान)|(?:您|你)(?:所在|目前所在|当前所在)?(?:的)?(?:国家|地区|國家|地區|区域|區域)|(?:お住まい|お使い|ご利用|お客様)の(?:地域|国|エリア)|(?:귀하|고객님|회원님|사용자)의? ?(?:현재 )?(?:국가|지역)|(?:해당|현재|거주) ?(?:국가|지역)|(?:ประเทศ|ภูมิภาค|พื้นที่)ของคุณ"
    r"|\b(?:quốc gia|khu vực|vùng|đất nước) (?:của bạn|này)\b|\b(?:negara|wilayah|lokasi|daerah) anda\b|\b(?:eich|dy) (?:gwlad|ardal|lleoliad|rhanbarth)\b|\b(?:do|bhur) (?:thír|réigiún|cheantar|tír)\b"
)
# Who is kept out by name: Europeans, visitors from abroad.
_ABROAD = Pattern(
    r"\beuropean (?:visitors|readers|users|union|economic area)\b|\b(?:visitors|readers|users) (?:from|in|located in|outside)\b|\bthe (?:eu|eea)\b|\bgdpr\b|\b(?:outside|from outside) (?:of )?(?:the )?\w+|\bonly (?:available |accessible )?(?:in|within|to \w+ in) \w+|\baußerhalb\b|\b(?:nur|ausschließlich) (?:in|innerhalb) \w+|\b(?:en dehors|hors) d[eu]\b|\bfuera de\b|\bfora d[aoe]\b|\bal di fuori\b|\bbuiten (?:nederland|belgië|europa)\b|\b(?:utanför|utenfor|uden for|ulkopuolella|poza|mimo|izven|izvan|a határain kívül)\b"
    r"|\b(?:за пределами|поза межами|извън|изван)\b|\bdışından\b|\byurt ?dışı\w*|εκτός|خارج|מחוץ|خارج از|के बाहर|海外|境外|国外|國外|国内(?:でのみ|限定|からのみ)|仅限|僅限|해외|국외|국내에서만|นอกประเทศ|bên ngoài|di luar|y tu allan|lasmuigh"
)
_AWAY = Pattern(
    r"\b(?:not|n't|never|no longer|un)[ -]?(?:currently |yet |be |being |legally )?(?:available|accessible|offered|open|viewable|permitted|allowed|licensed|supported)\b|\bunavailable\b|\bcannot (?:be )?(?:view\w*|access\w*|watch\w*|show\w*|provid\w*|offer\w*)|\b(?:geo-?)?(?:blocked|restricted)\b|\bonly available\b"
    r"|\bnicht (?:\w+ )?(?:verfügbar|zugänglich|erreichbar|abrufbar|angeboten|erlaubt|verfügbar|möglich|aufrufen|ansehen|abgespielt|gezeigt)\b|\bniet (?:\w+ )?(?:beschikbaar|toegankelijk|bekijken|toegestaan)\b|\b(?:inte|ikke|ej|ikkje) (?:\w+ )?(?:tillgänglig\w*|tilgjengelig\w*|tilgængelig\w*|ses|visas|vises)\b|\bei ole (?:\w+ )?(?:saatavilla|käytettävissä|katsottavissa)\b|\bekki (?:í boði|aðgengileg\w*)\b"
    r"|\b(?:pas|plus|non|indis?)[ -]?(?:encore )?(?:disponible|accessible|visible|autorisé)\w*|\bindisponible\w*|\bno (?:\w+ ){0,2}(?:disponible|accesible|permitid\w+|visible)\w*|\b(?:não|nao) (?:\w+ ){0,2}(?:disponível|acessível|permitid\w+)\w*|\bindisponível\b|\bnon (?:\w+ ){0,2}(?:disponibil\w+|accessibil\w+|visibil\w+|dispoñible)\b|\bnu (?:\w+ ){0,2}(?:disponibil\w*|accesibil\w*)\b|\bez (?:dago|da) (?:\w+ )?(?:eskuragarri|erabilgarri)"
    r"|\b(?:nie jest|niedostępn\w+|nie są)\b|\b(?:nedostupn\w+|není (?:\w+ )?dostupn\w+|nie je (?:\w+ )?dostupn\w+|nije (?:\w+ )?(?:dostup\w+|raspoloživ\w*)|ni (?:\w+ )?na voljo)\b|\bnem (?:\w+ )?(?:elérhető|érhető|megtekinthető|nézhető)\b|\b(?:недоступ\w*|не (?:е |\w+ )?(?:доступ\w*|достъп\w*|налич\w*))\b|δεν (?:είναι )?διαθέσιμ|\b(?:kullanılamıyor|kullanılamaz|mevcut değil|izlenemiyor|erişilemiyor|erişilemez|sunulmamaktadır|sunulmuyor)\b"
    r"|غير (?:متاح|متوفر|متوفّر)|(?:אינו|אינה|לא) (?:זמינ?ה?|זמין|נגיש)|در دسترس نیست|قابل دسترس(?:ی)? نیست|उपलब्ध नहीं|(?:无法|無法|不能|不可|暂不|暫不|尚未)(?:观看|觀看|访问|訪問|使用|提供|查看|播放|浏览|瀏覽|开放|開放|支持)|不提供|(?:ご)?(?:利用|視聴|閲覧|アクセス|覧)(?:に|が|は|を|いただけ|でき)*(?:ません|いただけません|できません|なりません)|ご利用いただけ|のみ(?:視聴|利用|閲覧)|(?:이용|시청|접속|제공|볼)(?:하실|할)? ?(?:수 없|되지 않|이 제한|불가)|(?:ไม่สามารถ|ไม่พร้อม|ไม่มี)|\b(?:không (?:có sẵn|khả dụng|thể xem|được hỗ trợ)|tidak (?:tersedia|dapat (?:diakses|ditonton)))\b|\b(?:ddim ar gael|nid yw ar gael|níl .{0,20}ar fáil)\b"
)

_MANY = Pattern(
    r"\btoo many\b|\b(?:too|so) (?:quickly|fast|often|frequent\w*)\b|\b(?:large|high|unusual|excessive) (?:number|volume|amount)\b|\b(?:zu|sehr|ungewöhnlich) viele\b|\btrop (?:de|d'|nombreuses|souvent|vite)\b|\b(?:demasiad[oa]s|muchas|excesivas)\b|\b(?:muitas|demasiad[oa]s|excesso de)\b|\b(?:troppe|troppi)\b|\bte (?:veel|snel|vaak)\b|\b(?:för|for) (?:många|mange)\b|\bliian (?:monta|paljon|usein)\b|\bof margar\b|\b(?:zbyt|za) (?:wiele|dużo|często|szybko)\b|\b(?:příliš|neobvykle) (?:mnoho|často|rychle)\b|\bpríliš (?:veľa|často)\b|\btúl (?:sok|gyakran|gyors\w*)\b|\bprea (?:multe|des|repede)\b"
    r"|\b(?:слишком|твърде|прекалено) (?:много|часто|бързо)\b|\b(?:занадто|забагато|надто) ?(?:багато|часто)?\b|\b(?:previše|preveč|prečesto|превише|премногу)\b|πάρα πολλ|υπερβολικ|\bçok (?:fazla|sık|sayıda)\b|كثير|العديد|عدد كبير|יותר מדי|بیش از حد|زیادی|बहुत (?:अधिक|ज़्यादा|ज्यादा|सारे)|过多|過多|过于|過於|頻繁|频繁|太(?:多|快)|過快|大量|多数|多すぎ|集中|너무 (?:많|자주|빠르)|과도|มากเกินไป|บ่อยเกินไป|\bquá (?:nhiều|nhanh)\b|\bterlalu (?:banyak|sering|cepat)\b|\bgormod o\b|\ban iomarca\b|\bgehiegi\b|\bmassa\b"
)
_ASKED = Pattern(
    r"\b(?:requests?|attempts?|queries|connections|visits|searches|traffic|clicks|hits|page views)\b|\b(?:anfragen|zugriffe\w*|aufrufe|versuche|seitenaufrufe)\b|\b(?:requêtes|demandes|connexions|tentatives)\b|\b(?:solicitudes|peticiones|accesos|intentos|consultas|visitas|peticións)\b|\b(?:solicitações|requisições|pedidos|acessos|tentativas)\b|\b(?:richieste|accessi|tentativi)\b|\b(?:verzoeken|aanvragen|bezoeken|pogingen|verkeer)\b|\b(?:förfrågningar|anrop|begäranden|försök|forespørsler|forespørgsler|henvendelser|anmodninger|forsøk|forsøg)\b|\b(?:pyyntöjä|pyyntöä|kyselyitä|yritystä)\b|\bbeiðni\w*|\b(?:zapytań|żądań|prób|odsłon|połączeń)\b|\b(?:požadavk\w+|dotaz\w+|pokus\w+|požiadav\w+|žiadost\w+)\b|\b(?:kérés\w*|kérelem|lekérdezés\w*|próbálkozás\w*)\b|\b(?:cereri|solicitări|încercări|accesări)\b"
    r"|\b(?:запрос\w*|обращени\w+|попыт\w+|запит\w*|звернен\w+|заявк\w+|опит\w*|спроб\w*|захтев\w*|барања)\b|\b(?:zahtjev\w*|zahtev\w*|upit\w*|poskus\w*|pokušaj\w*)\b|αιτήμα|αιτήσει|προσπάθει|\b(?:istek\w*|talep\w*|deneme\w*|sorgu\w*)\b|طلب|محاول|בקשות|פניות|ניסיונות|درخواست|अनुरोध|प्रयास|请求|請求|访问|訪問|存取|操作|浏览|瀏覽|连接|連線|查询|查詢|流量|アクセス|リクエスト|요청|접속|시도|คำขอ|ร้องขอ|\b(?:yêu cầu|lượt truy cập|truy cập|permintaan|percobaan|akses)\b|\b(?:cheisiadau|geisiadau|iarratais|eskaera\w*|sol·licituds|peticions)\b"
)

_UNUSUAL = Pattern(
    r"\b(?:unusual|suspicious|abnormal|automated|irregular|malicious)\b|\b(?:ungewöhnlich\w*|verdächtig\w*|auffällig\w*|automatisiert\w*)\b|\b(?:inhabituel\w*|suspect\w*|anormal\w*|automatisé\w*)\b|\b(?:inusual\w*|sospechos\w+|anormal\w*|inhabitual\w*)\b|\b(?:incomum|incomuns|suspeit\w+|invulgar|anómal\w+|anômal\w+)\b|\b(?:insolit\w+|sospett\w+|anomal\w+)\b|\b(?:ongebruikelijk\w*|verdacht\w*)\b|\b(?:ovanlig\w*|misstänkt\w*|uvanlig\w*|mistenkelig\w*|usædvanlig\w*|mistænkelig\w*|epätavalli\w+|epäilyttäv\w+|óvenjuleg\w*)\b|\b(?:nietypow\w+|podejrzan\w+|neobvykl\w+|podezřel\w+|nezvyčajn\w+|podozriv\w+|szokatlan\w*|gyanús\w*|neobișnuit\w*|suspect\w*)\b"
    r"|\b(?:необич\w+|подозрит\w+|незвич\w+|підозріл\w+|автоматическ\w+|неуобичајен\w+|neuobičajen\w+|sumnjiv\w+|nenavad\w+)\b|ασυνήθιστ|ύποπτ|\b(?:olağandışı|olağan dışı|şüpheli|anormal)\b|غير (?:عادي|معتاد|طبيعي)|مشبوه|חריג|חשוד|غیرعادی|مشکوک|غیر عادی|असामान्य|संदिग्ध|异常|異常|可疑|不正な|通常と異なる|普段と異なる|비정상|의심|ผิดปกติ|น่าสงสัย|\b(?:bất thường|đáng ngờ|tidak (?:biasa|wajar|normal)|mencurigakan|anarferol|amheus|neamhghnách|ezohiko\w*)\b"
)
_TRAFFIC = Pattern(
    r"\b(?:traffic|requests?|activity|behaviou?r|access|network|queries|ip)\b|\b(?:datenverkehr|verkehr|anfragen|zugriffe?|aktivität\w*|netzwerk|verhalten|ip-adresse)\b|\b(?:trafic|requêtes?|activité\w*|réseau|comportement)\b|\b(?:tráfico|actividad\w*|peticiones|red|comportamiento|tráfego|atividade\w*|rede|solicitações)\b|\b(?:traffico|attività|rete|richieste)\b|\b(?:verkeer|activiteit\w*|netwerk)\b|\b(?:trafik\w*|aktivitet\w*|nätverk|nettverk|netværk|liikenne\w*|toiminta\w*|umferð)\b|\b(?:ruch\w*|aktywność|sieci|provoz\w*|aktivit\w*|požadavk\w*|prevádzk\w*|forgalom|tevékenység\w*|trafic|activitate\w*|promet\w*)\b"
    r"|\b(?:трафик\w*|трафік\w*|активност\w*|активніст\w*|запрос\w*|запит\w*|сети|мережі|саобраћај|действия)\b|κίνηση|δραστηριότητα|\b(?:trafik|etkinlik|erişim|istek\w*|durum|hareket\w*)\b|حركة|نشاط|طلبات|תעבורה|פעילות|תנועה|ترافیک|فعالیت|درخواست|ट्रैफ़िक|ट्रैफिक|गतिविधि|流量|请求|請求|访问|訪問|活动|活動|行为|行為|アクセス|トラフィック|操作|트래픽|접속|활동|접근|การเข้าถึง|การใช้งาน|ทราฟฟิก|\b(?:lưu lượng|hoạt động|truy cập|lalu lintas|aktivitas|permintaan|traffig|gweithgarwch|trácht|trafiko\w*|trànsit|activitat)\b"
)

_BROWSER = Pattern(
    r"\b(?:browsers?|navigateur|navegador|webbläsare\w*|nettleser\w*|selai\w+|vafra\w*|przeglądark\w+|prohlížeč\w*|prehliadač\w*|böngésző\w*|nabigatzaile\w*|porwr|brabhsálaí)\b|\b(?:браузер\w*|браузър\w*|прегледач\w*|pregledač\w*|preglednik\w*|brskalnik\w*|tarayıcı\w*)\b|πρόγραμμα περιήγησης|φυλλομετρητ|المتصفح|متصفحك|הדפדפן|דפדפן|مرورگر|ब्राउज़र|ब्राउजर|浏览器|瀏覽器|ブラウザ|브라우저|เบราว์เซอร์|\b(?:trình duyệt|peramban)\b"
)
_LOOKED_AT = Pattern(
    r"\b(?:checking|verifying|validating|inspecting)\b|\b(?:überprüf\w+|geprüft|prüfen|prüfung|gecontroleerd|controleren|controleert)\b|\b(?:vérifi\w+|comprobando|verificando|comprobación|verifica in corso|stiamo verificando|controllando|s'està (?:comprovant|verificant))\b|\b(?:kontrollera[rs]?|kontrollerer|tjekker|tarkistetaan|tarkistamme|athuga)\b|\b(?:sprawdza\w+|weryfik\w+|kontroluj\w+|ověřuj\w+|prověřuj\w+|overuj\w+|ellenőr\w+|verific[aă]m)\b|\b(?:проверя\w+|проверка|перевір\w+|проверава\w*|provjera\w*|provera\w*|preverja\w+)\b|έλεγχ|ελέγχ|\b(?:kontrol ediliyor|denetleniyor|doğrulanıyor)\b|(?:جار|جاري|يتم) (?:التحقق|فحص)|التحقق من|בודקים|בדיקת|בודק|(?:در حال|حال) (?:بررسی|انتقال)|जाँच|जांच|正在(?:检查|驗證|验证|檢查|进行)|检查|を確認して(?:います|おります)|確認中|확인 ?(?:중|하고)|검사|กำลังตรวจสอบ|\b(?:đang kiểm tra|kiểm tra|xác minh|sedang (?:memeriksa|diperiksa)|memeriksa|yn gwirio)\b"
)
_BUSY = Pattern(
    r"\byou are (?:now )?in (?:line|a queue|the queue)\b|\bvirtual waiting room\b|\bestimated wait\b|\b(?:warteschlange|warteraum|file d'attente|cola virtual|fila virtual|sala de espera virtual|coda virtuale|wachtrij|ventekø|poczekalni online|jonossa|kolejce do (?:strony|serwisu)|várólist\w*)\b|\b(?:вы в очереди|ви у черзі)\b|\bsıradasınız\b|قائمة الانتظار|طابور|בתור|صف انتظار|排队|排隊|順番待ち|대기열|대기 ?중|\bhàng đợi\b|\bantrean\b"
)


def from_elsewhere(clause: str) -> bool:
    """Tell whether a folded clause says that something is not to be had where the visitor is."""
    if len(clause) > 2 * _LONGEST:
        return False
    if PLACE.search(clause):
        return _AWAY.search(clause) is not None or DENIED.search(clause) is not None
    return _ABROAD.search(clause) is not None and (
        _AWAY.search(clause) is not None or DENIED.search(clause) is not None
    )


def asked_too_often(clause: str) -> bool:
    """Tell whether a folded clause says that too much was asked for."""
    return len(clause) <= 2 * _LONGEST and _MANY.search(clause) is not None and _ASKED.search(clause) is not None


def looks_first(clause: str) -> bool:
    """Tell whether a folded clause says that the visitor is looked at before anything is shown: odd traffic, a check of the browser."""
    if len(clause) > 2 * _LONGEST:
        return False
    odd = _UNUSUAL.search(clause) is not None and _TRAFFIC.search(clause) is not None
    return odd or checks_browser(clause)


def checks_browser(clause: str) -> bool:
    """Tell whether a folded clause says that the visitor's browser is being checked."""
    return len(clause) <= 2 * _LONGEST and _BROWSER.search(clause) is not None and _LOOKED_AT.search(clause) is not None


def waits(clause: str) -> bool:
    """Tell whether a folded clause says that visitors stand in a queue."""
    return len(clause) <= _LONGEST and _BUSY.search(clause) is not None


def any_piece(texts: Iterable[str], *says: object) -> str | None:
    """Return the first of some folded texts of which a part says one of several things."""
    for text in texts:
        if any(callable(one) and one(piece.rpartition(": ")[2]) for piece in pieces(text) for one in says):
            return text
    return None
