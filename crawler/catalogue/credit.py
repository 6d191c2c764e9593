"""Who wrote, published and when: from credit lines and from what a description says."""

import re
from dataclasses import dataclass, replace
from functools import reduce

from crawler.catalogue.names import is_name, is_person, is_surely_person, split_names
from crawler.catalogue.words import KIND, KINDS

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|winter)\.?"
_YEAR = re.compile(
    rf"[\s,(\[;:]*(?:\bin\s+)?(?:\b\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:\b{_MONTH},?\s+)?(?:\b|(?<=\u00a9))((?:19|20)\d\d)\b[)\]]*",
    re.IGNORECASE,
)
_NO_CREDIT = re.compile(
    r"(?:last )?(?:updated|posted|added|reviewed|modified|checked|accessed|retrieved)\b|[^?]*[?]", re.IGNORECASE
)
_SMALL_WORD = re.compile(r"(?<![\w'\u2019.&-])(?!published)[a-z]{6,}(?![\w'\u2019.&-])")  # no name is made of such
# Such a word that is no month or season either, so that it stands there with the year and without it.
_TELLING_WORD = re.compile(
    r"(?<![\w'\u2019.&-])(?!published|january|february|august|sept|october|november|december|spring|summer|autumn|winter)[a-z]{6,}(?![\w'\u2019.&-])"
)
_DIGITS = re.compile(r"(?:19|20)\d\d")
_DASH = re.compile(r"\s+[-\u2013\u2014|]+\s+|\s*[\u2014|]\s*")
_FIELD = re.compile(
    r"(authors?|writers?|written by|editors?|edited by|publishers?|published by|published|produced by|source(?=\s*:)|date|year|a\u00f1o|ann\u00e9e|jahr|anno|ano|\u0433\u043e\u0434)\s*[:\u2013-]?\s+",
    re.IGNORECASE,
)
_NEXT_FIELD = re.compile(
    r"(?<=[.;|])\s+(?=(?:authors?|writers?|editors?|publishers?|published|date|year|autor(?:en|in)?|herausgeber|verlag|jahr|auteurs?|éditeur|année)\s*:)",
    re.IGNORECASE,
)  # "Published: May 2019. Author: Ann Hill"
_MOST_FIELDS = 25  # characters for each word of the longest credit
_BY = re.compile(
    rf"(?:(?P<kind>(?:\w+ )?(?:{KIND})),? )?(?:(?:written|edited|produced|compiled|authored) )?by:? (?=[A-Z])",
    re.IGNORECASE,
)
_CAPITAL = r"(?:[A-Z]\.|[A-Z][\w'\u2019&-]*)"
_CAPITALS = rf"(?:[Tt]he )?{_CAPITAL}(?:(?: (?:of|for|and|the|&|in|on)){{0,2}} {_CAPITAL})*"
_PERSON = rf"{_CAPITAL}(?:(?: (?:van|von|de|der|den|del|la|bin))* {_CAPITAL}){{1,3}}"
_PERSONS = rf"{_PERSON}(?:, {_PERSON})*(?:,? (?:and|&) {_PERSON})?"
_FOR = re.compile(rf"^({_PERSONS}) for (?:the )?(?=[A-Z])")
_LIST = rf"{_CAPITALS}(?:, {_CAPITALS})*(?:,? and {_CAPITALS})?"
_PUBLISHED_BY = re.compile(rf"\b(?:published|produced|issued|released) (?:jointly )?by (?:the )?({_LIST})")
_WRITTEN_BY = re.compile(rf"\b(?:written|authored|edited|compiled|(?:{KIND})) by ({_PERSONS})")
_PUBLISHED_IN = re.compile(rf"\bpublished (?:by [^.]{{1,80}} )?in (?:{_MONTH} )?((?:19|20)\d\d)\b", re.IGNORECASE)
_FILES = frozenset(
    (
        "html",
        "pdf",
        "epub",
        "mobi",
        "zip",
        "doc",
        "docx",
        "ps",
        "odt",
        "djvu",
        "asciidoc",
        "txt",
        "xls",
        "xlsx",
        "ppt",
        "pptx",
        "azw3",
    )
)
# what stands beside names in references, and the words of links to places where a work is kept
_NOBODY = frozenset(
    ("ed", "eds", "editor", "editors", "hrsg", "hg", "ch", "chs", "chap", "pp", "p", "vol", "vols", "no", "nr", "isbn", "issn", "doi",
     "call number", "catalogue", "catalog", "katalog", "library", "publisher", "jstor", "github", "link", "online", "website", "e-book", "ebook",
     "download", "open access", "free")
)  # fmt: skip
_LONGEST = 40
_DATE_WORDS = 3
_BEFORE_DATE = " ,([;:"


@dataclass(frozen=True, slots=True)
class Credit:
    """Who and when, as far as it was said; `kind` is a word of the catalogue such as "report"."""

    authors: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    year: int | None = None
    kind: str | None = None

    def or_else(self, other: "Credit") -> "Credit":
        """Return this, with what it leaves open taken from the other."""
        return Credit(
            self.authors or other.authors,
            self.publishers or other.publishers,
            self.year or other.year,
            self.kind or other.kind,
        )


def parse_credit(text: str) -> Credit | None:
    """Read a line that says nothing but who, where and when; None when it says anything else."""
    read = [_parse_field(field) for field in _NEXT_FIELD.split(text[: _MOST_FIELDS * _LONGEST])]
    return reduce(Credit.or_else, filter(None, read)) if all(read) else None


def _parse_field(text: str) -> Credit | None:
    line = text.strip(" .;,\u00a9-\u2013*()[]").replace(" .", ".")
    if not line or len(line.split()) > _LONGEST or _NO_CREDIT.match(line) or line.count(")") > line.count("("):
        return None
    if label := _FIELD.match(line):
        return _labelled(label[1].lower(), line[label.end() :])
    by = _BY.match(line)
    kind = KINDS.get((by["kind"] or "").lower(), KINDS.get((by["kind"] or "").split(" ")[-1].lower())) if by else None
    named = _FOR.sub(r"\1 - ", line[by.end() :]) if by else line
    rest, year = (named, None) if _TELLING_WORD.search(named) else _without_year(named)  # no year is sought in prose
    if _SMALL_WORD.search(rest):
        return None
    listed = [split_names(group) for group in _grouped(rest)]
    groups = [
        names for group in listed if (names := tuple(_without_place(name) for name in group if not _is_sort(name)))
    ]
    if not all(map(_are_names, groups)):
        return None
    if year is None and not by and not (len(listed) > 1 and groups and all(map(is_surely_person, groups[0]))):
        return None
    return replace(_shared_out(groups, by_line=bool(by)), year=year, kind=kind)


def _is_sort(name: str) -> bool:
    """Say whether a word says what sort of thing or file it is rather than who made it ("Report", "EPUB")."""
    return name.lower() in KINDS or name.lower() in _FILES or name.lower().rstrip(".") in _NOBODY


def _without_place(name: str) -> str:
    """Return a publisher without the place in front ("London: Bee Press")."""
    place, colon, rest = name.partition(": ")
    return rest.strip() if colon and place[:1].isupper() and rest[:1].isupper() else name


def credit_in_prose(text: str) -> Credit:
    """Read who wrote and published something out of a description."""
    publishers = _PUBLISHED_BY.search(text)
    written = _WRITTEN_BY.search(text)
    year = _PUBLISHED_IN.search(text)
    names = split_names(written[1]) if written else ()
    return Credit(
        authors=tuple(name for name in names if is_person(name)),
        publishers=split_names(publishers[1]) if publishers else (),
        year=int(year[1]) if year else None,
    )


def year_at_end(title: str) -> int | None:
    """Return the one year that a title names at its end ("Survey 2015", "Guide (2012)"); a title that is nothing else ("1984") names none."""
    found = re.search(r"\b((?:19|20)\d\d)\)?$", title)
    return (
        int(found[1])
        if found and found.start() and not re.search(r"\d\s*[-\u2013/]\s*(?:19|20)\d\d\)?$", title)
        else None
    )


def _labelled(label: str, value: str) -> Credit | None:
    rest, year = _without_year(value)
    names = split_names(rest)
    if not _are_names(names) or not (names or year):
        return None
    if label.startswith(("author", "writ", "edit")):
        return Credit(authors=names, year=year)
    return Credit(publishers=names, year=year)


def _without_year(line: str) -> tuple[str, int | None]:
    """Take the (last) year and its month out of a line."""
    digits = _DIGITS.search(line)
    found = list(_YEAR.finditer(line, _earliest(line[: digits.start()]))) if digits else []
    if not found:
        return line, None
    last = found[-1]
    return (line[: last.start()] + " " + line[last.end() :]).strip(" .,;:("), int(last[1])


def _earliest(head: str) -> int:
    """Return where the words before a year can begin at the earliest: "in", a day and a month are three, behind any punctuation."""
    before = head.rsplit(None, _DATE_WORDS)
    return len(before[0].rstrip(_BEFORE_DATE)) if len(before) > _DATE_WORDS else 0


def _grouped(rest: str) -> list[str]:
    """Cut at dashes, at an opening bracket and at full stops that do not follow an initial."""
    rest = re.sub(r"\s*\(([A-Za-z&]{2,8})\)", "", rest)
    pieces = _DASH.split(rest)
    return [
        part
        for piece in pieces
        for part in re.split(r"(?<![A-Z])(?<!\b[DM]r)\.\s+|\s*\(|\)\s*", piece)
        if part.strip(" .,;:")
    ]


def _are_names(names: tuple[str, ...]) -> bool:
    return all(map(is_name, names))


def _shared_out(groups: list[tuple[str, ...]], *, by_line: bool) -> Credit:
    """Give the names of the first group to the authors when they are persons, all others to the publishers."""
    if not groups:
        return Credit()
    first, others = groups[0], tuple(name for group in groups[1:] for name in group)
    persons = tuple(name for name in first if is_person(name))
    if others and len(persons) == len(first):
        return Credit(authors=first, publishers=others)
    if by_line and not persons:
        return Credit(authors=first, publishers=others) if others else Credit(publishers=first)
    if not by_line and not others and not any(map(is_surely_person, persons)):
        return Credit(publishers=first)
    return Credit(persons, tuple(name for name in first if name not in persons) + others)
