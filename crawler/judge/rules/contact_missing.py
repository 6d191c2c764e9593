"""A sentence names somebody to contact and gives no address.

## What it finds

A sentence that asks the reader to contact somebody and then breaks off: "please contact Olivia Hanley at", and no address, number or link follows; or one that
goes on without them: "please contact Olivia Hanley at with your ideas". In German and French too: "bitte wenden Sie sich an", "zu erreichen unter", "veuillez contacter Mme Lef\u00e8vre au".

## Why it matters

Somebody who wants to report a broken link is sent nowhere. Most often the mail address was a link or was hidden from
robots, and was lost when the page was copied.

## Example

> If you have had any problem opening a resource, please contact Olivia Hanley at

## What to do

Write the address or number after the name, or link the name to it.
"""

import re
from collections.abc import Iterator
from itertools import chain

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Group, Readings, Rule
from crawler.judge.rules._prose import Piece, descriptions
from crawler.records import Finding, Role, Severity

_FOR_MORE = r"(?:(?i:for (?:more|further|any)(?: \w+){1,4}),?[^\S\n]+)?"
_ASK = r"(?i:contact|e-?mail|write to|get in touch with|call|phone|telephone|speak to)"
_NAME = (
    r"(?:(?i:us|me|him|her|them|the(?: \w+){1,3})|[^\W\d_a-z][\w'\u2019.-]*(?:[^\S\n]+[^\W\d_a-z][\w'\u2019.-]*){0,4})"
)
_WAY = r"(?:at|on|via|by e-?mail(?: at)?|by (?:tele)?phone(?: on)?|by)"
_NOTHING = r"(?=[^\S\n]*(?:[.;,:)][^\S\n]*)*(?:\n|$))"
_SOMEBODY = rf"(?:{_ASK}[^\S\n]+{_NAME}|(?i:ring|text)[^\S\n]+(?!the\b){_NAME})[^\S\n]+"
# "contact NAME at", or "please contact", and then the line is over; or the address is gone before "with", "or", "for".
_BROKEN_OFF = Pattern(
    rf"{_FOR_MORE}(?:(?i:please)[^\S\n]+)?\b(?:(?:{_SOMEBODY}{_WAY}\b|(?<!who )(?<!whom )(?<!how )(?<!when )(?<!where )(?:(?i:please)|to)[^\S\n]+{_ASK}\b|(?<=please ){_ASK}\b){_NOTHING}"
    rf"|{_SOMEBODY}at(?=[^\S\n]+(?:with|or|and|for|if|to)\b(?![-.@\w])(?![^\S\n]+(?:before|after|above|about|around)\b)))"
)
# "bitte wenden Sie sich an", "zu erreichen unter"; "veuillez contacter Mme Lef\u00e8vre au". "Bitte melden Sie sich an" asks to register.
_BROKEN_OFF_ELSEWHERE = Pattern(
    r"\b(?:(?:wend|schreib|richt)\w*(?:[^\S\n]+[\w-]+){0,4}?[^\S\n]+(?:sich|uns|euch|ihre?|eure?)(?:[^\S\n]+[\w-]+){0,3}?[^\S\n]+an"
    r"|(?:wend\w*|schreib\w*|richt\w*|kontakt\w*|erreich\w*|anruf\w*|auskunft|ausk\u00fcnfte|informationen|fragen|meld\w*|ansprechpartner\w*)\b[^.!?\n]{0,60}?[^\S\n](?:unter|per[^\S\n]e-?mail[^\S\n]an)"
    r"|(?:contact\w*|\u00e9cri(?:re|vez)|joindre|appele[rz]|adresse[rz])\b[^.!?\n]{0,60}?[^\S\n](?:aux?|\u00e0))"
    rf"{_NOTHING}",
    re.IGNORECASE,
    stems=(" an", " unter", " au", " \u00e0"),
)
_WIDTH = 60, 100  # characters of the lines of such a text
_ADDRESS = Pattern(r"\S@\S|\bhttps?://|\bwww\.|\+?\d[\d\s()-]{5,}\d")


def _reachable(piece: Piece, end: int) -> bool:
    mail = any(
        use.role is Role.CONTACT or use.href.startswith(("mailto:", "tel:")) or _ADDRESS.search(use.text or use.href)
        for use in piece.links
    )
    return mail or bool(_ADDRESS.search(piece.text[end:].lstrip().partition("\n")[0]))


def _is_wrapped(text: str, end: int) -> bool:
    """Return whether a line ends after some words only because it is full, as in a text with lines of one width: the sentence goes on in the next."""
    begin = text.rfind("\n", 0, end) + 1
    behind = text[end:].lstrip(" \t\r")
    return _WIDTH[0] <= end - begin <= _WIDTH[1] and behind[:1] == "\n" and bool(behind[1:].partition("\n")[0].strip())


def check(readings: Readings) -> Iterator[Finding]:
    """Yield the sentences that name somebody to write to and no way to do it."""
    for reading in readings.catalogues:
        for piece in descriptions(reading):
            broken = chain(_BROKEN_OFF.finditer(piece.text), _BROKEN_OFF_ELSEWHERE.finditer(piece.text))
            for match in broken:
                if not (_reachable(piece, match.end()) or _is_wrapped(piece.text, match.end())):
                    yield piece.finding(RULE.slug, match.group(), confidence=0.9)


RULE = Rule(
    code="C007",
    slug="contact-missing",
    group=Group.CATALOGUE,
    severity=Severity.WARNING,
    title="Contact without an address",
    message="\u201c{text}\u201d breaks off: no address or number follows.",
    suggestion="Write the mail address or number after it, or link the name.",
    page=__doc__ or "",
    check_catalogue=check,
)
