"""Pictures: whole by the structure of their format, without decoding a pixel."""

import re
import struct
import zlib

from crawler.inspect.sparse import Bytes, Missing, Sparse
from crawler.inspect.transfer import SECTOR, reencoded, transfer_damage, zeroed_block
from crawler.records import Document

_TAIL = 1024
_PNG_HEADER = 24
_PNG_CHUNKS = 8
_MARKER, _START_OF_SCAN, _END_OF_IMAGE = 0xFF, 0xDA, b"\xff\xd9"  # ITU-T T.81 table B.1
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length
_MARKERS, _FIRST_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]"), 0xC0
_START_OF_FRAME = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_FRAME = re.compile(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf\xf7]")  # the last: ITU-T T.87, C.1.1
_QUANTIZED, _TABLES = frozenset({0xC0, 0xC1, 0xC2}), b"\xff\xdb"
_BMP_HEADER, _BMP_CORE, _BMP_SLACK = 38, 12, 4
_FEW_ENDS = 8
_MOST_PIXELS = 1 << 31
_TOO_MANY = "too many parts to look at"
_MOST_CHUNKS = _MOST_MARKERS = 1_000_000


def cut(damage: str = "end is missing") -> Document:
    """Return what is said of a file that stops before its end."""
    return Document(opens=False, ended=False, damage=damage)


def sound() -> Document:
    """Return what is said of a whole file."""
    return Document(opens=True, ended=True)


def unchecked() -> Document:
    """Return what is said of a file of which the beginning is sound, and the rest too large."""
    return Document(damage="too large to look at in full")


def read_png(file: Sparse) -> Document:
    """Check the header, the last chunk, and the checksums of the chunks that matter where the file is known in full (PNG 5.2 and 5.3)."""
    header = file.at(0, _PNG_HEADER)
    if header[12:16] != b"IHDR" or header[16:20] == b"\0\0\0\0" or header[20:24] == b"\0\0\0\0":
        return Document(opens=False, damage="no picture header")
    if b"IEND\xaeB`\x82" not in file.tail(_TAIL) and not _ends(file):  # some tools append a little
        return cut()
    if too_large := immense(*struct.unpack(">II", header[16:24])):
        return too_large
    try:
        body = file.all()
    except Missing:
        return sound()
    damage = _png_damage(body)
    if damage == _TOO_MANY:
        return Document(damage=damage)
    return Document(opens=False, ended=True, damage=damage) if damage else sound()


def immense(width: int, height: int) -> Document | None:
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
            return (
                _scans(body, position)
                if _is_described(body, position)
                else Document(opens=False, damage="no picture header")
            )
        if mark in (0, _MARKER) or mark in _BARE:
            position += 1
            continue
        if mark in _START_OF_FRAME and (
            large := immense(*struct.unpack(">HH", body[position + 5 : position + 9].ljust(4, b"\0")))
        ):
            return large
        (size,) = struct.unpack_from(">H", body, position + 2)
        position += 2 + size
    return Document(damage=_TOO_MANY)


def _is_described(body: Bytes, scan: int) -> bool:
    """Tell whether what a decoder needs stands somewhere before the first scan (ITU-T T.81, B.2.1): a frame, and tables if its kind has them."""
    frame = _FRAME.search(body, 2, scan)
    return frame is not None and (frame[0][1] not in _QUANTIZED or body.find(_TABLES, 2, scan) >= 0)


def _scans(body: Bytes, position: int) -> Document:
    """Go from the first scan to the end mark: between them stand no other markers than the format's, and no blocks of zeros."""
    end = body.find(_END_OF_IMAGE, position)
    if end < 0:
        return cut()
    damage = (
        "a block of zeros" if zeroed_block(body, position, end, least=SECTOR) else transfer_damage(body, position, end)
    )
    damage = damage or _strange_marker(body, position, end)
    return Document(opens=False, ended=True, damage=damage) if damage else sound()


def _strange_marker(body: Bytes, position: int, end: int) -> str | None:
    """Look for a marker inside the data that no part of the format uses (ITU-T T.81 table B.1): data that are FF are followed by a zero."""
    for _ in range(_MOST_MARKERS):
        found = _MARKERS.search(body, position, end)
        if found is None:
            return None
        if body[found.end() - 1] < _FIRST_MARKER:
            return "a marker that the format does not have"
        position = found.end() + int.from_bytes(body[found.end() : found.end() + 2])
    return None


def read_bmp(file: Sparse) -> Document:
    """Compare with the place and the size of the pixels (BITMAPFILEHEADER, BITMAPINFOHEADER)."""
    header = file.at(0, _BMP_HEADER)
    if len(header) < _BMP_HEADER:
        return cut()
    size, place, kind = struct.unpack_from("<I4xII", header, 2)
    if kind == _BMP_CORE:
        width, height, bits, packing, stated = *struct.unpack_from("<HH2xH", header, 18), 0, 0
    else:
        width, height, bits, packing, stated = struct.unpack_from("<ii2xHII", header, 18)
    pixels = (abs(width) * bits + 31) // 32 * 4 * abs(height) if packing in (0, 3, 6) else stated
    if place + pixels > file.size + _BMP_SLACK:
        return _lost_bits(size, file.size) or cut("shorter than its header says")
    return _lost_bits(size, file.size) or _text(_added_ends(file, size) or reencoded(file.all())) or sound()


def _added_ends(file: Sparse, stated: int) -> str | None:
    """Tell whether a file is longer than its header says by as many bytes as there are line feeds behind a carriage return."""
    added = file.size - stated
    if added < _FEW_ENDS or file.all()[:].count(b"\r\n") != added:
        return None
    return "binary data were sent as text: every line feed follows a carriage return"


def _lost_bits(stated: int, size: int) -> Document | None:
    """Tell whether the length in a header lost the eighth bit of its bytes, and so all the rest."""
    return (
        _text("binary data were sent as text: the eighth bit is lost") if stated == size & 0x7F7F7F7F != size else None
    )


def _text(damage: str | None) -> Document | None:
    """Return what is said of a picture that was damaged on its way, None for no damage."""
    return Document(opens=False, damage=damage) if damage else None
