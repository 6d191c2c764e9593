"""A large part of the catalogue was gone at the last reading.

## What it finds

A catalogue that had lost more than a fifth of its entries (`judge.shrunk_share`), and at least three, when it was last read. The reading is put aside
and the entries read before are checked as ever, because a page that is broken for an afternoon looks just the same.

The loss is believed once three readings over three days (`judge.confirm`) all miss the same entries, or as soon as a person says that it is right.
An entry that got another title and leads to the same address is not lost.

## Why it matters

A part of the page that is not delivered, a table that was cut short or a selector that matches no longer would take most links off the list without a
word, and nobody would hear of them again.

## Example

> 84 of 120 entries are gone

A new page shows ten entries and loads the others by a script.

## What to do

Open the catalogue. If entries are missing there, bring them back. If they are there, see what `crawler catalogue` reads and mend `select` or `format`. If
they were taken out on purpose, say so, for a few days:
`crawler decide --rule catalogue-shrunk --catalogue NAME --ignore --until DATE --why "cleared out" --who YOU`.
"""

from collections.abc import Iterator

from crawler.judge.lost import lost
from crawler.judge.rule import Group, Readings, Rule
from crawler.records import Finding, Severity


def check(readings: Readings) -> Iterator[Finding]:
    """Yield a finding for each catalogue whose last reading was put aside."""
    for reading in readings.catalogues:
        if reading.loss is not None and not reading.loss.believed:
            yield lost(RULE.slug, reading.head.name, reading.loss)


RULE = Rule(
    code="C015",
    slug="catalogue-shrunk",
    group=Group.CATALOGUE,
    severity=Severity.WARNING,
    title="Catalogue that shrank",
    message="{lost} of {before} entries of {catalogue} were gone when it was last read, so that reading was put aside and all are still checked. Gone were {text}.",
    suggestion="See whether the page is whole. If the entries were taken out on purpose, say so with `crawler decide`; else the loss is believed once it has lasted.",
    page=__doc__ or "",
    check_catalogue=check,
)
