"""A web server's or host's own page stands where the site should be.

## What it finds

The default pages of web servers (nginx, Apache, IIS), suspended or expired hosting, fresh installations, "coming
soon" - known by their marks, on a page that says little more.

## Why it matters

The server runs and answers 200, but the resource is not there.

## Example

```
<title>Welcome to nginx!</title>
```

## What to do

If it is there for more than some days the site has moved or ended: search for the title.
"""

from crawler.judge.rule import PAGES, Case, Group, Rule
from crawler.judge.signs.cases import finding, marks, page
from crawler.judge.signs.placeholders import MAINTENANCE, is_within
from crawler.judge.signs.soft404 import says_gone
from crawler.records import Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when a short page bears the mark of a placeholder other than maintenance."""
    facts = page(case)
    names = [name for name in marks(facts, "placeholder") if name not in MAINTENANCE]
    names = [name for name in names if facts is not None and is_within(facts, name)]
    if facts is None or not names:
        return None
    if names[0] == "server-error" and says_gone(facts):  # "something went wrong: file not found"
        return None
    return finding("placeholder-page", case, 0.9, placeholder=names[0])


RULE = Rule(
    code="L006",
    slug="placeholder-page",
    group=Group.LINK,
    severity=Severity.ERROR,
    title="A placeholder instead of a page",
    message="The site shows a placeholder ({placeholder}) instead of its page.",
    suggestion="Try again in some days; then look for the resource's new home.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=PAGES,
    check_link=check,
)
