"""Where the directory of a ZIP archive stands, and whether it agrees with what stands before each part (APPNOTE.TXT sections 4.3.7 to 4.3.16)."""

import struct

from crawler.inspect.sparse import Sparse

_END = b"PK\x05\x06"
_END_SIZE = 22
_ZIP64_LOCATOR, _ZIP64_SIZE = b"PK\x06\x07", 20
LONGEST_END = _END_SIZE + 65_535
"""Bytes of an end record with the longest comment."""
_ENTRY, _ENTRY_SIZE = b"PK\1\2", 46
LOCAL_SIZE = 30
"""Bytes of the header before a part, without the names."""
_LOCAL, _STREAMED, _ELSEWHERE = b"PK\3\4", 0x08, 0xFFFFFFFF  # general purpose bit 3: sizes follow the data


def is_anchored(file: Sparse) -> bool:
    """Tell whether the directory ends where the end record begins (APPNOTE.TXT section 4.3.16). Raises `Missing`.

    An end record that does not fit belongs to an archive stored inside this one, whose own end was cut off.
    """
    end = file.end(LONGEST_END) or file.tail(_END_SIZE)
    before = file.size - len(end)
    found = end.rfind(_END)
    if found < 0 or found + _END_SIZE > len(end):
        return False
    position = before + found
    size, offset = struct.unpack_from("<II", end, found + 12)
    locator = file.at(max(0, position - _ZIP64_SIZE), position)
    if len(locator) == _ZIP64_SIZE and locator.startswith(_ZIP64_LOCATOR):
        (zip64_end,) = struct.unpack_from("<Q", locator, 8)
        return bool(zip64_end < position)
    return bool(size + offset == position) or (size + offset < position and _follows_a_program(file, position - size))


def _follows_a_program(file: Sparse, directory: int) -> bool:
    """Tell whether something else stands before an archive whose places count from its own beginning: one that unpacks itself."""
    return file.at(0, 2) != _ENTRY[:2] and file.at(directory, directory + 4) == _ENTRY


def are_entries_whole(tail: bytes) -> bool:
    """Tell whether entry follows entry through the directory before the end record (APPNOTE.TXT section 4.3.12), whatever their fields hold."""
    stop = tail.rfind(_END)
    position = stop - int.from_bytes(tail[stop + 12 : stop + 16], "little")
    if stop < 0 or not 0 <= position < stop:
        return False
    while tail[position : position + 4] == _ENTRY and position + _ENTRY_SIZE <= stop:
        position += _ENTRY_SIZE + sum(struct.unpack_from("<HHH", tail, position + 28))
    return position == stop


def is_told_otherwise(header: bytes, packed: int, checksum: int) -> bool:
    """Tell whether the header before a part has another number of packed bytes or checksum than the directory: some programs go by the one, some by the other.

    Of 200,000 parts in 7,200 archives only those had that were made to try programs.
    """
    if len(header) < LOCAL_SIZE or not header.startswith(_LOCAL) or header[6] & _STREAMED:
        return False
    summed, stated = struct.unpack_from("<II", header, 14)
    return stated not in (0, _ELSEWHERE, packed) or summed not in (0, checksum)
