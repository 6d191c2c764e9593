"""The target calls itself something else than the catalogue does.

## What it finds

Titles of which no wording agrees with the catalogue's: not the page's title, nor its headings, nor what social
networks are told, nor the first page of a document. Case, punctuation, the site's name (known, stated or learned from
its other pages), a lost subtitle, spelling, transliteration and the order of words are forgiven.

It takes more than a difference: one word exchanged for another in its place, another number, or nothing of the title
anywhere. Where a whole part is the same and only speaker, publisher, series or tagline differ, or where the target
asks for a login, repeats the search for the title or writes in another script, nothing is said. A front page, a list of
publications or news is another thing where the catalogue's title plainly names a document; where it may be the name of
the site, in another language or in full, or of a program of its makers, that is left open. An entry whose title is only its
address is not compared. What all pages of a site or book share (its name, in the heading or at the end of titles) and
who wrote it speak for none of them. What its titles lack may stand right under its heading: with a part of the title
that is the page's own it is the same, with none it is left open. A document's title is looked for where documents have
theirs: one that is only spoken of further on leaves it open. Where the catalogue says that the target is in another
language ("Short history, German translation", a column) and it is, titles of two languages say nothing of each other;
a program's handbook that has all of its name and is a handbook too is left open. The finding carries the similarity (0 to 100) and the words that differ.

## Why it matters

A link that works but leads to another resource misleads readers more than one that fails.

## Example

```
catalogue: Understanding Patient Data        page: Health Data Week 2026
```

## What to do

Open it. Either the title in the catalogue is out of date, or another resource took the address.
"""

from dataclasses import replace

from crawler.judge.matching import best, compared
from crawler.judge.rule import Case, Group, Rule
from crawler.judge.signs.cases import finding
from crawler.judge.signs.sign_in import sign_in
from crawler.records import Finding, Severity, TitleMatch


def check(case: Case) -> Finding | None:
    """Speak when the entry that agrees best has drifted, in more than its edition."""
    agreed = best(case)
    if agreed is None or agreed[1].match is not TitleMatch.DRIFTED or agreed[1].why == "edition":
        return None
    entry, answer = agreed
    if answer.why == "generic" and sign_in(case):
        return None
    said = finding("title-drift", case, 0.8, **compared(case, entry, answer), why=answer.why)
    return replace(said, entry=entry)


RULE = Rule(
    code="N001",
    slug="title-drift",
    group=Group.TITLE,
    severity=Severity.WARNING,
    title="The title does not agree",
    message="The catalogue says “{catalogue}”; the target calls itself “{found}”.",
    suggestion="Open it: correct the title, or find where the resource went.",
    page=__doc__,
    check_link=check,
)
