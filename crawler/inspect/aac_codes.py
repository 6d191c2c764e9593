"""Tables of AAC: how many bits what begins with these bits takes, and where bands of frequencies end (ISO/IEC 14496-3, annexes 4.A and 4.5)."""

from functools import cache
from importlib.resources import files
from itertools import accumulate

SHORT, ESCAPE = 16, 11
"""Bits of the longest code of a sound's values, and the codebook whose largest value stands for a number behind it."""
SCALE = 19
"""Bits of the longest code of a scale factor."""
_SIDES = {1: 3, 2: 3, 3: 3, 4: 3, 5: 9, 6: 9, 7: 8, 8: 8, 9: 13, 10: 13, 11: 17}  # values in each place of a code
_FOURS = 4  # the last codebook whose codes stand for four values; others stand for two
_SIGNED = (1, 2, 5, 6)  # codebooks whose values have their sign
_LARGEST = 16
_LONG = (
    "4*14 8*5 12*5 16*2 24 28 36 44 64*11",
    "4*14 8*4 12*3 16*3 20 24*2 28 36 40*18",
    "4*10 8*7 12*4 16*2 20*2 24*2 28*2 32*19 96",
    "4*10 8*7 12*4 16*2 20*2 24*2 28*2 32*22",
    "4*11 8*10 12*4 16*3 20*2 24*2 28*2 32 36*2 40 44 48 52*2 64*5",
    "8*11 12*9 16*4 20*3 24*2 28*2 32 36 40*2 44 48 52 56 60 64*3",
    "12*13 16*7 20*4 24*3 28*2 32 36*2 40 44 48 52 56 60 64 80",
)  # tables 4.129 to 4.141: how wide the bands of a long window are
_SHORT = (
    "4*6 8*3 16 28 36",
    "4*5 8*3 12*3 16*3",
    "4*7 8*3 12*2 16*2 20",
    "4*8 8*2 12*2 16 20*2",
    "4*7 8*4 12 16 20*2",
)  # and those of a short one
_BY_RATE = ((0, 0), (0, 0), (1, 0), (2, 1), (2, 1), (3, 1), (4, 2), (4, 2), (5, 3), (5, 3), (5, 3), (6, 4), (6, 4))
RATES = len(_BY_RATE)
"""How many rates have a number."""


@cache
def band_ends(rate: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where bands begin and end in a long and a short window, by the number of a rate of samples (table 1.18), which is below `RATES`."""
    long, short = _BY_RATE[rate]
    return _ends(_LONG[long]), _ends(_SHORT[short])


def _ends(widths: str) -> tuple[int, ...]:
    runs = (run.partition("*") for run in widths.split())
    return tuple(accumulate((int(width) for width, _, count in runs for _ in range(int(count or 1))), initial=0))


def values_of(book: int) -> int:
    """Return how many values a code of a codebook stands for."""
    return 4 if book <= _FOURS else 2


@cache
def scale_codes() -> bytes:
    """Return for every nineteen bits how many of them are the code of a scale factor."""
    return b"".join(bytes([bits]) * (1 << SCALE - bits) for bits, _ in _rows()[0])


@cache
def codes_of(book: int) -> bytes:
    """Return for every sixteen bits how many bits the code they begin with takes, with the signs that follow it."""
    return b"".join(bytes([bits + _signs(book, number)]) * (1 << SHORT - bits) for bits, number in _rows()[book])


@cache
def escapes() -> bytes:
    """Return for every sixteen bits how many numbers follow a code of the last codebook and its signs."""
    side = _SIDES[ESCAPE]
    counts = ((bits, divmod(number, side).count(_LARGEST)) for bits, number in _rows()[ESCAPE])
    return b"".join(bytes([count]) * (1 << SHORT - bits) for bits, count in counts)


@cache
def _rows() -> list[list[tuple[int, int]]]:
    lines = (files(__package__) / "aac_codes.txt").read_text().splitlines()
    pairs = ((code.split(":") for code in line.split()) for line in lines if not line.startswith("#"))
    return [[(int(bits), int(number)) for bits, number in row] for row in pairs]


def _signs(book: int, number: int) -> int:
    """Return how many of the values that a code stands for have a sign of their own: all but zeros."""
    if book in _SIGNED:
        return 0
    signs = 0
    for _ in range(values_of(book)):
        number, value = divmod(number, _SIDES[book])
        signs += value > 0
    return signs
