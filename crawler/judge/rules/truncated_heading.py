"""A heading has lost its beginning or end.

## What it finds

Headings and titles that begin or end in the middle: with *and*, *&* or *or*, with a comma, or with a bracket that was never opened or closed; in German and French
those that end with *und*, *oder*, *sowie*, *f\u00fcr*, *et* or *ou*; and those that break off
at *of the ...* or *des \u2026*, as they are cut to be shown in lists of what was found.

## Why it matters

A reader cannot tell what the page or entry is called; lists and search results show the stump.

## Example

> & reports

The page was called *Research & reports*; the first word is gone.

## What to do

Write the whole heading. If the system cuts it, give it a shorter one.
"""

from collections.abc import Iterator

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Group, Readings, Rule
from crawler.judge.rules._prose import headings, titles
from crawler.records import Finding, Severity

_STUMP = Pattern(
    r"^(?:&\s|[,;)\]]|(?:and|or)\s)"  # the beginning is gone
    r"|(?:\s&|,|\s(?:and|or|the|und|oder|sowie|f\u00fcr|et|ou)|\s[(\[]\w*|\s(?:of|the|des|der|du|von|aux?|les) (?:\.{3}|\u2026))$"  # the end is gone
)


def check(readings: Readings) -> Iterator[Finding]:
    """Yield the headings and titles that are stumps."""
    for reading in readings.catalogues:
        for piece in (*headings(reading), *titles(reading)):
            if _STUMP.search(piece.text.strip()):
                yield piece.finding(RULE.slug, piece.text, confidence=0.9)


RULE = Rule(
    code="C011",
    slug="truncated-heading",
    group=Group.CATALOGUE,
    severity=Severity.WARNING,
    title="Heading that lost a part",
    message="The {where} \u201c{text}\u201d seems to have lost its beginning or end.",
    suggestion="Write the whole heading.",
    page=__doc__ or "",
    check_catalogue=check,
)
