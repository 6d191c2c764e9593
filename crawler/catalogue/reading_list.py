"""Works in plain reading lists: a title and its authors on one line, parted by nothing but a dash, quotation marks or italics."""

import re
from dataclasses import replace

from crawler.catalogue.author_list import authors_of, is_author_list
from crawler.catalogue.citation import QUOTED, Citation, citation
from crawler.catalogue.names import is_person, is_surely_person
from crawler.catalogue.sentence_end import end_of_title
from crawler.catalogue.words import is_order

_DASH = re.compile(r"\s+[-\u2013\u2014]{1,2}\s+(?:by\s+)?|,?\s+by\s+(?=[^\W_a-z])")
_CLOSES = re.compile(r"\W*$|\s*[.,;:(/\u2013\u2014-]|\s*(?:1[5-9]|20)\d\d\b")
_CREDITS = re.compile(r"\s+(?:by|von|par|por|door|av|af|di)\s+(?=[^\W_a-z])")
_FIRST_WORDS = re.compile(
    r"[\s.,:;\u2013\u2014-]*(?:(?:by|von|par|por|door|av|af|di)\s+)?((?:[^.;:(\[]|(?<=\b[^\W\d_a-z])\.){3,160})"
)
_OFFICE = re.compile(
    r"(?!(?:the|an?) )(?:[\w.&/'\u2019-]+ ){0,3}(?:(?:vice|deputy|co)-?)?(?:chair(?:man|woman|person)?|president|treasurer|secretary|trustee|patron|director|manager|co-?ordinator|officer|administrator|councillor|clerk|vicar|rector|curate|warden|caretaker)s?",
    re.IGNORECASE,
)  # "Membership secretary - Ann Hill" names who does what
_IMPRINT = re.compile(
    r"[,.]?\s*[(\[]?(?:[^()\[\]]{2,60},\s*)?(?:1[5-9]|20)\d\d\b.*$|\s*[(\[][^()\[\]]{2,60}[)\]].*$"
)  # "(Hive Press, 2001)"
_BEHIND_NAMES = re.compile(
    r"(?:,?\s+and\s+|[,;(\s]+)(?:ISBN|(?:illustrated|translated|edited|narrated|adapted) by|with (?:a )?(?:foreword|illustrations|introduction))\b.*$",
    re.IGNORECASE,
)
_OTHER_PART = re.compile(r"\b(?:illustrated|translated|edited|adapted|narrated)$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(?P<title>[^()]{2,150}?)\s*\((?:by\s+)?(?P<names>[^()\d]{3,80})\)\.?")
_INVERTED = re.compile(
    r"[^\W\d_a-z][\w'\u2019-]+,\s(?:[^\W\d_a-z]\.?[\w-]*\s?){1,3}\s[-\u2013\u2014]\s"
)  # "Lewis, C. S. - "
_FEW, _MOST = 3, 0.7
_LONGEST = 200
_MOST_NAMES = 15  # words
_BY_AND_IMPRINT = re.compile(
    r"(?P<title>[^\W_a-z][^.]{2,200}?),? by (?P<names>[^\W\d_a-z][^;:()\d]{3,80}?)\. (?:[^.,:]{2,40}: )?[^.,:]{2,60}, (?:1[5-9]|20)\d\d\.?"
)
_BEHIND_COLON = re.compile(
    r"(?P<names>[^\W\d_a-z][^:;()\d]{3,100}): (?P<title>[^\W_].{2,200})\. (?:[^.,:]{2,40}: )?[^.,:]{2,60},? (?:1[5-9]|20)\d\d\.?"
)
_BEFORE_STROKE = re.compile(
    r"(?P<title>[^\W_a-z][^/]{2,200}) / (?P<names>[^\W\d_a-z][^/:;()\d.]{3,80}|(?:[^\W\d_a-z]\. ?){1,3}[^/:;()\d.]{2,80})\. (?:[^/]{0,80} )?(?:1[5-9]|20)\d\d\.?"
)
_BY_AND_YEAR = re.compile(
    r"(?P<title>[^\W_a-z].{2,200}?), by (?P<names>[^;()]{2,80}) \((?:1[5-9]|20)\d\d(?:\s?[-\u2013/]\s?\d{2,4})?\)\.?"
)


def cite_dashed(text: str, *, names_first: bool) -> Citation | None:
    """Return the work of a line such as "The Goal - Eliyahu M Goldratt", or with the names in front; None for any other."""
    if len(text) > _LONGEST:
        return None
    every = list(_DASH.finditer(text))
    cuts = [cut for cut in every if not _OTHER_PART.search(text, 0, cut.start())]
    if not cuts:
        return None
    cut = cuts[0 if names_first else -1]
    left, right = (0, cut.start()), (cut.end(), len(text))
    title, place = (right, left) if names_first else (left, right)
    names = _IMPRINT.sub("", _BEHIND_NAMES.sub("", text[place[0] : place[1]])).strip()
    written = text[title[0] : title[1]].strip()
    if not _are_names(names) or written[:1].islower() or _OFFICE.fullmatch(written):
        return None
    return _work(text, title, names)


def has_names_first(texts: list[str]) -> bool:
    """Say whether in most lines with a dash the persons stand before it, as far as they are surely known for such."""
    inverted = sum(_INVERTED.match(text) is not None for text in texts)
    if inverted >= _FEW and inverted >= _MOST * len(texts):
        return True
    balance = 0
    for text in texts:
        cuts = list(_DASH.finditer(text)) if len(text) <= _LONGEST else []
        if cuts:
            balance += _is_surely_somebody(text[: cuts[0].start()]) - _is_surely_somebody(text[cuts[-1].end() :])
    return balance > 0


def cite_bracketed(text: str) -> Citation | None:
    """Return the work of a line that is a title and its authors in brackets ("Bees and Wax (Ann Hill)"); None for any other."""
    found = _IN_BRACKETS.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None or found["title"][:1].islower() or not _are_names(found["names"]):
        return None
    return _work(text, found.span("title"), found["names"])


_YEAR_BEHIND = re.compile(r"[\s,(]+(?:1[5-9]|20)\d\d[a-z]?\)?[.,:]?$")  # "Hill et al. 2016. <Bees>"
_DONE = re.compile(r"\w(?:ed|ten)$")
_DEED = re.compile(
    r"(?!(?:the|an?)\s)(?:\S+ ){0,2}\S*[^\W\d_](?:ed|ten)|(?:\S+ )?(?:patch(?:es)?|fix(?:es)?|photo(?:graph)?s?|drawings?|illustrations?|text|words|music|foreword|preface|introduction|review)",
    re.IGNORECASE,
)


def cite_dated_credit(text: str) -> Citation | None:
    """Return the work of a line such as "Bees and Wax, by various hands (2019)", whoever that is, or "Bees and Wax by Ann Hill. Hive Press, 2019."; None for any other."""
    found = _BY_AND_YEAR.fullmatch(text) or _BY_AND_IMPRINT.fullmatch(text)
    if found is None or is_deed(found["title"]):
        return None
    return citation(text, found.span("title"), found["names"], is_sure=True, is_set_apart=True)


def is_deed(words: str) -> bool:
    """Say whether what stands before "by" is not a title, but what somebody did for a work named elsewhere ("Edited", "Initial patch")."""
    return _DEED.fullmatch(words.strip()) is not None


def cite_printed_line(text: str) -> Citation | None:
    """Return the work of a line such as "Ann Hill: Bees and Wax. Hive Press, 2019.", or "Bees and Wax / Ann Hill. 4th ed. 2019" as libraries write it; None for any other."""
    found = _BEHIND_COLON.fullmatch(text) or _BEFORE_STROKE.fullmatch(text)
    if found is None or not _are_names(found["names"]) or not all(map(is_person, authors_of(found["names"]))):
        return None
    return citation(text, found.span("title"), found["names"], is_sure=True, is_set_apart=True)


def cite_credited(text: str) -> Citation | None:
    """Return the work of a line such as "Bees and Wax by Ann Hill"; None for any other."""
    if dated := cite_dated_credit(text):
        return dated
    by = text.rfind(" by ")
    names, written = text[by + 4 :].strip(), text[: max(by, 0)].strip(" ,")
    is_said = _DONE.search(written) is not None  # "Coordinated by ..."
    is_title = (
        bool(written) and not is_said and not written[:1].islower() and not is_order(text) and len(text) <= _LONGEST
    )
    return _work(text, (0, len(written)), names) if is_title and names[:1].isupper() and _are_names(names) else None


def cite_named(text: str, begin: int, names: str, slanted: tuple[int, int] | None = None) -> Citation | None:
    """Return the work whose title begins at a place, or is what stands there in italics, behind names that are set apart; sure where the title is quoted, or one of these is known for a person's."""
    people = authors_of(names) if _are_names(names) else ()
    if not people or not all(map(is_person, people)) or text[begin : begin + 1].islower():
        return None
    quoted = QUOTED.match(text, begin)
    is_quoted = quoted is not None and quoted.lastgroup is not None
    title = slanted or (
        quoted.span(quoted.lastgroup) if quoted and quoted.lastgroup else (begin, end_of_title(text, begin))
    )
    return citation(text, title, names, is_sure=is_quoted or any(map(is_surely_person, people)), is_set_apart=True)


def cite_linked(text: str, linked: tuple[int, int]) -> Citation | None:
    """Return the work of a line that is names and a title that leads to it ("Ann Hill. <Bees>. Hive Press, 2001.", "Ann Hill (2001) <Bees>"); None for any other."""
    names = text[: linked[0]].strip()
    dated = _YEAR_BEHIND.search(names)
    people = names[: dated.start() if dated else None].rstrip(" ,:")
    if not (dated or names.endswith((".", ",", ":"))) or not _are_names(people) or "(" in people:
        return None
    found = _work(text, linked, people)
    return replace(found, is_sure=True) if found and dated else found


def cite_quoted(text: str) -> Citation | None:
    """Return the work of a line that is names and a title in quotation marks (as in Russian lists); None for any other."""
    quoted = QUOTED.search(text) if len(text) <= _LONGEST else None
    if quoted is None or quoted.lastgroup is None:
        return None
    names = text[: quoted.start()].strip(" ,:\u2013\u2014-")
    if not _are_names(names) or not _CLOSES.match(text, quoted.end()):
        return None
    return _work(text, quoted.span(quoted.lastgroup), names)


def cite_led_by_italics(text: str, slanted: tuple[int, int]) -> Citation | None:
    """Return the work of a line that begins with its title in italics, and goes on with its authors or anything else ("*Bees*, Ann Hill. A tour ...")."""
    begin, end = slanted
    closes = text[end - 1] in ".," or _CLOSES.match(text, end) or _CREDITS.match(text, end)
    if text[:begin].strip() or not closes:
        return None
    behind = _FIRST_WORDS.match(text, end)
    names = behind[1].strip(" ,") if behind and _are_names(behind[1].strip(" ,")) else ""
    return citation(text, slanted, names, is_sure=True, is_set_apart=True)


def cite_before_italics(text: str, slanted: tuple[int, int]) -> Citation | None:
    """Return the work of a line that is names and a title in italics ("Ann Hill: *Bees*"); None for any other."""
    names = text[: slanted[0]].strip(" ,:\u2013\u2014-")
    if len(text) > _LONGEST or not _are_names(names) or not _CLOSES.match(text, slanted[1]):
        return None
    return _work(text, slanted, names)


def _work(text: str, title: tuple[int, int], names: str) -> Citation | None:
    """Return the work; figures alone could be anything that has a name beside it."""
    is_sure = all(map(is_person, authors_of(names))) and any(map(str.isalpha, text[slice(*title)]))
    return citation(text, title, names, is_sure=is_sure, is_set_apart=True)


def _are_names(text: str) -> bool:
    return bool(text) and len(text.split()) <= _MOST_NAMES and is_author_list(text)


def _is_surely_somebody(text: str) -> bool:
    names = authors_of(text) if _are_names(text.strip()) else ()
    return bool(names) and all(map(is_surely_person, names))
