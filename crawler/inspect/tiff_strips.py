"""The packed strips of a TIFF: whether they begin, and unpack to as much, as their packing says (TIFF 6.0 sections 9 and 13)."""

import zlib
from collections.abc import Iterable

_LZW, _PACK_BITS, _DEFLATE = 5, 32_773, frozenset({8, 32_946})
_MOST_INFLATED, _MOST_WALKED = 8 << 20, 64 << 10  # bytes, of all strips together, packed and unpacked
_LITERAL, _REPEATED = 0x80, 257


def damaged_strip(packing: int, strips: Iterable[bytes], rows: Iterable[int]) -> bool:
    """Tell whether one of the strips does not unpack; `rows` are the fewest bytes that each of them stands for."""
    left = _MOST_WALKED if packing == _PACK_BITS else _MOST_INFLATED
    for strip, least in zip(strips, rows, strict=False):
        left -= len(strip)
        if left < 0:
            return False
        if packing == _LZW and not _begins(strip):
            return True
        if packing in _DEFLATE:
            inflated = _inflated(strip, left)
            if inflated is None:
                return True
            left -= inflated
        if packing == _PACK_BITS and _unpacked(strip) < least:
            return True
    return False


def _begins(strip: bytes) -> bool:
    """Tell whether a strip begins with the code that clears the table, nine bits wide: in either order of bits, or as it was written before 1988."""
    first, second = strip[:1] or b"\0", strip[1:2] or b"\0"
    return (first == b"\x80" and second < b"\x80") or (first == b"\0" and second[0] & 1 == 1) or first == b"\1"


def _inflated(strip: bytes, most: int) -> int | None:
    """Return how many bytes a strip unpacks to, as far as it is looked at (about `most`); None where it does not."""
    unpacker, data, done = zlib.decompressobj(), strip, 0
    try:
        while data and not unpacker.eof and done <= most:
            done += len(unpacker.decompress(data, _MOST_WALKED))
            data = unpacker.unconsumed_tail
    except zlib.error:
        return None
    return done if unpacker.eof or data else None


def _unpacked(strip: bytes) -> int:
    """Return how many bytes a strip of runs stands for."""
    position, total = 0, 0
    while position < len(strip):
        run = strip[position]
        if run < _LITERAL:
            total += min(run + 1, len(strip) - position - 1)
            position += run + 2
        else:
            total += _REPEATED - run if run > _LITERAL and position + 1 < len(strip) else 0
            position += 1 if run == _LITERAL else 2
    return total
