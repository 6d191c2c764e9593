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

from crawler.judge.rule import UNANSWERED, Case, Group, Rule, Wording
from crawler.judge.signs.addresses import host
from crawler.judge.signs.cases import end_url, failed, finding
from crawler.judge.signs.certificates import names_shown, other_spelling, shown
from crawler.records import FailureKind, Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when the certificate failed for this cause."""
    kind, certificate = failed(case, FailureKind.TLS_WRONG_HOST), shown(case)
    if kind is None:
        return None
    if certificate is None:
        return finding("certificate-wrong-host", case, kind=kind.value)
    name = host(end_url(case))
    other = other_spelling(name, certificate)
    form = "spelling" if other else "stranger"
    names = names_shown(certificate)
    return finding("certificate-wrong-host", case, kind=kind.value, form=form, host=name, names=names, other=other)


RULE = Rule(
    code="T002",
    slug="certificate-wrong-host",
    group=Group.CERTIFICATE,
    severity=Severity.ERROR,
    title="The certificate is for another site",
    message="The site's certificate belongs to another name, so browsers warn readers away.",
    suggestion="Tell the site's owner, or look for another address of the resource.",
    wordings={
        "spelling": Wording(
            "The site's certificate is for {other}, not for {host}, so browsers warn readers away.",
            "Try the address with {other}; if the page opens there, put that address into the catalogue.",
        ),
        "stranger": Wording(
            "The server shows the certificate of other sites ({names}), so browsers warn readers away; {host} was perhaps given up or moved."
        ),
    },
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=UNANSWERED,
    check_link=check,
)
