"""The server broke off, or answered with something that is not HTTP.

## What it finds

Connections that were reset or closed before an answer, answers that are not HTTP or whose headers have no end, bodies
that cannot be decoded, and pages of which hardly a word arrived. Every failure without a name of its own counts here
too: no unknown failure ever passes for a success.

## Why it matters

Browsers show an error page in these cases.

## Example

```
GET /report     connection reset by peer
```

## What to do

Try it in a browser. If it works there, the server may dislike programs: write to its owner.
"""

from crawler.judge.rule import Case, Group, Rule
from crawler.judge.signs.cases import THIN, failed, finding
from crawler.records import FailureKind, Finding, Severity, Verdict

_KINDS = frozenset(
    {
        FailureKind.RESET,
        FailureKind.CLOSED,
        FailureKind.NOT_HTTP,
        FailureKind.HEADERS_TOO_LARGE,
        FailureKind.TRUNCATED,
        FailureKind.DECODING,
        FailureKind.OTHER,
    }
)


def _cut(case: Case) -> FailureKind | None:
    """Return the kind when a page broke off and hardly a word had come; browsers show what arrived of longer ones."""
    answer, facts = case.evidence.answer, case.evidence.facts
    if answer is None or answer.cut not in _KINDS or (facts is not None and facts.words >= THIN):
        return None
    other_than_page = facts is not None and facts.kind not in {"html", "text", "empty", "unknown"}
    return None if other_than_page else answer.cut


def check(case: Case) -> Finding | None:
    """Speak when the conversation failed before there was anything to judge."""
    kind = failed(case, *_KINDS) or _cut(case)
    return finding("connection-broken", case, kind=kind.value) if kind else None


RULE = Rule(
    code="L011",
    slug="connection-broken",
    group=Group.LINK,
    severity=Severity.ERROR,
    title="The connection broke",
    message="The server broke off before there was an answer ({kind}).",
    suggestion="Try it again later; if it stays so, look for another address.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    check_link=check,
)
