"""Little is left of the text that was found at first, while the title stays.

## What it finds

Pages of which less than a third of the text of the first good check is left, under the same title. Of each page a sketch of 48 bytes is
kept, made of its own words: menus, dates, counters, advertisements and lists of related pages do not count. The share that is left is estimated from
two sketches, within a tenth. A text that was replaced from one check to the next is told from one that went bit by bit, which no
comparison with the last check alone would find.

It goes on to be said, with the day on which it was seen first, and is mailed once. Another text after that is told anew, save where
it is another at each look, as lists of news are. A page that grows keeps
what it had, so its growing is no drift. Where the title changes as well, other rules speak.

## Why it matters

Pages are replaced while address and title stay: a report gives way to a notice, a project to its successor.

## Example

```
5 January: 2,400 words        2 March: 310 words, 12 of 100 of the text of 5 January
```

## What to do

Open it; compare it with the entry's description. If the new text is as good, correct the entry.
"""

from crawler.judge.matching import title_match
from crawler.judge.rule import PAGES, Case, Group, Rule, Wording
from crawler.judge.signs.cases import finding, page
from crawler.judge.signs.changes import against_first, against_last, day, facts_of, found_before, today
from crawler.judge.signs.fingerprints import LITTLE, Likeness
from crawler.judge.signs.title_names import renamed
from crawler.records import Check, Facts, Finding, Json, Severity, TitleMatch

_TOLD = ("on", "turned", "last_left", "last_on", "form")
_ENOUGH = 50  # words: of shorter texts nothing can be said


def check(case: Case) -> Finding | None:
    """Speak when the text has little left of the first good one, or of the last good one where the first cannot be compared."""
    facts, past = page(case), case.past
    since, found = past.first_good, against_first(case)
    if found is None:
        since, found = past.last_good, against_last(case)
    before = facts_of(since)
    if facts is None or found is None or before is None or not _is_other(found, before):
        return None
    if title_match(case) is not TitleMatch.SAME and renamed(case, before) is not None:
        return None
    left = {"left": _percent(found), "since": day(since), "words_before": before.words, "words": facts.words}
    return finding("content-drift", case, 0.75, **left, **_seen(case, since))


def _is_other(found: Likeness, before: Facts) -> bool:
    """Tell whether little is left of a text that had something to say."""
    return before.kind == "html" and before.words >= _ENOUGH and found.left < LITTLE


def _seen(case: Case, since: Check | None) -> dict[str, Json]:
    """Return when the text was seen to be another, and how much of the text before was left then: as it was said, unless it is replaced again.

    Replaced at the last check as well, it is a page that is never the same, a list of news: the day stays, and nobody is told twice.
    """
    last, earlier = against_last(case), found_before(case, "content-drift")
    sudden = last is not None and _is_other(last, facts_of(case.past.last_good) or Facts("empty"))
    told = earlier.params if earlier and earlier.params.get("since") == day(since) else None
    if told and not sudden:
        return {name: told.get(name) for name in _TOLD}
    if told and told.get("turned") == day(case.past.last_good):
        return {**{name: told.get(name) for name in _TOLD}, "form": "restless", "turned": today(case)}
    form = "at-once" if sudden or last is None else "bit-by-bit"
    left = None if last is None else _percent(last)
    return {
        "on": today(case),
        "turned": today(case),
        "last_left": left,
        "last_on": day(case.past.last_good),
        "form": form,
    }


def _percent(found: Likeness) -> int:
    return round(100 * found.left)


RULE = Rule(
    code="N005",
    slug="content-drift",
    group=Group.TITLE,
    severity=Severity.WARNING,
    title="Another text",
    message="Of the text of {since} {left} % is left.",
    suggestion="Look whether it is still the resource the entry means.",
    page=__doc__,
    wordings={
        "at-once": Wording(
            "Since {on} another text stands under the same title: of that of {since} {left} % is left, of that of the check before, on {last_on}, {last_left} % was."
        ),
        "restless": Wording(
            "The text is another one at each look, since {on}; of that of {since} {left} % is left.",
            "See whether the entry means a page that always changes, or what stood there at first.",
        ),
        "bit-by-bit": Wording(
            "The text has changed bit by bit under the same title: since {on} only {left} % is left of that of {since}; of that of the check before, on {last_on}, {last_left} % was."
        ),
    },
    looks_at=PAGES,
    check_link=check,
)
