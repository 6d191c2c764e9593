"""The pictures of a WebM film: what begins each of them, and zeros that nothing is packed as."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from crawler.inspect.ebml import elements
from crawler.inspect.sparse import Bytes
from crawler.inspect.transfer import SECTOR

_TRACK, _NUMBER, _CODEC, _PACKED_AGAIN = 0xAE, 0xD7, 0x86, 0x6D80  # RFC 9559, section 5.1.4
_PRIVATE, _FAMILY = 0x63A2, 18
_SHOWN, _SIDES = 0xE0, (0xB0, 0xBA)
_VP8_START = b"\x9d\x01\x2a"  # RFC 6386, section 9.1
_VP9_START = b"\x49\x83\x42"  # VP9 bitstream specification, section 7.2
_PROFILE = 0x30  # bits; the last of four has one more before the rest
_BLOCKS_OF_A_BYTE = 4  # of one colour seven or more are packed as a byte
_MOST_UNITS = 200
_OBU_KINDS = frozenset({1, 2, 3, 4, 5, 6, 7, 8, 15})  # AV1 specification, section 6.2.2

_TWO, _COUNTED, _LONGEST = 2, 3, 1275  # RFC 6716, section 3.2: kinds of packets, and the bytes of a frame
_PADDED, _EACH_ITS_OWN, _MOST_IN_A_BYTE = 0x40, 0x80, 255
_MOST_48THS = 5760  # of a millisecond: 120 of these
_FRAME_48THS = (*(480, 960, 1920, 2880) * 3, *(480, 960) * 2, *(120, 240, 480, 960) * 4)  # section 3.1, table 2


class _Track(NamedTuple):
    """A track: its number, what tells whether one of its pictures is sound, where that is known, and how many blocks of 16 by 16 pixels each has."""

    number: int
    check: Callable[[bytes], bool] | None
    blocks: int


class Pictures:
    """What is seen of the pictures of a film, block by block: whether some are damaged, though most are not."""

    def __init__(self, described: bytes) -> None:
        self._tracks = {track.number: track for track in _tracks(described)}
        self._seen = self._damaged = 0

    def look(self, body: Bytes, track: int, start: int, stop: int) -> None:
        """Look at the block of a track that lies between two places: one of a track that there is none of belongs to nothing."""
        known = self._tracks.get(track)
        if stop > len(body) or not self._tracks or (known and not known.check):
            return
        picture = body[start:stop]
        self._seen += 1
        is_sound = known and known.check and known.check(picture) and not _is_holed(picture, known.blocks)
        self._damaged += not is_sound

    @property
    def are_damaged(self) -> bool:
        """Say whether pictures are damaged: of what they all have in common nothing is said."""
        return 0 < 2 * self._damaged <= self._seen


def _is_holed(picture: bytes, blocks: int) -> bool:
    """Tell whether zeros stand inside a picture that are far more than so many blocks of one colour are packed as."""
    least = max(SECTOR, blocks // _BLOCKS_OF_A_BYTE)
    place = picture.find(bytes(least)) if len(picture) > least else -1
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


def _is_opus(packet: bytes) -> bool:
    """Tell whether the frames of a packet of Opus fill it (RFC 6716, section 3.4)."""
    if not packet:
        return False
    many, rest = packet[0] & 3, len(packet) - 1
    if many == _COUNTED:
        return _is_counted(packet)
    if many == _TWO:  # and the length of the first of them stands before it
        first, width = _opus_size(packet[1:3])
        rest -= width
        return rest >= first and max(first, rest - first) <= _LONGEST
    return rest <= _LONGEST << many and rest & many == 0


def _is_counted(packet: bytes) -> bool:
    """Tell it of a packet that says how many frames it has (section 3.2.5)."""
    if len(packet) < 2:  # noqa: PLR2004
        return False
    count, place, padding = packet[1] & 63, 2, 0
    if packet[1] & _PADDED:
        more = _MOST_IN_A_BYTE
        while more == _MOST_IN_A_BYTE and place < len(packet):
            more, place = packet[place], place + 1
            padding += more - (more == _MOST_IN_A_BYTE)
    length = _FRAME_48THS[packet[0] >> 3]
    rest = len(packet) - place - padding
    if not count or count * length > _MOST_48THS or rest < 0:
        return False
    if not packet[1] & _EACH_ITS_OWN:
        return rest % count == 0 and rest // count <= _LONGEST
    for _ in range(count - 1):
        size, width = _opus_size(packet[place : place + 2])
        place, rest = place + width, rest - width - size
    return 0 <= rest <= _LONGEST


def _opus_size(data: bytes) -> tuple[int, int]:
    """Return the length of a frame, and in how many bytes it is written (section 3.2.1)."""
    if not data:
        return _LONGEST + 1, 1
    return (data[0], 1) if data[0] < 252 or len(data) < 2 else (4 * data[1] + data[0], 2)  # noqa: PLR2004


_CHECKS: dict[bytes, Callable[[bytes], bool]] = {
    b"V_VP8": _is_vp8,
    b"V_VP9": _is_vp9,
    b"V_AV1": _is_av1,
    b"A_OPUS": _is_opus,
}
_ANY_SIZE = 1 << 30


def _has_streams(track: Mapping[int, bytes]) -> bool:
    """Tell whether packets of Opus hold several streams, for more channels than two: these are written otherwise (RFC 7845, section 5.1.1)."""
    head = track.get(_PRIVATE, b"")
    return head.startswith(b"OpusHead") and head[_FAMILY : _FAMILY + 1] not in (b"", b"\0")


def _tracks(described: bytes) -> Iterator[_Track]:
    """Yield the tracks that are described: nothing is known of what those of other kinds hold."""
    for name, content in elements(described):
        track = dict(elements(content)) if name == _TRACK else {}
        if _NUMBER in track:
            shown = dict(elements(track.get(_SHOWN, b"")))
            width, height = (int.from_bytes(shown.get(side, b"")) for side in _SIDES)
            is_known = _PACKED_AGAIN not in track and not _has_streams(track)
            check = _CHECKS.get(track.get(_CODEC, b"").rstrip(b"\0")) if is_known else None
            yield _Track(int.from_bytes(track[_NUMBER]), check, width * height >> 8 or _ANY_SIZE)
