# ruff: noqa: RUF001 - words of many scripts
"""Clauses that turn a visitor away or ask whether it is a robot, put together of two parts, as `absence` does.

Refusals say that something (access, the request, the visitor's address) is denied. Checks ask for a proof of being human. Whole phrases knew 29
of 74 wordings in 27 languages.
"""

from collections.abc import Iterable

from crawler.judge.patterns import Pattern
from crawler.judge.signs.texts import pieces

_LONGEST = 60  # letters of a clause that is a message

_ACCESS = (
    r"\b(?:access|requests?|(?:your )?ip(?: address)?|you(?:'ve| have| are|r (?:request|connection|browser|visit|computer))|connection|activity)\b",
    r"\b(?:zugriff|zugang|anfrage|ip-adresse|sie (?:wurden|sind)|toegang|verzoek|u bent|åtkomst|adgang|tilgang|pääsy)\b|\baðgang",
    r"\b(?:accès|requête|adresse ip|vous êtes|vous avez|acceso|solicitud|petición|dirección ip|usted ha|accesso|richiesta|indirizzo ip|acesso|endereço ip|acces|accés|accesul)\b",
    r"\b(?:dostęp\w*|adres ip|přístup|prístup|pristup|hozzáférés|доступ|запрос|запит|достъп\w*|ip-адрес\w*|ip-адреса|vy jste|вы|ви)\b",
    r"\b(?:erişim|erişiminiz|isteğiniz|πρόσβαση|πρόσβασησ|juurdepääs|piekļuve|prieiga|truy cập|akses)\b",
    r"\b(?:permissions?|permiso|permissão|permissões|permesso|permís|berechtigung|tilladelse|tillatelse|behörighet|oprávnění|oprávnenie|uprawnie\w+|jogosultság|permisiune|dovoljenje|dozvola|права|разрешение|izin|acceso|acesso)\b|صلاحية|הרשאה|مجوز|अनुमति|权限|權限|権限|권한",
    r"アクセス|閲覧|访问|訪問|存取|请求|請求|접근|액세스|الوصول|طلبك|دسترسی|גישה|הגישה|การเข้าถึง",
)
_DENIED = (
    r"\b(?:denied|refused|blocked|forbidden|restricted|limited|rejected|not (?:allowed|permitted|authori[sz]ed)|prohibited|banned|suspicious|unauthori[sz]ed|unusual)\b",
    r"\b(?:verweigert|gesperrt|blockiert|untersagt|nicht (?:erlaubt|gestattet|möglich)|eingeschränkt|geweigerd|geblokkeerd|niet toegestaan|verboden)\b",
    r"\b(?:nekad|nekas|blockerad|nægtet|blokeret|avvist|blokkert|ingen|estetty|evätty|hafnað)\b",
    r"\b(?:refusée?|interdite?|bloquée?|restreinte?|non autorisée?|denegad[oa]|bloquead[oa]|restringid[oa]|prohibid[oa]|no autorizad[oa]|negat[oa]|bloccat[oa]|vietat[oa]|negad[oa]|proibid[oa]|interzis|refuzat|blocat|denegat)\b",
    r"\b(?:zablokowan\w*|zabroniony|odmowa|ograniczony|brak|zablokován\w*|odepřen|zamítnut\w*|odmietnutý|zamietnutý|odbijen|zabranjen|blokiran|zavrnjen|megtagadva|letiltva)\b",
    r"\b(?:запрещ[её]н|ограничен|заблокирован\w*|заборонено|обмежено|заблоковано|отказан|забранен)\b",
    r"\b(?:engellen\w*|reddedildi|yasak\w*|απαγορεύ\w*|απορρίφθηκε|άρνηση|δεν επιτρέπεται|keelatud|liegta|uždrausta|từ chối|chặn|ditolak|diblokir)\b",
    r"拒否|禁止|制限|ブロック|できません|被拒|拒绝|拒絕|受限|限制|拦截|攔截|封禁|屏蔽|차단|거부|금지|제한|رفض|حظر|مرفوض|ممنوع|غیرمجاز|נדחת|נחסמ|אסור|ปฏิเสธ",
)
_ROBOT = r"\b(?:robots?|bots?|human|menschlich\w*|mensch|mens|humaine?|human[oa]|uman[oa]|roboter\w*|robot\w+|робот\w*|människa|menneske|ihminen|maður|člověk|človek|ember|om|человек\w*|людин\w*|човек|čovjek|čovek|insan|gizaki\w*|humà|manusia|con người)\b|ρομπότ|άνθρωπο|إنسان|אדם|انسان|ربات|इंसान|मानव|रोबोट|真人|人間|사람|มนุษย์|หุ่นยนต์|โรบอท|ロボット|机器人|人机|機器人|로봇|روبوت|רובוט|בוט"
_DEMAND = r"\b(?:bekräfta|bekreft|bekræft|vahvista|todista|staðfestu|potwierdź|potvrďte|potvrdite|potvrdi|igazolja|erősítse|confirmați|confirma|confirme|confirmez|prouvez|conferma|dimostra|bevestig|onayla\w*|konfirmasi|buktikan|bukan|không phải|xác nhận|chứng minh|докажите|доведіть|потвърдете|потврдите|kinnita|patvirtinkite|apstipriniet|berretsi|cadarnha\w*|deimhnigh)\b|επιβεβαι|تأكد|تأكيد|أثبت|تحقق|אשר|הוכח|ثابت|تأیید|تایید|पुष्टि|साबित|确认|確認|证明|證明|확인|증명|ยืนยัน|พิสูจน์"
_PROOF = (
    r"\b(?:verif\w+|confirm\w*|prove|check|captcha|detected|detection|protection|you(?:'re| are)|are you|like a)\b",
    r"\b(?:bestätig\w+|überprüf\w+|schutz|kein|keine|vous|pas|no es|no eres|verifi\w+|non sei|não|niet|geen|inte|ikke|ei|nejste|nie|jesteś|nem)\b",
    _DEMAND,
    r"\b(?:не|подтвердите|підтвердіть|проверка|değil\w*|olmadığınızı|doğrulayın)\b|ではありません|验证|驗證|不是|아닙니다|아님|לא|לست",
)
_CHECK = (
    r"\b(?:client challenge|(?:human|bot|robot|browser|security|connection|user) (?:check|verification|validation|protection|detected)|verification required|validation request)\b",
    r"\b(?:verification successful|slide (?:right )?to|complete the (?:puzzle|captcha)|needs to be verified|please enable cookies|unusual (?:traffic|activity)|bot-schutz)\b",
    r"安全验证|安全驗證|人机验证|访问验证|滑动验证|セキュリティチェック|セキュリティ検証|拦截提示|보안 (?:검사|확인)",
)

# "Are you a robot?", where the verb says little.
_QUESTION = Pattern(
    r"(?:olet(?:ko)?(?: sinä)?|ön|ön (?:egy )?|ti si|jeste li|jesi li|si|sei|sei un|es|ets|és|é|você é|êtes-vous|êtes vous|esteți|sunteți|är du|er du|ert þú|bạn có phải là|apakah anda|είσαι|είστε|هل أنت|האם אתה|אתה|آیا شما|क्या आप|你是|您是|是否是|あなたは|당신은|คุณเป็น|ви|вы|czy jesteś|jsi|jste|ste|zara) ?(?:en |ett |et |un |una |um |uma |a |e )?(?:robot\w*|bot|ρομπότ|روبوت|רובוט|ربات|रोबोट हैं|机器人|機器人|ロボット(?:ですか|ではありませんか)|로봇(?:입니까|인가요)|หุ่นยนต์(?:หรือไม่)?|робот)(?: olla)?\s*[?？؟]?"
)
ACCESS = Pattern("|".join(_ACCESS))
DENIED = Pattern("|".join(_DENIED))
ROBOT = Pattern(_ROBOT)
PROOF = Pattern("|".join(_PROOF))
DEMAND = Pattern(rf"\b(?:verify|confirm|prove)\b|{_DEMAND}")
CHECK = Pattern("|".join(_CHECK))
_EXPLAINS = Pattern(
    r"\b(?:how|why|what|guide|guides|rights?|policy|policies|restrictions|about|open access|ratgeber|guía|explained|meaning|history|erklärt|was ist|was steckt|was bedeutet|warum|wie man|geschichte|qu'est-ce|pourquoi|comment|histoire|qué (?:es|son)|por qué|cómo|historia|o que é|por que|como funciona|história|cos'è|che cos|perché|storia|wat (?:is|zijn)|waarom|hoe|vad är|varför|hur|hva er|hvorfor|hvordan|hvad er|mikä on|miksi|miten|co to|dlaczego|jak|co je|proč|čo je|prečo|mi az|miért|hogyan|ce este|de ce|cum)\b"
    r"|\b(?:что такое|почему|как|история|що таке|чому|какво|защо|шта је|što je|zašto|kaj je|zakaj|nedir|neden|nasıl)\b|τι είναι|γιατί|πώς|ما (?:هو|هي)|كيف|מה זה|למה|איך|چیست|چرا|چگونه|क्या है|क्यों|कैसे|什么是|什麼是|如何|为什么|とは|方法|무엇|방법|이란|คืออะไร|ทำไม|วิธี|\b(?:là gì|tại sao|cách|apa itu|mengapa|cara)\b"
)


def demands(text: str) -> bool:
    """Tell whether a folded title asks to confirm or prove something, which no film is called."""
    return DEMAND.search(text) is not None


def explains_checks(text: str) -> bool:
    """Tell whether a folded title tells of refusals and checks, rather than being one."""
    return _EXPLAINS.search(text) is not None


def refuses(texts: Iterable[str]) -> str | None:
    """Return the first of some folded titles or headings of which a part says that the visitor is turned away; None where none does."""
    return next((text for text in texts if any(_says(piece, ACCESS, DENIED) for piece in pieces(text))), None)


def checks(texts: Iterable[str]) -> str | None:
    """Return the first of some folded titles or headings of which a part asks for a proof of being human; None where none does."""
    return next((text for text in texts if any(_asks(piece) for piece in pieces(text))), None)


def _asks(clause: str) -> bool:
    """Tell whether a clause asks so: behind a colon stands what a title is about."""
    return _says(clause, ROBOT, PROOF) or _says(clause, CHECK, CHECK) or _QUESTION.fullmatch(clause) is not None


def _says(clause: str, first: Pattern, second: Pattern) -> bool:
    """Tell whether both parts stand in a clause with hardly more."""
    clause = clause.rpartition(": ")[2]
    if first.search(clause) is None or second.search(clause) is None:
        return False
    return sum(map(str.isalpha, clause)) <= _LONGEST and _EXPLAINS.search(clause) is None
