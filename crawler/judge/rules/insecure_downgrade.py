"""A secure address is redirected to an insecure one.

## What it finds

Redirects from https to http at any hop.

## Why it matters

What the reader opens can be read and changed on the way, though the catalogue's link promised otherwise. Browsers may
refuse the step.

## Example

```
https://example.org/report -> http://example.org/report/
```

## What to do

Tell the site's owner; often a slash at the end of the address avoids it.
"""

from itertools import pairwise

from crawler.judge.rule import Case, Group, Rule
from crawler.judge.signs.cases import finding
from crawler.records import Finding, Severity


def check(case: Case) -> Finding | None:
    """Speak when a hop leads from https to http."""
    urls = [hop.url for hop in case.evidence.hops]
    for before, after in pairwise(urls):
        if before.lower().startswith("https:") and after.lower().startswith("http:"):
            return finding("insecure-downgrade", case, to=after)
    return None


RULE = Rule(
    code="R005",
    slug="insecure-downgrade",
    group=Group.REDIRECT,
    severity=Severity.WARNING,
    title="From https back to http",
    message="A secure address is redirected to an insecure one.",
    suggestion="Tell the site's owner; link to a secure address if there is one.",
    page=__doc__,
    check_link=check,
)
