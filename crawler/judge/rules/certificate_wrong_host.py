"""The site's certificate names other hosts than the one asked.

## What it finds

Certificates whose names do not cover the host of the address (RFC 9525).

## Why it matters

A browser stops readers with a full-page warning; most turn back, and they are right to.

## Example

```
asked: www.example.org      certificate for: example.org
```

## What to do

Try the address with or without `www.`; often one of the two is right. Otherwise tell the site's owner.
"""

from crawler.judge.rule import UNANSWERED, Case, Group, Rule
from crawler.judge.signs.cases import failed, finding
from crawler.records import FailureKind, Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when the certificate failed for this cause."""
    kind = failed(case, FailureKind.TLS_WRONG_HOST)
    return finding("certificate-wrong-host", case, kind=kind.value) if kind else None


RULE = Rule(
    code="T002",
    slug="certificate-wrong-host",
    group=Group.CERTIFICATE,
    severity=Severity.ERROR,
    title="The certificate is for another site",
    message="The site's certificate belongs to another name, so browsers warn readers away.",
    suggestion="Tell the site's owner, or look for another address of the resource.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=UNANSWERED,
    check_link=check,
)
