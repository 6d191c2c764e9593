"""The redirects never arrive at a page.

## What it finds

Loops, more redirects than `fetch.max_redirects`, and redirects that do not say where to.

## Why it matters

Browsers give up too. Now and then a cookie breaks the loop; cookies are kept during a check for that reason.

## Example

```
/en -> /en/ -> /en -> ...
```

## What to do

Open it in a private window. If it fails there, look for another address.
"""

from crawler.judge.rule import REFUSED, UNANSWERED, Case, Group, Rule, Wording
from crawler.judge.signs.cases import REDIRECTS, failed, finding, redirects
from crawler.records import FailureKind, Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when redirects led nowhere."""
    kind = failed(case, FailureKind.REDIRECT_LOOP, FailureKind.TOO_MANY_REDIRECTS, FailureKind.REDIRECT_BROKEN)
    if kind is None and case.evidence.status in REDIRECTS:
        kind = FailureKind.REDIRECT_BROKEN
    if kind is None:
        return None
    count = len(redirects(case))
    if kind is FailureKind.REDIRECT_BROKEN:
        return finding("redirect-loop", case, kind=kind.value, count=count, form="nowhere")
    return finding("redirect-loop", case, kind=kind.value, count=count)


RULE = Rule(
    code="R003",
    slug="redirect-loop",
    group=Group.REDIRECT,
    severity=Severity.ERROR,
    title="Redirects that never arrive",
    message="The redirects never arrive at a page.",
    suggestion="Open it in a browser; if it fails there too, look for another address.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    wordings={"nowhere": Wording("The site sends its readers on without saying where.")},
    looks_at=UNANSWERED | REFUSED,
    check_link=check,
)
