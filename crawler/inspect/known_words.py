"""Single bytes that are no signs, told by what is around them: a word that stands elsewhere in the text with a letter in their place, or a number."""

import re
import unicodedata
from itertools import islice
from string import ascii_letters

from crawler.inspect.sparse import Bytes

_MOST = 512 << 10  # bytes of a text that are looked at
_STRAY = re.compile("[\udc80-\udcff\0-\x07\x0e-\x19\x1c-\x1f\x7f]")
"""Bytes that are none of UTF-8, as Python carries them, and signs that no text has."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_LEAST, _MANY, _EVEN = 3, 64, 0.75  # strays, and the part of them that differ
_TOLD, _PART_TOLD = 2, 0.3
_WORD, _BEFORE, _BEHIND = re.compile(r"[A-Za-z]+"), re.compile(r"[A-Za-z]*$"), re.compile(r"[A-Za-z]*")
_LONGEST_WORD, _SHORTEST_REST = 30, 3
_IN_NUMBERS = "0123456789.,"
_BETWEEN_NUMBERS = frozenset(
    "\xa0\xd7\u2013\u2014\xb7\xb0\xb1\xb2\xb3\xb9\xbc\xbd\xbe\xb4\u2019\u2018\xf7\u2026\xaa\xba"
)
_ALPHABETS = ("cp1252", "iso8859-2", "mac-roman", "cp437", "cp850")
_PLAIN = {
    "\xf8": "o",
    "\xd8": "O",
    "\u0142": "l",
    "\u0141": "L",
    "\u0111": "d",
    "\xdf": "s",
    "\xe6": "a",
    "\u0131": "i",
}


def has_flips(body: Bytes) -> bool:
    """Tell whether some of a few bytes that are no signs of UTF-8 stand in words that the text has without them, or in numbers.

    A letter with an accent may stand for the same letter without one, so that tells nothing. Of 115,000 good texts none is so.
    """
    data = body[:_MOST]
    if data.isascii() or data.startswith(_WIDE):
        return False
    text = data.decode("utf-8", "surrogateescape")
    places = [found.start() for found in islice(_STRAY.finditer(text), _MANY)]
    values = {text[place] for place in places}
    if not _LEAST <= len(places) < _MANY or len(values) < _EVEN * len(places):
        return False
    numbers = sum(_is_in_number(text, place) for place in places)
    words = frozenset(_WORD.findall(text)) if numbers < len(places) else frozenset()
    known = sum(_is_known(text, place, words) for place in places)
    return known + numbers >= max(_TOLD, _PART_TOLD * len(places))


def _is_in_number(text: str, place: int) -> bool:
    """Tell whether a byte stands within a number, where no sign of it does."""
    before, behind = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    beside = before.isdigit() or behind.isdigit()
    return beside and before in _IN_NUMBERS and behind in _IN_NUMBERS and not _signs(text[place]) & _BETWEEN_NUMBERS


def _is_known(text: str, place: int, words: frozenset[str]) -> bool:
    """Tell whether the word around a byte has a letter in its place elsewhere, and another than the byte may stand for."""
    before, behind = _BEFORE.search(text, max(0, place - _LONGEST_WORD), place), _BEHIND.match(text, place + 1)
    first, last = before[0] if before else "", behind[0] if behind else ""
    if len(first) + len(last) < _SHORTEST_REST:
        return False
    meant = {_PLAIN.get(sign, unicodedata.normalize("NFKD", sign)[:1]).lower() for sign in _signs(text[place])}
    return any(f"{first}{letter}{last}" in words for letter in ascii_letters if letter.lower() not in meant)


def _signs(stray: str) -> set[str]:
    """Return what a byte may stand for."""
    value = bytes([ord(stray) & 0xFF])
    return {value.decode(alphabet, "replace") for alphabet in _ALPHABETS}
