"""Matroska and WebM: whole by the length of the segment, sound by the elements in it, without decoding anything."""

import re
from collections.abc import Iterator

from crawler.inspect.pictures import cut, sound
from crawler.inspect.sparse import Bytes, Missing, Sparse
from crawler.inspect.transfer import BLOCK, SECTOR, transfer_damage, zeroed_block
from crawler.records import Document

_HEADER, _SEGMENT = 0x1A45DFA3, 0x18538067  # RFC 9559, section 5.1
_UNPACKED = re.compile(rb"A_PCM|V_UNCOMPRESSED|V_MS/VFW")  # Matroska, "Codec Mappings"
_DOCTYPE = re.compile(rb"matroska|webm")
_BEGINNING = 64 * 1024
_TOP_ELEMENTS = frozenset(
    {0x114D9B74, 0x1549A966, 0x1654AE6B, 0x1F43B675, 0x1C53BB6B, 0x1941A469, 0x1043A770, 0x1254C367, 0xEC, 0xBF}
)
_CLUSTER, _SIMPLE_BLOCK = 0x1F43B675, 0xA3
_IN_CLUSTERS = frozenset(
    {0xE7, 0x5854, 0xA7, 0xAB, _SIMPLE_BLOCK, 0xA0, 0xAF, 0xEC, 0xBF}
)  # section 5.1.3, and before it
_RESERVED = 0x70  # section 10.2: bits of a block's flags
_MOST_BLOCKS = 50_000  # a tenth of a second, and half an hour of film
_MOST_ELEMENTS = 100_000  # a film in pieces of a second, a day long
_UNMET = "the chunks do not meet"


def read_webm(file: Sparse) -> Document:
    """Compare with the length of the segment (RFC 8794 section 6.2), where it was filled in, and walk what is in it where all is known."""
    position = 0
    for _ in range(8):
        name, size, start, width = _element(file, position)
        if not width:
            break
        if name == _HEADER and not _DOCTYPE.search(file.at(start, start + min(size, _BEGINNING))):
            return Document(opens=False, damage="its header is damaged")
        position = start
        if name == _SEGMENT:
            unknown = size == (1 << 7 * width) - 1
            if not unknown and position + size > file.size:
                return cut()
            return _segment(file, position, None if unknown else position + size)
        position += size
    if position > file.size:
        return cut()
    damage = transfer_damage(file.at(0, min(file.size, _BEGINNING)))
    return Document(opens=False, damage=damage) if damage else Document(opens=None)


def _segment(file: Sparse, position: int, stop: int | None) -> Document:
    """Walk the elements of the segment: each has to be one that stands there (RFC 9559, section 5.1), and to end in the file."""
    whole = Document(opens=True) if stop is None else sound()
    try:
        body = file.all()
    except Missing:
        return whole
    damage = transfer_damage(body) or ("a block of zeros" if _unwritten(body) else None)
    blocks = iter(range(_MOST_BLOCKS))
    for _ in range(_MOST_ELEMENTS):
        name, size, start, width = _element(file, position)
        if stop and position < stop and file.at(position, position + 1) == b"\0":  # no identifier begins so
            damage = damage or _UNMET
        if damage or not width or position >= (stop or file.size):
            break
        if name not in _TOP_ELEMENTS:
            damage = damage or _UNMET
            break
        if size == (1 << 7 * width) - 1:  # as it was sent live: its length is not known
            return whole
        if name == _CLUSTER and not _blocks_meet(body, start, start + size, blocks):
            damage = _UNMET if start + size <= file.size else None  # a cut one is told below
        position = start + size
    if position > file.size:
        return cut()
    return Document(opens=False, ended=whole.ended, damage=damage) if damage else whole


def _blocks_meet(body: Bytes, position: int, stop: int, blocks: Iterator[int]) -> bool:
    """Tell whether a cluster is filled by elements that stand in one, and blocks have flags that there are; `blocks` is how many are looked at."""
    while position < stop and next(blocks, None) is not None:
        name, wide = _number(body[position : position + 4], keep=True)
        size, width = _number(body[position + wide : position + wide + 8])
        start = position + wide + width
        position = start + size
        if name not in _IN_CLUSTERS or position > stop:
            return False
        if name == _SIMPLE_BLOCK and size > 3 and body[start + _number(body[start : start + 1])[1] + 2] & _RESERVED:  # noqa: PLR2004 - track, time and flags
            return False
    return True


def _unwritten(body: Bytes) -> bool:
    """Tell whether a block was never written; samples that are not packed may well be zeros."""
    is_packed = not _UNPACKED.search(body, 0, _BEGINNING)
    return zeroed_block(body, least=SECTOR if is_packed else BLOCK)


def _element(file: Sparse, position: int) -> tuple[int, int, int, int]:
    """Return identifier, length, place of the content, and width of the length: 0 where the file ends."""
    head = file.at(position, position + 12)
    name, wide = _number(head, keep=True)
    size, width = _number(head[wide:])
    if len(head) < wide + width or not head[wide:]:
        return 0, 0, position, 0
    return name, size, position + wide + width, width


def _number(data: bytes, *, keep: bool = False) -> tuple[int, int]:
    """Read a number of variable length (RFC 8794 section 4); return it and its width. Identifiers keep their marker."""
    width = 9 - data[0].bit_length() if data and data[0] else 8
    value = int.from_bytes(data[:width])
    return (value if keep else value & (1 << 7 * width) - 1), width
