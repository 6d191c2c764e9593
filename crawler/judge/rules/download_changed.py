"""Another file than at the last good check.

## What it finds

Files that open and are not those they were: of another kind, with another number of pages or of files in it, other words on their first pages or another title of their own; where
nothing of that is known (archives, sound, pictures), files whose length differs by more than a tenth. It is said for five weeks, and mailed once.

A file that was saved again, with the same pages, words and title, is no news.

## Why it matters

A new file under an old address may be a new edition, a correction, or another document. Nobody is told when it comes.

## Example

```
5 January: guide.pdf, 24 pages        2 March: guide.pdf, 40 pages
```

## What to do

Open it, and see whether the entry still describes it.
"""

from crawler.judge.rule import OTHERS, Case, Group, Rule, Wording
from crawler.judge.signs.cases import finding
from crawler.judge.signs.changes import day, today
from crawler.judge.signs.files import Files, carried, changed, files, shrunk
from crawler.records import Finding, Json, Severity


def check(case: Case) -> Finding | None:
    """Speak when another file came than at the last good check, and for some weeks after."""
    found = files(case)
    sign = changed(case, found) if found and not shrunk(found) else None
    if found is None or sign is None:
        return carried(case, "download-changed") if found is None else None
    told = {"form": sign, "on": today(case), "last_on": day(case.past.last_good)}
    return finding("download-changed", case, 0.9 if sign != "bytes" else 0.7, **told, **measures(found))


def measures(found: Files) -> dict[str, Json]:
    """Return how long and of what kind both files are."""
    counted = found.pages or found.parts
    pages = {"pages_before": counted[0], "pages": counted[1]} if counted else {}
    sizes = {"size_before": found.size_before, "size": found.size}
    return {**pages, **sizes, "kind_before": found.before.kind, "kind": found.now.kind}


_THAN = "Since {on} it is another file than on {last_on}"

RULE = Rule(
    code="D008",
    slug="download-changed",
    group=Group.DOWNLOAD,
    severity=Severity.INFO,
    title="Another file",
    message=_THAN + ": {size_before} bytes then, {size} now.",
    suggestion="Open it, and see whether the entry still describes it.",
    page=__doc__,
    wordings={
        "kind": Wording(_THAN + ": {kind_before} then, {kind} now."),
        "pages": Wording(_THAN + ": {pages_before} pages then, {pages} now."),
        "parts": Wording(_THAN + ": {pages_before} files in it then, {pages} now."),
        "title": Wording(_THAN + ": its own title has changed."),
        "text": Wording(_THAN + ": its first pages say something else."),
    },
    looks_at=OTHERS,
    check_link=check,
)
