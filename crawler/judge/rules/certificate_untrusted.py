"""The site's certificate is signed by nobody that browsers trust.

## What it finds

Certificates that a site signed itself, or that an unknown authority signed.

## Why it matters

A browser stops readers with a full-page warning; most turn back, and they are right to.

## Example

```
issuer: CN=localhost
```

## What to do

Tell the site's owner. Inside an organisation with its own authority, name its certificates in `fetch.ca_file`.
"""

from crawler.judge.rule import UNANSWERED, Case, Group, Rule, Wording
from crawler.judge.signs.cases import finding
from crawler.judge.signs.certificates import nobody_known, shown
from crawler.records import FailureKind, Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when the certificate failed for this cause."""
    kind, certificate = nobody_known(case), shown(case)
    if kind is None:
        return None
    if certificate is None:
        return finding("certificate-untrusted", case, kind=kind.value)
    own = kind is FailureKind.TLS_SELF_SIGNED or certificate.issuer == certificate.subject
    return finding(
        "certificate-untrusted", case, kind=kind.value, form="own" if own else "stranger", issuer=certificate.issuer
    )


RULE = Rule(
    code="T003",
    slug="certificate-untrusted",
    group=Group.CERTIFICATE,
    severity=Severity.ERROR,
    title="The certificate is not trusted",
    message="The site's certificate is signed by nobody that browsers trust.",
    suggestion="Tell the site's owner, or look for another address of the resource.",
    wordings={
        "own": Wording("The site signed its certificate itself, so browsers warn readers away."),
        "stranger": Wording("The site's certificate is signed by “{issuer}”, whom browsers do not trust."),
    },
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=UNANSWERED,
    check_link=check,
)
