"""The pictures of a legacy presentation, as they stand in the stream `Pictures`: programs show an empty frame for one that does not unpack."""

import struct
import zlib
from collections.abc import Iterator

from crawler.inspect.jpeg import read_jpeg
from crawler.inspect.pictures import PIXELS_SUMMED_WRONGLY, has_all_pixels, read_png
from crawler.inspect.sparse import Sparse
from crawler.records import Document

_JPEG, _PNG = frozenset({0xF01D, 0xF02A}), frozenset({0xF01E})  # MS-ODRAW 2.2.23: kinds of record
_DRAWN = frozenset({0xF01A, 0xF01B})  # not those of the Macintosh, which few programs show
_ID = 16  # bytes of the name of a picture; of two of them the number before the kind is odd
_TAG, _DRAWING = 1, 34  # bytes between name and picture
_PACKED = 0  # MS-ODRAW 2.2.31, compression
_MOST_RECORDS, _MOST_READ, _MOST_UNPACKED = 4_000, 128 << 10, 16 << 20  # the second: of pictures whose codes are read
_MOST_FORGIVEN = 16  # pictures with wrong checksums


def damaged_picture(stream: bytes) -> str | None:
    """Name what is wrong with the first picture that has something wrong, None for nothing."""
    left, unpacked, forgiven = _MOST_READ, _MOST_UNPACKED, 0
    for kind, data in _pictures(stream):
        if kind in _DRAWN:
            size = _unpacked(data, unpacked)
            if size is None:
                return "a picture does not unpack"
            unpacked -= size
            continue
        left -= len(data) if kind in _JPEG else 0
        is_read = kind in _PNG or left >= 0
        found = _looked_at(kind, data) if is_read else None
        if found and found.damage == PIXELS_SUMMED_WRONGLY and forgiven < _MOST_FORGIVEN and has_all_pixels(data):
            forgiven += 1
        elif found and found.opens is False and found.ended is not False:
            return f"a picture is damaged: {found.damage}"
    return None


def _pictures(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the bytes of each picture, as far as one record follows the other."""
    position = 0
    for _ in range(_MOST_RECORDS):
        if position + 8 > len(stream):
            return
        form, kind, size = struct.unpack_from("<HHI", stream, position)
        start, stop = position + 8, position + 8 + size
        if stop > len(stream):
            return
        names = _ID * (2 if form >> 4 & 1 else 1)
        if kind in _DRAWN and stream[start + names + 32 : start + names + 33] == bytes([_PACKED]):
            (length,) = struct.unpack_from("<I", stream, start + names + 28)
            begin = start + names + _DRAWING
            yield kind, stream[begin : min(stop, begin + length)]
        elif kind in _JPEG or kind in _PNG:
            yield kind, stream[start + names + _TAG : stop]
        position = stop


def _looked_at(kind: int, data: bytes) -> Document | None:
    """Look at a picture that begins as one, None for another."""
    if kind in _PNG:
        return read_png(Sparse.whole(data)) if data.startswith(b"\x89PNG\r\n\x1a\n") else None
    return read_jpeg(Sparse.whole(data)) if data.startswith(b"\xff\xd8") else None


def _unpacked(data: bytes, most: int) -> int | None:
    """Return how many bytes a drawing unpacks to, as far as `most`; None where it does not."""
    unpacker = zlib.decompressobj()
    try:
        return len(unpacker.decompress(data, max(1, most))) if data else 0
    except zlib.error:
        return None
