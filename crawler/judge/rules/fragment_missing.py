"""The page has no place of the name that the address ends with.

## What it finds

An address with a fragment (`#funding`) whose page opens, but has no element with that id and no anchor with that name, as written or with
its percent-encoding undone. Nothing is said of `#top`, of fragments that a page's own script reads (`#!/route`, `#/route`, `#t=30`), of links to
words of the text (`#:~:text=`), of pages that a script builds, of pages that were not read to their end, and where a redirect
brings a fragment of its own.

## Why it matters

The page opens at its beginning instead of the chapter that was meant. Often the chapter was renamed, or moved to a page of its own. Some sites make their
places by script, which a crawler does not see: look before you change anything.

## Example

```
https://example.org/guide#funding       the page has #funding-2024 only
```

## What to do

Open the link. If it does not lead to the right place, copy the address from the page's own table of contents.
"""

from crawler.judge.rule import PAGES, Case, Group, Rule
from crawler.judge.signs.cases import finding, marks, page, redirects
from crawler.records import Finding, Severity

_SEEN = 0.75  # confidence: a script may make the place when the page is opened


def check(case: Case) -> Finding | None:
    """Speak when a page that was read to its end lacks a place that the catalogue links to."""
    facts, answer = page(case), case.evidence.answer
    if facts is None or not facts.no_places or answer is None or answer.capped or answer.cut:
        return None
    sent_to_a_place = any("#" in (hop.header("location") or "") for hop in redirects(case))  # RFC 9110, 10.2.2
    if sent_to_a_place or marks(facts, "script-shell"):
        return None
    missing = ", ".join(f"#{fragment}" for fragment in facts.no_places)
    return finding("fragment-missing", case, _SEEN, fragment=missing)


RULE = Rule(
    code="L022",
    slug="fragment-missing",
    group=Group.LINK,
    severity=Severity.INFO,
    title="The place on the page is missing",
    message="The page opens, but has no place called {fragment}.",
    suggestion="Open the link and see whether it leads to the right place; else copy the address from the page.",
    page=__doc__,
    looks_at=PAGES,
    check_link=check,
)
