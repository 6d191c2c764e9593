"""The site asks for payment before it shows the page.

## What it finds

A final answer of 402 Payment Required (some sites use it for programs only), and pages of few words that ask to be subscribed or paid for
in place of the resource. A page that carries the catalogue's title is not counted.

## Why it matters

Readers may or may not be able to open it; a machine cannot tell.

## Example

```
HTTP/1.1 402 Payment Required
```

## What to do

Open it in a browser. If readers must pay, say so in the entry.
"""

from crawler.judge.rule import PAGES, REFUSED, Case, Group, Rule
from crawler.judge.signs.cases import finding, status
from crawler.judge.signs.walls import paywall
from crawler.records import Finding, Severity, Verdict

_STATUS = 402


def check(case: Case) -> Finding | None:
    """Speak when the final answer is 402, and on a thin page that asks for money."""
    if status(case) == _STATUS:
        return finding("payment-required", case, status=_STATUS)
    words = paywall(case)
    return finding("payment-required", case, 0.8, status=status(case), words=words) if words else None


RULE = Rule(
    code="U004",
    slug="payment-required",
    group=Group.UNSURE,
    severity=Severity.WARNING,
    title="Payment required",
    message="The site asks for payment before it shows the page.",
    suggestion="Open it yourself; mark the entry as behind a paywall if it is.",
    page=__doc__,
    verdict=Verdict.UNSURE,
    looks_at=REFUSED | PAGES,
    check_link=check,
)
