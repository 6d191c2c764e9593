"""The target names another publisher than the catalogue does.

## What it finds

A publisher in the catalogue and one that the target states of itself, in scholarly metadata, in Dublin Core on a page that shows the authors named there, or in linked data about a report or a book: both plainly organisations of one sort (two universities, two
foundations), with no word and no initials in common. Nothing is said of publishing houses, whose imprints have names of their own, of repositories and printers, nor of a body and what may be a part of it. Nothing
is said either where the target names the catalogue's publisher anywhere, or its address does.

## Why it matters

Readers trust a resource for who stands behind it.

## Example

```
catalogue: University of Leeds        page: University of Otago
```

## What to do

Open it: correct the publisher, or find where the resource went.
"""

from dataclasses import replace

from crawler.judge.rule import Case, Group, Rule
from crawler.judge.signs.cases import end_url, finding
from crawler.judge.signs.claims import claim, is_of_work, said_by, shared
from crawler.judge.signs.organisations import named_in, plainly_apart
from crawler.records import Finding, Severity


def check(case: Case) -> Finding | None:
    """Speak when no publisher of the catalogue could be the target's."""
    found = claim(case)
    if found is None or not found.entry.publishers or found.details.publisher is None or shared(case):
        return None
    if not is_of_work(found, found.details.source("publisher")):
        return None
    ours, theirs = found.entry.publishers, found.details.publisher
    said = f"{said_by(found.facts)} {case.link.url} {end_url(case)} {' '.join(found.details.authors)}"
    if any(not plainly_apart(one, theirs) or named_in(one, said) for one in ours):
        return None
    if any(named_in(theirs, author) for author in found.entry.authors):
        return None
    told = finding("publisher-differs", case, 0.6, catalogue=list(ours), found=theirs)
    return replace(told, entry=found.entry.id)


RULE = Rule(
    code="N008",
    slug="publisher-differs",
    group=Group.TITLE,
    severity=Severity.INFO,
    title="Another publisher",
    message="The catalogue names {catalogue} as publisher; the target names {found}.",
    suggestion="Open it: correct the publisher, or find where the resource went.",
    page=__doc__ or "",
    check_link=check,
)
