"""The page is an empty shell that scripts fill in the browser.

## What it finds

Pages with scripts and next to no visible text, unless their title is the catalogue's.

## Why it matters

Such sites answer every address with the same shell, living pages and dead ones alike. Without a browser nothing can
be told.

## Example

```
<body><div id="root"></div><script src="/app.js"></script></body>
```

## What to do

Open it in a browser.
"""

from crawler.judge.matching import title_match
from crawler.judge.rule import PAGES, Case, Group, Rule
from crawler.judge.signs.cases import finding, marks, page
from crawler.records import Finding, Severity, TitleMatch, Verdict


def check(case: Case) -> Finding | None:
    """Speak when there is a shell, and not even its title tells what it is."""
    if not marks(page(case), "script-shell") or title_match(case) is TitleMatch.SAME:
        return None
    return finding("needs-javascript", case, 0.9)


RULE = Rule(
    code="U007",
    slug="needs-javascript",
    group=Group.UNSURE,
    severity=Severity.WARNING,
    title="The page needs JavaScript",
    message="The page is built by scripts in the browser; without them there is nothing to judge.",
    suggestion="Open it in a browser before you change anything.",
    page=__doc__,
    verdict=Verdict.UNSURE,
    looks_at=PAGES,
    check_link=check,
)
