"""A challenge or captcha stands before the page.

## What it finds

Answers that say so in a header (`cf-mitigated: challenge`, `x-amzn-waf-action`), and pages of the usual defences by
their marks - the latter only where the status blocks or the page says next to nothing, because the same scripts stand
on healthy pages.

## Why it matters

Readers pass such a challenge without noticing; a program must not pretend to be one. So nothing is known of the page.

## Example

```
HTTP/1.1 403 Forbidden
cf-mitigated: challenge
```

## What to do

Open it in a browser. If it works, record the decision.
"""

from crawler.judge.rule import Case, Group, Rule
from crawler.judge.signs.cases import finding, status
from crawler.judge.signs.walls import challenger
from crawler.records import Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when a challenge was met."""
    vendor = challenger(case)
    return finding("challenge", case, 0.95, vendor=vendor, status=status(case)) if vendor else None


RULE = Rule(
    code="U002",
    slug="challenge",
    group=Group.UNSURE,
    severity=Severity.WARNING,
    title="A challenge stands before the page",
    message="{vendor} asks visitors to prove that they are people; the page behind was not seen.",
    suggestion="Open it in a browser before you change anything.",
    page=__doc__,
    verdict=Verdict.UNSURE,
    check_link=check,
)
