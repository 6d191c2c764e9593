"""The file breaks off before its end.

## What it finds

Files whose transfer ended early after all retries, and files without the end mark of their format (`%%EOF` of a PDF,
the directory of a ZIP) or what stands before it, even where some viewer still shows the beginning; JSON whose brackets do not close, a table whose last field
does not.

## Why it matters

Uploads break off, and nobody notices for years because the first page looks right.

## Example

```
report.pdf     2,097,152 bytes, no %%EOF in the last 1,024
```

## What to do

Open it and go to the last page. Tell the site's owner.
"""

from crawler.judge.rule import Case, Group, Outcome, Rule
from crawler.judge.signs.cases import finding, works
from crawler.judge.signs.documents import is_broken_off, is_document
from crawler.records import Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when a file has no end."""
    answer, facts = case.evidence.answer, case.evidence.facts
    if answer is None or facts is None or not is_document(case) or not works(case):
        return None
    ended = facts.document.ended if facts.document else None
    if answer.cut is None and (answer.capped or (ended is not False and not is_broken_off(case, facts))):
        return None
    return finding("download-truncated", case, 0.95, kind=facts.kind, size=answer.size, declared=answer.declared)


RULE = Rule(
    code="D002",
    slug="download-truncated",
    group=Group.DOWNLOAD,
    severity=Severity.ERROR,
    title="The file is cut off",
    message="The file stops before its end: the download was cut short.",
    suggestion="Tell the site's owner; look for another copy.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=frozenset({Outcome.OTHER}),
    check_link=check,
)
