"""What is known of two entries and may tell them apart: their years, people, pages, kinds, volumes and addresses."""

from collections.abc import Iterator

from crawler.judge.patterns import Pattern
from crawler.judge.rules._prose import words
from crawler.records import Entry, Role

_WHOLE_AND_PART = {"book", "chapter"}
_LOOKED_AT = 300  # characters
_VOLUME = Pattern(
    r"\b(?:vol|volume|book|band|bd|tome|part|teil)\b\.?\s?(\d{1,3}|[ivx]{1,5})\b|\b(\d{1,2})(?:st|nd|rd|th)\s(?:\w+\s)?ed(?:ition|\.)"
)
_AT_END = Pattern(r"\b((?:1[5-9]|20)\d\d)\W*$")


def contradict(first: Entry, again: Entry) -> bool:
    """Return whether year, authors or pages tell two entries apart, one is a book and the other a chapter, or one only leads to the other."""
    years = first.year is not None and again.year is not None and first.year != again.year
    ours, theirs = people_of(first), people_of(again)
    if leads_about(first) != leads_about(again) or _cited_apart(first, again):
        return True
    chapters = first.kind == again.kind == "chapter" and ours != theirs
    people = chapters or bool(ours and theirs and ours.isdisjoint(theirs))
    return years or people or {first.kind, again.kind} == _WHOLE_AND_PART or paged_apart(first, again)


def _cited_apart(first: Entry, again: Entry) -> bool:
    """Return whether what is said of two entries names other volumes or editions, or ends in other years, as citations do ("Verso, London, 1986.")."""
    ours, theirs = (entry.description[:_LOOKED_AT] for entry in (first, again))
    volumes = [{tuple(filter(None, found)) for found in _VOLUME.findall(text.lower())} for text in (ours, theirs)]
    years = [match[1] if (match := _AT_END.search(text)) else None for text in (ours, theirs)]
    return (all(volumes) and volumes[0].isdisjoint(volumes[1])) or (None not in years and years[0] != years[1])


def leads_about(entry: Entry) -> bool:
    """Return whether an entry leads to places of its own page only, as in a table of contents."""
    return bool(entry.links) and all(use.href.startswith("#") for use in entry.links)


def paged_apart(first: Entry, again: Entry) -> bool:
    """Return whether two entries begin on different pages of a volume; page 1 may be of a numbering of its own."""
    begin = {page for entry in (first, again) for page in _pages(entry)}
    return len(begin) > 1 and "1" not in begin


def _pages(entry: Entry) -> Iterator[str]:
    for name in entry.identifiers[-1:]:
        if name.startswith("pages:"):
            yield name.removeprefix("pages:").partition("-")[0].lstrip("0")


def people_of(entry: Entry) -> frozenset[str]:
    """Return the last names, which catalogues abbreviate least; "Foot, Jane" has hers first."""
    return frozenset(name[-1] for author in entry.authors if (name := words(author.partition(",")[0])))


def addresses(entry: Entry) -> frozenset[str]:
    """Return the addresses that an entry lists first of all."""
    return frozenset(listed(entry))


def listed(entry: Entry) -> Iterator[str]:
    """Yield the addresses that an entry lists first of all, in their order."""
    return (use.url for use in entry.links if use.url and use.role is Role.PRIMARY)
