"""Matroska and WebM: whole by the length of the segment, sound by the elements in it, without decoding anything."""

import re

from crawler.inspect.ebml import elements, number
from crawler.inspect.pictures import cut, sound
from crawler.inspect.sparse import Bytes, Missing, Sparse
from crawler.inspect.transfer import BLOCK, SECTOR, transfer_damage, zeroed_block
from crawler.inspect.webm_frames import Pictures
from crawler.records import Document

_HEADER, _SEGMENT = 0x1A45DFA3, 0x18538067  # RFC 9559, section 5.1
_UNPACKED = re.compile(rb"A_PCM|V_UNCOMPRESSED|V_MS/VFW")  # Matroska, "Codec Mappings"
_DOCTYPE = re.compile(rb"matroska|webm")
# RFC 8794, section 11.2: of the format itself, of its identifiers and lengths, and of what it is used for: the last is what Matroska has come to.
_NEWEST = {0x42F7: 1, 0x42F2: 4, 0x42F3: 8, 0x4285: 4}
_BEGINNING = 64 * 1024
_TOP_ELEMENTS = frozenset(
    {0x114D9B74, 0x1549A966, 0x1654AE6B, 0x1F43B675, 0x1C53BB6B, 0x1941A469, 0x1043A770, 0x1254C367, 0xEC, 0xBF}
)
_CLUSTER, _TRACKS, _GROUP, _BLOCK, _SIMPLE_BLOCK = 0x1F43B675, 0x1654AE6B, 0xA0, 0xA1, 0xA3
_IN_CLUSTERS = frozenset(
    {0xE7, 0x5854, 0xA7, 0xAB, _SIMPLE_BLOCK, 0xA0, 0xAF, 0xEC, 0xBF}
)  # section 5.1.3, and before it
_RESERVED, _LACED = 0x70, 0x06  # section 10.2: bits of a block's flags
_MOST_BLOCKS = 50_000  # a tenth of a second, and half an hour of film
_MOST_ELEMENTS = 100_000  # a film in pieces of a second, a day long
_HOLD_OTHERS = frozenset({0xAE, 0xE0, 0xE1})  # section 5.1.4: a track, and what is said of its pictures or its sound
_DEEPEST = 2
_UNMET = "the chunks do not meet"


def read_webm(file: Sparse) -> Document:
    """Compare with the length of the segment (RFC 8794 section 6.2), where it was filled in, and walk what is in it where all is known."""
    position = 0
    for _ in range(8):
        name, size, start, width = _element(file, position)
        if not width:
            break
        if name == _HEADER and not _is_header(file.at(start, start + min(size, _BEGINNING))):
            return Document(opens=False, damage="its header is damaged")
        position = start
        if name == _SEGMENT:
            unknown = size == (1 << 7 * width) - 1
            if not size and position < file.size:  # what follows belongs to nothing
                return Document(opens=False, damage="its header is damaged")
            if not unknown and position + size > file.size:
                return cut()
            return _segment(file, position, None if unknown else position + size)
        position += size
    if position > file.size:
        return cut()
    damage = transfer_damage(file.at(0, min(file.size, _BEGINNING)))
    return Document(opens=False, damage=damage) if damage else Document(opens=None)


def _is_header(data: bytes) -> bool:
    """Tell whether a file is for one of these formats, and for no reader that is newer than there are."""
    newest = ((_NEWEST.get(name, 0), content) for name, content in elements(data))
    return _DOCTYPE.search(data) is not None and all(
        int.from_bytes(content) <= known for known, content in newest if known
    )


def _segment(file: Sparse, position: int, stop: int | None) -> Document:
    """Walk the elements of the segment: each has to be one that stands there (RFC 9559, section 5.1), and to end in the file."""
    whole = Document(opens=True) if stop is None else sound()
    try:
        body = file.all()
    except Missing:
        return whole
    damage = transfer_damage(body) or ("a block of zeros" if _unwritten(body) else None)
    walk = _Walk(body)
    for _ in range(_MOST_ELEMENTS):
        name, size, start, width = _element(file, position)
        if stop and position < stop and file.at(position, position + 1) == b"\0":  # no identifier begins so
            damage = damage or _UNMET
        if damage or not width or position >= (stop or file.size):
            break
        if name not in _TOP_ELEMENTS:
            damage = damage or _UNMET
            break
        if name == _TRACKS and start + size <= file.size and not _is_filled(body, start, start + size):
            damage = "its header is damaged"
            break
        walk.pictures = Pictures(body[start : start + size]) if name == _TRACKS else walk.pictures
        if size == (1 << 7 * width) - 1:  # as it was sent live: its length is not known
            if name != _CLUSTER:
                return whole
            position = walk.live(start)
            continue
        if name == _CLUSTER and not walk.meets(start, start + size):
            damage = _UNMET if start + size <= file.size else None  # a cut one is told below
        position = start + size
    damage = damage or ("a picture is damaged" if walk.pictures.are_damaged else None)
    found = Document(opens=False, ended=whole.ended, damage=damage) if damage else whole
    return cut() if position > file.size else found


def _is_filled(body: Bytes, position: int, stop: int, depth: int = 0) -> bool:
    """Tell whether elements fill the description of the tracks, and those that hold others."""
    for _ in range(_MOST_BLOCKS):
        if position >= stop:
            break
        name, wide = number(body[position : position + 4], keep=True)
        size, width = number(body[position + wide : position + wide + 8])
        position += wide + width + size
        if position > stop or (
            name in _HOLD_OTHERS and depth < _DEEPEST and not _is_filled(body, position - size, position, depth + 1)
        ):
            return False
    return position == stop


class _Walk:
    """The way through the clusters of a film, so many blocks of all of them; what is seen of its pictures on it."""

    def __init__(self, body: Bytes) -> None:
        self._body, self._left = body, _MOST_BLOCKS
        self.pictures = Pictures(b"")

    def meets(self, position: int, stop: int) -> bool:
        """Tell whether a cluster is filled by elements that stand in one, and blocks have flags that there are."""
        while position < stop and self._left > 0:
            name, start, position = self._next(position)
            if name not in _IN_CLUSTERS or position > stop or not self._look(name, start, position):
                return False
        return True

    def live(self, position: int) -> int:
        """Return the end of a cluster that does not say where it ends: there the next begins. Behind what stands in none, nothing is known.

        Where its last element is cut, that ends behind the file.
        """
        while position < len(self._body) and self._left > 0:
            name, start, stop = self._next(position)
            if name not in _IN_CLUSTERS:
                return position if name in _TOP_ELEMENTS else len(self._body)
            self._look(name, start, stop)
            position = stop
        return max(position, len(self._body))

    def _next(self, position: int) -> tuple[int, int, int]:
        """Return the name of the element at a place, and where its content begins and ends."""
        name, wide = number(self._body[position : position + 4], keep=True)
        size, width = number(self._body[position + wide : position + wide + 8])
        self._left -= 1
        return name, position + wide + width, position + wide + width + size

    def _look(self, name: int, start: int, stop: int) -> bool:
        """Look at a block, or at that of a group; tell whether its flags are some."""
        while name == _GROUP and start < stop and self._left > 0:
            name, start, end = self._next(start)
            name, start, stop = (name, start, min(end, stop)) if name == _BLOCK else (_GROUP, end, stop)
        if name not in (_SIMPLE_BLOCK, _BLOCK) or stop - start <= 3:  # noqa: PLR2004 - track, time and flags
            return True
        track, width = number(self._body[start : start + 8])
        flags = self._body[start + width + 2 : start + width + 3]
        if not flags or (name == _SIMPLE_BLOCK and flags[0] & _RESERVED):
            return False
        if not flags[0] & _LACED:
            self.pictures.look(self._body, track, start + width + 3, stop)
        return True


def _unwritten(body: Bytes) -> bool:
    """Tell whether a block was never written; samples that are not packed may well be zeros."""
    is_packed = not _UNPACKED.search(body, 0, _BEGINNING)
    return zeroed_block(body, least=SECTOR if is_packed else BLOCK)


def _element(file: Sparse, position: int) -> tuple[int, int, int, int]:
    """Return identifier, length, place of the content, and width of the length: 0 where the file ends."""
    head = file.at(position, position + 12)
    name, wide = number(head, keep=True)
    size, width = number(head[wide:])
    if len(head) < wide + width or not head[wide:]:
        return 0, 0, position, 0
    return name, size, position + wide + width, width
