"""Streams inside a PDF, as they stand in the file: viewers show a page without what they cannot unpack, and say nothing."""

import base64
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from crawler.inspect.jpeg import read_jpeg
from crawler.inspect.pdf_objects import lost_bytes, numbers_of_objects
from crawler.inspect.sparse import Bytes, Sparse
from crawler.inspect.transfer import SECTOR, find_zeros, transfer_damage

_BEGINS = re.compile(rb"(?<!d)stream {0,2}(?:\r\n|\n|\r)")
_FILTER = re.compile(rb"/Filter\s*(?:\[\s*)?(?:/(\w+)|\d+\s+\d+\s+R)")
_ARMOURED = re.compile(
    rb"/Filter\s*\[\s*/(?:ASCII85Decode|A85)\s*/(?:FlateDecode|Fl)\s*\]"
)  # ISO 32000-1, 7.4.3: packed, and then written in letters
_LETTERS, _BLANK, _LETTERS_END = b"ASCII85Decode FlateDecode", b"\0\t\n\x0c\r ", b"~"
_LENGTH = re.compile(rb"/Length\s+(\d+)\b(?!\s+\d+\s+R)")
_LENGTH_ELSEWHERE = re.compile(rb"/Length\s+(\d{1,8})\s+\d{1,5}\s+R\b")
_OBJECTS = b"/ObjStm"  # objects that are packed themselves
_ENDS = b"endstream"
_TAKEN_OVER = b"/PTEX.FileName"  # a figure that pdfTeX took from another file as it was: damage in it is older than this one, which opens all the same
_DICTIONARY = 4_096  # bytes before the word `stream`
_LEFT_PLAIN = re.compile(rb"/XRef\b|/Metadata\b|/Crypt\b")  # ISO 32000-1, 7.6.1 and 7.6.5
_LEAST, _MOST_HOLES = 8, 50
_MOST_STREAMS = 4_000
_MOST_PACKED, _MOST_UNPACKED = 8 << 20, 48 << 20  # bytes, of all streams together
_MOST_LETTERS, _MOST_OF_PICTURES = (
    64 << 10,
    128 << 10,
)  # of those streams, and of pictures whose codes are read: a hundredth of a second each
_CHUNK = 256 * 1024
_STEP = 256
_FORGIVEN = 64  # bytes at the end of a stream that viewers do without
_SLACK = 16
_SOME_RIGHT, _NEARLY_ALL = 2, 4
"""Of 1,471 PDFs of all kinds of programs four hold a wrong sum: in three of them nearly all are, and one was damaged."""
_WRONG_SUM = "incorrect data check"
_PICTURE, _PICTURE_ENDS = b"\xff\xd8", b"\xff\xd9"


class _Stream(NamedTuple):
    """One stream: its first filter, its stated length where it stands in the dictionary, its data, and the object that has the length elsewhere."""

    filter: bytes
    length: int | None
    data: bytes
    told: int | None = None


class _Found(NamedTuple):
    """What came of unpacking a stream; `summed` is whether its checksum was right, None where none was reached."""

    damage: str | None = None
    size: int = 0
    ended: bool = True
    summed: bool | None = None


def damaged_stream(body: Bytes) -> str | None:
    """Name what is wrong with the first stream that does not unpack; None for none. Of a file that is encrypted only zeros tell, which no cipher writes."""
    if body.find(b"/Encrypt") >= 0:
        return "a block of zeros" if _is_cipher_holed(body) else None
    unpacked, shorter, sums = _MOST_UNPACKED, None, Counter[bool | None]()
    objects: set[int] | None = None
    left = {_LETTERS: _MOST_LETTERS, b"DCTDecode": _MOST_OF_PICTURES, b"FlateDecode": _MOST_PACKED}
    for stream in _streams(body):
        if unpacked < 0:
            break
        left[stream.filter] -= len(stream.data)
        found = _looked_into(stream, unpacked, is_read=left[stream.filter] >= 0)
        if found.damage:
            return found.damage
        unpacked -= found.size
        sums[found.summed] += 1
        if not found.ended:
            shorter = lost_bytes(body) if shorter is None else shorter
            if stream.told is not None and objects is None:
                objects = numbers_of_objects(body)
            if shorter or _is_torn(stream, body, objects or set()):
                return "a stream breaks off"
            if stream.filter == b"FlateDecode" and _is_holed(stream.data):
                return "a stream does not unpack"
    is_mixed = sums[False] and sums[True] >= max(_SOME_RIGHT, sums[False] / _NEARLY_ALL)
    return "a stream fails its checksum" if is_mixed else None


def _is_torn(stream: _Stream, body: Bytes, objects: set[int]) -> bool:
    """Tell whether a stream that has no end of its own should be longer, or end before what is taken for its end, or whether what tells its length is gone with its end."""
    if stream.told is None:
        return stream.length is not None and abs(stream.length - len(stream.data)) > _SLACK
    return stream.told not in objects and body.find(_OBJECTS) < 0


def _is_cipher_holed(body: Bytes) -> bool:
    """Tell whether zeros stand inside a stream, which ends behind them. What describes a file may be left as it is."""
    stop = 0
    for _ in range(_MOST_HOLES):
        place = find_zeros(body, stop, len(body), SECTOR)
        if place < 0:
            return False
        begin, stop = body.rfind(b"stream", 0, place), body.find(_ENDS, place)
        if stop < 0:
            return False
        is_inside = begin >= 0 and body[max(0, begin - 3) : begin] != b"end"
        head = body[body.rfind(b" obj", 0, begin) : begin] if is_inside else b""
        if is_inside and not _LEFT_PLAIN.search(head) and body[place:stop].strip(b"\0\r\n"):
            return True
    return False


def _is_holed(data: bytes) -> bool:
    """Tell whether packed data that do not end hold zeros, where the unpacker lost its way, or what follows data that end, where objects were."""
    place = data.find(bytes(SECTOR))
    return place >= 0 and bool(data[place:].strip(b"\0\r\n"))


def _looked_into(stream: _Stream, most: int, *, is_read: bool) -> _Found:
    """Unpack a stream, or look at it as far as that takes little time."""
    if stream.filter == b"FlateDecode":
        return _inflate(stream, most)
    if stream.filter == _LETTERS:
        return _spelled(stream, most) if is_read else _Found()
    return _picture(stream, is_read=is_read)


def _streams(body: Bytes) -> Iterator[_Stream]:
    """Yield the streams whose first filter is of use here, of so many bytes that they are soon looked at."""
    stop, left = 0, _MOST_PACKED
    for number, begin in enumerate(_BEGINS.finditer(body)):
        stop = stop if stop >= begin.end() else body.find(_ENDS, begin.end())
        if number > _MOST_STREAMS or stop < 0:
            return
        head = body[max(0, begin.start() - _DICTIONARY) : begin.start()]
        head = head[head.rfind(b" obj") + 1 :]
        found, length = _FILTER.search(head), _LENGTH.search(head)
        passed_over = _TAKEN_OVER in head or stop - begin.end() <= _LEAST
        kind = (
            _LETTERS if _ARMOURED.search(head) else found and (found[1] or _kind(body[begin.end() : begin.end() + 2]))
        )
        if kind in (b"FlateDecode", b"DCTDecode", _LETTERS) and not passed_over:
            stated = int(length[1][:12]) if length else None
            left -= stop - begin.end()
            if left < 0:
                return
            data = body[begin.end() : stop]
            told = None if length else _LENGTH_ELSEWHERE.search(head)
            data = data.lstrip(b"\r\n") if data[0] in b"\r\n" else data
            yield _Stream(kind, stated, data, int(told[1]) if told else None)


def _kind(data: bytes) -> bytes:
    """Tell by its beginning how a stream is packed whose filter stands elsewhere; empty where it does not say (RFC 1950, section 2.2)."""
    return b"FlateDecode" if data[:1] == b"\x78" and int.from_bytes(data) % 31 == 0 else b""


def _inflate(stream: _Stream, most: int) -> _Found:
    """Unpack a stream."""
    unpacker, data, done = zlib.decompressobj(), stream.data, 0
    try:
        while data and not unpacker.eof and done <= most:
            done += len(unpacker.decompress(data, _CHUNK))
            data = unpacker.unconsumed_tail
    except zlib.error as fault:
        if _WRONG_SUM in str(fault):
            return _Found(size=done, summed=False)
        return _Found(None if _ends_in_junk(stream.data) else "a stream does not unpack", done)
    if unpacker.eof and _is_holed(unpacker.unused_data):
        return _Found("a block of zeros", done)
    return _Found(size=done, ended=unpacker.eof or bool(data), summed=unpacker.eof or None)


def _spelled(stream: _Stream, most: int) -> _Found:
    """Unpack a stream that is written in letters; its end is marked by one that stands for nothing."""
    try:
        data = base64.a85decode(stream.data.partition(_LETTERS_END)[0], ignorechars=_BLANK)
    except ValueError:
        return _Found("a stream does not unpack")
    found = _inflate(stream._replace(data=data), most)
    return found._replace(ended=True)


def _ends_in_junk(data: bytes) -> bool:
    """Tell whether nearly all of a stream unpacks."""
    unpacker = zlib.decompressobj()
    for place in range(0, len(data), _STEP):
        try:
            unpacker.decompress(data[place : place + _STEP])
        except zlib.error:
            return place > _STEP and len(data) - place < _FORGIVEN
    return True


def _picture(stream: _Stream, *, is_read: bool) -> _Found:
    """Look at a JPEG picture that is stored as it is, and read its codes where that is wanted."""
    data = stream.data.lstrip()
    if not data.startswith(_PICTURE):
        return _Found("a picture does not begin as one")
    found = read_jpeg(Sparse.whole(data)) if is_read and _PICTURE_ENDS in data else None
    damage = found.damage if found and found.opens is False and found.ended is not False else transfer_damage(data)
    return _Found(damage, ended=_PICTURE_ENDS in data)
