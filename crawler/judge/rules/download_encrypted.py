"""The file is protected by a password.

## What it finds

PDF, Office and ZIP files that open only with a password. The download counts as good: the file is whole.

## Why it matters

Readers without the password cannot read it, and nothing in the catalogue says so.

## Example

```
report.pdf     encrypted, a user password is needed
```

## What to do

Say so in the entry, or ask the publisher for an open copy.
"""

from crawler.judge.rule import SUCCESSES, Case, Group, Rule
from crawler.judge.signs.cases import finding, works
from crawler.records import Finding, Severity


def check(case: Case) -> Finding | None:
    """Speak when the file wants a password."""
    facts = case.evidence.facts
    if facts is None or facts.document is None or not works(case):
        return None
    return finding("download-encrypted", case, kind=facts.kind) if facts.document.encrypted else None


RULE = Rule(
    code="D006",
    slug="download-encrypted",
    group=Group.DOWNLOAD,
    severity=Severity.INFO,
    title="Protected by a password",
    message="The file asks for a password.",
    suggestion="Say so in the entry, with how to get the password, or link to an open copy.",
    page=__doc__,
    looks_at=SUCCESSES,
    check_link=check,
)
