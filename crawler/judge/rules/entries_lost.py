"""Entries are no longer in the catalogue.

## What it finds

Entries that were there at the reading before and are not any more, with their titles. They are not checked from now on; what is known of their links
stays in the history. An entry that got another title and leads to the same address is not lost.

## Why it matters

Most often somebody took them out. If nobody did, this is the only place where it shows.

## Example

> Entries that are no longer there: "Assets in Action"

## What to do

Nothing, if they were taken out on purpose; else bring them back.
"""

from collections.abc import Iterator

from crawler.judge.lost import lost
from crawler.judge.rule import Group, Readings, Rule
from crawler.records import Finding, Severity


def check(readings: Readings) -> Iterator[Finding]:
    """Yield a finding for each catalogue that has fewer entries than before."""
    for reading in readings.catalogues:
        if reading.loss is not None and reading.loss.believed:
            yield lost(RULE.slug, reading.head.name, reading.loss)


RULE = Rule(
    code="C017",
    slug="entries-lost",
    group=Group.CATALOGUE,
    severity=Severity.INFO,
    title="Entries taken out",
    message="Since it was read before, {catalogue} has lost {lost} of {before} entries: {text}.",
    suggestion="Nothing, if they were taken out on purpose; else bring them back.",
    page=__doc__ or "",
    check_catalogue=check,
)
