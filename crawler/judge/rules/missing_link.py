"""An entry carries no link to the resource.

## What it finds

An entry that carries no link to the resource. Where no entry of a catalogue has a link, this is said once of the catalogue.
A mail address to write to is not a link to the resource; an address that a template writes is one, and so is one that is told as such without being linked ("Website: example.org"). Works that are cited as printed (with an ISBN, or a year and pages, a volume,
a thesis, an edition or a publishing house) beside others that have links are named together, once of the catalogue, and so are all works of a bibliography (BibTeX, RIS, CSL): many of them are
only to be had on paper. So are the entries of parts in which none has a link, five or more in all, and, where half of a catalogue has none (or ten entries and a quarter, or three and three quarters), all of these: that is how it is kept, or it is not yet done.
On a page where it had to be found out what an entry is, only such count as a warning as stand among entries that are links themselves, or have one link each ("PDF"), at least as many as have none. Where links
stand within sentences, as in a chapter or among questions and answers, for parts that have no link at all, and of a few words without anything said of them where the others are described (a heading), it is information: what is told there may need none.
Nothing is said of what asks for no link, though it may be read as an entry: the name of the page or of a part of the list ("Minutes", "External links"), a line that announces what follows it, somebody's name ("M Napravnik"), a question
that the page answers of itself ("How do I join?"), a service whose telephone number is given, a sentence, what somebody is quoted with, and the day of the last change.

## Why it matters

A reader learns that the resource exists and cannot open it. When a whole catalogue has none, the links were probably lost when the
page was moved or saved as text.

## Example

> *Assets in Action*: This case study features a partnership in North Glasgow.

The title stands there, but nothing can be clicked.

## What to do

Find the resource and link its title. If it is nowhere to be found, say where a copy can be asked for, or take the entry out.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Group, Reading, Readings, Rule, Wording
from crawler.judge.rules._absence import absent
from crawler.judge.rules._led_on import Manner
from crawler.judge.rules._prose import BIBLIOGRAPHIES, leads_on, shorten
from crawler.judge.rules._unlinkable import asks_for_no_link, headings_of, is_told_bare, is_written_later
from crawler.records import Entry, Finding, Severity

_FEW = 2
_MANY = 10
_MOST = 0.8
_PART = 5  # entries
_SHOWN = 10  # titles
_PRINTED = "works that are cited as printed"
_BARE = "entries in parts that have no link at all"
_MUCH = "many of the entries"
_ASIDE = "aside"  # of what may need no link
_ONE_IN = 4  # entries from which those without a link are how a catalogue is kept
_SMALL = 3
_NEARLY = 0.75  # of a small catalogue
_LOOKED_AT = 2_000  # characters
_YEAR = Pattern(r"\b(?:1[5-9]|20)\d\d\b")
_ISBN = Pattern(r"(?<![\d-])97[89](?:-?\d){10}(?![\d-])", re.ASCII)  # "978-3-328-10211-3"
_PERIODICAL = Pattern(
    r"\bpp\.\s?\d|\b(?:[Vv]ol|[Nn]o|[Nn]r)\.\s?\d+,"  # "Black Flag, no. 211, pp. 24-5"
    r"|\b\d{1,4}\s?\(\d{1,3}(?:-\d{1,3})?\)\s?[,:]\s?\d|\b[Nn]o\.\s?\d+\s\(\d{4}\):\s?\d",  # "Federal Probation, 56(1), 53"
    re.ASCII,
)
_PRINT = Pattern(
    r"\bIS[BS]N\b|\bp\.\s?\d|\b(?:pages|Seiten|p\u00e1ginas)\s\d|\b[Vv]ol(?:ume|\.)?\s?\d|\b[Ee]dition\b|\b\d(?:st|nd|rd|th)\sEd\.|"
    r"\b(?:Proceedings|Conference|Proc\.|Memorandum|Universit\S+|Technical\sReport|Press|Books|Verlag|Publish(?:ers?|ing)|\u00c9ditions?|Editorial)\b|"
    r"\b(?:PhD|Ph\.D\.|Master\S{0,2}s?|doctoral)\s[Tt]hesis|\bIn [A-Z][^.]{3,80}, (?:\w+ )?(?:19|20)\d\d|"
    r"\b[A-Z][^,.]{2,40}, [A-Z][^,.]{2,30}(?:, [A-Z][\w. ]{1,20})?, (?:1[5-9]|20)\d\d\b|"  # "Dover, New York, 1970"
    r"(?:^|[,.] )(?:[A-Z]\w+(?: [Bb]ooks)?|[\w ]{3,40}\b[Pp]ress), (?:1[5-9]|20)\d\d\.?\s*$"  # "Verso, 2013"
)


def _unlinked(entry: Entry) -> bool:
    """Say whether an entry leads nowhere."""
    return not (leads_on(entry) or is_written_later(entry) or is_told_bare(entry))


def _lost(entry: Entry, told: Collection[str]) -> bool:
    """Say whether an entry leads nowhere and is not named together with others."""
    return entry.id not in told and _unlinked(entry)


def _is_printed(entry: Entry) -> bool:
    """Say whether an entry is the full citation of a printed work."""
    text = f"{entry.title}. {entry.description}"[:_LOOKED_AT]
    has_year = entry.year is not None or _YEAR.search(text) is not None
    if _PERIODICAL.search(text) is not None or _ISBN.search(text) is not None:
        return True
    return has_year and (_named(entry) or _PRINT.search(text) is not None)


def _is_book(entry: Entry) -> bool:
    """Say whether an entry bears the number of a book, which may be had on paper only."""
    return _named(entry) or "ISBN" in entry.description[:_LOOKED_AT]


def _named(entry: Entry) -> bool:
    return any(name.startswith(("isbn:", "issn:")) for name in entry.identifiers)


def check(readings: Readings) -> Iterator[Finding]:
    """Yield the entries that lead nowhere; together those that are cited as printed, and those of parts or catalogues that are kept so."""
    for reading in readings.catalogues:
        entries = _asking(reading)
        lacking = [entry for entry in entries if _unlinked(entry)]
        asked = [entry for entry in lacking if not {"*", RULE.slug} & {*entry.ignored}]
        groups = list(_groups(entries, asked, cited=reading.head.format in BIBLIOGRAPHIES))
        told = frozenset(entry.id for group, _ in groups for entry in group)
        manner = Manner(reading.head.format, entries, frozenset(entry.id for entry in lacking))
        lost = {entry.id: entry for entry in lacking}
        for found in absent(RULE.slug, replace(reading, entries=entries), partial(_lost, told=told)):
            one = lost.get(found.entry or "")
            certain = one is None or len(entries) == 1 or (manner.asks(one) and not _is_book(one))
            yield found if certain else _may_need_none(found)
        for group, what in groups:
            found = Finding(RULE.slug, catalogue=reading.head.name, params=_together(group, what))
            certain = what == _PRINTED or (what == _MUCH and manner.asks_of_many()) or manner.is_kept
            yield found if certain else _may_need_none(found)


def _may_need_none(found: Finding) -> Finding:
    """Return a finding as one of something that a page only speaks of."""
    return replace(found, params={**found.params, "form": _ASIDE}, confidence=0.5)


def _asking(reading: Reading) -> tuple[Entry, ...]:
    """Return the entries that lead somewhere or should."""
    headings = headings_of(reading.entries, reading.head.title)
    return tuple(entry for entry in reading.entries if not (_unlinked(entry) and asks_for_no_link(entry, headings)))


def _groups(entries: Sequence[Entry], lacking: list[Entry], *, cited: bool) -> Iterator[tuple[list[Entry], str]]:
    """Yield what is to be told together of a catalogue in which some entries lead somewhere; in a bibliography all are `cited`."""
    if len(lacking) == len(entries):
        return
    printed = lacking if cited and len(lacking) >= _FEW else _printed(lacking)
    apart = _bare_parts(entries, _without(lacking, printed))
    much = _without(lacking, printed)
    several = len(much) - len(apart) >= _PART or _FEW * len(much) >= len(entries)
    if several and _is_habit(len(much), len(entries)):
        yield much, _MUCH
    elif apart:
        yield apart, _BARE
    if printed:
        yield printed, _PRINTED


def _is_habit(lacking: int, total: int) -> bool:
    """Say whether so many entries lack a link that the catalogue is kept so, or not yet done."""
    return lacking >= min(max(_MANY, total / _ONE_IN), max(_PART, total / _FEW), max(_SMALL, _NEARLY * total))


def _without(entries: Sequence[Entry], others: Sequence[Entry]) -> list[Entry]:
    told = {entry.id for entry in others}
    return [entry for entry in entries if entry.id not in told]


def _bare_parts(entries: Sequence[Entry], lacking: Sequence[Entry]) -> list[Entry]:
    """Return the entries of parts of several, under one heading each, of which none leads anywhere, if there are enough of them."""
    linked = {entry.section for entry in entries if not _unlinked(entry)}
    parts = Counter(entry.section for entry in lacking)
    bare = [
        entry for entry in lacking if entry.section and entry.section not in linked and parts[entry.section] >= _FEW
    ]
    return bare if len(bare) >= _PART else []


def _printed(lacking: list[Entry]) -> list[Entry]:
    """Return the works cited as printed, if there are several; in a bibliography, where nearly all that lead nowhere are, the rest with them."""
    printed = [entry for entry in lacking if _is_printed(entry)]
    if len(printed) < _FEW:
        return []
    return lacking if len(printed) >= max(_MANY, _MOST * len(lacking)) else printed


def _together(entries: Sequence[Entry], what: str) -> dict[str, str | int]:
    titles = ", ".join(f"\u201c{shorten(entry.title)}\u201d" for entry in entries[:_SHOWN])
    more = f", \u2026 ({len(entries)})" if len(entries) > _SHOWN else ""
    return {"of": f"{what}: {titles}{more}", "entries": len(entries)}


RULE = Rule(
    code="C001",
    slug="missing-link",
    group=Group.CATALOGUE,
    severity=Severity.WARNING,
    title="Entry without a link",
    message="No link is given for {of}.",
    suggestion="Add the address of the resource, or say where a copy can be asked for.",
    wordings={
        _ASIDE: Wording(
            "No link is given for {of}; it may need none.",
            "If it is something to be opened, add its address.",
            Severity.INFO,
        ),
    },
    page=__doc__ or "",
    check_catalogue=check,
)
