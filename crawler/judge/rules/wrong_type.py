"""Another kind of file came than the link promises.

## What it finds

Files and data (a ZIP for a PDF, an error in JSON for a spreadsheet) where another kind was promised. What the usual
programs open without asking is fine: a .doc that is a .docx, a .xls that is a table of text, and any other kind of the
same family (`misnamed-file` tells that), but for an archive that was packed once more with gzip. Archives without the parts that make them a document, and short texts that only
say that something failed, are no document of any kind.

## Why it matters

The reader's program refuses a file of another kind than its name says.

## Example

```
GET /tables.xlsx
{"error": "expired"}
```

## What to do

Open it. Correct the address if it is the wrong file, or the link's text if the file is right.
"""

from crawler.judge.rule import Case, Group, Outcome, Rule
from crawler.judge.signs.cases import finding, works
from crawler.judge.signs.documents import is_blank, opens_as, promised
from crawler.records import Finding, Severity, Verdict

_TOLD_ELSEWHERE = frozenset({"html", "empty", "unknown"})


def check(case: Case) -> Finding | None:
    """Speak when the kind that came does not fit the kind promised."""
    facts = case.evidence.facts
    if facts is None or facts.kind in _TOLD_ELSEWHERE or not works(case):
        return None
    if (
        facts.document is not None and facts.document.encrypted
    ):  # an Office document behind a password is of another frame
        return None
    wanted = promised(case)
    if wanted is None or is_blank(facts) or opens_as(case, facts, wanted):
        return None
    return finding("wrong-type", case, 0.9, wanted=wanted, came=facts.kind)


RULE = Rule(
    code="D005",
    slug="wrong-type",
    group=Group.DOWNLOAD,
    severity=Severity.ERROR,
    title="Another kind of file",
    message="A {came} file came where {wanted} was promised.",
    suggestion="Open it; correct the link or its text.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=frozenset({Outcome.OTHER}),
    check_link=check,
)
