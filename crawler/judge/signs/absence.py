# ruff: noqa: RUF001 - words of many scripts
"""Clauses that say of a page that it is not there, put together of two parts: what is meant (a page, an address), and that it is absent.

Each language has many ways to say so, and sites mix politeness in ("the page you were looking for could, alas, not be found"): a list of whole
phrases knew 121 of 223 common wordings in 60 languages, the two parts in one clause know nearly all of them. Neither part means anything alone.
"""

from collections.abc import Iterable

from crawler.judge.patterns import Pattern
from crawler.judge.signs.texts import pieces

_LONGEST = 90  # letters of a clause that is a message; longer ones tell of something

_PAGES = (
    # English, German, Dutch, the Nordic languages
    "page pages webpage url address link document content file resource publication record item post article site website entry listing "
    "seite webseite internetseite inhalt inhalte dokument datei adresse url pagina webpagina bestand sida sidan side siden innholdet indholdet innehållet sivu sivua "
    "hakemaasi síða síðan síðuna bladsy "
    # French, Spanish, Portuguese, Italian, Romanian, Catalan, Galician, Basque, Maltese
    "contenu lien fichier página contenido documento enlace contenuto risorsa conteúdo endereço ligação pagină paginii pagina pàgina páxina orria orri orrialdea paġna "
    # Slavic, Baltic, Hungarian, Albanian
    "strona strony stronę stránka stránku stránky obsah dokument stranica stranicu stranice stran strani страница страницата страницу страницы страниц страници "
    "сторінка сторінку сторінки страница документ материал содержимое lehte lehekülge lehekülg leht lapa puslapis puslapio oldal oldalt tartalom faqja faqe "
    # Greek, Turkic, Caucasian
    "σελίδα σελίδασ περιεχόμενο sayfa sayfayı içerik səhifə бет парақ გვერდი էջը էջ "
    # Celtic
    "tudalen dudalen leathanach duilleag "
    # Indonesian, Vietnamese, Swahili, Filipino
    "halaman laman trang ukurasa pahina"
)
_PAGES_UNSPACED = "الصفحة صفحة صفحه صفحہ المحتوى הדף העמוד דף עמוד पृष्ठ पेज पन्ना পৃষ্ঠা পাতা பக்கம் ページ 页面 頁面 网页 網頁 此页 該頁 该页 內容 内容 페이지 หน้า පිටුව"

_ABSENT = (
    # English
    r"\b(?:not|n't|never|no longer|unable to|nothing) (?:be |been )?(?:\w+ )?(?:find|found|exist|exists|located?|displayed|available|accessible|here|there|valid)\b",
    r"\b(?:cannot|can't|couldn't|could not|can not) (?:be )?(?:find|found|locate|located|displayed|accessed|reached|retrieved|opened|loaded)\b",
    r"\b(?:does not|doesn't|did not|didn't|no longer) (?:seem to |appear to )?(?:exists?|available)\b",
    r"\b(?:has|have|was|were|is|been) (?:now |since |been |permanently )*(?:removed|deleted|withdrawn|unpublished|retired)\b",
    r"\bno (?:such )?\w+ (?:was )?found\b|\b(?:is|has|gone|went) missing\b|\bmissing (?:page|document|file|content)\b|\b(?:page|document|file|content) missing\b|\bunavailable\b|\binvalid url\b",
    r"\bmay (?:be|have been) (?:broken|removed|moved|deleted)\b|\bmoved or (?:no longer|deleted|removed)\b",
    # German, Dutch, the Nordic languages
    r"\b(?:gibt es|gibt's) (?:leider )?nicht\b|\bexistiert (?:leider )?nicht\b|\bnicht (?:mehr |länger )?(?:gefunden|verfügbar|vorhanden|auffindbar|erreichbar|finden|existent)\b|\b(?:wurde|ist) gelöscht\b",
    r"\bniet (?:meer |langer )?(?:worden )?(?:gevonden|vinden|beschikbaar|bereikbaar)\b|\bbestaat (?:helaas )?niet\b|\bverwijderd\b",
    r"\b(?:inte|ej) (?:längre )?(?:att )?(?:hitta|hittas|hittade|hittat|hittades|finns|tillgänglig)\b|\b(?:finns|hittas|hittades|hittade) (?:tyvärr )?(?:inte|ej)\b",
    r"\b(?:findes|finnes|fant|finner|fandt|eksisterer|finst) (?:desværre |dessverre |vi )?(?:ikke|ikkje)\b|\bikke? (?:længere |lenger )?(?:finde|findes|finne|finnes|finner|funnet|fundet|tilgængelig|tilgjengelig)\b",
    r"\bei (?:löydy|löytynyt|löytyny|ole (?:enää )?(?:olemassa|saatavilla)|voitu löytää)\b|\bpuuttuu\b|\b(?:finnst|fannst|er) ekki\b|\bnie gevind\b",
    # French, Spanish, Portuguese, Italian, Romanian, Catalan, Galician, Basque, Maltese
    r"\b(?:introuvable|inexistante?|non trouvée?)\b|\bpas (?:pu )?(?:été |être )?(?:trouvée?|trouver|disponible|accessible)\b|\bn'(?:existe|est) (?:pas|plus)(?: disponible| accessible)?\b|\b(?:a|été) supprimée?\b|\bplus disponible\b",
    r"\bno (?:\w+ ){0,3}(?:encuentra|encontrar|encontrad[oa]|encontrado|encontró|existe|disponible|localizad[oa]|hallad[oa])\b|\binexistente\b",
    r"\b(?:não|nao) (?:\w+ ){0,3}(?:encontrar|encontrad[oa]|encontrou|existe|disponível|localizad[oa])\b",
    r"\bnon (?:\w+ ){0,3}(?:trovat[oa]|disponibile|esiste|trovare|raggiungibile|atopad[oa]|existe|atopar)\b|\binesistente\b|\bimpossibile trovare\b",
    r"\bnu (?:\w+ ){0,3}(?:găsit[ăa]?|gasit[ăa]?|există|exista|disponibil[ăa]?)\b|\bno (?:\w+ ){0,2}(?:troba|trobad[ao]|trobat|existeix|disponible)\b|\bs'ha trobat\b",
    r"\bez d(?:a|ago|u) .{0,20}(?:aurkitu|existitzen|aurkitzen)\b|\bez da existitzen\b|\baurkitu ez\b|\bma (?:nstabitx|nstabet|teżistix)\b",
    # Slavic, Baltic, Hungarian, Albanian
    r"\bnie (?:\w+ ){0,2}(?:znaleziono|odnaleziono|znaleziona|znaleźć|odnaleźć|istnieje|dostępna)\b",
    r"\b(?:nenalezen[ao]?|nenašl[ao]|neexistuje|nenájden[áé]|nenašl[ai]|nenašiel)\b|\b(?:nebyl[ao]?|nebol[ao]?) (?:nalezen[ao]?|nájden[áéo]+)\b|\bnepoda(?:ř|r)ilo (?:se |sa )?(?:na|ná)(?:jí|js)[tť]\b|\b(?:není|nie je) (?:k )?dostupn[áýa]\b",
    r"\b(?:ne postoji|nije (?:pronađen[ao]?|nađen[ao]?|dostupn[ao]?)|nema|ne obstaja|ni (?:bil[ao]? )?najden[ao]?|ni (?:več )?na voljo|ni (?:bilo )?mogoče najti)\b",
    r"\bне (?:\w+ ){0,3}(?:намерен[ао]?|намерим|намери|открит[ао]?|съществува|найден[аоы]?|существует|доступна|знайден[ао]|існує|доступна|пронајден[ао]?|постои|пронађен[ао]?|постоји)\b",
    r"\b(?:нет|немає|отсутствует|удален[ао]?|удалён|видалено|липсва|није пронађена|нема)\b",
    r"\bei (?:leitud|leia|leidu|ole olemas|eksisteeri)\b|\b(?:nav|netika) (?:atrast[as]?|pieejam[as]?)\b|\bneeksistē\b|\b(?:nerast[aso]*|neegzistuoja|nėra)\b",
    r"\bnem (?:található|létezik|elérhető|találjuk|találtuk|találta)\b|\bnuk (?:u gjet|ekziston|mund të gjendet)\b",
    # Greek, Turkic, Caucasian
    r"\bδεν (?:βρέθηκε|υπάρχει|είναι διαθέσιμη|μπορεί να βρεθεί)\b|\b(?:bulunamadı|bulunmuyor|yok|mevcut değil|bulunmamaktadır|tapılmadı|mövcud deyil|табылмады|табылған жоқ)\b|ვერ მოიძებნა|არ არსებობს|չի գտնվել|գոյություն չունի",
    # Celtic
    r"\b(?:ni chanfuwyd|ni ddarganfuwyd|heb ei (?:darganfod|chanfod|ganfod)|yn bodoli|dod o hyd|ddaethpwyd o hyd|ddim ar gael|ar goll)\b",
    r"\b(?:aimsi[úo]\w*|aimsíodh|bhfuarthas|fuarthas|lorg|lorgadh|fhuaras|ann)\b",
    # Semitic, Iranian, Indic, Dravidian
    r"غير (?:موجود|متوفر|متاح)|لم (?:يتم العثور|نتمكن|نعثر)|لا (?:توجد|يمكن العثور)|لم تعد|یافت نشد|پیدا نشد|وجود ندارد|نہیں ملا|موجود نہیں",
    r"לא נמצא|(?:אינו|אינה|לא|איננו) קיי?מ|(?:אינו|אינה|לא) קיים|(?:אינו|אינה|לא) זמי[נן]",
    r"नहीं मिल|मौजूद नहीं|उपलब्ध नहीं|फेला परेन|পাওয়া যায়নি|খুঁজে পাওয়া|கிடைக்கவில்லை|காணவில்லை|හමු නොවී|සොයාගත නොහැක",
    # East and South-East Asia, Swahili
    r"見つか(?:り|ら)|存在しま|存在しな|ございません|(?:は|が)ありません|表示できません|削除され|移動または削除|不存在|找不到|未找到|没有找到|沒有找到|無法找到|无法找到|出错|已被?[删刪]除|[无無]此|已下[线架]|찾을 수 없|존재하지 않|없습니다|삭제된|삭제되",
    r"ไม่พบ|ไม่มีหน้า|\bkhông (?:được )?(?:tìm thấy|tồn tại|có sẵn|còn)\b|\btidak (?:dapat )?(?:ditemukan|dijumpai|ada|tersedia|wujud)\b|\b(?:haukupatikana|haujapatikana|haupatikani|haipatikani|hindi mahanap|hindi nahanap|hindi natagpuan)\b",
)
# What an error has no need to say: a title that explains, asks or lists.
_EXPLAINS = Pattern(
    r"\b(?:how|why|what|when|who|which|guide|fix|fixing|tips?|examples?|best|design|designing|avoid|explained|understanding|meaning|about|history|study|survey|review|report|"
    r"wie|warum|was|comment|pourquoi|cómo|como|por qué|come|perché|hoe|waarom|hur|hvordan|как|почему|legal reasons|your (?:country|region|location|area|state))\b|如何|怎么|とは|方法"
)

PAGES = Pattern(
    rf"\b(?:{'|'.join(dict.fromkeys(_PAGES.split()))})\b|{'|'.join(_PAGES_UNSPACED.split())}",
    stems=tuple(dict.fromkeys((_PAGES + " " + _PAGES_UNSPACED).split())),
)
ABSENT = Pattern("|".join(f"(?:{pattern})" for pattern in _ABSENT))


def is_absent(clause: str) -> bool:
    """Tell whether a folded clause says that a page or what it stands for is not there, and hardly more.

    Behind a colon stands what a title is about: "error: page not found" says so, "page not found: poems" does not.
    """
    clause = clause.rpartition(": ")[2]
    if len(clause) > 2 * _LONGEST or PAGES.search(clause) is None or ABSENT.search(clause) is None:
        return False
    return sum(map(str.isalpha, clause)) <= _LONGEST and _EXPLAINS.search(clause) is None


def absent(texts: Iterable[str]) -> str | None:
    """Return the first of some folded titles or headings of which a part says so."""
    for text in dict.fromkeys(texts):
        if PAGES.search(text) and any(is_absent(piece) for piece in pieces(text)):
            return text
    return None
