"""MP3 and the layers before it: whole by the length that its encoder stated, and by its frames, without decoding anything."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from crawler.inspect.mp3_frames import are_damaged
from crawler.inspect.mpeg_frames import THIRD, Frame, frame_at
from crawler.inspect.pictures import cut, sound
from crawler.inspect.sparse import Bytes, Missing, Sparse
from crawler.inspect.transfer import SECTOR, data_end, find_zeros, transfer_damage, zero_tail, zeroed_block
from crawler.records import Document

_ID3, _MOST_TAGS = 10, 4
_NOT_ZERO = re.compile(rb"[^\0]")
_JUNK_LOOKED_AT = 8 * 1024
_MOST_JUNK = 64 * 1024  # bytes before the first frame
_ENOUGH_FRAMES, _SOME_FRAMES = 10, 3
_MOST_TRIES = 500  # places where a frame might begin
_MOST_FRAMES = 500_000  # three and a half hours
_LAST_FRAMES = 32 * 1024  # bytes at the end, in which more than enough of the longest frames fit
_HEADERS = (b"Xing", b"Info")
_TAGS = 256  # bytes: the ends of tags that stand at the end
_TAG_ENDS = (b"APETAGEX", b"LYRICS200", b"3DI")  # the last: the footer of ID3v2.4, section 3.4
_MOST_READ = 64 * 1024  # bytes of frames whose codes are read: 20 ms
_ROW_OF_ZEROS = 48  # bytes
_LITTLE_LEFT = 20  # one part in so many is none that a program was asked to keep
_LITTLE = 50  # an end that nothing is known of may lack one part in so many


class _Row(NamedTuple):
    """A row of frames: where the last of them begins, where it should end, how many they are, and their layer."""

    last: int
    stop: int
    frames: int
    layer: int | None


def read_mp3(file: Sparse) -> Document:
    """Compare with the number of bytes in the Xing, Info or VBRI header, where the encoder wrote one, and look how the last frame ends.

    A transfer stops at any byte, and one frame has hundreds: the last one is cut then. Programs that shorten a sound end it with a whole
    frame, or with a tag, and leave the header as it was: of these nothing is said for certain.
    """
    start = after_tag(file)
    if start >= file.size:
        return cut("nothing after the tag")
    head = _known(file, start)
    place = _first_frame(head)
    damage = _mp3_damage(file, start, start + (place or 0))
    if damage:
        return Document(opens=False, damage=damage)
    if place is None:
        return Document(opens=False if not head.strip(b"\0") else None, damage="no frame of sound")
    frame = frame_at(head, place)
    stated = _stated_bytes(head, place, frame) if frame else None
    lacks_all = place == 0 and frame is not None and start + frame.size > file.size  # it is the only one
    if stated is None or lacks_all:
        return cut("the last frame is cut") if lacks_all or _lacking(file, start + place) else Document(opens=True)
    missing = start + place + stated - file.size
    if missing <= (frame.size if frame else 0):
        unwritten = _is_unwritten(file, start + place, stated)
        return Document(opens=False, ended=True, damage="a block of zeros") if unwritten else sound()
    return _shorter(file, start + place, missing, stated)


def _is_unwritten(file: Sparse, start: int, stated: int) -> bool:
    """Tell whether zeros stand where a frame should begin: the encoder says that the sound goes on there."""
    try:
        body = file.all()
    except Missing:
        return False
    if find_zeros(body, start, len(body), _ROW_OF_ZEROS) < 0:
        return False
    row = _row(body, start)
    is_short = row.frames < _MOST_FRAMES and row.stop + SECTOR <= min(len(body), start + stated)
    return is_short and body[row.stop : row.stop + _ROW_OF_ZEROS] == bytes(_ROW_OF_ZEROS)


def _shorter(file: Sparse, start: int, missing: int, stated: int) -> Document:
    """Return what is said of a file that lacks some of the bytes that its header states. Raises Missing."""
    lacking = _lacking(file, start, guess=True)
    is_little = lacking is None and missing * _LITTLE <= stated
    damage = "shorter than its header says"
    if missing * _LITTLE_LEFT > stated * (_LITTLE_LEFT - 1):
        return cut(damage)
    return Document(damage=damage) if (lacking == 0 and _is_unbroken(file, start)) or is_little else cut(damage)


def _is_unbroken(file: Sparse, start: int) -> bool:
    """Tell whether frame follows frame from the first to the last, or to where tags may begin."""
    body = file.all()
    row = _row(body, start)
    return row.stop >= len(body) or row.frames == _MOST_FRAMES or _is_tagged(body[-_LAST_FRAMES:])


def _row(body: Bytes, place: int, most: int = _MOST_FRAMES, layer: int | None = None) -> _Row:
    """Go from frame to frame, as far as one of the same layer follows the other."""
    last, frames = place, 0
    while frames < most and (frame := frame_at(body, place, layer)):
        last, place, frames, layer = place, place + frame.size, frames + 1, frame.layer
    return _Row(last, place, frames, layer)


def _are_missing(body: Bytes, start: int) -> bool:
    """Tell whether a row of frames breaks off inside, and goes on elsewhere: players leave out what lies between. A tag may lie there."""
    row = _row(body, start)
    if row.frames < _SOME_FRAMES or row.frames == _MOST_FRAMES or _is_tag(body, row.stop):
        return False
    place = row.last + 1
    for _ in range(_MOST_TRIES):
        place = body.find(b"\xff", place, row.stop + _MOST_JUNK)
        if place < 0:
            return False
        if place != row.stop and _goes_on(body, place, row.layer):
            return True
        place += 1
    return False


def _goes_on(body: Bytes, place: int, layer: int | None) -> bool:
    """Tell whether a row of frames begins at a place: enough of them, or a few that end just where the sound does."""
    row = _row(body, place, _ENOUGH_FRAMES, layer)
    is_end = row.frames > 1 and (row.stop == len(body) or body[row.stop : row.stop + 3] == b"TAG")
    return row.frames == _ENOUGH_FRAMES or is_end


def _is_tag(body: Bytes, place: int) -> bool:
    """Tell whether a tag begins at a place, or little behind it."""
    near = body[place : place + _TAGS]
    return any(mark in near for mark in (b"ID3", b"TAG", *_TAG_ENDS))


def _mp3_damage(file: Sparse, begin: int, start: int) -> str | None:
    """Tell what became of the frames on the way, where all are known: those from `start` on, and what should be some from `begin` on."""
    try:
        body = file.all()
    except Missing:
        return None
    is_holed = (
        zero_tail(body, start)
        or zeroed_block(body, start, data_end(body, start), least=SECTOR)
        or (
            _NOT_ZERO.search(body, start - 1, start)
            and (zeroed_block(body, begin, start, least=SECTOR) or _is_headless(body, begin))
        )
    )  # the last: behind zeros that end with a sector is the rest of a frame
    return (
        transfer_damage(body, start)
        or ("a block of zeros" if is_holed else None)
        or ("frames are missing" if _are_missing(body, start) else None)
        or ("a frame is damaged" if are_damaged(_frames(body, start)) else None)
    )


def _frames(body: Bytes, place: int) -> Iterator[bytes]:
    """Yield the first frames of a row of the third layer, as many as are to be read."""
    stop = place + _MOST_READ
    while place < stop and (frame := frame_at(body, place, THIRD)):
        yield body[place : place + frame.size]
        place += frame.size


def frames_damage(body: bytes) -> str | None:
    """Tell what became of a row of frames that stands in another format."""
    place = _first_frame(body[:_MOST_JUNK])
    return None if place is None else _mp3_damage(Sparse.whole(body), 0, place)


def _is_headless(body: Bytes, begin: int) -> bool:
    """Tell whether zeros stand where the first frame should, and the rest of one behind them: they began in the tag before it."""
    found = _NOT_ZERO.search(body, begin)
    return found is not None and found.start() - begin >= SECTOR


def sounds_like_mp3(body: Bytes) -> bool:
    """Tell whether two frames of the third layer follow each other somewhere at the beginning: players skip what stands before."""
    head = body[:_JUNK_LOOKED_AT]
    place = _first_frame(head, THIRD)
    frame = frame_at(head, place) if place is not None else None
    return place is not None and frame is not None and frame_at(head, place + frame.size, THIRD) is not None


def after_tag(file: Sparse) -> int:
    """Return where the ID3v2 tags end that it begins with (ID3v2.4 section 3.1: the length in seven bits a byte); some programs put a second before the first. Raises Missing."""
    place = 0
    for number in range(_MOST_TAGS):
        if number and place >= file.size:
            break
        try:
            head = file.at(place, place + _ID3)
        except Missing:
            if not number:
                raise
            break
        if not head.startswith(b"ID3") or len(head) < _ID3:
            break
        length = (head[6] & 127) << 21 | (head[7] & 127) << 14 | (head[8] & 127) << 7 | head[9] & 127
        place += _ID3 + length + (_ID3 if head[5] & 0x10 else 0)
    return place


def _known(file: Sparse, start: int) -> bytes:
    """Return what is known from a place on, up to 64 KB. Raises Missing where that is nothing."""
    try:
        return file.at(start, start + _MOST_JUNK)
    except Missing as hole:
        if hole.start <= start:
            raise
        return file.at(start, hole.start)


def _first_frame(head: bytes, layer: int | None = None) -> int | None:
    """Return the place of the first frame that another one of its layer follows, or that ends the file."""
    place = -1
    while (place := head.find(b"\xff", place + 1)) >= 0:
        frame = frame_at(head, place, layer)
        if frame and (place + frame.size >= len(head) or frame_at(head, place + frame.size, frame.layer)):
            return place
    return None


def _lacking(file: Sparse, start: int, *, guess: bool = False) -> int | None:
    """Return how many bytes the last frame lacks, None where no row of frames leads to the end, or the end is not known.

    It lacks none where a tag follows it: what wrote that believed the file whole. A frame with an encoder's header is no sound.
    """
    try:
        tail = file.at(max(start, file.size - _LAST_FRAMES), file.size)
    except Missing:
        if guess:
            raise
        return None
    if _is_tagged(tail):
        return 0
    last, stop = _last_frame(tail)
    if not last and file.size - len(tail) == start:  # too few frames for a row, but all of them
        row = _row(tail, 0)
        last, stop = (row.last, row.stop) if row.frames > 1 and row.stop > len(tail) else (0, 0)
    if stop >= len(tail):
        return 0 if any(name in tail[last:] for name in _HEADERS) else stop - len(tail)
    rest = tail[stop:] if last else b""
    return 4 - len(rest) if len(rest) < 4 and rest.startswith(b"\xff") else None  # noqa: PLR2004 - the header of a frame


def _is_tagged(tail: bytes) -> bool:
    """Tell whether a tag stands at the end."""
    return tail[-128:-125] == b"TAG" or any(mark in tail[-_TAGS:] for mark in _TAG_ENDS)


def _last_frame(tail: bytes) -> tuple[int, int]:
    """Return where the last frame of the first row of enough frames begins and should end; zeros where there is no such row."""
    place = -1
    while (place := tail.find(b"\xff", place + 1)) >= 0:
        row = _row(tail, place)
        if row.frames >= _ENOUGH_FRAMES:
            return row.last, row.stop
    return 0, 0


def _stated_bytes(head: bytes, place: int, frame: Frame) -> int | None:
    """Return how many bytes the encoder says there are, from the first frame on."""
    at = place + 4 + frame.extra
    if head[at : at + 4] in _HEADERS:
        flags = int.from_bytes(head[at + 4 : at + 8])
        where = at + 8 + (4 if flags & 1 else 0)
        return int.from_bytes(head[where : where + 4]) if flags & 2 else None
    if head[place + 36 : place + 40] == b"VBRI":
        return int.from_bytes(head[place + 46 : place + 50])
    return None
