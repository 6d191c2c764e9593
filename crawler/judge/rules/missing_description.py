"""An entry is a title without a description.

## What it finds

An entry that is a title only. Where no entry of a catalogue is described (a plain list of links), this is said once of the catalogue.

## Why it matters

A reader has to open the resource to learn whether it is of use. When the link dies, nothing is left to find the resource by.

## Example

> *The Challenge of Co-production: How equal partnerships are crucial to improving public services*

All neighbours of the entry are described in a sentence; this one is not.

## What to do

Write one or two sentences: what it is, for whom, and what a reader can do with it.
"""

from collections.abc import Iterator

from crawler.judge.rule import Group, Readings, Rule
from crawler.judge.rules._absence import absent
from crawler.judge.rules._prose import words
from crawler.records import Entry, Finding, Severity


def _undescribed(entry: Entry) -> bool:
    told = words(entry.description)
    return not told or told == words(entry.title)


def check(readings: Readings) -> Iterator[Finding]:
    """Yield the entries whose description is empty or only says the title again."""
    for reading in readings.catalogues:
        yield from absent(RULE.slug, reading, _undescribed)


RULE = Rule(
    code="C005",
    slug="missing-description",
    group=Group.CATALOGUE,
    severity=Severity.INFO,
    title="Entry without a description",
    message="No description is given for {of}.",
    suggestion="Describe in a sentence or two what the resource is and whom it helps.",
    page=__doc__ or "",
    check_catalogue=check,
)
