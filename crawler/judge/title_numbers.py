"""Numbers in titles by their role: edition, volume, version, year; a date or a page count has none."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from crawler.judge.patterns import Pattern
from crawler.judge.title_counting import (
    AFTER_ORDINALS,
    APPENDICES,
    CARDINAL_VALUES,
    EDITIONS,
    LARGE,
    ORDINAL_VALUES,
    PARTS,
    REVISED,
    VALUES,
    counted,
    spelled_out,
    value_of,
)
from crawler.judge.title_editions import named_editions
from crawler.judge.title_lives import years_of_life
from crawler.judge.title_terms import MONTHS

_NUMBER = rf"(?:\d{{1,4}}(?:st|nd|rd|th|er|e|ème|eme|ª|º|a)?|{'|'.join(VALUES)})"
_EDITION = Pattern(
    rf"\b({_NUMBER})(?:\.,?)?[\s-]+(?:(?:{'|'.join(map(re.escape, REVISED))}),?\s+(?:(?:and|und|a|i|en|och|og|и)\s+)?){{0,2}}(?:{'|'.join(EDITIONS)}|edn?\b\.?)"
    rf"|\b(?:{'|'.join(EDITIONS)}|ed\.)\s+({_NUMBER})\b(?!\.\d)|\b(\d{{1,2}})(?:e|/e)\b",
    re.IGNORECASE,
)
_OLDEST_YEAR, _LONGEST_WORD = 1500, 40  # letters
# "No one" is no number.
_DIGITS_ONLY = frozenset({"no", "nr", "ch", "number", "class", "step", "level", "grade", "season"})
_COUNTING = r"(?:(?:(?:no|nr|number|num\u00e9ro|nummer)\b|n\u00b0)\.?\s*(?=\d))?"  # "Leaflet No. 3" is leaflet 3
_PART = Pattern(rf"\b({'|'.join(PARTS)})\b\.?\s*{_COUNTING}({_NUMBER})\b|#\s?(\d{{1,4}})\b", re.IGNORECASE)
# Any word is matched before those names: to try every ordinal at each word took a tenth of a comparison's time.
_NTH = r"[^\W\d_]+(?:'[^\W\d_]+)?|\d{1,3}(?:st|nd|rd|th|er|e|ème|eme|ª|º|a|\.|-?[яйе])"
_NTH_PART = Pattern(rf"\b({_NTH})\s+({'|'.join(AFTER_ORDINALS)})\b", re.IGNORECASE)
# "2.2. Lakes", "5. Lakes": the number of a section, with a dot behind it; "3. Auflage" is an edition, "2. Teil" a part.
_SECTION = Pattern(
    rf"\s*(\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})\.\s+(?!(?:{'|'.join((*EDITIONS, *AFTER_ORDINALS))})\b)(?=[^\W\d])"
    rf"|\s*(?:{'|'.join(APPENDICES)})\s+([^\W\d_])[.:]\s+(?=[^\W\d])",
    re.IGNORECASE,
)
# The section of a book that is named before a colon, as in "Pond guide: 2.3. Lakes".
_INNER_SECTION = Pattern(r"(.{1,120}?:)\s+(\d{1,2}(?:\.\d{1,2}){1,3})\.\s+(?=[^\W\d])")
# "Ponds, Appendix B: Frogs"; what may be a Roman number is left.
_LETTERED = Pattern(rf"\b(?:{'|'.join(APPENDICES)})\s+([A-HJ-UWYZ])\b(?=\s*(?:[:.,)]|$))", re.IGNORECASE)
_LETTERED_WORDS = frozenset(APPENDICES)
_VERSION = Pattern(
    r"(?<!\w\.)\b(?:v|ver\.?|version|release|rel\.?)\s?(\d{1,4}(?:(?P<sign>[.-])\d{1,3}(?:(?P=sign)\d{1,4}){0,2})?)\b|\b(\d{1,4}(?:\.\d{1,4}){1,3})\b",
    re.IGNORECASE,
)
_MANUALS = frozenset({"documentation", "docs", "manual"})
_ALONE = Pattern(r"(?<=[:|] )(\d{1,3})(?= ?[:|]|$)()")  # "PostgreSQL: Documentation: 16: Data Types"
_DATE = Pattern(
    r"\b\d{1,2}[./]\d{1,2}[./](?P<year>(?:19|20)\d\d)\b|(?<!version )(?<!v)\b(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|[12]\d|3[01])[./]\d\d\b(?!\s(?:documentation|docs|manual|reference|release|api)\b)|\b(?P<iso>(?:19|20)\d\d)-\d\d-\d\d(?:t[\d:]+z?)?\b|\b\d{1,2}:\d\d\b",
    re.IGNORECASE,
)
_MONTH = rf"(?:{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
_DATED = Pattern(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?({_MONTH})\.?,?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(?=(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
_SPAN = Pattern(r"\b((?:19|20)\d\d)\s?[-/\u2013]\s?(\d\d|(?:19|20)\d\d)\b")
_YEAR = Pattern(r"\b(1[5-9]\d\d|20\d\d)s?\b(?!\s?%)")
_ROMAN_NUMBER = Pattern(
    r"(?<!\be\.)(?<!\be\. )\b(?:I{2,3}|IV|VI{0,3}|IX|XI{1,3}|XIV|XVI{0,3}|XIX|XX)\b(?!\.\w)|\bI$|\bI(?=\s*[:|(-]\s)"
)
_COUNTED = frozenset({*ORDINAL_VALUES, *CARDINAL_VALUES} - {"one"})
_IN_PIECES = frozenset(word for word in _COUNTED if not word.isalpha())  # "п'ята" is two runs of letters
_DIGITS = Pattern(r"\b\d{1,6}(?:st|nd|rd|th)?\b", re.IGNORECASE)
_CODE = Pattern(
    r"\b([a-z]{1,10})(\d{1,6}(?:(?:[a-rt-z]|(?-i:S))(?![a-z]))?)\b|\b(\d{1,4})([a-df-np-rt-z])\b|\b(\d{3,5})-([a-z]{1,2})\b",
    re.IGNORECASE,
)  # Q1, CS101, CS224n, AR4, 37a, 1040-ES
_FISCAL = Pattern(r"\bFY\s?((?:19|20)\d\d)")
_DIGIT = Pattern(r"\d")
_LETTERS = Pattern(r"[^\W\d_]+")
_TELLING_WORDS = frozenset(VALUES) | frozenset(APPENDICES)
_PART_WORDS, _NTH_WORDS = frozenset(PARTS), frozenset(AFTER_ORDINALS)
# What must stand in a title for a pattern above to match; each is much cheaper than its pattern.
_CENTURY, _OLD = Pattern(r"(?:19|20)\d\d"), Pattern(r"1[5-9]\d\d")
_MARKED = Pattern(r"\d[./:-]\d")
_EDITION_WORDS = frozenset({*EDITIONS, "ed", "edn"})
_SHORT_EDITION = Pattern(r"\d/?e")
_VERSION_WORDS = frozenset({"v", "ver", "version", "release", "rel"})
_CODED = Pattern(r"[^\W\d_]\d|\d-?[^\W\d_]")
_COPYRIGHT = Pattern(r"(?:©|\(c\)|copyright)\s*(?:19|20)\d\d(?:\s?[-\u2013]\s?(?:19|20)?\d\d)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one title: each role maps to its values; `first` editions count as none stated.

    `section` is the number that a title begins with, `behind` has each version and count with the word that it stands behind, `lived` the two of the years in which an author did.
    """

    edition: int | None = None
    years: frozenset[int] = frozenset()
    months: frozenset[str] = frozenset()
    versions: frozenset[str] = frozenset()
    parts: frozenset[tuple[str, int]] = frozenset()
    counts: frozenset[int] = frozenset()
    codes: frozenset[tuple[str, str]] = frozenset()
    named: frozenset[str] = frozenset()
    section: str = ""
    behind: frozenset[tuple[str, str]] = field(default=frozenset(), compare=False)
    lived: tuple[int, int] | None = field(default=None, compare=False)


_NONE = Numbers()


def take_numbers(text: str) -> tuple[str, Numbers]:
    """Take the numbers that play a role out of a cleaned title; counts stay in the text as digits, so that "ten" meets "10"."""
    text = counted(text)
    if "FY" in text:
        text = _FISCAL.sub(r"Fiscal Year \1", text)
    words = _words(text)
    named = frozenset(named_editions(text)) if "edition" in words or "version" in words else frozenset()
    if not LARGE.isdisjoint(words):
        text = spelled_out(text)
    if not _DIGIT.search(text) and _TELLING_WORDS.isdisjoint(words):
        return text, Numbers(named=named) if named else _NONE
    taker = _Taker()
    taker.named = named
    section = _SECTION.match(text) or (_INNER_SECTION.match(text) if ". " in text else None)
    if section and section.re is _INNER_SECTION.compiled:
        taker.section, text = section[2], f"{section[1]} {text[section.end() :]}"
    elif section:
        taker.section, text = section[1] or section[2].lower(), text[section.end() :]
        if section[2]:
            taker.parts.add(_appendix(section[2]))
    left = _COPYRIGHT.sub(" ", text) if _CENTURY.search(text) else text
    if _CODED.search(left):
        _CODE.sub(taker.code, left)
    for pattern, take in _walks(left, words, taker):
        left = pattern.sub(take, left)
    pattern = _counts(_COUNTED & (words if left == text else _words(left)))
    return pattern.sub(taker.count, left), taker.numbers(years_of_life(text) if "-" in text else None)


@lru_cache(maxsize=512)
def _counts(words: frozenset[str]) -> Pattern:
    """Return the pattern of numbers in digits and in those of the `words` for them that a text has: to try all there are at each word took a third of a comparison's time."""
    spelled = "|".join(sorted(words | _IN_PIECES, key=len, reverse=True))
    return Pattern(rf"{_DIGITS.source}|\b(?:{spelled})\b", re.IGNORECASE) if words else _DIGITS


def _appendix(letter: str) -> tuple[str, int]:
    """Return the part that an appendix with a letter is: the first one is A."""
    return "appendix", ord(letter.lower()) - ord("a") + 1


def _words(text: str) -> frozenset[str]:
    return frozenset(_LETTERS.findall(text.lower()))


def _walks(
    text: str, words: frozenset[str], taker: "_Taker"
) -> Iterator[tuple[Pattern, Callable[[re.Match[str]], str]]]:
    """Yield the patterns that can match, in their order: most titles hold nothing of what most patterns need."""
    year, marked = _CENTURY.search(text), _MARKED.search(text)
    if marked:
        yield _DATE, taker.date
    if year:
        yield _DATED, taker.dated
        yield _SPAN, taker.span
    low = text.lower()
    if not _EDITION_WORDS.isdisjoint(words) or _SHORT_EDITION.search(low):
        yield _EDITION, taker.take_edition
    yield from _walks_of_parts(text, words, taker)
    if marked or not _VERSION_WORDS.isdisjoint(words):
        yield _VERSION, taker.version
    if not _MANUALS.isdisjoint(words) and ":" in text:
        yield _ALONE, taker.version
    if year or _OLD.search(text):
        yield _YEAR, taker.year
    if "I" in text or "V" in text or "X" in text:
        yield _ROMAN_NUMBER, taker.roman


def _walks_of_parts(
    text: str, words: frozenset[str], taker: "_Taker"
) -> Iterator[tuple[Pattern, Callable[[re.Match[str]], str]]]:
    if not _LETTERED_WORDS.isdisjoint(words):
        yield _LETTERED, taker.lettered
    if "#" in text or not _PART_WORDS.isdisjoint(words):
        yield _PART, taker.part
        if not _NTH_WORDS.isdisjoint(words):
            yield _NTH_PART, taker.nth


def _word_before(found: re.Match[str]) -> str:
    """Return the word before a number, empty where there is none."""
    return (
        found.string[max(0, found.start() - _LONGEST_WORD) : found.start()]
        .rstrip(" (\u00a3\u20ac$")
        .rpartition(" ")[2]
        .casefold()
    )


class _Taker:
    """Collects numbers while patterns walk over a title."""

    def __init__(self) -> None:
        self.edition: int | None = None
        self.years: set[int] = set()
        self.months: set[str] = set()
        self.versions: set[str] = set()
        self.parts: set[tuple[str, int]] = set()
        self.counts: set[int] = set()
        self.codes: set[tuple[str, str]] = set()
        self.named: frozenset[str] = frozenset()
        self.section = ""
        self.behind: set[tuple[str, str]] = set()

    def numbers(self, lived: tuple[int, int] | None) -> Numbers:
        years, months, versions = frozenset(self.years), frozenset(self.months), frozenset(self.versions)
        parts, counts, codes = frozenset(self.parts), frozenset(self.counts), frozenset(self.codes)
        named, behind = self.named, frozenset(self.behind)
        return Numbers(self.edition, years, months, versions, parts, counts, codes, named, self.section, behind, lived)

    def date(self, found: re.Match[str]) -> str:
        year = found["year"] or found["iso"]
        if year:
            self.years.add(int(year))
        return " "

    def dated(self, found: re.Match[str]) -> str:
        self.months.add(found[1].lower()[:3])
        return " "

    def span(self, found: re.Match[str]) -> str:
        begin = int(found[1])
        end = int(found[2]) if len(found[2]) == len(found[1]) else begin // 100 * 100 + int(found[2])
        self.years |= {begin, end}
        return " "

    def take_edition(self, found: re.Match[str]) -> str:
        value = value_of(found[1] or found[2] or found[3])
        if value is not None and value > _OLDEST_YEAR:
            self.years.add(value)
        elif value is not None:
            self.edition = value
        return " "

    def part(self, found: re.Match[str]) -> str:
        name = (found[1] or "issue").lower()
        value = value_of(found[2] or found[3])
        bare = name in _DIGITS_ONLY and not (found[2] or found[3])[0].isdigit()
        if value is None or value > _OLDEST_YEAR or bare:
            return found[0]
        self.parts.add((PARTS[name], value))
        return (
            f" {value} " if PARTS[name] == "issue" else f" {PARTS[name]} "
        )  # many issues are only counted: "Bulletin 91"

    def lettered(self, found: re.Match[str]) -> str:
        self.parts.add(_appendix(found[1]))
        return " appendix "

    def nth(self, found: re.Match[str]) -> str:
        value, role = value_of(found[1]), PARTS[found[2].lower()]
        if value is None or not (found[1][0].isdigit() or found[1].lower() in ORDINAL_VALUES):
            return found[0]
        self.parts.add((role, value))
        return f" {role} "

    def version(self, found: re.Match[str]) -> str:
        version = (found[1] or found[3]).replace("-", ".")
        self.versions.add(version)
        self.behind.add((_word_before(found), version))
        return " "

    def year(self, found: re.Match[str]) -> str:
        self.years.add(int(found[1]))
        return " "

    def roman(self, found: re.Match[str]) -> str:
        value = VALUES[found[0].lower()]
        self.counts.add(value)
        return f" {value} "

    def code(self, found: re.Match[str]) -> str:
        name, number = (part for part in found.groups() if part)
        if name.lower() not in ("v", "ver", "vol"):
            self.codes.add((name.lower(), number.lower()))
        return found[0]

    def count(self, found: re.Match[str]) -> str:
        value = value_of(found[0])
        if value is not None:
            self.counts.add(value)
            self.behind.add((_word_before(found), str(value)))
        return f" {value} "
