"""The configuration says that this link is not checked.

## What it finds

Links that the configuration excludes.

## Why it matters

What is not checked is counted and shown, so that nothing is skipped silently.

## Example

```
a link to a shop's basket, excluded by pattern
```

## What to do

Nothing, unless the link should be checked: then remove the exclusion.
"""

from crawler.judge.rule import UNANSWERED, Case, Group, Rule
from crawler.judge.signs.cases import failed, finding
from crawler.records import FailureKind, Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when the configuration left the link out."""
    kind = failed(case, FailureKind.EXCLUDED)
    return finding("excluded", case, kind=kind.value) if kind else None


RULE = Rule(
    code="L020",
    slug="excluded",
    group=Group.LINK,
    severity=Severity.INFO,
    title="Excluded by the configuration",
    message="The configuration leaves this link out.",
    suggestion="Nothing to do.",
    page=__doc__,
    verdict=Verdict.SKIPPED,
    looks_at=UNANSWERED,
    check_link=check,
)
