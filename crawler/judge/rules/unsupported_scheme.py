"""The address is not one of the web's, so it was not asked.

## What it finds

Addresses such as `ftp:`, `tel:`, `data:` or `javascript:`. Where a redirect led to one (an app's own scheme, for
instance) the answer is unsure, because a browser on a phone may follow it.

## Why it matters

The program speaks only http and https; saying anything about other addresses would be a guess.

## Example

```
ftp://ftp.example.org/pub/report.txt
tel:+44 20 7946 0000
```

## What to do

If a person needs a special program to follow the link, say so in the link's text, or offer a web address.
"""

from crawler.judge.rule import UNANSWERED, Case, Group, Rule
from crawler.judge.signs.cases import failed, finding
from crawler.records import FailureKind, Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when the scheme is neither http nor https."""
    kind = failed(case, FailureKind.UNSUPPORTED_SCHEME)
    return finding("unsupported-scheme", case, kind=kind.value) if kind else None


RULE = Rule(
    code="L015",
    slug="unsupported-scheme",
    group=Group.LINK,
    severity=Severity.INFO,
    title="Not a web address",
    message="Only http and https addresses are checked.",
    suggestion="Nothing to do, unless a web address was meant.",
    page=__doc__,
    verdict=Verdict.SKIPPED,
    looks_at=UNANSWERED,
    check_link=check,
)
