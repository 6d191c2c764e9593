"""The target names other authors than the catalogue does.

## What it finds

Authors in the catalogue and authors that the target states of itself, all of them persons, without one surname in common. Order, initials, titles, accents, double names and
spellings in Latin letters make no difference, and a pen name in brackets is the author. The author of an article, of a page or of a file is often whoever put it there: such a name speaks only where it is read on the
page too and the catalogue means the page itself, or in a document where none of the catalogue's authors stands on the first pages.

## Why it matters

Another author is another work, or credit given to the wrong person.

## Example

```
catalogue: by Jane Smith        page: by Carlos Ortega
```

## What to do

Open it: correct the authors, or find where the resource went.
"""

from dataclasses import replace

from crawler.judge.rule import Case, Group, Rule
from crawler.judge.signs.cases import finding
from crawler.judge.signs.claims import Claim, claim, is_of_post, is_of_work, said_by, shared, shows_authors
from crawler.judge.signs.names import beside_names, in_common, people, surnames, words_of
from crawler.records import Finding, Severity

_WORKS_KINDS = frozenset({"epub"})
_FILES = frozenset({"pdf:info", "xmp"})
_ENOUGH_WORDS = 40  # of a document: with fewer, the names of its cover may be part of a picture


def check(case: Case) -> Finding | None:
    """Speak when both name persons, and none that could be one of the other's."""
    found = claim(case)
    if found is None or not found.entry.authors or not found.details.authors or shared(case):
        return None
    ours, theirs = people(found.entry.authors), people(found.details.authors)
    if not any(one.sure for one in ours) or not any(one.sure for one in theirs) or in_common(ours, theirs):
        return None
    if _is_excused(found) or not _may_speak(found):
        return None
    told = finding("author-differs", case, 0.7, catalogue=list(found.entry.authors), found=list(found.details.authors))
    return replace(told, entry=found.entry.id)


def _is_excused(found: Claim) -> bool:
    """Tell whether a surname of the catalogue stands anywhere in the target, or in what it says of others."""
    ours = surnames(found.entry.authors)
    others = surnames(found.details.names)
    pen_names = ours & beside_names(found.details.authors) or surnames(found.details.authors) & beside_names(
        found.entry.authors
    )
    publishers = words_of(" ".join(found.entry.publishers))  # a publisher's own name among the authors
    return bool(
        pen_names
        or ours & others
        or ours & words_of(said_by(found.facts))
        or surnames(found.details.authors) & publishers
    )


def _may_speak(found: Claim) -> bool:
    source = found.details.source("author")
    if source is None or is_of_work(found, source) or source in _WORKS_KINDS:
        return True
    if not (found.agrees and shows_authors(found)):
        return False
    if source in _FILES:
        return found.facts.words >= _ENOUGH_WORDS
    return found.means_page or (found.entry.kind is None and is_of_post(source))


RULE = Rule(
    code="N007",
    slug="author-differs",
    group=Group.TITLE,
    severity=Severity.INFO,
    title="Other authors",
    message="The catalogue names {catalogue} as author; the target names {found}.",
    suggestion="Open it: correct the authors, or find where the resource went.",
    page=__doc__ or "",
    check_link=check,
)
