"""The address now leads to another site.

## What it finds

Redirects that end under another registered name, where the title there does not show that it is the same resource.
Names made to be redirected, such as DOIs and short links, are left alone.

## Why it matters

Organisations merge and rename, and then it is harmless. Names also lapse and are bought by strangers.

## Example

```
https://old-trust.example/toolkit -> https://new-owner.example/welcome
```

## What to do

Open it. If it is the resource, put the new address into the catalogue.
"""

from crawler.judge.matching import title_match
from crawler.judge.rule import Case, Group, Rule
from crawler.judge.signs.addresses import host, site
from crawler.judge.signs.cases import arrived_elsewhere, asked_url, end_url, finding
from crawler.judge.signs.resolvers import PERSISTENT, SHORTENERS
from crawler.records import Finding, Severity, TitleMatch


def check(case: Case) -> Finding | None:
    """Speak when the end lies on another site and the title does not vouch for it."""
    if not arrived_elsewhere(case):
        return None
    before, after = site(asked_url(case)), site(end_url(case))
    if before == after or host(asked_url(case)) in PERSISTENT | SHORTENERS:
        return None
    if title_match(case) is TitleMatch.SAME:
        return None
    return finding("redirect-other-site", case, 0.8, site=after, to=end_url(case))


RULE = Rule(
    code="R004",
    slug="redirect-other-site",
    group=Group.REDIRECT,
    severity=Severity.WARNING,
    title="Leads to another site",
    message="The address leads to another site: {site}",
    suggestion="Check that this is still the resource the entry means.",
    page=__doc__,
    check_link=check,
)
