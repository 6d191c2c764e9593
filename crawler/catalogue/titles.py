"""Cleaning titles, and cutting a line "Title: description" in two."""

import re
from bisect import bisect_left
from functools import lru_cache

from crawler.catalogue.block import squeeze
from crawler.catalogue.names import is_surely_person, split_names
from crawler.catalogue.words import DEMONSTRATIVE, FINITE, REFERENCE, THIS

_FILE_NAME = re.compile(
    r"^[\w%.()-]{1,60}?\.(?i:png|jpe?g|gif|webp|svg|pdf|docx?|xlsx?|pptx?)(?=[^\W\d_a-z]|['\"\u2018\u201c]|\s+[^\s(\[])"
)
_LEFTOVER = re.compile(
    r"<?/?(?:p|br|li|a|b|strong|em|i|span|div|h[1-6]|td|tr|ul)\s*/?>|&(?:nbsp|amp|quot);?", re.IGNORECASE
)
_BULLET = re.compile(r"^(?:(?:[-\u2013\u2014*\u2022\u00b7\u25cf]|\(?\d{1,3}[.)])\s+|\d{1,3}[\u3001\uff0e]\s*)")
_SHORTCODE = re.compile(r"^(?::\w+:\s*)+(?=\S)")  # ":star: Title", as GitHub writes emoji
_TAIL = re.compile(
    r"\s*[\[(](?:(?:[^()\[\],]{1,20}, )?(?:pdf|docx?|word|external link|opens? in [^)\]]*)[^)\]]{0,40}|[\d.,]+\s?[kmg]i?b|(?:[\u00a3\u20ac$]\s?\d[\d.,]*|\d[\d.,]*\s?(?:\u20ac|eur|euros?))|new|neu|nouveau|nuevo|nieuw|updated[^)\]]{0,20}|(?:[^()\[\]]*\D)?\d{1,4}\s?(?:seiten|pages?|pp\.?|p\.|p\u00e1gs?\.?|p\u00e1ginas|pagine|blz\.?|pagina's)|members only|out of print|vergriffen)[\])]$"
    r"|\s*\[(?:[^\[\]]{0,30}\s)?(?:\d{1,2}:)?\d{1,3}(?::\d\d)?\s?(?:min(?:ute[ns]?|uti|utos|s)?|std|hrs)\.?\]$",
    re.IGNORECASE,
)
_FULL_STOP = re.compile(r"(?<=[^.\s])(?<!\.[A-Z])(?<!\.\s[A-Z])\.$")  # the last of "W.I." and "e. V." stays
_SMALL_COLUMN = re.compile(r"\s\|\s(?:[^\W\d_A-Z]{1,8}|PDF|DOCX?|XLSX?|PPTX?|HTML|EPUB|ZIP|MP[34])$")  # "Guide | info"
_DANGLING = re.compile(r"\s+[-|]$")
_QUOTES = {
    "\u300a": "\u300b",
    "\u300e": "\u300f",
    "'": "'",
    '"': '"',
    "\u2018": "\u2019",
    "\u201c": "\u201d",
    "\u00ab": "\u00bb",
    "`": "`",
    "*": "*",
}
_CUT = re.compile(
    r":\s+|[.?!]['\"\u2019\u201d]?:?\s+(?=\S)|\s+[-\u2013\u2014]+\s+|\s*\u2014\s*|(?<=[\"\u201d\u2019'])[,:]?\s+(?=[A-Z])"
)
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|[Dd]r|[Mm]rs?|[Ss]t|vs?|[Nn]o|[Vv]ol|[Ee]d|etc|e\.g|i\.e|[Ii]nc|[Ll]td)\.\s*$")
_SUBTITLE = re.compile(r"(?:how|what|why|when|where|who)\b", re.IGNORECASE)
_STOPS = (".", "!", "?", ")", "\u2026", ">")
_LABEL = re.compile(r"(?:an?|the) [^.:!?]{1,60}: (?=[A-Z])", re.IGNORECASE)  # "Wind power - a handbook: How ..."
LABEL = re.compile(
    r"\[(?![xX ]\])[^\[\]\s]{1,30}\]\s+(?=[^\w\s]?\s*\w)"
)  # "[KNUTH84] The ...", as bibliographies label their works
_QUOTED = re.compile(
    r"(?:\u201c([^\u201c\u201d]{8,300})\u201d|\"([^\"]{8,300})\"|\u00ab([^\u00ab\u00bb]{8,300})\u00bb)(?=[.,;:]|\s[\u2013\u2014-]\s)"
)
_BEFORE_NAMES = re.compile(r"\s(?:[-\u2013\u2014]|by)\s")
_LONGEST_TITLE = 28  # words
_MOST_CHARACTERS = 500
_LOOKED_AT = 1_000  # characters of a description
_SURE = 4
_LIKELY = 3


def clean_title(text: str) -> str:
    """Return a title without quotation marks around it, list marks, file names and tags that leaked into it, and a small word in a column behind it."""
    title = _shortened(squeeze(text))
    title = _FILE_NAME.sub("", title) if "." in title else title
    title = squeeze(_LEFTOVER.sub(" ", title)) if "<" in title or "&" in title else title.strip()
    title = title if title[:1].isalpha() else _SHORTCODE.sub("", _BULLET.sub("", title))
    title = _TAIL.sub("", title) if title.endswith((")", "]")) else title
    title = _SMALL_COLUMN.sub("", title) if " | " in title else title
    title = title.rstrip(" :;,|\u2013\u2014") if not title.endswith("...") else title
    title = _DANGLING.sub("", _FULL_STOP.sub("", title)) if title.endswith((".", "-", "|")) else title
    while len(title) > 2 and _QUOTES.get(title[0]) == title[-1] and not _reopens(title):  # noqa: PLR2004 - the quotes and something
        title = title[1:-1].strip()
    return _once(title)


def _once(title: str) -> str:
    """Return a title of several words once that is said twice in a row: a card's picture and its heading."""
    half = len(title) // 2
    first, between, second = title[:half], title[half : half + 1], title[half + 1 :]
    return first if between == " " and first == second and " " in first else title


def _shortened(text: str) -> str:
    """Cut what is far too long for a title at a word."""
    return text if len(text) <= _MOST_CHARACTERS else text[:_MOST_CHARACTERS].rpartition(" ")[0] + "\u2026"


def without_leak(text: str) -> str:
    """Return a line without a file name that was glued to its beginning ("99_picture.PNGThe title")."""
    return _FILE_NAME.sub("", text).lstrip()


def split_author(title: str) -> tuple[str, tuple[str, ...]]:
    """Cut the names of persons after a dash, or after "by", off the end of a title."""
    if not _BEFORE_NAMES.search(title):
        return title, ()
    for cut in (r"\s+[-\u2013\u2014]\s+(?:by\s+)?", r",?\s+by\s+"):
        head, mark, tail = _rpartition(title, cut)
        names = split_names(tail)
        if mark and head and names and all(map(is_surely_person, names)):
            return head.strip(" ,'\"\u2019\u201d"), names
    return title, ()


def split_quoted(text: str) -> tuple[str, str] | None:
    """Cut a line that opens with a title in quotation marks, behind a label or not; None for any other."""
    label = LABEL.match(text)
    quoted = _QUOTED.match(text, label.end() if label else 0)
    if quoted is None or not (rest := text[quoted.end() :].strip(" .,;:")):
        return None
    return text[: quoted.end()].strip(), rest


def split_likely_line(text: str) -> tuple[str, str] | None:
    """Cut a line that is known to be an entry; None when it has no description."""
    return split_line(text) or split_line(text, sure=_LIKELY)


@lru_cache(1 << 6)  # several rooms ask for the same line
def split_line(text: str, sure: int = _SURE) -> tuple[str, str] | None:
    """Cut a line into title and description where the second part best begins like one; None when none does."""
    text = without_leak(text)
    best: tuple[int, int, int] | None = None
    is_closed = _ends(text[-_LOOKED_AT:])
    cuts = list(_CUT.finditer(text, 1, 260))
    verbs = [verb.start() for verb in FINITE.finditer(text, 0, cuts[-1].end() + _LOOKED_AT)] if cuts else []
    for cut in cuts:
        score = _score(text, cut, verbs, is_closed=is_closed)
        if score >= sure and (best is None or score > best[0]):
            best = (score, cut.start() + len(_kept(cut[0])), cut.end())
    return (text[: best[1]].strip(), text[best[2] :].strip()) if best else None


def _score(text: str, cut: re.Match[str], verbs: list[int], *, is_closed: bool) -> int:
    """Say how well a cut leaves a title before it and a description after it; `verbs` are the places of those that make a sentence."""
    title, rest = text[: cut.start()], text[cut.end() : cut.end() + _LOOKED_AT]
    words = len(title.split())
    earlier = bisect_left(verbs, cut.end())
    is_said = earlier < len(verbs) and verbs[earlier] < cut.end() + _LOOKED_AT
    sentence = is_closed or (is_said and not _SUBTITLE.match(rest))
    if not 1 <= words <= _LONGEST_TITLE or not sentence or len(rest.split(None, 3)) < 4 or _is_open(title):  # noqa: PLR2004
        return 0
    dashed = cut[0].strip() in ("-", "\u2013", "\u2014")
    begins = rest[0].isupper() or rest[0] in "'\"\u2018\u201c" or (dashed and DEMONSTRATIVE.match(rest))
    if not begins or (dashed and _LABEL.match(rest)) or THIS.match(title) or _ABBREVIATION.search(title + cut[0]):
        return 0
    colon, stop = ":" in cut[0], cut[0][0] in ".?!"
    score = 3 + 2 * colon - dashed - 2 * (stop and not colon)
    score += 5 * bool(DEMONSTRATIVE.match(rest)) or 2 * bool(REFERENCE.match(rest))
    score -= 3 * bool(not colon and earlier and not title.endswith("?") and cut[0][0] != "?")
    return score + (1 if _inner_title(rest) else 2) - (re.search(r"[.!]\s+[A-Z]", title) is not None) * 3


def _ends(rest: str) -> bool:
    """Say whether a text is closed as sentences are, an address behind its end aside."""
    words = rest.split()
    while words and not (closed := words[-1].rstrip("'\"\u2019\u201d").endswith(_STOPS)):
        if not words.pop().startswith(("http://", "https://", "www.")):
            break
    return bool(words) and closed


def _inner_title(rest: str) -> bool:
    """Say whether the rest begins with a short piece and a colon, as the second half of a title does."""
    head, colon, tail = rest.partition(": ")
    return bool(colon) and len(head.split()) <= 6 and tail[:1].isupper() and not REFERENCE.match(rest)  # noqa: PLR2004


def _kept(cut: str) -> str:
    """Return what of a cut belongs to the title: its question mark and closing quote."""
    return re.match(r"[?!]?['\"\u2019\u201d]?", cut)[0] if cut[0] in "?!" else ""  # type: ignore[index]


def _is_open(title: str) -> bool:
    """Say whether a bracket or a quotation begun in the title is still open."""
    return (
        title.count("(") > title.count(")")
        or title.count("\u201c") > title.count("\u201d")
        or title.count('"') % 2 == 1
    )


def _reopens(title: str) -> bool:
    """Say whether the quotes at both ends belong to two quotations ("'A' and 'B'")."""
    inner = title[1:-1]
    return re.search(rf"{re.escape(title[-1])}(?!\w).*(?<!\w){re.escape(title[0])}", inner) is not None


def _rpartition(text: str, pattern: str) -> tuple[str, str, str]:
    found = None
    for found in re.finditer(pattern, text):  # noqa: B007 - the last one counts
        pass
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")
