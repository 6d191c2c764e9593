"""A decision of a person has ended, because what it was said of has changed or its time is up.

## What it finds

Decisions (`crawler decide`) whose evidence is no longer what it was: another reason, another final address (the query aside), another title of the
target or of the entry; a fault that was called mended and is found again; and those whose day has come. It is said for two weeks, and mailed once.

## Why it matters

"Not broken" was said of one fault, and "accepted" of one title. What has come in its place nobody has looked at, and it must not hide behind
an old word.

## Example

```
3 March   Sam: not broken ("opens in a browser"), said of not-found
9 March   the address now shows a parked domain
```

## What to do

Look at the link as if nothing had been said of it. If the decision still holds, decide again.
"""

from crawler.judge.rule import Group, Rule, Wording
from crawler.records import Severity

RULE = Rule(
    code="H001",
    slug="decision-ended",
    group=Group.HISTORY,
    severity=Severity.INFO,
    title="A decision has ended",
    message="{who} said on {decided}: {said}. That ended on {on}, for the reason is another: {before} then, {now} now.",
    suggestion="Look at it anew; decide again if that still holds.",
    page=__doc__,
    wordings={
        "works": Wording(
            "{who} said on {decided}: {said}. That ended on {on}: it works now.",
            "Nothing: it works. What is found from now on is told again.",
        ),
        "address": Wording(
            "{who} said on {decided}: {said}. That ended on {on}, for it leads to another address: {now}"
        ),
        "title": Wording(
            "{who} said on {decided}: {said}. That ended on {on}, for the target called itself “{before}” and now “{now}”."
        ),
        "entry": Wording(
            "{who} said on {decided}: {said}. That ended on {on}, for the catalogue's entry is no longer “{before}”."
        ),
        "again": Wording(
            "{who} said on {decided}: {said}. It was found again on {on}: {now}.",
            "Look at it again: what was done has not helped, or has not reached readers yet.",
        ),
        "time": Wording(
            "{who} said on {decided}: {said}, until {on}. That day has come.",
            "Look at it anew; decide again if that still holds.",
        ),
    },
)
