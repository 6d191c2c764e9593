"""The pictures of a legacy presentation."""

import struct
import zlib
from collections.abc import Callable

import pytest

from crawler.inspect.ole_pictures import damaged_picture
from tests.inspect.conftest import JPEG

Make = Callable[..., bytes]
DRAWING = zlib.compress(b"lines of a drawing " * 50)


def record(kind: int, data: bytes, *, names: int = 1) -> bytes:
    """Write a picture's record behind its names."""
    head = bytes(16 * names)
    return struct.pack("<HHI", (names - 1) << 4, kind, len(head) + len(data)) + head + data


def drawing(data: bytes, *, packed: int = 0) -> bytes:
    """Write what stands before a drawing, and the drawing."""
    return bytes(28) + struct.pack("<IBB", len(data), packed, 0xFE) + data


@pytest.mark.parametrize("names", [1, 2])
def test_a_picture_has_its_checksums(pictures: dict[str, bytes], names: int) -> None:
    """Pictures and drawings are looked at as in files of their own."""
    png = pictures["png"]
    torn = png[:40] + bytes([png[40] ^ 1]) + png[41:]

    def told(kind: int, data: bytes) -> str | None:
        return damaged_picture(record(0xF01E, b"\xff" + png) + record(kind, data, names=names))

    assert told(0xF01E, b"\xff" + png) is None
    assert "checksum" in (told(0xF01E, b"\xff" + torn) or "")
    assert told(0xF01A, drawing(DRAWING)) is None
    assert told(0xF01B, drawing(DRAWING[:30] + b"\xff" * 9 + DRAWING[39:])) == "a picture does not unpack"
    assert told(0xF01B, drawing(b"as it is", packed=0xFE)) is None


def png(data: bytes, *, wrong: bytes = b"", interlaced: int = 0) -> bytes:
    """Write a picture of 3 by 2 grey pixels, of which chunks of one kind have a wrong checksum."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content))
            + name
            + content
            + struct.pack(">I", zlib.crc32(name + content) ^ (name == wrong))
        )

    header = struct.pack(">IIBBBBB", 3, 2, 8, 0, 0, 0, interlaced)
    packed = zlib.compress(data)
    parts = chunk(b"IHDR", header), chunk(b"IDAT", packed[:6]), chunk(b"IDAT", packed[6:]), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize(
    ("data", "interlaced", "whole"),
    [
        (bytes(8), 0, True),
        (bytes(7), 0, False),
        (bytes(10), 1, True),
        (bytes(8), 1, False),
        (bytes(9), 0, False),
    ],
)
def test_a_picture_whose_pixels_are_all_there(data: bytes, interlaced: int, *, whole: bool) -> None:
    """A wrong checksum takes nothing from data that unpack to all rows; two rows of three pixels have eight bytes, by seven passes ten."""
    found = damaged_picture(record(0xF01E, b"\xff" + png(data, wrong=b"IDAT", interlaced=interlaced)))
    assert (found is None) is whole
    assert damaged_picture(record(0xF01E, b"\xff" + png(data, interlaced=interlaced))) is None


def test_another_chunk_with_a_wrong_checksum() -> None:
    """Nothing else tells that size and colours are right, or that data are that do not unpack."""
    assert damaged_picture(record(0xF01E, b"\xff" + png(bytes(8), wrong=b"IHDR")))
    torn = bytearray(png(bytes(8)))
    torn[52] ^= 1
    assert damaged_picture(record(0xF01E, b"\xff" + torn))


def test_other_pictures_are_left_open(pictures: dict[str, bytes]) -> None:
    """What does not begin as its record says, lacks its end, or is no picture; and a stream that breaks off."""
    assert damaged_picture(record(0xF01E, b"\xffanother format")) is None
    assert damaged_picture(record(0xF01D, b"\xff" + JPEG)) is None
    assert damaged_picture(record(0xF123, b"something")) is None
    assert damaged_picture(record(0xF01E, b"\xff" + pictures["png"])[:-4]) is None
    assert damaged_picture(record(0xF01A, b"")) is None
    assert damaged_picture(b"") is None
