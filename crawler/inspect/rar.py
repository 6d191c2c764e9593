"""RAR archives: whole by their blocks, each with a checksum over its header, the last of which says that it is the last (technote.txt of RAR 4 and 5)."""

import zlib
from typing import NamedTuple

from crawler.inspect.pictures import cut, sound, unchecked
from crawler.inspect.sparse import Missing, Sparse
from crawler.inspect.transfer import transfer_damage
from crawler.records import Document

_FOUR, _FIVE = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"
_MOST_BLOCKS = 100_000
_SHORTEST, _OFTEN, _LONGEST = 7, 512, 64 * 1024  # bytes of the header of a block
_EARLY = range(0x75, 0x7A)  # comments, owners and the like of RAR 1 and 2, whose checksums mean something else


class _Block(NamedTuple):
    """One block: the bytes of its header and of the data behind it, whether it is the last, and whether a password locks it."""

    header: int
    data: int = 0
    is_last: bool = False
    is_locked: bool = False


def read_rar(file: Sparse) -> Document:
    """Walk the blocks to the last; what stands behind it is nobody's concern. Packed data are not unpacked."""
    is_new = file.at(0, len(_FIVE)) == _FIVE
    position, locked, seen = len(_FIVE if is_new else _FOUR), False, False
    for _ in range(_MOST_BLOCKS):
        raw = _header(file, position, new=is_new)
        if len(raw) < _SHORTEST:
            return _sent(file, Document(opens=True), locked=locked) if seen and not raw and not is_new else cut()
        block = _read_five(raw) if is_new else _read_four(raw)
        if block is None:
            return cut() if _is_short(raw, new=is_new) else Document(opens=False, damage="a header is damaged")
        locked, seen = locked or block.is_locked, True
        position += block.header + block.data
        if position > file.size:
            return cut()
        if block.is_last or (block.is_locked and not block.data):
            return _sent(file, sound(), locked=locked)
    return unchecked()


def _header(file: Sparse, position: int, *, new: bool) -> bytes:
    """Return enough for a header, less at the end of the file. Raises Missing."""
    for length in (_OFTEN, _LONGEST):
        raw = file.at(position, position + length)
        if len(raw) < length or not _is_short(raw, new=new):
            break
    return raw


def _sent(file: Sparse, document: Document, *, locked: bool) -> Document:
    """Return what is said of a whole archive: that it is locked, or what a transfer as text did to its data."""
    if locked:
        return Document(ended=document.ended, encrypted=True)
    try:
        damage = transfer_damage(file.all())
    except Missing:
        return document
    return Document(opens=False, ended=True, damage=damage) if damage else document


def _is_short(raw: bytes, *, new: bool) -> bool:
    """Tell whether a header says that it is longer than what is there."""
    if new:
        size, width = _number(raw, 4)
        return 4 + width + size > len(raw)
    return int.from_bytes(raw[5:7], "little") > len(raw)


def _read_four(raw: bytes) -> _Block | None:
    """Read the header of a block as RAR wrote it up to version 4; None where it is damaged."""
    kind, flags, size = raw[2], int.from_bytes(raw[3:5], "little"), int.from_bytes(raw[5:7], "little")
    has_comment = (kind == 0x74 and flags & 0x08) or (kind == 0x73 and flags & 0x02)  # noqa: PLR2004 - its checksum leaves that out
    is_right = has_comment or kind in _EARLY or zlib.crc32(raw[2:size]) & 0xFFFF == int.from_bytes(raw[:2], "little")
    if not 0x73 <= kind <= 0x7B or not _SHORTEST <= size <= len(raw) or not is_right:  # noqa: PLR2004 - the kinds there are
        return None
    is_file = kind in (0x74, 0x7A)
    data = int.from_bytes(raw[7:11], "little") if is_file or flags & 0x8000 else 0
    data += int.from_bytes(raw[32:36], "little") << 32 if is_file and flags & 0x100 else 0
    is_locked = bool((kind == 0x74 and flags & 0x04) or (kind == 0x73 and flags & 0x80))  # noqa: PLR2004
    return _Block(size, data, kind == 0x7B, is_locked)  # noqa: PLR2004


def _read_five(raw: bytes) -> _Block | None:
    """Read the header of a block as RAR writes it since version 5; None where it is damaged."""
    size, width = _number(raw, 4)
    stop = 4 + width + size
    if not size or stop > len(raw) or zlib.crc32(raw[4:stop]) != int.from_bytes(raw[:4], "little"):
        return None
    kind, at = _number(raw, 4 + width)
    place = 4 + width + at
    flags, at = _number(raw, place)
    place += at
    extra, at = _number(raw, place) if flags & 1 else (0, 0)
    data, _ = _number(raw, place + at) if flags & 2 else (0, 0)
    is_locked = kind == 4 or (kind == 2 and extra > 0 and _locks(raw[max(0, stop - extra) : stop]))  # noqa: PLR2004
    return _Block(stop, data, kind == 5, is_locked)  # noqa: PLR2004


def _locks(records: bytes) -> bool:
    """Tell whether one of the further records of a file says how it is encrypted."""
    place = 0
    while place < len(records):
        size, width = _number(records, place)
        kind, _ = _number(records, place + width)
        if kind == 1 and size:
            return True
        place += width + size
    return False


def _number(raw: bytes, place: int) -> tuple[int, int]:
    """Read a number in seven bits a byte, the lowest first; return it and its width."""
    value = 0
    for width, byte in enumerate(raw[place : place + 10]):
        value |= (byte & 0x7F) << 7 * width
        if not byte & 0x80:
            return value, width + 1
    return 0, 1
