"""The target says nowhere what it is called.

## What it finds

Pages and documents without a title, heading or first lines that can be read: scans, pages of pictures, titles such as
"untitled" or a file's name.

## Why it matters

Whether the right resource stands at the address cannot be told by a machine.

## Example

```
a scanned PDF whose information says "Microsoft Word - doc1"
```

## What to do

Look once; a decision recorded holds until the target changes.
"""

from dataclasses import replace

from crawler.judge.matching import best
from crawler.judge.rule import Case, Group, Rule
from crawler.judge.signs.cases import finding
from crawler.records import Finding, Severity, TitleMatch


def check(case: Case) -> Finding | None:
    """Speak when there is an entry but nothing to compare it with."""
    agreed = best(case)
    if agreed is None or agreed[1].match is not TitleMatch.UNKNOWN or agreed[1].why != "none":
        return None
    return replace(finding("title-missing", case), entry=agreed[0])


RULE = Rule(
    code="N003",
    slug="title-missing",
    group=Group.TITLE,
    severity=Severity.INFO,
    title="No title to compare",
    message="The target gives no title that could be compared with the catalogue's.",
    suggestion="Look once whether it is the resource the entry means.",
    page=__doc__,
    check_link=check,
)
