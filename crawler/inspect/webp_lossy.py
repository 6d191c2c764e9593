"""The codes of a lossy WebP picture, without its colours: whether they end where its parts do (RFC 6386).

Any bits are codes; but where some were exchanged all that follow mean something else, and end elsewhere.
"""

import struct
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from crawler.inspect.webp_bools import Reader, known_chances, value_tree

_FRAME, _SIDE = 10, 0x3FFF  # section 9.1
_MOST_BLOCKS = 16_384  # of 16 by 16 pixels
_MOST_FIRST, _MOST_VALUES = 64 * 1024, 32 * 1024  # bytes of the modes and of the values: 70 ms
_MOST_LEFT = 8  # bytes: programs write up to five more than are read
_SEGMENTS = (1, 2, -1, -2, -3, -4)
_LUMA = (-5, 1, 2, 3, -1, -3, -4, -2)  # section 11.2: DC, V, H and TM as below, and each block its own
_LUMA_CHANCES = (145, 156, 163, 128)
_CHROMA, _CHROMA_CHANCES = (-1, 1, -2, 2, -3, -4), (142, 114, 183)
_BLOCKS = (-1, 1, -2, 2, -3, 3, 4, 6, -4, 5, -6, -7, -5, 7, -8, 8, -9, -10)  # B_DC, B_TM, B_VE, B_HE, B_LD, B_RD, ...
_EACH = 4  # the mode of luma in which each of its blocks has its own
_AVERAGES, _COLOUR, _ALL = 1, 2, 3  # kinds of blocks of values, besides luma without its averages


class _Frame(NamedTuple):
    """What a frame says of all its blocks: chances of segments and of empty blocks, in how many parts its values come, and their chances."""

    segments: tuple[int, ...] | None
    empty: int | None
    parts: int
    chances: list[int]


def do_codes_end(data: bytes) -> bool | None:
    """Tell whether the codes of a key frame end with its parts; None where that takes too long to tell."""
    first = int.from_bytes(data[:3], "little") >> 5
    width, height = (side & _SIDE for side in struct.unpack_from("<HH", data, 6))
    across, down = (width + 15) // 16, (height + 15) // 16
    if not 0 < across * down <= _MOST_BLOCKS or first > _MOST_FIRST:
        return None
    reader = Reader(data[_FRAME : _FRAME + first])
    try:
        frame = _header(reader)
        modes = list(_modes(reader, frame, across, down))
        if not _is_read(reader):
            return False
        parts = _parts(data[_FRAME + first :], frame.parts)
        if sum(map(len, parts)) > _MOST_VALUES:
            return None
        readers = [Reader(part) for part in parts]
        _Values(frame, across).read(readers, iter(modes))
    except IndexError:
        return False
    return all(map(_is_read, readers))


def _is_read(reader: Reader) -> bool:
    return 0 <= reader.left() <= _MOST_LEFT


def _parts(data: bytes, count: int) -> list[bytes]:
    """Cut the values into their parts, whose lengths but for the last stand before them (section 9.5). Raises IndexError."""
    place, parts = 3 * (count - 1), list[bytes]()
    for number in range(count - 1):
        size = int.from_bytes(data[3 * number : 3 * number + 3], "little")
        parts.append(data[place : place + size])
        place += size
    if place > len(data):
        raise IndexError
    return [*parts, data[place:]]


def _header(reader: Reader) -> _Frame:
    """Read what stands before the modes (section 19.2)."""
    reader.number(2)
    segments = _segments(reader) if reader.number(1) else None
    reader.number(10)
    if reader.number(1) and reader.number(1):
        for _ in range(8):
            reader.skip(6)
    parts = 1 << reader.number(2)
    reader.number(7)
    for _ in range(5):
        reader.skip(4)
    reader.number(1)
    _, values, changes = known_chances()
    chances = [reader.number(8) if reader.ask(change) else value for value, change in zip(values, changes, strict=True)]
    return _Frame(segments, reader.number(8) if reader.number(1) else None, parts, chances)


def _segments(reader: Reader) -> tuple[int, ...] | None:
    """Read what differs by segment (section 9.3): chances, where the blocks name theirs."""
    is_named = reader.number(1)
    if reader.number(1):
        reader.number(1)
        for bits in (7, 7, 7, 7, 6, 6, 6, 6):
            reader.skip(bits)
    return tuple(reader.number(8) if reader.number(1) else 255 for _ in range(3)) if is_named else None


def _modes(reader: Reader, frame: _Frame, across: int, down: int) -> Iterator[tuple[bool, bool]]:
    """Read how the blocks of 16 by 16 pixels are drawn (section 19.3); yield of each whether it has no values, and whether luma has its averages apart."""
    known, above, walk = known_chances().modes, [0] * 4 * across, reader.walk
    for _ in range(down):
        left = [0] * 4
        for start in range(0, 4 * across, 4):
            if frame.segments:
                walk(0, frame.segments, _SEGMENTS)
            is_empty = frame.empty is not None and reader.ask(frame.empty)
            mode = -1 - walk(0, _LUMA_CHANCES, _LUMA)
            if mode != _EACH:
                left = above[start : start + 4] = [mode] * 4
            for row in range(4 if mode == _EACH else 0):
                beside = left[row]
                for place in range(start, start + 4):
                    beside = above[place] = -1 - walk(0, known[10 * above[place] + beside], _BLOCKS)
                left[row] = beside
            walk(0, _CHROMA_CHANCES, _CHROMA)
            yield is_empty, mode != _EACH


class _Values:
    """Reads the values of blocks, which depend on whether those above and to the left have any (section 13.3)."""

    def __init__(self, frame: _Frame, across: int) -> None:
        tree = value_tree()
        self.ways, self.begins, self.across = tree.ways, tree.begins, across
        self.chances = [frame.chances[source] if source >= 0 else -source for source in tree.sources]
        self.averages = [0] * across
        self.above = [[0] * (4 * across), [0] * (2 * across), [0] * (2 * across)]
        self.left_average = 0
        self.left = [[0] * 4, [0] * 2, [0] * 2]

    def read(self, readers: list[Reader], modes: Iterator[tuple[bool, bool]]) -> None:
        """Read row by row, each from the part whose turn it is."""
        for row, blocks in enumerate(iter(lambda: list(islice(modes, self.across)), [])):
            self.left_average, self.left = 0, [[0] * 4, [0] * 2, [0] * 2]
            for column, (is_empty, has_averages) in enumerate(blocks):
                self.block(None if is_empty else readers[row % len(readers)], column, has_averages=has_averages)

    def block(self, reader: Reader | None, column: int, *, has_averages: bool) -> None:
        """Read a block; without a reader it has no values."""
        if has_averages:
            beside = self.averages[column] + self.left_average
            found = -1 - reader.walk(self.begins[_AVERAGES][beside], self.chances, self.ways) if reader else 0
            self.averages[column] = self.left_average = found
        for part, (above, left) in enumerate(zip(self.above, self.left, strict=True)):
            begins = self.begins[_COLOUR if part else 0 if has_averages else _ALL]
            self.rows(reader, begins, above, left, column * len(left))

    def rows(self, reader: Reader | None, begins: list[int], above: list[int], left: list[int], start: int) -> None:
        """Read the blocks of one colour, row by row."""
        side = len(left)
        if reader is None:
            above[start : start + side] = left[:] = [0] * side
            return
        walk, chances, ways = reader.walk, self.chances, self.ways
        for row in range(side):
            beside = left[row]
            for place in range(start, start + side):
                beside = above[place] = -1 - walk(begins[above[place] + beside], chances, ways)
            left[row] = beside
