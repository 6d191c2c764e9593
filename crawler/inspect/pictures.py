"""PNG and BMP: whole by the structure of their format, without decoding a pixel."""

import struct
import zlib

from crawler.inspect.sparse import Bytes, Missing, Sparse
from crawler.inspect.transfer import reencoded
from crawler.records import Document

_TAIL = 1024
_PNG_HEADER = 33
_PNG_CHUNKS = 8
_BMP_HEADER, _BMP_CORE, _BMP_SLACK = 38, 12, 4
_FEW_ENDS = 3
_MOST_PIXELS = 1 << 31
TOO_MANY = "too many parts to look at"
"""What is said of a picture whose parts have no end."""
_MOST_CHUNKS = 1_000_000
_MOST_PIXEL_BYTES = 16 << 20
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # of a pixel, by the kind of colour (PNG 11.2.2)
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))  # PNG 8.2
PIXELS_SUMMED_WRONGLY = "checksum of IDAT is wrong"
"""What is said of a picture whose data have another checksum than stands beside them."""


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
    if damage := _header_damage(header):
        return Document(opens=False, damage=damage)
    if b"IEND\xaeB`\x82" not in file.tail(_TAIL) and not _ends(file):  # some tools append a little
        return cut()
    if too_large := immense(*struct.unpack(">II", header[16:24])):
        return too_large
    try:
        body = file.all()
    except Missing:
        return sound()
    damage = _png_damage(body)
    if damage == TOO_MANY:
        return Document(damage=damage)
    return Document(opens=False, ended=True, damage=damage) if damage else sound()


def _header_damage(header: bytes) -> str | None:
    """Tell what is wrong with the first chunk: its size is believed only with its checksum."""
    if header[12:16] != b"IHDR" or header[16:20] == b"\0\0\0\0" or header[20:24] == b"\0\0\0\0":
        return "no picture header"
    is_right = len(header) < _PNG_HEADER or zlib.crc32(header[12:29]) == int.from_bytes(header[29:])
    return None if is_right else "checksum of IHDR is wrong"


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
    return TOO_MANY


def has_all_pixels(body: Bytes) -> bool:
    """Tell whether the data of a picture unpack to just as many bytes as its pixels take: they have a checksum of their own, whatever those of the chunks say (PNG 10.1)."""
    width, height, bits, colour, interlaced = struct.unpack_from(">IIBBxxB", body, 16)
    sizes = [(width, height)]
    if interlaced:
        sizes = [(-(-(width - x) // dx), -(-(height - y) // dy)) for x, y, dx, dy in _PASSES]
    rows = ((-(-across * bits * _SAMPLES.get(colour, 1) // 8) + 1, down) for across, down in sizes if across > 0)
    wanted = sum(row * max(down, 0) for row, down in rows)
    if not 0 < wanted <= _MOST_PIXEL_BYTES:
        return False
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(_pixel_data(body), wanted + 1)
    except zlib.error:
        return False
    return unpacker.eof and len(data) == wanted


def _pixel_data(body: Bytes) -> bytes:
    """Return what the chunks of data hold, as far as the chunks meet."""
    position, pieces = _PNG_CHUNKS, list[bytes]()
    while position + 12 <= len(body):
        (size,) = struct.unpack_from(">I", body, position)
        if body[position + 4 : position + 8] == b"IDAT":
            pieces.append(body[position + 8 : position + 8 + size])
        position += size + 12
    return b"".join(pieces)


def read_bmp(file: Sparse) -> Document:
    """Compare with the place and the size of the pixels (BITMAPFILEHEADER, BITMAPINFOHEADER): a few bytes less are left out by writers that say so."""
    header = file.at(0, _BMP_HEADER)
    if len(header) < _BMP_HEADER:
        return cut()
    size, place, kind = struct.unpack_from("<I4xII", header, 2)
    if kind == _BMP_CORE:
        width, height, bits, packing, stated = *struct.unpack_from("<HH2xH", header, 18), 0, 0
    else:
        width, height, bits, packing, stated = struct.unpack_from("<ii2xHII", header, 18)
    pixels = (abs(width) * bits + 31) // 32 * 4 * abs(height) if packing in (0, 3, 6) else stated
    end = place + pixels
    if end > file.size + _BMP_SLACK or end == size > file.size:
        return _lost_bits(size, file.size) or cut("shorter than its header says")
    return _lost_bits(size, file.size) or _text(_added_ends(file, size) or reencoded(file.all())) or sound()


def _added_ends(file: Sparse, stated: int) -> str | None:
    """Tell whether a file is longer than its header says by as many bytes as there are line feeds behind a carriage return."""
    added = file.size - stated
    if added < _FEW_ENDS:
        return None
    body = file.all()[:]
    if not body.count(b"\n") == body.count(b"\r\n") == added:
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
