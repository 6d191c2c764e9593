"""TIFF: strips begin and unpack as their packing says, and a picture has a size."""

import struct
import zlib
from collections.abc import Iterator
from itertools import repeat

import pytest

from crawler.inspect.media import read_media
from crawler.inspect.sparse import Sparse
from crawler.inspect.tiff_strips import damaged_strip
from crawler.records import Document

WORDS = b"words of a picture " * 40
PACKED = zlib.compress(WORDS)
RUNS = bytes([3]) + b"abcd" + bytes([0x80]) + bytes([257 - 96]) + b"x"


@pytest.mark.parametrize(
    ("packing", "strip", "damaged"),
    [
        (8, PACKED, False),
        (8, PACKED + b"padding", False),
        (8, PACKED[:-9], True),
        (32_946, PACKED[:9] + bytes(9) + PACKED[18:], True),
        (5, b"\x80\x00\x20", False),
        (5, b"\x00\x01", False),
        (5, b"\x01\x00", False),
        (5, bytes(90), True),
        (5, b"\x80\x80", True),
        (5, b"", True),
        (32_773, RUNS, False),
        (32_773, RUNS[:-1], True),
        (32_773, RUNS[:3] + bytes(2) + RUNS[5:], False),
        (32_773, bytes(len(RUNS)), True),
        (32_773, b"\x7f" + bytes(99), True),
        (1, bytes(9), False),
        (4, bytes(9), False),
    ],
)
def test_a_strip_unpacks(packing: int, strip: bytes, *, damaged: bool) -> None:
    """As a stream with its checksum, from the code that clears the table on, or to as many bytes as its rows have."""
    assert damaged_strip(packing, [strip], [100]) is damaged


def tiff(*tags: tuple[int, int], strip: bytes = PACKED) -> bytes:
    """Write a picture of one strip behind its directory."""
    given = dict(tags) | {273: 0, 279: len(strip)}
    start = 8 + 2 + 12 * len(given) + 4
    fields = (struct.pack("<HHII", tag, 4, 1, start if tag == 273 else value) for tag, value in sorted(given.items()))
    return b"II*\0" + struct.pack("<IH", 8, len(given)) + b"".join(fields) + bytes(4) + strip


@pytest.mark.parametrize(
    ("body", "damage"),
    [
        (tiff((256, 38), (257, 20), (258, 8), (259, 8), (277, 1)), None),
        (
            tiff((256, 38), (257, 20), (258, 8), (259, 8), (277, 1), strip=PACKED[:-9]),
            "a strip does not unpack",
        ),
        (tiff((256, 38), (257, 20), (258, 8), (259, 32_773), strip=RUNS), "a strip does not unpack"),
        (tiff((256, 38), (258, 8), (259, 8)), "no picture header"),
        (tiff((257, 38), (258, 8), (259, 8)), "no picture header"),
    ],
)
def test_a_picture_of_one_strip(body: bytes, damage: str | None) -> None:
    """Without a width or a height no program shows it."""
    document = Document(opens=True, ended=True) if damage is None else None
    found = read_media("tiff", Sparse.whole(body))
    assert found.damage == damage
    assert document is None or found == document


def test_strips_are_unpacked_up_to_a_bound_together() -> None:
    """A directory may name one that unpacks a thousandfold again and again."""
    bomb = zlib.compress(bytes(8 << 20), 9)
    asked: list[int] = []

    def strips() -> Iterator[bytes]:
        for number in range(100):
            asked.append(number)
            yield bomb

    assert not damaged_strip(8, strips(), repeat(100))
    assert len(asked) < 4
