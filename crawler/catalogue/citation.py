"""Reading one work as bibliographies write it: who, when, and where its title stands.

The orders are those of the styles in use: names, year and title (APA, Harvard, Chicago's reference lists), names and title (Vancouver, Chicago's
bibliographies, ISO 690, GOST R 7.0.5), a quoted title (MLA, IEEE), and a title with a mark of its kind (GB/T 7714).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.catalogue.author_list import authors_of, inverted, is_author_list, is_surely_author_list, is_turned_round
from crawler.catalogue.sentence_end import end_of_title

_LABEL = re.compile(
    r"\s*(?:[*\u2020\u2021](?=[^\W\d_a-z])|\[[^\[\]\s]{1,30}\](?=\s)|\(?\d{1,4}[.)](?=\s|[^\W\d_a-z]))\s*"
)
_YEAR_DIGITS = r"(?:1[5-9]|20)\d\d"
_YEAR = re.compile(
    rf"[\s,.]*(?:\((?:[^\W\d_]{{3,10}}\s)?(?P<bracketed>{_YEAR_DIGITS})[a-z]?(?:\s?[-\u2013/]\s?\d{{2,4}})?(?:,\s[^()]{{3,25}})?\)"
    rf"|(?P<undated>\((?:n\.\s?d\.|no date|in press|forthcoming|o\.\s?J\.|s\.\s?[adf]\.)\)|\bn\.\s?d\.(?=[\s,]))"
    rf"|(?<=[.,;:]\s)(?P<plain>{_YEAR_DIGITS})[a-z]?(?=[.,:;]\s))[.,:;]?\s+"
)
_IN_BRACKETS = re.compile(rf"\(({_YEAR_DIGITS})[a-z]?(?:\s?[-\u2013/]\s?\d{{2,4}})?\)")
_ALONE = re.compile(rf"(?<![\d/.\u2013:-])({_YEAR_DIGITS})(?![\d/]|\s?[\u2013-]{{1,2}}\s?\d)")
_NUMBERED = re.compile(r"(?:https?://|www\.|arxiv:|doi:|10\.)\S+|\bpp?\.\s*\d[\d\u2013-]*", re.IGNORECASE)
_LOOKED_UP = re.compile(
    r"\b(?:retrieved|accessed|viewed|cited|abgerufen|zugriff|consult\u00e9|consultado|consultato|consultata|geraadpleegd|bezocht|\u043e\u0431\u0440\u0430\u0449\u0435\u043d\u0438\u044f)\b[^;()\[\]]{0,30}?\b20\d\d(?:[./ -]\d\d?\b){0,2}",
    re.IGNORECASE,
)  # when somebody looked at an address, which is no year of the work
_ADDRESS = re.compile(r"https?://|www\.|\bdoi:|\bISBN\b|\barXiv:|\bpp?\.\s?\d|\(S\.\s?\d", re.IGNORECASE)
QUOTED = re.compile(
    r"\u201c(?P<a>[^\u201c\u201d]{4,300})\u201d|\u201e(?P<b>[^\u201c\u201d\u201e]{4,300})[\u201c\u201d]|\"(?P<c>[^\"]{4,300})\"|"
    r"\u00ab\s?(?P<d>[^\u00ab\u00bb]{4,300}?)\s?\u00bb|(?<!\w)\u2018(?P<e>[^\u2018]{4,300}?)\u2019(?=[.,;])|(?<![\w'])'(?P<f>[^']{4,300}(?:'\w[^']{0,300})?)'(?=[.,;])|"
    r"[\u300a\u300e\u300c](?P<g>[^\u300a-\u300f]{2,200})[\u300b\u300f\u300d]"
)
_OF_KIND = re.compile(
    r"(?P<names>[^.\uff0e\[\]]{2,200})[.\uff0e]\s*(?P<title>[^\[\]]{2,300}?)\s*\[(?:[JMDCRNPSGZA]|EB|DB|CP)(?:/OL)?\]"
)
_IMPRINT = re.compile(
    rf"[^.:;?!]{{2,60}} ?: [^:;?!]{{2,100}}; ?c?{_YEAR_DIGITS}\b|[^.:;?!]{{2,80}}\. {_YEAR_DIGITS}(?: [^\W\d_]{{3}}(?: \d{{1,2}})?)?;\s?\d"
)  # "London: Hive; 2014", "J Bees. 2014 Mar 2;3", which only follow a title
_STOP_OF_NAMES = re.compile(r"(?:\.|\.?:)\s+(?=[\"\u201c\u00ab\u201e\d(]|[^\W_a-z])")
_INITIALS = re.compile(r"\w(?:\.-?[^\W\d_a-z])*")
_EDITION = re.compile(
    r"\s*\((?:pp?|S|Vol|No|Nos|Rev|Ed|Report|Tech|Bd|Aufl|\d+(?:st|nd|rd|th|\.|e|\u00aa))[\s.][^()]*\)$", re.IGNORECASE
)
_OF_LAW = re.compile(
    r"\d{1,4}\s(?:[A-Z][\w.]*\.\s?){1,4}(?:\(?\d\w*\)?\s)?\u00a7{0,2}\s?\d"
)  # "42 U.S.C. \u00a7 7401", where a law of that title stands
_YEAR_AND_PAGES = re.compile(
    rf"\s{_YEAR_DIGITS}:\s*\d+\b|\b{_YEAR_DIGITS}, \d+(?:\s?\(\w+\))?: ?[A-Z]{{0,3}}\d|\d\(\d+(?:-\d+)?\):\s*\d+(?:[-\u2013]\d+)?\s*\({_YEAR_DIGITS}\)"
)  # "VLDB 1985: 127-141", "CACM 34(10): 78-92 (1991)", "Palliat Med. 2013, 27: 581-582"
_OF_BODY = re.compile(
    rf"(?P<names>[^\W_a-z][^.:;?!\d]{{1,80}})\.\s(?P<year>{_YEAR_DIGITS})[a-z]?\.\s+(?=[\"\u201c]?[^\W_a-z])"
)  # "Carers Trust. 2019. Key facts ..."
_ONE_NAME = re.compile(r"[^\W\d_a-z][\w'\u2019-]+ [A-Z]{1,3}")
_FEW_WORDS = 3
_ARTICLE = re.compile(r"(?:The|Das|Die)\s")
_FEWEST_LETTERS, _FEWEST_SIGNS = 2, 3  # of a title; letters and figures of one that is set apart ("1984")
_NAME = r"(?:[^\W\d_a-z]\.[ -]?){1,4}(?:(?:van|von|de|der|den|del|di|da|la|le)\s){0,3}[^\W\d_a-z][\w'\u2019-]+"
_WITH_INITIALS = re.compile(
    rf"(?P<names>{_NAME}(?:,\s{_NAME})*(?:,?\s(?:and|&|und|et|y|e)\s{_NAME})?(?:,?\set\sal\b\.?)?(?:,\sEds?\.)?)(?:,|\s[\u2013\u2014-])\s+(?!{_NAME})(?=[^\W_a-z])"
)
_VENUE = re.compile(
    rf"(?<=\w\w),\s+(?=[^\W\d_a-z].*,\s*{_YEAR_DIGITS}\W*$)"
)  # behind a title that only commas part from where it appeared, and from the year at the end
_CREDIT = re.compile(r"[^\W\d_]+(?:ed|ten) by\s+[^\W\d_a-z]")  # "Directed by Ann Hill", which says who did what
_LONGEST = 2_500  # characters of a work
_NAMES_WITHIN = 900  # characters in which the names end
_MOST_CUTS = 60
_MOST_WORDS = 60  # of a title
_OF_TITLE = " .,;:"


@dataclass(frozen=True, slots=True)
class Citation:
    """A work: where its title stands in the text, and who and when; `is_sure` says that no other sense could be made of the text."""

    start: int
    end: int
    authors: tuple[str, ...] = ()
    year: int | None = None
    is_sure: bool = True


def parse_citation(text: str, *, is_linked: bool = False) -> Citation | None:
    """Return the work that a paragraph or line names, None for one that says anything else; `is_linked` says that it carries a link."""
    if len(text) > _LONGEST:
        return None
    label = _LABEL.match(text)
    start = label.end() if label else 0
    for way in (
        _with_quoted_title,
        _of_kind,
        _names_and_colon,
        _names_and_year,
        _of_body,
        _initials_first,
        _names_first,
    ):
        if (found := way(text, start)) and (found.year or is_linked or _ADDRESS.search(text)):
            return found
    return None


def cite_slanted(text: str, slanted: tuple[int, int]) -> Citation | None:
    """Return the work whose title stands in italics right behind names, and a year or not ("Hill (Ann), *Bees*, Hive, 2001."); None where it does not."""
    label = _LABEL.match(text)
    names = text[label.end() if label else 0 : slanted[0]].strip()
    if len(names) > _NAMES_WITHIN:
        return None
    year = _YEAR.search(names + " ")
    if not names.endswith((".", ",", ":", ")")) or QUOTED.search(names) or (year and year.end() < len(names)):
        return None
    names = names[: year.start()].strip() if year else names
    if not names or not is_author_list(names):
        return None
    found = citation(text, slanted, names, is_sure=True, is_set_apart=True)
    return found if found is not None and (found.year or inverted(names) or is_turned_round(names)) else None


def bare_citation(text: str) -> Citation | None:
    """Return a work by nothing but its first words, for a line that stands among works ("FFmpeg. A complete solution ...")."""
    if len(text) > _LONGEST:
        return None
    label = _LABEL.match(text)
    begin = label.end() if label else 0
    return citation(text, (begin, end_of_title(text, begin)), "", is_sure=False) if _begins_title(text, begin) else None


def _with_quoted_title(text: str, start: int) -> Citation | None:
    """Read names, perhaps a year, and a title in quotation marks: MLA, IEEE, Chicago for articles."""
    quoted = QUOTED.search(text, start, start + _NAMES_WITHIN)
    if quoted is None or quoted.lastgroup is None:
        return None
    before, behind = text[start : quoted.start()].strip(), text[quoted.end() :]
    year = _YEAR.search(before + " ")
    names = (before[: year.start()] if year else before).rstrip(" (")
    closed = quoted[quoted.lastgroup].rstrip()[-1:] in {".", ",", "?", "!", "\u2026"} or behind.lstrip()[:1] in {
        ".",
        ",",
        ";",
        "(",
    }
    if not closed or not is_author_list(names):
        return None
    begin, end = quoted.span(quoted.lastgroup)
    return citation(text, (begin, end), names, is_sure=bool(names) and is_surely_author_list(names))


def _of_kind(text: str, start: int) -> Citation | None:
    found = _OF_KIND.match(text, start)
    return citation(text, found.span("title"), found["names"], is_sure=True) if found else None


def _names_and_year(text: str, start: int) -> Citation | None:
    """Read names, the year, and then the title: APA, Harvard, Chicago's reference lists."""
    for number, year in enumerate(_YEAR.finditer(text, start, start + _NAMES_WITHIN)):
        names = text[start : year.start() + year[0].startswith(".")].strip()
        if not names or number > 1 or not is_author_list(names) or (year["plain"] and _holds_more(names)):
            return None
        begin = year.end()
        if _OF_LAW.match(text, begin):
            return citation(text, (start, year.start()), "", is_sure=True)
        if _begins_title(text, begin):
            end = end_of_title(text, begin)
            return citation(text, (begin, end), names, is_sure=year["plain"] is None or is_surely_author_list(names))
    return None


def _names_and_colon(text: str, start: int) -> Citation | None:
    """Read several names, a colon and the title, as registers of papers have them that close with year and pages (DBLP)."""
    colon = text.find(": ", start, start + _NAMES_WITHIN)
    names, begin = text[start:colon], colon + 2
    several = "," in names or is_surely_author_list(names) or _ONE_NAME.fullmatch(names) is not None
    if colon < 0 or not several or not is_author_list(names) or not _YEAR_AND_PAGES.search(text, begin):
        return None
    return (
        citation(text, (begin, end_of_title(text, begin)), names, is_sure=True) if _begins_title(text, begin) else None
    )


def _of_body(text: str, start: int) -> Citation | None:
    """Read the name of a body, the year between full stops, and then the title, in quotation marks or not."""
    body = _OF_BODY.match(text, start)
    if body is None:
        return None
    quoted = QUOTED.match(text, body.end())
    span = (
        quoted.span(quoted.lastgroup) if quoted and quoted.lastgroup else (body.end(), end_of_title(text, body.end()))
    )
    return Citation(span[0], span[0] + len(text[slice(*span)].rstrip(_OF_TITLE)), (body["names"],), int(body["year"]))


def _initials_first(text: str, start: int) -> Citation | None:
    """Read names with their initials in front, and behind a comma the title, as IEEE's books have them."""
    names = _WITH_INITIALS.match(text, start)
    if names is None or not _begins_title(text, names.end()):
        return None
    end = end_of_title(text, names.end())
    venue = _VENUE.search(text, names.end())
    end = min(end, venue.start()) if venue else end
    return citation(text, (names.end(), end), names["names"], is_sure=True) if end < len(text) else None


def _names_first(text: str, start: int) -> Citation | None:
    """Read names, and then the title, the year being told behind it: Vancouver, ISO 690, GOST, Chicago's bibliographies."""
    best: Citation | None = None
    for names_end, begin, is_doubtful in _cuts(text, start):
        names = text[start:names_end]
        if not is_author_list(names) or _IMPRINT.match(text, begin):
            break
        end = end_of_title(text, begin)
        title = text[begin:end]
        is_sure = is_surely_author_list(names)
        if not _begins_title(text, begin) or end == len(text) or (":" in text[names_end:begin] and not is_sure):
            continue
        found = citation(text, (begin, end), names, is_sure=is_sure)
        if found is None:
            continue
        if not is_doubtful or inverted(names) or not _could_be_names(title):
            return found if best is None or found.is_sure else best
        best = best or found
    return best


def _holds_more(names: str) -> bool:
    """Say whether names hold a full stop or colon behind which something else than a name begins."""
    return any(not is_doubtful for *_, is_doubtful in _cuts(names, 0))


def _could_be_names(title: str) -> bool:
    """Say whether a title behind an initial could be the rest of the names ("J. Smith Jones. The title"); no name begins with some articles."""
    return (
        not _ARTICLE.match(title)
        and is_author_list(title)
        and (len(title.split()) <= _FEW_WORDS or is_surely_author_list(title))
    )


def _cuts(text: str, start: int) -> Iterator[tuple[int, int, bool]]:
    """Yield where names may end and the title begin, and whether that is doubtful: behind a full stop or colon that is not that of an initial before a name."""
    for number, stop in enumerate(_STOP_OF_NAMES.finditer(text, start, start + _NAMES_WITHIN)):
        following = text[stop.end() : stop.end() + 40].split()
        if number > _MOST_CUTS or not following:
            return
        last = text[start : stop.start()].split()[-1:] or [""]
        is_initial = ":" not in stop[0] and _is_initial(last[0].strip(".-()"), following[0])
        if not (is_initial and _is_name_next(text, stop.end(), following)):
            yield stop.start() + stop[0].startswith("."), stop.end(), is_initial


def _is_initial(last: str, following: str) -> bool:
    """Say whether the last letters before a full stop are those of a name: one, or several with a family name behind them ("A.E. Cowley.")."""
    return len(last) == 1 or (following.endswith((".", ",")) and _INITIALS.fullmatch(last) is not None)


def _is_name_next(text: str, begin: int, following: list[str]) -> bool:
    """Say whether the words that begin at a place go on with names: with one that a sign ends, or an initial; a word with nothing but an imprint behind it is a title."""
    is_name = following[0].endswith((".", ",", ";", ":")) or _is_lone_initial(following)
    return is_name and not _IMPRINT.match(text, begin + len(following[0]) + 1)


def _is_lone_initial(words: list[str]) -> bool:
    """Say whether a single capital comes next that is an initial rather than the article of a title ("A review")."""
    return len(words[0]) == 1 and words[0].isupper() and len(words) > 1 and words[1][:1].isupper()


def _begins_title(text: str, begin: int) -> bool:
    first = text[begin : begin + 1]
    return bool(first) and not first.islower() and not _ADDRESS.match(text, begin) and not _CREDIT.match(text, begin)


def citation(
    text: str, title: tuple[int, int], names: str, *, is_sure: bool, is_set_apart: bool = False
) -> Citation | None:
    """Return the work with its title stripped of what only closes it, None when that is too long for a title or nothing; figures are a title only where it is set apart."""
    begin, end = title
    written = text[begin:end]
    if edition := _EDITION.search(written.rstrip(_OF_TITLE)):
        written = written[: edition.start()]
    begin += len(written) - len(written.lstrip())
    end = begin + len(written.strip().rstrip(_OF_TITLE))
    letters, signs = sum(map(str.isalpha, text[begin:end])), sum(map(str.isalnum, text[begin:end]))
    if letters < _FEWEST_LETTERS and not (is_set_apart and signs >= _FEWEST_SIGNS):
        return None
    if len(text[begin:end].split()) > _MOST_WORDS:
        return None
    year = _year(text[:begin]) or _year(text[end:])
    return Citation(begin, end, authors_of(names), year, is_sure)


def _year(text: str) -> int | None:
    """Return the year that a piece names: the one in brackets, else the last that is no page, nor when an address was looked at."""
    plain = _LOOKED_UP.sub(" ", _NUMBERED.sub(" ", text))
    found = _IN_BRACKETS.findall(plain) or _ALONE.findall(plain)
    return int(found[-1]) if found else None
