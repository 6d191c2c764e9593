"""A heading has lost its beginning or end.

## What it finds

Headings and titles that begin or end in the middle: with *and*, *&* or *or*, with a comma, with *a guide for* or *the history of* and nothing behind it, or with a bracket that was never opened or closed; in German and French
those that end with *und*, *oder*, *sowie*, *f\u00fcr*, *et* or *ou*; and those that break off
at *of the ...* or *des \u2026*, as they are cut to be shown in lists of what was found. Of a plain text, a line of fifty characters and more may only be full, and is information.

## Why it matters

A reader cannot tell what the page or entry is called; lists and search results show the stump.

## Example

> & reports

The page was called *Research & reports*; the first word is gone.

## What to do

Write the whole heading. If the system cuts it, give it a shorter one.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Group, Readings, Rule, Wording
from crawler.judge.rules._prose import Piece, headings, titles, words
from crawler.records import Finding, Severity

_STUMP = Pattern(
    r"^(?:&\s|[,;)\]]|(?:and|or)\s)"  # the beginning is gone
    r"|(?:\s&|,|\s(?:and|or|the|und|oder|sowie|f\u00fcr|et|ou)|\s(?:of|the|des|der|du|von|aux?|les) (?:\.{3}|\u2026))$"  # the end is gone
    r"|^(?!(?i:what|where|who|whom|which|how|why|something|nothing)\b).*\s(?:[Aa]n?|[Tt]he) [a-z-]+ (?:of|for)$"  # "A guide for"
)
# "Lakes I am a fan of": a sentence ends so.
_SAYS = Pattern(
    r"\b(?:i|you|we|they|he|she|it|(?:no|any|every|some)(?:body|one)|is|are|am|was|were|be|been|had|has|have|get|got|makes?|made)\s",
    re.IGNORECASE,
)
_HANGS = Pattern(r"\s(?:of|for)$")
_OPENED = Pattern(r"\S\s+[(\[][^()\[\]]*$")
_ADDRESS = Pattern(r"\s*[<(\[]?(?:https?://|www\.)")
_WORD = Pattern(r"\s*\w")
_LONG = 10  # words from which a title that its line goes on from was only read so far
_WRAPPED = "wrapped"  # of a line of a text that may be full
_WIDTH = 50  # characters


def _is_stump(piece: Piece) -> bool:
    text = piece.text.strip()
    if _STUMP.search(text) is not None:
        return not (_goes_on(piece) or (_HANGS.search(text) and _SAYS.search(text)))
    return _OPENED.search(text) is not None and not _is_closed_later(piece)


def _goes_on(piece: Piece) -> bool:
    """Return whether a line goes on from a title at once: with an address ("a good card is the https://..."), or from many words: it is the title as read that ends there."""
    line = piece.entry.as_written if piece.entry else ""
    if not line.startswith(piece.text):
        return False
    end = len(piece.text)
    return bool(_ADDRESS.match(line, end) or (len(words(piece.text)) >= _LONG and _WORD.match(line, end)))


def _is_closed_later(piece: Piece) -> bool:
    """Return whether the bracket that a title opens is closed behind it."""
    if piece.entry is None:
        return False
    behind = piece.entry.as_written.partition(piece.text)[2] + piece.entry.description
    return ")" in behind or "]" in behind


def check(readings: Readings) -> Iterator[Finding]:
    """Yield the headings and titles that are stumps."""
    for reading in readings.catalogues:
        for piece in (*headings(reading), *titles(reading)):
            if _is_stump(piece):
                found = piece.finding(RULE.slug, piece.text, confidence=0.9)
                is_full = reading.head.format == "text" and len(piece.text) >= _WIDTH
                yield replace(found, params={**found.params, "form": _WRAPPED}, confidence=0.5) if is_full else found


RULE = Rule(
    code="C011",
    slug="truncated-heading",
    group=Group.CATALOGUE,
    severity=Severity.WARNING,
    title="Heading that lost a part",
    message="The {where} \u201c{text}\u201d seems to have lost its beginning or end.",
    suggestion="Write the whole heading.",
    wordings={
        _WRAPPED: Wording(
            "The {where} \u201c{text}\u201d ends in the middle; it may be a line of a text that is only full.",
            "If it is a heading, write it whole.",
            Severity.INFO,
        ),
    },
    page=__doc__ or "",
    check_catalogue=check,
)
