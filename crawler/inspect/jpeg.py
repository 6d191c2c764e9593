"""JPEG: whole by its end mark, sound by its tables and by what cannot stand in its data (ITU-T T.81), without decoding a pixel."""

import re
import struct
from collections.abc import Callable

from crawler.inspect.jpeg_codes import MOST, Coded, are_codes_sound, whole_reader
from crawler.inspect.jpeg_passes import pass_reader
from crawler.inspect.pictures import TOO_MANY, cut, immense, sound
from crawler.inspect.sparse import Bytes, Sparse
from crawler.inspect.transfer import SECTOR, find_zeros, transfer_damage, zeroed_block
from crawler.records import Document

_MARKER, _START_OF_SCAN, _END_OF_IMAGE = 0xFF, 0xDA, b"\xff\xd9"  # table B.1
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length
_MARKERS, _FIRST_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]"), 0xC0  # whatever fills the place before it
_START_OF_FRAME = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_FRAMES = _START_OF_FRAME | {0xF7}  # the last: ITU-T T.87, C.1.1
_QUANTIZED = frozenset({0xC0, 0xC1, 0xC2})
_CODES, _STEPS = 0xC4, 0xDB
_PROGRESSIVE, _RESTARTS = 0xC2, 0xDD
_CODED = (0xC0, 0xC1, _PROGRESSIVE)
_LENGTHS = 16  # of codes, in bits: B.2.4.2
_A_SCAN = 256  # bytes that are read in the time that its tables take
_AC, _LAST_TABLE = 0x10, 3
_FRAME_HEADER, _SCAN_FIELDS, _MOST_IN_SCAN = 6, 4, 4
_MOST_MARKERS = 1_000_000
_MOST_BESIDE_ZEROS = 4 * MOST  # bytes of scans with a row of zeros that may be a flat colour, or never written


def read_jpeg(file: Sparse, codes: int = MOST) -> Document:
    """Find the end mark after the first scan: before it, it may belong to an embedded thumbnail. Decoders skip junk between markers; so do we.

    As many bytes of codes are read as are wanted.
    """
    body, position, found = file.all(), 2, dict[int, bytes]()
    tables, steps = dict[int, bytes](), dict[int, int]()
    for _ in range(_MOST_MARKERS):
        position = body.find(b"\xff", position)
        if not 0 <= position < len(body) - 3:
            return cut("no picture data")
        mark = body[position + 1]
        if mark in (0, _MARKER) or mark in _BARE:
            position += 1
            continue
        (size,) = struct.unpack_from(">H", body, position + 2)
        segment = body[position + 4 : position + 2 + size]
        if mark in _RIGHT and not _RIGHT[mark](segment):
            return Document(opens=False, damage="a table is damaged")
        found[mark] = segment
        if mark == _START_OF_SCAN:
            coded = _coded(tables, steps, found)
            described = _is_described(found)
            return (
                _scans(body, position, coded, codes) if described else Document(opens=False, damage="no picture header")
            )
        if mark == _CODES:
            tables |= _split(segment)
        if mark == _STEPS:
            steps |= _first_steps(segment)
        if mark in _START_OF_FRAME and (large := immense(*struct.unpack(">HH", segment[1:5].ljust(4, b"\0")))):
            return large
        position += 2 + size
    return Document(damage=TOO_MANY)


def _coded(tables: dict[int, bytes], steps: dict[int, int], found: dict[int, bytes]) -> Coded | None:
    """Return what is needed to read the codes of the usual kinds of picture, None for other kinds."""
    frame = next((found[mark] for mark in _CODED if mark in found), None)
    restart = int.from_bytes(found.get(_RESTARTS, b"")[:2])
    return Coded(tables, frame, found[_START_OF_SCAN], restart, steps, _PROGRESSIVE in found) if frame else None


def _are_codes(segment: bytes) -> bool:
    """Tell whether tables of codes are some (B.2.4.2): no more codes of a length than there is room for, and a value for each."""
    start = 0
    while start < len(segment):
        counts = segment[start + 1 : start + 1 + _LENGTHS]
        end = start + 1 + _LENGTHS + sum(counts)
        if len(segment) < end or segment[start] & ~_AC > _LAST_TABLE or not _is_room(counts):
            return False
        start = end
    return True


def _first_steps(segment: bytes) -> dict[int, int]:
    """Return the first step of each table of steps by its number (B.2.4.1)."""
    found, start = {}, 0
    while start < len(segment):
        width = 1 + (segment[start] >> 4)
        found[segment[start] & 15] = int.from_bytes(segment[start + 1 : start + 1 + width])
        start += 1 + (width << 6)
    return found


def _split(segment: bytes) -> dict[int, bytes]:
    """Return each table of codes by its kind and number."""
    found, start = {}, 0
    while len(segment) - start > 1 + _LENGTHS:
        end = start + 1 + _LENGTHS + sum(segment[start + 1 : start + 1 + _LENGTHS])
        found[segment[start]] = segment[start + 1 : end]
        start = end
    return found


def _is_room(counts: bytes) -> bool:
    """Tell whether so many codes of one bit, two bits, and so on can be told apart (annex C)."""
    codes = 0
    for length, count in enumerate(counts, 1):
        codes = 2 * codes + count
        if codes > 1 << length:
            return False
    return True


def _are_steps(segment: bytes) -> bool:
    """Tell whether tables of steps are some (B.2.4.1): 64 values of one byte or two each."""
    while segment:
        length = 1 + (64 << (segment[0] >> 4))
        if segment[0] >> 4 > 1 or segment[0] & 15 > _LAST_TABLE or len(segment) < length:
            return False
        segment = segment[length:]
    return True


def _is_frame(segment: bytes) -> bool:
    """Tell whether a frame has columns and as many components as it describes (B.2.2); its rows may be told later."""
    return len(segment) > _FRAME_HEADER and segment[3:5] != b"\0\0" and len(segment) == _FRAME_HEADER + 3 * segment[5]


def _is_scan(segment: bytes) -> bool:
    """Tell whether a scan names from one to four components (B.2.3)."""
    return (
        len(segment) > _SCAN_FIELDS
        and 0 < segment[0] <= _MOST_IN_SCAN
        and len(segment) == _SCAN_FIELDS + 2 * segment[0]
    )


_RIGHT: dict[int, Callable[[bytes], bool]] = {
    _CODES: _are_codes,
    _STEPS: _are_steps,
    _START_OF_SCAN: _is_scan,
    **dict.fromkeys(_QUANTIZED, _is_frame),
}
"""What tells of the segments that decoders give up at whether they are right."""


def _is_described(found: dict[int, bytes]) -> bool:
    """Tell whether what a decoder needs was met before the first scan (ITU-T T.81, B.2.1): a frame, and tables if its kind has them."""
    frames = found.keys() & _FRAMES
    return bool(frames) and (not frames & _QUANTIZED or _STEPS in found)


def _scans(body: Bytes, position: int, coded: Coded | None, codes: int) -> Document:
    """Go from the first scan to the end mark: between them stand no other markers than the format's, no blocks of zeros, and only codes."""
    end = body.find(_END_OF_IMAGE, position)
    if end < 0:
        return cut()
    is_flat = coded is None or coded.in_passes or _may_be_zeros(coded)
    is_holed = (
        zeroed_block(body, position, end, least=SECTOR) if is_flat else find_zeros(body, position, end, SECTOR) >= 0
    )
    damage = "a block of zeros" if is_holed else transfer_damage(body, position, end)
    damage = damage or _strange_marker(body, position, end)
    is_beside = codes and is_flat and find_zeros(body, position, end, SECTOR) >= 0
    most = _MOST_BESIDE_ZEROS if is_beside else codes
    if coded and not damage and not _are_codes_right(body, position, end, coded, most):
        damage = "its codes stand for no picture"
    return Document(opens=False, ended=True, damage=damage) if damage else sound()


def _are_codes_right(body: Bytes, position: int, end: int, coded: Coded | None, left: int) -> bool:
    """Read the codes of scan after scan, so many bytes in all; nothing is said of those that are too long, or of a kind that is not read."""
    while coded and left > 0:
        start = position + 4 + len(coded.scan)
        mark = _MARKERS.search(body, start, end)
        stop = mark.end() - 2 if mark else end
        read = pass_reader(coded) if coded.in_passes else whole_reader(coded)
        if read:
            data = body[start : min(stop, start + left + 1)]
            if are_codes_sound(coded, data, read, left) is False:
                return False
            left -= len(data) + _A_SCAN
        position, coded = _next_scan(body, stop, end, coded)
    return True


def _next_scan(body: Bytes, position: int, end: int, coded: Coded) -> tuple[int, Coded | None]:
    """Return the place of the next scan with what is needed to read it, as far as that changes on the way; None where there is none."""
    tables, restart = dict(coded.tables), coded.restart
    while (found := _MARKERS.search(body, position, end)) is not None:
        position, mark = found.end() - 2, body[found.end() - 1]
        size = int.from_bytes(body[position + 2 : position + 4])
        segment = body[position + 4 : position + 2 + size]
        if mark == _START_OF_SCAN:
            return position, coded._replace(tables=tables, scan=segment, restart=restart) if _is_scan(segment) else None
        if mark == _CODES and not _are_codes(segment):
            return position, None
        tables |= _split(segment) if mark == _CODES else {}
        restart = int.from_bytes(segment[:2]) if mark == _RESTARTS else restart
        position += 2 + size
    return position, None


def _may_be_zeros(coded: Coded) -> bool:
    """Tell whether a flat colour may be packed as zeros, wherever they begin: the codes of zero bits say "no change" and "end of this block" (F.1.2).

    With other codes, zeros say that value follows value, and nobody drew that.
    """
    which = coded.scan[2]
    tables = (coded.tables.get(which >> 4), coded.tables.get(_AC | which & 15))
    return not any(table and table[_LENGTHS] for table in tables)


def _strange_marker(body: Bytes, position: int, end: int) -> str | None:
    """Look for a marker inside the data that no part of the format uses (ITU-T T.81 table B.1): data that are FF are followed by a zero."""
    for _ in range(_MOST_MARKERS):
        found = _MARKERS.search(body, position, end)
        if found is None:
            return None
        if body[found.end() - 1] < _FIRST_MARKER:
            return "a marker that the format does not have"
        position = found.end() + int.from_bytes(body[found.end() : found.end() + 2])
    return None
