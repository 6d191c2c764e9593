"""The packed strips of a TIFF: whether they begin, and unpack to as much, as their packing says (TIFF 6.0 sections 9 and 13)."""

import re
import zlib
from collections.abc import Iterable
from itertools import islice

from crawler.inspect.jpeg import read_jpeg
from crawler.inspect.lzw import strip_values
from crawler.inspect.sparse import Sparse
from crawler.inspect.transfer import SECTOR

_LZW, _PACK_BITS, _DEFLATE = 5, 32_773, frozenset({8, 32_946})
_MOST_INFLATED, _MOST_WALKED, _MOST_CODES = (
    8 << 20,
    256 << 10,
    96 << 10,
)  # bytes, of all strips together: unpacked, and packed as runs and as codes
_AT_A_TIME = 64 << 10
_LITERAL, _REPEATED = 0x80, 257
_MOST_SEARCHED = 16 << 20  # bytes of codes that are not read, but searched for zeros
_BEGINS, _ENDS = b"\xff\xd8", b"\xff\xd9"
_ZEROS, _SOME_ZEROS, _NOT_DARK, _ROWS = re.compile(rb"\0{64,}"), 3, 16, 2
_NEW_ORDER = b"\x80"  # the first eight bits of the code that clears the table, since 1988


def damaged_strip(packing: int, strips: Iterable[bytes], sizes: Iterable[int]) -> bool:
    """Tell whether one of the strips does not unpack; `sizes` are the bytes that each of them stands for, 0 where that is not known.

    Some writers end a strip of LZW with one more than that.
    """
    left = {_PACK_BITS: _MOST_WALKED, _LZW: _MOST_CODES}.get(packing, _MOST_INFLATED)
    for strip, size in zip(strips, sizes, strict=False):
        left -= len(strip)
        if packing == _LZW and (not _begins(strip) or _is_holed(strip)):
            return True
        if left < (-_MOST_SEARCHED if packing == _LZW else 0):
            return False
        if left < 0:
            continue
        if packing == _LZW and size and strip.startswith(_NEW_ORDER) and strip_values(strip) not in (size, size + 1):
            return True
        if packing in _DEFLATE and strip:  # writers leave out samples that nobody gave them
            inflated = _inflated(strip, left)
            if inflated is None:
                return True
            left -= inflated
        if packing == _PACK_BITS and size and _unpacked(strip) != size:
            return True
    return False


def damaged_picture(strips: Iterable[bytes], tables: bytes, left: int) -> bool:
    """Tell whether one of the strips is no sound JPEG picture (TIFF Technical Note 2): what they have in common stands in tables of its own.

    Of the first bytes that are `left` all codes are read, and of those behind them what can be told without.
    """
    for strip in strips:
        left -= len(strip)
        if left < -_MOST_SEARCHED:
            return False
        if strip.startswith(_BEGINS) and tables.startswith(_BEGINS) and tables.endswith(_ENDS):
            picture = Sparse.whole(tables[: -len(_ENDS)] + strip[len(_BEGINS) :])
            found = read_jpeg(picture) if left >= 0 else read_jpeg(picture, codes=0)
            if found.opens is False and found.ended is not False:
                return True
    return False


def holed_rows(strips: Iterable[bytes], row: int) -> bool:
    """Tell whether rows of pixels that are not packed, so many bytes each, hold zeros in one place alone, and there for rows, between what is not dark.

    What is black in a picture is so in more places than one, or begins where a row does. Of 300 good pictures none is so.
    """
    holes, searched = list[bool](), 0
    for strip in strips:
        searched += len(strip)
        if searched > _MOST_SEARCHED:
            return False
        holes += [_is_hole(strip, *found.span(), row) for found in islice(_ZEROS.finditer(strip), _SOME_ZEROS)]
        if len(holes) > 1:
            return False
    return holes == [True]


def _is_hole(strip: bytes, start: int, stop: int, row: int) -> bool:
    is_even = start % row == 0 and stop % row == 0
    is_inside = start > 0 and stop < len(strip) and min(strip[start - 1], strip[stop]) >= _NOT_DARK
    return stop - start >= max(SECTOR, _ROWS * row) and is_inside and not is_even


def _begins(strip: bytes) -> bool:
    """Tell whether a strip begins with the code that clears the table, nine bits wide: in either order of bits, or as it was written before 1988."""
    first, second = strip[:1] or b"\0", strip[1:2] or b"\0"
    return (first == b"\x80" and second < b"\x80") or (first == b"\0" and second[0] & 1 == 1) or first == b"\1"


def _is_holed(strip: bytes) -> bool:
    """Tell whether zeros stand inside codes: they would say one value again and again, and what says more is used for that."""
    place = strip.find(bytes(SECTOR))
    return place >= 0 and bool(strip[place:].strip(b"\0"))


def _inflated(strip: bytes, most: int) -> int | None:
    """Return how many bytes a strip unpacks to, as far as it is looked at (about `most`); None where it does not."""
    unpacker, data, done = zlib.decompressobj(), strip, 0
    try:
        while data and not unpacker.eof and done <= most:
            done += len(unpacker.decompress(data, _AT_A_TIME))
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
