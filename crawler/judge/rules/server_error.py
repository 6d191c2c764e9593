"""The server answers that it has failed (5xx).

## What it finds

A final answer of 500 or above to GET, except 503 with a Retry-After, which announces an end, and 999, which is a
refusal. Each was tried again within the check.

## Why it matters

The page cannot be read now. Many such errors pass within hours; those that stay are as dead as a 404.

## Example

```
HTTP/1.1 500 Internal Server Error
HTTP/1.1 502 Bad Gateway
```

## What to do

Wait for the next checks. If it stays, tell the site's owner or look for another address.
"""

from crawler.judge.rule import REFUSED, Case, Group, Rule
from crawler.judge.signs.cases import announces_end, finding, status
from crawler.records import Finding, Severity, Verdict

_FIRST = 500  # RFC 9110, 15.6
_REFUSED = 999  # LinkedIn's refusal of programs: `blocked`


def check(case: Case) -> Finding | None:
    """Speak when the final answer to GET is a server's error."""
    code = status(case)
    if code is None or code < _FIRST or code == _REFUSED or announces_end(case):
        return None
    return finding("server-error", case, status=code)


RULE = Rule(
    code="L012",
    slug="server-error",
    group=Group.LINK,
    severity=Severity.ERROR,
    title="The server is in trouble",
    message="The server answered with an error of its own ({status}).",
    suggestion="Try it again later; if it stays so, tell the site's owner.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=REFUSED,
    check_link=check,
)
