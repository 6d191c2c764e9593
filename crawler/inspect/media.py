"""Pictures, sound, film and small archives: the end mark or the stated length of each format, without decoding anything."""

import struct
import zlib
from collections.abc import Callable

from crawler.inspect.sparse import Sparse
from crawler.records import Document

_TAIL = 1024
_INFLATED = 64 * 1024 * 1024
_CHUNK = 1024 * 1024
_MARKER, _START_OF_SCAN = 0xFF, 0xDA  # ITU-T T.81 table B.1
_PNG_HEADER = 24
_RIFF_HEADER = 12
_BOX_HEADER = 8
_MOST_BOXES = 100_000  # a film in pieces of a second, a day long
_SEVEN_ZIP_HEADER = 32
_TAR_END = 1024  # POSIX ustar: two blocks of zeros


def read_media(kind: str, file: Sparse) -> Document:
    """Check one file of a kind listed in MEDIA; a cut file has `ended` False. Raises `Missing` where parts of it do not suffice."""
    return MEDIA[kind](file)


def _whole(ended: bool | None, damage: str = "end is missing") -> Document:  # noqa: FBT001 - the one fact of the record
    return Document(opens=ended is not False, ended=ended, damage=None if ended is not False else damage)


def _png(file: Sparse) -> Document:
    header = file.at(0, _PNG_HEADER)
    if header[12:16] != b"IHDR" or header[16:20] == b"\0\0\0\0" or header[20:24] == b"\0\0\0\0":
        return Document(opens=False, damage="no picture header")
    return _whole(b"IEND\xaeB`\x82" in file.tail(_TAIL))  # the last chunk with its checksum; some tools append a little


def _jpeg(file: Sparse) -> Document:
    """Find the end mark after the first scan: before it, it may belong to an embedded thumbnail."""
    body, position = file.all(), 2
    while position + 4 <= len(body) and body[position] == _MARKER:
        mark = body[position + 1]
        (size,) = struct.unpack_from(">H", body, position + 2)
        if mark == _START_OF_SCAN:
            return _whole(body.find(b"\xff\xd9", position) >= 0)
        position += 1 if mark == _MARKER else 2 + size
    return Document(opens=False, ended=False, damage="no picture data")


def _gif(file: Sparse) -> Document:
    return _whole(file.all().rstrip(b"\0\r\n")[-1:] == b";")


def _riff(file: Sparse) -> Document:
    header = file.at(0, _RIFF_HEADER)
    if len(header) < _RIFF_HEADER:
        return _whole(ended=False)
    (size,) = struct.unpack_from("<I", header, 4)
    if size in (0, 0xFFFFFFFF):  # written while streaming: the length was never filled in
        return _whole(None)
    return _whole(size + 8 <= file.size, "shorter than its header says")


def _mp4(file: Sparse) -> Document:
    """Walk the top boxes (ISO 14496-12 section 4.2): they must meet the end of the file, and one must be `moov` or `moof`."""
    position, seen = 0, set()
    for _ in range(_MOST_BOXES):
        head = file.at(position, position + _BOX_HEADER)
        if len(head) < _BOX_HEADER:
            break
        (size,) = struct.unpack_from(">I", head)
        seen.add(head[4:])
        if size == 1 and len(long := file.at(position + 8, position + 16)) == _BOX_HEADER:
            (size,) = struct.unpack(">Q", long)
        if size == 0:
            position = file.size
        elif size < _BOX_HEADER:
            break
        position += size
    else:
        return _whole(None)
    if position > file.size:
        return _whole(ended=False)
    if not seen & {b"moov", b"moof", b"meta"}:
        return Document(opens=False, damage="no index of the film")
    return _whole(ended=True)


def _seven_zip(file: Sparse) -> Document:
    header = file.at(0, _SEVEN_ZIP_HEADER)
    if len(header) < _SEVEN_ZIP_HEADER:
        return _whole(ended=False)
    offset, size = struct.unpack_from("<QQ", header, 12)
    return _whole(_SEVEN_ZIP_HEADER + offset + size <= file.size)


def _rtf(file: Sparse) -> Document:
    return _whole(file.tail(_TAIL).rstrip(b"\0\r\n\t \x1a").endswith(b"}"))


def _gz(file: Sparse) -> Document:
    """Unpack at most 64 MB to see the checksum at the end."""
    unpacker, done = zlib.decompressobj(wbits=31), 0
    data = file.all()
    try:
        while data and not unpacker.eof and done < _INFLATED:
            done += len(unpacker.decompress(data, _CHUNK))
            data = unpacker.unconsumed_tail
    except zlib.error:
        return Document(opens=False, damage="compressed data are damaged")
    return _whole(None if done >= _INFLATED and not unpacker.eof else unpacker.eof)


def _tar(file: Sparse) -> Document:
    return _whole(file.size >= _TAR_END and not file.tail(_TAR_END).strip(b"\0"))


def _unchecked(file: Sparse) -> Document:
    """Say only that there is something: these formats carry no mark that tells a cut file from a whole one cheaply."""
    return Document(opens=file.size > 0)


MEDIA: dict[str, Callable[[Sparse], Document]] = {
    "png": _png,
    "jpeg": _jpeg,
    "gif": _gif,
    "webp": _riff,
    "wav": _riff,
    "avi": _riff,
    "mp4": _mp4,
    "mp3": _unchecked,
    "ogg": _unchecked,
    "webm": _unchecked,
    "tiff": _unchecked,
    "rar": _unchecked,
    "7z": _seven_zip,
    "gz": _gz,
    "tar": _tar,
    "rtf": _rtf,
}
