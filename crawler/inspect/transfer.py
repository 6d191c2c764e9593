"""Damage done on the way: a transfer that took binary data for text, and blocks that were never written.

A body may lie on disk: each test names the part of it that is meant, and no more than a megabyte of it is copied at a time.
"""

import re
from collections import Counter
from itertools import islice
from math import exp

from crawler.inspect.sparse import Bytes

_LEAST = 2_048  # bytes: less proves nothing
_LOOKED_AT = 1 << 20
_MOST_DECODED = 4 << 20
_WINDOW = 64 * 1024
_SEEN = 32  # of each sign: in data that look random, chance does not come so far
_DISTINCT = 100  # byte values that make data binary
_LOW = bytes(range(128))
_HIGH_BYTE, _NOT_ZERO = re.compile(rb"[\x80-\xff]"), re.compile(rb"[^\0]")
_REPLACED = b"\xef\xbf\xbd"  # U+FFFD in UTF-8
_BESIDE_CR = (0x0B, 0x0C, 0x0E, 0x0F)
_FEW = (
    8  # line feeds, or neighbours of a carriage return: in data that look random, none comes or goes so often by chance
)
_DENSE, _MORE = 230, 1.25  # byte values that occur; line feeds in place of both
TURNED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
"""Each byte with its bits the other way round."""
SECTOR = 512
"""Bytes: the least that disks and memories are written in, and so the least that stays unwritten."""
_NEAR = 2  # bytes
BLOCK = 4_096
"""Bytes: more than ordinary padding."""
_ROW, _MOST_TEXT = 16, 8 << 20
_LEAST_PATCH, _LARGEST_PATCH, _EVEN = 48, 16 << 10, 0.8  # bytes, and the part of all values that must be there
_HIGH = 6  # bytes in which packed data have one above 127: in two they do
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # with which texts of two bytes a sign begin
_HOLE = 128  # zeros; fewer may pad a field of a table
_A_CONTROL = 20  # bytes in which packed data have one that no text has; in ten they do
_NO_CHANCE = 64  # zeros in a row
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
"""What no text has: old ones end with 1A, terminals are told things behind 1B."""
_AS_TEXT = "binary data were sent as text: "


def transfer_damage(body: Bytes, start: int = 0, stop: int | None = None) -> str | None:
    """Tell what a transfer as text did to compressed data, or None: every byte value should be there, in any company."""
    sample = body[start : min(len(body) if stop is None else stop, start + _LOOKED_AT)]
    if len(sample) < _LEAST:
        return None
    return lost_high_bytes(sample) or reencoded(sample) or _line_ends(sample)


def lost_high_bytes(body: Bytes, start: int = 0, stop: int | None = None, *, distinct: int = _DISTINCT) -> str | None:
    """Tell whether the eighth bit is gone, or what had it: binary data without one byte above 127."""
    stop = len(body) if stop is None else min(stop, len(body))
    if stop - start < _LEAST or _HIGH_BYTE.search(body, start, stop):
        return None
    few = len(set(body[start : min(stop, start + _WINDOW)])) < distinct
    return None if few else _AS_TEXT + "no byte above 127 is left"


def reencoded(body: Bytes) -> str | None:
    """Tell whether bytes above 127 were taken for characters: replaced by U+FFFD, or written as UTF-8.

    Words of any language may be in UTF-8 too; what stands for C1 controls (128 to 159) is in none of them.
    """
    data = body[:_MOST_DECODED]
    high = data.translate(None, _LOW)
    if high.count(_REPLACED) * 30 > len(high) * 9 and len(high) > 3 * _SEEN:
        return _AS_TEXT + "bytes above 127 were replaced"
    try:
        text = data[:-3].decode("utf-8") if len(high) > 2 * _SEEN else ""
    except UnicodeDecodeError as fault:
        text = data[: fault.start].decode("utf-8") if fault.start > len(data) - 8 else ""
    controls = sum("\x80" <= sign <= "\x9f" for sign in text[:_WINDOW])
    return _AS_TEXT + "bytes above 127 were written in UTF-8" if controls >= _SEEN else None


def questioned(body: Bytes) -> str | None:
    """Tell whether question marks stand for what was above 127: there is nothing above it, and they are many more than their neighbours."""
    if len(body) <= _LEAST or _HIGH_BYTE.search(body):
        return None
    sample = body[:_MOST_DECODED]
    marks, neighbours = sample.count(b"?"), max(sample.count(b">"), sample.count(b"@"), 1)
    many = marks > max(_FEW * neighbours, len(sample) // 20)
    return _AS_TEXT + "bytes above 127 were replaced" if many else None


def _line_ends(data: bytes) -> str | None:
    """Tell whether line ends were translated in data that have none: no LF without a CR, or no CR among its neighbours."""
    lines = data.count(b"\n")
    if lines < _FEW or (b"\r" in data and lines > data.count(b"\r\n")):
        return None
    counts = Counter(data[:_WINDOW])
    if len(counts) < _DENSE:
        return None
    if b"\r" in data:
        return _AS_TEXT + "every line feed follows a carriage return"
    beside = [counts[value] for value in _BESIDE_CR]
    is_missed = min(beside) >= _FEW and counts[0x0A] * len(beside) > _MORE * sum(beside)
    return _AS_TEXT + "no carriage return is left" if is_missed else None


def data_end(body: Bytes, start: int = 0, blank: bytes = b"\0") -> int:
    """Return the place after the last byte that is not blank."""
    stop = len(body)
    while stop > start:
        piece = body[max(start, stop - _WINDOW) : stop]
        if rest := piece.rstrip(blank):
            return stop - len(piece) + len(rest)
        stop -= len(piece)
    return start


def zero_tail(body: Bytes, start: int = 0) -> bool:
    """Tell whether an eighth or more of compressed data is nothing but zeros at its end: the rest of it was never written."""
    rest = len(body) - data_end(body, start)
    return rest >= BLOCK and rest * 8 >= len(body) - start


def zeroed_block(body: Bytes, start: int = 0, stop: int | None = None, *, least: int = BLOCK) -> bool:
    """Tell whether compressed data hold a block of zeros between two borders of sectors: it was never written.

    `least` is its length in bytes: a single `SECTOR` tells where a format has no room for padding that begins at such a border.
    """
    stop = len(body) if stop is None else min(stop, len(body))
    while (place := find_zeros(body, start, stop, least)) >= 0:
        found = _NOT_ZERO.search(body, place, stop)
        start = found.start() if found else stop
        if _are_sectors(place, start, least) or (start == stop and stop - place >= BLOCK):
            return True
    return False


def lone_hole(body: Bytes) -> bool:
    """Tell whether a file holds zeros in one place alone, and there between two borders of sectors.

    Black, silence and padding come more than once, and end where they like: of 160,000 good files that are not laid out in sectors none is so.
    """
    start, stop = _zeros(body, 0)
    return start < stop and _are_sectors(start, stop, SECTOR) and _zeros(body, stop)[0] == len(body)


def _zeros(body: Bytes, start: int) -> tuple[int, int]:
    """Return the two ends of the next row of zeros that is none of chance, both of them the file's for none."""
    place = find_zeros(body, start, len(body), _NO_CHANCE)
    found = _NOT_ZERO.search(body, place) if place >= 0 else None
    return (place if place >= 0 else len(body)), found.start() if found else len(body)


def _are_sectors(start: int, stop: int, least: int) -> bool:
    """Tell whether a row of zeros is so many whole sectors; the bytes on either side may have been zero before."""
    before, after = -start % SECTOR, stop % SECTOR
    return max(before, after) <= _NEAR and stop - after - start - before >= least


def find_zeros(body: Bytes, start: int, stop: int, length: int) -> int:
    """Return the place of the next row of so many zeros, -1 for none.

    A search for a long run takes time with its length where a body lies on disk (`mmap.find`), so it is copied piece by piece.
    """
    if isinstance(body, bytes):
        return body.find(bytes(length), start, stop)
    while stop - start >= length:
        found = body[start : min(stop, start + _LOOKED_AT)].find(bytes(length))
        if found >= 0:
            return start + found
        start += _LOOKED_AT - length + 1
    return -1


def overwritten_text(body: Bytes) -> str | None:
    """Tell whether one place inside a text holds what none has: a row of zeros, or bytes as evenly mixed as packed ones; all around it is text.

    Drawings in the signs of old terminals have many such bytes too, but few different ones; texts in Chinese or of tables have many different ones, with
    few such bytes among them. Of 75,000 good texts none is so.
    """
    text = body[:_MOST_TEXT].rstrip(b"\0")
    places = [found.start() for found in islice(CONTROL.finditer(text), _LARGEST_PATCH)]
    if not places or b"\0" in text[:_ROW] or places[-1] + _ROW > len(text):
        return None
    patch = text[places[0] : places[-1] + 1]
    if not patch.strip(b"\0"):
        return "a block of zeros" if len(patch) >= _HOLE else None
    if list(patch) == sorted(patch):
        return None  # a chart of signs
    is_one_place = _LEAST_PATCH <= len(patch) <= min(_LARGEST_PATCH, _A_CONTROL * len(places)) and len(patch) * 2 < len(
        text
    )
    even = 256 * (1 - exp(-len(patch) / 256))  # values that as many bytes of chance have
    return "a block of other data" if is_one_place and len(set(patch)) >= _EVEN * even else None


def unwritten_rest(body: Bytes) -> bool:
    """Tell whether the rest of a text is zeros, behind a line that breaks off or in a quarter of it: fewer behind a whole line may pad it."""
    end = data_end(body)
    rest = len(body) - end
    if rest < SECTOR or rest * 8 < len(body) or b"\0" in body[:_ROW] or not end:
        return False
    if CONTROL.search(body, 0, end):  # other data begin with words
        return False
    is_open = body[end - 1 : end] not in (b"\n", b"\r", b"\x1a") and (rest >= BLOCK or len(body) % BLOCK != 0)
    return is_open or (rest >= BLOCK and rest * 4 >= len(body))


def binary_rest(body: Bytes) -> bool:
    """Tell whether a text goes over into data that are none, and ends with them: bytes of control and bytes above 127 everywhere."""
    first = CONTROL.search(body)
    if first is None or first.start() < _LEAST_PATCH or len(body) - first.start() < SECTOR:
        return False
    if body[:2] in _WIDE or b"\0" in body[:_ROW]:
        return False
    begin, end = body[first.start() : first.start() + _LARGEST_PATCH], body[max(first.start(), len(body) - SECTOR) :]
    return _is_binary(begin) and _is_binary(end)


def _is_binary(data: bytes) -> bool:
    controls, high = len(CONTROL.findall(data)), len(data.translate(None, _LOW))
    return min(controls * _A_CONTROL, high * _HIGH) >= len(data)


def holed_text(body: Bytes, start: int = 0, stop: int | None = None) -> bool:
    """Tell whether a sector of a text was never written: what else is in it is text, and no other data with a beginning in words."""
    text = body[start : min(len(body) if stop is None else stop, start + _MOST_TEXT)].rstrip(b"\0")
    if not zeroed_block(body, start, start + len(text), least=SECTOR) or text.startswith(b"\0"):
        return False
    return CONTROL.search(text.replace(bytes(_ROW), b"")) is None
