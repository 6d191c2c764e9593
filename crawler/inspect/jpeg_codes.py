"""The codes of a JPEG's scans, without their output: whether each is one of its tables, and whether they stand for as many blocks as there are.

ITU-T T.81: annex C says how codes are numbered, annex F.2.2 how they are read, G.1.2 how where a picture comes in passes, B.2.2 to B.2.4 where
tables, frame and scan say what.
"""

import re
import struct
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import NamedTuple

_LENGTHS = 16
WINDOW = 1 << 16  # every sixteen bits that may come next
AC = 0x10
_WHOLE_BLOCK, _VALUES = 128, 64
_MOST_PASSED = _WHOLE_BLOCK + _VALUES
_RESTART = re.compile(rb"(?<!\xff)\xff++[\xd0-\xd7]")
MOST = 160 * 1024
"""Bytes of scans that are looked at: 100 ms."""
_LITTLE = 50  # one part in so many that is left over is nobody's concern
_ROUNDING = 64
_BLOCKS = 10  # T.81, B.2.3: the most in one unit
SKIP = 0xF0  # F.1.2.2.1: sixteen zeros
_DARKEST = 1_024 + 64  # and a little for rounding; of 2,100 good pictures none needs more than 16
_KEPT = 16  # tables of codes; most programs write the same four (K.3)


class Coded(NamedTuple):
    """What a decoder needs: tables of codes by kind and number, frame, scan, units between two restarts (0 for all), first steps by their table."""

    tables: dict[int, bytes]
    frame: bytes
    scan: bytes
    restart: int
    steps: dict[int, int]
    in_passes: bool = False


class _Reader(NamedTuple):
    """What sixteen bits mean in a table: how many bits a code and its value take, 0 for no code, and how many values it passes over.

    Of first values it says how many bits hold one. `row` and `row_passed` say the same of all whole codes in sixteen bits, up to the end of their block; 0 for what was not asked yet.
    """

    taken: bytes
    passed: bytes
    row: bytearray
    row_passed: bytearray

    def look(self, window: int) -> int:
        """Work out a row of codes; return its bits, 0 where the first is none."""
        bits, values = self.taken[window], self.passed[window]
        while bits < _LENGTHS and 0 < values < _VALUES:
            rest = window << bits & 0xFFFF
            more = self.taken[rest]
            if not more or bits + more > _LENGTHS:
                break
            bits, values = bits + more, values + self.passed[rest]
        self.row[window], self.row_passed[window] = bits, values
        return bits


_Blocks = list[tuple[_Reader, _Reader, int]]
"""The tables of each block of a unit, and the number of its colour."""
Read = Callable[[bytes, int], int | None]
"""Return how many of so many units a stretch of codes has, less one where it breaks off inside a unit; None where a code is none, or values lie
outside their block, or much is left over."""


def are_codes_sound(coded: Coded, data: bytes, read: Read, most: int) -> bool | None:
    """Tell whether the codes of a scan are sound, as far as its first `most` bytes tell; None where it is of a kind that is not read here.

    That is another depth, or a height that is told later. `read` reads what lies between two restarts.
    """
    units = units_of(coded)
    if not units:
        return None
    whole, pieces = len(data) <= most, _RESTART.split(data[:most])
    for number, piece in enumerate(pieces):
        is_last = number == len(pieces) - 1
        wanted = min(units, coded.restart) if coded.restart else units
        found = read(piece.replace(b"\xff\0", b"\xff"), wanted)
        if found is None:
            return False
        units -= wanted
        if not whole and is_last:
            return True
        forgiven = 1 if is_last and units <= 0 else 0  # some programs lose the last, and decoders fill it up
        if found < wanted - forgiven or (is_last and units > 0):
            return False
        if units <= 0:
            return True
    return True


def sides_of(coded: Coded) -> list[tuple[int, int]]:
    """Return how many blocks of each colour of a scan lie side by side, and below each other, in one unit; nothing where the frame lacks one."""
    found = {name: (side >> 4, side & 15) for name, side in _colours(coded.frame)}
    sides = [found.get(name, (0, 0)) for name in coded.scan[1 : 1 + 2 * coded.scan[0] : 2]]
    return sides if all(across and down for across, down in sides) else []


def _colours(frame: bytes) -> Iterator[tuple[int, int]]:
    return zip(frame[6 : 6 + 3 * frame[5] : 3], frame[7 : 7 + 3 * frame[5] : 3], strict=False)


def units_of(coded: Coded) -> int:
    """Return how many units a scan has (A.2); one of one colour alone has its blocks. 0 where that cannot be told."""
    height, width = struct.unpack_from(">HH", coded.frame, 1)
    sides = sides_of(coded)
    if coded.frame[0] != 8 or not height or not sides:  # noqa: PLR2004 - bits of a sample
        return 0
    every = [(side >> 4, side & 15) for _, side in _colours(coded.frame)]
    (across, down), most_across, most_down = sides[0], max(one[0] for one in every), max(one[1] for one in every)
    if len(sides) > 1:
        across, down = 1, 1
    else:
        width, height = -(-width * across // most_across), -(-height * down // most_down)
        most_across = most_down = 1
    return int(-(-width // (8 * most_across)) * -(-height // (8 * most_down)))


def limits_of(coded: Coded) -> list[int]:
    """Return how far from zero the first value of each colour of a scan may be (A.3.3: eight times the darkest), in its steps and those of its pass."""
    tables = dict(zip(coded.frame[6::3], coded.frame[8::3], strict=False))
    steps = (coded.steps.get(tables.get(name, -1), 0) for name in coded.scan[1 : 1 + 2 * coded.scan[0] : 2])
    return [(_DARKEST // step >> (coded.scan[-1] & 15)) + 1 if step else _DARKEST for step in steps]


def difference(windows: list[int], stop: int, size: int) -> int:
    """Return the number in so many bits, at least one, before a place (F.2.2.1): below half of what they hold, it is negative."""
    place = stop - size
    value = windows[place >> 3] >> 32 - (place & 7) - size & (1 << size) - 1
    return value if value >> size - 1 else value - (1 << size) + 1


def whole_reader(coded: Coded) -> Read | None:
    """Return what reads a scan that has all values of its blocks."""
    blocks: _Blocks = []
    for colour, (which, (across, down)) in enumerate(zip(coded.scan[2::2], sides_of(coded), strict=False)):
        first, others = coded.tables.get(which >> 4), coded.tables.get(AC | which & 15)
        if first is None or others is None:
            return None
        readers = _reader(first, first=True), _reader(others, first=False)
        if readers[0] is None or readers[1] is None:
            return None
        blocks += [(readers[0], readers[1], colour)] * (across * down if coded.scan[0] > 1 else 1)
    return partial(_read, blocks, limits_of(coded)) if 0 < len(blocks) <= _BLOCKS else None


def spread(table: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield for each code of a table, in order, its bits, its value, and how many of the next sixteen bits begin with it (annex C)."""
    place = _LENGTHS
    for length, count in enumerate(table[:_LENGTHS], 1):
        for value in table[place : place + count]:
            yield length, value, 1 << _LENGTHS - length
        place += count


@lru_cache(_KEPT)
def _reader(table: bytes, *, first: bool) -> _Reader | None:
    """Work out what every sixteen bits mean in a table."""
    codes = list(spread(table))
    taken = b"".join(bytes([length + (value & 15)]) * many for length, value, many in codes)
    passed = b"".join(bytes([value & 15 if first else _passes(value)]) * many for _, value, many in codes)
    if len(taken) > WINDOW:
        return None
    return _Reader(taken.ljust(WINDOW, b"\0"), passed.ljust(WINDOW, b"\0"), bytearray(WINDOW), bytearray(WINDOW))


def _passes(value: int) -> int:
    """Return how many values a code passes over; all of the block where it ends it."""
    return (value >> 4) + 1 if value & 15 or value == SKIP else _WHOLE_BLOCK


def windows_of(data: bytes) -> list[int]:
    """Return the 32 bits that begin at each byte, zeros behind the last."""
    size, padded = len(data), data + bytes(8)
    windows = [0] * (size + 4)
    for shift in range(4):
        some = (size + 7 - shift) // 4
        windows[shift::4] = struct.unpack_from(f">{some}I", padded, shift)[: len(windows[shift::4])]
    return windows


def is_little(position: int, size: int) -> bool:
    """Tell whether hardly any of a stretch of so many bytes is left behind a bit of it."""
    return (8 * size - position) // 8 * _LITTLE <= size + _ROUNDING * _LITTLE


def _read(blocks: _Blocks, limits: list[int], data: bytes, units: int) -> int | None:
    """Read the codes block by block, as `Read` says."""
    windows, position, end, values = windows_of(data), 0, 8 * len(data), [0] * len(limits)
    for unit in range(units):
        for number, (first, others, colour) in enumerate(blocks):
            begun = unit - (number > 0)  # programs that lose the last unit lose all of it
            window = windows[position >> 3] >> 16 - (position & 7) & 0xFFFF
            taken = first.taken[window]
            if not taken:
                return begun if position > end - 8 else None  # the last byte is filled up with ones
            if (size := first.passed[window]) and position + taken <= end:
                values[colour] += difference(windows, position + taken, size)
                if abs(values[colour]) > limits[colour]:
                    return None
            position, value = _block(windows, position + taken, end, others)
            if position > end or (position == end and value < _VALUES):
                return begun
            if not _VALUES <= value < _MOST_PASSED or _VALUES < value < _WHOLE_BLOCK:
                return None
    return units if is_little(position, len(data)) else None


def _block(windows: list[int], position: int, end: int, others: _Reader) -> tuple[int, int]:
    """Read a block from its second value on; return the place behind it, and how many values it passed over: fewer than all where a code is none."""
    row, row_passed, look = others.row, others.row_passed, others.look
    value = 1
    while value < _VALUES and position < end:
        window = windows[position >> 3] >> 16 - (position & 7) & 0xFFFF
        taken = row[window] or look(window)
        if not taken:
            break
        passed = row_passed[window]
        if _VALUES < value + passed < _WHOLE_BLOCK or value + passed >= _MOST_PASSED:  # the block may end inside
            taken, passed = others.taken[window], others.passed[window]
        position += taken
        value += passed
    return position, value
