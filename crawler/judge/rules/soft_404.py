"""The answer is 200, but the page is a not-found page.

## What it finds

Several signs together, none alone: what the page's title and main heading say (in many languages), what its maker calls
it in its structure (the class of its body, its canonical address), few words,
redirects that end at an error address or at a search, a made-up address of the same site that shows the same page.
Against it speak a long text, the catalogue's own title on the page, and a site that says "not found" plainly of a made-up
address. Nothing is taken from the middle of a long page, and a site's entrance is never compared with a made-up address.
A short page for every address that says nothing of an error is left to `same-page-everywhere`: it may be a wall.

## Why it matters

To a simple checker such a page looks perfect for years; a reader finds nothing.

## Example

```
GET /toolkit
HTTP/1.1 200 OK
<title>Page not found - Example Trust</title>
```

## What to do

Open it. If the page is what it should be, record the decision and the finding stays away until the page changes.
"""

from dataclasses import replace

from crawler.judge.rule import SUCCESSES, Case, Group, Rule, Wording
from crawler.judge.signs.cases import finding
from crawler.judge.signs.soft404 import is_out_of_question, soft_404_signs
from crawler.judge.signs.weights import THRESHOLD, confidence, total
from crawler.records import Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when the signs add up."""
    if is_out_of_question(case):
        return None
    signs = soft_404_signs(case)
    score = total(signs)
    if score < THRESHOLD:
        return None
    found = finding("soft-404", case, confidence(score), signs=[sign.words for sign in signs if sign.weight > 0])
    if any(sign.spoken for sign in signs):
        return found
    return replace(found, params={**found.params, "form": "everywhere"})


RULE = Rule(
    code="L003",
    slug="soft-404",
    group=Group.LINK,
    severity=Severity.ERROR,
    title="A not-found page in disguise",
    message="The server says all is well, but the page says it was not found.",
    suggestion="Search the site for the title and put the new address into the catalogue, or remove the link.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    wordings={
        "everywhere": Wording(
            "The server says all is well, but the site answers every address, made-up ones too, with this same page."
        )
    },
    looks_at=SUCCESSES,
    check_link=check,
)
