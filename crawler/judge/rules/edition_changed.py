"""The target is another edition than the one catalogued.

## What it finds

Titles that agree but for the edition, version, volume or year; and targets whose own title, or the cover of whose file, states another edition, version or year than
at the last good check, where the catalogue names none. The latter is said for five weeks, and mailed once; months, dates and corrections of a version are no editions.

## Why it matters

Publishers put new editions at the old address. Description, authors and year in the catalogue may no longer be right.

## Example

```
catalogue: Annual Report 2022        page: Annual Report 2025
```

## What to do

If the entry should follow the newest edition, correct it; if it means the old one, find that one's own address.
"""

from dataclasses import replace

from crawler.judge.matching import best, compared, primary_entries
from crawler.judge.rule import Case, Group, Rule, Wording
from crawler.judge.signs.cases import finding, works
from crawler.judge.signs.changes import day, still_news, today
from crawler.judge.signs.editions import new_edition, states
from crawler.records import Finding, Severity, TitleMatch


def check(case: Case) -> Finding | None:
    """Speak when the entry that agrees best differs in its edition, or the target is another edition than it was."""
    agreed = best(case)
    if agreed is None or agreed[1].match is not TitleMatch.DRIFTED:
        said = _own(case)
        return replace(said, entry=agreed[0]) if said and agreed else said
    entry, answer = agreed
    if answer.why != "edition":
        return None
    said = finding("edition-changed", case, 0.85, **compared(case, entry, answer))
    return replace(said, entry=entry)


def _own(case: Case) -> Finding | None:
    """Speak when the target states another edition than at the last good check, and for some weeks after; not where the catalogue names one."""
    changed = new_edition(case) if works(case) else None
    if changed is None:
        return _carried(case)
    role, before, found = changed
    if any(states(entry.title, role) for entry in primary_entries(case)):
        return None
    told = {"on": today(case), "last_on": day(case.past.last_good), "form": "own"}
    return finding("edition-changed", case, 0.8, before=before, found=found, **told)


def _carried(case: Case) -> Finding | None:
    """Return what was said at the last good check, if the file or page is that one still."""
    earlier, facts = still_news(case, "edition-changed"), case.evidence.facts
    found = str(earlier.params.get("found")) if earlier else ""
    said = facts is not None and (found in facts.text or any(title.text == found for title in facts.titles))
    return earlier if said else None


RULE = Rule(
    code="N004",
    slug="edition-changed",
    group=Group.TITLE,
    severity=Severity.WARNING,
    title="Another edition",
    message="The catalogue says “{catalogue}”; the target is another edition: “{found}”.",
    suggestion="Decide which edition the entry means, and correct its title and year or its address.",
    page=__doc__,
    wordings={
        "own": Wording(
            "The target has become another edition: it said “{before}” on {last_on}, and says “{found}” since {on}.",
            "Decide whether the entry should follow the newest edition; its description and authors may no longer be right.",
        )
    },
    check_link=check,
)
