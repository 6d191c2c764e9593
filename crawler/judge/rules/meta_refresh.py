"""The page sends its readers on by itself, without a redirect.

## What it finds

A page that answers well and, within five seconds, leads to another address by a `Refresh` header or a meta element
(HTML Standard, section 4.2.5.3). What is judged is the page it leads to.

## Why it matters

Such pages are left behind when a site moves. Readers lose their way back, and the page that sends them on is the first to go when
the old site is cleaned up.

## Example

```
<meta http-equiv="refresh" content="0; url=https://new.example.org/report">
```

## What to do

Link to the address it leads to.
"""

from crawler.judge.rule import Case, Group, Rule
from crawler.judge.signs.cases import finding, sent_on
from crawler.judge.signs.moves import lasting_end
from crawler.records import Finding, Severity


def check(case: Case) -> Finding | None:
    """Speak when a page on the way sent its readers on."""
    return finding("meta-refresh", case, to=lasting_end(case)) if sent_on(case) else None


RULE = Rule(
    code="R006",
    slug="meta-refresh",
    group=Group.REDIRECT,
    severity=Severity.INFO,
    title="Page that sends readers on",
    message="The page leads its readers on to another address by itself.",
    suggestion="Link to where it leads: {to}",
    page=__doc__,
    check_link=check,
)
