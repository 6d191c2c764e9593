"""The rows of a fax, group 4, without their output: whether each of their codes is one, and each row as wide as the picture (ITU-T T.6; T.4 for the runs)."""

from functools import cache
from importlib.resources import files

_RUN_BITS, _MODE_BITS = 13, 7  # of the longest codes
_MAKE_UP = 64  # elements: longer runs are told by several codes
_PASS, _HORIZONTAL, _NO_CODE = 8, 9, 10
_MODES = {
    "1": 0,
    "011": 1,
    "010": -1,
    "000011": 2,
    "000010": -2,
    "0000011": 3,
    "0000010": -3,
    "0001": _PASS,
    "001": _HORIZONTAL,
}  # T.6, table 1: how far a change lies from the one above it; extensions are read by no program
_END, _END_BITS = 0x001001, 24  # T.6, section 2.4.1.1: the mark that ends all rows
_MOST_IN_A_RUN = 100  # codes
_SPARE = 8  # bytes
Codes = list[tuple[int, int]]
"""By the bits that may come next: how many a code takes, 0 for none, and what it stands for."""


class _Broken(Exception):  # noqa: N818 - reads as what it says
    """A code that is none, or a change where none may be."""


class _Ended(Exception):  # noqa: N818 - reads as what it says
    """A mark says that there are no more rows."""


def rows_hold(data: bytes, width: int, rows: int, *, most: int) -> bool:
    """Tell whether as many rows as there should be follow one another, as far as the first `most` bytes tell; fewer are fine where a mark ends them."""
    reader = _Reader(data[:most])
    above: list[int] = []
    for _ in range(rows):
        try:
            above = reader.row(above, width)
        except _Ended:
            return True
        except _Broken:
            return len(data) > most and reader.place > 8 * (most - _SPARE)  # where we stopped to read
    return True


class _Reader:
    """What is left of the bits."""

    def __init__(self, data: bytes) -> None:
        self.data, self.place, self.end = data + bytes(_SPARE), 0, 8 * len(data)

    def row(self, above: list[int], width: int) -> list[int]:
        """Return the changes of a row, by those of the one above it. Raises _Broken, and _Ended."""
        above = [*above, width, width, width, width]
        row: list[int] = []
        at, index, modes = -1, 0, _modes()
        while at < width:
            index += (index ^ len(row)) & 1
            while above[index] <= at and above[index] < width:
                index += 2
            mode = self._mode(modes)
            if mode == _PASS:
                at, index = above[index + 1], index + 2
            elif mode == _HORIZONTAL:
                first = max(at, 0) + self._run(len(row) & 1)
                at = first + self._run(~len(row) & 1)
                row += (first, at)
            else:
                change = above[index] + mode
                if change < at:
                    raise _Broken
                row.append(change)
                at, index = change, index - 1 if index else 1
            if at > width:
                raise _Broken
        return row

    def _bits(self, number: int) -> int:
        place = self.place
        word = int.from_bytes(self.data[place >> 3 : (place >> 3) + 4])  # room for 24 bits and the seven before them
        return word >> (32 - number - (place & 7)) & (1 << number) - 1

    def _mode(self, modes: Codes) -> int:
        size, mode = modes[self._bits(_MODE_BITS)]
        if mode == _NO_CODE:
            raise _Ended if self._bits(_END_BITS) == _END else _Broken
        self.place += size
        if self.place > self.end:
            raise _Broken
        return mode

    def _run(self, colour: int) -> int:
        """Read how long a run is. Raises _Broken."""
        codes, length = _runs()[colour], 0
        for _ in range(_MOST_IN_A_RUN):
            size, run = codes[self._bits(_RUN_BITS)]
            self.place += size
            length += run
            if not size or self.place > self.end:
                raise _Broken
            if run < _MAKE_UP:
                return length
        raise _Broken


def _table(codes: dict[str, int], bits: int, none: int) -> Codes:
    table = [(0, none)] * (1 << bits)
    for code, value in codes.items():
        rest = bits - len(code)
        start = int(code, 2) << rest
        table[start : start + (1 << rest)] = [(len(code), value)] * (1 << rest)
    return table


@cache
def _modes() -> Codes:
    return _table(_MODES, _MODE_BITS, _NO_CODE)


@cache
def _runs() -> tuple[Codes, Codes]:
    lengths = [*range(_MAKE_UP), *range(_MAKE_UP, 41 * _MAKE_UP, _MAKE_UP)]
    text = (files(__package__) / "fax_codes.txt").read_text()
    white, black = (dict(zip(line.split(), lengths, strict=True)) for line in text.splitlines() if line[0] != "#")
    return _table(white, _RUN_BITS, 0), _table(black, _RUN_BITS, 0)
