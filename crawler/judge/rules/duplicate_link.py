"""Two entries with different titles share one address.

## What it finds

Two entries of one catalogue whose titles differ and whose main link is the same address. An address with different fragments
(`#chapter-2`) names different parts and does not count, and a DOI under two titles is a work listed twice (`duplicate-entry`) or has parts; nor do further links within entries, and
in a bibliography works of one year or of the same people, which stand in one volume or on one page.

An address may be shared on purpose, and then nothing is said: by three entries and more; by titles that begin or end with the same word, as those of the parts
of one thing do ("BitterDB Compound", "BitterDB Receptor"); in a bibliography a folder and the front page of a newspaper; and any page in a catalogue that shares
many (ten addresses and one for each hundred entries at least), as registers do that list the parts of databases. Two titles of one file (unless one has all words of the other), a misspelt one, and a name of one
word that the other title explains after a colon are told all the same, as a warning; other pairs as information only, since one page may be about both.

## Why it matters

Most often an address was pasted twice and one of the resources can no longer be reached. If it is one resource, it stands in the catalogue twice.

## Example

> [Open data handbook](https://data.example/guide) … [Charter for open data](https://data.example/guide)

## What to do

Open the address, see which title is right, and find the address of the other. If several works stand on one page, link the place of each on it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator

from crawler.judge.rule import Group, Reading, Readings, Rule, Wording
from crawler.judge.rules._duplicates import doi_of_link
from crawler.judge.rules._near_titles import akin, called_alike, core
from crawler.judge.rules._prose import BIBLIOGRAPHIES, shorten, words
from crawler.judge.signs.addresses import is_front_page
from crawler.judge.signs.documents import names_a_file
from crawler.records import Entry, Finding, Json, Role, Severity

_SHOWN = 5
_SHARED = "shared"  # by two entries that one page may be about
_SEVERAL = 3  # an address pasted twice is at two entries
_HABIT, _ONE_IN = (
    10,
    100,
)  # addresses that a catalogue shares, entries for each, from which it is how the catalogue is made


def _shared(reading: Reading) -> Iterator[tuple[str, list[Entry]]]:
    """Yield each address, with the entries of different titles that name it first."""
    found: dict[tuple[str, str], dict[tuple[str, ...], Entry]] = defaultdict(dict)
    for entry in reading.entries:
        for use in entry.links:
            if use.url and use.role is Role.PRIMARY and doi_of_link(entry) is None:
                found[use.url, use.href.partition("#")[2]].setdefault(words(entry.title), entry)
    for (url, _), titles in found.items():
        if len({entry.id for entry in titles.values()}) > 1:
            yield url, list(titles.values())


def _faults(reading: Reading) -> Iterator[tuple[str, list[Entry], str | None]]:
    """Yield the addresses that two entries share and not plainly on purpose, and in which form to say it."""
    shared = list(_shared(reading))
    habit = len(shared) >= max(_HABIT, len(reading.entries) / _ONE_IN)
    for url, entries in shared:
        if len(entries) < _SEVERAL and not _in_one_volume(reading, url, entries):
            first, again = entries
            if _is_slip(url, first, again):
                yield url, entries, None
            elif not (habit or akin(first.title, again.title)):
                yield url, entries, _SHARED


def _in_one_volume(reading: Reading, url: str, entries: Collection[Entry]) -> bool:
    """Return whether works of a bibliography share the address of what they stand in: a volume, a folder, a newspaper, the page of somebody's works."""
    if reading.head.format not in BIBLIOGRAPHIES:
        return False
    years, people = {entry.year for entry in entries}, [frozenset(entry.authors) for entry in entries]
    one_year = len(years) == 1 and None not in years
    return one_year or url.endswith("/") or is_front_page(url) or bool(frozenset.intersection(*people))


def _is_slip(url: str, first: Entry, again: Entry) -> bool:
    """Return whether two entries cannot both be meant: they name one file, or one thing twice."""
    return called_alike(first.title, again.title) or (names_a_file(url) and not _speaks_of(first, again))


def _speaks_of(first: Entry, again: Entry) -> bool:
    """Return whether one title has all of the other and more: "Supplement", "Masters (in the Supplement)"."""
    ours, theirs = (f" {' '.join(core(entry.title))} " for entry in (first, again))
    return bool(ours.strip() and theirs.strip()) and (ours in theirs or theirs in ours)


def _finding(reading: Reading, url: str, entries: list[Entry], form: str | None) -> Finding:
    titles = [f"\u201c{shorten(entry.title)}\u201d" for entry in entries]
    more = [f"and {len(titles) - _SHOWN} more"] if len(titles) > _SHOWN else []
    params: dict[str, Json] = {
        "text": ", ".join(titles[:_SHOWN] + more),
        "where": "link",
        "count": len(entries),
        "entries": [entry.id for entry in entries[:_SHOWN]],
    }
    if form:
        params["form"] = form
    return Finding(
        RULE.slug,
        url=url,
        entry=entries[-1].id,
        catalogue=reading.head.name,
        params=params,
        confidence=0.5 if form else 0.7,
    )


def check(readings: Readings) -> Iterator[Finding]:
    """Yield each address that two works of a catalogue share by a slip."""
    for reading in readings.catalogues:
        for url, entries, form in _faults(reading):
            yield _finding(reading, url, entries, form)


RULE = Rule(
    code="C004",
    slug="duplicate-link",
    group=Group.CATALOGUE,
    severity=Severity.WARNING,
    title="One address under several titles",
    message="{count} entries with different titles share one address: {text}.",
    suggestion="See which title the address belongs to, and find the address of the others.",
    page=__doc__ or "",
    wordings={
        _SHARED: Wording(
            "{count} entries with different titles share one address, which may be meant: {text}.",
            "If they do not all stand on that page, find the addresses of the others.",
            Severity.INFO,
        ),
    },
    check_catalogue=check,
)
