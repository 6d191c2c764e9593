"""The server and we could not agree on a secure connection.

## What it finds

Servers that speak only outdated versions of TLS, break off during the handshake, or answer https with something else.

## Why it matters

A browser stops readers with a full-page warning; most turn back, and they are right to.

## Example

```
https://example.org    alert: protocol version
```

## What to do

Try it in a browser. If that fails too, tell the site's owner.
"""

from crawler.judge.rule import UNANSWERED, Case, Group, Rule
from crawler.judge.signs.cases import failed, finding
from crawler.records import FailureKind, Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when the certificate failed for this cause."""
    kind = failed(case, FailureKind.TLS_PROTOCOL)
    return finding("tls-failed", case, kind=kind.value) if kind else None


RULE = Rule(
    code="T006",
    slug="tls-failed",
    group=Group.CERTIFICATE,
    severity=Severity.ERROR,
    title="No secure connection",
    message="No secure connection to the server could be made.",
    suggestion="Tell the site's owner, or look for another address of the resource.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=UNANSWERED,
    check_link=check,
)
