"""There is far less of the file than at the last good check.

## What it finds

Files that open and have half of their pages or fewer, or, where pages are not counted, less than a third of their bytes. It is said for five weeks, and mailed once. A
file with as many pages as before was only saved better; pictures are made smaller on the way by networks of servers.

## Why it matters

A full report gives way to its summary, a data set to a sample, a handbook to a leaflet that tells where to buy it.

## Example

```
5 January: report.pdf, 120 pages        2 March: report.pdf, 4 pages
```

## What to do

Open it. If the whole is gone, look for it at the publisher's, or in a web archive.
"""

from crawler.judge.rule import OTHERS, Case, Group, Rule, Wording
from crawler.judge.rules.download_changed import measures
from crawler.judge.signs.cases import finding
from crawler.judge.signs.changes import day, today
from crawler.judge.signs.files import carried, files, shrunk
from crawler.records import Finding, Severity


def check(case: Case) -> Finding | None:
    """Speak when far less came than at the last good check, and for some weeks after."""
    found = files(case)
    sign = shrunk(found) if found else None
    if found is None or sign is None:
        return carried(case, "download-shrunk") if found is None else None
    told = {"form": sign, "on": today(case), "last_on": day(case.past.last_good)}
    return finding("download-shrunk", case, 0.85, **told, **measures(found))


RULE = Rule(
    code="D009",
    slug="download-shrunk",
    group=Group.DOWNLOAD,
    severity=Severity.WARNING,
    title="A much shorter file",
    message="Since {on} the file is much shorter than on {last_on}: {size_before} bytes then, {size} now.",
    suggestion="Open it: if the whole is gone, look for it at the publisher's or in a web archive.",
    page=__doc__,
    wordings={
        "pages": Wording(
            "Since {on} the file is much shorter than on {last_on}: {pages_before} pages then, {pages} now."
        )
    },
    looks_at=OTHERS,
    check_link=check,
)
