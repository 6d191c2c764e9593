"""The tables of a film in pieces, as an index would have them: each piece says of its samples how long they are, and where they begin (ISO 14496-12, section 8.8)."""

import struct
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from crawler.inspect.film_tables import BOX_HEADER, Table, boxes
from crawler.inspect.sparse import Bytes

_MOST_SAMPLES, _LARGEST_PIECE = 100_000, 4 << 20  # of all tracks, and bytes of what describes one
_BASE, _DESCRIPTION, _DURATION, _SIZE = 1, 2, 8, 16  # section 8.8.7, flags of `tfhd`
_PLACE, _FIRST_FLAGS, _DURATIONS, _SIZES, _FLAGS, _SHIFTS = 1, 4, 0x100, 0x200, 0x400, 0x800  # section 8.8.8, of `trun`
_Samples = list[tuple[int, int]]


def pieces(body: Bytes, index: bytes) -> Iterator[Table]:
    """Yield the tables of each track whose samples come in pieces."""
    found, left = defaultdict[int, _Samples](list), _MOST_SAMPLES
    for name, start, stop in boxes(body, 0, len(body)):
        if name != b"moof" or stop - start > _LARGEST_PIECE or left <= 0:
            continue
        piece, begin = body[start:stop], start - BOX_HEADER
        for part, first, last in boxes(piece, 0, len(piece)):
            for track, run in _runs(piece[first:last], begin) if part == b"traf" else ():
                some = list(islice(run, max(0, left)))
                found[track] += some
                left -= len(some) + 1
    for track, described in _described(index):
        if found[track]:
            yield _as_table(described, found[track])


def _described(index: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the number of each track, and what describes its samples (sections 8.3.2 and 8.5.2)."""
    for name, start, stop in boxes(index, 0, len(index)):
        if name != b"trak":
            continue
        header = next((index[first:last] for part, first, last in boxes(index, start, stop) if part == b"tkhd"), b"")
        for part in (b"mdia", b"minf", b"stbl", b"stsd"):
            start, stop = next(((at, end) for one, at, end in boxes(index, start, stop) if one == part), (0, 0))  # noqa: PLW2901 - one inside the other
        place = 20 if header[:1] == b"\1" else 12
        yield int.from_bytes(header[place : place + 4]), index[start:stop]


def _runs(piece: bytes, begin: int) -> Iterator[tuple[int, Iterator[tuple[int, int]]]]:
    """Yield the samples of a part of a piece, run by run, with their track; `begin` is the place of the piece."""
    track, usual, base = 0, 0, begin
    for name, start, stop in boxes(piece, 0, len(piece)):
        flags = int.from_bytes(piece[start + 1 : start + 4])
        if name == b"tfhd":
            track, place = int.from_bytes(piece[start + 4 : start + 8]), start + 8
            base = int.from_bytes(piece[place : place + 8]) if flags & _BASE else begin
            place += 8 * bool(flags & _BASE) + 4 * bool(flags & _DESCRIPTION) + 4 * bool(flags & _DURATION)
            usual = int.from_bytes(piece[place : place + 4]) if flags & _SIZE else 0
        elif name == b"trun" and flags & _PLACE:
            count, place = struct.unpack_from(">Ii", piece[start + 4 : stop].ljust(8, b"\0"))
            rows = piece[start + 12 + 4 * bool(flags & _FIRST_FLAGS) : stop]
            yield track, _samples(rows, count, flags, usual, base + place)


def _samples(rows: bytes, count: int, flags: int, usual: int, place: int) -> Iterator[tuple[int, int]]:
    """Yield where the samples of a run begin, and how long they are."""
    row = 4 * sum(bool(flags & flag) for flag in (_DURATIONS, _SIZES, _FLAGS, _SHIFTS))
    at = 4 * bool(flags & _DURATIONS)
    for number in range(min(count, _MOST_SAMPLES)):
        size = usual
        if flags & _SIZES:
            field = rows[number * row + at : number * row + at + 4]
            if len(field) < 4:  # noqa: PLR2004 - a size
                return
            size = int.from_bytes(field)
        yield place, size
        place += size


def _as_table(described: bytes, samples: _Samples) -> Table:
    """Write the tables of an index, with a chunk for each sample."""
    known = [(start, size) for start, size in islice(samples, _MOST_SAMPLES) if start >= 0]
    count = struct.pack(">II", 0, len(known))
    return {
        b"stsd": described,
        b"stsc": struct.pack(">5I", 0, 1, 1, 1, 1),
        b"co64": count + b"".join(struct.pack(">Q", start) for start, _ in known),
        b"stsz": struct.pack(">3I", 0, 0, len(known)) + b"".join(struct.pack(">I", size) for _, size in known),
    }
