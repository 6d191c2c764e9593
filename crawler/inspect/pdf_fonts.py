"""Fonts in a PDF that are not packed: their tables have checksums (OpenType, "The OpenType Font File")."""

import re
import struct
import sys
from array import array
from collections.abc import Iterator

from crawler.inspect.sparse import Bytes
from crawler.inspect.transfer import SECTOR, find_zeros

_FONT, _STREAM = b"/Length1", re.compile(rb"stream\r?\n")  # ISO 32000-1, table 127
_DICTIONARY = 4_096  # bytes around it
_BEGINS = (b"\0\1\0\0", b"true", b"OTTO")
_HEADER, _ENTRY = 12, 16
_HEAD = b"head"  # whose sum is made before its own place for a sum is filled
_MOST_FONTS, _MOST_TABLES, _MOST_SUMMED = 100, 64, 8 << 20
_HOLE = re.compile(rb"\0{%d,}" % SECTOR)
_MOST_HOLED, _SOME_RIGHT = 2, 3  # a row of zeros may reach from one table into the next


def damaged_font(body: Bytes) -> bool:
    """Tell whether zeros stand in tables of fonts that fail their checksums, though all others are right.

    Programs that take signs out of fonts leave sums as they were: then those of tables without zeros are wrong as well.
    """
    if find_zeros(body, 0, len(body), SECTOR) < 0 or body.find(b"/Encrypt") >= 0:
        return False
    left, holed, right = _MOST_SUMMED, 0, 0
    for place, length, stated in (table for start in _fonts(body) for table in _tables(body, start)):
        left -= length
        if left < 0:
            return False
        table = body[place : place + length]
        if _sum(table) == stated:
            right += 1
        elif len(_HOLE.findall(table)) == 1:
            holed += 1
        else:
            return False
    return 0 < holed <= _MOST_HOLED and right >= _SOME_RIGHT


def _fonts(body: Bytes) -> Iterator[int]:
    """Yield where fonts begin that no filter packs."""
    place = -1
    for _ in range(_MOST_FONTS):
        place = body.find(_FONT, place + 1)
        if place < 0:
            return
        found = _STREAM.search(body, place, place + _DICTIONARY)
        head = body[max(0, place - _DICTIONARY) : found.start()] if found else b"/Filter"
        if (
            found
            and b"/Filter" not in head[head.rfind(b" obj") + 1 :]
            and body[found.end() : found.end() + 4] in _BEGINS
        ):
            yield found.end()


def _tables(body: Bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Yield place, length and stated sum of the tables of a font, as far as they lie in the file."""
    count = min(_MOST_TABLES, int.from_bytes(body[start + 4 : start + 6]))
    entries = body[start + _HEADER : start + _HEADER + _ENTRY * count]
    for name, stated, offset, length in struct.iter_unpack(">4sIII", entries[: len(entries) // _ENTRY * _ENTRY]):
        if name != _HEAD and start + offset + length <= len(body):
            yield start + offset, length, stated


def _sum(table: bytes) -> int:
    """Add up the numbers of four bytes that a table is made of."""
    numbers = array("I", table.ljust(-(-len(table) // 4) * 4, b"\0"))
    if sys.byteorder == "little":
        numbers.byteswap()
    return sum(numbers) & 0xFFFFFFFF
