"""The same page is delivered over https too.

## What it finds

Addresses that begin with `http://` and are delivered that way, while the same address with `https://` shows the same page, with a certificate that browsers
trust. One link of each site is looked at in a run, another one the next time, so that a site is not asked twice for everything.

## Why it matters

Over http anybody on the way can read and change what the reader gets, and browsers say so beside the address. Some networks no longer let it through.

## Example

```
http://www.example.org/toolkit     200, "Toolkit"
https://www.example.org/toolkit    200, "Toolkit"
```

## What to do

Put the `https://` address into the catalogue; probably for all links of that site.
"""

from crawler.judge.rule import PAGES, Case, Group, Rule
from crawler.judge.signs.cases import finding, page
from crawler.judge.signs.sameness import same_page
from crawler.records import Finding, Severity

_ALIKE = 0.95


def check(case: Case) -> Finding | None:
    """Speak when the twin was asked, stayed on https, and shows the same page."""
    facts, twin = page(case), case.evidence.twin
    if facts is None or twin is None or twin.status != 200:  # noqa: PLR2004
        return None
    stayed = (twin.final_url or "").startswith("https://")
    return finding("https-available", case, _ALIKE, to=twin.url) if stayed and same_page(case, twin, facts) else None


RULE = Rule(
    code="R007",
    slug="https-available",
    group=Group.REDIRECT,
    severity=Severity.INFO,
    title="Also there over https",
    message="The same page is delivered over https: {to}",
    suggestion="Put the https address into the catalogue: {to}",
    page=__doc__,
    looks_at=PAGES,
    check_link=check,
)
