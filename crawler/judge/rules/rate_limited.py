"""The host says that it is asked too often.

## What it finds

429 Too Many Requests (RFC 6585) after all retries, and short pages that say so in their title or heading.

## Why it matters

It speaks of the checker, not of the page.

## Example

```
HTTP/1.1 429 Too Many Requests
Retry-After: 120
```

## What to do

Nothing. If it recurs, raise `fetch.per_host.interval`.
"""

from crawler.judge.rule import PAGES, REFUSED, Case, Group, Rule
from crawler.judge.signs.cases import finding, status
from crawler.judge.signs.walls import too_many
from crawler.records import Finding, Severity, Verdict

_TOO_MANY = 429


def check(case: Case) -> Finding | None:
    """Speak on 429, and on a thin page that says the same."""
    if status(case) == _TOO_MANY:
        return finding("rate-limited", case, status=_TOO_MANY)
    words = too_many(case)
    return finding("rate-limited", case, 0.85, words=words) if words else None


RULE = Rule(
    code="U005",
    slug="rate-limited",
    group=Group.UNSURE,
    severity=Severity.INFO,
    title="Too many requests",
    message="The host says that it is asked too often.",
    suggestion="Nothing to do; the next run asks again, more slowly if it recurs.",
    page=__doc__,
    verdict=Verdict.UNSURE,
    looks_at=REFUSED | PAGES,
    check_link=check,
)
