"""FLAC: whole by the number of samples and the checksums of its frames, without decoding a sample (RFC 9639)."""

import re
from itertools import pairwise
from typing import NamedTuple

from crawler.inspect.pictures import cut, sound
from crawler.inspect.sound import after_tag
from crawler.inspect.sparse import Bytes, Missing, Sparse
from crawler.inspect.transfer import SECTOR, data_end, zeroed_block
from crawler.records import Document

_MARK = 4
_INFO = 34  # section 8.2: the first block, STREAMINFO
_SYNC = re.compile(rb"\xff[\xf8\xf9]")
_SIZES = (0, 192, 576, 1152, 2304, 4608, 0, 0, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768)  # section 9.1.1
_LONGEST_HEADER = 16
_RESERVED_SIZE, _EIGHT_BITS, _SIXTEEN_BITS = 0, 6, 7
_NO_RATE, _MOST_CHANNELS = 15, 10
_LONGEST_FRAME = 256 * 1024
_MOST_HEADERS = 200_000
_FOLDS = tuple(range(18, -1, -1))  # of the longest frame: its bits are halved so often
_AFTER = (b"TAG", b"APETAGEX", b"ID3", b"OggS", b"fLaC")  # tags that tools append


class _Frame(NamedTuple):
    """The header of a frame: where it stands, the number it bears, how many samples it holds, and whether it counts samples."""

    place: int
    number: int
    samples: int
    variable: bool

    @property
    def following(self) -> int:
        """Return the number the next frame bears."""
        return self.number + (self.samples if self.variable else 1)


def read_flac(file: Sparse) -> Document:
    """Compare the last frame with the number of samples, and sum up all frames; one that is known in part is taken as it comes."""
    position, last, info = after_tag(file) + _MARK, 0, b""
    while not last:
        head = file.at(position, position + 4)
        if len(head) < 4:  # noqa: PLR2004 - a block header
            return cut()
        last, size = head[0] >> 7, int.from_bytes(head[1:])
        info = info or file.at(position + 4, position + 4 + _INFO)
        position += 4 + size
    if position + 2 > file.size:
        return cut("no sound after its descriptions")
    try:
        return _sound(file.all(), position, info)
    except Missing:
        return Document(opens=True)


def _sound(body: Bytes, start: int, info: bytes) -> Document:
    """Look at the frames of a file that is known in full."""
    if _header(body, start) is None:
        return Document(opens=False, damage="no frame of sound")
    final = _last(body, start)
    if final is None or not _sums_up(body, final.place, None):
        return cut("the last frame is cut")
    total = int.from_bytes(info[13:18]) & (1 << 36) - 1
    block = int.from_bytes(info[2:4])
    reached = final.number * (1 if final.variable else block) + final.samples
    if total and reached < total:
        return cut("fewer samples than it says")
    frames = _chain(body, start)
    if frames and frames[-1] != final:
        return Document(opens=False, ended=True, damage="frames are missing")
    if zeroed_block(body, start, least=SECTOR) or not all(
        _sums_up(body, one.place, two.place) for one, two in pairwise(frames)
    ):
        return Document(opens=False, ended=True, damage="a frame is damaged")
    return sound()


def _header(body: Bytes, place: int) -> _Frame | None:
    """Read the header of a frame (section 9.1); None where there is none: its checksum tells."""
    raw = body[place : place + _LONGEST_HEADER]
    if len(raw) < 6 or not _SYNC.match(raw) or raw[3] & 1 or raw[2] >> 4 == _RESERVED_SIZE:  # noqa: PLR2004 - the shortest
        return None
    if raw[2] & 15 == _NO_RATE or raw[3] >> 4 > _MOST_CHANNELS:
        return None
    width = max(1, 8 - (raw[4] ^ 0xFF).bit_length())
    number = raw[4] & (0xFF >> width if width > 1 else 0x7F)
    for byte in raw[5 : 4 + width]:
        number = number << 6 | byte & 0x3F
    at, code = 4 + width, raw[2] >> 4
    more = {_EIGHT_BITS: 1, _SIXTEEN_BITS: 2}.get(code, 0)
    samples = int.from_bytes(raw[at : at + more]) + 1 if more else _SIZES[code]
    at += more + {12: 1, 13: 2, 14: 2}.get(raw[2] & 15, 0)
    if at >= len(raw) or _crc(raw[: at + 1], _CRC8, 8):
        return None
    return _Frame(place, number, samples, variable=raw[1] == 0xF9)  # noqa: PLR2004 - section 9.1: blocking strategy


def _chain(body: Bytes, start: int) -> list[_Frame]:
    """List the frames that follow each other from the first on: what only looks like a header bears a number out of turn.

    Nothing is returned of what has too many headers to be sound.
    """
    frames: list[_Frame] = []
    for number, found in enumerate(_SYNC.finditer(body, start)):
        if number > _MOST_HEADERS:
            return []
        frame = _header(body, found.start())
        if frame and (not frames or frame.number == frames[-1].following):
            frames.append(frame)
    return frames


def _last(body: Bytes, start: int) -> _Frame | None:
    """Return the last frame of the file."""
    places = [found.start() for found in _SYNC.finditer(body, max(start, len(body) - 2 * _LONGEST_FRAME))]
    return next((frame for place in reversed(places) if (frame := _header(body, place))), None)


def _sums_up(body: Bytes, start: int, stop: int | None) -> bool:
    """Tell whether a frame has the checksum it should (section 9.3): up to a place, or to the end of the file or a tag there."""
    if stop is not None:
        return stop - start > _LONGEST_FRAME or _leaves_nothing(body[start:stop])
    value, end = 0, data_end(body, start, b"\0\r\n")
    for place, byte in enumerate(body[start : start + _LONGEST_FRAME], start + 1):
        value = (value << 8 ^ _CRC16[value >> 8 ^ byte]) & 0xFFFF
        if not value and (place >= end or body[place : place + 8].startswith(_AFTER)):
            return True
    return False


def _leaves_nothing(frame: bytes) -> bool:
    """Tell whether a frame that ends in its checksum has a remainder of zero, in a few steps over all its bits.

    The polynomial of section 9.3 is (x + 1)(x^15 + x + 1). By the first, the set bits must be even in number; by the second, and since squares of sums of
    bits are sums of squares, x^(15 * 2^n) is x^(2^n) + 1: what lies above such a place is added twice below it.
    """
    value = int.from_bytes(frame)
    if value.bit_count() & 1:
        return False
    for fold in _FOLDS:
        place = 15 << fold
        while above := value >> place:
            value = (value & (1 << place) - 1) ^ above ^ above << (1 << fold)
    return value == 0


def _table(polynomial: int, bits: int) -> tuple[int, ...]:
    """Return the remainder of each byte."""
    top, values = 1 << bits - 1, []
    for byte in range(256):
        value = byte << bits - 8
        for _ in range(8):
            value = (value << 1) ^ polynomial if value & top else value << 1
        values.append(value & (1 << bits) - 1)
    return tuple(values)


_CRC8, _CRC16 = _table(0x07, 8), _table(0x8005, 16)


def _crc(data: bytes, table: tuple[int, ...], bits: int) -> int:
    """Return the remainder of some bytes that end in their checksum: zero where it is right."""
    value, mask = 0, (1 << bits) - 1
    for byte in data:
        value = (value << 8 ^ table[value >> bits - 8 ^ byte]) & mask
    return value
