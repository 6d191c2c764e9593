"""An entry carries no link to the resource.

## What it finds

An entry that carries no link to the resource. Where no entry of a catalogue has a link, this is said once of the catalogue.
A mail address to write to is not a link to the resource; an address that a template writes is one. Works that are cited as printed (with a year, and an ISBN, pages, a volume,
a thesis, an edition or a publishing house) beside others that have links are named together, once of the catalogue: many of them are
only to be had on paper. So are the entries of parts in which five or more stand under one heading and none has a link: that is how the part is kept.

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
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Group, Readings, Rule
from crawler.judge.rules._absence import absent
from crawler.judge.rules._prose import leads_on, shorten
from crawler.records import Entry, Finding, Severity

_FEW = 2
_MANY = 10
_MOST = 0.8
_PART = 5  # entries
_SHOWN = 10  # titles
_PRINTED = "works that are cited as printed"
_BARE = "entries in parts that have no link at all"
_OF_TEMPLATES = ("]({{", "]({%")  # an address that a template writes when the page is made
_LOOKED_AT = 2_000  # characters
_YEAR = Pattern(r"\b(?:1[5-9]|20)\d\d\b")
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


def _unlinked(entry: Entry, together: frozenset[str] = frozenset()) -> bool:
    """Say whether an entry leads nowhere and is not named together with others."""
    return not (leads_on(entry) or entry.id in together or any(mark in entry.title for mark in _OF_TEMPLATES))


def _is_printed(entry: Entry) -> bool:
    """Say whether an entry is the full citation of a printed work."""
    text = f"{entry.title}. {entry.description}"[:_LOOKED_AT]
    has_year = entry.year is not None or _YEAR.search(text) is not None
    return _PERIODICAL.search(text) is not None or (has_year and (_named(entry) or _PRINT.search(text) is not None))


def _named(entry: Entry) -> bool:
    return any(name.startswith(("isbn:", "issn:")) for name in entry.identifiers)


def check(readings: Readings) -> Iterator[Finding]:
    """Yield the entries that lead nowhere, those that are cited as printed together."""
    for reading in readings.catalogues:
        apart = _bare_parts(reading.entries)
        printed = _printed(reading.entries, frozenset(entry.id for entry in apart))
        together = frozenset(entry.id for entry in (*apart, *printed))
        yield from absent(RULE.slug, reading, partial(_unlinked, together=together))
        for entries, what in ((apart, _BARE), (printed, _PRINTED)):
            if entries:
                yield Finding(RULE.slug, catalogue=reading.head.name, params=_together(entries, what))


def _bare_parts(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries of parts of several, under one heading, of which none leads anywhere, beside others that do."""
    parts: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        parts[tuple(entry.section)].append(entry)
    bare = [part for section, part in parts.items() if section and len(part) >= _PART and all(map(_unlinked, part))]
    found = [entry for part in bare for entry in part]
    return [] if all(map(_unlinked, entries)) else [entry for entry in found if not {"*", RULE.slug} & {*entry.ignored}]


def _printed(entries: Sequence[Entry], told: frozenset[str]) -> list[Entry]:
    """Return the works cited as printed, if there are several, beside entries with links; in a bibliography, where nearly all that lead nowhere are, the rest with them."""
    lacking = [entry for entry in entries if _unlinked(entry, told) and not {"*", RULE.slug} & {*entry.ignored}]
    printed = [entry for entry in lacking if _is_printed(entry)]
    if len(printed) < _FEW or all(map(_unlinked, entries)):
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
    page=__doc__ or "",
    check_catalogue=check,
)
