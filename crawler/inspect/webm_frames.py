"""The pictures of a WebM film: what begins each of them, and zeros that nothing is packed as."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from crawler.inspect.sparse import Bytes
from crawler.inspect.transfer import SECTOR

_TRACK, _PACKED_AGAIN = b"\xae", b"\x6d\x80"  # RFC 9559, section 5.1.4
_VP8_START = b"\x9d\x01\x2a"  # RFC 6386, section 9.1
_VP9_START = b"\x49\x83\x42"  # VP9 bitstream specification, section 7.2
_PROFILE = 0x30  # bits; the last of four has one more before the rest
_BLOCKS_OF_A_BYTE = 4  # of one colour seven or more are packed as a byte
_MOST_UNITS = 200
_OBU_KINDS = frozenset({1, 2, 3, 4, 5, 6, 7, 8, 15})  # AV1 specification, section 6.2.2


class _Track(NamedTuple):
    """The pictures of a track: its number, what tells whether one is sound, and how many blocks of 16 by 16 pixels each has."""

    number: int
    check: Callable[[bytes], bool]
    blocks: int


class Pictures:
    """What is seen of the pictures of a film, block by block: whether some are damaged, though most are not."""

    def __init__(self, described: bytes) -> None:
        self._tracks = {track.number: track for track in _tracks(described)} if _PACKED_AGAIN not in described else {}
        self._seen = self._damaged = 0

    def look(self, body: Bytes, track: int, start: int, stop: int) -> None:
        """Look at the block of a track that lies between two places."""
        known = self._tracks.get(track)
        if known is None or stop > len(body):
            return
        picture = body[start:stop]
        self._seen += 1
        self._damaged += not known.check(picture) or _is_holed(picture, known.blocks)

    @property
    def are_damaged(self) -> bool:
        """Say whether pictures are damaged: of what they all have in common nothing is said."""
        return 0 < 2 * self._damaged <= self._seen


def _is_holed(picture: bytes, blocks: int) -> bool:
    """Tell whether zeros stand inside a picture that are far more than so many blocks of one colour are packed as."""
    place = picture.find(bytes(max(SECTOR, blocks // _BLOCKS_OF_A_BYTE)))
    return place >= 0 and bool(picture[place:].strip(b"\0"))


def _is_vp8(picture: bytes) -> bool:
    """Tell whether a picture begins as one of VP8 (RFC 6386, section 9.1): its first part lies inside it, and one that stands by itself says so."""
    tag = int.from_bytes(picture[:3], "little")
    is_key, head = not tag & 1, 3 if tag & 1 else 10
    if tag >> 1 & 7 > 3 or (tag >> 5) + head > len(picture):  # noqa: PLR2004 - four ways to draw
        return not picture  # one that was left out
    return not is_key or picture[3:6] == _VP8_START


def _is_vp9(picture: bytes) -> bool:
    """Tell whether a picture begins as one of VP9 (section 6.2): two bits, and what follows the few of one that stands by itself."""
    if not picture or picture[0] >> 6 != 2:  # noqa: PLR2004 - frame_marker
        return not picture
    is_plain = picture[0] & 0b1100 == 0 and picture[0] & _PROFILE < _PROFILE  # not shown again, and by itself
    return not is_plain or picture[1:4] == _VP9_START


def _is_av1(picture: bytes) -> bool:
    """Tell whether the units of a picture of AV1 fill it (section 5.3)."""
    place = 0
    for _ in range(_MOST_UNITS):
        if place >= len(picture):
            return place == len(picture)
        head = picture[place]
        place += 2 if head & 4 else 1
        if head & 0x81 or head >> 3 & 15 not in _OBU_KINDS:
            return False
        if not head & 2:
            return True  # it goes to the end
        size, shift = 0, 0
        while place < len(picture) and shift < 56:  # noqa: PLR2004 - eight bytes of seven bits
            byte = picture[place]
            size, shift, place = size | (byte & 127) << shift, shift + 7, place + 1
            if byte < 128:  # noqa: PLR2004 - the last
                break
        place += size
    return True


_CHECKS: dict[bytes, Callable[[bytes], bool]] = {b"V_VP8": _is_vp8, b"V_VP9": _is_vp9, b"V_AV1": _is_av1}
_CODECS = re.compile(rb"V_(?:VP8|VP9|AV1)")
_NUMBER = re.compile(rb"\xd7\x81(.)", re.DOTALL)
_SIDES = re.compile(rb"\xb0(?:\x81(.)|\x82(..)).{0,64}?\xba(?:\x81(.)|\x82(..))", re.DOTALL)
_ANY_SIZE = 1 << 30


def _tracks(described: bytes) -> Iterator[_Track]:
    """Yield the tracks whose pictures are of a known kind."""
    for track in described.split(_TRACK)[1:]:
        codec, sides = _CODECS.search(track), _SIDES.search(track)
        number = _NUMBER.search(track, 0, codec.start()) if codec else None
        if codec and number:
            width, height = (int.from_bytes(side) for side in sides.groups() if side) if sides else (0, 0)
            yield _Track(number[1][0], _CHECKS[codec[0]], width * height >> 8 if sides else _ANY_SIZE)
