"""The directory of a 7z archive: what was packed together, how, and where it lies (7zFormat.txt of the LZMA SDK)."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

_START = 32  # bytes of the header at the beginning, from whose end places are counted
_MOST_ITEMS = 100_000
_LONGEST_METHOD, _WITH_SETTINGS, _NOT_PLAIN = 0x0F, 0x20, 0x90
_PACKED, _FOLDERS, _MEMBERS = 0x06, 0x07, 0x08
_SIZES, _DIGESTS, _FOLDER, _UNPACKED_SIZES, _MEMBERS_OF_FOLDER = 0x09, 0x0A, 0x0B, 0x0C, 0x0D

Member = tuple[int, int | None]
"""Size and checksum (CRC-32) of a member; None where it has none."""


class Strange(Exception):  # noqa: N818 - reads as what it says
    """The directory holds what is not read here: nothing is said of the members."""


class Coder(NamedTuple):
    """One step of packing: the method, and how it was set."""

    method: bytes
    settings: bytes


class Folder(NamedTuple):
    """Members that were packed together: the steps, in the order of packing, the place and the number of the packed bytes, and the members."""

    coders: tuple[Coder, ...]
    start: int
    packed: int
    members: tuple[Member, ...]

    @property
    def size(self) -> int:
        """Return the number of bytes of all members."""
        return sum(size for size, _ in self.members)


class _Steps(NamedTuple):
    """How a folder was packed: its steps in order, and which of them, as they are listed, gives the bytes of the members."""

    coders: tuple[Coder, ...]
    last: int


def folders(data: bytes, place: int) -> Iterator[Folder]:
    """Yield the folders of a description of streams that begins at a place. Raises IndexError where it breaks off, Strange for what is not read here."""
    yield from _Reader(data, place).folders()


class _Reader:
    """The numbers of a directory, one after the other. Raises IndexError at its end, Strange for what is not read here."""

    def __init__(self, data: bytes, place: int) -> None:
        self._data = data
        self._place = place

    def byte(self) -> int:
        """Read a byte."""
        self._place += 1
        return self._data[self._place - 1]

    def bytes(self, length: int) -> bytes:
        """Read some bytes."""
        self._place += length
        if self._place > len(self._data):
            raise IndexError
        return self._data[self._place - length : self._place]

    def number(self) -> int:
        """Read a number: as many bytes follow the first as it has leading ones, which with the rest of it make the value."""
        first = self.byte()
        width = 8 - (first ^ 0xFF).bit_length()
        high = first & (0x7F >> width) if width < 8 else 0  # noqa: PLR2004 - bits
        return int.from_bytes(self.bytes(width), "little") | high << 8 * width

    def count(self) -> int:
        """Read a number of things that are listed one by one."""
        found = self.number()
        if found > _MOST_ITEMS:
            raise Strange
        return found

    def digests(self, count: int) -> list[int | None]:
        """Read the checksums of some things, of which some may have none."""
        defined = [True] * count
        if not self.byte():
            bits = self.bytes((count + 7) // 8)
            defined = [bool(bits[place // 8] >> 7 - place % 8 & 1) for place in range(count)]
        return [struct.unpack("<I", self.bytes(4))[0] if one else None for one in defined]

    def folders(self) -> Iterator[Folder]:
        """Yield the folders that a description of streams names."""
        if self.byte() != _PACKED:
            return
        start, sizes = _START + self.number(), [0] * self.count()
        while (name := self.byte()) != 0:
            if name == _SIZES:
                sizes = [self.number() for _ in sizes]
            elif name == _DIGESTS:
                self.digests(len(sizes))
            else:
                raise Strange
        steps, lengths, checksums = self.unpacking()
        if len(steps) != len(sizes):
            raise Strange
        for one, packed, members in zip(steps, sizes, self.members(lengths, checksums), strict=True):
            yield Folder(one.coders, start, packed, members)
            start += packed

    def unpacking(self) -> tuple[list[_Steps], list[int], list[int | None]]:
        """Read the steps of each folder, its unpacked size, and its checksum."""
        if self.byte() != _FOLDERS or self.byte() != _FOLDER:
            raise Strange
        count = self.count()
        if self.byte():
            raise Strange
        steps = [self.steps() for _ in range(count)]
        if self.byte() != _UNPACKED_SIZES:
            raise Strange
        lengths = [[self.number() for _ in one.coders][one.last] for one in steps]
        checksums: list[int | None] = [None] * count
        while (name := self.byte()) != 0:
            if name != _DIGESTS:
                raise Strange
            checksums = self.digests(count)
        return steps, lengths, checksums

    def steps(self) -> _Steps:
        """Read the steps of one folder: a row of them, each of which takes what another one gives."""
        coders = [self.coder() for _ in range(self.count())]
        takes = {self.number(): self.number() for _ in coders[1:]}
        last = next((place for place in range(len(coders)) if place not in takes.values()), None)
        row = [] if last is None else [last]
        while row and row[-1] in takes and len(row) <= len(coders):
            row.append(takes[row[-1]])
        if last is None or sorted(row) != list(range(len(coders))):
            raise Strange
        return _Steps(tuple(coders[place] for place in row), last)

    def coder(self) -> Coder:
        """Read one step; those with several streams, such as BCJ2, are not read here."""
        flags = self.byte()
        if flags & _NOT_PLAIN:
            raise Strange
        method = self.bytes(flags & _LONGEST_METHOD)
        return Coder(method, self.bytes(self.number()) if flags & _WITH_SETTINGS else b"")

    def members(self, lengths: list[int], checksums: list[int | None]) -> Iterator[tuple[Member, ...]]:
        """Yield the sizes and checksums of the members of each folder."""
        name = self.byte()
        if name != _MEMBERS:
            yield from (((length, checksum),) for length, checksum in zip(lengths, checksums, strict=True))
            return
        counts, name = [1] * len(lengths), self.byte()
        if name == _MEMBERS_OF_FOLDER:
            counts, name = [self.count() for _ in lengths], self.byte()
        sizes = [[self.number() for _ in range(count - 1)] if name == _SIZES else [] for count in counts]
        name = self.byte() if name == _SIZES else name
        known = [count == 1 and checksum is not None for count, checksum in zip(counts, checksums, strict=True)]
        unknown = sum(0 if one else count for one, count in zip(known, counts, strict=True))
        told = iter(self.digests(unknown) if name == _DIGESTS else [None] * unknown)
        for place, count in enumerate(counts):
            lasts = [lengths[place] - sum(sizes[place])] if count else []
            sums = [checksums[place]] if known[place] else [next(told) for _ in range(count)]
            if len(sizes[place]) != max(0, count - 1):
                raise Strange
            yield tuple(zip((*sizes[place], *lasts), sums, strict=True))
