"""The run's budget was used up before this link's turn came.

## What it finds

Links left over when `schedule.budget` was reached. The longest overdue are checked first, so they come up next time.

## Why it matters

A run that says how much it left out can be trusted about the rest.

## Example

```
budget 1,000, due 1,240: 240 links wait
```

## What to do

Nothing; if links keep waiting, raise `schedule.budget` or run more often.
"""

from crawler.judge.rule import UNANSWERED, Case, Group, Rule
from crawler.judge.signs.cases import failed, finding
from crawler.records import FailureKind, Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when the run ended before the link's turn."""
    kind = failed(case, FailureKind.OVER_BUDGET)
    return finding("over-budget", case, kind=kind.value) if kind else None


RULE = Rule(
    code="L021",
    slug="over-budget",
    group=Group.LINK,
    severity=Severity.INFO,
    title="Left for the next run",
    message="This run's budget was used up before this link's turn.",
    suggestion="Nothing to do: the next run begins with it.",
    page=__doc__,
    verdict=Verdict.SKIPPED,
    looks_at=UNANSWERED,
    check_link=check,
)
