"""The host, or our way to it, was out of reach: nothing can be said of this page.

## What it finds

Other links of the same host that were spared after it had stopped answering; no route to its network; our own name
resolver or proxy out of order.

## Why it matters

A host that is down is one problem, not three hundred. And where our own line may be to blame, no link is condemned.

## Example

```
three links of example.org timed out; the other 41 were not asked
```

## What to do

Nothing for a single run. The links that were asked and failed are reported by themselves.
"""

from crawler.judge.rule import UNANSWERED, Case, Group, Rule
from crawler.judge.signs.cases import failed, finding
from crawler.records import FailureKind, Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when the host was spared, or when our own side may be at fault."""
    kind = failed(
        case, FailureKind.HOST_UNREACHABLE, FailureKind.UNREACHABLE, FailureKind.RESOLVER_DOWN, FailureKind.PROXY
    )
    return finding("host-unreachable", case, kind=kind.value) if kind else None


RULE = Rule(
    code="U010",
    slug="host-unreachable",
    group=Group.UNSURE,
    severity=Severity.WARNING,
    title="The host could not be reached",
    message="The host could not be reached from here, so nothing can be said of this page.",
    suggestion="Wait for the next run; if the host stays silent, look for another address.",
    page=__doc__,
    verdict=Verdict.UNSURE,
    looks_at=UNANSWERED,
    check_link=check,
)
