"""The domain belongs to somebody else, who advertises gambling, loans or the like in the place of the resource.

## What it finds

Pages whose title or heading advertises such things, where the catalogue speaks of nothing of the kind, together with further signs: not one
word of the catalogue's title is left, the page was another one when it was last good, every address bears the same title. Words alone never
suffice: advice on gambling, research on loans and news of casinos are living pages.

## Why it matters

Names of charities and projects that were not renewed are bought within days for their good reputation. To a simple checker the page looks
perfect; readers are led to a casino.

## Example

```
catalogue: Befriending toolkit for volunteers
page:      Best Online Casinos 2026 - Free Spins No Deposit Bonus
```

## What to do

Remove the link at once; search for the title to find where the project went. An archived copy may be the only one left.
"""

from crawler.judge.matching import title_match
from crawler.judge.rule import PAGES, Case, Group, Rule
from crawler.judge.signs.cases import finding
from crawler.judge.signs.hijacked import hijacked_signs
from crawler.judge.signs.weights import THRESHOLD, confidence, total
from crawler.records import Finding, Severity, TitleMatch, Verdict


def check(case: Case) -> Finding | None:
    """Speak when the signs add up and the page does not carry the catalogue's title."""
    if title_match(case) is TitleMatch.SAME:
        return None
    signs = hijacked_signs(case)
    score = total(signs)
    if score < THRESHOLD:
        return None
    return finding("hijacked-domain", case, confidence(score), signs=[sign.words for sign in signs])


RULE = Rule(
    code="L024",
    slug="hijacked-domain",
    group=Group.LINK,
    severity=Severity.ERROR,
    title="The domain is in other hands",
    message="The site belongs to somebody else by now: {signs}.",
    suggestion="Remove the link at once, or find the resource's new home.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=PAGES,
    check_link=check,
)
