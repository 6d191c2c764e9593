"""An empty file came where a document was promised.

## What it finds

Success with no bytes at all, or with nothing but white space, for a link that promises a document.

## Why it matters

The download seems to succeed, and then nothing can be opened.

## Example

```
GET /report.pdf
HTTP/1.1 200 OK
Content-Length: 0
```

## What to do

Tell the site's owner; look for another copy.
"""

from crawler.judge.rule import Case, Group, Outcome, Rule
from crawler.judge.signs.cases import finding, works
from crawler.judge.signs.documents import is_blank, promised
from crawler.records import Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when nothing came of a promised document."""
    answer, facts, hops = case.evidence.answer, case.evidence.facts, case.evidence.hops
    blank = facts is not None and is_blank(facts)
    if answer is None or not works(case) or (answer.size and not blank) or (hops and hops[-1].method == "HEAD"):
        return None
    wanted = promised(case)
    empty = answer.cut is None and not answer.capped and (facts is None or blank or facts.kind == "empty")
    return finding("download-empty", case, wanted=wanted) if wanted and empty else None


RULE = Rule(
    code="D004",
    slug="download-empty",
    group=Group.DOWNLOAD,
    severity=Severity.ERROR,
    title="The file is empty",
    message="An empty file came where a {wanted} document was promised.",
    suggestion="Tell the site's owner; look for another copy.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=frozenset({Outcome.OTHER}),
    check_link=check,
)
