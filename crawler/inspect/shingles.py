"""Texts as shingles of three words, hashed: what fingerprints and sketches are made of.

Hashes are kept for years as parts of both, so those of a text must never change. All of it runs on wide numbers and byte tables: a word
costs a fraction of what it would in a loop.
"""

from collections.abc import Iterator
from zlib import crc32

from crawler.inspect.passing_words import PASSING
from crawler.inspect.text import has_unspaced, space_out, wide_signs, with_spaces

LANE = 13  # bytes: a 64-bit hash times a 32-bit constant, three times added, fits without reaching the next lane
MIXED = 4  # the first of the eight well-mixed bytes of a lane
_CHUNK = 2_048  # shingles hashed at once: 26 KB, which stay in the fast memory of a processor
_SHINGLE = 3
_FACTORS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D)  # odd, bits well spread (the primes of xxHash)
_WIDE_FACTOR = sum(factor << 8 * LANE * place for place, factor in enumerate(reversed(_FACTORS)))
_SPREAD = (
    0x9E3779B97F4A7C15  # 2**64 divided by the golden ratio (Knuth, volume 3, section 6.4): a checksum alone is linear
)
_LOW_HALF = (1 << 64) - 1
MOST_WORDS = 20_000

_DIGITS = b"0123456789"
_BLANK = b"\0\x1c\x1d\x1e\x1f"  # white space that bytes are not split at by themselves
_ASCII_MARKS = _BLANK + bytes(range(33, 48)) + bytes(range(58, 65)) + bytes(range(91, 97)) + bytes(range(123, 127))
_UPPER, _LOWER = bytes(range(65, 91)), bytes(range(97, 123))
_TO_PLAIN = bytes.maketrans(_ASCII_MARKS + _UPPER, b" " * len(_ASCII_MARKS) + _LOWER)
# Other marks and white space, as UTF-8: what stands before the last byte, and with it. U+0085 and 00A0 to 00BF; 1680; 2000 to 200A and 2010
# to 203E; 205F; 3000 to 3003 and 3008 to 3011; FF01 to FF0F.
_OTHER_MARKS = (
    wide_signs(b"\xc2", b"[\x85\xa0-\xbf]"),
    wide_signs(b"\xe1\x9a", b"\x80"),
    wide_signs(b"\xe2\x80", b"[\x80-\x8a\x90-\xbe]"),
    wide_signs(b"\xe2\x81", b"\x9f"),
    wide_signs(b"\xe3\x80", b"[\x80-\x83\x88-\x91]"),
    wide_signs(b"\xef\xbc", b"[\x81-\x8f]"),
)


def _lane(word: bytes) -> bytes:
    """Return the hash of a word in which letters of ASCII are lower already; others are lowered here, once a word and not once a text.

    A sigma at the end of a word is a sigma: which letters end a word, marks and digits decide, and these are gone.
    """
    if not word.isascii():
        word = word.decode("utf-8", "replace").lower().replace("\u03c2", "\u03c3").encode()
    return _SOON_PAST.get(word) or (crc32(word) * _SPREAD & _LOW_HALF).to_bytes(LANE, "little")


_SOON_PAST: dict[bytes, bytes] = {}
_SOON_PAST |= dict.fromkeys((word.encode() for word in PASSING), _lane(b" passing"))


class _Lanes(dict[bytes, bytes]):
    """The hashes of words met before, a lane each: most words of a page stood in the pages before it.

    Words of dates have one hash between them, so that another day does not change a text.
    """

    MOST = 30_000  # about five megabytes
    LONGEST = 48  # bytes: 24 letters of Cyrillic or Arabic

    def __missing__(self, word: bytes) -> bytes:
        """Return the hash of a word met for the first time, and keep it while there is room."""
        lane = _lane(word)
        if len(word) <= self.LONGEST:
            if len(self) >= self.MOST:
                self.clear()
            self[word] = lane
        return lane


_LANES = _Lanes()


def hashed(text: str) -> Iterator[bytes]:
    """Yield the hashes of a text's shingles, a lane each, some thousands at a time; nothing for a text without words.

    Digits are left out, so that dates and counters do not count. Words behind the first 20,000 are not looked at.
    """
    words = _plain_words(text)
    if not words:
        return
    words += words[-1:] * max(0, _SHINGLE - len(words))
    lanes = b"".join(map(_LANES.__getitem__, words))
    for start in range(0, len(words) - _SHINGLE + 1, _CHUNK):
        yield _shingles(lanes[start * LANE : (start + _CHUNK + _SHINGLE - 1) * LANE])


def _plain_words(text: str) -> list[bytes]:
    """Split a text, squeezed or not, into words of letters, as UTF-8: bytes are several times faster here than a pattern."""
    encoded = text.encode("utf-8", "replace")
    if len(encoded) > len(text):
        if has_unspaced(encoded):
            encoded = space_out(text).encode("utf-8", "replace")
        encoded = with_spaces(encoded, _OTHER_MARKS)
    return encoded.translate(_TO_PLAIN, _DIGITS).split(None, MOST_WORDS)[:MOST_WORDS]


def _shingles(lanes: bytes) -> bytes:
    """Hash all shingles at once: one wide number with a lane a word, multiplied by one with a lane a factor, which adds up each three neighbours."""
    total = int.from_bytes(lanes, "little") * _WIDE_FACTOR
    return total.to_bytes(len(lanes) + _SHINGLE * LANE, "little")[(_SHINGLE - 1) * LANE : len(lanes)]
