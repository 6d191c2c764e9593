"""The domain name in the address does not exist.

## What it finds

Host names for which the name servers answer that there is no such name. A name server that gives no answer is another
matter: then nothing is said.

## Why it matters

The site is gone, or its name has lapsed; somebody else may register it next.

## Example

```
https://project-2015.example.org/report.pdf    no such name
```

## What to do

Search for the title; projects often move to a university or an archive. The Internet Archive may hold a copy.
"""

from crawler.judge.rule import UNANSWERED, Case, Group, Rule
from crawler.judge.signs.cases import failed, finding
from crawler.records import FailureKind, Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when the name does not resolve."""
    kind = failed(case, FailureKind.NAME_NOT_FOUND)
    return finding("domain-unresolvable", case, kind=kind.value) if kind else None


RULE = Rule(
    code="L008",
    slug="domain-unresolvable",
    group=Group.LINK,
    severity=Severity.ERROR,
    title="The domain does not exist",
    message="The domain name in this address does not exist.",
    suggestion="Look for the resource's new home, or remove the link.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=UNANSWERED,
    check_link=check,
)
