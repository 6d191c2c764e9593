"""The server rejects the request with a 4xx that no other rule explains.

## What it finds

Final answers from 400 to 499 to GET that are neither not-found nor a refusal, a login, a payment or a limit: 400 Bad
Request, 414 URI Too Long, 421 Misdirected Request and the like.

## Why it matters

The address itself is usually damaged: cut off, doubled, or wrongly encoded.

## Example

```
GET /report%
HTTP/1.1 400 Bad Request
```

## What to do

Compare the address with the page it was copied from.
"""

from crawler.judge.rule import REFUSED, Case, Group, Rule
from crawler.judge.signs.cases import finding, status
from crawler.records import Finding, Severity, Verdict

_EXPLAINED = frozenset({401, 402, 403, 404, 405, 406, 407, 410, 429, 451})
_OTHERS = frozenset(range(400, 500)) - _EXPLAINED


def check(case: Case) -> Finding | None:
    """Speak when the final answer to GET is a 4xx without a rule of its own."""
    code = status(case)
    return finding("client-error", case, status=code) if code in _OTHERS else None


RULE = Rule(
    code="L013",
    slug="client-error",
    group=Group.LINK,
    severity=Severity.ERROR,
    title="The server rejects the request",
    message="The server rejects this address ({status}).",
    suggestion="Open it in a browser; if that fails too, look for another address.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=REFUSED,
    check_link=check,
)
