"""Which entries name the same work, found without comparing each with each.

Equal DOIs and equal titles meet in a table. Near-equal ones meet as neighbours in a sorted list: once sorted from the front and once from the
back, so that a difference anywhere leaves one of the two orders undisturbed (the sorted neighbourhood method, Hernández and Stolfo 1995), and
once among those of the same people and year, where titles may differ in more. The work is `3 * _WINDOW` comparisons an entry at most. Only entries
that may have something in common with another are held (`_crowded`).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from urllib.parse import unquote

from crawler.judge.patterns import Pattern
from crawler.judge.rules._crowded import crowded
from crawler.judge.rules._near_titles import (
    LEAST,
    apart_as_written,
    core,
    only_small_words,
    parts,
    same_title,
    same_work,
    signs,
    weight,
)
from crawler.judge.rules._prose import words
from crawler.judge.rules._told_apart import addresses, contradict, listed, paged_apart, people_of
from crawler.judge.signs.addresses import site
from crawler.judge.signs.days import is_a_day
from crawler.records import Entry, Role

NAMED = 0.95  # confidence in one work of two titles and one DOI
ALIKE = 0.8  # in one of two titles alike, of the same people and year
_ONE_WORD = 0.7
_WINDOW = 20
_SHARED = 2  # words that neighbours must have in common where the sorting begins
_SHORT = 3  # a title of fewer words ("Annual report") says too little by itself
_NOBODY = frozenset(("anonymous", "anon", "anonym", "unknown", "various", "others"))
_OFTEN = 3
_NUMBERS = Pattern(r"\d+")
_VERSION = Pattern(r"(?<![\d.])\d{1,2}\.\d{1,2}(?!\.?\d)")
_COUNTS = Pattern(r"\d{1,2}|(?:19|20)\d\d")  # what versions, parts and years are counted by
_DOI = Pattern(r"https?://(?:dx\.|www\.)?doi\.org/(10\.\d{4,9}/[^?#]+)", re.IGNORECASE)

Pair = tuple[int, int, float]
"""The places of two entries, the earlier first, and the confidence in that they are one work."""


def pairs(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry, float]]:
    """Yield (first, again, confidence) for entries that name one work; each entry is `again` once at most."""
    settled: set[int] = set()
    ways: tuple[Callable[[Sequence[Entry]], Iterator[Pair]], ...] = (_named, _equal, _alike, _near)
    for first, again, confidence in chain.from_iterable(way(entries) for way in ways):
        if again not in settled:
            settled.add(again)
            yield entries[first], entries[again], confidence


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


def _named(entries: Sequence[Entry]) -> Iterator[Pair]:
    """Yield works that bear one DOI, whatever their titles."""
    met: dict[str, int] = {}
    for place in crowded(entries, lambda entry: filter(None, (doi(entry),))):
        first = met.setdefault(str(doi(entries[place])), place)
        if first != place and not _within_one(entries[first], entries[place]):
            yield first, place, NAMED


def _within_one(first: Entry, again: Entry) -> bool:
    """Return whether two entries of one DOI are parts or versions of what it names, or only speak of it.

    A word for a part tells them apart, and so do unlike titles of other people, years or pages, or at addresses of their own.
    """
    ours, theirs = words(first.title), words(again.title)
    unlike = ours != theirs and not same_title(first.title, again.title)
    return parts(ours) != parts(theirs) or (unlike and (contradict(first, again) or _beside(first, again)))


def _beside(first: Entry, again: Entry) -> bool:
    """Return whether the DOI is the address of neither of two entries, and each has one of its own."""
    return _apart(first, again) and doi_of_link(first) is None and doi_of_link(again) is None


def _equal(entries: Sequence[Entry]) -> Iterator[Pair]:
    met: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in crowded(entries, lambda entry: filter(None, (" ".join(_but_and(entry.title)),))):
        met[_but_and(entries[place].title)].append(place)
    for places in met.values():
        title = words(entries[places[0]].title)
        rubrics = _rubrics([entries[place] for place in places])
        known: list[int] = []
        for place in places:
            first = next((one for one in known[:_WINDOW] if _may_be_one(entries[one], entries[place], title)), None)
            if first is None:
                known.append(place)
            elif not _is_rubric(entries[first], entries[place], rubrics):
                yield first, place, 1.0


def _but_and(title: str) -> tuple[str, ...]:
    """Return the words of a title without "and", which some write as a sign and some leave out."""
    return tuple(word for word in words(title) if word != "and")


def _rubrics(alike: Sequence[Entry]) -> frozenset[str]:
    """Return the catalogues in which a title is a heading that comes back ("From the president"): in three years or at three addresses, or more."""
    years: dict[str, set[int | None]] = defaultdict(set)
    leading: dict[str, set[str]] = defaultdict(set)
    for entry in alike:
        years[entry.catalogue].add(entry.year)
        further = (use.url for use in entry.links if use.url and use.role is not Role.CONTACT)
        leading[entry.catalogue] |= addresses(entry) or frozenset(islice(further, 1))
    return frozenset(name for name in years if max(len(years[name]), len(leading[name])) >= _OFTEN)


def _is_rubric(first: Entry, again: Entry, rubrics: Collection[str]) -> bool:
    """Return whether two entries of one title are two times of a heading: one address of both speaks for one work, unless nobody made it."""
    if again.catalogue not in rubrics:
        return False
    return not addresses(first) & addresses(again) or not _NOBODY.isdisjoint(people_of(again))


def _apart(first: Entry, again: Entry) -> bool:
    """Return whether both entries have an address, and none in common."""
    ours, theirs = addresses(first), addresses(again)
    return bool(ours and theirs and ours.isdisjoint(theirs))


def _elsewhere(first: Entry, again: Entry) -> bool:
    """Return whether two entries of one catalogue are on sites of which none is the same, and nobody is known to have made both.

    Two catalogues find one work at addresses of their own; one keeps two works of a name apart by theirs.
    """
    if first.catalogue != again.catalogue:
        return False
    ours, theirs = ({site(url) for url in addresses(entry)} for entry in (first, again))
    return bool(ours and theirs and ours.isdisjoint(theirs)) and people_of(first).isdisjoint(people_of(again))


def _counted_apart(first: Entry, again: Entry) -> bool:
    """Return whether the first addresses of two entries name different versions, or differ in the number of a version, a part or a year and in nothing else."""
    ours, theirs = (next(listed(entry), "") for entry in (first, again))
    mine, yours = _VERSION.findall(ours), _VERSION.findall(theirs)
    if mine and yours and mine != yours:
        return True
    if not _numbered(ours, theirs):
        return False
    differing = {
        pair for pair in zip(_NUMBERS.findall(ours), _NUMBERS.findall(theirs), strict=True) if len(set(pair)) > 1
    }
    return all(_COUNTS.fullmatch(number) for pair in differing for number in pair)


def _numbered(ours: str, theirs: str) -> bool:
    return ours != theirs and _NUMBERS.sub("#", ours) == _NUMBERS.sub("#", theirs)


def other_record(first: Entry, again: Entry) -> bool:
    """Return whether the first addresses of two entries of one catalogue differ in numbers and in nothing else."""
    ours, theirs = (next(listed(entry), "") for entry in (first, again))
    return first.catalogue == again.catalogue and _numbered(ours, theirs)


def _may_be_one(first: Entry, again: Entry, title: Sequence[str]) -> bool:
    """Return whether nothing but the equal titles speaks on the matter, or speaks for one work."""
    if contradict(first, again) or signs(first.title) != signs(again.title) or _counted_apart(first, again):
        return False
    if is_a_day(again.title):
        return words(first.description) == words(again.description)
    said = sum(map(weight, title)) - min(entry.title.count(" & ") for entry in (first, again))
    if said >= _SHORT:
        nobodys = first.catalogue == again.catalogue and not _NOBODY.isdisjoint(people_of(again))
        return not (nobodys and _apart(first, again)) and not (said < LEAST and _elsewhere(first, again))
    ours, theirs = addresses(first), addresses(again)
    told = words(first.description) if not (ours and theirs) else ()
    return bool(ours & theirs) or (bool(told) and told == words(again.description))


def _alike(entries: Sequence[Entry]) -> Iterator[Pair]:
    """Yield titles alike of the same people and year; a title that several others go on from is that of a set, of which they are the volumes."""
    found = [(first, again) for first, again in _of_makers(entries) if _speak_alike(entries[first], entries[again])]
    volumes: dict[int, set[tuple[str, ...]]] = defaultdict(set)
    for first, again in found:
        short, long = sorted((first, again), key=lambda place: len(core(entries[place].title)))
        volumes[short].add(core(entries[long].title))
    sets = {place for place, titles in volumes.items() if len(titles) > 1}
    yield from ((first, again, ALIKE) for first, again in found if not {first, again} & sets)


def _of_makers(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that stand close among the titles of the same people and year, the earlier entry first."""
    places = crowded(entries, _makers)
    ordered = sorted((_makers(entries[place]), core(entries[place].title), place) for place in places)
    for at, (makers, _, order) in enumerate(ordered):
        for others, _, other in ordered[at + 1 : at + 1 + _WINDOW]:
            if others != makers:
                break
            yield min(order, other), max(order, other)


def _makers(entry: Entry) -> tuple[str, ...]:
    """Return who made an entry and when, as one text; nothing where either is not known."""
    people = people_of(entry)
    return (f"{entry.year} {' '.join(sorted(people))}",) if entry.year and people and _NOBODY.isdisjoint(people) else ()


def _speak_alike(first: Entry, again: Entry) -> bool:
    """Return whether two entries of the same people and year have unequal titles that are one, and nothing else tells them apart."""
    tongues, names = {first.language, again.language} - {None}, {doi(first), doi(again)} - {None}
    if len(tongues) > 1 or len(names) > 1 or paged_apart(first, again):
        return False
    return same_title(first.title, again.title, subtitles=not _apart(first, again))


def _near(entries: Sequence[Entry]) -> Iterator[Pair]:
    """Yield near-equal titles, the earlier entry first."""
    for step in (1, -1):
        ordered = [(words(entries[place].title)[::step], place) for place in crowded(entries, _beginnings(step))]
        ordered.sort()
        for ours, theirs in _neighbours(ordered):
            first, again = sorted((ours, theirs))
            if _may_be_near(entries[first], entries[again]):
                yield first, again, _ONE_WORD


def _may_be_near(first: Entry, again: Entry) -> bool:
    """Return whether nothing but the one word speaks against one work; with one word more at another address, it is the name of another."""
    added = len(words(first.title)) != len(words(again.title)) and _apart(first, again)
    added = added and not only_small_words(first.title, again.title)
    return not (added or contradict(first, again) or apart_as_written(first.title, again.title))


def _beginnings(step: int) -> Callable[[Entry], Iterable[str]]:
    """Return what gives the keys of which an entry has one in common with any neighbour `_worth_comparing`, read forwards or backwards."""

    def keys(entry: Entry) -> Iterable[str]:
        found = words(entry.title)[::step]
        if (
            len(found) < LEAST or " " not in entry.title
        ):  # "how-to-run-a-list" is a name of files and pages, not a title
            return ()
        whole, but_last = " ".join(found), " ".join(found[:-1])
        return whole, but_last, " ".join((*found[:_SHARED], "", found[-1]))

    return keys


def _neighbours(ordered: Sequence[tuple[tuple[str, ...], int]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs among sorted (words, place) that stand close and name one work."""
    for at, (ours, order) in enumerate(ordered):
        begin = ours[:_SHARED]
        for theirs, other in ordered[at + 1 : at + 1 + _WINDOW]:
            if theirs[:_SHARED] != begin:
                break
            if _worth_comparing(ours, theirs) and same_work(ours, theirs):
                yield order, other


def _worth_comparing(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return False, cheaply, for most pairs: one word may differ, so the last word or all before it must be equal."""
    most = max(len(ours), len(theirs)) - 1
    return min(len(ours), len(theirs)) >= most and (ours[-1] == theirs[-1] or ours[:most] == theirs[:most])
