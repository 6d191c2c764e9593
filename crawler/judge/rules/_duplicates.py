"""Which titles name the same work, found without comparing each with each.

Equal DOIs and equal titles meet in a table. Near-equal ones meet as neighbours in a sorted list, once sorted from the front and once from the
back, so that a difference anywhere leaves one of the two orders undisturbed (the sorted neighbourhood method, Hernández
and Stolfo 1995). The work is `2 * _WINDOW` comparisons a title at most.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width
from urllib.parse import unquote

from rapidfuzz.distance import OSA

from crawler.judge.patterns import Pattern
from crawler.judge.rules._prose import words
from crawler.records import Entry, Role

NAMED = 0.95  # confidence in one work of two titles and one DOI
_WINDOW = 20
_SHARED = 2  # words that neighbours must have in common where the sorting begins
_SHORT = 3  # a title of fewer words ("Annual report") says too little by itself
_SWAPPED = 5  # words at least of titles in which one is spelt otherwise
_LONG_WORD = 9  # letters from which two may differ
_MISREAD = 5  # letters below which another spelling is another word
_INSERTED = 6  # words at least of the shorter title where the other has one more
# A word that makes another work of it: parts, editions, stages, readers, countries.
_TELLING_WORDS = (
    "one two three four five six seven eight nine ten first second third fourth fifth i ii iii iv v vi vii viii ix x b c d "
    "part volume vol chapter module unit series edition supplement annex annexe appendix appendices addendum companion "
    "summary executive interim final draft full short technical easy beginners beginner advanced basic intermediate introductory "
    "introduction review update updated revised report workbook slides video teachers students pupils parents carers staff "
    "not no non without against before after under over north south east west northern southern eastern western "
    "adult adults child children young older men women boys girls male female mental physical primary secondary higher further "
    "england english scotland scottish wales welsh ireland irish britain british uk eu european europe us american america "
    "local national regional international global rural urban january february march april may june july august september "
    "october november december spring summer autumn winter monthly quarterly annual"
)
_TELLING = frozenset(_TELLING_WORDS.split())
_NUMBER = Pattern(r"\d")
_SIGNED = Pattern(r"(?<=\w)(?:\+\+|\+|#)(?!\w)")  # C, C++ and C#; GTK and GTK+
_DOI = Pattern(r"https?://(?:dx\.|www\.)?doi\.org/(10\.\d{4,9}/[^?#]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Titled:
    """An entry with the words of its title; `order` is where it stands among all entries of the run."""

    entry: Entry
    words: tuple[str, ...]
    order: int


def pairs(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry, float]]:
    """Yield (first, again, confidence) for entries that name one work; each entry is `again` once at most."""
    titled = [Titled(entry, words(entry.title), order) for order, entry in enumerate(entries)]
    settled: set[int] = set()
    for first, again, confidence in (*_named(titled), *_equal(titled), *_near(titled)):
        if again.order not in settled:
            settled.add(again.order)
            yield first.entry, again.entry, confidence


def _weight(word: str) -> int:
    """Return how many words a word stands for: two signs of a script without spaces say as much as one."""
    return 1 if word.isascii() else max(1, sum(east_asian_width(sign) in "WF" for sign in word) // 2)


def doi(entry: Entry) -> str | None:
    """Return the DOI that an entry names, or that its main link is, in small letters (ISO 26324 knows no case); None where there is none."""
    named = (name.removeprefix("doi:").lower() for name in entry.identifiers if name.startswith("doi:"))
    return next(named, None) or doi_of_link(entry)


def doi_of_link(entry: Entry) -> str | None:
    """Return the DOI that an entry's main link is; None for any other link."""
    for use in entry.links:
        if use.url and use.role is Role.PRIMARY and "10." in use.url:
            found = _DOI.match(use.url)
            return unquote(found[1]).lower() if found else None
    return None


def _named(titled: Sequence[Titled]) -> Iterator[tuple[Titled, Titled, float]]:
    """Yield works that bear one DOI, whatever their titles; a number or a year that differs tells a chapter or a version apart."""
    met: dict[str, Titled] = {}
    for one in titled:
        name = doi(one.entry)
        if name is None:
            continue
        first = met.setdefault(name, one)
        if first is not one and _numbers(first.words) == _numbers(one.words):
            yield first, one, NAMED


def _numbers(found: Sequence[str]) -> frozenset[str]:
    return frozenset(word for word in found if _NUMBER.search(word))


def _equal(titled: Sequence[Titled]) -> Iterator[tuple[Titled, Titled, float]]:
    met: dict[tuple[str, ...], list[Titled]] = defaultdict(list)
    for one in titled:
        if not one.words:
            continue
        known = met[one.words]
        first = next((other for other in known[:_WINDOW] if _may_be_one(other, one)), None)
        if first is None:
            known.append(one)
        else:
            yield first, one, 1.0


def _may_be_one(first: Titled, again: Titled) -> bool:
    """Return whether nothing but the equal titles speaks on the matter, or speaks for one work."""
    if contradict(first.entry, again.entry):
        return False
    if _SIGNED.findall(first.entry.title) != _SIGNED.findall(again.entry.title):
        return False
    if sum(map(_weight, again.words)) >= _SHORT:
        return True
    ours, theirs = _addresses(first.entry), _addresses(again.entry)
    told = words(first.entry.description) if not (ours and theirs) else ()
    return bool(ours & theirs) or (bool(told) and told == words(again.entry.description))


def _near(titled: Sequence[Titled]) -> Iterator[tuple[Titled, Titled, float]]:
    """Yield near-equal titles, the earlier entry first."""
    long = [one for one in titled if len(one.words) >= _SWAPPED]
    for step in (1, -1):
        ordered = sorted((one.words[::step], one.order) for one in long)
        for ours, theirs in _neighbours(ordered):
            first, again = (titled[order] for order in sorted((ours, theirs)))
            if not contradict(first.entry, again.entry):
                yield first, again, 0.7


def _neighbours(ordered: Sequence[tuple[tuple[str, ...], int]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs among sorted (words, order) that stand close and name one work."""
    for place, (ours, order) in enumerate(ordered):
        begin = ours[:_SHARED]
        for theirs, other in ordered[place + 1 : place + 1 + _WINDOW]:
            if theirs[:_SHARED] != begin:
                break
            if _worth_comparing(ours, theirs) and same_work(ours, theirs):
                yield order, other


def _worth_comparing(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return False, cheaply, for most pairs: one word may differ, so the last word or all before it must be equal."""
    most = max(len(ours), len(theirs)) - 1
    return min(len(ours), len(theirs)) >= most and (ours[-1] == theirs[-1] or ours[:most] == theirs[:most])


def same_work(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether two unequal titles differ in one word only, and that word does not tell two works apart."""
    at = _common(ours, theirs)
    if ours[at + 1 :] == theirs[at + 1 :] and len(ours) == len(theirs) > at:
        pair = (ours[at], theirs[at])
        return len(ours) >= _SWAPPED and not any(map(_tells, pair)) and _misspelt(*pair)
    shorter, longer = sorted((ours, theirs), key=len)
    inserted = shorter[at:] == longer[at + 1 :] and len(longer) == len(shorter) + 1
    return inserted and len(shorter) >= _INSERTED and not _tells(longer[at])


def _tells(word: str) -> bool:
    return word in _TELLING or bool(_NUMBER.search(word))


def _common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """Count the words that two titles begin with alike."""
    differing = (place for place, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b)
    return next(differing, min(len(ours), len(theirs)))


def _misspelt(ours: str, theirs: str) -> bool:
    """Return whether two words are one word spelt in two ways: a letter apart, two in a long word."""
    short = min(len(ours), len(theirs))
    allowed = 2 if short >= _LONG_WORD else 1
    return short >= _MISREAD and ours[0] == theirs[0] and OSA.distance(ours, theirs) <= allowed


def contradict(first: Entry, again: Entry) -> bool:
    """Return whether year or authors tell two entries apart."""
    years = first.year is not None and again.year is not None and first.year != again.year
    ours, theirs = _people(first), _people(again)
    return years or bool(ours and theirs and ours.isdisjoint(theirs))


def _people(entry: Entry) -> frozenset[str]:
    """Return the last names, which catalogues abbreviate least."""
    return frozenset(name[-1] for author in entry.authors if (name := words(author)))


def _addresses(entry: Entry) -> frozenset[str]:
    return frozenset(use.url for use in entry.links if use.url and use.role is Role.PRIMARY)
