"""The codes of a lossy WebP picture: yes and no by their chances, as RFC 6386 has them (sections 7, 8 and 13)."""

import struct
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_PAST = 4  # words of zeros behind the codes: more are not asked for of any that are whole
_EVEN = (128,)
_YES = -2
_BIT = (-1, _YES)
_SHIFTS = tuple(8 - max(1, value).bit_length() for value in range(256))
_BANDS = (0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7)  # section 13.3
_KINDS, _BESIDE, _PLACES, _CHANCES = 4, 3, 16, 11
_LARGE = (
    (159,),
    (165, 145),
    (173, 148, 140),
    (176, 155, 140, 135),
    (180, 157, 141, 134, 130),
    (254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129),
)  # section 13.2: of the bits that large values have besides
_NONE, _SOME = -1, -2  # how the values of a block end


class Reader:
    """Reads codes from first to last. All of it raises IndexError where codes are read that are not there."""

    def __init__(self, data: bytes) -> None:
        self._size = len(data)
        words = -(-len(data) // 2) + _PAST
        self._words = struct.unpack(f">{words}H", data.ljust(2 * words, b"\0"))
        self._next, self._value, self._bits, self._range = 0, 0, -8, 255

    def walk(self, place: int, chances: Sequence[int], ways: Sequence[int]) -> int:
        """Go through a tree from a place to a leaf, which is below zero: no leads to `ways[2 * place]`, yes to the next."""
        value, bits, span = self._value, self._bits, self._range
        while place >= 0:
            if bits < 0:
                value = value << 16 | self._words[self._next]
                self._next += 1
                bits += 16
            split = 1 + ((span - 1) * chances[place] >> 8)
            border = split << bits
            if value >= border:
                value -= border
                span -= split
                place = ways[2 * place + 1]
            else:
                span = split
                place = ways[2 * place]
            if span < 128:  # noqa: PLR2004 - half
                shift = _SHIFTS[span]
                span <<= shift
                bits -= shift
        self._value, self._bits, self._range = value, bits, span
        return place

    def ask(self, chance: int) -> bool:
        """Read a yes or no."""
        return self.walk(0, (chance,), _BIT) == _YES

    def number(self, bits: int) -> int:
        """Read a number."""
        value = 0
        for _ in range(bits):
            value = 2 * value - 1 - self.walk(0, _EVEN, _BIT)
        return value

    def skip(self, bits: int) -> None:
        """Pass over a number and its sign, where they are there."""
        if self.ask(_EVEN[0]):
            self.number(bits + 1)

    def left(self) -> float:
        """Return how many bytes were not read."""
        return self._size - (16 * self._next - 8 - self._bits) / 8


class Values(NamedTuple):
    """The tree of the values of a block: its ways, where each chance comes from (`-chance` where it is always the same), and where a block begins.

    That is by its kind, and by how many of the blocks beside it hold values. A block ends in -1 for no values, else in -2.
    """

    ways: list[int]
    sources: list[int]
    begins: list[list[int]]


class Chances(NamedTuple):
    """Chances of modes by what stands above and to the left, of values, and that these change."""

    modes: list[tuple[int, ...]]
    values: list[int]
    changes: list[int]


@cache
def known_chances() -> Chances:
    """Return the chances that a picture begins with."""
    modes, values, changes = (
        part.split("\n", 1)[1].split() for part in (files(__package__) / "webp_chances.txt").read_text().split("[")[1:]
    )
    numbers = [int(one) for one in modes]
    return Chances(
        [tuple(numbers[start : start + 9]) for start in range(0, len(numbers), 9)],
        [int(one) for one in values],
        [int(one) for one in changes],
    )


@cache
def value_tree() -> Values:
    """Put together the tree of all kinds of blocks (section 13)."""
    tree = _Tree()
    return Values(tree.ways, tree.sources, [tree.block(kind) for kind in range(_KINDS)])


class _Tree:
    """A tree under construction."""

    def __init__(self) -> None:
        self.ways: list[int] = []
        self.sources: list[int] = []

    def node(self, source: int, no: int = 0, yes: int | None = None) -> int:
        """Add a question; where only one way leads on, any answer takes it."""
        self.ways += [no, no if yes is None else yes]
        self.sources.append(source)
        return len(self.sources) - 1

    def block(self, kind: int) -> list[int]:
        """Add the questions of a kind of block, from its last value to its first; return where it begins, by what stands beside it."""
        first = 0 if kind else 1  # of luma whose averages stand elsewhere, the first value does as well
        after = [(_SOME, _SOME)] * _BESIDE
        for place in range(_PLACES - 1, first - 1, -1):
            end = _NONE if place == first else _SOME
            after = [self.value((kind * 8 + _BANDS[place]) * _BESIDE + beside, end, after) for beside in range(_BESIDE)]
        return [begin for begin, _ in after]

    def value(self, row: int, end: int, after: list[tuple[int, int]]) -> tuple[int, int]:
        """Add the questions of a value: whether the block ends, and which it is. Return where they begin, and where behind a zero, which ends none."""
        chance = [row * _CHANCES + number for number in range(_CHANCES)]
        one, more = self.node(-128, after[1][0]), self.node(-128, after[2][0])
        large = [self.bits(bits, more) for bits in _LARGE]
        small = self.node(chance[4], more, self.node(chance[5], more))
        medium = self.node(chance[7], large[0], large[1])
        largest = (self.node(chance[9], large[2], large[3]), self.node(chance[10], large[4], large[5]))
        tall = self.node(chance[6], medium, self.node(chance[8], *largest))
        known = self.node(chance[1], after[0][1], self.node(chance[2], one, self.node(chance[3], small, tall)))
        return self.node(chance[0], end, known), known

    def bits(self, chances: tuple[int, ...], then: int) -> int:
        for chance in reversed(chances):
            then = self.node(-chance, then)
        return then
