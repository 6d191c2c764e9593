"""The target was published in another year than the catalogue says.

## What it finds

A year in the catalogue, and a day of publication that the target states of itself, two years or more apart. Days of publication are those of scholarly
metadata, of Dublin Core on pages that show the authors named there, and of linked data about a report or a book; those of a post or an article only where the catalogue means the page itself. A PDF that was made
before the year in the catalogue, and never changed after, is told too; one that was made later is not, nor is a day of revision.

Nothing is said where any date of the target lies within a year of the catalogue's, where its title, its address or its first words name the catalogue's year, or where
the entry names the target's.

## Why it matters

Readers judge by the year whether a resource still holds, and tell editions apart by it.

## Example

```
catalogue: 2009        page: published 3 May 2016
```

## What to do

Look which edition the entry means; correct the year, or the address.
"""

from collections.abc import Iterator
from dataclasses import replace

from crawler.judge.rule import Case, Group, Rule, Wording
from crawler.judge.signs.cases import finding
from crawler.judge.signs.claims import (
    Claim,
    claim,
    headlines,
    is_of_post,
    is_of_work,
    said_by,
    shared,
    years_in,
    years_of_address,
)
from crawler.records import Finding, Severity

_APART = 2  # years: a preprint, an early view or a fiscal year is one
_REPRINT = 20  # years after which a later day is that of a reprint or a scan
_FIRST_PDF = 1993
_BEGINNING = 1_200  # characters: cover, imprint, head of a page
_SOCIAL = ("article", "dc.", "json-ld:")


def check(case: Case) -> Finding | None:
    """Speak when both say a year, the two are plainly apart, and nothing else of the target agrees with the catalogue."""
    found = claim(case)
    if found is None or found.entry.year is None or shared(case):
        return None
    year = found.entry.year
    if any(abs(other - year) < _APART for other in _dates(found)) or _is_excused(case, found, year):
        return None
    said = _issued(found, year) or _made(found, year)
    if said is None:
        return None
    day, form, confidence = said
    if int(day[:4]) in years_in(f"{found.entry.title} {found.entry.description}"):
        return None
    told = finding("year-differs", case, confidence, catalogue=year, found=day, form=form)
    return replace(told, entry=found.entry.id)


def _dates(found: Claim) -> Iterator[int]:
    details = found.details
    days = (details.issued, details.created, details.modified, *details.dates)
    yield from (int(day[:4]) for day in days if day)


def _is_excused(case: Case, found: Claim, year: int) -> bool:
    """Tell whether the catalogue's year stands in a title, in an address, or at the beginning of the text."""
    addresses = (case.link.url, *(hop.url for hop in case.evidence.hops))
    said = f"{found.entry.title} \n {headlines(found.facts)} \n {found.facts.text[:_BEGINNING]}"
    return year in years_in(said) or year in years_of_address(*addresses)


def _issued(found: Claim, year: int) -> tuple[str, str, float] | None:
    """Return the day of publication, where it may be held against the catalogue."""
    day, source = found.details.issued, found.details.source("issued")
    if day is None or source is None or int(day[:4]) - year > _REPRINT:
        return None
    if is_of_work(found, source):
        return day, "issued", 0.8
    if not (found.agrees and source.startswith(_SOCIAL)):
        return None
    said = years_in(said_by(found.facts))
    if found.means_page or (found.entry.kind is None and is_of_post(source)):
        return (day, "issued", 0.7) if year not in said else None
    shown = found.entry.kind is None and int(day[:4]) in said and year not in said
    return (day, "issued", 0.6) if shown else None


def _made(found: Claim, year: int) -> tuple[str, str, float] | None:
    """Return the day on which a PDF was made, where that was before the catalogue's year and nothing was changed since."""
    details = found.details
    if details.created is None or found.facts.kind != "pdf" or not found.agrees or details.issued:
        return None
    latest = max(_dates(found))
    believable = int(details.created[:4]) >= _FIRST_PDF and not details.created.endswith("-01-01")
    is_older = latest <= year - _APART and year not in years_in(found.facts.text)
    return (details.created, "made", 0.6) if believable and is_older else None


RULE = Rule(
    code="N006",
    slug="year-differs",
    group=Group.TITLE,
    severity=Severity.INFO,
    title="Another year",
    message="The catalogue says {catalogue}; the target gives {found} as the date of its publication.",
    suggestion="Look which edition the entry means; correct its year, or its address.",
    page=__doc__ or "",
    wordings={
        "made": Wording(
            "The catalogue says {catalogue}; the file was made before that, on {found}, and not changed since."
        )
    },
    check_link=check,
)
