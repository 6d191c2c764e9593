"""A sound file whose name says another kind of the same family.

## What it finds

Texts, sheets, slides, archives, pictures, sound and films that came as another kind of the same family than the link
promises: a ZIP named .7z, an OpenDocument text named .docx. What is commonly found under the other name (a .doc that is a
.docx) is not told, and what no program for the promised kind opens is `wrong-type`. The download counts as good: the usual
programs go by what is in a file, and open it.

## Why it matters

Some programs go by the name alone and refuse the file, or warn their reader of it.

## Example

```
GET /minutes.docx
an OpenDocument text
```

## What to do

Give the file the name of its kind, or ask its publisher to, and correct the link.
"""

from crawler.judge.rule import Case, Group, Outcome, Rule
from crawler.judge.signs.cases import finding, works
from crawler.judge.signs.documents import is_misnamed, opens_as, promised
from crawler.records import Finding, Severity


def check(case: Case) -> Finding | None:
    """Speak when the kind that came is another of the family of the kind promised."""
    facts = case.evidence.facts
    wanted = promised(case)
    if facts is None or wanted is None or not works(case) or not is_misnamed(facts.kind, wanted):
        return None
    if not opens_as(case, facts, wanted):
        return None
    return finding("misnamed-file", case, 0.9, wanted=wanted, came=facts.kind)


RULE = Rule(
    code="D010",
    slug="misnamed-file",
    group=Group.DOWNLOAD,
    severity=Severity.WARNING,
    title="Named as another kind of file",
    message="A {came} file came under the name of {wanted}; it opens all the same.",
    suggestion="Give the file the name of its kind, and correct the link.",
    page=__doc__,
    looks_at=frozenset({Outcome.OTHER}),
    check_link=check,
)
