"""Signs in a text that no set of characters explains: some of its bytes were changed on the way, and a reader finds nonsense in their place."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice
from math import exp
from typing import NamedTuple

from crawler.inspect.sparse import Bytes

_MOST = 2 << 20  # bytes of a text that are looked at
_STRAY = re.compile("[\udc80-\udcff\0-\x07\x0e-\x19\x1c-\x1f\x7f]+")
"""Bytes that are none of UTF-8, as Python carries them, and signs that no text has."""
_ASCII = 0x7F
_WIDE = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_NO_SIGN = re.compile("[\0-\x07\x0e-\x19\x1c-\x1f\x80-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no text in UTF-16 has: controls, and halves of signs."""
_ALPHABETS = (
    *("cp1252", "cp1250", "cp1254", "iso8859-2", "cp1257", "mac-roman", "cp437", "cp850"),
    *("cp852", "cp775", "hp-roman8", "iso8859-16", "mac-latin2"),
)
"""Sets of characters in which a text in Latin letters has single bytes; in those of other scripts words have no letter of ours beside theirs."""
_INSIDE_WORDS = frozenset("\u2019\u2018\xb4`'\u2013\u2014\xb7\xad\u2026/&\xa0")
_LEAST, _MOST_STRAYS, _TO_ONE = 3, 500, 16  # strays, and how many bytes of text there are to each at least
_ALONE, _HIGH, _UNEXPLAINED = 0.8, 0.5, 0.2  # parts of all strays; programs write controls
_VALUES, _EVEN = 160, 0.75  # bytes that are strays by chance; what part of them is expected at least to differ


class _Stray(NamedTuple):
    """A byte, and the signs before and behind it."""

    value: int
    before: str
    behind: str


def has_strays(body: Bytes) -> bool:
    """Tell whether single bytes all over a text make no sense in any set of characters: they differ from each other as bytes of chance do.

    What a text has beside ASCII are a few letters that come again, each beside others and in the case of its word. Of 165,000 good texts none is so.
    """
    data = body[:_MOST]
    if data.isascii():
        return False
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            found = _NO_SIGN.findall(data[: len(data) & ~1].decode(encoding, "surrogatepass"))
            return len(found) < _MOST_STRAYS and len(set(found)) >= max(_LEAST, _EVEN * len(found))
    text = data.decode("utf-8", "surrogateescape")
    runs = list(islice(_STRAY.finditer(text), _MOST_STRAYS))
    if not _LEAST <= len(runs) < _MOST_STRAYS or len(runs) * _TO_ONE > len(text):
        return False
    strays = [_stray(text, found.start()) for found in runs if len(found[0]) == 1]
    distinct = len({stray.value for stray in strays})
    if len(strays) < max(_LEAST, _ALONE * len(runs)) or distinct < _EVEN * _expected(len(strays)):
        return False
    if sum(stray.value > _ASCII for stray in strays) < _HIGH * len(strays):
        return False
    return all(_unexplained(strays, alphabet) >= _UNEXPLAINED * len(strays) for alphabet in _ALPHABETS)


def _stray(text: str, place: int) -> _Stray:
    return _Stray(ord(text[place]) & 0xFF, text[max(0, place - 1) : place], text[place + 1 : place + 2])


def _expected(number: int) -> float:
    """Return how many different values so many bytes of chance have."""
    return _VALUES * (1 - exp(-number / _VALUES))


def _unexplained(strays: Iterable[_Stray], alphabet: str) -> int:
    return sum(not _fits(stray, alphabet) for stray in strays)


def _fits(stray: _Stray, alphabet: str) -> bool:
    """Tell whether a byte is a sign that may stand between those beside it."""
    sign = bytes([stray.value]).decode(alphabet, "replace")
    beside = [other for other in (stray.before, stray.behind) if other.isalpha()]
    if unicodedata.category(sign).startswith("C") or sign == "\ufffd" or any(map(_is_foreign, beside)):
        return False
    if not sign.isalpha():
        return len(beside) < 2 or sign in _INSIDE_WORDS  # noqa: PLR2004 - both
    if not unicodedata.name(sign, "").startswith("LATIN"):
        return not beside
    is_in_case = not (sign.isupper() and stray.before.islower()) and not (sign.islower() and stray.behind.isupper())
    return is_in_case and (bool(beside) or not (stray.before.isdigit() or stray.behind.isdigit()))


def _is_foreign(letter: str) -> bool:
    """Tell whether a letter is of another script: what is in UTF-8 beside it, or inside it, is in no other set of characters."""
    return not letter.isascii() and not unicodedata.name(letter, "LATIN").startswith("LATIN")
