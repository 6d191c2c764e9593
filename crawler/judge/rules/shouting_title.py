"""A title is written in capitals.

## What it finds

Titles written mostly in capital letters. Acronyms (NHS, UNESCO) do not count, nor do scripts without small letters.

## Why it matters

Words in capitals are slower to read, some screen readers spell them out, and the title looks like another work than the same one in small letters.

## Example

> CO-PRODUCTION IN HEALTH AND SOCIAL CARE: What it is and how to do it

## What to do

Write the title as a sentence, or as its publisher does in running text. A page can show capitals by its style sheet.
"""

from collections.abc import Iterator

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Group, Readings, Rule
from crawler.judge.rules._prose import titles
from crawler.records import Finding, Severity

_WORD = Pattern(r"[^\W\d_]+")
_LONG = 4
_NO_ACRONYM = 7  # hardly an acronym has as many letters: UNESCO and UNICEF have six
_SHARE = 0.6
_SMALL = frozenset({"AND", "OF", "THE", "IN", "FOR", "TO", "ON", "WITH"})


def shouts(title: str) -> bool:
    """Return whether most words of a title are capitals and at least one of them can be no acronym."""
    found = _WORD.findall(title)
    long = [word for word in found if len(word) >= _LONG]
    loud = [word for word in long if word.isupper()]
    plain = any(len(word) >= _NO_ACRONYM for word in loud) or any(word in _SMALL for word in found)
    enough = 2 if title == title.upper() else 3
    return plain and len(loud) >= enough and len(loud) >= _SHARE * len(long)


def check(readings: Readings) -> Iterator[Finding]:
    """Yield the titles that shout."""
    for reading in readings.catalogues:
        for piece in titles(reading):
            if shouts(piece.text):
                yield piece.finding(RULE.slug, piece.text)


RULE = Rule(
    code="C012",
    slug="shouting-title",
    group=Group.CATALOGUE,
    severity=Severity.INFO,
    title="Title in capitals",
    message="The title \u201c{text}\u201d is written in capitals.",
    suggestion="Write it in small letters, with capitals where a sentence has them.",
    page=__doc__ or "",
    check_catalogue=check,
)
