"""The site's robots.txt asks programs not to open this address, so it was not asked.

## What it finds

Addresses that robots.txt disallows for our User-Agent (RFC 9309). Where an allowed address redirected to a disallowed
one the answer is unsure.

## Why it matters

A checker that ignores robots.txt is soon blocked for all its links, and rightly so. Whether the link works remains
unknown.

## Example

```
User-agent: *
Disallow: /library/
```

## What to do

Look at it in a browser from time to time. If the site is your own, allow the checker in its robots.txt or set
`robots: ignore` for the catalogue.
"""

from crawler.judge.rule import UNANSWERED, Case, Group, Rule
from crawler.judge.signs.cases import failed, finding
from crawler.records import FailureKind, Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when robots.txt kept us from asking."""
    kind = failed(case, FailureKind.ROBOTS)
    return finding("robots-disallowed", case, kind=kind.value) if kind else None


RULE = Rule(
    code="U006",
    slug="robots-disallowed",
    group=Group.UNSURE,
    severity=Severity.INFO,
    title="The site asks programs to stay away",
    message="The site's robots.txt asks programs not to open this address.",
    suggestion="Open it yourself now and then; a checker must not.",
    page=__doc__,
    verdict=Verdict.SKIPPED,
    looks_at=UNANSWERED,
    check_link=check,
)
