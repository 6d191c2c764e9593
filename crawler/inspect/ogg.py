"""Ogg: whole by its last page, sound by the checksums of all, without decoding anything (RFC 3533)."""

import zlib

from crawler.inspect.pictures import cut, sound, unchecked
from crawler.inspect.sparse import Bytes, Missing, Sparse
from crawler.inspect.transfer import TURNED
from crawler.records import Document

_LONGEST_PAGE = 65_307  # section 6
_LAST_PAGE = 0x04
_PAGE, _PAGE_HEADER = b"OggS\0", 27
_MOST_PAGES = 500_000


def read_ogg(file: Sparse) -> Document:
    """Look for the last page: it says that it is the last, and is whole (RFC 3533, section 6). What follows it is nobody's concern."""
    tail = file.tail(2 * _LONGEST_PAGE)
    position, whole = len(tail), None
    while (position := tail.rfind(_PAGE, 0, position)) >= 0:
        page = tail[position:]
        whole = len(page) >= _length(page, 0)
        if len(page) > 5 and page[5] & _LAST_PAGE:  # noqa: PLR2004 - RFC 3533, section 6: the header's type
            return _checked(file) if whole else cut()
        if whole:
            return cut("the last page is missing")
    return Document(opens=True) if whole is None else cut()


def _length(body: Bytes, position: int) -> int:
    """Return the length of a page: of its header, the table of its segments, and these."""
    if len(body) < position + _PAGE_HEADER:
        return _LONGEST_PAGE
    segments = body[position + _PAGE_HEADER - 1]
    table = body[position + _PAGE_HEADER : position + _PAGE_HEADER + segments]
    return _PAGE_HEADER + segments + sum(table)


def _checked(file: Sparse) -> Document:
    """Compare the checksum of every page, where all are known: players leave out a page that fails."""
    try:
        body = file.all()
    except Missing:
        return sound()
    position, last = max(0, body.find(_PAGE)), body.rfind(_PAGE)
    for _ in range(_MOST_PAGES):
        if position > last:
            return sound()
        stop = position + _length(body, position)
        if body[position : position + len(_PAGE)] != _PAGE or not _sums_up(body[position:stop]):
            return Document(opens=False, ended=True, damage="a page is damaged")
        position = stop
    return unchecked()


def _sums_up(page: bytes) -> bool:
    """Tell whether a page has its checksum. It is zlib's, with the bits of each byte and of the sum in opposite order, and without the inversions."""
    turned = (page[:22] + bytes(4) + page[26:]).translate(TURNED)
    value = zlib.crc32(turned, 0xFFFFFFFF) ^ 0xFFFFFFFF
    return value.to_bytes(4).translate(TURNED)[::-1] == page[22:26][::-1]
