"""A fingerprint of a text that small edits leave nearly alone: a 64-bit SimHash (Charikar 2002, Manku et al. 2007).

It is kept for years, so its value for a text must never change. All of it runs on wide numbers and byte tables: a word costs
a fraction of what it would in a loop.
"""

from operator import add
from zlib import crc32

from crawler.inspect.text import is_unspaced, space_out

_SHINGLE = 3
_LANE = 13  # bytes: a 64-bit hash times a 32-bit constant, three times added, fits without reaching the next lane
_FACTORS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D)  # odd, bits well spread (the primes of xxHash)
_SPREAD = (
    0x9E3779B97F4A7C15  # 2**64 divided by the golden ratio (Knuth, volume 3, section 6.4): a checksum alone is linear
)
_LOW_HALF = (1 << 64) - 1
_MOST_WORDS = 20_000
_CHUNK = 2_048  # shingles hashed at once: 26 KB, which stay in the fast memory of a processor
_ONES = int.from_bytes(b"\x01" * _CHUNK, "little")
_PLANES = tuple(_ONES << bit for bit in range(8))

_DIGITS = b"0123456789"
_ASCII_MARKS = bytes(range(33, 48)) + bytes(range(58, 65)) + bytes(range(91, 97)) + bytes(range(123, 127))
_TO_PLAIN = bytes.maketrans(_ASCII_MARKS, b" " * len(_ASCII_MARKS))
# Other marks, as UTF-8: what stands before the last byte, and the last bytes. U+00A0 to 00BF; 2010 to 203E; 3000 to 3003 and
# 3008 to 3011; FF01 to FF0F.
_OTHER_MARKS = (
    (b"\xc2", range(0xA0, 0xC0)),
    (b"\xe2\x80", range(0x90, 0xBF)),
    (b"\xe3\x80", (*range(0x80, 0x84), *range(0x88, 0x92))),
    (b"\xef\xbc", range(0x81, 0x90)),
)


class _Lanes(dict[bytes, bytes]):
    """The hashes of words met before, a lane each: most words of a page stood in the pages before it."""

    MOST = 30_000  # about five megabytes
    LONGEST = 32  # bytes

    def __missing__(self, word: bytes) -> bytes:
        """Return the hash of a word met for the first time, and keep it while there is room."""
        lane = (crc32(word) * _SPREAD & _LOW_HALF).to_bytes(_LANE, "little")
        if len(word) <= self.LONGEST:
            if len(self) >= self.MOST:
                self.clear()
            self[word] = lane
        return lane


_LANES = _Lanes()


def fingerprint(text: str) -> str | None:
    """Return a 64-bit SimHash of shingles of three words, as 16 hex digits; None for a text without words.

    Digits are left out, so that dates and counters do not change it. Words behind the first 20,000 are not looked at.
    """
    words = _plain_words(text)
    return f"{_majority(words):016x}" if words else None


def _plain_words(text: str) -> list[bytes]:
    """Split lower-case text into words of letters, as UTF-8: bytes are several times faster here than a pattern."""
    lower = text.lower()
    if is_unspaced(lower):
        lower = space_out(lower)
    plain = _without_marks(lower).translate(_TO_PLAIN, _DIGITS)
    return plain.split(None, _MOST_WORDS)[:_MOST_WORDS]


def _without_marks(text: str) -> bytes:
    """Encode a text, with spaces for the marks that are not of ASCII; pieces of it are faster than a pattern."""
    encoded = text.encode("utf-8", "replace")
    for before, last in () if text.isascii() else _OTHER_MARKS:
        first, *rest = encoded.split(before)
        encoded = first + b"".join(b" " + piece[1:] if piece[0] in last else before + piece for piece in rest)
    return encoded


def _majority(words: list[bytes]) -> int:
    """Set each bit that more than half of the shingles have set."""
    words = words + words[-1:] * max(0, _SHINGLE - len(words))
    lanes = b"".join(map(_LANES.__getitem__, words))
    count = len(words) - _SHINGLE + 1
    counts = [0] * 64
    for start in range(0, count, _CHUNK):
        part = lanes[start * _LANE : (start + _CHUNK + _SHINGLE - 1) * _LANE]
        counts = list(map(add, counts, _set_bits(part)))
    return sum(1 << bit for bit, ones in enumerate(counts) if 2 * ones > count)


def _set_bits(lanes: bytes) -> list[int]:
    """Count for each of 64 bits the shingles that have it set; bytes 4 to 11 of a lane are the well-mixed ones.

    All shingles are hashed at once: one wide number with a lane a word, multiplied and added to itself shifted by a lane or two.
    """
    wide = int.from_bytes(lanes, "little")
    total = sum((wide >> 8 * _LANE * place) * factor for place, factor in enumerate(_FACTORS))
    hashed = total.to_bytes(len(lanes) + _LANE, "little")[: len(lanes) - (_SHINGLE - 1) * _LANE]
    columns = (int.from_bytes(hashed[4 + byte :: _LANE], "little") for byte in range(8))
    return [(column & plane).bit_count() for column in columns for plane in _PLANES]
