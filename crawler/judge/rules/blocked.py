"""The site turns programs away; the link may be perfectly good.

## What it finds

403, 405, 406, 407 and 999 to an ordinary request with a browser's Accept header, short pages of status 200 that
say "access denied" in their title or heading, and short pages that want something first: consent to cookies, an age, a
country, another browser, a place in a queue. An answer of 202 without anything in it.

## Why it matters

Blocked is not broken. Sites refuse programs by their address, their speed or their name while readers get through.
Reporting these as broken is the most frequent false alarm of all checkers.

## Example

```
HTTP/1.1 403 Forbidden
Server: AkamaiGHost
```

## What to do

Open it in a browser. If it works, record the decision, and it will not be asked about again until the answer changes.
"""

from crawler.judge.rule import REFUSED, SUCCESSES, Case, Group, Rule
from crawler.judge.signs.cases import finding, status
from crawler.judge.signs.walls import refusal, wall
from crawler.records import Finding, Severity, Verdict

_REFUSALS = frozenset({403, 405, 406, 407, 999})
_ACCEPTED = 202  # RFC 9110, 15.3.3: nothing has been done yet; to GET, defences say so and send a script


def _said_anything(case: Case) -> bool:
    """Tell whether a body came of which anything is known."""
    facts = case.evidence.facts
    return facts is not None and facts.kind != "empty" and bool(facts.words or facts.titles or facts.kind != "html")


def check(case: Case) -> Finding | None:
    """Speak when the server refuses, by status or in the words of a thin page."""
    code = status(case)
    if code in _REFUSALS:
        return finding("blocked", case, status=code)
    if code == _ACCEPTED and not _said_anything(case):
        return finding("blocked", case, 0.8, status=code, words="nothing")
    words = refusal(case) or wall(case)
    return finding("blocked", case, 0.8, status=code, words=words) if words else None


RULE = Rule(
    code="U001",
    slug="blocked",
    group=Group.UNSURE,
    severity=Severity.WARNING,
    title="The site turns the checker away",
    message="The site turned this program away ({status}); a person may well get through.",
    suggestion="Open it in a browser before you change anything.",
    page=__doc__,
    verdict=Verdict.UNSURE,
    looks_at=REFUSED | SUCCESSES,
    check_link=check,
)
