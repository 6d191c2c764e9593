"""The picture in a WebP file: what stands before its codes is what decoders need (RFC 9649, RFC 6386)."""

import re
import struct
from collections.abc import Iterable, Iterator
from itertools import islice

from crawler.inspect.sparse import Bytes
from crawler.inspect.transfer import SECTOR, find_zeros
from crawler.inspect.webp_lossless import are_pixels_coded
from crawler.inspect.webp_lossy import do_codes_end

_LOSSY, _LOSSLESS = b"VP8 ", b"VP8L"
_FRAME, _COVER = b"ANMF", b"ALPH"
_PICTURES = (_LOSSY, _LOSSLESS, _FRAME)
_CHUNK_HEADER, _FRAME_HEADER = 8, 16
_MOST_FRAMED, _MOST_FRAMES = 64 * 1024, 40  # of an animation, bytes of its frames and these: 120 ms
_MOST_SIDE = 0x3FFF
_MOST = 1 << 20  # bytes: of more than is read
_UNREADABLE = "its codes stand for no picture"
_LOSSY_HEADER, _START = 10, b"\x9d\x01\x2a"  # RFC 6386, section 9.1
_LAST_PROFILE, _SHOWN = 3, 0x10
_NOT_ZERO = re.compile(rb"[^\0]")
_BLOCKS_OF_A_BYTE = 4  # of 16 by 16 pixels; of those of one colour seven or more are packed as a byte
_SIGNATURE = 0x2F  # RFC 9649, section 3.4


def picture_damage(body: Bytes, chunks: Iterable[tuple[bytes, int, int]]) -> str | None:
    """Tell what is wrong with the pictures of a file, of which each chunk has a name, a beginning and an end."""
    found = list(chunks)
    if not any(name in _PICTURES for name, _, _ in found):
        return "no picture data"
    pictures = [one for one in found if one[0] in (_LOSSY, _LOSSLESS)][:1]  # programs pass over what follows it
    for name, start, stop in pictures or islice(_framed(body, found), _MOST_FRAMES):
        head = body[start : min(stop, start + _LOSSY_HEADER)]
        if (name == _LOSSY and not _is_lossy(head, stop - start)) or (name == _LOSSLESS and not _is_lossless(head)):
            return "no picture header"
        if name == _LOSSY and _is_holed(body, start, min(stop, len(body)), head):
            return "a block of zeros"
        if (do_codes_end if name == _LOSSY else are_pixels_coded)(body[start : min(stop, start + _MOST)]) is False:
            return _UNREADABLE
    return _UNREADABLE if _is_cover_damaged(body, found) else None


def _is_holed(body: Bytes, start: int, stop: int, head: bytes) -> bool:
    """Tell whether zeros stand inside the codes of a lossy picture that are far more than an even colour of its size is packed as."""
    width, height = (side & _MOST_SIDE for side in struct.unpack_from("<HH", head, 6))
    while (place := find_zeros(body, start, stop, SECTOR)) >= 0:
        found = _NOT_ZERO.search(body, place, stop)
        start = found.start() if found else stop
        if found and (start - place) * _BLOCKS_OF_A_BYTE > width * height >> 8:
            return True
    return False


def _framed(body: Bytes, found: list[tuple[bytes, int, int]]) -> Iterator[tuple[bytes, int, int]]:
    """Yield the pictures in the first frames of an animation (section 2.7.1.1), as far as they take little time."""
    left = _MOST_FRAMED
    for name, start, stop in found:
        place = start + _FRAME_HEADER if name == _FRAME else stop
        while place + _CHUNK_HEADER <= stop:
            (size,) = struct.unpack_from("<I", body, place + 4)
            first, end = place + _CHUNK_HEADER, place + _CHUNK_HEADER + size
            left -= end - place
            if left < 0 or end > stop:
                return
            if (kind := body[place : place + 4]) in (_LOSSY, _LOSSLESS):
                yield kind, first, end
            place = end + (size & 1)


def _is_cover_damaged(body: Bytes, found: list[tuple[bytes, int, int]]) -> bool:
    """Tell whether the codes of what is transparent in a lossy picture stand for other than its pixels (section 2.7.1.2)."""
    covers = [(start, stop) for name, start, stop in found if name == _COVER]
    sizes = [body[start + 6 : start + _LOSSY_HEADER] for name, start, _ in found if name == _LOSSY]
    if len(covers) != 1 or len(sizes) != 1 or body[covers[0][0]] & 3 != 1:
        return False
    width, height = (side & _MOST_SIDE for side in struct.unpack("<HH", sizes[0]))
    return are_pixels_coded(body[slice(*covers[0])], (width, height)) is False


def _is_lossy(head: bytes, size: int) -> bool:
    """Tell whether a frame stands by itself, is shown, is of a known profile, and has room for its first part (RFC 6386, section 9.1)."""
    if len(head) < _LOSSY_HEADER or head[3:6] != _START:
        return False
    tag = int.from_bytes(head[:3], "little")
    is_shown, profile, first = tag & 0x11 == _SHOWN, tag >> 1 & 7, tag >> 5
    return is_shown and profile <= _LAST_PROFILE and _LOSSY_HEADER + first <= size


def _is_lossless(head: bytes) -> bool:
    """Tell whether the signature and the version are those that there are."""
    return len(head) > 4 and head[0] == _SIGNATURE and head[4] >> 5 == 0  # noqa: PLR2004 - RFC 9649, section 3.4
