"""The host asked for a longer pause than this run could wait.

## What it finds

Links of a host that answered with a Retry-After beyond `fetch.max_retry_after`. Its other links are left for a later
run.

## Why it matters

Asking on would get the checker blocked; the link itself may be fine.

## Example

```
HTTP/1.1 429 Too Many Requests
Retry-After: 86400
```

## What to do

Nothing. If it happens in every run, lower `fetch.per_host` for gentler asking.
"""

from crawler.judge.rule import UNANSWERED, Case, Group, Rule
from crawler.judge.signs.cases import failed, finding
from crawler.records import FailureKind, Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when the host was left to rest."""
    kind = failed(case, FailureKind.HOST_RESTING)
    return finding("host-resting", case, kind=kind.value) if kind else None


RULE = Rule(
    code="U011",
    slug="host-resting",
    group=Group.UNSURE,
    severity=Severity.INFO,
    title="The host asked us to come back later",
    message="The host asked for a longer pause than this run could wait.",
    suggestion="Nothing to do: the next run asks again.",
    page=__doc__,
    verdict=Verdict.SKIPPED,
    looks_at=UNANSWERED,
    check_link=check,
)
