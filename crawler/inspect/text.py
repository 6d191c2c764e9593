"""Visible words: white space, counts, and a fingerprint that small edits leave nearly alone."""

import re
import sys
from array import array
from zlib import crc32

KEPT = 4096  # characters of visible text that facts keep
# Scripts written without spaces: each sign counts as a word, as word processors count them.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SHINGLE = 3
_LANE = 16  # bytes: a 64-bit hash times a 32-bit constant, three times added, fits without reaching the next lane
_FACTORS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D)  # odd, bits well spread (the primes of xxHash)
_SPREAD = (
    0x9E3779B97F4A7C15  # 2**64 divided by the golden ratio (Knuth, volume 3, section 6.4): a checksum alone is linear
)
_LOW_HALF = b"\xff" * 8 + bytes(8)
_MOST_WORDS = 20_000
_DIGITS = b"0123456789"
_ASCII_MARKS = bytes(range(33, 48)) + bytes(range(58, 65)) + bytes(range(91, 97)) + bytes(range(123, 127))
_TO_SPACE = bytes.maketrans(_ASCII_MARKS, b" " * len(_ASCII_MARKS))
_OTHER_MARKS = re.compile("[\u00a0-\u00bf\u2010-\u203e\u3000-\u3003\u3008-\u3011\uff01-\uff0f]")


def squeeze(text: str) -> str:
    """Put one space where there is white space, and drop NUL and lone surrogates, which no store takes."""
    if not text.isascii():
        text = text.encode("utf-8", "ignore").decode()
    return " ".join(text.replace("\0", " ").split())


def count_words(text: str) -> int:
    """Count words; a sign of Chinese or Japanese counts as one, as word processors do it."""
    unspaced = 0 if text.isascii() else len(_UNSPACED.findall(text))
    return len(text.split()) if not unspaced else len(_UNSPACED.sub(" ", text).split()) + unspaced


def fingerprint(text: str) -> str | None:
    """Return a 64-bit SimHash of shingles of three words, as 16 hex digits; None for a text without words.

    Digits are left out, so that dates and counters do not change it (Charikar 2002, Manku et al. 2007).
    """
    words = _plain_words(text)[:_MOST_WORDS]
    return f"{_majority(_shingles(words)):016x}" if words else None


def _plain_words(text: str) -> list[bytes]:
    """Split lower-case text into words of letters, as UTF-8: bytes are several times faster here than a pattern."""
    lower = text.lower()
    if not lower.isascii():
        lower = _OTHER_MARKS.sub(" ", _UNSPACED.sub(lambda sign: f" {sign[0]} ", lower))
    return lower.encode("utf-8", "replace").translate(_TO_SPACE, _DIGITS).split()


def _shingles(words: list[bytes]) -> bytes:
    """Hash all shingles at once: one wide number with a lane a word, multiplied and added to itself shifted by a lane or two."""
    words = words + words[-1:] * max(0, _SHINGLE - len(words))
    hashes = array("Q", bytes(_LANE * len(words)))
    hashes[::2] = array("Q", map(crc32, words))  # every second place stays free for what multiplying carries over
    lanes = hashes.tobytes() if sys.byteorder == "little" else _swapped(hashes)
    wide = int.from_bytes(lanes, "little") * _SPREAD & int.from_bytes(_LOW_HALF * len(words), "little")
    total = sum((wide >> 8 * _LANE * place) * factor for place, factor in enumerate(_FACTORS))
    count = len(words) - _SHINGLE + 1
    return total.to_bytes(len(lanes) + _LANE, "little")[: count * _LANE]


def _swapped(hashes: "array[int]") -> bytes:
    """Return the lanes as a machine of the other byte order has them: a fingerprint is the same everywhere."""
    hashes.byteswap()
    return hashes.tobytes()


def _majority(lanes: bytes) -> int:
    """Set each bit that more than half of the lanes have set; bytes 4 to 11 of a lane are the well-mixed ones."""
    count = len(lanes) // _LANE
    ones = int.from_bytes(b"\x01" * count, "little")
    result = 0
    for byte in range(8):
        column = int.from_bytes(lanes[4 + byte :: _LANE], "little")
        for bit in range(8):
            if 2 * (column & ones << bit).bit_count() > count:
                result |= 1 << (8 * byte + bit)
    return result
