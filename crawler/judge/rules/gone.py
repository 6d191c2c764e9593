"""The server answers 410: the page was removed on purpose.

## What it finds

A final answer of 410 Gone (RFC 9110, section 15.5.11).

## Why it matters

Unlike 404 it says that the owner knows and does not expect the page to come back.

## Example

```
GET /old-programme
HTTP/1.1 410 Gone
```

## What to do

Look for what replaced the resource. If nothing did, remove the entry or link to an archived copy.
"""

from crawler.judge.rule import REFUSED, Case, Group, Rule
from crawler.judge.signs.cases import finding, status
from crawler.records import Finding, Severity, Verdict

_STATUS = 410


def check(case: Case) -> Finding | None:
    """Speak when the final answer to GET is 410."""
    return finding("gone", case, status=_STATUS) if status(case) == _STATUS else None


RULE = Rule(
    code="L002",
    slug="gone",
    group=Group.LINK,
    severity=Severity.ERROR,
    title="Page gone for good",
    message="The server says the page was removed for good (410).",
    suggestion="Look for a successor, or remove the link.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=REFUSED,
    check_link=check,
)
