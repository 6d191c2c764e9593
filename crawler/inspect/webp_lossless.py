"""The codes of a lossless WebP picture, without its colours: whether they stand for as many pixels as it has (RFC 9649, section 3).

Any bits are codes; what damage leads to is copies from before the beginning, rows beyond the end, tables that are none, and an early end of the data.
"""

import struct
from itertools import product
from typing import NamedTuple

_MOST_CODES, _MOST_BYTES = 60_000, 256 * 1024  # that are read, each code of one pixel or more: 60 ms
_LITERALS, _LENGTHS, _DISTANCES = 256, 24, 40  # section 3.7.2.1
_MOST_KEPT = 1 << 20  # pixels of what tells of a picture
_MOST_GROUPS = 64  # of tables: of more, nothing is said
_ORDER = (17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)  # section 3.7.2.1.2
_REPEATS = {16: (3, 2), 17: (3, 3), 18: (11, 7)}  # the least, and the bits that say how many more
_FIRST_LENGTH, _LONGEST, _MOST_CACHE = 8, 15, 11
_LITTLE, _ROUNDING = 50, 16  # one part in so many that is left over, and a few bytes, are nobody's concern
_HASH = 0x1E35A7BD  # section 3.6.2.3
_PREDICTOR, _COLOURS, _INDEXED = 0, 1, 3  # section 3.5
_BUNDLED = ((2, 3), (4, 2), (16, 1))  # the most colours, and how many of them share a pixel, as a power of two
# Section 3.6.2.2: what lies near, by its distance.
_NEAR = sorted(
    ((x, y) for x, y in product(range(-7, 9), range(8)) if y or x > 0),
    key=lambda place: (place[0] ** 2 + place[1] ** 2, abs(place[0]), place[0] < 0),
)


class _Damaged(Exception):  # noqa: N818 - reads as what it says
    """No program reads on."""


class _TooLong(Exception):  # noqa: N818
    """Nothing was wrong as far as the codes were read."""


class _Code(NamedTuple):
    """A table: for the next bits, as many as its longest code has, the value and the bits of a code."""

    table: list[tuple[int, int]]
    mask: int


def are_pixels_coded(data: bytes, size: tuple[int, int] | None = None) -> bool | None:
    """Tell whether codes behind the first byte stand for all pixels of a picture; None where that takes too long to tell.

    They begin with its size, where it is not known.
    """
    reader = _Reader(data)
    try:
        reader.picture(*(size or reader.size()))
    except _Damaged:
        return False
    except _TooLong:
        return None
    return (reader.end - reader.place) // 8 * _LITTLE <= len(data) + _ROUNDING * _LITTLE


class _Reader:
    """The bits of a picture, lowest first, and the codes in them. Raises _Damaged and _TooLong."""

    def __init__(self, data: bytes) -> None:
        self.whole = len(data) <= _MOST_BYTES
        data = data[:_MOST_BYTES]
        padded = data + bytes(8)
        self.windows = [0] * (len(data) + 4)
        for shift in range(4):
            some = (len(data) + 7 - shift) // 4
            self.windows[shift::4] = struct.unpack_from(f"<{some}I", padded, shift)[: len(self.windows[shift::4])]
        self.place, self.end, self.left = 8, 8 * len(data), _MOST_CODES

    def bits(self, many: int) -> int:
        """Read a number of up to 24 bits."""
        if self.place + many > self.end:
            raise self.ended()
        value = self.windows[self.place >> 3] >> (self.place & 7) & (1 << many) - 1
        self.place += many
        return value

    def value(self, code: _Code) -> int:
        """Read a code."""
        value, many = code.table[self.windows[self.place >> 3] >> (self.place & 7) & code.mask]
        self.place += many
        if self.place > self.end:
            raise self.ended()
        return value

    def ended(self) -> Exception:
        """Return what is said where the known data end."""
        return _Damaged() if self.whole else _TooLong()

    def size(self) -> tuple[int, int]:
        """Read width and height, and pass over what stands behind them (section 3.4)."""
        width, height = self.bits(14) + 1, self.bits(14) + 1
        self.bits(4)
        return width, height

    def picture(self, width: int, height: int) -> None:
        """Read transforms and pixels."""
        seen = set[int]()
        while self.bits(1):
            kind = self.bits(2)
            if kind in seen:
                raise _Damaged
            seen.add(kind)
            if kind in (_PREDICTOR, _COLOURS):
                side = self.bits(3) + 2
                self.pixels(_parts(width, side), _parts(height, side))
            elif kind == _INDEXED:
                colours = self.bits(8) + 1
                self.pixels(colours, 1)
                width = _parts(width, next((shift for most, shift in _BUNDLED if colours <= most), 0))
        self.pixels(width, height, is_main=True)

    def pixels(self, width: int, height: int, *, is_main: bool = False) -> list[int]:
        """Read the pixels of the picture, or of one that tells of it; those of the latter are returned."""
        if not is_main and width * height > _MOST_KEPT:
            raise _TooLong
        cache = self.bits(4) if self.bits(1) else 0
        if cache > _MOST_CACHE:
            raise _Damaged
        groups, shift = [0], 0
        if is_main and self.bits(1):
            shift = self.bits(3) + 2
            groups = [pixel >> 8 & 0xFFFF for pixel in self.pixels(_parts(width, shift), _parts(height, shift))]
        if max(groups) >= _MOST_GROUPS:
            raise _TooLong
        codes = [self.group(cache) for _ in range(max(groups) + 1)]
        if is_main:
            self.skip(width, height, codes, groups, shift)
            return []
        return self.kept(width, height, codes[0], cache)

    def group(self, cache: int) -> list[_Code]:
        """Read the five tables of a group: of green with lengths and the cache, red, blue, alpha, and distances."""
        first = _LITERALS + _LENGTHS + (1 << cache if cache else 0)
        return [self.code(size) for size in (first, _LITERALS, _LITERALS, _LITERALS, _DISTANCES)]

    def code(self, size: int) -> _Code:
        """Read a table."""
        lengths = [0] * max(size, _LITERALS)
        if self.bits(1):
            many = self.bits(1) + 1
            lengths[self.bits(8 if self.bits(1) else 1)] = 1
            if many > 1:
                lengths[self.bits(8)] = 1
            return _table(lengths)
        by_length = [0] * len(_ORDER)
        for number in _ORDER[: self.bits(4) + 4]:
            by_length[number] = self.bits(3)
        self.lengths(lengths, _table(by_length), size)
        return _table(lengths)

    def lengths(self, lengths: list[int], code: _Code, size: int) -> None:
        """Read the lengths of the codes of a table, which are coded themselves."""
        left = 2 + self.bits(2 + 2 * self.bits(3)) if self.bits(1) else size
        place, before = 0, _FIRST_LENGTH
        if left > size:
            raise _Damaged
        while place < size and left:
            value, left = self.value(code), left - 1
            if value not in _REPEATS:
                lengths[place], before, place = value, value or before, place + 1
                continue
            least, more = _REPEATS[value]
            times = least + self.bits(more)
            if place + times > size:
                raise _Damaged
            lengths[place : place + times] = [before if value == min(_REPEATS) else 0] * times
            place += times

    def number(self, prefix: int) -> int:
        """Return a length or a distance by its prefix (section 3.6.2.2)."""
        if prefix < 4:  # noqa: PLR2004
            return prefix + 1
        more = prefix - 2 >> 1
        return (2 + (prefix & 1) << more) + self.bits(more) + 1

    def copied(self, prefix: int, code: _Code, width: int, done: int, total: int) -> tuple[int, int]:
        """Return how many pixels are copied, and from how far back."""
        length, far = self.number(prefix), self.number(self.value(code))
        if far <= len(_NEAR):
            x, y = _NEAR[far - 1]
            far = max(1, x + y * width)
        else:
            far -= len(_NEAR)
        if far > done or done + length > total:
            raise _Damaged
        return length, far

    def skip(self, width: int, height: int, codes: list[list[_Code]], groups: list[int], shift: int) -> None:
        """Go over the pixels of the picture."""
        done, total, across = 0, width * height, _parts(width, shift)
        while done < total:
            self.left -= 1
            if self.left < 0:
                raise _TooLong
            green, *others, distances = codes[
                groups[(done // width >> shift) * across + (done % width >> shift)] if shift else 0
            ]
            value = self.value(green)
            if value < _LITERALS:
                for code in others:
                    self.value(code)
                done += 1
            elif value < _LITERALS + _LENGTHS:
                done += self.copied(value - _LITERALS, distances, width, done, total)[0]
            else:
                done += 1

    def kept(self, width: int, height: int, group: list[_Code], cache: int) -> list[int]:
        """Read the pixels of a picture that tells of another one: alpha, red, green and blue in one number each."""
        found, total, colours, fresh = list[int](), width * height, [0] * (1 << cache), 0
        green, red, blue, alpha, distances = group
        while len(found) < total:
            self.left -= 1
            if self.left < 0:
                raise _TooLong
            value = self.value(green)
            if value >= _LITERALS + _LENGTHS:
                for pixel in found[fresh:]:
                    colours[(_HASH * pixel & 0xFFFFFFFF) >> 32 - cache] = pixel
                fresh = len(found)
                found.append(colours[value - _LITERALS - _LENGTHS])
            elif value >= _LITERALS:
                length, far = self.copied(value - _LITERALS, distances, width, len(found), total)
                for _ in range(length):
                    found.append(found[-far])
            else:
                parts = self.value(red), self.value(blue), self.value(alpha)
                found.append(parts[2] << 24 | parts[0] << 16 | value << 8 | parts[1])
        return found


def _parts(length: int, shift: int) -> int:
    """Return into how many parts of a power of two a side is divided."""
    return -(-length // (1 << shift))


def _table(lengths: list[int]) -> _Code:
    """Assign codes to values by their lengths; one alone takes no bits. Raises _Damaged where they are too many or too few."""
    used = sorted((length, value) for value, length in enumerate(lengths) if length)
    if len(used) == 1:
        return _Code([(used[0][1], 0)], 0)
    longest = used[-1][0] if used else 0
    if not used or sum(1 << longest - length for length, _ in used) != 1 << longest:
        raise _Damaged
    table = [(0, 0)] * (1 << longest)
    code = before = 0
    for length, value in used:
        code <<= length - before
        first = int(f"{code:0{length}b}"[::-1], 2)
        table[first :: 1 << length] = [(value, length)] * (1 << longest - length)
        code, before = code + 1, length
    return _Code(table, (1 << longest) - 1)
