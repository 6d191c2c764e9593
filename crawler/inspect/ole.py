"""Legacy Office files (DOC, XLS, PPT): is the frame whole, is the main stream there, and does it hold what it should."""

import re
import struct
from collections import deque
from collections.abc import Iterator
from itertools import islice

from crawler.inspect.ole_directory import (
    Damaged,
    Frame,
    Stream,
    content,
    has_frame,
    is_cut_inside,
    is_encrypted,
    main_stream,
    read_frame,
    streams,
)
from crawler.inspect.ole_packages import NAMES, damaged_package
from crawler.inspect.ole_pictures import damaged_picture
from crawler.inspect.sparse import Bytes
from crawler.inspect.transfer import zero_tail
from crawler.inspect.word import word_damage
from crawler.records import Document

_MOST = 16 * 1024 * 1024  # bytes of a main stream that are walked
_WORD = frozenset({0xA5EC, 0xA5DC, 0xA5DB, 0xA697, 0xA698, 0xA699})  # MS-DOC 2.5.2, wIdent; older editions have others
_BOF = frozenset({0x0009, 0x0209, 0x0409, 0x0809})  # MS-XLS 2.4.21
_EOF, _SHEET, _SHORTEST_SHEET = 0x0A, 0x85, 6
_FLAGS, _FILE_PASS, _EARLY = 10, 0x2F, 6
_LOCKED_SHOW = re.compile(rb"\xf6\x0f.{4}\x14\0\0\0\xdf\xc4\xd1\xf3", re.DOTALL)  # MS-PPT 2.3.2, headerToken
_EDIT_ATOM, _TABLE_KIND, _FIRST_KIND = b"\0\0\xf5\x0f", b"\x72\x17", 0x03E8  # MS-PPT 2.13.24
_EDIT = re.compile(rb"\0\0\xf5\x0f[\x1c\x20]\0\0\0", re.DOTALL)
_MOST_OBJECTS = 1_000_000  # of all edits together
_MOST_EDITIONS = 2  # of a presentation in one file: MS-PPT 2.1.1 knows none, PowerPoint 97 wrote them
_SHOW = "PowerPoint Document"
_FRAME, _PACKAGE = 0xF, b"PK\3\4"  # recVer of records that hold others, and what newer ones hold
_TOKEN, _USERS = slice(12, 16), (b"\x5f\xc0\x91\xe3", b"\xdf\xc4\xd1\xf3")  # MS-PPT 2.3.2, headerToken
_EARLY_KIND = bytes(2)  # of the first record: PowerPoint 95 wrote others
_NOTHING = 4  # empty records in a row that no program writes


def read_ole(body: Bytes) -> Document:
    """Tell whether a legacy Office file is whole: its highest used sector must begin inside the file, and its streams end there.

    Of files from before there was OLE only workbooks are walked; of texts nothing is said but zeros at their end.
    """
    if not has_frame(body):
        return _early(body)
    try:
        frame = read_frame(body)
        ended = (frame.last_used + 1) * frame.sector < len(body)
        entries = streams(body, frame)
    except Damaged as fault:
        return Document(opens=False, damage=str(fault))
    if not ended:
        return Document(opens=False, ended=False, damage="sectors in use lie beyond the end")
    names = [entry.name for entry in entries]
    if is_encrypted(names):
        return Document(ended=True, encrypted=True)
    main = main_stream(names)
    if main is None:
        return Document(ended=True, damage="no main stream of a known kind")
    first, *more = (entry for entry in entries if entry.name == main)
    editions = [first, *(entry for entry in more if entry.size)][:_MOST_EDITIONS]
    return _first_sound(_main(body, frame, entries, edition) for edition in editions)


def _first_sound(editions: Iterator[Document]) -> Document:
    """Return the first edition of a document that opens, else the first: a presentation for two editions of PowerPoint has one for each."""
    first = next(editions)
    opens = first.opens is not False or first.ended is False
    return first if opens else next((document for document in editions if document.opens), first)


def _early(body: Bytes) -> Document:
    """Tell of a file from before there was OLE what is wrong with it: a workbook is a row of records from its first byte on."""
    if zero_tail(body):
        return Document(opens=False, damage="a block of zeros")
    is_workbook = int.from_bytes(body[:2], "little") in _BOF and len(body) <= _MOST
    damage = _workbook(body[:], whole=True) if is_workbook else None
    return Document(opens=False, damage=damage) if damage else Document()


def _main(body: Bytes, frame: Frame, entries: list[Stream], main: Stream) -> Document:
    """Look into the main stream, and at the ends of all."""
    try:
        if any(is_cut_inside(body, frame, entry) for entry in _plausible(frame, entries)):
            return Document(opens=False, ended=False, damage="a stream lies beyond the end")
        data = content(body, frame, main, _MOST)
        if (
            _LOCKED_SHOW.search(body)
            or "EncryptedSummary" in {entry.name for entry in entries}
            or _is_locked(main.name, data)
        ):
            return Document(ended=True, encrypted=True)
        damage = _damage(main.name, data, whole=main.size <= _MOST) or _content_damage(body, frame, entries, main, data)
    except Damaged as fault:
        return Document(opens=False, ended=True, damage=str(fault))
    return Document(opens=damage is None, ended=True, damage=damage)


def _content_damage(body: Bytes, frame: Frame, entries: list[Stream], main: Stream, data: bytes) -> str | None:
    """Tell what is wrong with the text of a Word document, the pictures of a presentation, or what lies inside, of a main stream that was read whole. Raises Damaged."""
    if not data or main.size > _MOST:
        return None

    def named(name: str) -> Iterator[bytes]:
        return (content(body, frame, entry, _MOST) for entry in entries if entry.name == name)

    if main.name == _SHOW:
        users = [user[_TOKEN] for user in named("Current User")]
        if users and data[2:4] != _EARLY_KIND and not any(user in _USERS for user in users):
            return "its start is damaged"
        damage = next(filter(None, map(damaged_picture, named("Pictures"))), None)
    else:
        damage = word_damage(data, named) if main.name == "WordDocument" else None
    return damage or damaged_package(_packages(body, frame, entries))


def _packages(body: Bytes, frame: Frame, entries: list[Stream]) -> Iterator[bytes]:
    """Yield the archives inside, as far as something leads to them."""
    for entry in entries:
        if entry.name in NAMES:
            try:
                yield content(body, frame, entry, _MOST)
            except Damaged:
                continue


def _plausible(frame: Frame, entries: list[Stream]) -> Iterator[Stream]:
    """Yield streams as long as they fit into the table together: those that say more share their sectors, and take time without end."""
    left = len(frame.table)
    for entry in entries:
        left -= entry.size // frame.sector
        if left < 0:
            return
        yield entry


def _is_locked(name: str, data: bytes) -> bool:
    """Tell whether a main stream says that it is encrypted: fEncrypted of MS-DOC 2.5.2, FilePass of MS-XLS 2.4.117 among its first records."""
    if name == "WordDocument":
        return len(data) > _FLAGS and bool(data[_FLAGS + 1] & 1)
    position = 0
    for _ in range(_EARLY if name in ("Workbook", "Book") else 0):
        number, size = struct.unpack_from("<HH", data.ljust(position + 4, b"\0"), position)
        if number == _FILE_PASS:
            return True
        position += 4 + size
    return False


def _damage(name: str, data: bytes, *, whole: bool) -> str | None:
    """Tell what is wrong with a main stream, None for nothing."""
    if not data:
        return None
    if name == "WordDocument":
        return None if struct.unpack_from("<H", data)[0] in _WORD else "the text does not begin as one"
    if name in ("Workbook", "Book"):
        return _workbook(data, whole=whole)
    return _presentation(data, whole=whole)


def _workbook(data: bytes, *, whole: bool) -> str | None:
    """Walk the records of a workbook (MS-XLS 2.1.4): a number and a length each."""
    position, empty, depth = 0, 0, 0
    while position + 4 <= len(data):
        number, size = struct.unpack_from("<HH", data, position)
        depth += (number in _BOF) - (number == _EOF)
        if position == 0 and number not in _BOF:
            return "the workbook does not begin as one"
        empty = empty + 1 if number == 0 and size == 0 else 0
        if empty == _NOTHING and (depth > 0 or data[position:].strip(b"\0")):
            return "records of the workbook are zeros"
        if number == _SHEET and size >= _SHORTEST_SHEET and not _is_sheet(data, position + 4, whole=whole):
            return "a sheet is not where the workbook says"
        position += 4 + size
    return "a record of the workbook is longer than it" if whole and position > len(data) + 4 else None


def _is_sheet(data: bytes, place: int, *, whole: bool) -> bool:
    """Tell whether the sheet that a record names begins where it says (MS-XLS 2.4.28)."""
    (start,) = struct.unpack_from("<I", data, place)
    return int.from_bytes(data[start : start + 2], "little") in _BOF if start + 2 <= len(data) else not whole


def _presentation(data: bytes, *, whole: bool) -> str | None:
    """Walk the top records of a presentation (MS-PPT 2.3.1): kind and length each. What programs look for is found by the last edit."""
    position = 0
    while position + 8 <= len(data):
        kind, size = struct.unpack_from("<2xHI", data, position)
        if position == 0 and kind == 0 and size:
            return None  # PowerPoint 95 wrote other records
        if kind == 0:
            return None if whole and _is_reached(data) else "records of the presentation are zeros"
        position += 8 + size
    if whole and position > len(data):
        return "a record of the presentation is longer than it"
    return "a record of the presentation leaves the one around it" if whole and _is_torn(data) else None


def _is_torn(data: bytes) -> bool:
    """Tell whether a record ends behind the end of the one that it stands in (MS-PPT 2.3.1)."""
    position, ends = 0, [len(data)]
    while position + 8 <= len(data):
        while ends[-1] - position < 8 and len(ends) > 1:  # noqa: PLR2004 - no room for a record
            position = max(position, ends.pop())
        if position + 8 > len(data):
            return False
        form, size = struct.unpack_from("<HxxI", data, position)
        if position + 8 + size > ends[-1]:
            return True
        is_frame = form & _FRAME == _FRAME and data[position + 8 : position + 12] != _PACKAGE
        ends += [position + 8 + size] if is_frame else []
        position += 8 if is_frame else 8 + size
    return False


def _is_reached(data: bytes) -> bool:
    """Tell whether all that the last edit names is there (MS-PPT 2.3.3 to 2.3.5): what lies between is left over from earlier ones."""
    last = deque(_EDIT.finditer(data), maxlen=1)
    place, seen = last[0].start() if last else 0, set()
    left = _MOST_OBJECTS
    named: dict[int, int] = {}
    while place and place not in seen and data[place : place + 4] == _EDIT_ATOM and place + 28 <= len(data):
        seen.add(place)
        before, table = struct.unpack_from("<II", data, place + 16)
        for number, target in islice(_persisted(data, table), left + 1):
            named.setdefault(number, target)
            left -= 1
        if left < 0:
            return True
        place = before
    return bool(named) and all(_is_record(data, target) for target in named.values())


def _is_record(data: bytes, place: int) -> bool:
    """Tell whether a record stands at a place, all of it."""
    if place + 8 > len(data):
        return False
    kind, size = struct.unpack_from("<2xHI", data, place)
    return bool(kind >= _FIRST_KIND and place + 8 + size <= len(data))


def _persisted(data: bytes, table: int) -> Iterator[tuple[int, int]]:
    """Yield the numbers and places of one table of objects: runs of a first number and a count in one word, and the places."""
    if data[table + 2 : table + 4] != _TABLE_KIND:
        return
    position = table + 8
    stop = min(len(data) - 4, position + struct.unpack_from("<I", data, table + 4)[0])
    while position < stop:
        (run,) = struct.unpack_from("<I", data, position)
        for index in range(run >> 20):
            position += 4
            if position > stop:
                return
            yield (run & 0xFFFFF) + index, struct.unpack_from("<I", data, position)[0]
        position += 4
