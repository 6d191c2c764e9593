"""The site says that it is unavailable for a time.

## What it finds

503 with a Retry-After header, which announces an end, and pages that say the site is under maintenance.

## Why it matters

It speaks of a passing state. If it never passes, look at it yourself.

## Example

```
HTTP/1.1 503 Service Unavailable
Retry-After: 3600
```

## What to do

Nothing at first. If it says so for weeks, look for another address.
"""

from crawler.judge.rule import ANSWERED, Case, Group, Rule
from crawler.judge.signs.cases import announces_end, finding, marks, status
from crawler.judge.signs.placeholders import MAINTENANCE, WORDS
from crawler.judge.signs.texts import told
from crawler.records import Finding, Severity, Verdict

_STATUSES = frozenset({200, 202, 203, 503})


def check(case: Case) -> Finding | None:
    """Speak when an end is announced, or a short page says that work is under way."""
    if announces_end(case):
        return finding(
            "temporarily-unavailable", case, status=status(case), retry_after=case.evidence.header("retry-after")
        )
    facts, code = case.evidence.facts, status(case)
    names = MAINTENANCE.intersection(marks(facts, "placeholder"))
    if facts is None or not names or told(facts) > WORDS or code not in _STATUSES:
        return None
    return finding("temporarily-unavailable", case, 0.9, status=code)


RULE = Rule(
    code="U008",
    slug="temporarily-unavailable",
    group=Group.UNSURE,
    severity=Severity.WARNING,
    title="Unavailable for now",
    message="The site says it is unavailable for now.",
    suggestion="Wait for the next checks.",
    page=__doc__,
    verdict=Verdict.UNSURE,
    looks_at=ANSWERED,
    check_link=check,
)
