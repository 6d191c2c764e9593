"""The frame of legacy Office files: MS-CFB header, allocation table and directory. Sizes come from strangers: all are bounded."""

import struct
from dataclasses import dataclass, replace

from crawler.inspect.sparse import Bytes

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_SIZE = 512
_ENTRY_SIZE = 128
_SMALL_SECTOR = 64  # bytes; MS-CFB section 2.2 allows no other
_FREE, _END = 0xFFFFFFFF, 0xFFFFFFFE
_LAST_SECTOR = 0xFFFFFFFA  # MS-CFB section 2.1: MAXREGSECT; above are marks, not sectors
_MOST_FAT = 20_000  # allocation sectors followed: 1.3 GB of file at 512 bytes a sector
_MOST_DIRECTORY = 256

_BY_STREAM = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint Document": "ppt"}
_ROOT = "Root Entry"
_KINDS, _LONGEST_NAME = frozenset({1, 2, 5}), 64  # MS-CFB section 2.6.1, of entries that are used; bytes
_NAMES = {name.casefold(): name for name in _BY_STREAM}  # MS-CFB section 2.6.4: capitals do not matter
_ENCRYPTED = "EncryptedPackage"  # MS-OFFCRYPTO section 2.3.4: an OOXML document behind a password


class Damaged(Exception):  # noqa: N818 - reads as what it says
    """The frame does not hold together; the text says where."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the header and the allocation table say: sector size, table, and where the directory begins."""

    sector: int
    table: tuple[int, ...]
    directory: int
    smallest: int

    @property
    def last_used(self) -> int:
        """Return the number of the highest sector that is in use, -1 when none is.

        Some writers fill the rest of the last table with ends of chains, of which only the first may end one; no chain leads back to sector 0.
        """
        stop = len(self.table)
        while stop > 1 and self.table[stop - 1] == self.table[stop - 2] == _END:
            stop -= 1
        return next((number for number in range(stop - 1, -1, -1) if self.table[number] not in (_FREE, 0)), -1)

    def chain(self, first: int, most: int = 1 << 32) -> list[int]:
        """Return the first sectors of a chain in order; raises Damaged where it leaves the table or turns in a circle."""
        sectors: list[int] = []
        while first <= _LAST_SECTOR and len(sectors) < most:
            if first >= len(self.table) or len(sectors) > len(self.table):
                raise Damaged("a chain of sectors leaves the allocation table")
            sectors.append(first)
            first = self.table[first]
        return sectors


@dataclass(frozen=True, slots=True)
class Stream:
    """One entry of the directory: its name, first sector and length."""

    name: str
    first: int
    size: int


def has_frame(body: Bytes) -> bool:
    """Tell whether a file begins as one of this frame."""
    return body[: len(_MAGIC)] == _MAGIC


def read_frame(body: Bytes) -> Frame:
    """Read header and allocation table; raises Damaged when they cannot be read."""
    if len(body) < _HEADER_SIZE or not has_frame(body):
        raise Damaged("header is missing")
    (shift,) = struct.unpack_from("<H", body, 30)
    if shift not in (9, 12):
        raise Damaged("sector size is not one of the format's")
    sector = 1 << shift
    count, directory = struct.unpack_from("<II", body, 44)
    if count > min(_MOST_FAT, len(body) // sector):
        raise Damaged("allocation table is too large")
    table: list[int] = []
    for number in _table_sectors(body, sector, count):
        table.extend(struct.unpack(f"<{sector // 4}I", _sector(body, sector, number)))
    (smallest,) = struct.unpack_from("<I", body, 56)
    return Frame(sector, tuple(table), directory, smallest)


def _sector(body: Bytes, size: int, number: int) -> bytes:
    start = (number + 1) * size
    part = body[start : start + size]
    if number > _LAST_SECTOR or len(part) < size:
        raise Damaged("a sector lies outside the file")
    return part


def _table_sectors(body: Bytes, sector: int, count: int) -> list[int]:
    """List the sectors of the allocation table: 109 in the header, the rest in a chain of their own."""
    numbers = list(struct.unpack_from("<109I", body, 76))
    (following,) = struct.unpack_from("<I", body, 68)
    while len(numbers) < count and following <= _LAST_SECTOR:
        *more, following = struct.unpack(f"<{sector // 4}I", _sector(body, sector, following))
        numbers.extend(more)
    return numbers[:count]


def streams(body: Bytes, frame: Frame) -> list[Stream]:
    """List the directory in its order, the root first, whatever its name; raises Damaged when a sector of it is outside the file, or an entry is none."""
    found: list[Stream] = []
    number = frame.directory
    for _ in range(_MOST_DIRECTORY):
        if number > _LAST_SECTOR:
            break
        part = _sector(body, frame.sector, number)
        found.extend(_stream(part[at : at + _ENTRY_SIZE]) for at in range(0, frame.sector, _ENTRY_SIZE))
        if number >= len(frame.table):
            raise Damaged("the directory leaves the allocation table")
        number = frame.table[number]
    root = [replace(found[0], name=found[0].name or _ROOT)] if found else []
    return root + [stream for stream in found[1:] if stream.name]


def _stream(entry: bytes) -> Stream:
    length, kind = struct.unpack_from("<HB", entry, 64)
    if length and kind and (kind not in _KINDS or length > _LONGEST_NAME or length & 1):
        raise Damaged("an entry of the directory is damaged")
    first, size = struct.unpack_from("<II", entry, 116)
    name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    return Stream(_NAMES.get(name.casefold(), name), first, size)


def is_cut_inside(body: Bytes, frame: Frame, stream: Stream) -> bool:
    """Tell whether a sector of a stream is shorter than what the stream has in it. Raises Damaged."""
    is_small = stream.size < frame.smallest and stream.name != _ROOT  # the root is where the small ones are
    if is_small or stream.first > _LAST_SECTOR:
        return False
    sectors = frame.chain(stream.first, stream.size // frame.sector + 2)
    rest = stream.size - (len(sectors) - 1) * frame.sector
    if any((number + 2) * frame.sector > len(body) for number in sectors[:-1]):
        return True
    return bool(sectors) and 0 < rest <= frame.sector and (sectors[-1] + 1) * frame.sector + rest > len(body)


def content(body: Bytes, frame: Frame, stream: Stream, most: int) -> bytes:
    """Return the beginning of a stream, wherever it lies. Raises Damaged."""
    if not stream.size:
        return b""
    if stream.size < frame.smallest:
        return small_content(body, frame, stream, most)
    wanted = min(stream.size, most)
    sectors = frame.chain(stream.first)[: wanted // frame.sector + 1]
    if len(sectors) * frame.sector < wanted:
        raise Damaged("a stream is shorter than its length")
    return b"".join(_sector_or_rest(body, frame.sector, number) for number in sectors)[:wanted]


def small_content(body: Bytes, frame: Frame, stream: Stream, most: int) -> bytes:
    """Return the beginning of a stream that lies among the small ones (MS-CFB section 2.4), in the sectors of the first entry. Raises Damaged."""
    root = next(iter(streams(body, frame)), stream)
    shelf = frame.chain(root.first)
    (first,) = struct.unpack_from("<I", body, 60)
    table = b"".join(_sector(body, frame.sector, number) for number in frame.chain(first)[:_MOST_DIRECTORY])
    pieces, number, seen = [], stream.first, set[int]()
    for _ in range(-(-min(stream.size, most) // _SMALL_SECTOR)):
        sector, place = divmod(number * _SMALL_SECTOR, frame.sector)
        if sector >= len(shelf) or 4 * number >= len(table) or number in seen:
            raise Damaged("a chain of small sectors leaves its table")
        seen.add(number)
        pieces.append(_sector(body, frame.sector, shelf[sector])[place : place + _SMALL_SECTOR])
        (number,) = struct.unpack_from("<I", table, 4 * number)
    return b"".join(pieces)[: min(stream.size, most)]


def _sector_or_rest(body: Bytes, size: int, number: int) -> bytes:
    return body[(number + 1) * size : (number + 2) * size]


def main_stream(names: list[str]) -> str | None:
    """Return the first stream that makes a file a document, None when there is none."""
    return next((name for name in names if name in _BY_STREAM or name == _ENCRYPTED), None)


def is_encrypted(names: list[str]) -> bool:
    """Tell whether the file only wraps an encrypted document."""
    return _ENCRYPTED in names


def ole_kind(body: Bytes) -> str:
    """Name the document: `doc`, `xls`, `ppt`, or `ole` for other files of this frame and for encrypted documents."""
    try:
        frame = read_frame(body)
        stream = main_stream([entry.name for entry in streams(body, frame)])
    except Damaged:
        stream = next((name for name in _BY_STREAM if body.find(name.encode("utf-16-le")) >= 0), None)
    return _BY_STREAM.get(stream or "", "ole")
