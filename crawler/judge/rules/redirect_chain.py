"""The address is redirected again and again before it arrives.

## What it finds

Three redirects or more. Two are common and harmless: from http to https, and to or from www. Names made to be redirected, such as
DOIs, are left alone.

## Why it matters

Each redirect takes time and is one more thing that can break.

## Example

```
http://a.example -> https://a.example -> https://www.a.example -> https://www.a.example/en
```

## What to do

Link to the last address, if it is meant to last.
"""

from crawler.judge.rule import Case, Group, Rule
from crawler.judge.signs.addresses import host
from crawler.judge.signs.cases import arrived_elsewhere, asked_url, finding, redirects
from crawler.judge.signs.moves import lasting_end
from crawler.judge.signs.resolvers import PERSISTENT
from crawler.records import Finding, Severity

_MANY = 3  # one more than http -> https -> www; GOV.UK warns at 2, Google advises fewer than 5


def check(case: Case) -> Finding | None:
    """Speak at three redirects and more."""
    count = len(redirects(case))
    if count < _MANY or not arrived_elsewhere(case) or host(asked_url(case)) in PERSISTENT:
        return None
    return finding("redirect-chain", case, count=count, to=lasting_end(case))


RULE = Rule(
    code="R002",
    slug="redirect-chain",
    group=Group.REDIRECT,
    severity=Severity.INFO,
    title="Many redirects",
    message="The address is redirected {count} times before it arrives.",
    suggestion="Link to the end of the chain: {to}",
    page=__doc__,
    check_link=check,
)
