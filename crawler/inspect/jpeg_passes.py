"""The passes of a progressive JPEG, without their output: whether their codes are some, and stand for as many blocks as there are (ITU-T T.81, annex G).

Passes that refine values of earlier ones (but for the first value of each block, one bit each) are not read: their codes depend on those.
"""

from functools import lru_cache, partial
from typing import NamedTuple

from crawler.inspect.jpeg_codes import (
    AC,
    SKIP,
    WINDOW,
    Coded,
    Read,
    difference,
    is_little,
    limits_of,
    sides_of,
    spread,
    windows_of,
)

_LAST_VALUE = 63


class _Codes(NamedTuple):
    """What sixteen bits mean in a table: the bits of a code and of what follows it, 0 for no code, and the value of the code."""

    taken: bytes
    values: bytes


def pass_reader(coded: Coded) -> Read | None:
    """Return what reads a pass; None for one that refines, or whose tables are missing or shared."""
    first, last, refined = coded.scan[1 + 2 * coded.scan[0] :][:3]
    if first == 0 and last == 0:
        return _first_values(coded, refining=refined > AC - 1)
    if refined >= AC or not 0 < first <= last <= _LAST_VALUE or coded.scan[0] != 1:
        return None
    table = coded.tables.get(AC | coded.scan[2] & 15)
    codes = _codes(table, first=False) if table else None
    return partial(_read_band, codes, first, last) if codes else None


def _first_values(coded: Coded, *, refining: bool) -> Read | None:
    """Return what reads the first values of all blocks of a scan."""
    blocks: list[tuple[_Codes, int]] = []
    many = 0
    for colour, (which, (across, down)) in enumerate(zip(coded.scan[2::2], sides_of(coded), strict=False)):
        here = across * down if coded.scan[0] > 1 else 1
        many += here
        codes = _codes(coded.tables.get(which >> 4, b""), first=True)
        blocks += [(codes, colour)] * here if codes else []
    if refining:
        return partial(_read_bits, many)
    return partial(_read_first, blocks, limits_of(coded)) if blocks and len(blocks) == many else None


@lru_cache(16)
def _codes(table: bytes, *, first: bool) -> _Codes | None:
    """Work out what every sixteen bits mean in a table."""
    found = list(spread(table))
    taken = b"".join(bytes([length + _follows(value, first=first)]) * many for length, value, many in found)
    values = b"".join(bytes([value]) * many for _, value, many in found)
    return _Codes(taken.ljust(WINDOW, b"\0"), values.ljust(WINDOW, b"\0")) if 0 < len(taken) <= WINDOW else None


def _follows(value: int, *, first: bool) -> int:
    """Return how many bits follow a code: a value, or how many blocks end here (G.1.2.2)."""
    return value & 15 if first or value & 15 or value == SKIP else value >> 4


def _read_bits(many: int, data: bytes, units: int) -> int | None:
    """Tell whether there is a bit for each of so many blocks of a unit, and hardly any left over, as `Read` says."""
    bits = many * units
    return min(units, 8 * len(data) // many) if bits > 8 * len(data) or is_little(bits, len(data)) else None


def _read_first(blocks: list[tuple[_Codes, int]], limits: list[int], data: bytes, units: int) -> int | None:
    """Read the first value of each block, as `Read` says."""
    windows, position, end, known = windows_of(data), 0, 8 * len(data), [0] * len(limits)
    for unit in range(units):
        for codes, colour in blocks:
            window = windows[position >> 3] >> 16 - (position & 7) & 0xFFFF
            taken = codes.taken[window]
            if position + taken > end or position >= end:
                return unit
            if not taken:
                return None
            position += taken
            if size := codes.values[window] & 15:
                known[colour] += difference(windows, position, size)
                if abs(known[colour]) > limits[colour]:
                    return None
    return units if is_little(position, len(data)) else None


def _read_band(codes: _Codes, first: int, last: int, data: bytes, units: int) -> int | None:
    """Read some of the other values of each block, as `Read` says; a code may end many blocks at once."""
    windows, position, end, unit = windows_of(data), 0, 8 * len(data), 0
    taken_by, values = codes
    while unit < units:
        value, ended = first, 1
        while value <= last:
            if position >= end:
                return unit
            window = windows[position >> 3] >> 16 - (position & 7) & 0xFFFF
            taken, code = taken_by[window], values[window]
            if not taken:
                return None
            position += taken
            if code & 15 or code == SKIP:
                value += (code >> 4) + 1
            else:
                ended = (1 << (code >> 4)) + _bits(windows, position, code >> 4)
                break
        if position > end:
            return unit
        if value > last + 1:
            return None
        unit += ended
    return units if unit == units and is_little(position, len(data)) else None


def _bits(windows: list[int], position: int, many: int) -> int:
    """Return the last of so many bits, fewer than fifteen, before a place."""
    place = position - many
    return windows[place >> 3] >> 32 - (place & 7) - many & (1 << many) - 1
