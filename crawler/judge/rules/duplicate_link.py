"""Entries with different titles share one address.

## What it finds

Entries of one catalogue whose titles differ and whose main link is the same address. An address with different fragments
(`#chapter-2`) names different parts and does not count, and a DOI under two titles is a work listed twice (`duplicate-entry`) or has parts; nor do further links within entries, three programs or more (titles of one word), which have the page of their project, and
in a bibliography works of one year or of the same people, or three and more, which stand in one volume or on one page.

## Why it matters

Most often an address was pasted twice and one of the resources can no longer be reached. If it is one resource, it stands in the catalogue twice.

## Example

> [Open data handbook](https://data.example/guide) … [Charter for open data](https://data.example/guide)

## What to do

Open the address, see which title is right, and find the address of the other. If several works stand on one page, link the place of each on it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator

from crawler.judge.rule import Group, Reading, Readings, Rule
from crawler.judge.rules._duplicates import doi_of_link
from crawler.judge.rules._prose import BIBLIOGRAPHIES, shorten, words
from crawler.records import Entry, Finding, Json, Role, Severity

_SHOWN = 5
_SEVERAL = 3  # an address pasted twice is at two entries


def _shared(reading: Reading) -> Iterator[tuple[str, list[Entry]]]:
    """Yield each address, with the entries of different titles that name it first."""
    found: dict[tuple[str, str], dict[tuple[str, ...], Entry]] = defaultdict(dict)
    for entry in reading.entries:
        for use in entry.links:
            if use.url and use.role is Role.PRIMARY and doi_of_link(entry) is None:
                found[use.url, use.href.partition("#")[2]].setdefault(words(entry.title), entry)
    for (url, _), titles in found.items():
        if len({entry.id for entry in titles.values()}) > 1 and not _is_shared(reading, titles.values()):
            yield url, list(titles.values())


def _is_shared(reading: Reading, entries: Collection[Entry]) -> bool:
    """Return whether an address is of what several works stand in: a project of several programs, a volume, the page of somebody's works."""
    several = len(entries) >= _SEVERAL
    if reading.head.format not in BIBLIOGRAPHIES:
        return several and all(len(entry.title.split()) == 1 for entry in entries)
    years, people = {entry.year for entry in entries}, [frozenset(entry.authors) for entry in entries]
    one_year = len(years) == 1 and None not in years
    return several or one_year or bool(frozenset.intersection(*people))


def _finding(reading: Reading, url: str, entries: list[Entry]) -> Finding:
    titles = [f"\u201c{shorten(entry.title)}\u201d" for entry in entries]
    more = [f"and {len(titles) - _SHOWN} more"] if len(titles) > _SHOWN else []
    params: dict[str, Json] = {
        "text": ", ".join(titles[:_SHOWN] + more),
        "where": "link",
        "count": len(entries),
        "entries": [entry.id for entry in entries[:_SHOWN]],
    }
    return Finding(RULE.slug, url=url, entry=entries[-1].id, catalogue=reading.head.name, params=params, confidence=0.7)


def check(readings: Readings) -> Iterator[Finding]:
    """Yield each address that several works of a catalogue share."""
    for reading in readings.catalogues:
        for url, entries in _shared(reading):
            yield _finding(reading, url, entries)


RULE = Rule(
    code="C004",
    slug="duplicate-link",
    group=Group.CATALOGUE,
    severity=Severity.WARNING,
    title="One address under several titles",
    message="{count} entries with different titles share one address: {text}.",
    suggestion="See which title the address belongs to, and find the address of the others.",
    page=__doc__ or "",
    check_catalogue=check,
)
