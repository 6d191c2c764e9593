"""An entry carries no link to the resource.

## What it finds

An entry that carries no link to the resource. Where no entry of a catalogue has a link, this is said once of the catalogue.
A mail address to write to is not a link to the resource.

## Why it matters

A reader learns that the resource exists and cannot open it. When a whole catalogue has none, the links were probably lost when the
page was moved or saved as text.

## Example

> *Assets in Action*: This case study features a partnership in North Glasgow.

The title stands there, but nothing can be clicked.

## What to do

Find the resource and link its title. If it is nowhere to be found, say where a copy can be asked for, or take the entry out.
"""

from collections.abc import Iterator

from crawler.judge.rule import Group, Readings, Rule
from crawler.judge.rules._absence import absent
from crawler.judge.rules._prose import leads_on
from crawler.records import Entry, Finding, Severity


def _unlinked(entry: Entry) -> bool:
    return not leads_on(entry)


def check(readings: Readings) -> Iterator[Finding]:
    """Yield the entries that lead nowhere."""
    for reading in readings.catalogues:
        yield from absent(RULE.slug, reading, _unlinked)


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
