"""Film, and what else is kept in RIFF and ISO containers: whole by the lengths that these state, without decoding anything."""

import re
import struct
from collections.abc import Iterator
from typing import Literal

from crawler.inspect.film_pictures import are_pictures_damaged
from crawler.inspect.film_pieces import pieces
from crawler.inspect.film_sound import is_sound_damaged
from crawler.inspect.film_tables import (
    BOX_HEADER,
    CONTAINERS,
    LENGTHS,
    MOST_BOXES,
    PLACES,
    Table,
    boxes,
    numbers,
    tables,
)
from crawler.inspect.pictures import cut, sound
from crawler.inspect.sound import frames_damage
from crawler.inspect.sparse import Bytes, Missing, Sparse
from crawler.inspect.transfer import BLOCK, SECTOR, lost_high_bytes, transfer_damage, zero_tail, zeroed_block
from crawler.inspect.wave_clicks import Samples, clicks
from crawler.inspect.wave_holes import are_blocks_unwritten, falls_silent, is_unwritten
from crawler.inspect.webp import picture_damage
from crawler.records import Document

_RIFF_HEADER = 12
_CHUNK_HEADER = 8
_MOST_CHUNKS = 100_000
_PRINTABLE = range(0x20, 0x7F)
_LONG_HEADER = 16
_MOST_INDEX = 32 << 20
_TOP_BOXES = frozenset(
    {
        *(b"ftyp", b"pdin", b"moov", b"moof", b"mfra", b"mdat", b"imda", b"free", b"skip", b"meta", b"meco", b"styp"),
        *(b"sidx", b"ssix", b"prft", b"emsg", b"uuid", b"wide", b"pnot", b"udta"),
    }
)  # ISO 14496-12, table 1, and QuickTime's
_AS_THEY_ARE = re.compile(
    rb"sowt|twos|raw |lpcm|in24|in32|fl32|fl64|ipcm|fpcm|NONE|2vuy|v210|yuv2"
)  # QuickTime, "Media Data Atom Types"
_SOUND = 16  # values of samples: silence is 128 in bytes, and half of all other samples are below zero
_PLAIN, _IMA, _MPEG_LAYER_3 = 1, 0x11, 0x55  # RFC 2361, A.2, A.18 and A.44
_ONE_BYTE, _BYTE, _MOST_BITS = (1, 6, 7), 8, 64  # PCM, A-law and mu-law (A.2, A.8 and A.9)
_SAMPLES = {(1, 16): "h", (1, 32): "i", (3, 32): "f", (3, 64): "d"}  # by packing (A.2 and A.4) and bits of a sample
_MOST_CHANNELS = 512  # more than any program takes
_NOT_ZERO = re.compile(rb"[^\0]")


def read_riff(file: Sparse) -> Document:
    """Compare with the length in the header (WAV, AVI, WebP), and walk the chunks where all of the file is known."""
    header = file.at(0, _RIFF_HEADER)
    if len(header) < _RIFF_HEADER:
        return cut()
    size = _number(header, 4)
    streamed = size in (0, 0xFFFFFFFF)  # the length was never filled in
    try:
        body = file.all()
    except Missing:
        body = b""
    if not streamed and size > file.size and not _holds_sound(body):
        return cut("shorter than its header says")
    damage = _riff_damage(body, size) if body else None
    if damage:
        return Document(opens=False, ended=None if streamed else True, damage=damage)
    return Document(opens=True) if streamed else sound()


def _holds_sound(body: Bytes) -> bool:
    """Tell whether the samples of a WAV file are all there, whatever its header says."""
    return any(name == b"data" and stop <= len(body) for name, _, stop in _chunks(body, len(body)))


def _riff_damage(body: Bytes, size: int) -> str | None:
    """Tell what is wrong with the chunks of a whole file."""
    kind, met = body[8:12], 0
    if kind == b"WAVE":
        return _wave_damage(body)
    end = min(size + 8, len(body))
    if _is_holed(body, padded=kind == b"AVI "):
        return "a block of zeros"
    for _, _, stop in _chunks(body, end):
        met = stop
        if kind == b"WEBP" and stop > len(body):
            return "a chunk lies beyond the end"
    if kind == b"WEBP" and (damage := picture_damage(body, _chunks(body, end))):
        return damage
    is_unmet = met < end - _CHUNK_HEADER and size and _NOT_ZERO.search(body, met, end)
    return "the chunks do not meet" if is_unmet else transfer_damage(body)


def _wave_damage(body: Bytes) -> str | None:
    """Tell what is wrong with a sound. Players skip what stands between its chunks, and go by no length but theirs."""
    is_described, described, lost = False, 0, None
    for name, start, stop in _chunks(body, len(body)):
        if name == b"fmt ":
            is_described |= _is_format(body, start)
            described = start
        if name == b"data":
            lost = lost_high_bytes(body, start, stop, distinct=_SOUND) or _sound_damage(body, start, stop, described)
            break
    if not is_described:
        return "nothing tells how it sounds"
    return transfer_damage(body) or lost or (None if body.find(b"data", _RIFF_HEADER) >= 0 else "no sound data")


def _sound_damage(body: Bytes, start: int, stop: int, described: int) -> str | None:
    """Tell what is wrong with the samples of a sound, by how they are packed, how many bits each has, and how many channels there are."""
    packing, bits, channels = (_short(body, described + place) for place in (0, 14, 2))
    stop = min(stop, len(body))
    if packing == _MPEG_LAYER_3:
        return frames_damage(body[start:stop])
    if not described or body[:4] == b"RIFX":
        return None
    kind = _SAMPLES.get((packing, bits))
    is_holed = (
        (kind and falls_silent(body, start, stop, kind))
        or (packing in _ONE_BYTE and bits == _BYTE and is_unwritten(body, start, stop))
        or (packing == _IMA and are_blocks_unwritten(body, start, stop, _short(body, described + 12)))
    )
    if is_holed:
        return "a block of zeros"
    is_clicking = packing == _PLAIN and bits in (8, 16) and clicks(body, Samples(start, stop, bits // 8, channels))
    return "single samples do not fit those beside them" if is_clicking else None


def _is_format(body: Bytes, start: int) -> bool:
    """Tell whether a WAV file tells how it sounds: in how many channels, and how many samples a second (RIFF MCI, "WAVE")."""
    is_known = _short(body, start) != _PLAIN or 0 < _short(body, start + 14) <= _MOST_BITS
    return is_known and 0 < _short(body, start + 2) <= _MOST_CHANNELS and _number(body, start + 4) > 0


def _short(body: Bytes, place: int) -> int:
    return int.from_bytes(body[place : place + 2], _order(body))


def _number(body: Bytes, place: int) -> int:
    return int.from_bytes(body[place : place + 4], _order(body))


def _order(body: Bytes) -> Literal["little", "big"]:
    """Return the order of the bytes of numbers, of which the first tell."""
    return "big" if body[:4] == b"RIFX" else "little"


def _is_holed(body: Bytes, *, padded: bool) -> bool:
    """Tell whether a film or picture lacks a block; films are padded up to a border of sectors, with less than a block of them."""
    return zeroed_block(body, _RIFF_HEADER, least=BLOCK if padded else SECTOR) or (padded and zero_tail(body))


def _chunks(body: Bytes, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield name, beginning and end of the chunks one after another, up to one that is none.

    Some writers leave out the byte that makes them even, and some fill up with zeros.
    """
    position = _RIFF_HEADER
    for _ in range(_MOST_CHUNKS):
        if position + _CHUNK_HEADER > end:
            return
        if not _is_name(body, position) and _is_name(body, position - 1):
            position -= 1
        if not _is_name(body, position) and (found := _NOT_ZERO.search(body, position, end)):
            position = found.start()
        if not _is_name(body, position) or position + _CHUNK_HEADER > end:
            return
        size = _number(body, position + 4)
        start = position + _CHUNK_HEADER
        yield body[position : position + 4], start, start + size
        position = start + size + (size & 1)


def _is_name(body: Bytes, position: int) -> bool:
    """Tell whether a name of four signs stands at a place; the last may be a zero, as ImageMagick's "XMP" has it."""
    name = body[position : position + 4]
    return all(byte in _PRINTABLE for byte in (name[:3] if name.endswith(b"\0") else name))


def read_mp4(file: Sparse) -> Document:
    """Walk the top boxes (ISO 14496-12 section 4.2): they must meet the end of the file, one must be `moov` or `moof`, and its samples be there."""
    position, seen, index, media = 0, set(), (0, 0), list[tuple[int, int]]()
    for _ in range(MOST_BOXES):
        head = file.at(position, position + BOX_HEADER)
        if len(head) < BOX_HEADER:
            break
        (size,) = struct.unpack_from(">I", head)
        if head[4:] not in _TOP_BOXES and position + size > file.size and b"moov" in seen:
            position = file.size  # something that was appended
            break
        seen.add(head[4:])
        header = _LONG_HEADER if size == 1 else BOX_HEADER
        if size == 1 and len(long := file.at(position + 8, position + 16)) == BOX_HEADER:
            (size,) = struct.unpack(">Q", long)
        if size == 0:
            size = file.size - position
        elif size < BOX_HEADER:
            break
        index = (position + header, position + size) if head[4:] == b"moov" else index
        media += [(position, position + size)] if head[4:] == b"mdat" else []
        position += size
    else:
        return Document(opens=True)
    if position > file.size:
        return cut()
    if not seen & {b"moov", b"moof", b"meta"}:
        return Document(opens=False, damage="no index of the film")
    return _film(file, index, media)


def _film(file: Sparse, index: tuple[int, int], media: list[tuple[int, int]]) -> Document:
    """Look whether the samples that the index names are there, and what became of them."""
    try:
        inside = file.at(*index) if index[1] - index[0] <= _MOST_INDEX else b""
        end = _samples_end(inside)
        if not _boxes_meet(inside, 0, len(inside)) or _lacks_tables(inside):
            return Document(opens=False, ended=True, damage="the index is damaged")
        if end > file.size:
            return cut("samples lie beyond the end")
        body = file.all()
    except Missing:
        return sound()
    is_holed = zeroed_block(body, 0, end) or _lacks_sectors(body, inside, media, end or len(body))
    damage = (
        transfer_damage(body)
        or ("a block of zeros" if is_holed else None)
        or ("a picture is damaged" if are_pictures_damaged(body, _tracks(body, inside)) else None)
        or ("a frame of its sound is damaged" if is_sound_damaged(body, _tracks(body, inside)) else None)
    )
    return Document(opens=False, ended=True, damage=damage) if damage else sound()


def _tracks(body: Bytes, index: bytes) -> Iterator[Table]:
    """Yield the tables of each track, and of what comes in pieces."""
    yield from tables(index)
    if b"mvex" in index:  # section 8.8.1
        yield from pieces(body, index)


def _lacks_sectors(body: Bytes, index: bytes, media: list[tuple[int, int]], end: int) -> bool:
    """Tell whether a sector of the samples was never written, as far as they are known to be packed, and to reach."""
    is_packed = bool(index) and not _AS_THEY_ARE.search(index)
    return is_packed and any(zeroed_block(body, start, min(stop, end), least=SECTOR) for start, stop in media)


def _lacks_tables(index: bytes) -> bool:
    """Tell whether a track does not say where its samples are, and how long (sections 8.7.3 and 8.7.5: both are mandatory)."""
    start, tracks = 0, 0
    while start + BOX_HEADER <= len(index):
        size, name = struct.unpack_from(">I4s", index, start)
        tracks += name == b"trak"
        start += max(size, BOX_HEADER)
    told = sum(bool(table.keys() & PLACES and table.keys() & LENGTHS) for table in tables(index))
    return told < tracks


def _boxes_meet(data: bytes, start: int, stop: int, depth: int = 0) -> bool:
    """Tell whether the boxes of an index fill it, one after the other; zeros may follow them."""
    for name, begin, end in boxes(data, start, stop):
        if name in CONTAINERS and depth < len(CONTAINERS) and not _boxes_meet(data, begin, end, depth + 1):
            return False
        start = end
    return not data[start:stop].strip(b"\0")


def _samples_end(index: bytes) -> int:
    """Return the place where the last chunk of samples ends, as far as the index tells (sections 8.7.3 to 8.7.5)."""
    furthest = 0
    for table in tables(index):
        wide = b"co64" in table
        places = numbers(table.get(b"co64") or table.get(b"stco", b""), 4, 8 if wide else 4)
        if places:
            furthest = max(furthest, max(places[:-1], default=0) + 1, places[-1] + _last_chunk(table))
    return furthest


def _last_chunk(table: dict[bytes, bytes]) -> int:
    """Return the bytes of the last chunk of a track: the sizes of as many samples as it has.

    One size for all may be that of a sample as it is heard, and not as it is packed (QuickTime File Format, "Sound Sample Description"): a chunk
    has one byte at least.
    """
    runs, sizes = table.get(b"stsc", b""), table.get(b"stsz", b"")
    if len(runs) < 20 or len(sizes) < 12:  # noqa: PLR2004 - one entry each
        return 1
    (count,) = struct.unpack_from(">I", runs, len(runs) - 8)
    (uniform,) = struct.unpack_from(">I", sizes, 4)
    return 1 if uniform else sum(numbers(sizes, 8, 4)[-min(count, 100_000) :])
