"""The address belongs to a private network, so it was not asked.

## What it finds

Hosts whose name resolves to a private, loopback or link-local address (RFC 1918, RFC 4193, RFC 3927), unless
`fetch.allow_networks` lists the network. Where a public page redirected to such an address the answer is unsure.

## Why it matters

Readers outside that network cannot open it. A checker that follows such links can be made to knock at doors inside
the house that runs it.

## Example

```
http://intranet/reports/2024.pdf
http://192.168.1.20/
```

## What to do

Put the resource where the catalogue's readers can reach it. If they are all inside the network, list the network in
the configuration.
"""

from crawler.judge.rule import UNANSWERED, Case, Group, Rule, Wording
from crawler.judge.signs.cases import failed, finding, redirects
from crawler.records import FailureKind, Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when a connection to a private address was refused by the guard."""
    kind = failed(case, FailureKind.PRIVATE_ADDRESS)
    if kind is None:
        return None
    if redirects(case):
        return finding("private-address", case, kind=kind.value, form="redirected")
    return finding("private-address", case, kind=kind.value)


RULE = Rule(
    code="L016",
    slug="private-address",
    group=Group.LINK,
    severity=Severity.WARNING,
    title="An address of a private network",
    message="This address belongs to a private network and was not asked.",
    suggestion="Use an address that readers can reach, or allow the network in fetch.allow_networks.",
    page=__doc__,
    verdict=Verdict.SKIPPED,
    wordings={
        "redirected": Wording(
            "This address sends its readers on to one of a private network, which was not asked.",
            "Open it from where the catalogue's readers are; if it fails there, look for another address.",
        )
    },
    looks_at=UNANSWERED,
    check_link=check,
)
