"""The site shows one short page for every address, made-up ones too; whether the resource is behind it, a machine cannot know.

## What it finds

Pages of fewer than 120 words of their own that a made-up address of the same site shows as well, that say nothing of an error, and
that do not carry the catalogue's title. A redirect that drops the address asked for to a page that is no wall is a `soft-404`.

## Why it matters

Walls look like this to a program: questions about cookies, age or country, waiting rooms, notices about old browsers. So do lapsed
sites, of which only a front page is left. A person sees at a glance which it is.

## Example

```
GET /reports/toolkit                 200, "Are you over 18?"
GET /reports/xkqjzvwmplrtgbnhydcf    200, "Are you over 18?"
```

## What to do

Open it in a browser. If you get past that page to the resource, record the decision; if not, look for another address.
"""

from crawler.judge.matching import title_match
from crawler.judge.rule import PAGES, Case, Group, Rule
from crawler.judge.signs.cases import finding
from crawler.judge.signs.soft404 import is_short_for_all
from crawler.records import Finding, Severity, TitleMatch, Verdict


def check(case: Case) -> Finding | None:
    """Speak when a short page stands at every address."""
    if case.evidence.probe is None or not is_short_for_all(case) or title_match(case) is TitleMatch.SAME:
        return None
    return finding("same-page-everywhere", case, 0.8)


RULE = Rule(
    code="U012",
    slug="same-page-everywhere",
    group=Group.UNSURE,
    severity=Severity.WARNING,
    title="One short page for every address",
    message="The site shows the same short page for every address; what is behind it was not seen.",
    suggestion="Open it in a browser: past a question or a notice the resource may be there.",
    page=__doc__,
    verdict=Verdict.UNSURE,
    looks_at=PAGES,
    check_link=check,
)
