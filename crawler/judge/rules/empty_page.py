"""The answer is a success, but there is nothing in it.

## What it finds

Success with no body at all, with 204 No Content or 205 Reset Content, 304 Not Modified to somebody who has no earlier copy, or a page of
some bytes that has neither words nor title nor anything that could bring them.

## Why it matters

A reader sees a white page.

## Example

```
HTTP/1.1 200 OK
Content-Length: 0
```

## What to do

Open it in a browser. If it is blank, look for another address of the resource.
"""

from crawler.judge.rule import ANSWERED, Case, Group, Rule
from crawler.judge.signs.cases import finding, works
from crawler.records import Answer, Facts, Finding, Severity, Verdict

_NOTHING = frozenset({204, 205, 304})
_SEES_PICTURES = 3  # the version of facts from which pictures, players and forms leave a mark
_SKELETON = 1024  # bytes of a page without anything; of earlier facts, what is longer may hold a picture


def _is_empty(answer: Answer, facts: Facts | None) -> bool:
    """Tell whether there is nothing to read, nor anything that could bring it."""
    if answer.status in _NOTHING:
        return True
    if answer.status != 200:  # noqa: PLR2004 - 206 may be one range of something, 202 a challenge
        return False
    if facts is None:
        return False
    said = facts.words or facts.titles or facts.headings or facts.marks
    all_seen = facts.version >= _SEES_PICTURES or answer.size <= _SKELETON
    return facts.kind == "empty" or (facts.kind == "html" and not said and all_seen)


def check(case: Case) -> Finding | None:
    """Speak when a success has nothing in it."""
    answer, hops = case.evidence.answer, case.evidence.hops
    shown = works(case) or (answer is not None and answer.status in _NOTHING)
    if answer is None or not shown or (hops and hops[-1].method == "HEAD") or answer.cut is not None:
        return None
    return finding("empty-page", case, 0.95, size=answer.size) if _is_empty(answer, case.evidence.facts) else None


RULE = Rule(
    code="L007",
    slug="empty-page",
    group=Group.LINK,
    severity=Severity.ERROR,
    title="The page is empty",
    message="The server says all is well and sends nothing to read.",
    suggestion="Open it; if it is blank, look for another address.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=ANSWERED,
    check_link=check,
)
