"""The site leaves out an intermediate certificate.

## What it finds

Servers that send their own certificate without the one that links it to a trusted authority.

## Why it matters

Desktop browsers fetch or remember the missing certificate, phones and programs often do not. So the link works for
some and not for others.

## Example

```
sent: www.example.org     missing: Example Intermediate CA 3
```

## What to do

Open it in a browser: it will probably work. Tell the site's owner all the same.
"""

from crawler.judge.rule import UNANSWERED, Case, Group, Rule, Wording
from crawler.judge.signs.cases import finding
from crawler.judge.signs.certificates import chain_left_out, shown
from crawler.records import Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when the certificate failed for this cause."""
    kind, certificate = chain_left_out(case), shown(case)
    if kind is None:
        return None
    if certificate is None:
        return finding("certificate-incomplete", case, kind=kind.value)
    return finding("certificate-incomplete", case, kind=kind.value, form="named", missing=certificate.issuer)


RULE = Rule(
    code="T004",
    slug="certificate-incomplete",
    group=Group.CERTIFICATE,
    severity=Severity.WARNING,
    title="The certificate chain is incomplete",
    message="The site does not send its whole certificate chain; most browsers mend that, some programs cannot.",
    suggestion="Open it in a browser; tell the site's owner.",
    wordings={
        "named": Wording(
            "The site does not send the certificate of “{missing}” along; most browsers mend that, some programs cannot."
        )
    },
    page=__doc__,
    verdict=Verdict.UNSURE,
    looks_at=UNANSWERED,
    check_link=check,
)
