"""A deep address is redirected to a site's front page.

## What it finds

Redirects from an address with a path or query to an entrance (`/`, `/index.html`, `/en/home`), unless the page there
carries the catalogue's title: then the site itself is the resource. Short links (bit.ly and the like) may mean a front page.

## Why it matters

Sites that are rebuilt often send every lost page to the front. Search engines treat that as not found; the reader has
to start searching.

## Example

```
GET /publications/report-2018
301 -> https://example.org/
```

## What to do

Search the site for the title. If the front page is what the entry means, put its address into the catalogue.
"""

from crawler.judge.matching import title_match
from crawler.judge.rule import SUCCESSES, Case, Group, Rule
from crawler.judge.signs.addresses import host, is_front_page
from crawler.judge.signs.cases import arrived_elsewhere, asked_url, end_url, finding, works
from crawler.judge.signs.resolvers import OWN_SHORT, SHORTENERS
from crawler.records import Finding, Severity, TitleMatch, Verdict


def check(case: Case) -> Finding | None:
    """Speak when redirects from a deep address end at a front page that is not the resource."""
    if not works(case) or not arrived_elsewhere(case) or is_front_page(asked_url(case)):
        return None
    if host(asked_url(case)) in SHORTENERS | OWN_SHORT:
        return None
    if not is_front_page(end_url(case)) or title_match(case) is TitleMatch.SAME:
        return None
    return finding("redirected-home", case, 0.85, to=end_url(case))


RULE = Rule(
    code="L004",
    slug="redirected-home",
    group=Group.LINK,
    severity=Severity.ERROR,
    title="Sent to the front page",
    message="The address leads to the site's front page instead of the resource.",
    suggestion="Search the site for the title and put the new address into the catalogue.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=SUCCESSES,
    check_link=check,
)
