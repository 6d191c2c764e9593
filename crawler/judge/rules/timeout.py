"""The server did not answer, or not to the end, in the time allowed.

## What it finds

Time-outs while connecting, during the TLS handshake, before the first byte, between two pieces of the body, or of the
whole check. Each was tried again within the check. A page that arrived in part and says enough to be read is not
counted.

## Why it matters

Readers wait even less long than a checker does. Slow days pass, so it takes several failures over days before the
link is called broken for good.

## Example

```
GET /report     20 seconds without a byte, three times
```

## What to do

Open it yourself at another time of day. If it is always slow, raise `fetch.timeout`; if it never comes, look for
another address.
"""

from crawler.judge.rule import Case, Group, Rule
from crawler.judge.signs.cases import THIN, failed, finding
from crawler.records import FailureKind, Finding, Severity, Verdict

_PHASES = {
    FailureKind.TIMEOUT_CONNECT: "no connection",
    FailureKind.TIMEOUT_TLS: "no secure connection",
    FailureKind.TIMEOUT_FIRST_BYTE: "connected, but not a word",
    FailureKind.TIMEOUT_BODY: "the answer stopped half-way",
    FailureKind.TIMEOUT_WHOLE: "the whole check took too long",
}


def _cut(case: Case) -> FailureKind | None:
    """Return the kind when an answer began, timed out, and hardly a word had come."""
    answer, facts = case.evidence.answer, case.evidence.facts
    readable = facts is not None and facts.words >= THIN
    return answer.cut if answer and answer.cut in _PHASES and not readable else None


def check(case: Case) -> Finding | None:
    """Speak when time ran out before there was anything to judge."""
    kind = failed(case, *_PHASES) or _cut(case)
    return finding("timeout", case, kind=kind.value, phase=_PHASES[kind]) if kind else None


RULE = Rule(
    code="L010",
    slug="timeout",
    group=Group.LINK,
    severity=Severity.ERROR,
    title="No answer in time",
    message="The server did not answer in time ({phase}).",
    suggestion="Try it again later; if it stays so, look for another address.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    check_link=check,
)
