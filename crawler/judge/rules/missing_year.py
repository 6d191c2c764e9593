"""An entry does not say when the resource was published.

## What it finds

An entry that does not say when the resource was published. Where no entry of a catalogue has a year, this is said once of the catalogue.

## Why it matters

A reader cannot tell whether the resource still holds, and nobody can tell which of two editions is meant.

## Example

> *Delivering sustainable outcomes with less money*: This discussion paper looks at the likely impact of expenditure cuts.

Which cuts? The paper could be of 2011 or of this spring.

## What to do

Add the year of publication; for a page that is kept up, the year in which it was last revised.
"""

from collections.abc import Iterator

from crawler.judge.rule import Group, Readings, Rule
from crawler.judge.rules._absence import absent
from crawler.records import Entry, Finding, Severity


def _undated(entry: Entry) -> bool:
    return entry.year is None


def check(readings: Readings) -> Iterator[Finding]:
    """Yield the entries that have no year."""
    for reading in readings.catalogues:
        yield from absent(RULE.slug, reading, _undated)


RULE = Rule(
    code="C006",
    slug="missing-year",
    group=Group.CATALOGUE,
    severity=Severity.INFO,
    title="Entry without a year",
    message="No year is given for {of}.",
    suggestion="Add the year in which the resource was published or last revised.",
    page=__doc__ or "",
    check_catalogue=check,
)
