"""The page has moved for good, and says where to.

## What it finds

Redirects every one of which is permanent (301 or 308), ending at a page that answers with success and is plausibly
the same resource: on the same site or under the same name, and not with a title that contradicts the catalogue. Names
made to be redirected for ever, such as DOIs, are left alone.

## Why it matters

The link works, but only as long as somebody keeps the redirect. Catalogues that follow their redirects rot more
slowly.

## Example

```
GET http://example.org/toolkit
301 -> https://www.example.org/resources/toolkit
```

## What to do

Replace the address in the catalogue by the new one.
"""

from crawler.judge.rule import SUCCESSES, Case, Group, Rule
from crawler.judge.signs.addresses import change, without_tracking
from crawler.judge.signs.cases import asked_url, end_url, finding
from crawler.judge.signs.moves import moved_for_good
from crawler.records import Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when all hops are permanent and the end is plausibly the same resource."""
    if not moved_for_good(case):
        return None
    to = without_tracking(end_url(case))
    return finding("moved-permanently", case, 0.95, to=to, change=change(asked_url(case), to))


RULE = Rule(
    code="R001",
    slug="moved-permanently",
    group=Group.REDIRECT,
    severity=Severity.WARNING,
    title="Moved for good",
    message="The page has moved for good to {to}",
    suggestion="Put the new address into the catalogue: {to}",
    page=__doc__,
    verdict=Verdict.MOVED,
    looks_at=SUCCESSES,
    check_link=check,
)
