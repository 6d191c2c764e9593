"""Archives and compressed files other than ZIP: whole by checksum, directory or end mark."""

import bz2
import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

from crawler.inspect.pictures import cut, sound, unchecked
from crawler.inspect.sparse import Bytes, Missing, Sparse
from crawler.inspect.transfer import SECTOR, data_end, holed_text, zeroed_block
from crawler.records import Document

_INFLATED = 64 * 1024 * 1024
_CHUNK = 64 * 1024
_TAR_BLOCK, _TAR_RECORD = 512, 20 * 512
_NUMBERS = ((100, 108), (108, 116), (116, 124), (136, 148))  # POSIX ustar: mode, uid, gid, mtime
_MOST_MEMBERS = 50_000
_PLAIN_FILE = (b"0", b"\0")
_OF_THE_NEXT = (b"x", b"L", b"K")  # headers of the member that follows, the last two of GNU tar
_EXTENDED, _RECORD = (b"x", b"g"), re.compile(rb"(\d{1,9}) [^=\0]+=")  # of the next member, and of all that follow
_SIZE = re.compile(rb"(?:\A|\n)\d{1,6} size=(\d{1,18})\n")
_SPARSE, _MORE_PARTS, _STILL_MORE_PARTS = (
    b"S",
    482,
    504,
)  # of GNU tar: the kind, and where header and map say that the map goes on
_MOST_GZ_MEMBERS = 10_000
_NOT_ZERO = re.compile(rb"[^\0]")
_GZ = b"\x1f\x8b"
_DAMAGED = "compressed data are damaged"


class _Unpacker(Protocol):
    """What bz2 and lzma offer alike."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    @property
    def needs_input(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


def read_gz(file: Sparse) -> Document:
    """Unpack at most 64 MB to see the checksum at the end of each member (RFC 1952, section 2.2)."""
    unpacker, done, members, data = zlib.decompressobj(wbits=31), 0, 1, b""
    for piece in _pieces(file):
        data += piece
        while data and done < _INFLATED:
            if unpacker.eof:
                if len(data) < len(_GZ):  # the next member's mark may lie across two pieces
                    break
                if not data.startswith(_GZ):
                    return sound()
                unpacker, members = zlib.decompressobj(wbits=31), members + 1
            try:
                done += len(unpacker.decompress(data, _CHUNK))
            except zlib.error:
                return Document(opens=False, damage=_DAMAGED)
            data = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            if members > _MOST_GZ_MEMBERS:
                return unchecked()
        if done >= _INFLATED:
            return unchecked()
    return sound() if unpacker.eof else cut()


def _pieces(file: Sparse) -> Iterator[bytes]:
    """Yield a file piece by piece; raises Missing before the first where one is not known."""
    body = file.all()
    return (body[start : start + _CHUNK] for start in range(0, len(body), _CHUNK))


def _stream(make: Callable[[], _Unpacker], magic: bytes) -> Callable[[Sparse], Document]:
    """Make a reader of compressed streams, of which more than one may follow each other: at most 64 MB are unpacked."""

    def read(file: Sparse) -> Document:
        unpacker, done, members, data = make(), 0, 1, b""
        try:
            for piece in _pieces(file):
                data += piece
                while done < _INFLATED:
                    if unpacker.eof:
                        data = data.lstrip(b"\0")
                        if len(data) < len(magic):  # padding, or a mark that lies across two pieces
                            break
                        if not data.startswith(magic):  # what tools warn of and leave out
                            return sound()
                        unpacker, members = make(), members + 1
                    done += len(unpacker.decompress(data, _CHUNK))
                    data = unpacker.unused_data if unpacker.eof else b""
                    if unpacker.needs_input and not unpacker.eof:
                        break
                if done >= _INFLATED or members > _MOST_MEMBERS:
                    return unchecked()
        except (OSError, EOFError, lzma.LZMAError):
            return Document(opens=False, damage=_DAMAGED)
        return sound() if unpacker.eof else cut()

    return read


read_bz2 = _stream(bz2.BZ2Decompressor, b"BZh")
read_xz = _stream(lambda: lzma.LZMADecompressor(memlimit=256 * 1024 * 1024), b"\xfd7zXZ\0")


def read_tar(file: Sparse) -> Document:
    """Walk the members: each header has its checksum, and the last is followed by a block of zeros (POSIX ustar)."""
    position, members, told, kind, texts = 0, 0, -1, b"", list[tuple[int, int]]()
    while members < _MOST_MEMBERS:
        try:
            header = file.at(position, position + _TAR_BLOCK)
        except Missing:
            return Document(opens=True)
        if len(header) < _TAR_BLOCK:
            is_inside = header or position > file.size or not members or kind in _OF_THE_NEXT
            return cut() if is_inside else Document(opens=True, ended=None)
        if not header.strip(b"\0"):
            return _tar_end(file, position, texts) if members else Document(opens=False, damage="nothing but zeros")
        if not is_tar_header(header) or not _are_numbers(header):
            return Document(opens=False, damage="a header is damaged")
        position += _TAR_BLOCK + _maps(file, position, header)
        size, kind = _octal(header[124:136]) if told < 0 else told, header[156:157]
        if kind in _EXTENDED and not _are_records(_records(file, position, size)):
            return Document(opens=False, damage="a header is damaged")
        told = _told_size(file, position, size) if kind == _EXTENDED[0] else -1
        texts += [(position, position + size)] if kind in _PLAIN_FILE else []
        position += (size + _TAR_BLOCK - 1) // _TAR_BLOCK * _TAR_BLOCK
        members += 1
    return unchecked()


def _tar_end(file: Sparse, position: int, members: list[tuple[int, int]]) -> Document:
    """Tell an end from a rest that was never written: zeros that begin inside the last member, and go on for longer than a record of tar.

    And look for sectors that were never written of members that are texts, or with a header in them.
    """
    try:
        body = file.all()
    except Missing:
        return sound()
    if file.size - position > _TAR_RECORD and data_end(body) <= position - _TAR_BLOCK:
        return Document(opens=False, damage="its rest is zeros")
    is_holed = _goes_on(body, position) or (
        zeroed_block(body, 0, position, least=SECTOR) and any(holed_text(body, *place) for place in members)
    )
    return Document(opens=False, ended=True, damage="a block of zeros") if is_holed else sound()


def _goes_on(body: Bytes, end: int) -> bool:
    """Tell whether what follows the zeros that end an archive is a member without its header, and then one with it; another archive may follow."""
    found = _NOT_ZERO.search(body, end)
    first = found.start() - found.start() % _TAR_BLOCK if found else len(body)
    blocks = (body[start : start + _TAR_BLOCK] for start in range(first, min(len(body), first + _CHUNK), _TAR_BLOCK))
    headers = map(_is_named_header, blocks)
    return next(headers, True) is False and any(headers)


def _is_named_header(block: bytes) -> bool:
    return block[257:262] == b"ustar" and is_tar_header(block)


def _records(file: Sparse, start: int, size: int) -> bytes:
    """Return what an extended header holds, as far as it is known, and not much."""
    try:
        return file.at(start, start + min(size, _CHUNK))
    except Missing:
        return b""


def _are_records(data: bytes) -> bool:
    """Tell whether record follows record, each as long as it says and ended by a line feed; a zero ends them all (POSIX pax, "pax Extended Header")."""
    position = 0
    while position < len(data) and data[position]:
        record = _RECORD.match(data, position)
        if record is None or int(record[1]) <= len(record[0]):
            return len(data) == _CHUNK
        position += int(record[1])
        if position <= len(data) and data[position - 1 : position] != b"\n":
            return False
    return position <= len(data) or len(data) == _CHUNK


def _told_size(file: Sparse, start: int, size: int) -> int:
    """Return the size that an extended header gives the next member, -1 for none (POSIX pax, "pax Extended Header")."""
    found = _SIZE.search(_records(file, start, size))
    return int(found[1]) if found else -1


def _maps(file: Sparse, position: int, header: bytes) -> int:
    """Return the bytes between the header of a file with holes and its data: blocks that go on with the map of its parts (GNU tar, `sparse_header`)."""
    if header[156:157] != _SPARSE or not header[_MORE_PARTS]:
        return 0
    for number in range(1, _MOST_MEMBERS):
        start = position + number * _TAR_BLOCK
        block = file.at(start, start + _TAR_BLOCK)
        if len(block) < _TAR_BLOCK or not block[_STILL_MORE_PARTS]:
            return number * _TAR_BLOCK
    return _MOST_MEMBERS * _TAR_BLOCK


def is_tar_header(header: bytes) -> bool:
    """Tell whether a block is a header: the sum of its bytes stands in it, its own field counted as spaces."""
    if len(header) < _TAR_BLOCK or not header[0]:
        return False
    summed = header[:148] + b" " * 8 + header[156:_TAR_BLOCK]
    total = sum(summed)
    signed = total - 256 * sum(byte >> 7 for byte in summed)  # as some programs have it, which GNU tar reads as well
    return _octal(header[148:156]) in (total, signed)


def _are_numbers(header: bytes) -> bool:
    """Tell whether rights, owner, group and time are numbers, up to the first zero: programs unpack no other."""
    return all(_octal(header[start:stop].lstrip(b"\0 -").partition(b"\0")[0]) >= 0 for start, stop in _NUMBERS)


def _octal(field: bytes) -> int:
    """Read a number as tar writes it: octal digits, or binary behind a set bit; -1 where it is neither."""
    if field[:1] >= b"\x80":
        return int.from_bytes(field[1:])
    try:
        return int(field.strip(b"\0 ") or b"0", 8)
    except ValueError:
        return -1
