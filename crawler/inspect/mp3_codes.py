"""Tables of MPEG sound, layer III: how many bits what begins with these bits takes, and where bands of frequencies end (ISO 11172-3 and 13818-3)."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_TABLES = (1, 2, 3, *range(5, 14), 15, 16, 24)
_FOURS = ("A", "B")
_SIDES = {
    1: 2,
    2: 3,
    3: 3,
    5: 4,
    6: 4,
    7: 6,
    8: 6,
    9: 6,
    10: 8,
    11: 8,
    12: 8,
}  # values in each place of a code; else 16
_LARGEST = 15
_MORE_BITS = (1, 2, 3, 4, 6, 8, 10, 13, 4, 5, 6, 7, 8, 9, 11, 13)
"""Of tables 16 to 31: the bits of a number behind the largest value. The first eight share their codes, and so do the others."""
_BANDS = {
    (3, 0): "4 8 12 16 20 24 30 36 44 52 62 74 90 110 134 162 196 238 288 342 418 576",
    (3, 1): "4 8 12 16 20 24 30 36 42 50 60 72 88 106 128 156 190 230 276 330 384 576",
    (3, 2): "4 8 12 16 20 24 30 36 44 54 66 82 102 126 156 194 240 296 364 448 550 576",
    (2, 1): "6 12 18 24 30 36 44 54 66 80 96 114 136 162 194 232 278 332 394 464 540 576",
    (0, 2): "12 24 36 48 60 72 88 108 132 160 192 232 280 336 400 476 566 568 570 572 574 576",
}  # by version and rate; else those of the next line
_OTHER_BANDS = "6 12 18 24 30 36 44 54 66 80 96 116 140 168 200 238 284 336 396 464 522 576"
WINDOW = 32
"""Bits of the windows in which codes are looked up."""


class Code(NamedTuple):
    """For so many bits, how many the code they begin with takes, with all that follows it."""

    lengths: bytes
    bits: int


@cache
def band_ends(version: int, rate: int) -> tuple[int, ...]:
    """Return where bands of a long window end, by what the header of a frame says."""
    return tuple(map(int, _BANDS.get((version, rate), _OTHER_BANDS).split()))


@cache
def pairs(table: int) -> Code | None:
    """Return the codes of a table of two values; None for the two that there are none of. The first stands for zeros, which take no bits."""
    if not table:
        return Code(b"\0", 0)
    base = table if table < 16 else 16 if table < 24 else 24  # noqa: PLR2004
    if base not in _TABLES:
        return None
    side, more = _SIDES.get(base, _LARGEST + 1), _MORE_BITS[table - 16] if table >= 16 else 0  # noqa: PLR2004

    def taken(number: int) -> int:
        values = divmod(number, side)
        return sum((value > 0) + more * (value == _LARGEST) for value in values)

    return _code(_rows()[base], taken)


@cache
def fours(table: int) -> Code:
    """Return the codes of the first or second table of four values, each of which is zero or one."""
    return _code(_rows()[_FOURS[table]], int.bit_count)


def _code(row: list[tuple[int, int]], taken: Callable[[int], int]) -> Code:
    bits = max(length for length, _ in row)
    return Code(b"".join(bytes([length + taken(number)]) * (1 << bits - length) for length, number in row), bits)


@cache
def _rows() -> dict[int | str, list[tuple[int, int]]]:
    lines = (files(__package__) / "mp3_codes.txt").read_text().splitlines()
    pairs_of = ((code.split(":") for code in line.split()) for line in lines if not line.startswith("#"))
    rows = [[(int(bits), int(number)) for bits, number in row] for row in pairs_of]
    return dict(zip((*_TABLES, *_FOURS), rows, strict=True))
