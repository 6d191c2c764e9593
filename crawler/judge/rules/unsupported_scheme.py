"""The address is not one of the web's, so it was not asked.

## What it finds

Addresses such as `ftp:`, `tel:`, `data:` or `javascript:`. Where a redirect led to one (an app's own scheme, for
instance) the answer is unsure, because a browser on a phone may follow it.

## Why it matters

The program speaks only http and https; saying anything about other addresses would be a guess.

## Example

```
ftp://ftp.example.org/pub/report.txt
tel:+44 20 7946 0000
```

## What to do

If a person needs a special program to follow the link, say so in the link's text, or offer a web address.
"""

from crawler.judge.rule import UNANSWERED, Case, Group, Rule, Wording
from crawler.judge.signs.addresses import split
from crawler.judge.signs.cases import end_url, failed, finding
from crawler.records import FailureKind, Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when the scheme is neither http nor https."""
    kind = failed(case, FailureKind.UNSUPPORTED_SCHEME)
    if kind is None:
        return None
    scheme = split(end_url(case)).scheme
    return finding("unsupported-scheme", case, kind=kind.value, scheme=scheme, form=_FORMS.get(scheme, "other"))


_FORMS = (
    dict.fromkeys(("tel", "sms", "callto", "fax", "skype", "whatsapp", "facetime", "sip"), "call")
    | dict.fromkeys(("ftp", "sftp", "ftps", "gopher", "gemini", "news", "nntp", "magnet"), "protocol")
    | dict.fromkeys(("file", "chrome", "about", "blob", "resource", "view-source"), "local")
    | {"mailto": "mail", "data": "data", "javascript": "script"}
)


RULE = Rule(
    code="L015",
    slug="unsupported-scheme",
    group=Group.LINK,
    severity=Severity.INFO,
    title="Not a web address",
    message="Not checked: “{scheme}:” is no kind of address that a browser opens by itself.",
    suggestion="Nothing to do, unless a web address was meant.",
    page=__doc__,
    wordings={
        "mail": Wording("Not checked: a mail address; there is no page behind it.", "Nothing to do."),
        "call": Wording("Not checked: a number or name to call; there is no page behind it.", "Nothing to do."),
        "data": Wording(
            "Not checked: the link carries its content in itself; there is nothing to fetch.", "Nothing to do."
        ),
        "script": Wording(
            "Not checked: the link runs a script of the page it stands on; it leads nowhere by itself.",
            "Give the address of what it opens, if it opens something.",
        ),
        "protocol": Wording(
            "Not checked: “{scheme}:” needs a program of its own, which most browsers no longer have.",
            "Look for a web address of the same thing.",
        ),
        "local": Wording(
            "Not checked: the address is one of somebody's own computer; readers cannot open it.",
            "Put the file on the web, or take the link out.",
        ),
    },
    verdict=Verdict.SKIPPED,
    looks_at=UNANSWERED,
    check_link=check,
)
