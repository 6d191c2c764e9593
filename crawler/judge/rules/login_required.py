"""The site asks visitors to sign in before it shows the page.

## What it finds

401 Unauthorized, redirects to a sign-in page or single-sign-on host, and a sign-in form where the resource should be.
A sign-in box at the top of a real page is not counted, nor a sign-in page that the catalogue itself links to.

## Why it matters

The resource may be there for those who have an account. Whether the catalogue's readers have one, only a person
knows.

## Example

```
GET /library/report.pdf
302 -> https://login.example.org/sso?back=...
```

## What to do

Open it in a private window. If readers cannot get in, look for an open copy or mention the account in the entry.
"""

from crawler.judge.rule import PAGES, REFUSED, Case, Group, Rule
from crawler.judge.signs.cases import finding, status
from crawler.judge.signs.sign_in import sign_in
from crawler.records import Finding, Severity, Verdict

_UNAUTHORISED = 401


def check(case: Case) -> Finding | None:
    """Speak when a sign-in stands where the resource should be."""
    if status(case) == _UNAUTHORISED:
        return finding("login-required", case, sign="status 401", status=_UNAUTHORISED)
    sign = sign_in(case)
    return finding("login-required", case, 0.9, sign=sign, to=case.evidence.final_url) if sign else None


RULE = Rule(
    code="U003",
    slug="login-required",
    group=Group.UNSURE,
    severity=Severity.WARNING,
    title="Signing in is required",
    message="The site asks visitors to sign in ({sign}); the page behind was not seen.",
    suggestion="Open it without being signed in; if readers need an account, say so in the entry.",
    page=__doc__,
    verdict=Verdict.UNSURE,
    looks_at=REFUSED | PAGES,
    check_link=check,
)
