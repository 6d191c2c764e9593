"""Objects of a PDF that its own tables name and that are nowhere in it: pdfium builds the tables again and shows pages without them."""

import re
import struct
import zlib
from collections.abc import Iterator
from itertools import islice

from crawler.inspect.sparse import Bytes, Missing, Sparse

_STARTXREF = b"startxref"
_NAMED = re.compile(rb"startxref\s+(\d+)")
_TABLE = re.compile(rb"\s*(?:xref|\d+ \d+ obj)")
_LINEAR = re.compile(rb"/Linearized\s.{0,200}?/L\s+(\d{1,12})\b|/L\s+(\d{1,12})\b.{0,200}?/Linearized\s", re.DOTALL)
_HEAD, _SLACK = 1_024, 512  # bytes; some transfers take the last line ends off
_TRAILER = re.compile(rb"trailer\s*<<((?:[^<>]|<<[^<>]*>>|<[0-9A-Fa-f\s]*>)*)>>")
_ROWS, _REST = (
    re.compile(rb"xref[\s\dnf]*"),
    re.compile(rb"\s*(?:[startxef]{1,9}(?:\s+\d{1,12})?(?:\s+%{1,2}[EO]{0,2})?)?\s*"),
)
_LONGEST_REST, _LONGEST_TRAILER = 64, 4_096
_SECTION = re.compile(rb"\s*(\d{1,8})\s+(\d{1,8})[ \t]*[\r\n]+")
_ENTRY = re.compile(rb"\s*(\d{10}) \d{5} ([nf])")
_BEGIN_OF_ONE = re.compile(rb"\s*(\d{1,8})\s+\d{1,5}\s+obj\b")
_LONGEST_BEGIN = 40  # bytes
_FEW, _MOST_SEARCHED = 5, 16 << 20  # objects that are looked for, and bytes in which
_DEFINED = re.compile(rb"(?<!\d)(\d{1,8})\s+\d{1,5}\s+obj\b")
_HELD = re.compile(rb"(?<!\d)(\d{1,12})\s+\d+\s+obj\s+(\d{1,12})\b")
_REFERRED = re.compile(rb"(?<!\d)(\d{1,8})\s+\d{1,5}\s+R\b")
_WIDTHS = re.compile(rb"/W\s*\[\s*(\d)\s+(\d)\s+(\d)\s*\]")
_INDEX = re.compile(rb"/Index\s*\[([\d\s]{1,4000})\]")
_SIZE, _COLUMNS, _PREDICTOR = (
    re.compile(rb"/" + name + rb"\s+(\d{1,8})") for name in (b"Size", b"Columns", b"Predictor")
)
_STREAM = re.compile(rb"stream\r?\n")
_BEGINS, _LENGTH = re.compile(rb"(?<!d)stream(?:\r\n|\n|\r)"), re.compile(rb"/Length\s+(\d{1,12})\b(\s+\d+\s+R)?")
_DICTIONARY, _SLACK_OF_A_STREAM, _MOST_STREAMS = 4_096, 16, 4_000
_MOST_TABLE = 4 << 20  # bytes, unpacked
_MOST_OBJECTS = 200_000
_AT_A_PLACE, _UP, _NO_FILTER, _FILTERED = 1, 2, 0, 10


def lost_bytes(body: Bytes) -> bool:
    """Tell whether the table of objects stands before the place that the end of the file names."""
    named = _NAMED.search(body, max(0, body.rfind(_STARTXREF)))
    if named is None:
        return False
    place = int(named[1][:12])
    return not _TABLE.match(body, place) and 0 <= _last_table(body, named.start()) < place


def lacks_its_mark_alone(body: Bytes) -> bool:
    """Tell whether nothing is missing but what stands behind the last table: the table names objects that are all there, its dictionary closes, and no more follows.

    Viewers look for the table where its place is not told.
    """
    stop = body.rfind(_STARTXREF)
    table = body.rfind(b"xref", 0, stop if len(body) - stop < _LONGEST_REST else len(body))
    end = body.find(b"trailer", table) if table >= 0 else -1
    trailer = _TRAILER.match(body[end : end + _LONGEST_TRAILER]) if end >= 0 else None
    if trailer is None or b"/Root" not in trailer[1] or _ROWS.fullmatch(body, table, end) is None:
        return False
    behind = end + trailer.end()
    if len(body) - behind > _LONGEST_REST or _REST.fullmatch(body, behind) is None:
        return False
    named = {number for number, _ in islice(_entries(body, table + 4), _MOST_OBJECTS)}
    return bool(named) and named <= numbers_of_objects(body)


def lost_objects(body: Bytes) -> str | None:
    """Tell whether a part of the file is gone, by its own word; None for nothing.

    A file that is laid out to be read while it comes says how long it is (ISO 32000-1, annex F), and the tables say which objects there are: of one
    whose places no longer fit, those that are named, referred to, and nowhere to be found were lost with the bytes.
    """
    head = _LINEAR.search(body[:_HEAD])
    if head and int(head[1] or head[2]) > len(body) + _SLACK:
        return "it is shorter than it says"
    if not lost_bytes(body):
        return "objects are missing" if _is_one_written_over(body) else None
    if _is_a_stream_short(body):
        return "a stream breaks off"
    table = _last_table(body, body.rfind(_STARTXREF))
    named = set(_named(body, table))
    missing = named - numbers_of_objects(body) if named else named
    if body[table : table + 4] == b"xref":  # beside a packed table, what refers to objects may be packed as well
        missing &= _numbers(_REFERRED, body)
    return "objects are missing" if missing else None


def _is_one_written_over(body: Bytes) -> bool:
    """Tell whether an object is nowhere, though the last table has a place of it, where something else stands, and something refers to it.

    Of 604 good PDFs with a table in text none is so.
    """
    lost = unlike_their_table(Sparse.whole(body), body)
    if not lost or len(body) > _MOST_SEARCHED or body.find(b"/ObjStm") >= 0:
        return False
    objects = numbers_of_objects(body)
    gone = [b"%d" % number for number in lost[:_FEW] if number not in objects]
    return bool(gone) and re.search(rb"(?<!\d)(?:%s)\s+\d{1,5}\s+R\b" % b"|".join(gone), body) is not None


def numbers_of_objects(body: Bytes) -> set[int]:
    """Return the numbers of the objects that stand in a file, wherever they do."""
    return _numbers(_DEFINED, body)


def unlike_their_table(file: Sparse, end: Bytes) -> list[int]:
    """List the objects at whose places, as far as these are known, the file has something else; none where that is so of most: then the places are wrong.

    `end` is the end of the file, with its last table, which is looked at where it is text.
    """
    table = _last_table(end, end.rfind(_STARTXREF))
    named = (
        dict(islice(_entries(end, table + 4), _MOST_OBJECTS))
        if table >= 0 and end[table : table + 4] == b"xref"
        else {}
    )
    lost = [number for number, place in named.items() if place and not _stands(file, number, place)]
    return lost if 2 * len(lost) <= len(named) else []


def _stands(file: Sparse, number: int, place: int) -> bool:
    """Tell whether an object stands at a place, or may stand there for all that is known."""
    try:
        found = _BEGIN_OF_ONE.match(file.at(place, place + _LONGEST_BEGIN))
    except Missing:
        return True
    return found is not None and int(found[1]) == number


def _is_a_stream_short(body: Bytes) -> bool:
    """Tell whether a stream has fewer bytes than its dictionary says."""
    lengths: dict[int, int] | None = None
    stop = 0
    for found in islice(_BEGINS.finditer(body), _MOST_STREAMS):
        start = body.rfind(b" obj", max(0, found.start() - _DICTIONARY), found.start())
        said = _LENGTH.search(body, start, found.start()) if start >= 0 else None
        if said is None:
            continue
        length: int | None = int(said[1])
        if said[2]:
            lengths = _lengths(body) if lengths is None else lengths
            length = lengths.get(int(said[1]))
        stop = stop if stop >= found.end() else body.find(b"endstream", found.end())
        if stop < 0:
            return False
        if length is not None and stop < found.end() + length - _SLACK_OF_A_STREAM:
            return True
    return False


def _lengths(body: Bytes) -> dict[int, int]:
    """Return the numbers that are objects of their own, by the object's."""
    found: dict[int, int] = {}
    for one in islice(_HELD.finditer(body), _MOST_OBJECTS):
        found.setdefault(int(one[1]), int(one[2]))
    return found


def _last_table(body: Bytes, stop: int) -> int:
    return max(body.rfind(b"xref", 0, stop), body.rfind(b"/XRef", 0, stop))


def _numbers(pattern: re.Pattern[bytes], body: Bytes) -> set[int]:
    return {int(found[1]) for found in pattern.finditer(body)}


def _named(body: Bytes, table: int) -> Iterator[int]:
    """Yield the numbers of the objects that a table has places of (ISO 32000-1, sections 7.5.4 and 7.5.8); nothing of one that cannot be read."""
    if body[table : table + 4] == b"xref":
        yield from (number for number, _ in _entries(body, table + 4))
        return
    start = body.rfind(b" obj", 0, table)
    stream = _STREAM.search(body, table)
    if start >= 0 and stream:
        try:
            data = zlib.decompressobj().decompress(body[stream.end() : stream.end() + _MOST_TABLE], _MOST_TABLE)
            yield from _of_stream(body[start : stream.start()], data)
        except (zlib.error, ValueError, struct.error):
            return


def _entries(body: Bytes, place: int) -> Iterator[tuple[int, int]]:
    """Yield the numbers and places of the objects in a table of text."""
    while section := _SECTION.match(body, place):
        place = section.end()
        for number in range(int(section[1]), int(section[1]) + min(int(section[2]), _MOST_OBJECTS)):
            entry = _ENTRY.match(body, place)
            if entry is None:
                return
            place = entry.end()
            if entry[2] == b"n":
                yield number, int(entry[1])


def _of_stream(dictionary: bytes, data: bytes) -> Iterator[int]:
    widths, index, size = (pattern.search(dictionary) for pattern in (_WIDTHS, _INDEX, _SIZE))
    if widths is None or size is None or int(widths[1]) != 1:
        return
    row = sum(int(width) for width in widths.groups())
    kinds = _kinds(dictionary, data, row)
    sections = [int(number) for number in index[1].split()] if index else [0, int(size[1])]
    for first, count in zip(sections[::2], sections[1::2], strict=False):
        for number in range(first, first + min(count, _MOST_OBJECTS)):
            kind = next(kinds, None)
            if kind is None:
                return
            if kind == _AT_A_PLACE:
                yield number


def _kinds(dictionary: bytes, data: bytes, row: int) -> Iterator[int]:
    """Yield the first byte of each row, which is the kind of an entry; rows may be written as differences from those before."""
    predictor, columns = _PREDICTOR.search(dictionary), _COLUMNS.search(dictionary)
    if predictor is None or int(predictor[1]) < _FILTERED:
        yield from data[::row]
        return
    if columns is None or int(columns[1]) != row:
        return
    kind = 0
    for place in range(0, len(data) - row, row + 1):
        how = data[place]
        if how not in (_UP, _NO_FILTER):
            return
        kind = (kind + data[place + 1]) & 255 if how == _UP else data[place + 1]
        yield kind
