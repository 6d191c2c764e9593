"""The site's certificate is not valid today.

## What it finds

Certificates whose time is over, or has not begun.

## Why it matters

A browser stops readers with a full-page warning; most turn back, and they are right to.

## Example

```
notAfter=Mar  1 23:59:59 2024 GMT
```

## What to do

Write to the site's owner: renewing takes minutes. Do not link to plain http instead.
"""

from crawler.judge.rule import UNANSWERED, Case, Group, Rule
from crawler.judge.signs.cases import failed, finding
from crawler.records import FailureKind, Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when the certificate failed for this cause."""
    kind = failed(case, FailureKind.TLS_EXPIRED, FailureKind.TLS_NOT_YET_VALID)
    return finding("certificate-expired", case, kind=kind.value) if kind else None


RULE = Rule(
    code="T001",
    slug="certificate-expired",
    group=Group.CERTIFICATE,
    severity=Severity.ERROR,
    title="The certificate has expired",
    message="The site's certificate is out of date, so browsers warn readers away.",
    suggestion="Tell the site's owner, or look for another address of the resource.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=UNANSWERED,
    check_link=check,
)
