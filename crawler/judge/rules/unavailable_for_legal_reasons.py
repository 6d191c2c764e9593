"""The site answers 451: the page is withheld for legal reasons.

## What it finds

A final answer of 451 Unavailable For Legal Reasons (RFC 7725).

## Why it matters

It often depends on the country of the visitor: readers elsewhere may see the page.

## Example

```
HTTP/1.1 451 Unavailable For Legal Reasons
```

## What to do

Open it from where your readers are. If it is withheld there too, look for another source.
"""

from crawler.judge.rule import REFUSED, Case, Group, Rule
from crawler.judge.signs.cases import finding, status
from crawler.records import Finding, Severity, Verdict

_STATUS = 451


def check(case: Case) -> Finding | None:
    """Speak when the final answer is 451."""
    return finding("unavailable-for-legal-reasons", case, status=_STATUS) if status(case) == _STATUS else None


RULE = Rule(
    code="U009",
    slug="unavailable-for-legal-reasons",
    group=Group.UNSURE,
    severity=Severity.WARNING,
    title="Withheld for legal reasons",
    message="The site withholds this page for legal reasons, at least where this check ran (451).",
    suggestion="Open it from where your readers are.",
    page=__doc__,
    verdict=Verdict.UNSURE,
    looks_at=REFUSED,
    check_link=check,
)
