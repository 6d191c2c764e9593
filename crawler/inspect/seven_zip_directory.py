"""The directory of a 7z archive: what was packed together, how, and where it lies (7zFormat.txt of the LZMA SDK)."""

import struct
from collections.abc import Iterator
from itertools import accumulate, islice
from typing import NamedTuple

_START = 32  # bytes of the header at the beginning, from whose end places are counted
_MOST_ITEMS, _MOST_STREAMS = 100_000, 8
COPY = b"\0"
"""The method of bytes that are stored as they are."""
_LONGEST_METHOD, _WITH_STREAMS, _WITH_SETTINGS, _NOT_PLAIN = 0x0F, 0x10, 0x20, 0x80
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
    """Members that were packed together: the steps, in the order of packing, the place and the number of the packed bytes, and the members.

    A last step that puts several streams together has these in `streams`, in its order.
    """

    coders: tuple[Coder, ...]
    start: int
    packed: int
    members: tuple[Member, ...]
    streams: tuple["Folder", ...] = ()

    @property
    def size(self) -> int:
        """Return the number of bytes of all members."""
        return sum(size for size, _ in self.members)


class _Steps(NamedTuple):
    """How a folder was packed: its steps in order, and which of them, as they are listed, gives the bytes of the members.

    `streams` are what the last step puts together: the step that gives one, by its place in the list, or None, and the number of its packed bytes.
    """

    coders: tuple[Coder, ...]
    last: int
    streams: tuple[tuple[int | None, int], ...] = ()


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
        steps, every, checksums = self.unpacking()
        if sum(len(one.streams) or 1 for one in steps) != len(sizes):
            raise Strange
        lengths, left = [one[step.last] for one, step in zip(every, steps, strict=True)], iter(sizes)
        for one, each, members in zip(steps, every, self.members(lengths, checksums), strict=True):
            packed = list(islice(left, len(one.streams) or 1))
            yield Folder(one.coders, start, sum(packed), members, tuple(_streams(one, start, packed, each)))
            start += sum(packed)

    def unpacking(self) -> tuple[list[_Steps], list[list[int]], list[int | None]]:
        """Read the steps of each folder, their unpacked sizes, and its checksum."""
        if self.byte() != _FOLDERS or self.byte() != _FOLDER:
            raise Strange
        count = self.count()
        if self.byte():
            raise Strange
        steps = [self.steps() for _ in range(count)]
        if self.byte() != _UNPACKED_SIZES:
            raise Strange
        lengths = [[self.number() for _ in one.coders] for one in steps]
        checksums: list[int | None] = [None] * count
        while (name := self.byte()) != 0:
            if name != _DIGESTS:
                raise Strange
            checksums = self.digests(count)
        return steps, lengths, checksums

    def steps(self) -> _Steps:
        """Read the steps of one folder: a row of them, each of which takes what another one gives, or one that puts several streams together."""
        listed = [self.coder() for _ in range(self.count())]
        coders, inputs = tuple(coder for coder, _ in listed), [many for _, many in listed]
        takes = {self.number(): self.number() for _ in coders[1:]}
        last = next((place for place in range(len(coders)) if place not in takes.values()), None)
        if last is None:
            raise Strange
        if sum(inputs) > len(inputs):
            return _Steps(coders, last, self.branches(inputs, takes, last))
        row = [last]
        while row[-1] in takes and len(row) <= len(coders):
            row.append(takes[row[-1]])
        if sorted(row) != list(range(len(coders))):
            raise Strange
        return _Steps(tuple(coders[place] for place in row), last)

    def branches(self, inputs: list[int], takes: dict[int, int], last: int) -> tuple[tuple[int | None, int], ...]:
        """Read which packed bytes lead to the streams that the last step takes, with one other step each, or none."""
        packed = [self.number() for _ in range(sum(inputs) - len(takes))]
        first = list(accumulate(inputs, initial=0))
        found: list[tuple[int | None, int]] = []
        for place in range(first[last], first[last + 1]):
            step = takes.get(place)
            wanted = place if step is None else first[step] if step < len(inputs) else -1
            if wanted not in packed or (step is not None and inputs[step] != 1):
                raise Strange
            found.append((step, packed.index(wanted)))
        if len(found) != len(packed):
            raise Strange
        return tuple(found)

    def coder(self) -> tuple[Coder, int]:
        """Read one step, and how many streams it takes; all give one."""
        flags, inputs = self.byte(), 1
        if flags & _NOT_PLAIN:
            raise Strange
        method = self.bytes(flags & _LONGEST_METHOD)
        if flags & _WITH_STREAMS:
            inputs = self.count()
            if self.number() != 1 or inputs > _MOST_STREAMS:
                raise Strange
        return Coder(method, self.bytes(self.number()) if flags & _WITH_SETTINGS else b""), inputs

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


def _streams(steps: _Steps, start: int, packed: list[int], lengths: list[int]) -> Iterator[Folder]:
    """Yield what the last step of a folder puts together."""
    for step, number in steps.streams:
        place, size = start + sum(packed[:number]), packed[number]
        coders = (Coder(COPY, b""),) if step is None else (steps.coders[step],)
        yield Folder(coders, place, size, ((size if step is None else lengths[step], None),))
