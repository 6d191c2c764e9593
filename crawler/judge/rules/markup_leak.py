"""A piece of page code was left in the text.

## What it finds

Pieces of a page's code that a reader sees: whole tags, halves of tags such as `/p>`, entities such as `&nbsp;`, forum codes such as `[b]`, and links of Markdown
that a space has broken, `[The title] (https://…)`, or that lost their bracket, `[The title]https://…`. A tag that opens and closes is told once. Five pieces and more at one place are one finding. Code between backticks is spoken of, as is a whole tag that can be read in a list in Markdown, and a key to press, `<P>`, is none either: one capital letter that nothing closes and no word follows at once.

## Why it matters

It looks broken, screen readers read it out, and a search for the title fails.

## Example

> This blog post looks at how best to engage communities./p>

The closing tag lost its first sign.

## What to do

Take the piece out in the catalogue's editor, in its source view if it has one; write an entity as the sign it stands for.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Group, Readings, Rule, Wording
from crawler.judge.rules._prose import Piece, as_written
from crawler.records import Finding, Json, Severity

_MANY = 5  # different pieces at one place
_STRETCH = "stretch"  # of a page's source
_LONG = (
    r"(?:p|br|hr|div|span|ul|ol|li|h[1-6]|em|strong|table|tbody|tr|td|th|img|font|sup|sub|blockquote|section|article)"
)
_ANY = rf"(?:{_LONG}|a|b|i|u)"
_MARK = Pattern(
    rf"</?{_ANY}(?:\s+[a-z-]+\s*=\s*(?:\"[^\"<>]{{0,200}}\"|'[^'<>]{{0,200}}'))*\s*/?>"  # a whole tag
    rf"|(?<!<)/{_LONG}>"  # the rest of one: "/p>"
    rf"|<{_LONG}\s*/?(?=\s*$)"  # the beginning of one
    rf"|&lt;/?{_ANY}(?:\s[^<>&]{{0,200}})?/?&gt;"  # a tag written out
    r"|&(?:amp|nbsp|lt|gt|quot|apos|[lr][sd]quo|[nm]dash|hellip|bull|copy|pound|euro|[aeiouy](?:acute|grave|circ|uml)|ccedil"
    r"|#\d{2,6}|#x[0-9a-f]{2,6});"
    r"|(?<![&\w])nbsp;"
    r"|\A\s*\[(?:\w[^\[\]\n]{0,200}\s[^\[\]\n]{0,200}|[^\W\d_][\w-]{3,80})\](?:\s+\(|)(?=https?://)"  # a link of Markdown
    r"|(?-i:(?<![\w\])])\[(?:(?:b|i|u)\](?=[\w\"'(\u2018\u201c])|(?:url|img|quote)\])|\[/(?:b|i|u|url|img|quote)\])",  # "[I]f" begins in the middle, "[i]" is a note
    re.IGNORECASE,
)
_CLOSING = Pattern(r"^(<|&lt;|\[)/")  # what only ends the piece that it belongs to
_KEY = Pattern(r"<([A-Z])>(?!\w)")
_CODE = Pattern(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|(?<!`)`+[^`]*$", re.DOTALL)  # what is not closed was cut off
# "<b> and <i> are allowed", "the <p> tag"
_SPOKEN_OF = Pattern(
    r"(?:(?:,|/| and| or| und| oder| et| ou)?\s*<\w{1,10}>){0,5}(?:\s*-?\s*(?:tags?|elements?|attributes?|entit(?:y|ies)|balises?)\b|\s+(?:is|are|can|may|sind|ist|sont|est)\s+(?:allowed|used|possible|supported|accepted|permitted|stripped|removed|erlaubt|m\u00f6glich|permise?s?|accept\u00e9e?s?)\b)",
    re.IGNORECASE,
)


def _marks(piece: Piece) -> Iterator[str]:
    code = [span.span() for span in _CODE.finditer(piece.text)] if "`" in piece.text else []
    for match in _MARK.finditer(piece.text):
        alone = match.group() == piece.text.strip()  # a table of such marks
        spoken_of = _SPOKEN_OF.match(piece.text, match.end()) or _is_code(code, match.start())
        if not (alone or spoken_of or _is_key(piece.text, match.start())):
            yield match.group()


def _is_code(code: Sequence[tuple[int, int]], start: int) -> bool:
    """Return whether a place is within one of the pieces between backticks, as code is that a text speaks of."""
    at = bisect_left(code, (start, 0)) - 1
    return at >= 0 and start < code[at][1]


def _is_key(text: str, start: int) -> bool:
    """Return whether a key to press stands at a place: one capital letter that nothing closes and no word follows at once."""
    key = _KEY.match(text, start)
    return key is not None and f"</{key[1]}>" not in text


def check(readings: Readings) -> Iterator[Finding]:
    """Yield each kind of leaked mark once for each entry, heading or passage; one finding where a stretch of a page's source stands there."""
    for reading in readings.catalogues:
        told: dict[str, dict[str, Finding]] = defaultdict(dict)
        for piece in as_written(reading):
            for mark in _marks(piece):
                place = piece.entry.id if piece.entry else piece.text
                told[place].setdefault(mark.casefold(), piece.finding(RULE.slug, mark))
        for found in told.values():
            yield from _together(found, spoken=reading.head.format == "markdown")


def _together(told: Mapping[str, Finding], *, spoken: bool) -> list[Finding]:
    """Return the findings of one place by their marks, as a single one where they are many; of few, without what only closes another, and without whole tags where these are `spoken` of.

    In Markdown a tag is page code and is not seen, unless it was written to be read: between backticks, or by entities.
    """
    found = list(told.values())
    if len(found) < _MANY:
        found = [
            one for mark, one in told.items() if not _CLOSING.search(mark) or _CLOSING.sub(r"\1", mark) not in told
        ]
        return [one for one in found if not (spoken and str(one.params["text"]).startswith("<"))]
    params: dict[str, Json] = {**found[0].params, "count": len(found), "form": _STRETCH}
    return [replace(found[0], params=params)]


RULE = Rule(
    code="C008",
    slug="markup-leak",
    group=Group.CATALOGUE,
    severity=Severity.WARNING,
    title="Markup left in the text",
    message="A piece of page code, \u201c{text}\u201d, can be read in the {where}.",
    suggestion="Take it out, or write the sign it stands for.",
    wordings={
        _STRETCH: Wording(
            "{count} pieces of page code can be read in the {where}; the first is \u201c{text}\u201d.",
            "Part of a page's source seems to have been pasted as text: take the code out.",
        )
    },
    page=__doc__ or "",
    check_catalogue=check,
)
