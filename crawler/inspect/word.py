"""The text of a Word document from 1997 on: the tables that lead to it are whole, and it is some (MS-DOC)."""

import itertools
import struct
from collections.abc import Callable, Iterable, Iterator

from crawler.inspect.transfer import SECTOR

_SINCE_1997 = 0x00C1  # section 2.5.1: nFib; earlier ones are laid out otherwise
_VERSION, _FLAGS, _SECOND_TABLE = 2, 10, 0x0200
_LEAST = 32
_LEGACY_TABLES, _PLACES = 152, 154  # section 2.5.1: how many places follow, and where
_STYLES, _RUNS, _PARAGRAPHS, _SETTINGS, _PIECES, _DRAWINGS = 1, 12, 13, 31, 33, 50
"""Which of the places: Stshf, PlcfBteChpx, PlcfBtePapx, Dop, Clx, DggInfo (section 2.5.6)."""
_MODIFIER, _TABLE = 1, 2  # section 2.9.38
_PAGE = 512
_NARROW = 1 << 30  # section 2.9.73: signs of one byte each, at half of the place that is given
_SLACK = 4
_ROW = 32  # zeros in a row: no text has six
_MOST_PIECES, _MOST_PAGES = 20_000, 20_000
_MOST_TABLES = 64 << 20  # bytes, of all tables of a name


class _Damaged(Exception):  # noqa: N818 - reads as what it says
    """A table does not hold together."""


def word_damage(data: bytes, streams: Callable[[str], Iterable[bytes]]) -> str | None:
    """Tell what is wrong with the main stream of a document, None for nothing.

    `streams` returns what streams of a name hold: a document that lies inside this one has tables of the same names. Of documents from before
    1997 nothing is said.
    """
    if len(data) < _LEAST or struct.unpack_from("<H", data, _VERSION)[0] < _SINCE_1997:
        return None
    (flags,) = struct.unpack_from("<H", data, _FLAGS)
    found, left = "the tables of the text are missing", _MOST_TABLES
    for table in streams("1Table" if flags & _SECOND_TABLE else "0Table"):
        damage, left = _damage(data, table), left - len(table)
        if damage is None or left < 0:
            return None
        found = damage
    return found


def _damage(data: bytes, table: bytes) -> str | None:
    """Tell what is wrong with a text, by one table."""
    try:
        left = 2 * len(data)  # pieces of a text do not lie over each other
        for start, stop in _pieces(data, table):
            left -= stop - start
            if left >= 0 and data.find(bytes(_ROW), start, stop) >= 0:
                return "the text holds zeros"
        is_holed = bytes(SECTOR) in _part(data, table, _DRAWINGS)
        if is_holed or not (_is_set_up(_part(data, table, _SETTINGS)) and _are_styles(_part(data, table, _STYLES))):
            return "a table of the text is damaged"
        is_right = all(
            _is_page(data, number) for which in (_RUNS, _PARAGRAPHS) for number in _pages(data, table, which)
        )
    except (_Damaged, struct.error):
        return "a table of the text is damaged"
    return None if is_right else "a page of formats is damaged"


def _part(data: bytes, table: bytes, which: int) -> bytes:
    """Return what lies at one of the places that the header names. Raises _Damaged."""
    (places,) = struct.unpack_from("<H", data, _LEGACY_TABLES)
    if places <= which:
        raise _Damaged
    start, length = struct.unpack_from("<II", data, _PLACES + 8 * which)
    if start + length > len(table):
        raise _Damaged
    return table[start : start + length]


def _pieces(data: bytes, table: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the pieces of the text begin and end (section 2.8.35). Raises _Damaged where one lies outside the stream."""
    part, position = _part(data, table, _PIECES), 0
    while part[position : position + 1] == bytes([_MODIFIER]):
        position += 3 + struct.unpack_from("<H", part, position + 1)[0]
    if not part:
        return
    kind, length = struct.unpack_from("<BI", part, position)
    count = (length - 4) // 12
    if kind != _TABLE or count < 1 or position + 5 + length > len(part):
        raise _Damaged
    signs = struct.unpack_from(f"<{count + 1}I", part, position + 5)
    for number in range(min(count, _MOST_PIECES)):
        (place,) = struct.unpack_from("<I", part, position + 5 + 4 * (count + 1) + 8 * number + 2)
        length = signs[number + 1] - signs[number]
        start, width = ((place & _NARROW - 1) // 2, 1) if place & _NARROW else (place, 2)
        if length < 0 or start + width * length > len(data):
            raise _Damaged
        yield start, start + width * length


def _pages(data: bytes, table: bytes, which: int) -> tuple[int, ...]:
    """Return the numbers of the pages of formats (sections 2.8.5 and 2.8.6)."""
    part = _part(data, table, which)
    count = (len(part) - 4) // 8
    return struct.unpack_from(f"<{min(count, _MOST_PAGES)}I", part, 4 * (count + 1)) if count > 0 else ()


def _is_set_up(part: bytes) -> bool:
    """Tell whether something is said of a document as a whole, such as how far apart its tabulators are (section 2.7.2)."""
    return not part or part.strip(b"\0") != b""


def _are_styles(part: bytes) -> bool:
    """Tell whether a sheet of styles is filled by them, as far as one does not reach beyond it (sections 2.9.271 and 2.9.135)."""
    if len(part) < 4:  # noqa: PLR2004 - a length and a count
        return True
    length, count = struct.unpack_from("<HH", part)
    position = 2 + length
    for _ in range(count):
        if position + 2 > len(part):
            break
        (size,) = struct.unpack_from("<H", part, position)
        position += 2 + size + (size & 1)
    return bool(position + _SLACK >= len(part))


def _is_page(data: bytes, number: int) -> bool:
    """Tell whether a page of formats holds at least one run, and its places in order (sections 2.9.33 and 2.9.183)."""
    start = (number & (1 << 22) - 1) * _PAGE
    page = data[start : start + _PAGE]
    if len(page) < _PAGE or not page[-1]:
        return False
    places = struct.unpack_from(f"<{min(page[-1], 100) + 1}I", page)
    return all(first <= second for first, second in itertools.pairwise(places))
