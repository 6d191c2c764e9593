"""What is kept of a text to compare it with later: a fingerprint and a sketch, 56 bytes together.

The fingerprint is a 64-bit SimHash (Charikar 2002, Manku et al. 2007): small edits leave it nearly alone, so it tells one page from its double. The
sketch tells how much two texts have in common where that is little: a one-permutation MinHash (Li et al. 2012) with 48 places of one
byte (Li and König 2010). Both are kept for years, so their values for a text must never change.
"""

from dataclasses import dataclass

from crawler.inspect.shingles import LANE, MIXED, MOST_WORDS, hashed

_BYTES = 8  # of a hash
_ONES = int.from_bytes(b"\x01" * MOST_WORDS, "little")
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
    columns = _columns(text)
    return Prints(f"{_majority(columns):016x}", letter + _sketch(columns).hex()) if columns[0] else Prints()


def _columns(text: str) -> list[bytes]:
    """Return the eight bytes of the hashes of a text's shingles, all first ones together, then all second ones, and so on."""
    chunks = list(hashed(text))
    return [b"".join([chunk[MIXED + byte :: LANE] for chunk in chunks]) for byte in range(_BYTES)]


def _majority(columns: list[bytes]) -> int:
    """Set each bit that more than half of the shingles have set."""
    wide = [int.from_bytes(column, "little") for column in columns]
    ones = [(column & plane).bit_count() for column in wide for plane in _PLANES]
    return sum(1 << bit for bit, count in enumerate(ones) if 2 * count > len(columns[0]))


def _sketch(columns: list[bytes]) -> bytes:
    """Deal the shingles out to places by one byte of their hashes, and keep another byte of the smallest of each place.

    The smallest stand first, so that a long text costs hardly more than a short one. Zero is a place that no shingle came to.
    """
    rank, place, shown = columns[7], columns[4].translate(_TO_PLACE), columns[2]
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
