"""What is kept of a text to compare it with later: a fingerprint and a sketch, 56 bytes together.

The fingerprint is a 64-bit SimHash (Charikar 2002, Manku et al. 2007): small edits leave it nearly alone, so it tells one page from its double. The
sketch tells how much two texts have in common where that is little: a one-permutation MinHash (Li et al. 2012) with 48 places of one
byte (Li and König 2010). Both are kept for years, so their values for a text must never change.
"""

from dataclasses import dataclass
from operator import add

from crawler.inspect.shingles import CHUNK, LANE, MIXED, hashed

_ONES = int.from_bytes(b"\x01" * CHUNK, "little")
_PLANES = tuple(_ONES << bit for bit in range(8))
_PLACES = 48
_BYTE = 256
_NONE = _BYTE * _BYTE  # more than any two bytes
_TO_PLACE = bytes(value * _PLACES // _BYTE for value in range(_BYTE))


@dataclass(frozen=True, slots=True)
class Prints:
    """The fingerprint (16 hex digits) and the sketch (a letter and 96) of a text; None for a text without words."""

    fingerprint: str | None = None
    sketch: str | None = None


def prints(text: str, letter: str = "t") -> Prints:
    """Return what is kept of a text; sketches with two letters are of different parts of a page, and not to be compared."""
    chunks = list(hashed(text))
    return Prints(f"{_majority(chunks):016x}", letter + _sketch(chunks).hex()) if chunks else Prints()


def _majority(chunks: list[bytes]) -> int:
    """Set each bit that more than half of the shingles have set."""
    counts = [0] * 64
    for chunk in chunks:
        counts = list(map(add, counts, _set_bits(chunk)))
    most = sum(len(chunk) // LANE for chunk in chunks)
    return sum(1 << bit for bit, ones in enumerate(counts) if 2 * ones > most)


def _set_bits(chunk: bytes) -> list[int]:
    """Count for each of 64 bits the shingles that have it set."""
    columns = (int.from_bytes(chunk[MIXED + byte :: LANE], "little") for byte in range(8))
    return [(column & plane).bit_count() for column in columns for plane in _PLANES]


def _sketch(chunks: list[bytes]) -> bytes:
    """Deal the shingles out to places by one byte of their hashes, and keep another byte of the smallest of each place.

    The smallest stand first, so that a long text costs hardly more than a short one. Zero is a place that no shingle came to.
    """
    rank, place, shown = (b"".join(chunk[MIXED + byte :: LANE] for chunk in chunks) for byte in (7, 4, 2))
    place = place.translate(_TO_PLACE)
    least = [_NONE] * _PLACES
    for value in range(_BYTE):
        at = rank.find(value)
        while at >= 0:
            key = value * _BYTE + (shown[at] or 1)
            if key < least[place[at]]:  # noqa: PLR1730 - a call of min takes as long as all the rest
                least[place[at]] = key
            at = rank.find(value, at + 1)
        if _NONE not in least:
            break
    return bytes(key % _BYTE for key in least)
