"""The page's text is another one than at the last good check.

## What it finds

Texts whose fingerprints (64-bit SimHash of the visible words) differ in more than 20 bits, or that lost 70 % of their
words. Smaller edits are no news.

## Why it matters

Pages are replaced while address and title stay: a report gives way to a notice, a project to its successor.

## Example

```
last month: 2,400 words        today: 310 words
```

## What to do

Open it; compare it with the entry's description.
"""

from crawler.judge.rule import PAGES, Case, Group, Rule
from crawler.judge.signs.cases import finding, page
from crawler.judge.signs.fingerprints import distance
from crawler.records import Facts, Finding, Severity

# Off-Topic Memento Toolkit (AlNoamany 2016) calls a page another one at 34 bits of term frequencies or 70 % fewer words;
# shingles differ sooner than terms, hence 20.
_OTHER = 20
_LOST = 0.7
_ENOUGH = 50  # words: fingerprints of shorter texts say nothing


def _bits(before: Facts, after: Facts) -> int:
    """Return the bits that differ; 0 where one of them has no fingerprint."""
    if before.fingerprint is None or after.fingerprint is None:
        return 0
    return distance(before.fingerprint, after.fingerprint)


def check(case: Case) -> Finding | None:
    """Speak when the text has little left of the last good one."""
    facts, last = page(case), case.past.last_good
    before = last.evidence.facts if last else None
    if facts is None or before is None or before.kind != "html" or before.words < _ENOUGH:
        return None
    bits, lost = _bits(before, facts), 1 - facts.words / before.words
    if bits <= _OTHER and lost < _LOST:
        return None
    return finding("content-drift", case, 0.75, bits=bits, words_before=before.words, words=facts.words)


RULE = Rule(
    code="N005",
    slug="content-drift",
    group=Group.TITLE,
    severity=Severity.WARNING,
    title="Another text",
    message="The text is another one than at the last good check.",
    suggestion="Look whether it is still the resource the entry means.",
    page=__doc__,
    looks_at=PAGES,
    check_link=check,
)
