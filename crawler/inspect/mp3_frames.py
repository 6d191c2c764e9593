"""Frames of MPEG sound, layer III, without their sound: whether the codes of each channel end where the frame says (ISO 11172-3, section 2.4.1.7).

The codes are complete, so any bits are some; but where bits were exchanged, those that follow say other numbers of other values.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from crawler.inspect.jpeg_codes import windows_of
from crawler.inspect.mp3_codes import WINDOW, band_ends, fours, pairs

_HEADER, _SUM, _LONGEST_BACK = 4, 2, 511  # bytes
_TELLS, _TOLD = (b"Xing", b"Info", b"VBRI"), 64  # how a frame begins in which an encoder tells of the others
_PLACES, _APART = 2, 3
_FILL = 3  # bits at the end of a channel that are fewer than those of a code: encoders fill it up with ones or zeros
_FIRST_EDITION, _MONO, _INTENSITY = 3, 3, 1
_VALUES, _SHORT, _REGION_OF_OTHERS = 576, 2, 8
_GROUPS = ((0, 6, 0), (6, 11, 0), (11, 16, 1), (16, 21, 1))  # bands whose factors may be those of the first half
_FIRST_BITS = (0, 0, 0, 0, 3, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4)
_LATER_BITS = (0, 1, 2, 3, 0, 1, 2, 3, 1, 2, 3, 1, 2, 3, 2, 3)  # of factors: section 2.4.2.7
_COUNTS = (
    ((6, 5, 5, 5), (9, 9, 9, 9), (6, 9, 9, 9)),
    ((6, 5, 7, 3), (9, 9, 12, 6), (6, 9, 12, 6)),
    ((11, 10, 0, 0), (18, 18, 0, 0), (15, 18, 0, 0)),
    ((7, 7, 7, 0), (12, 12, 12, 0), (6, 15, 12, 0)),
    ((6, 6, 6, 3), (12, 9, 9, 6), (6, 12, 9, 6)),
    ((8, 8, 5, 0), (15, 12, 9, 0), (6, 18, 9, 0)),
)  # ISO 13818-3, section 2.4.3.2: how many factors have how many bits, in long, short and mixed windows


class _Half(NamedTuple):
    """What is said of a channel in half a frame: its bits, how many pairs of values it has, in which tables, and how its factors are written."""

    bits: int
    pairs: int
    factors: int
    kind: int
    is_mixed: bool
    tables: tuple[int, ...]
    ends: tuple[int, int]
    fours: int


def are_damaged(frames: Iterable[bytes]) -> bool:
    """Tell whether frames that follow each other are damaged in some places, though most are not.

    One place is none: where two sounds were put together, the first frame of the second lacks what it needs. Of 200 good sounds none is so.
    """
    reader, damaged, seen, before = _Reader(), 0, 0, -_APART
    for number, frame in enumerate(frames):
        is_sound = reader.is_sound(frame)
        seen += is_sound is not None
        if is_sound is False:
            damaged += number - before >= _APART
            before = number
    return damaged >= _PLACES and 2 * damaged <= seen


class _Reader:
    """Reads frame after frame: what one has no room for stands in those before it."""

    def __init__(self) -> None:
        self._kept = b""

    def is_sound(self, frame: bytes) -> bool | None:
        """Tell whether the codes of the next frame end where it says; None where it needs what is not known, or is none of sound."""
        if any(mark in frame[:_TOLD] for mark in _TELLS):
            self._kept = b""
            return None
        word = int.from_bytes(frame[:_HEADER])
        version, is_mono, is_summed = word >> 19 & 3, word >> 6 & 3 == _MONO, not word >> 16 & 1
        size = (17 if is_mono else 32) if version == _FIRST_EDITION else (9 if is_mono else 17)
        start = _HEADER + _SUM * is_summed
        told, rest = _Bits(frame[start : start + size]), frame[start + size :]
        back = told.number(9 if version == _FIRST_EDITION else 8)
        if len(frame) < start + size or back > len(self._kept):
            self._kept += rest
            return None
        data = self._kept[len(self._kept) - back :] + rest
        self._kept = (self._kept + rest)[-_LONGEST_BACK:]
        return _is_filled(told, data, word)


class _Bits:
    """Bits from first to last."""

    def __init__(self, data: bytes) -> None:
        self._left, self._value = 8 * len(data), int.from_bytes(data)

    def number(self, bits: int) -> int:
        """Read a number; zeros stand behind the last bit."""
        self._left -= bits
        return self._value >> max(0, self._left) & (1 << bits) - 1


def _is_filled(told: _Bits, data: bytes, word: int) -> bool:
    """Tell whether the channels of a frame are as long as it says, one after the other, and end in it."""
    version, channels = word >> 19 & 3, 1 if word >> 6 & 3 == _MONO else 2
    is_first = version == _FIRST_EDITION
    told.number((5 if channels == 1 else 3) if is_first else channels)
    shared = [told.number(4) if is_first else 0 for _ in range(channels)]
    ends = band_ends(version, word >> 10 & 3)
    halves = [_half(told, ends, is_first=is_first) for _ in range(channels * (2 if is_first else 1))]
    windows, place = windows_of(data), 0
    for number, half in enumerate(halves):
        if half is None or place + half.bits > 8 * len(data):
            return False
        channel, is_second = number % channels, number >= channels
        if is_first:
            factors = _factors(half, shared[channel] if is_second else 0)
        else:
            factors = _later_factors(
                half, is_intense=channel == 1 and bool(word >> 4 & _INTENSITY) and word >> 6 & 3 == 1
            )
        if half.bits and (factors > half.bits or not _do_codes_end(windows, place + factors, place + half.bits, half)):
            return False
        place += half.bits
    return True


def _half(told: _Bits, ends: Sequence[int], *, is_first: bool) -> _Half | None:
    """Read what is said of a channel in half a frame; None for what no writer says."""
    bits, count, _, factors = (told.number(many) for many in (12, 9, 8, 4 if is_first else 9))
    kind, is_mixed, tables = 0, False, tuple[int, ...]()
    if told.number(1):
        kind, is_mixed = told.number(2), bool(told.number(1))
        tables = told.number(5), told.number(5)
        told.number(9)
        border = ends[_REGION_OF_OTHERS - 1] if kind != _SHORT or is_mixed else 3 * _SHORT_END.get(ends[0], 12)
        borders = border, _VALUES
        if not kind:
            return None
    else:
        tables = told.number(5), told.number(5), told.number(5)
        first = told.number(4)
        second = first + told.number(3) + 1
        borders = ends[first], ends[min(second, len(ends) - 1)]
    if is_first:
        told.number(1)
    told.number(1)
    half = _Half(bits, count, factors, kind, is_mixed, tables, borders, told.number(1))
    return half if 2 * count <= _VALUES else None


_SHORT_END = {12: 24}  # by where the first band ends: values of the first three of a short window


def _factors(half: _Half, shared: int) -> int:
    """Return how many bits the factors of bands take (section 2.4.2.7); `shared` says which are those of the first half."""
    bits = _FIRST_BITS[half.factors], _LATER_BITS[half.factors]
    if half.kind == _SHORT:
        return (17 if half.is_mixed else 18) * bits[0] + 18 * bits[1]
    return sum(
        (stop - start) * bits[which]
        for group, (start, stop, which) in enumerate(_GROUPS)
        if not shared >> 3 - group & 1
    )


def _later_factors(half: _Half, *, is_intense: bool) -> int:
    """Return it for the second edition (ISO 13818-3, section 2.4.3.2)."""
    number = half.factors >> is_intense
    row, bits = _intense(number) if is_intense else _plain(number)
    counts = _COUNTS[row][0 if half.kind != _SHORT else 2 if half.is_mixed else 1]
    return sum(count * many for count, many in zip(counts, bits, strict=False))


def _plain(number: int) -> tuple[int, tuple[int, ...]]:
    """Return which row of the counts holds, and the bits of each factor."""
    if number < 400:  # noqa: PLR2004
        return 0, (number // 80, number // 16 % 5, number >> 2 & 3, number & 3)
    if number < 500:  # noqa: PLR2004
        return 1, ((number - 400) // 20, (number - 400) // 4 % 5, number & 3)
    return 2, ((number - 500) // 3, (number - 500) % 3)


def _intense(number: int) -> tuple[int, tuple[int, ...]]:
    """Return it for the second channel where it only tells from which side a sound comes."""
    if number < 180:  # noqa: PLR2004
        return 3, (number // 36, number % 36 // 6, number % 6)
    if number < 244:  # noqa: PLR2004
        return 4, (number - 180 >> 4 & 3, number - 180 >> 2 & 3, number - 180 & 3)
    return 5, ((number - 244) // 3, (number - 244) % 3)


def _do_codes_end(windows: Sequence[int], place: int, stop: int, half: _Half) -> bool:
    """Tell whether the codes of a channel end where it does. Some writers fill it up when all values are told."""
    start, before = 0, place
    for table, border in zip(half.tables, (*half.ends, _VALUES), strict=False):
        code, end = pairs(table), min(border, 2 * half.pairs)
        if code is None:
            return end <= start
        shift, mask, lengths = WINDOW - code.bits, (1 << code.bits) - 1, code.lengths
        for _ in range(start, end, 2) if code.bits else ():
            place += lengths[windows[place >> 3] >> shift - (place & 7) & mask]
            if place > stop:
                return False
        start = max(start, end)
    code = fours(half.fours)
    shift, mask, lengths = WINDOW - code.bits, (1 << code.bits) - 1, code.lengths
    for _ in range(2 * half.pairs, _VALUES, 4):
        if place >= stop:
            break
        before, place = place, place + lengths[windows[place >> 3] >> shift - (place & 7) & mask]
    return place <= stop or _are_alike(windows, before, stop)


def _are_alike(windows: Sequence[int], place: int, stop: int) -> bool:
    """Tell whether the bits between two places are those that a channel is filled up with."""
    many = stop - place
    bits = windows[place >> 3] >> WINDOW - many - (place & 7) & (1 << many) - 1
    return many <= _FILL and bits in (0, (1 << many) - 1)
