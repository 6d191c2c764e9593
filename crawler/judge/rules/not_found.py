"""The server answers 404: there is nothing at this address.

## What it finds

A final answer of 404 Not Found to an ordinary request (RFC 9110, section 15.5.5). An answer to HEAD alone is never
believed: many servers answer 404 to HEAD and 200 to GET.

## Why it matters

It is the plainest way for a server to say that a resource is gone. Where the certificate is bad as well, this is the
news that matters.

## Example

```
GET /reports/2019/summary.pdf
HTTP/1.1 404 Not Found
```

## What to do

Most such pages were moved when the site was rebuilt: search the site, then the web, for the title. The Internet
Archive may hold a copy.
"""

from crawler.judge.rule import REFUSED, Case, Group, Rule
from crawler.judge.signs.cases import finding, status
from crawler.records import Finding, Severity, Verdict

_STATUS = 404


def check(case: Case) -> Finding | None:
    """Speak when the final answer to GET is 404."""
    return finding("not-found", case, status=_STATUS) if status(case) == _STATUS else None


RULE = Rule(
    code="L001",
    slug="not-found",
    group=Group.LINK,
    severity=Severity.ERROR,
    title="Page not found",
    message="The server says there is nothing at this address (404).",
    suggestion="Search the site for the title and put the new address into the catalogue, or remove the link.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=REFUSED,
    check_link=check,
)
