"""The pictures of a film, where they are AVC or HEVC: whether the units that each is made of fill it, and hold nothing that none may (ISO 14496-15, section 4.3)."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from crawler.inspect.film_tables import Table, samples
from crawler.inspect.sparse import Bytes

_MOST, _MOST_PICTURES = 8 << 20, 10_000  # bytes that are looked at of all tracks, 50 ms, and pictures of each
_WIDTHS = {b"avc1": (b"avcC", 4), b"avc3": (b"avcC", 4), b"hvc1": (b"hvcC", 21), b"hev1": (b"hvcC", 21)}
"""Where the settings of a kind say how wide the lengths of units are (sections 5.2.4.1 and 8.3.3.1)."""
_SETTINGS_HEADER = 4
_NEVER = re.compile(rb"\0\0[\0-\2]")  # ITU-T H.264, section 7.4.1: such bytes begin a unit, so that none may hold them
_FORBIDDEN = 0x80  # the first bit of a unit
# Units of messages beside the picture, which players pass over, by their first byte (H.264, table 7-1; H.265, table 7-1): cameras write some of them carelessly.
_ASIDE = {
    b"avcC": frozenset(byte for byte in range(_FORBIDDEN) if byte & 31 == 6),  # noqa: PLR2004
    b"hvcC": frozenset(byte for byte in range(_FORBIDDEN) if byte >> 1 in (39, 40)),
}
_MOST_UNITS = 1_000  # of one picture


def are_pictures_damaged(body: Bytes, tracks: Iterable[Table]) -> bool:
    """Tell whether pictures of a track are damaged, though most of them are not: of what they all have in common nothing is said."""
    left = _MOST
    for table in tracks:
        width, aside = _form(table.get(b"stsd", b""))
        pictures = list(_pictures(body, table, left)) if width else []
        left -= sum(map(len, pictures))
        damaged = sum(not _is_picture(picture, width, aside) for picture in pictures)
        if 0 < 2 * damaged <= len(pictures):
            return True
    return False


def _pictures(body: Bytes, table: Table, left: int) -> Iterator[bytes]:
    """Yield the first pictures of a track, as many as are to be looked at."""
    for start, size in islice(samples(table), _MOST_PICTURES):
        left -= size
        if left < 0 or start + size > len(body):
            return
        yield body[start : start + size]


def _form(described: bytes) -> tuple[int, frozenset[int]]:
    """Return how many bytes the length of a unit has, 0 where the pictures of a track are of another kind, or of several; and how messages begin."""
    name, skipped = _WIDTHS.get(described[12:16], (b"", 0))
    place = described.find(name) if name and described[4:8] == b"\0\0\0\1" else -1
    settings = described[place + _SETTINGS_HEADER + skipped : place + _SETTINGS_HEADER + skipped + 1]
    return ((settings[0] & 3) + 1, _ASIDE[name]) if place >= 0 and settings else (0, frozenset())


def _is_picture(picture: bytes, width: int, aside: frozenset[int]) -> bool:
    """Tell whether the units of a picture fill it, and hold nothing that none may but messages."""
    place = 0
    for _ in range(_MOST_UNITS):
        if place >= len(picture):
            return place == len(picture)
        start = place + width
        place = start + int.from_bytes(picture[place:start])
        unit = picture[start:place].rstrip(b"\0")
        if place > len(picture) or (unit and unit[0] & _FORBIDDEN):
            return False
        if unit and unit[0] not in aside and _NEVER.search(unit):
            return False
    return True
