"""A row of the catalogue could not be read.

## What it finds

A row or part of the catalogue of which no entry could be made: a line with too many columns, a broken quotation, bytes that are no text.

## Why it matters

What stands in that row was not checked. Everything else was read as usual.

## Example

```
title,link,year
Open data handbook,https://handbook.example/,2012
Maps for all,https://maps.example/,2015,,,,
```

The third line has more fields than the table has columns.

## What to do

Open the catalogue at the place named and mend the row; the reason says what was wrong with it.
"""

from collections.abc import Iterator

from crawler.judge.rule import Group, Readings, Rule
from crawler.judge.rules._prose import shorten
from crawler.records import Finding, Severity, Unreadable


def _finding(catalogue: str, part: Unreadable) -> Finding:
    place = f"Line {part.line}" if part.line is not None else "A part"
    params = {
        "place": place,
        "where": "row",
        "line": part.line,
        "reason": shorten(part.reason).rstrip("."),
        "text": shorten(part.excerpt),
    }
    return Finding(RULE.slug, catalogue=catalogue, params=params)


def check(readings: Readings) -> Iterator[Finding]:
    """Yield the rows that a reader had to leave out."""
    for reading in readings.catalogues:
        for part in reading.unreadable:
            yield _finding(reading.head.name, part)


RULE = Rule(
    code="C016",
    slug="unreadable-row",
    group=Group.CATALOGUE,
    severity=Severity.WARNING,
    title="Row that could not be read",
    message="{place} of the catalogue could not be read: {reason}.",
    suggestion="Mend the row; until then what stands in it is not checked.",
    page=__doc__ or "",
    check_catalogue=check,
)
