"""What is known of two entries and may tell them apart: their years, people, pages, kinds and addresses."""

from collections.abc import Iterator

from crawler.judge.rules._prose import words
from crawler.records import Entry, Role

_WHOLE_AND_PART = {"book", "chapter"}


def contradict(first: Entry, again: Entry) -> bool:
    """Return whether year, authors or pages tell two entries apart, one is a book and the other a chapter, or one only leads to the other."""
    years = first.year is not None and again.year is not None and first.year != again.year
    ours, theirs = people_of(first), people_of(again)
    if leads_about(first) != leads_about(again):
        return True
    chapters = first.kind == again.kind == "chapter" and ours != theirs
    people = chapters or bool(ours and theirs and ours.isdisjoint(theirs))
    return years or people or {first.kind, again.kind} == _WHOLE_AND_PART or paged_apart(first, again)


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
    """Yield the same in the order in which they stand."""
    return (use.url for use in entry.links if use.url and use.role is Role.PRIMARY)
