# ruff: noqa: RUF001 - words of many scripts
"""Whether a page is about something, or stands in the place of one that is."""

from functools import lru_cache

from crawler.judge.patterns import Pattern
from crawler.judge.signs.absence import ABSENT, absent, explains
from crawler.judge.signs.phrases import ERROR_FILLER, SEARCH, TROUBLE
from crawler.judge.signs.texts import headings, mentions, message, page_titles, pieces, says
from crawler.records import Facts

_LITTLE = 4  # letters beside a cry of trouble
_HEADLINE = 4  # words that a title has at most without explaining anything
_SENTENCE = Pattern(r"(?<=[.!?\u2026:;\u3002\u0964])\s*")
# What forums and content systems head their notices with.
_NOTICE = Pattern(
    r"^(?:(?:system|board|forum|vbulletin|phpbb) )?(?:information|informations|message|notice|warning|alert|attention|notification|informazione|avviso|información|aviso|mensaje|informação|mensagem|hinweis|meldung|mitteilung|melding|mededeling|bericht|meddelande|meddelelse|besked|ilmoitus|informacja|komunikat|uwaga|informace|upozornění|upozornenie|információ|üzenet|figyelem|informare|mesaj|информация|сообщение|внимание|інформація|повідомлення|увага|съобщение|informacije|obavijest|obaveštenje|obvestilo|ενημέρωση|μήνυμα|πληροφορίες|bilgi|uyarı|mesajı|تنبيه|إشعار|معلومات|הודעה|مهم|پیام|सूचना|提示|提示信息|系统提示|お知らせ|インフォメーション|안내|알림|แจ้งเตือน|thông báo|pemberitahuan|informasi)$"
)

# What pages that look at their visitors first are called.
_MOMENT = Pattern(
    r"^(?:(?:access |user |visitor )?verification|verify(?:ing)?(?: access)?|please wait|one moment(?: please)?|just a sec\w*|checking|security|überprüfung|verifizierung|prüfung|bestätigung|einen moment(?: bitte)?|bitte warten|vérification|un (?:instant|moment)(?: s'il vous plaît)?|patientez|veuillez patienter|verificación|comprobación|un momento(?: por favor)?|espere|verificação|aguarde|um momento|verifica|controllo|attendere(?: prego)?|verificatie|controle|even (?:controleren|geduld)|een moment|verifiering|kontroll|verifisering|bekreft\w*|vent(?: litt)?|bekræft\w*|vänta|varmistus|tarkistus|odota"
    r"|weryfikacja(?: dostępu)?|sprawdzanie|proszę czekać|ověření|kontrola|počkejte|overenie|ellenőrzés|kérjük várjon|verificare|așteptați|проверка|подождите|пожалуйста,? подождите|перевірка|зачекайте|провера|provjera|provera|preverjanje|έλεγχοσ|επαλήθευση|doğrulama|kontrol|lütfen bekleyin|التحقق|تحقق|انتظر|אימות|בדיקה|רק רגע|تأیید|بررسی|لطفا صبر کنید|सत्यापन|验证|驗證|安全验证|请稍候|請稍候|确认|確認|認証|お待ちください|확인|인증|잠시만 기다려 ?주세요|ตรวจสอบ|ยืนยัน|กรุณารอสักครู่|xác minh(?: truy cập)?|vui lòng chờ|verifikasi|mohon tunggu|系統繁忙|系统繁忙|安全检查|dilysu|gwirio|fíorú)\W*$"
)

# Who may be missing, or not be found.
_PERSON = Pattern(
    r"\b(?:persons?|people|child(?:ren)?|wom[ae]n|m[ae]n|boys?|girls?|soldiers?|victims?|personas?|personen|niñ[oa]s?|mujer(?:es)?|hombres?|pessoas?|persone|bambin[oi]|personnes?|enfants?|disparue?s?|vermisste[rn]?|kinder|personer|försvunn\w+|savnede?|osob[ayę]?\w*|zaginion\w+|pohřešovan\w+|nezvěstn\w+|eltűnt\w*|persoan\w+|dispărut\w*|люди|человек\w*|ребен\w+|особа|людин\w+|зниклі|безвісти|лиц[ао]|osobe?|nestal\w+|kayıp (?:kişi|çocuk)\w*)\b|άτομα|εξαφάνιση|مفقود|נעדר|گمشده|लापता|人員|失踪|行方不明|실종|คนหาย|mất tích|orang hilang"
)
_SHORT = 30  # characters
_TELLS = 12  # words about somebody


def names_a_person(facts: Facts) -> bool:
    """Tell whether a page is about somebody who was not found: it names a person, and tells more than that in words that are not about pages."""
    if not facts.message or not mentions((*page_titles(facts), *headings(facts)), _PERSON):
        return False  # a page of many words is seldom told by them
    rest = message(facts)
    for name in headings(facts):
        rest = rest.replace(name, " ")
    return len(rest.split()) >= _TELLS and not absent(_SENTENCE.split(rest))


def has_subject(facts: Facts) -> bool:
    """Tell whether a page is about something: its main heading is the first part of its title and no cry of trouble, or its title explains, or it lists finds."""
    titles, heads = page_titles(facts), headings(facts)
    if mentions((*titles, *heads), SEARCH) or any(
        explains(title) and len(title.split()) > _HEADLINE for title in titles
    ):
        return True
    if is_notice(facts):
        return False
    parts = [part for title in titles for part in list(pieces(title))[1:2]]
    return bool(heads) and heads[0] in parts and says(heads[:1], TROUBLE, ERROR_FILLER, _LITTLE) is None


def is_titled(facts: Facts) -> bool:
    """Tell whether a page is titled as it is headed, and its heading is neither a cry, nor a notice, nor says that something is not to be had."""
    heads = headings(facts)[:2]
    return any(title.startswith(head) for head in heads for title in page_titles(facts)) and not is_nameless(facts)


def is_notice(facts: Facts) -> bool:
    """Tell whether a page is headed as forums and content systems head what they have to tell."""
    return any(_NOTICE.search(piece) for text in (*page_titles(facts), *headings(facts)) for piece in pieces(text))


def _only_misses(heads: tuple[str, ...]) -> bool:
    """Tell whether a heading says of nothing in particular that it is not to be had."""
    return any(len(head) <= _SHORT and ABSENT.search(head) and not explains(head) for head in heads)


def is_nameless(facts: Facts) -> bool:
    """Tell whether a page names nothing that it could be about: a title of one part and no heading, or headings that cry, notify, wait or miss something."""
    return _is_nameless(page_titles(facts), headings(facts))


@lru_cache(maxsize=64)
def _is_nameless(titles: tuple[str, ...], heads: tuple[str, ...]) -> bool:
    if any(explains(title) for title in titles):
        return False
    named = {piece for text in (*titles, *heads[:2]) for piece in pieces(text)}
    if any(_NOTICE.search(piece) or _MOMENT.search(piece) for piece in named):
        return True
    if says((*titles, *heads[:1]), TROUBLE, ERROR_FILLER, _LITTLE) or absent(heads[:1]) or _only_misses(heads[:1]):
        return True
    return not heads and all(len(list(pieces(title))) == 1 for title in titles)
