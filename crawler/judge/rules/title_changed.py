"""The target calls itself something else than at the last good check.

## What it finds

A change of the title from the same source (the page's title element, a document's own title), beyond small
corrections, where the new one does not agree with the catalogue's either.

## Why it matters

A change over time is a surer sign of a new resource at the old address than any comparison with the catalogue.

## Example

```
last month: Data sharing toolkit        today: Welcome to our new site
```

## What to do

Open it; correct the entry if the resource was renamed.
"""

from rapidfuzz.fuzz import token_set_ratio

from crawler.judge.matching import title_match
from crawler.judge.rule import Case, Group, Rule
from crawler.judge.signs.cases import finding
from crawler.judge.signs.texts import fold
from crawler.records import Facts, Finding, Severity, TitleMatch

_ALIKE = 85  # of 100; below it, titles of two runs name two things


def _pair(before: Facts, after: Facts) -> tuple[str, str] | None:
    """Return the first title that both checks read from the same source."""
    now = {title.source: title.text for title in reversed(after.titles)}
    return next(((title.text, now[title.source]) for title in before.titles if title.source in now), None)


def check(case: Case) -> Finding | None:
    """Speak when the same source says another title than at the last good check."""
    facts, last = case.evidence.facts, case.past.last_good
    if facts is None or last is None or last.evidence.facts is None or title_match(case) is TitleMatch.SAME:
        return None
    pair = _pair(last.evidence.facts, facts)
    if pair is None or token_set_ratio(fold(pair[0]), fold(pair[1])) >= _ALIKE:
        return None
    return finding("title-changed", case, 0.8, before=pair[0], found=pair[1])


RULE = Rule(
    code="N002",
    slug="title-changed",
    group=Group.TITLE,
    severity=Severity.INFO,
    title="The target changed its title",
    message='The target used to call itself "{before}" and now calls itself "{found}".',
    suggestion="Look whether it is still the resource the entry means.",
    page=__doc__,
    check_link=check,
)
