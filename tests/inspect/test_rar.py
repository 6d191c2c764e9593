"""RAR archives: block follows block up to the one that says it is the last."""

import struct
import zlib

import pytest

from crawler.inspect.media import read_media
from crawler.inspect.sniff import kind_of
from crawler.inspect.sparse import Missing, Sparse
from crawler.records import Document, Part
from tests.inspect.conftest import rar_block

SOUND = Document(opens=True, ended=True)
LOCKED = Document(ended=True, encrypted=True)
DATA = b"packed data " * 20


def file_four(flags: int = 0, data: bytes = DATA) -> bytes:
    """Write a file of RAR 4."""
    return rar_block(0x74, flags | 0x8000, struct.pack("<I", len(data)) + b"x" * 40, data)


def five(kind: int, *, extra: bytes = b"", data: bytes = b"") -> bytes:
    """Write a block of RAR 5."""
    fields = bytes([kind, bool(extra) | 2 * bool(data)]) + (bytes([len(extra)]) if extra else b"")
    fields += (bytes([len(data) & 127 | 128, len(data) >> 7]) if data else b"") + b"more" + extra
    sized = bytes([len(fields)]) + fields
    return struct.pack("<I", zlib.crc32(sized)) + sized + data


OLD = b"Rar!\x1a\x07\0" + rar_block(0x73, fields=bytes(6)) + file_four() * 2
NEW = b"Rar!\x1a\x07\1\0" + five(1) + five(2, data=DATA) * 2
ENDS = {"old": rar_block(0x7B), "new": five(5)}
BODIES = {"old": OLD + ENDS["old"], "new": NEW + ENDS["new"]}


def read(body: bytes) -> Document:
    """Read a whole archive."""
    assert kind_of(body) == "rar"
    return read_media("rar", Sparse.whole(body))


@pytest.mark.parametrize("kind", BODIES)
def test_an_archive_is_whole_with_its_last_block(kind: str) -> None:
    """Cut anywhere it is cut; what follows the last block is nobody's concern; a damaged header is damage."""
    body = BODIES[kind]
    assert read(body) == read(body + b"appended") == SOUND
    for stop in (len(body) - 1, len(body) - 9, len(body) // 2, 60, 24):
        assert read(body[:stop]).ended is False
    assert read(body[:30] + b"\xa5" + body[31:]).damage == "a header is damaged" or kind == "old"
    assert read(body[:24] + b"\xa5" + body[25:]).damage == "a header is damaged"


def test_archives_before_there_was_a_last_block() -> None:
    """Those end with a file, and have comments whose checksums mean something else."""
    assert read(OLD) == Document(opens=True)
    comment = b"\1\2\x75\0\0\x0a\0abc"
    assert read(OLD[:20] + comment + OLD[20:]) == Document(opens=True)


@pytest.mark.parametrize(
    "body",
    [
        b"Rar!\x1a\x07\0" + rar_block(0x73, 0x80, bytes(6)) + b"locked" * 90,
        b"Rar!\x1a\x07\0" + rar_block(0x73, fields=bytes(6)) + file_four(0x04) + ENDS["old"],
        b"Rar!\x1a\x07\1\0" + five(4) + b"locked" * 90,
        b"Rar!\x1a\x07\1\0" + five(1) + five(2, extra=b"\x02\x01\0", data=DATA) + ENDS["new"],
    ],
)
def test_a_password_is_no_damage(body: bytes) -> None:
    """Of the files, or of their names."""
    assert read(body) == LOCKED
    assert read(body[: len(body) - 20]).ended is not True or b"locked" in body


def test_an_archive_of_which_parts_are_known() -> None:
    """What stands in the middle is asked for."""
    body = NEW.replace(DATA, bytes(100) + DATA * 500, 1) + ENDS["new"]
    with pytest.raises(Missing):
        read_media("rar", Sparse(len(body), (Part(0, body[:10]), Part(len(body) - 20, body[-20:]))))
