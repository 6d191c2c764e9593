"""The domain has lapsed: a parking or sales page stands in the site's place.

## What it finds

Marks that parking services leave in their pages, redirects to the hosts of sellers, landers, titles that offer the
domain, pages that show nothing but the domain's name. Words alone never suffice: many pages sell things.

## Why it matters

Such pages answer 200 to everything, so simple checkers never find them. They may show the catalogue's readers
advertising, or worse.

## Example

```
GET https://old-project.example/toolkit
302 -> https://www.example-seller.example/domain_profile?d=old-project
```

## What to do

Remove the link at once; search for the title to find where the project went.
"""

from crawler.judge.rule import PAGES, Case, Group, Rule
from crawler.judge.signs.cases import finding
from crawler.judge.signs.parked import parked_signs
from crawler.judge.signs.weights import THRESHOLD, confidence, total
from crawler.records import Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when the signs add up and one of them is more than words."""
    signs = parked_signs(case)
    score = total(signs)
    if score < THRESHOLD:
        return None
    return finding("parked-domain", case, confidence(score), signs=[sign.words for sign in signs if sign.weight > 0])


RULE = Rule(
    code="L005",
    slug="parked-domain",
    group=Group.LINK,
    severity=Severity.ERROR,
    title="The domain is for sale",
    message="The domain is parked or for sale; the site is gone.",
    suggestion="Find the resource's new home, or remove the link.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=PAGES,
    check_link=check,
)
