"""Sound and film: whole by the lengths that their formats state, without decoding anything."""

import struct
from typing import NamedTuple

from crawler.inspect.pictures import cut, sound
from crawler.inspect.sparse import Bytes, Missing, Sparse
from crawler.records import Document

_RIFF_HEADER = 12
_BOX_HEADER = 8
_MOST_BOXES = 100_000  # a film in pieces of a second, a day long
_LONGEST_PAGE = 65_307  # RFC 3533, section 6: an Ogg page
_LAST_PAGE = 0x04
_ID3 = 10
_JUNK_LOOKED_AT = 8 * 1024
_MOST_JUNK = 64 * 1024  # bytes before the first frame
_MPEG1, _MPEG2 = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
)  # kbit/s of layer III, ISO 11172-3 and 13818-3
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_ENOUGH_FRAMES = 10
_MOST_FRAMES = 500_000  # three and a half hours; of more nothing is said
_SEGMENT = 0x18538067  # RFC 9559, section 5.1


def read_riff(file: Sparse) -> Document:
    """Compare with the length in the header (WAV, AVI, WebP)."""
    header = file.at(0, _RIFF_HEADER)
    if len(header) < _RIFF_HEADER:
        return cut()
    (size,) = struct.unpack_from("<I", header, 4)
    if size in (0, 0xFFFFFFFF):  # written while streaming: the length was never filled in
        return Document(opens=True)
    return sound() if size + 8 <= file.size else cut("shorter than its header says")


def read_mp4(file: Sparse) -> Document:
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
        return Document(opens=True)
    if position > file.size:
        return cut()
    if not seen & {b"moov", b"moof", b"meta"}:
        return Document(opens=False, damage="no index of the film")
    return sound()


def read_ogg(file: Sparse) -> Document:
    """Look for the last page: it says that it is the last, and is whole (RFC 3533, section 6). What follows it is nobody's concern."""
    tail = file.tail(2 * _LONGEST_PAGE)
    position, whole = len(tail), None
    while (position := tail.rfind(b"OggS\0", 0, position)) >= 0:
        page = tail[position:]
        segments = page[26] if len(page) > 26 else 255  # noqa: PLR2004 - RFC 3533, section 6: the count of segments
        whole = len(page) >= 27 + segments + sum(page[27 : 27 + segments])
        if len(page) > 5 and page[5] & _LAST_PAGE:  # noqa: PLR2004 - RFC 3533, section 6: the header's type
            return sound() if whole else cut()
        if whole:
            return cut("the last page is missing")
    return Document(opens=True) if whole is None else cut()


class _Frame(NamedTuple):
    """What the header of an MPEG frame says: its length in bytes, and where a Xing header would stand."""

    size: int
    extra: int


def read_mp3(file: Sparse) -> Document:
    """Compare with the number of bytes in the Xing, Info or VBRI header, where the encoder wrote one; walk the frames where it did not.

    A file that stops between two frames sounds like a short one, and nothing is said of it; one frame in hundreds of bytes is cut in the middle.
    """
    start = _after_tag(file)
    if start >= file.size:
        return cut("nothing after the tag")
    head = _known(file, start)
    place = _first_frame(head)
    if place is None:
        return Document(opens=False if not head.strip(b"\0") else None, damage="no frame of sound")
    frame = _frame(head, place)
    stated = _stated_bytes(head, place, frame) if frame else None
    if stated is None:
        return cut("the last frame is cut") if _breaks_off(file, start + place) else Document(opens=True)
    missing = start + place + stated - file.size
    return cut("shorter than its header says") if missing > (frame.size if frame else 0) else sound()


def sounds_like_mp3(body: Bytes) -> bool:
    """Tell whether two frames follow each other somewhere at the beginning: players skip what stands before."""
    head = body[:_JUNK_LOOKED_AT]
    place = _first_frame(head)
    frame = _frame(head, place) if place is not None else None
    return place is not None and frame is not None and _frame(head, place + frame.size) is not None


def _after_tag(file: Sparse) -> int:
    """Return where an ID3v2 tag ends (ID3v2.4 section 3.1: its length in seven bits a byte)."""
    head = file.at(0, _ID3)
    if not head.startswith(b"ID3") or len(head) < _ID3:
        return 0
    length = (head[6] & 127) << 21 | (head[7] & 127) << 14 | (head[8] & 127) << 7 | head[9] & 127
    return _ID3 + length + (_ID3 if head[5] & 0x10 else 0)


def _known(file: Sparse, start: int) -> bytes:
    """Return what is known from a place on, up to 64 KB. Raises Missing where that is nothing."""
    try:
        return file.at(start, start + _MOST_JUNK)
    except Missing as hole:
        if hole.start <= start:
            raise
        return file.at(start, hole.start)


def _first_frame(head: bytes) -> int | None:
    """Return the place of the first frame that another one follows, or that ends the file."""
    place = -1
    while (place := head.find(b"\xff", place + 1)) >= 0:
        frame = _frame(head, place)
        if frame and (place + frame.size >= len(head) or _frame(head, place + frame.size)):
            return place
    return None


def _frame(head: Bytes, place: int) -> _Frame | None:
    """Read the header of a frame of layer III; None where there is none."""
    word = int.from_bytes(head[place : place + 4])
    version, layer = word >> 19 & 3, word >> 17 & 3
    if len(head) < place + 4 or word >> 21 != 0x7FF or version == 1 or layer != 1:  # noqa: PLR2004 - eleven set bits
        return None
    rate, kilobits = word >> 10 & 3, (_MPEG1 if version == 3 else _MPEG2)[word >> 12 & 15]  # noqa: PLR2004 - MPEG 1
    if rate == 3 or not kilobits:  # noqa: PLR2004 - reserved
        return None
    mono, first = (word >> 6 & 3) == 3, version == 3  # noqa: PLR2004
    size = (144_000 if first else 72_000) * kilobits // _RATES[version][rate] + (word >> 9 & 1)
    return _Frame(size, (17 if mono else 32) if first else (9 if mono else 17))


def _breaks_off(file: Sparse, position: int) -> bool:
    """Tell whether frame follows frame up to one that the file is too short for."""
    try:
        body, frames = file.all(), 0
    except Missing:
        return False
    while frames < _MOST_FRAMES and (frame := _frame(body, position)):
        position, frames = position + frame.size, frames + 1
    return frames >= _ENOUGH_FRAMES and position > len(body)


def _stated_bytes(head: bytes, place: int, frame: _Frame) -> int | None:
    """Return how many bytes the encoder says there are, from the first frame on."""
    at = place + 4 + frame.extra
    if head[at : at + 4] in (b"Xing", b"Info"):
        flags = int.from_bytes(head[at + 4 : at + 8])
        where = at + 8 + (4 if flags & 1 else 0)
        return int.from_bytes(head[where : where + 4]) if flags & 2 else None
    if head[place + 36 : place + 40] == b"VBRI":
        return int.from_bytes(head[place + 46 : place + 50])
    return None


def read_webm(file: Sparse) -> Document:
    """Compare with the length of the segment (RFC 8794 section 6.2), where it was filled in."""
    position = 0
    for _ in range(8):
        head = file.at(position, position + 12)
        if len(head) < 12:  # noqa: PLR2004 - the longest identifier and length
            break
        name, width = _number(head, keep=True)
        size, more = _number(head[width:])
        position += width + more
        if name == _SEGMENT:
            unknown = size == (1 << 7 * more) - 1
            return Document(opens=True) if unknown else (sound() if position + size <= file.size else cut())
        position += size
    return cut() if position > file.size else Document(opens=None)


def _number(data: bytes, *, keep: bool = False) -> tuple[int, int]:
    """Read a number of variable length (RFC 8794 section 4); return it and its width. Identifiers keep their marker."""
    width = 9 - data[0].bit_length() if data and data[0] else 8
    value = int.from_bytes(data[:width])
    return (value if keep else value & (1 << 7 * width) - 1), width


def read_flac(file: Sparse) -> Document:
    """Tell whether there is sound after the descriptions (RFC 9639, section 8); how much of it is missing cannot be told cheaply."""
    position, last = 4, 0
    while not last:
        head = file.at(position, position + 4)
        if len(head) < 4:  # noqa: PLR2004 - a block header
            return cut()
        last, size = head[0] >> 7, int.from_bytes(head[1:])
        position += 4 + size
    return Document(opens=True) if position + 2 <= file.size else cut("no sound after its descriptions")
