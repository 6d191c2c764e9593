# ruff: noqa: RUF001 - words of many scripts
"""Clauses that say of a page that it is not there, put together of two parts: what is meant (a page, an address), and that it is absent.

Each language has many ways to say so, and sites mix politeness in ("the page you were looking for could, alas, not be found"): a list of whole
phrases knew 121 of 223 common wordings in 60 languages, the two parts in one clause know nearly all of them. Neither part means anything alone.
"""

from collections.abc import Iterable

from crawler.judge.patterns import Pattern
from crawler.judge.signs.barriers import PLACE
from crawler.judge.signs.texts import pieces

_LONGEST = 90  # letters of a clause that is a message; longer ones tell of something

# What may be absent: beginnings of words (a page, file, document, resource, article, story, topic, post, product, offer, question, course, record, event, object,
# content, address, link, site, video, ...), so that every case of an inflected language is met.
_PAGES = (
    # English
    "page webpage url address link document content file resource publication record item post article story thread topic message website product listing advert "
    "offer vacancy event course object question answer video clip photo image profile account user entry lot job book dataset repository project channel group "
    # German, Dutch, the Nordic languages
    "seite webseite internetseite inhalt dokument datei adress artikel beitrag beiträg thema themen produkt angebot anzeige frage veranstaltung kurs eintrag datensatz ressource "
    "pagina webpagina bestand bericht onderwerp product aanbod advertentie vraag cursus bron inhoud sida sidan sidor innehåll dokument fil adress artikel inlägg ämne produkt annons fråga kurs "
    "side siden sider innhold indhold artikk emne produkt annonse spørsmål spørgsmål oppslag ressurs sivu sisält tiedosto asiakirj artikkel aihe tuote ilmoitu kysymy kohde resurssi síð efni skjal skrá grein vara "
    "bladsy inhoud lêer "
    # French, Spanish, Portuguese, Italian, Romanian, Catalan, Galician, Basque, Maltese
    "contenu lien fichier ressource annonce produit offre sujet discussion message actualité publication formation événement identifiant fiche notice vidéo compte "
    "página contenido documento enlace recurso archivo fichero artículo noticia producto anuncio oferta tema mensaje pregunta curso evento ficha vídeo cuenta sitio "
    "conteúdo endereço ligação arquivo ficheiro artigo notícia produto anúncio tópico pergunta conta item "
    "pagina contenuto risorsa documento articolo prodotto annuncio offerta argomento messaggio domanda corso evento scheda notizia elemento indirizzo collegamento "
    "pagin conținut document resurs articol fișier produs anunț subiect adres pàgina contingut recurs fitxer article producte páxina contido ligazón orri eduki fitxategi baliabide paġna dokument "
    # Slavic, Baltic, Hungarian, Albanian
    "stron zasób zasob plik dokument artykuł temat wąte wątk post produkt ogłoszeni ofert treś adres kurs wydarzeni obiekt wpis aukcj stránk obsah soubor článek článk téma produkt inzerát nabídk "
    "odkaz zdroj příspěv záznam súbor člán ponuk príspev strani straničk sadržaj datotek dokument član proizvod oglas stran vsebin datotek izdel "
    "страниц страница страниця сторінк документ материал матеріал содержимое контент файл статья статьи статт запис товар объявлени оголошенн вопрос тема темы публикаци ресурс раздел новост "
    "страница съдържани продукт обява материал содржин lehekül leht lehte sisu fail dokument toode kuulutus lapa saturs fails raksts prece puslap turin failas straipsn preke skelbim "
    "oldal tartalom dokumentum fájl cikk termék hirdetés téma kérdés faqe përmbajtj skedar artikull dokument "
    # Greek, Turkic, Caucasian
    "σελίδ περιεχόμεν έγγραφ αρχεί άρθρ προϊόν αγγελί θέμα σύνδεσμ sayfa içerik dosya belge makale haber ürün ilan konu soru kaynak adres səhif məqal fayl бет парақ құжат мақал სტატი გვერდ დოკუმენტ ფაილ էջ փաստաթուղթ հոդված "
    # Celtic
    "tudalen dudalen thudalen dogfen ddogfen erthygl cynnwys leathanach ábhar comhad duilleag susbaint faidhle "
    # Indonesian, Vietnamese, Swahili, Filipino
    "halaman laman berkas dokumen artikel konten produk iklan trang nội dung tài liệu bài viết sản phẩm tệp ukurasa waraka pahina nilalaman"
)
# What was looked for, whatever it is: "we could not find what you were looking for".
_SOUGHT = (
    "looking suchen gesucht zoekt zocht gezochte söker sökte leter leder søger søgte etsimä etsit leitar leitað cherchez recherchez recherché cherché buscas busca buscando buscabas buscado buscáis procura procuras procurando procurava cercando cerchi cercavi cerca cercat cerques căutați cauți căutat bilatzen "
    "szukasz szukana szukany szukane hledáte hledan hľadáte hľadan keres keresed keresett tražite traženu tražena traženi iščete iskan otsite otsitud ieškote ieškomas meklējat meklēt търсите търсен ищете искали искомая шукаєте шукали тражите тражен ψάχνετε αναζητάτε ζητήσατε aradığın aradigin chwilio lorg "
    "tìm bạn cari dicari"
)
_PAGES_UNSPACED = (
    "صفح الصفحة المحتو الملف المقال المنتج الموضوع الرابط المستند الإعلان صفحه صفحہ محتوا مطلب فایل مقاله محصول آگهی מוצר הדף העמוד דף עמוד התוכן הקובץ המסמך הכתבה מאמר पृष्ठ पेज पन्ना सामग्री दस्तावेज़ फ़ाइल लेख पान "
    "পৃষ্ঠা পাতা পেজ নথি নিবন্ধ பக்கம் பக்கத் ஆவண பதிவு పేజీ పుట ಪುಟ പേജ് ページ 資料 記事 商品 ファイル コンテンツ 投稿 動画 書類 文書 データ 页面 頁面 网页 網頁 此页 該頁 该页 內容 内容 文章 文件 资源 資源 商品 产品 帖子 主题 主題 问题 問題 视频 信息 链接 連結 地址 网址 網址 "
    "페이지 게시물 게시글 문서 상품 자료 기사 콘텐츠 파일 주소 หน้า เนื้อหา เอกสาร บทความ สินค้า ไฟล์ පිටුව ទំព័រ ໜ້າ စာမျက်နှာ ገጽ"
)

_ABSENT = (
    # English
    r"\b(?:not|n't|never|no longer|unable to|nothing) (?:be |been )?(?:\w+ )?(?:find|found|exist|exists|located?|displayed|available|accessible|here|there|valid)\b",
    r"\b(?:cannot|can't|couldn't|could not|can not) (?:be )?(?:find|found|locate|located|displayed|accessed|reached|retrieved|opened|loaded)\b",
    r"\b(?:is|are|was)(?: not|n't) (?:on|in|at|part of) (?:this|our|the) (?:server|machine|site|website|system|address|database|collection|archive)\b|\bno longer (?:here|online|published|on (?:our|this)|part of|live)\b|\bno \w+ specified\b",
    r"\b(?:has|have|is|was) (?:either )?(?:expired|moved or (?:expired|been)|been taken (?:down|offline)|gone(?! to)|closed and removed|terminated)\b|\bnothing (?:was )?(?:found|lives|exists) (?:here|at this)\b",
    r"\b(?:does not|doesn't|did not|didn't|no longer) (?:seem to |appear to )?(?:exists?|available)\b",
    r"\b(?:has|have|was|were|is|been) (?:now |since |been |permanently )*(?:removed|deleted|withdrawn|unpublished|retired)\b",
    r"\bno (?:such )?\w+ (?:was )?found\b|\b(?:is|has|gone|went) missing\b|\bmissing (?:page|document|file|content)\b|\b(?:page|document|file|content) missing\b|\bunavailable\b|\binvalid url\b",
    r"\bthere(?:'s| is| are) (?:currently )?no (?:such )?(?:web ?page|page|pages|document|file|item|record|article|entry|topic|thread|user|listing)s?\b|\bno such (?:page|item|record|document|file|article|topic|thread|user|object|entry|product|listing)\b|\bno (?:thread|topic|post|item|record|page|article|user|document|product|file|id) (?:was )?specified\b",
    r"\b(?:invalid|unknown|bad) (?:thread|topic|post|item|record|page|article|user|document|product|file|object|handle|identifier|listing|link)\b(?: (?:specified|requested|id|number|identifier))?|\b(?:withdrawn|deaccessioned|delisted|unlisted|discontinued)\b|\b(?:item|page|record|article|post|document|file|video|listing) (?:withdrawn|deleted|removed|expired)\b",
    r"\blink (?:you (?:followed|clicked|used) )?(?:has expired|expired|is (?:out of date|outdated|broken|incorrect|wrong|invalid|no longer valid|dead))\b|\b(?:link|lien|enlace|ligação|lenke|länk|odkaz|odnośnik|ссылка|посилання) (?:abgelaufen|ungültig|expiré|caducado|vencido|expirado|scaduto|verlopen|vanhentunut|wygasł|vypršel|истек\w*|недійсне|устарел\w*)\b",
    r"\bmay (?:be|have been) (?:broken|removed|moved|deleted)\b|\bmoved or (?:no longer|deleted|removed)\b",
    # German, Dutch, the Nordic languages
    r"\b(?:gibt es|gibt's) (?:leider )?nicht\b|\bexistiert (?:leider )?nicht\b|\bnicht (?:mehr |länger )?(?:gefunden|verfügbar|vorhanden|auffindbar|erreichbar|finden|existent)\b|\b(?:wurde|ist) gelöscht\b",
    r"\bniet (?:meer |langer )?(?:worden )?(?:gevonden|vinden|beschikbaar|bereikbaar)\b|\bbestaat (?:helaas )?niet\b|\bverwijderd\b",
    r"\b(?:inte|ej) (?:längre )?(?:att )?(?:hitta|hittas|hittade|hittat|hittades|finns|tillgänglig)\b|\b(?:finns|hittas|hittades|hittade|hittar|visas) (?:tyvärr |längre )?(?:inte|ej)\b|\bborttagen\b|\bkan (?:tyvärr )?inte (?:visas|hittas|nås)\b",
    r"\bkan (?:desværre |dessverre )?ikke (?:vises|findes|finnes)\b|\b(?:slettet|fjernet)\b",
    r"\b(?:findes|finnes|fant|finner|fandt|eksisterer|finst) (?:desværre |dessverre |vi )?(?:ikke|ikkje)\b|\bikke? (?:længere |lenger )?(?:finde|findes|finne|finnes|finner|funnet|fundet|tilgængelig|tilgjengelig)\b",
    r"\bei (?:löydy|löytynyt|löytyny|ole (?:enää )?(?:olemassa|saatavilla)|voitu löytää)\b|\bpuuttuu\b|\b(?:finnst|fannst|er) ekki\b|\bnie gevind\b",
    # French, Spanish, Portuguese, Italian, Romanian, Catalan, Galician, Basque, Maltese
    r"\b(?:kann|konnte) (?:\w+ ){0,4}nicht (?:\w+ )?(?:gefunden|angezeigt|geladen|aufgerufen)\b|\bnicht (?:\w+ )?(?:gefunden|finden)\b|\b(?:entfernt|abgelaufen|archiviert) (?:worden|oder)\b|\bnicht mehr (?:online|aktuell|im angebot|abrufbar)\b",
    r"\b(?:retirée?s?|supprimée?s?|déplacée?s?|expirée?s?) ?(?:du|de|ou|\.|!|$)|\bne correspond à aucun\b|\bn'est plus (?:en ligne|disponible|accessible|à cette)\b|\baucune? \w+ (?:ne correspond|n'a été trouvée?)\b",
    r"\b(?:introuvable|inexistante?|non (?:trouvée?|disponibles?)|indisponibles?)\b|\bpas (?:pu )?(?:été |être )?(?:trouvée?|trouver|disponible|accessible)\b|\bn'(?:existe|est) (?:pas|plus)(?: disponible| accessible)?\b|\b(?:a|été) supprimée?\b|\bplus disponible\b",
    r"\bno (?:\w+ ){0,3}(?:encuentra|encontrar|encontrad[oa]|encontrado|encontró|existe|disponible|localizad[oa]|hallad[oa])\b|\binexistente\b|\b(?:ha|fue|sido) (?:sido )?(?:eliminad[oa]|retirad[oa]|borrad[oa]|dad[oa] de baja)\b|\bno hemos (?:podido )?encontra\w+\b",
    r"\b(?:não|nao) encontramos\b|\bjá não (?:está|existe|se encontra)\b|\b(?:foi|sido) (?:removid[oa]|eliminad[oa]|apagad[oa]|excluíd[oa])\b",
    r"\b(?:não|nao) (?:\w+ ){0,3}(?:encontrar|encontrad[oa]|encontrou|existe|disponível|localizad[oa])\b",
    r"\bnon (?:\w+ ){0,3}(?:trovat[oa]|disponibile|esiste|trovare|raggiungibile|atopad[oa]|existe|atopar)\b|\binesistente\b|\bimpossibile trovare\b|\b(?:è|stat[ao]) (?:stat[ao] )?(?:rimoss[ao]|cancellat[ao]|eliminat[ao]|spostat[ao])\b|\bnon (?:è|c'è) più\b",
    r"\bnu (?:\w+ ){0,3}(?:găsit[ăa]?|gasit[ăa]?|există|exista|disponibil[ăa]?)\b|\bno (?:\w+ ){0,2}(?:troba|trobad[ao]|trobat|existeix|disponible)\b|\bs'ha trobat\b",
    r"\bez d(?:a|ago|u) .{0,20}(?:aurkitu|existitzen|aurkitzen)\b|\bez da existitzen\b|\baurkitu ez\b|\bma (?:nstabitx|nstabet|teżistix)\b",
    # Slavic, Baltic, Hungarian, Albanian
    r"\bnie (?:\w+ ){0,3}(?:znaleziono|odnaleziono|znaleziona|znaleziony|znalezione|znaleźć|odnaleźć|istnieje|dostępn[aye]|ma)\b|\b(?:usunięt[aye]|wycofan[aye])\b",
    r"\b(?:nenalezen[ao]?|nenašl[ao]|neexistuje|nenájden[áé]|nenašl[ai]|nenašiel)\b|\b(?:nebyl[ao]?|nebol[ao]?) (?:nalezen[ao]?|nájden[áéo]+)\b|\b(?:ne)?poda(?:ř|r)ilo (?:se |sa )?(?:na|ná|nal)(?:jí|js|éz|iez)[tť]\b|\b(?:nelze|nemůžeme|nedá se) (?:najít|nalézt|zobrazit)\b|\b(?:smazán[aoy]?|odstraněn[aoy]?|zrušen[aoy]?|vymazan[áéý]|odstránen[áéý])\b|\bjiž není\b|\b(?:není|nie je) (?:k )?dostupn[áýa]\b",
    r"\b(?:ne postoji|nije (?:pronađen[ao]?|nađen[ao]?|dostupn[ao]?)|nema|ne obstaja|ni (?:bil[ao]? )?najden[ao]?|ni (?:več )?na voljo|ni (?:bilo )?mogoče najti)\b",
    r"\bне (?:\w+ ){0,3}(?:намерен[ао]?|намерим|намери|открит[ао]?|съществува|найден[аоы]?|существует|доступна|знайден[ао]|існує|доступна|пронајден[ао]?|постои|пронађен[ао]?|постоји)\b",
    r"\b(?:не удалось|невозможно|не вдалося) (?:\w+ )?(?:найти|открыть|знайти)\b|\b(?:был[аои]? |була )?(?:перемещен[аоы]?|снят[аоы]? с публикации|переміщен[аоі]|закрыт[аоы]?)\b|\bбольше не (?:доступ\w+|существует|актуальн\w+)\b|\bне (?:е|беше|бе) (?:намерен[ао]?|открит[ао]?|најден[ао]?|пронајден[ао]?)\b|\bне знайшлі\b",
    r"\b(?:нет|немає|отсутствует|удален[ао]?|удалён|видалено|липсва|није пронађена|нема)\b",
    r"\bei (?:leitud|leia|leidu|ole olemas|eksisteeri)\b|\b(?:nav|netika) (?:atrast[as]?|pieejam[as]?)\b|\bneeksistē\b|\b(?:nerast[aso]*|neegzistuoja|nėra)\b",
    r"\bnem (?:\w+ )?(?:található|létezik|elérhető|találjuk|találtuk|találta|találom|jeleníthető)\b|\bnincs (?:ilyen|meg)\b|\b(?:megszűnt|törölték|törölve|eltávolít\w+)\b|\bs'u gjet\b|\bnuk (?:u gjet|ekziston|mund të gjendet)\b",
    # Greek, Turkic, Caucasian
    r"\b(?:δεν|δε) (?:βρέθηκε|βρέθηκαν|υπάρχει|υπάρχουν|είναι (?:πλέον )?διαθέσιμ\w+|μπορεί να βρεθεί|μπορέσαμε)\b|\b(?:ulaşılamadı|ulaşılamıyor|kaldırılmış|silinmiş|taşınmış|yayından kaldırıl\w+|bulunamıyor)\b|\b(?:bulunamadı|bulunmuyor|yok|mevcut değil|bulunmamaktadır|tapılmadı|mövcud deyil|табылмады|табылған жоқ)\b|ვერ მოიძებნა|არ არსებობს|չի գտնվել|գոյություն չունի",
    # Celtic
    r"\b(?:ni chanfuwyd|ni ddarganfuwyd|ni ddarganfyddwyd|wedi(?:i)? (?:ei )?(?:dileu|symud)|yn wag|heb ei (?:darganfod|chanfod|ganfod)|yn bodoli|dod o hyd|ddaethpwyd o hyd|ddim ar gael|ar goll)\b",
    r"\b(?:aimsi[úo]\w*|aimsíodh|bhfuarthas|fuarthas|lorg|lorgadh|fhuaras|ann)\b",
    # Semitic, Iranian, Indic, Dravidian
    r"غير (?:موجود|متوفر|متاح)|(?:تعذر|تعذّر|يتعذر) (?:العثور|الوصول|عرض)|(?:تم|تمت) (?:حذف|إزالة|نقل)|ليست? (?:موجود|متاح|متوفر)|لم (?:يتم العثور|نتمكن|نعثر|يعثر)|لا (?:توجد|يمكن العثور)|لم تعد|یافت نشد|(?:حذف|منتقل) شده|موجود نیست|پیدا نکردیم|پیدا نشد|وجود ندارد|نہیں ملا|موجود نہیں",
    r"לא (?:ניתן )?(?:למצוא|מצאנו)|(?:הוסר|הוסרה|נמחק|נמחקה|הועבר)|לא נמצא|(?:אינו|אינה|לא|איננו) קיי?מ|(?:אינו|אינה|לא) קיים|(?:אינו|אינה|לא) זמי[נן]",
    r"नहीं मिल|नहीं मिला|लापता|हटा दिया|मिळाले नाही|अस्तित्त्वात नाही|भेटिएन|ಸಿಗಲಿಲ್ಲ|దొరకలేదు|కనుగొనబడలేదు|കണ്ടെത്താനായില്ല|ਨਹੀਂ ਲੱਭਿਆ|મળ્યું નથી|मौजूद नहीं|उपलब्ध नहीं|फेला परेन|পাওয়া যায়নি|খুঁজে পাওয়া|கிடைக்கவில்லை|காணவில்லை|හමු නොවී|සොයාගත නොහැක",
    # East and South-East Asia, Swahili
    r"見つか(?:り|ら)|存在しま|存在しな|ございません|(?:は|が)ありません|表示できません|(?:公開|掲載|販売)(?:期間)?(?:が|は|を)?終了|削除(?:された|されている|いたし)|お探しの|削除され|移動または削除|不存在|找不到|未找到|没有找到|沒有找到|無法找到|无法找到|出错|已被?[删刪]除|[无無]此|已下[线架]|已(?:过期|失效|关闭)|(?:没有|沒有)(?:找到|此)|走丢|無法(?:顯示|開啟)|无法(?:显示|打开|访问)|不见了|不見了|찾을 수 없|존재하지 않|없습니다|삭제된|삭제되|종료(?:되었|된)|존재하지|이동되었",
    r"ไม่พบ|ไม่มีหน้า|ถูกลบ|ไม่มีอยู่|\bkhông (?:được )?(?:tìm thấy|tồn tại|có sẵn|còn)\b|\btidak (?:dapat )?(?:ditemukan|dijumpai|ada|tersedia|wujud)\b|\b(?:haukupatikana|haujapatikana|haupatikani|haipatikani|hindi mahanap|hindi nahanap|hindi natagpuan)\b",
)
# What an error has no need to say: a title that explains, asks or lists.
_EXPLAINS = Pattern(
    r"\b(?:if|falls|wenn|jeśli|если|weekends?|until|between|during|tonight|today|tomorrow|opening hours|how|why|what|when|who|which|guide|fix|fixing|tips?|examples?|best|design|designing|avoid|explained|understanding|meaning|about|history|study|survey|review|report|"
    r"wie|warum|was|comment|pourquoi|cómo|como|por qué|come|perché|hoe|waarom|hur|hvordan|как|почему|legal reasons|your (?:country|region|location|area|state))\b|如何|怎么|とは|方法"
)

_SPACED, _UNPARTED = (tuple(dict.fromkeys(names.split())) for names in (f"{_PAGES} {_SOUGHT}", _PAGES_UNSPACED))
SOUGHT = Pattern(
    rf"\b(?:{'|'.join(_SOUGHT.split())})|お探し|要找|찾으시|요청하신|חיפש|تبحث|دنبال|खोज|ค้นหา|requested|angefordert|demandée?|solicitad|richiest|gevraagd|запрош"
)
PAGES = Pattern(rf"\b(?:{'|'.join(_SPACED)})|{'|'.join(_UNPARTED)}", stems=(*_SPACED, *_UNPARTED))
ABSENT = Pattern("|".join(f"(?:{pattern})" for pattern in _ABSENT))


_BECAUSE = Pattern(
    r" (?:because|since|weil|parce qu|porque|perché|omdat|eftersom|fordi|koska|ponieważ|protože|pretože|mert|deoarece|защото|потому что|тому що|jer|ker|επειδή|çünkü)\b"
)

# A sentence that begins so says what would be.
CONDITION = Pattern(
    r"(?:if|when|should|in case|falls|wenn|sollte|si|s'il|cuando|se|quando|caso|als|indien|om|ifall|hvis|dersom|jos|ef|jeśli|gdy|jeżeli|pokud|když|ak|ha|dacă|ако|если|якщо|када|ako|če|αν|εάν|eğer|إذا|אם|اگر|यदि|अगर|nếu|jika|apabila|kalau|os|má|baldin)\b|如果|若|もし|만약|หาก|ถ้า"
)


def explains(title: str) -> bool:
    """Tell whether a folded title explains, asks or lists, which an error has no need to."""
    return _EXPLAINS.search(title) is not None


def is_absent(clause: str) -> bool:
    """Tell whether a folded clause says that a page or what it stands for is not there, and hardly more.

    Behind a colon stands what a title is about: "error: page not found" says so, "page not found: poems" does not.
    """
    clause = _BECAUSE.split(clause.rpartition(": ")[2])[0]
    if len(clause) > 2 * _LONGEST or PAGES.search(clause) is None or ABSENT.search(clause) is None:
        return False
    if PLACE.search(clause):  # it is there for others
        return False
    return sum(map(str.isalpha, clause)) <= _LONGEST and _EXPLAINS.search(clause) is None


def absent(texts: Iterable[str]) -> str | None:
    """Return the first of some folded titles or headings of which a part says so."""
    for text in dict.fromkeys(texts):
        if PAGES.search(text) and any(is_absent(piece) for piece in pieces(text)):
            return text
    return None
