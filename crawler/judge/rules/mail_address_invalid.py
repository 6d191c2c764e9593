"""No mail can be sent to the address of a `mailto:` link.

## What it finds

Addresses that no mail program takes: without an @, with a space, without a dot in the part behind the @, with `http://` or `//` before it. Several
addresses in one link are looked at one by one; a link without any (`mailto:?subject=…`) leaves the choice to the writer and is fine.

With `fetch.check_mail: true` the name system is asked as well: a domain that does not exist, that has no server at all, or that says
that it takes no mail (RFC 7505) is found. Whether a mailbox exists cannot be known without sending mail, and is not tried.

## Why it matters

Readers who want to write are told by their mail program that the address is wrong, or their message comes back days later.

## Example

```
mailto:desk.example.org         the @ is missing
mailto:desk@example             no such domain outside one's own network
```

## What to do

Correct the address; the site of the person or organisation usually has it.
"""

from crawler.judge.rule import UNANSWERED, Case, Group, Rule, Wording
from crawler.judge.signs.cases import failed, finding
from crawler.records import FailureKind, Finding, Severity, Verdict

_SURE = 0.95


def check(case: Case) -> Finding | None:
    """Speak when a recipient is misspelt, or its domain takes no mail."""
    kind, failure = failed(case, FailureKind.MAIL_ADDRESS, FailureKind.NO_MAIL_SERVER), case.evidence.failure
    if kind is None or failure is None:
        return None
    form = "domain" if kind is FailureKind.NO_MAIL_SERVER else "address"
    return finding("mail-address-invalid", case, _SURE, kind=kind.value, form=form, address=failure.detail)


RULE = Rule(
    code="L023",
    slug="mail-address-invalid",
    group=Group.LINK,
    severity=Severity.WARNING,
    title="Not a mail address",
    message="No mail can be sent to “{address}”: it is not a mail address.",
    suggestion="Correct the mail address in the catalogue.",
    page=__doc__,
    verdict=Verdict.SKIPPED,
    wordings={
        "domain": Wording("No mail can be sent to “{address}”: nothing takes mail for what stands behind the @.")
    },
    looks_at=UNANSWERED,
    check_link=check,
)
