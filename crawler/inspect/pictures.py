"""Pictures: whole by the structure of their format, without decoding a pixel."""

import struct
import zlib
from collections.abc import Iterator

from crawler.inspect.sparse import Bytes, Missing, Sparse
from crawler.records import Document

_TAIL = 1024
_PNG_HEADER = 24
_PNG_CHUNKS = 8
_MARKER, _START_OF_SCAN, _END_OF_IMAGE = 0xFF, 0xDA, b"\xff\xd9"  # ITU-T T.81 table B.1
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length
_START_OF_FRAME = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_GIF_HEADER = 13
_MOST_PIXELS = 1 << 31
_TOO_MANY = "too many parts to look at"
_MOST_CHUNKS = _MOST_MARKERS = 1_000_000
_MOST_BLOCKS = 3_000_000  # of 255 bytes each: more than a body is read of
_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B  # GIF89a sections 18 to 27
_STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES = 273, 279, 324, 325  # TIFF 6.0 section 8 and 15
_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _SAMPLES, _ROWS = 256, 257, 258, 259, 277, 278
_LOOKED_AT = frozenset(
    {_STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES, _WIDTH, _HEIGHT, _BITS, _COMPRESSION, _SAMPLES, _ROWS}
)
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 13: 4, 16: 8}
_TIFF_HEADER = 8
_MOST_TAGS, _MOST_STRIPS, _MOST_DIRECTORIES = 1_000, 200_000, 200
_SLACK = 16  # bytes of the last strip that some writers leave out


def cut(damage: str = "end is missing") -> Document:
    """Return what is said of a file that stops before its end."""
    return Document(opens=False, ended=False, damage=damage)


def sound() -> Document:
    """Return what is said of a whole file."""
    return Document(opens=True, ended=True)


def read_png(file: Sparse) -> Document:
    """Check the header, the last chunk, and the checksums of the chunks that matter where the file is known in full (PNG 5.2 and 5.3)."""
    header = file.at(0, _PNG_HEADER)
    if header[12:16] != b"IHDR" or header[16:20] == b"\0\0\0\0" or header[20:24] == b"\0\0\0\0":
        return Document(opens=False, damage="no picture header")
    if b"IEND\xaeB`\x82" not in file.tail(_TAIL) and not _ends(file):  # some tools append a little
        return cut()
    if too_large := _immense(*struct.unpack(">II", header[16:24])):
        return too_large
    try:
        body = file.all()
    except Missing:
        return sound()
    damage = _png_damage(body)
    if damage == _TOO_MANY:
        return Document(damage=damage)
    return Document(opens=False, ended=True, damage=damage) if damage else sound()


def _immense(width: int, height: int) -> Document | None:
    """Say of a picture that no usual program has room for that nothing can be said."""
    large = width * height > _MOST_PIXELS
    return Document(damage=f"a picture of {width:,} by {height:,} pixels") if large else None


def _ends(file: Sparse) -> bool:
    """Look for the last chunk before whatever was appended. Raises Missing."""
    return file.all().find(b"IEND\xaeB`\x82") >= 0


def _png_damage(body: Bytes) -> str | None:
    """Walk the chunks up to the last; those that begin with a capital must be right."""
    position = _PNG_CHUNKS
    for _ in range(_MOST_CHUNKS):
        if position + 12 > len(body):
            return "the chunks do not meet"
        (size,) = struct.unpack_from(">I", body, position)
        name, end = body[position + 4 : position + 8], position + 8 + size
        if name == b"IEND":
            return None
        if end + 4 > len(body):
            return "a chunk is longer than the file"
        if name[:1].isupper() and zlib.crc32(memoryview(body)[position + 4 : end]) != int.from_bytes(
            body[end : end + 4]
        ):
            return f"checksum of {name.decode('latin-1')} is wrong"
        position = end + 4
    return _TOO_MANY


def read_jpeg(file: Sparse) -> Document:
    """Find the end mark after the first scan: before it, it may belong to an embedded thumbnail. Decoders skip junk between markers; so do we."""
    body, position = file.all(), 2
    for _ in range(_MOST_MARKERS):
        position = body.find(b"\xff", position)
        if not 0 <= position < len(body) - 3:
            return cut("no picture data")
        mark = body[position + 1]
        if mark == _START_OF_SCAN:
            return sound() if body.find(_END_OF_IMAGE, position) >= 0 else cut()
        if mark in (0, _MARKER) or mark in _BARE:
            position += 1
            continue
        if mark in _START_OF_FRAME and (
            large := _immense(*struct.unpack(">HH", body[position + 5 : position + 9].ljust(4, b"\0")))
        ):
            return large
        (size,) = struct.unpack_from(">H", body, position + 2)
        position += 2 + size
    return Document(damage=_TOO_MANY)


def read_gif(file: Sparse) -> Document:
    """Walk the blocks to the trailer; what stands behind it is nobody's concern."""
    body = file.all()
    if len(body) < _GIF_HEADER:
        return cut()
    if large := _immense(*struct.unpack_from("<HH", body, 6)):
        return large
    try:
        return _walked(body, iter(range(_MOST_BLOCKS)))
    except StopIteration:
        return Document(damage=_TOO_MANY)


def _walked(body: Bytes, steps: Iterator[int]) -> Document:
    """Go from block to block; raises StopIteration where there are more than the steps allow."""
    position = _GIF_HEADER + _table(body[10])
    pictures = 0
    while position < len(body):
        next(steps)
        kind = body[position]
        if kind == _TRAILER:
            return sound() if pictures else Document(opens=False, ended=True, damage="no picture data")
        if kind == _IMAGE:
            if position + 10 > len(body):
                return cut()
            start = position + 10 + _table(body[position + 9]) + 1
            pictures += 1
        elif kind == _EXTENSION:
            start = position + 2
        elif kind == 0:  # a stray terminator, which decoders skip
            position += 1
            continue
        else:
            return Document(opens=pictures > 0, damage="the blocks do not meet")
        position = _after_blocks(body, start, steps)
    return cut()


def _table(flags: int) -> int:
    """Return the length of a colour table."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _after_blocks(body: Bytes, position: int, steps: Iterator[int]) -> int:
    """Return the place after a chain of data blocks; beyond the end of the file where it breaks off."""
    while position < len(body) and (size := body[position]):
        next(steps)
        position += size + 1
    return position + 1


def read_tiff(file: Sparse) -> Document:
    """Check that directories and the strips or tiles they name lie inside the file (TIFF 6.0 section 2). Raises Missing."""
    if file.size < _TIFF_HEADER:
        return cut()
    order = "<" if file.at(0, 2) == b"II" else ">"
    (version,) = struct.unpack(f"{order}H", file.at(2, 4))
    if version != 42:  # noqa: PLR2004 - BigTIFF has wider fields; only its first directory is looked for
        (place,) = struct.unpack(f"{order}Q", file.at(8, 16).ljust(8, b"\0"))
        return Document(opens=True) if 0 < place < file.size else cut("a directory lies beyond the end")
    (place,) = struct.unpack(f"{order}I", file.at(4, 8).ljust(4, b"\0"))
    for number in range(_MOST_DIRECTORIES):
        if place == 0:
            return sound() if number else Document(opens=False, damage="no directory")
        count = int.from_bytes(file.at(place, place + 2), "little" if order == "<" else "big")
        raw = file.at(place + 2, place + 2 + 12 * count + 4)
        if not count or count > _MOST_TAGS or len(raw) < 12 * count:
            return cut("a directory lies beyond the end")
        tags = _tags(file, order, raw, count)
        if fault := _fault(file, tags):
            return fault
        (place,) = struct.unpack(f"{order}I", raw[12 * count : 12 * count + 4].ljust(4, b"\0"))
    return Document(opens=True)


def _tags(file: Sparse, order: str, raw: bytes, count: int) -> dict[int, tuple[int, ...]]:
    """Read the tags of a directory that are looked at."""
    tags: dict[int, tuple[int, ...]] = {}
    for at in range(0, 12 * count, 12):
        tag, kind, number = struct.unpack_from(f"{order}HHI", raw, at)
        if tag in _LOOKED_AT and kind in (3, 4) and number <= _MOST_STRIPS:
            tags[tag] = _values(file, order, raw[at + 8 : at + 12], kind, number)
    return tags


def _fault(file: Sparse, tags: dict[int, tuple[int, ...]]) -> Document | None:
    """Return what is to be said of the picture of one directory, None where it is sound."""
    if not _holds(file, tags):
        return cut("picture data lie beyond the end")
    return _immense(_first(tags, _WIDTH), _first(tags, _HEIGHT))


def _holds(file: Sparse, tags: dict[int, tuple[int, ...]]) -> bool:
    """Tell whether all strips or tiles of a directory lie inside the file."""
    starts, sizes = tags.get(_STRIPS) or tags.get(_TILES) or (), tags.get(_STRIP_BYTES) or tags.get(_TILE_BYTES) or ()
    if len(sizes) != len(starts):
        return all(start < file.size for start in starts)
    most = _bytes_of_a_strip(tags)
    return all(start + min(size, most) <= file.size + _SLACK for start, size in zip(starts, sizes, strict=True))


def _bytes_of_a_strip(tags: dict[int, tuple[int, ...]]) -> int:
    """Return what a strip can need at most: without compression its pixels tell, and decoders believe them before a wrong count."""
    width, height, rows = (_first(tags, tag) for tag in (_WIDTH, _HEIGHT, _ROWS))
    if _first(tags, _COMPRESSION, 1) != 1 or _STRIPS not in tags or not width * height:
        return 1 << 62
    bits = _first(tags, _BITS, 1) * _first(tags, _SAMPLES, 1)
    return (width * bits + 7) // 8 * min(rows or height, height)


def _first(tags: dict[int, tuple[int, ...]], tag: int, otherwise: int = 0) -> int:
    """Return the first number of a tag; a file may lack it, or give it none."""
    return (tags.get(tag) or (otherwise,))[0]


def _values(file: Sparse, order: str, field: bytes, kind: int, number: int) -> tuple[int, ...]:
    """Return the numbers of a tag: in its field where they fit, at the place it names otherwise."""
    size = _SIZES[kind] * number
    if size > len(field):
        (place,) = struct.unpack(f"{order}I", field)
        field = file.at(place, place + size)
    letter = "H" if _SIZES[kind] == 2 else "I"  # noqa: PLR2004 - bytes of a short
    return struct.unpack_from(f"{order}{len(field) // _SIZES[kind]}{letter}", field)[:number]
