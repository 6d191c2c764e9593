"""TIFF: the directories and what they name lie inside the file."""

import struct
from collections.abc import Iterator
from itertools import repeat
from typing import NamedTuple

from crawler.inspect.fax import rows_hold
from crawler.inspect.pictures import cut, immense, sound
from crawler.inspect.sparse import Bytes, Missing, Sparse
from crawler.inspect.tiff_strips import damaged_picture, damaged_strip, holed_rows
from crawler.inspect.transfer import SECTOR, TURNED, questioned, reencoded, transfer_damage, zero_tail, zeroed_block
from crawler.records import Document

_STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES = 273, 279, 324, 325  # TIFF 6.0 section 8 and 15
_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _SAMPLES, _ROWS = 256, 257, 258, 259, 277, 278
_COLOURS, _ORDER, _PLANES, _PALETTE, _JPEG_TABLES = 262, 266, 284, 320, 347
_LOOKED_AT = frozenset(
    {
        *(_STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES, _WIDTH, _HEIGHT, _BITS, _COMPRESSION, _SAMPLES, _ROWS),
        *(_COLOURS, _ORDER, _PLANES, _PALETTE, _JPEG_TABLES),
    }
)
_SUBSAMPLED, _APART = 6, 2  # YCbCr (section 21), and samples in strips of their own
_MOST_BITS, _OF_A_SAMPLE = 1 << 24, 8
_LETTERS = {3: "H", 4: "I", 7: "B", 16: "Q"}
"""Of the kinds that numbers of bytes, pixels and places have, and tables of JPEG."""
_TIFF_HEADER = 8
_BIG = 43  # BigTIFF: as TIFF 6.0, with wider fields
_MOST_TAGS, _MOST_STRIPS = 1_000, 200_000  # of one directory
_MOST_DIRECTORIES = 200  # that are looked at
_GROUP_4, _JPEG, _WIDEST_FAX = 4, 7, 1 << 16
_MOST_OF_A_PAGE, _MOST_OF_CODES = 48 << 10, 384 << 10  # bytes of a page of which the codes are read, 100 ms, and of all
_SLACK = 16  # bytes of the last strip that some writers leave out


class _Layout(NamedTuple):
    """How numbers are written: the order of bytes, and struct's letters for a count of tags, and for a place or a count of values."""

    order: str
    tally: str
    place: str

    def read(self, letter: str, data: bytes) -> int:
        """Read a number; 0 where there is none."""
        size = struct.calcsize(f"={letter}")
        return int(struct.unpack(f"{self.order}{letter}", data[:size].ljust(size, b"\0"))[0])

    @property
    def width(self) -> int:
        """Return the bytes of a place."""
        return struct.calcsize(f"={self.place}")

    @property
    def entry(self) -> int:
        """Return the bytes of a tag."""
        return 4 + 2 * self.width


_Tags = dict[int, tuple[int, ...]]


def read_tiff(file: Sparse) -> Document:
    """Check that directories and the strips or tiles they name lie inside the file (TIFF 6.0 section 2). Raises Missing."""
    if file.size < _TIFF_HEADER:
        return cut()
    order = "<" if file.at(0, 2) == b"II" else ">"
    (version,) = struct.unpack(f"{order}H", file.at(2, 4))
    layout = _Layout(order, "Q", "Q") if version == _BIG else _Layout(order, "H", "I")
    place, packed = layout.read(layout.place, file.at(layout.width, 2 * layout.width)), True
    left, codes = _MOST_STRIPS, _MOST_OF_CODES
    for number in range(_MOST_DIRECTORIES):
        if place == 0:
            return _end(file, packed=packed) if number else Document(opens=False, damage="no directory")
        first = place + struct.calcsize(f"={layout.tally}")
        count = layout.read(layout.tally, file.at(place, first))
        if not count or count > _MOST_TAGS:
            return cut("a directory lies beyond the end")
        raw = file.at(first, first + layout.entry * count + layout.width)
        tags = _tags(file, layout, raw, count) if len(raw) >= layout.entry * count else None
        if tags is None:
            return cut("a directory lies beyond the end")
        if fault := _fault(file, tags, codes):
            return fault
        codes -= min(sum(tags.get(_STRIP_BYTES) or tags.get(_TILE_BYTES, ())), _MOST_OF_A_PAGE) if _is_read(tags) else 0
        packed = packed and _first(tags, _COMPRESSION, 1) != 1
        place = layout.read(layout.place, raw[layout.entry * count :])
        left -= sum(map(len, tags.values()))
        if left < 0:
            break
    return Document(opens=True)


def _end(file: Sparse, *, packed: bool) -> Document:
    """Look at what became of the data on their way, where they are known."""
    try:
        body = file.all()
    except Missing:
        return sound()
    damage = _packed_damage(body) if packed else reencoded(body) or questioned(body)
    return Document(opens=False, ended=True, damage=damage) if damage else sound()


def _packed_damage(body: Bytes) -> str | None:
    """Tell what became of packed data."""
    is_holed = zero_tail(body) or zeroed_block(body, least=SECTOR)
    return "a block of zeros" if is_holed else transfer_damage(body)


def _tags(file: Sparse, layout: _Layout, raw: bytes, count: int) -> _Tags | None:
    """Return the numbers of the tags that are looked at, None where some lie outside the file."""
    tags: _Tags = {}
    for at in range(0, layout.entry * count, layout.entry):
        tag, kind, number = struct.unpack_from(f"{layout.order}HH{layout.place}", raw, at)
        if tag in _LOOKED_AT - tags.keys() and kind in _LETTERS:
            field = raw[at + 4 + layout.width : at + layout.entry]
            if _lies_outside(file, layout, field, struct.calcsize(f"={_LETTERS[kind]}") * number):
                return None
            if number <= _MOST_STRIPS:
                tags[tag] = _values(file, layout, field, _LETTERS[kind], number)
    return tags


def _lies_outside(file: Sparse, layout: _Layout, field: bytes, size: int) -> bool:
    """Tell whether the numbers of a tag would end behind the file: programs refuse a picture then, or do without them."""
    return size > len(field) and layout.read(layout.place, field) + size > file.size


def _is_read(tags: _Tags) -> bool:
    """Tell whether the codes of a picture are read one by one."""
    return _first(tags, _COMPRESSION, 1) in (_GROUP_4, _JPEG)


def _fault(file: Sparse, tags: _Tags, codes: int) -> Document | None:
    """Return what is to be said of the picture of one directory, None where it is sound; so many bytes of `codes` are still to be read."""
    if not _holds(file, tags):
        return cut("picture data lie beyond the end")
    if not _first(tags, _WIDTH) or not _first(tags, _HEIGHT):
        return Document(opens=False, damage="no picture header")
    if too_large := immense(_first(tags, _WIDTH), _first(tags, _HEIGHT)):
        return too_large
    try:
        is_damaged = _is_damaged(file, tags, codes)
    except Missing:
        return None
    return Document(opens=False, ended=True, damage="a strip does not unpack") if is_damaged else None


def _is_damaged(file: Sparse, tags: _Tags, codes: int) -> bool:
    """Tell whether the strips of a picture stand for no picture, as far as that can be seen. Raises Missing."""
    is_turned = _first(tags, _ORDER, 1) != 1  # the bits of each byte are the other way round
    packing, most = _first(tags, _COMPRESSION, 1), min(codes, _MOST_OF_A_PAGE)
    if packing == _GROUP_4:
        return not all(_are_rows(file, tags, most, turned=is_turned))
    if is_turned:
        return False
    if packing == _JPEG:
        return damaged_picture(_strips(file, tags), bytes(tags.get(_JPEG_TABLES, ())), most)
    if packing == 1:
        row = _bytes_of_a_row(tags)
        return _first(tags, _BITS, 1) == _OF_A_SAMPLE and row > 0 and holed_rows(_strips(file, tags), row)
    return damaged_strip(packing, _strips(file, tags), _sizes(tags))


def _bytes_of_a_row(tags: _Tags) -> int:
    """Return the bytes of a row of pixels whose samples have one byte each."""
    samples = 1 if _first(tags, _PLANES, 1) == _APART else _first(tags, _SAMPLES, 1)
    return _first(tags, _WIDTH) * samples


def _are_rows(file: Sparse, tags: _Tags, left: int, *, turned: bool) -> Iterator[bool]:
    """Yield whether the rows of each strip of a fax are some, as far as the first bytes that are `left` to be read tell. Raises Missing."""
    width, height = _first(tags, _WIDTH), _first(tags, _HEIGHT)
    rows = min(_first(tags, _ROWS) or height, height)
    for strip, first in zip(_strips(file, tags), range(0, height, rows), strict=False):
        if left > 0 and width <= _WIDEST_FAX:
            coded = strip.translate(TURNED) if turned else strip
            yield rows_hold(coded, width, min(rows, height - first), most=left)
        left -= len(strip)


def _strips(file: Sparse, tags: _Tags) -> Iterator[bytes]:
    """Yield the strips, or what tiles are pictures by themselves; none where it is not said how long each is. Raises Missing."""
    starts, sizes = tags.get(_STRIPS, ()), tags.get(_STRIP_BYTES, ())
    if _first(tags, _COMPRESSION) == _JPEG and not starts:
        starts, sizes = tags.get(_TILES, ()), tags.get(_TILE_BYTES, ())
    known = zip(starts, sizes, strict=True) if len(starts) == len(sizes) else ()
    return (file.at(start, start + size) for start, size in known)


def _sizes(tags: _Tags) -> Iterator[int]:
    """Yield how many bytes each strip stands for, 0 where that is not plain: samples may lie in strips of their own, and the last strip is shorter."""
    width, height, samples = _first(tags, _WIDTH), _first(tags, _HEIGHT), _first(tags, _SAMPLES, 1)
    rows, bits = min(_first(tags, _ROWS) or height, height), tags.get(_BITS) or (1,)
    is_plain = _first(tags, _ORDER, 1) == 1 and _first(tags, _COLOURS) != _SUBSAMPLED and width * samples <= _MOST_BITS
    apart = _first(tags, _PLANES, 1) == _APART
    row = (width * (bits[0] if apart else sum(bits[:samples]) if len(bits) >= samples else bits[0] * samples) + 7) // 8
    for _ in range(samples if apart and is_plain else is_plain):
        yield from (row * min(rows, height - first) for first in range(0, height, rows))
    yield from repeat(0)


def _first(tags: _Tags, tag: int, otherwise: int = 0) -> int:
    """Return the first number of a tag; a file may lack it, or give it none."""
    return (tags.get(tag) or (otherwise,))[0]


def _holds(file: Sparse, tags: _Tags) -> bool:
    """Tell whether all strips or tiles of a directory lie inside the file."""
    starts, sizes = tags.get(_STRIPS) or tags.get(_TILES) or (), tags.get(_STRIP_BYTES) or tags.get(_TILE_BYTES) or ()
    if len(sizes) != len(starts):
        return all(start < file.size for start in starts)
    most = _bytes_of_a_strip(tags)
    return all(start + min(size, most) <= file.size + _SLACK for start, size in zip(starts, sizes, strict=True))


def _bytes_of_a_strip(tags: _Tags) -> int:
    """Return what a strip can need at most: without compression its pixels tell, and decoders believe them before a wrong count."""
    width, height, rows = (_first(tags, tag) for tag in (_WIDTH, _HEIGHT, _ROWS))
    if _first(tags, _COMPRESSION, 1) != 1 or _STRIPS not in tags or not width * height:
        return 1 << 62
    bits = _first(tags, _BITS, 1) * _first(tags, _SAMPLES, 1)
    return (width * bits + 7) // 8 * min(rows or height, height)


def _values(file: Sparse, layout: _Layout, field: bytes, letter: str, number: int) -> tuple[int, ...]:
    """Return the numbers of a tag: in its field where they fit, at the place it names otherwise."""
    size = struct.calcsize(f"={letter}")
    if size * number > len(field):
        place = layout.read(layout.place, field)
        field = file.at(place, place + size * number)
    return struct.unpack_from(f"{layout.order}{len(field) // size}{letter}", field)[:number]
