"""The server's machine is there but nothing listens at the address.

## What it finds

Connections that the machine refuses at once.

## Why it matters

No reader gets through either. It may be a restart that lasts minutes, therefore it is confirmed before it is called
broken for good.

## Example

```
https://example.org:8443/report    connection refused
```

## What to do

If an unusual port stands in the address, try it without. Otherwise wait for the next checks.
"""

from crawler.judge.rule import UNANSWERED, Case, Group, Rule
from crawler.judge.signs.cases import failed, finding
from crawler.records import FailureKind, Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when the connection was refused."""
    kind = failed(case, FailureKind.REFUSED)
    return finding("connection-refused", case, kind=kind.value) if kind else None


RULE = Rule(
    code="L009",
    slug="connection-refused",
    group=Group.LINK,
    severity=Severity.ERROR,
    title="The server refuses connections",
    message="The server refuses connections.",
    suggestion="Try again later; if it stays so, look for another address.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=UNANSWERED,
    check_link=check,
)
