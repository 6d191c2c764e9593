"""The address cannot be asked: it is misspelt.

## What it finds

Addresses that no program can take apart: no host, a space or bracket in the host, a port that is no number. Also a
redirect to such an address.

## Why it matters

Nobody can follow it. Usually something was lost or swallowed when it was copied.

## Example

```
https//example.org/report          the colon is missing
https://exam ple.org/report        a space in the host
```

## What to do

Compare the address with the page it was copied from and correct it.
"""

from crawler.judge.rule import UNANSWERED, Case, Group, Rule
from crawler.judge.signs.cases import failed, finding
from crawler.records import FailureKind, Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when the address, or the one a redirect gave, could not be read."""
    kind = failed(case, FailureKind.MALFORMED_URL)
    return finding("malformed-url", case, kind=kind.value) if kind else None


RULE = Rule(
    code="L014",
    slug="malformed-url",
    group=Group.LINK,
    severity=Severity.ERROR,
    title="Not an address",
    message="This is not a web address as it stands.",
    suggestion="Correct the address in the catalogue.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=UNANSWERED,
    check_link=check,
)
