"""The site answers 402: it asks for payment.

## What it finds

A final answer of 402 Payment Required. Some sites use it for programs only.

## Why it matters

Readers may or may not be able to open it; a machine cannot tell.

## Example

```
HTTP/1.1 402 Payment Required
```

## What to do

Open it in a browser. If readers must pay, say so in the entry.
"""

from crawler.judge.rule import REFUSED, Case, Group, Rule
from crawler.judge.signs.cases import finding, status
from crawler.records import Finding, Severity, Verdict

_STATUS = 402


def check(case: Case) -> Finding | None:
    """Speak when the final answer is 402."""
    return finding("payment-required", case, status=_STATUS) if status(case) == _STATUS else None


RULE = Rule(
    code="U004",
    slug="payment-required",
    group=Group.UNSURE,
    severity=Severity.WARNING,
    title="Payment required",
    message="The site asks for payment before it shows the page (402).",
    suggestion="Open it yourself; mark the entry as behind a paywall if it is.",
    page=__doc__,
    verdict=Verdict.UNSURE,
    looks_at=REFUSED,
    check_link=check,
)
