"""The sound of a film, where it is AAC: whether its frames are some (ISO 14496-14, ISO 14496-1 section 7.2.6)."""

from collections.abc import Iterable, Iterator
from itertools import islice

from crawler.inspect.aac import is_frame
from crawler.inspect.aac_codes import RATES
from crawler.inspect.film_tables import Table, samples
from crawler.inspect.sparse import Bytes

_MOST, _MOST_FRAMES = (
    256 * 1024,
    5_000,
)  # bytes that are read of all tracks, 100 ms, and frames of each: nearly two minutes
_SOUND, _DESCRIPTION, _DESCRIPTION_HEADER = b"mp4a", b"esds", 8
_STREAM, _DECODER, _SETTINGS = 3, 4, 5  # section 7.2.2.1, table 1
_STREAM_FIELDS, _DECODER_FIELDS, _MORE_FIELDS = 3, 13, 0xE0
_AAC = 0x40  # section 7.2.6.6, table 5
_LOW_COMPLEXITY = (2, 5, 29)  # ISO 14496-3, table 1.17: the latter with something besides in what fills its frames
_SHORTER = 4  # a bit behind kind, rate and channels: frames of 960 samples


def is_sound_damaged(body: Bytes, tracks: Iterable[Table]) -> bool:
    """Tell whether frames of a track are damaged, though most of them are not: of what they all have in common nothing is said."""
    left = _MOST
    for table in tracks:
        rate = _rate(table.get(b"stsd", b""))
        frames = list(_frames(body, table, left)) if rate is not None else []
        left -= sum(map(len, frames))
        damaged = sum(not is_frame(frame, rate or 0) for frame in frames)
        if 0 < 2 * damaged <= len(frames):
            return True
    return False


def _frames(body: Bytes, table: Table, left: int) -> Iterator[bytes]:
    """Yield the first frames of a track, as many as are to be read."""
    for start, size in islice(samples(table), _MOST_FRAMES):
        left -= size
        if left < 0 or start + size > len(body):
            return
        yield body[start : start + size]


def _rate(described: bytes) -> int | None:
    """Return the number of a track's rate of samples, None where its sound is not AAC of the usual kind."""
    place = described.find(_DESCRIPTION)
    if place < 0 or described[12:16] != _SOUND or described[4:8] != b"\0\0\0\1":
        return None
    data = _inside(described[place + _DESCRIPTION_HEADER :], _STREAM)
    if len(data) < _STREAM_FIELDS or data[2] & _MORE_FIELDS:
        return None
    data = _inside(data[_STREAM_FIELDS:], _DECODER)
    settings = _inside(data[_DECODER_FIELDS:], _SETTINGS) if data[:1] == bytes([_AAC]) else b""
    bits = int.from_bytes(settings[:2])
    kind, rate, channels = bits >> 11, bits >> 7 & 15, bits >> 3 & 15  # no channels: they are told in the frames
    is_read = kind in _LOW_COMPLEXITY and rate < RATES and channels and not bits & _SHORTER
    return rate if is_read else None


def _inside(data: bytes, kind: int) -> bytes:
    """Return what a descriptor of a kind holds: its length comes in seven bits a byte (section 8.3.3)."""
    if data[:1] != bytes([kind]):
        return b""
    size, place = 0, 1
    while place < len(data):
        size, place = size << 7 | data[place] & 127, place + 1
        if data[place - 1] < 128:  # noqa: PLR2004 - the last one
            break
    return data[place : place + size]
