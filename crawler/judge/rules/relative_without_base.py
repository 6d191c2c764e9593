"""The address is relative and the catalogue's own address is not known.

## What it finds

Links such as `/reports/1.pdf` in a local file for which no `base` is configured.

## Why it matters

Without the address of the page the link stands on there is nothing to ask, so the link is not checked at all.

## Example

```
a local file catalogue.html with  <a href="/reports/1.pdf">  and no base
```

## What to do

Set `catalogues[].base` to the address at which the page is published.
"""

from crawler.judge.patterns import Pattern
from crawler.judge.rule import UNANSWERED, Case, Group, Rule, Wording
from crawler.judge.signs.cases import failed, finding
from crawler.records import FailureKind, Finding, Severity, Verdict

_MAIL = Pattern(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def check(case: Case) -> Finding | None:
    """Speak when no absolute address could be made."""
    kind = failed(case, FailureKind.NO_BASE)
    if kind is None:
        return None
    if _MAIL.fullmatch(case.link.href.strip()):
        return finding("relative-without-base", case, kind=kind.value, form="mail", written=case.link.href.strip())
    return finding("relative-without-base", case, kind=kind.value)


RULE = Rule(
    code="L019",
    slug="relative-without-base",
    group=Group.LINK,
    severity=Severity.WARNING,
    title="A relative address without a base",
    message="This address is relative, and nothing says to what.",
    suggestion="Set `base` for this catalogue, or write the whole address.",
    page=__doc__,
    verdict=Verdict.SKIPPED,
    wordings={
        "mail": Wording(
            "This is a mail address, written as if it were a page of the site.", "Write mailto:{written} in its place."
        )
    },
    looks_at=UNANSWERED,
    check_link=check,
)
