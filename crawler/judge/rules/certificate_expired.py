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

from crawler.judge.rule import UNANSWERED, Case, Group, Rule, Wording
from crawler.judge.signs.cases import failed, finding
from crawler.judge.signs.certificates import shown
from crawler.records import FailureKind, Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when the certificate failed for this cause."""
    kind = failed(case, FailureKind.TLS_EXPIRED, FailureKind.TLS_NOT_YET_VALID)
    if kind is None:
        return None
    certificate = shown(case)
    early = kind is FailureKind.TLS_NOT_YET_VALID
    day = (certificate.not_before if early else certificate.not_after) if certificate else None
    if day is None:
        return finding("certificate-expired", case, kind=kind.value)
    return finding(
        "certificate-expired", case, kind=kind.value, form="early" if early else "late", day=day.date().isoformat()
    )


RULE = Rule(
    code="T001",
    slug="certificate-expired",
    group=Group.CERTIFICATE,
    severity=Severity.ERROR,
    title="The certificate has expired",
    message="The site's certificate is out of date, so browsers warn readers away.",
    suggestion="Tell the site's owner, or look for another address of the resource.",
    wordings={
        "late": Wording("The site's certificate ran out on {day}, so browsers warn readers away."),
        "early": Wording(
            "The site's certificate is valid from {day} only, so browsers warn readers away.",
            "See whether our own clock is right; then tell the site's owner.",
        ),
    },
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=UNANSWERED,
    check_link=check,
)
