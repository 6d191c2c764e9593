"""The tables of a film: where its samples are, and how long (ISO 14496-12, sections 8.5 and 8.7)."""

import struct
import sys
from array import array
from collections.abc import Iterator
from itertools import chain, islice

from crawler.inspect.sparse import Bytes

BOX_HEADER, MOST_BOXES = 8, 100_000
"""Bytes of the header of a box, and how many are looked at: a film in pieces of a second, a day long."""
PLACES, LENGTHS = frozenset({b"stco", b"co64"}), frozenset({b"stsz", b"stz2"})
CONTAINERS = frozenset({b"trak", b"mdia", b"minf", b"stbl"})
_KEPT = PLACES | LENGTHS | {b"stsc", b"stsd"}
_RUN = 3  # numbers of an entry that says how many samples the chunks from one on have
Table = dict[bytes, bytes]
"""The leaves of a track's `stbl` box by name."""


def numbers(data: bytes, at: int, width: int) -> "array[int]":
    """Return the numbers of a table behind its count; nothing where there are fewer than it says."""
    found = array("Q" if width == 8 else "I")  # noqa: PLR2004 - bytes
    if len(data) < at + 4:
        return found
    (count,) = struct.unpack_from(">I", data, at)
    if at + 4 + count * width > len(data):
        return found
    found.frombytes(data[at + 4 : at + 4 + count * width])
    if sys.byteorder == "little":
        found.byteswap()
    return found


def boxes(data: Bytes, start: int, stop: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield the boxes that follow each other between two places: the name of each, where it begins behind its header, and where it ends; up to one that does not fit."""
    for _ in range(MOST_BOXES):
        if start + BOX_HEADER > stop:
            return
        size, name = struct.unpack_from(">I4s", data, start)
        if size < BOX_HEADER or start + size > stop:
            return
        yield name, start + BOX_HEADER, start + size
        start += size


def tables(data: bytes) -> Iterator[Table]:
    """Yield the tables of each track of an index."""
    return _tables(data, 0, len(data))


def _tables(data: bytes, start: int, stop: int, depth: int = 0) -> Iterator[Table]:
    leaves = Table()
    for name, begin, end in boxes(data, start, stop):
        if name in CONTAINERS and depth < len(CONTAINERS):
            yield from _tables(data, begin, end, depth + 1)
        elif name in _KEPT:
            leaves[name] = data[begin:end]
    if leaves:
        yield leaves


def samples(table: Table) -> Iterator[tuple[int, int]]:
    """Yield where the samples of a track begin, and how long they are, as far as its tables tell (sections 8.7.3 to 8.7.5)."""
    wide, sizes = b"co64" in table, table.get(b"stsz", b"")
    if len(sizes) < 12 or any(sizes[4:8]):  # noqa: PLR2004 - two numbers; one size for all may be that of a sample as it is heard
        return
    places = numbers(table.get(b"co64") or table.get(b"stco", b""), 4, 8 if wide else 4)
    lengths = iter(numbers(sizes, 8, 4))
    for place, count in zip(places, _counts(table.get(b"stsc", b"")), strict=False):
        for length in islice(lengths, count):
            yield place, length
            place += length  # noqa: PLW2901 - where the next one begins


def _counts(data: bytes) -> Iterator[int]:
    """Yield how many samples chunk after chunk has; the last number goes on without end."""
    (entries,) = struct.unpack_from(">I", data.ljust(BOX_HEADER, b"\0"), 4)
    runs = numbers(bytes(4) + struct.pack(">I", min(_RUN * entries, len(data) // 4)) + data[8:], 4, 4)
    firsts, counts = runs[::_RUN], runs[1::_RUN]
    for first, following, count in zip(firsts, chain(firsts[1:], [sys.maxsize]), counts, strict=False):
        for _ in range(first, following):
            yield count
