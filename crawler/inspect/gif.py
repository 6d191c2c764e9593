"""GIF: whole by its trailer, sound by the codes of its pictures (GIF89a)."""

import struct
from collections.abc import Iterator

from crawler.inspect.lzw import values
from crawler.inspect.pictures import cut, immense, sound
from crawler.inspect.sparse import Bytes, Sparse
from crawler.inspect.transfer import SECTOR, transfer_damage, zeroed_block
from crawler.records import Document

_HEADER, _MAGIC = 13, b"GIF8"
_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B  # sections 18 to 27
_DESCRIPTOR = 10
_WIDEST_START = 11  # bits of a first code: more than section 22 allows, as decoders do
_MOST_BLOCKS = 3_000_000  # of 255 bytes each: more than a body is read of
_MUCH = 20  # one part in so many of a file is missed
_HARDLY_ANY = 2  # pixels are not missed
_PARTS, _SMALL = (
    500,
    1 << 16,
)  # one part in so many pixels, of a picture of some size, may be too much: decoders pass it over
_MOST_CODES = 256 * 1024  # bytes of codes of a file that are looked at: 65 ms


def read_gif(file: Sparse) -> Document:
    """Walk the blocks to the trailer; what stands behind it is nobody's concern, and one picture that is whole needs none."""
    body = file.all()
    if len(body) < _HEADER:
        return cut()
    if large := immense(*struct.unpack_from("<HH", body, 6)):
        return large
    try:
        return _walked(body, iter(range(_MOST_BLOCKS)))
    except StopIteration:
        return Document(damage="too many parts to look at")


def _walked(body: Bytes, steps: Iterator[int]) -> Document:
    """Go from block to block; raises StopIteration where there are more than the steps allow."""
    position, pictures = _HEADER + _table(body[10]), list[int]()
    while position < len(body):
        next(steps)
        kind = body[position]
        if kind == _TRAILER:
            damage = _damage(body, position, pictures) if pictures else "no picture data"
            return Document(opens=False, ended=True, damage=damage) if damage else sound()
        if kind == _IMAGE:
            if position + _DESCRIPTOR > len(body):
                return cut()
            pictures.append(position)
            start = _first_block(body, position)
        elif kind == _EXTENSION:
            start = position + 2
        elif kind == 0:  # a stray terminator, which decoders skip
            position += 1
            continue
        else:
            damage = _damage(body, len(body), pictures)
            is_another = body[position : position + len(_MAGIC)] == _MAGIC  # programs show the first of two
            is_much = (len(body) - position) * _MUCH > len(body) and not is_another
            opens = bool(pictures) and not damage and not is_much
            return Document(opens=opens, damage=damage or "the blocks do not meet")
        position = _after_blocks(body, start, steps)
    # of a film, who knows how many pictures there were
    is_whole = position == len(body) and len(pictures) == 1 and not _damage(body, position, pictures)
    return sound() if is_whole else cut()


def _damage(body: Bytes, stop: int, pictures: list[int]) -> str | None:
    """Tell what became of pictures on their way."""
    if zeroed_block(body, 0, stop, least=SECTOR):
        return "a block of zeros"
    if sent_as_text := transfer_damage(body, 0, stop):
        return sent_as_text
    left = _MOST_CODES
    for place in pictures:
        data = b"".join(_blocks(body, _first_block(body, place), left))
        left -= len(data)
        if left <= 0:
            break
        if not _unpacks(body, place, data):
            return "a picture does not unpack"
    return None


def _unpacks(body: Bytes, place: int, data: bytes) -> bool:
    """Tell whether codes stand for as many pixels as the picture at a place has: of 2,600 good ones none had fewer, and two a few more."""
    width, height = struct.unpack_from("<HH", body, place + 5)
    bits = body[_first_block(body, place) - 1]
    pixels = values(data, bits) if bits <= _WIDEST_START else None
    more = -width * height if pixels is None else pixels - width * height
    return bool(more >= -_HARDLY_ANY and more * _PARTS <= max(width * height, _SMALL))


def _blocks(body: Bytes, position: int, most: int) -> Iterator[bytes]:
    """Yield the blocks of data that begin at a place, until they are more than so many bytes."""
    while most > 0 and position < len(body) and (size := body[position]):
        yield body[position + 1 : position + 1 + size]
        position += size + 1
        most -= size


def _first_block(body: Bytes, place: int) -> int:
    """Return where the data of a picture begin: behind its colour table, and the width of its first code."""
    return place + _DESCRIPTOR + _table(body[place + _DESCRIPTOR - 1]) + 1


def _table(flags: int) -> int:
    """Return the length of a colour table."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _after_blocks(body: Bytes, position: int, steps: Iterator[int]) -> int:
    """Return the place after a chain of data blocks; beyond the end of the file where it breaks off."""
    while position < len(body) and (size := body[position]):
        next(steps)
        position += size + 1
    return position + 1
