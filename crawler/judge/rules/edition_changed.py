"""The target is another edition than the one catalogued.

## What it finds

Titles that agree but for the edition, version, volume or year.

## Why it matters

Publishers put new editions at the old address. Description, authors and year in the catalogue may no longer be right.

## Example

```
catalogue: Annual Report 2022        page: Annual Report 2025
```

## What to do

If the entry should follow the newest edition, correct it; if it means the old one, find that one's own address.
"""

from dataclasses import replace

from crawler.judge.matching import best, compared
from crawler.judge.rule import Case, Group, Rule
from crawler.judge.signs.cases import finding
from crawler.records import Finding, Severity, TitleMatch


def check(case: Case) -> Finding | None:
    """Speak when the entry that agrees best differs in its edition."""
    agreed = best(case)
    if agreed is None or agreed[1].match is not TitleMatch.DRIFTED or agreed[1].why != "edition":
        return None
    entry, answer = agreed
    said = finding("edition-changed", case, 0.85, **compared(case, entry, answer))
    return replace(said, entry=entry)


RULE = Rule(
    code="N004",
    slug="edition-changed",
    group=Group.TITLE,
    severity=Severity.WARNING,
    title="Another edition",
    message='The catalogue says "{catalogue}"; the target is another edition: "{found}".',
    suggestion="Decide which edition the entry means, and correct its title and year or its address.",
    page=__doc__,
    check_link=check,
)
