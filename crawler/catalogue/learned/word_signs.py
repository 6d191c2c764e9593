"""Signs of what a block is that its own words give: how many, how they begin and end, which kinds of words are among them."""

import re
from collections.abc import Callable, Iterator

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.contact import is_phone, is_postal
from crawler.catalogue.credit import parse_credit
from crawler.catalogue.headline import is_bare_address, is_named_address
from crawler.catalogue.names import is_person
from crawler.catalogue.prose import is_title_like, names_collection
from crawler.catalogue.telling import describes, is_byline
from crawler.catalogue.text_signs import CREDITED, DASHED, FILED
from crawler.catalogue.titles import split_likely_line, split_line
from crawler.catalogue.words import (
    DEMONSTRATIVE,
    FINITE,
    HOME,
    NOT_ENTRIES,
    ORDERS,
    PAGE_TALK,
    REFERENCE,
    THIS,
    VAGUE,
    is_order,
)

LONGEST = 600  # characters that are looked at
_FEW = 4
_SHORT = 6
_BUTTON_WORDS = 8
_MOST, _FIRST = 12, 6  # words that are signs themselves
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_LONG, _PARAGRAPH = 14, 30  # words of an item, and of a line
_FURTHER = re.compile(r"(?:\.\.\.|[\u2026\u00bb\u203a\u2192>])\s*$")
_QUOTED = re.compile(r"[\"'\u201c\u2018\u201e\u00ab]")
_SENTENCES = re.compile(r"[.!?]\s+[^\W\d_a-z]")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DATE = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?[./ -](?:\d{1,2}|[^\W\d_]{3,10}\.?)[./ ,-]+(?:\d{4}|\d\d)\b|[^\W\d_]{3,10}\.? \d{1,2},? \d{4}|^\W*(?:[^\W\d_]{3,10}\.? )?(?:19|20)\d\d\W*$|\d{4}-\d\d-\d\d"
)
_SIZE = re.compile(
    r"\b\d[\d.,]*\s?[kmg]i?b\b|[\[(](?:pdf|docx?|xlsx?|pptx?|html?|epub|zip|word|mp[34])\b|^\W*(?:pdf|docx?|word|epub)\W*$",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\S@\S+\.\w")
_PHONE = re.compile(r"(?:\+|\b0)[\d ()-]{8,20}\d|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b")
_WRITTEN_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
_COLON = re.compile(r"[^:]{2,80}:\s+\S")
_FIELD = re.compile(r"\W*[^\W\d_][\w /-]{1,24}:\s*\S")
_FURNITURE = re.compile(
    r"\u00a9|copyright|all rights reserved|privacy|cookies?\b|terms of|powered by|sitemap|registered charity|impressum|datenschutz|last (?:updated|modified)|back to top|share this|follow us|newsletter|subscribe|log ?in|sign (?:in|up)",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"\W*(?:download|read|view|learn|find out|visit|more|details|open|see|get|order|buy|watch|listen|mehr|weiter|lire|ver|leer|t\u00e9l\u00e9charger|herunterladen|descargar)\b[^.]{0,40}$",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"\b(?:we|our|us|you|your|i|my|wir|unser\w*|nous|notre|vous|sie|ihr\w*)\b", re.IGNORECASE)
_SAID: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("year", _YEAR.search), ("date", _DATE.search), ("size", _SIZE.search), ("mail", _MAIL.search), ("phone", _PHONE.search),
    ("address written", _WRITTEN_ADDRESS.search), ("colon", _COLON.match), ("field", _FIELD.match), ("quoted", _QUOTED.match),
    ("furniture", _FURNITURE.search), ("vague", VAGUE.fullmatch), ("speaker", _SPEAKER.search), ("demonstrative", DEMONSTRATIVE.match),
    ("this", THIS.match), ("reference", REFERENCE.match), ("order", is_order), ("orders", ORDERS.match), ("page talk", PAGE_TALK.search),
    ("finite", FINITE.search), ("describes", describes), ("collection", names_collection), ("no entry", NOT_ENTRIES.fullmatch),
    ("dashed", DASHED.match), ("filed", FILED.match), ("credited", CREDITED.search), ("person", is_person), ("split", split_line),
    ("likely split", split_likely_line), ("credit", parse_credit), ("postal", is_postal), ("sentences", _SENTENCES.search),
)  # fmt: skip

_OF_BLOCKS: tuple[tuple[str, Callable[[Block], object]], ...] = (
    ("bare address", is_bare_address),
    ("named address", is_named_address),
    ("title", is_title_like),
    ("byline", is_byline),
)


def bucket(number: float, edges: tuple[float, ...]) -> str:
    """Return which of the ranges between edges a number falls into, by the edge above it."""
    return next((str(edge) for edge in edges if number <= edge), "more")


def signs_of(block: Block) -> Iterator[str]:
    """Yield the signs of a block's own words."""
    text = block.text[:LONGEST]
    words = text.split()
    capitals = [word[0].isupper() for word in words if word[:1].isalpha()]
    yield "words=" + bucket(len(words), (0, 1, 2, 3, 5, 8, 12, 20, 40))
    yield "end=" + _end(block.text)
    yield "begin=" + _beginning(text)
    yield "capitals=" + bucket(sum(capitals) / max(1, len(capitals)), (0.2, 0.5, 0.8, 0.99))
    yield "shape=" + block.shape
    yield from (name for name, says in _SAID if says(text))
    if len(words) <= _FEW and _DATE.search(text):
        yield "date alone"
    if is_button(text):
        yield "button"
    if text.isupper():
        yield "all capitals"
    if any(map(str.isdigit, text)):
        yield "digits"
    if not any(map(str.isalnum, text)):
        yield "signs alone"
    if text.casefold() in HOME:
        yield "page of a site"
    yield from (name for name, says in _OF_BLOCKS if says(block))


def words_of(block: Block) -> Iterator[str]:
    """Yield the words of a block themselves, the first of many: what is said on pages again and again is learned as it is."""
    words = _LETTERS.findall(block.text[:LONGEST].casefold())
    yield from (f"w={word}" for word in dict.fromkeys(words if len(words) <= _MOST else words[:_FIRST]))


def is_button(text: str) -> bool:
    """Say whether a few words only call to go on ("Download the report")."""
    return _BUTTON.match(text) is not None and len(text.split()) <= _BUTTON_WORDS


def kind_of(block: Block) -> str:
    """Return in one letter what a block's words seem to be, for patterns of several blocks."""
    text = block.text[:LONGEST]
    words = len(text.split())
    if block.links and is_bare_address(block):
        return "A"
    if words <= _SHORT and is_button(text):
        return "B"
    if is_phone(text) or is_postal(text) or _MAIL.search(text):
        return "P"
    if words <= _SHORT and _DATE.search(text):
        return "Y"
    return _length_of(block, text, words)


def _length_of(block: Block, text: str, words: int) -> str:
    if block.shape is Shape.ITEM:
        return "I" if words <= _LONG else "i"
    if is_byline(block):
        return "C"
    if words > _PARAGRAPH:
        return "X"
    if describes(text) or text.endswith((".", "!")):
        return "D"
    return "S" if words < _FEW else "T"


def _end(text: str) -> str:
    if text[-1:] in {".", "!", "?", ":", ",", ";", ")"} and not text.endswith("..."):
        return text[-1]
    return "further" if _FURTHER.search(text[-8:]) else "word"


def _beginning(text: str) -> str:
    first = text[:1]
    if first.isalpha():
        return "small" if first.islower() else "capital"
    return "digit" if first.isdigit() else "quote" if _QUOTED.match(text) else "sign"
