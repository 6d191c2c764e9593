"""AAC frames, without their sound: whether the codes of a frame end where it does (ISO/IEC 14496-3, section 4.4).

The codes of each kind are complete, so any bits are some; but where bits were exchanged, those that follow say other numbers of other codes.
"""

from typing import NamedTuple

from crawler.inspect.aac_codes import ESCAPE, SCALE, SHORT, band_ends, codes_of, escapes, scale_codes, values_of
from crawler.inspect.jpeg_codes import windows_of

_ONE, _PAIR, _, _LOW, _DATA, _, _FILL, _END = range(8)  # table 4.85
_LAYOUT = 5  # of a program
_EIGHT_SHORT = 2  # table 4.109
_RESERVED, _NOISE = 12, 13  # codebooks: table 4.117
_MOST_ONES = 8  # before a number behind a code: 4.6.3.3
_MOST_ORDER = (12, 7)  # of a filter over a long and a short window: table 4.156
_MOST_LEFT = 2  # bytes behind the end of a frame


class _Unread(Exception):  # noqa: N818 - reads as what it says
    """The layout of a program at the beginning, which is not read here (4.4.2.1). Nothing is said of its frame."""


class _Damaged(Exception):  # noqa: N818 - reads as what it says
    """No program plays it, or it is seldom used and not read here."""


class _Windows(NamedTuple):
    """How a channel is cut: into a long window or groups of short ones, how many bands are used, and where these end."""

    bands: int
    groups: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def is_short(self) -> bool:
        """Say whether there are eight windows."""
        return sum(self.groups) > 1


class _Section(NamedTuple):
    """Bands that share a codebook, in so many windows."""

    windows: int
    book: int
    start: int
    stop: int


def is_frame(data: bytes, rate: int) -> bool:
    """Tell whether the codes of a frame fill it, and it holds nothing that is as good as never used. `rate` is the number of a rate of samples (table 1.18)."""
    frame = _Frame(data, band_ends(rate))
    try:
        frame.read()
    except _Unread:
        return True
    except (_Damaged, IndexError):
        return False
    return 0 <= 8 * len(data) - frame.place < 8 * (_MOST_LEFT + 1)


class _Frame:
    """The bits of a frame from first to last. Raises _Damaged and, beyond the end, IndexError."""

    def __init__(self, data: bytes, ends: tuple[tuple[int, ...], tuple[int, ...]]) -> None:
        self.windows, self.place, self.ends = windows_of(data), 0, ends

    def bits(self, many: int) -> int:
        """Read a number of up to 25 bits."""
        value = self.windows[self.place >> 3] >> 32 - (self.place & 7) - many & (1 << many) - 1
        self.place += many
        return value

    def read(self) -> None:
        """Read element after element, up to the one that ends them (table 4.3)."""
        is_first = True
        while (kind := self.bits(3)) != _END:
            if kind in (_ONE, _LOW):
                self.place += 4
                self.channel(None)
            elif kind == _PAIR:
                self.pair()
            elif kind == _FILL:
                self.fill()
            elif kind == _DATA:
                self.data()
            else:
                raise _Unread if is_first and kind == _LAYOUT else _Damaged
            is_first = False

    def fill(self) -> None:
        """Pass over what only fills, or adds to the sound (table 4.11)."""
        count = self.bits(4)
        count += self.bits(8) - 1 if count == 15 else 0  # noqa: PLR2004 - more follows
        self.place += 8 * count

    def data(self) -> None:
        """Pass over data that are no sound (table 4.10)."""
        self.place += 4
        is_aligned, count = self.bits(1), self.bits(8)
        count += self.bits(8) if count == 255 else 0  # noqa: PLR2004 - more follows
        self.place += (-self.place % 8 if is_aligned else 0) + 8 * count

    def pair(self) -> None:
        """Read two channels, which may be cut alike (table 4.5)."""
        self.place += 4
        shared = self.shape() if self.bits(1) else None
        if shared:
            mask = self.bits(2)
            if mask == 3:  # noqa: PLR2004 - reserved
                raise _Damaged
            self.place += len(shared.groups) * shared.bands if mask == 1 else 0
        self.channel(shared)
        self.channel(shared)

    def shape(self) -> _Windows:
        """Read how a channel is cut (table 4.6). Raises _Damaged for more bands than there are, and for what this kind of AAC lacks."""
        self.place += 1
        sequence = self.bits(2)
        self.place += 1
        if sequence == _EIGHT_SHORT:
            windows = _Windows(self.bits(4), _groups(self.bits(7)), self.ends[1])
        else:
            windows = _Windows(self.bits(6), (1,), self.ends[0])
            if self.bits(1):
                raise _Damaged
        if windows.bands >= len(windows.ends):
            raise _Damaged
        return windows

    def channel(self, shared: _Windows | None) -> None:
        """Read a channel (table 4.50)."""
        self.place += 8
        windows = shared or self.shape()
        sections = self.sections(windows)
        self.scales(sections)
        if self.bits(1):
            self.pulses(windows)
        if self.bits(1):
            self.filters(windows)
        if self.bits(1):
            raise _Damaged
        for section in sections:
            if 0 < section.book < _RESERVED:
                count = section.windows * (windows.ends[section.stop] - windows.ends[section.start])
                self.values(section.book, count // values_of(section.book))

    def sections(self, windows: _Windows) -> list[_Section]:
        """Read which codebook is used where (table 4.52)."""
        found, bits = list[_Section](), 3 if windows.is_short else 5
        more = (1 << bits) - 1
        for group in windows.groups:
            start = 0
            while start < windows.bands:
                book, stop = self.bits(4), start
                while (length := self.bits(bits)) == more:
                    stop += more
                stop += length
                if stop > windows.bands or book == _RESERVED:
                    raise _Damaged
                found.append(_Section(group, book, start, stop))
                start = stop
        return found

    def scales(self, sections: list[_Section]) -> None:
        """Read the scale factors of all bands that have values (table 4.53); the first of noise is a number."""
        codes, is_first = scale_codes(), True
        for section in sections:
            count = section.stop - section.start if section.book else 0
            if section.book == _NOISE and is_first and count:
                self.place += 9
                count, is_first = count - 1, False
            for _ in range(count):
                place = self.place
                self.place += codes[self.windows[place >> 3] >> 32 - SCALE - (place & 7) & (1 << SCALE) - 1]

    def pulses(self, windows: _Windows) -> None:
        """Pass over pulses, which stand in long windows only (table 4.7)."""
        if windows.is_short:
            raise _Damaged
        count = self.bits(2) + 1
        self.place += 6 + 9 * count

    def filters(self, windows: _Windows) -> None:
        """Pass over filters of noise (table 4.54)."""
        short = windows.is_short
        for _ in range(sum(windows.groups)):
            count = self.bits(1 if short else 2)
            precise = self.bits(1) if count else 0
            for _ in range(count):
                self.place += 4 if short else 6
                order = self.bits(3 if short else 5)
                if order > _MOST_ORDER[short]:
                    raise _Damaged
                if order:
                    self.place += 1
                    width = 3 + precise - self.bits(1)
                    self.place += order * width

    def values(self, book: int, count: int) -> None:
        """Read so many codes of a codebook, with their signs (table 4.56)."""
        windows, codes, place = self.windows, codes_of(book), self.place
        if book != ESCAPE:
            for _ in range(count):
                place += codes[windows[place >> 3] >> SHORT - (place & 7) & 0xFFFF]
            self.place = place
            return
        numbers = escapes()
        for _ in range(count):
            code = windows[self.place >> 3] >> SHORT - (self.place & 7) & 0xFFFF
            self.place += codes[code]
            for _ in range(numbers[code]):
                self.number()

    def number(self) -> None:
        """Pass over a number behind a code: ones up to a zero, and four bits more than these (4.6.3.3)."""
        ones = 0
        while self.bits(1):
            ones += 1
        if ones > _MOST_ONES:
            raise _Damaged
        self.place += ones + 4


def _groups(bits: int) -> tuple[int, ...]:
    """Return the lengths of the groups of eight windows: a set bit says that one belongs to those before it."""
    lengths = [1]
    for shift in range(6, -1, -1):
        if bits >> shift & 1:
            lengths[-1] += 1
        else:
            lengths.append(1)
    return tuple(lengths)
