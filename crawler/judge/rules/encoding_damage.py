"""Characters were read in the wrong encoding.

## What it finds

Letters that were saved in one encoding and read in another: `cafÃ©` for *café*, `itâ€™s` for *it's*, the replacement character U+FFFD, and
a question mark in the place of an apostrophe (`don?t`). Where a third of a catalogue is damaged, in ten places or more, it is said once of the catalogue: the page was saved or sent in the wrong encoding.

## Why it matters

Names are misspelt, a search fails, and the page looks neglected.

## Example

> Building communityâ€™s voice

An apostrophe of three bytes was read as three letters.

## What to do

Write the characters again. If a whole page is damaged, save it as UTF-8 and have the server say so.
"""

import re
from collections.abc import Iterator
from itertools import islice

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Group, Reading, Readings, Rule, Wording
from crawler.judge.rules._prose import Piece, as_written
from crawler.records import Finding, Severity

_MANY, _PART = 10, 3  # places, and the part of the entries (a third) from which the whole catalogue is damaged
_WHOLE = "whole"
# The second byte of a two-byte UTF-8 sequence, as windows-1252 and Latin-1 show it. Quotes and dashes follow a capital
# in good text ("IRMÃ”), so they only count after a small letter.
_LETTER = r"[\u0080-\u00bf\u20ac\u201a\u0192\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]"
_QUOTE = r"[\u2018\u2019\u201c\u201d\u201e\u2013\u2014\u2022\u2026]"
_DAMAGE = Pattern(
    r"\S{0,20}(?:"
    r"\ufffd+|(?:\u00ef\u00bf\u00bd)+"  # the replacement character, and its bytes read as letters
    rf"|\u00e2\u20ac(?:{_LETTER}|{_QUOTE})|\u00e2\u0080[\u0080-\u00bf]"  # quotes, dashes, ellipsis
    rf"|\u00c3{_LETTER}|(?<![^\W\d_a-z])\u00c3{_QUOTE}"  # Latin letters with accents
    r"|\u00c2[\u00a0\u00a3\u00a9\u00ab\u00ae\u00b0\u00b4\u00b7\u00bb]"
    rf"|(?:[\u00c3-\u00df](?:{_LETTER}|{_QUOTE})){{2,}}"  # Cyrillic, Greek, Hebrew, Arabic: two bytes a letter
    rf"|(?:[\u00e0-\u00ef](?:{_LETTER}|{_QUOTE}){{2}}){{2,}}"  # Devanagari, Thai, Chinese, Japanese: three
    r"|\u00ef\u00bb\u00bf"  # a byte order mark
    r"|(?<![/\w.?&=])[A-Za-z]{2,12}\?(?:t|s|re|ve|ll)\b(?!=)"
    r")\S{0,20}"
)


def _repaired(text: str) -> str | None:
    """Return what was meant, when reading the bytes the other way gives text."""
    for encoding in ("windows-1252", "latin-1"):
        try:
            repaired = text.encode(encoding).decode()
        except UnicodeError:
            continue
        return repaired if repaired != text else None
    return None


def _finding(piece: Piece, match: re.Match[str]) -> Finding:
    return piece.finding(RULE.slug, match.group(), repaired=_repaired(match.group()))


def _may_be_damaged(text: str) -> bool:
    """Tell cheaply what most texts are not: damage shows in signs beyond ASCII, or in a question mark."""
    return not text.isascii() or "?" in text


def check(readings: Readings) -> Iterator[Finding]:
    """Yield the first damaged word of each title, description, heading and passage; one for a catalogue that is damaged as a whole."""
    for reading in readings.catalogues:
        counted = (found for found in _places(reading) if not {"*", RULE.slug} & {*_ignored(found[0])})
        first = list(islice(counted, _MANY))
        if len(first) == _MANY and _PART * (count := _MANY + sum(1 for _ in counted)) >= len(reading.entries):
            params = {**_finding(*first[0]).params, "form": _WHOLE, "count": count}
            yield Finding(RULE.slug, catalogue=reading.head.name, params=params)
        else:
            yield from (_finding(*found) for found in _places(reading))


def _places(reading: Reading) -> Iterator[tuple[Piece, re.Match[str]]]:
    """Yield what is damaged, with the first damaged word."""
    seen = set()
    for piece in as_written(reading):
        match = _DAMAGE.search(piece.text) if _may_be_damaged(piece.text) else None
        if match and (place := (piece.entry.id if piece.entry else piece.text, match.group())) not in seen:
            seen.add(place)
            yield piece, match


def _ignored(piece: Piece) -> tuple[str, ...]:
    return piece.entry.ignored if piece.entry else ()


RULE = Rule(
    code="C014",
    slug="encoding-damage",
    group=Group.CATALOGUE,
    severity=Severity.WARNING,
    title="Damaged characters",
    message="\u201c{text}\u201d in the {where} holds characters that were read in the wrong encoding.",
    suggestion="Write the characters again, and save the catalogue as UTF-8.",
    wordings={
        _WHOLE: Wording(
            "The characters of the whole catalogue were read in the wrong encoding, in {count} places (\u201c{text}\u201d).",
            "Save the catalogue as UTF-8, and have the server say so.",
        ),
    },
    page=__doc__ or "",
    check_catalogue=check,
)
