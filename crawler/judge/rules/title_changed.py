"""The target calls itself something else than at the last good check.

## What it finds

A change of the title from the same place (the page's title element, a document's own title), where the new one does not agree with the
catalogue's either. It is said for five weeks, and mailed once.

No news are: small corrections; numbers, dates and counters ("(3) Inbox"); another name of the site before or after the title; one place that says otherwise while
another, which said the same, still says so; a title that returns to what it was at the first good check; one that the target has had before, as titles do that take
turns; and one that comes within two checks of another, as tickers do.

## Why it matters

A change over time is a surer sign of a new resource at the old address than any comparison with the catalogue.

## Example

```
last month: Data sharing toolkit        today: Welcome to our new site
```

## What to do

Open it; correct the entry if the resource was renamed.
"""

from crawler.judge.matching import title_match
from crawler.judge.rule import Case, Group, Rule
from crawler.judge.signs.cases import finding
from crawler.judge.signs.changes import day, facts_of, found_before, still_news, today
from crawler.judge.signs.title_names import had, pairs, renamed
from crawler.records import Finding, Severity, TitleMatch


def check(case: Case) -> Finding | None:
    """Speak when the same place says another title than at the last good check, and for some weeks after."""
    last, first = case.past.last_good, case.past.first_good
    if last is None or title_match(case) is TitleMatch.SAME:
        return None
    if first is not None and renamed(case, facts_of(first)) is None:
        return None
    pair = renamed(case, facts_of(last))
    if pair is None:
        return _carried(case)
    if had(pair[1], last.judgement.names) or _is_restless(case):
        return None
    return finding(
        "title-changed", case, 0.8, before=pair[0], found=pair[1], on=today(case), last_on=day(case.past.last_good)
    )


def _is_restless(case: Case) -> bool:
    """Tell whether the title changed at the last good check as well, or has had several names since it last stayed the same."""
    last, earlier = case.past.last_good, found_before(case, "title-changed")
    just_then = earlier is not None and earlier.params.get("on") == day(last)
    return just_then or (last is not None and len(last.judgement.names) > 1)


def _carried(case: Case) -> Finding | None:
    """Return what was said at the last good check, if the target still calls itself so."""
    earlier, now = still_news(case, "title-changed"), case.evidence.facts
    found = earlier.params.get("found") if earlier else None
    return earlier if now and found in [name for _, name in pairs(now, now)] else None


RULE = Rule(
    code="N002",
    slug="title-changed",
    group=Group.TITLE,
    severity=Severity.INFO,
    title="The target changed its title",
    message="The target used to call itself “{before}” and since {on} calls itself “{found}”.",
    suggestion="Look whether it is still the resource the entry means.",
    page=__doc__,
    check_link=check,
)
