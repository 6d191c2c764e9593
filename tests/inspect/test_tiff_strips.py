"""TIFF: strips begin and unpack as their packing says, and a picture has a size."""

import struct
import zlib
from collections.abc import Iterator
from itertools import repeat

import pytest

from crawler.inspect.media import read_media
from crawler.inspect.sparse import Sparse
from crawler.inspect.tiff_strips import damaged_picture, damaged_strip, holed_rows
from crawler.records import Document
from tests.inspect.test_jpeg import FLAT, picture

WORDS = b"words of a picture " * 40
PACKED = zlib.compress(WORDS)


def codes(*values: int) -> bytes:
    """Write codes of nine bits, high bits first."""
    bits = "".join(f"{value:09b}" for value in values)
    return int(bits.ljust(-len(bits) % 8 + len(bits), "0"), 2).to_bytes((len(bits) + 7) // 8)


LETTERS = codes(256, *[97] * 100, 257)
RUNS = bytes([3]) + b"abcd" + bytes([0x80]) + bytes([257 - 96]) + b"x"


@pytest.mark.parametrize(
    ("packing", "strip", "damaged"),
    [
        (8, PACKED, False),
        (8, PACKED + b"padding", False),
        (8, PACKED[:-9], True),
        (32_946, PACKED[:9] + bytes(9) + PACKED[18:], True),
        (8, b"", False),
        (5, LETTERS, False),
        (5, LETTERS + b"\0padding", False),
        (5, codes(256, *[97] * 99, 257), True),
        (5, codes(256, *[97] * 101, 257), False),
        (5, codes(256, *[97] * 102, 257), True),
        (5, codes(256, 97, 258, *[98] * 97, 257), False),
        (5, codes(256, 97, 260, *[98] * 98, 257), True),
        (5, codes(256, *[97] * 50, 256, *[97] * 50, 257), False),
        (5, codes(256, 300, *[97] * 99, 257), True),
        (5, LETTERS + bytes(600), False),  # what fills up
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
        (32_773, RUNS + b"\0a", True),
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
        (tiff((256, 128), (257, 6), (258, 1), (277, 8), (284, 1), (259, 32_773), strip=b"\x81x" * 5 + b"\x81x"), None),
        (tiff((256, 128), (257, 2), (258, 8), (259, 32_773), (262, 6), strip=b"\x81x" * 2), None),
        (tiff((256, 128), (257, 2), (258, 8), (259, 32_773), (262, 6), strip=b"\x81x"), None),
        (tiff((256, 128), (257, 2), (258, 8), (259, 32_773), (262, 1), strip=b"\x81x"), "a strip does not unpack"),
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


def test_numbers_that_lie_outside_the_file() -> None:
    """A count that grew on the way makes them so."""
    body = tiff((256, 38), (257, 20), (258, 8), (259, 8))
    place = body.index(struct.pack("<HHI", 258, 4, 1))
    assert read_media("tiff", Sparse.whole(body)).opens
    lying = body[: place + 4] + struct.pack("<I", 999) + body[place + 8 :]
    assert read_media("tiff", Sparse.whole(lying)).damage == "a directory lies beyond the end"


@pytest.mark.parametrize(("strip", "damage"), [(FLAT, None), (b"\x7f" * 3, "a strip does not unpack")])
def test_a_strip_that_is_a_picture_by_itself(strip: bytes, damage: str | None) -> None:
    """What strips have in common stands in tables beside them (TIFF Technical Note 2)."""
    whole = picture(data=strip)
    frame = whole.index(b"\xff\xc0")
    tables = whole[:frame] + whole[whole.index(b"\xff\xc4") : whole.index(b"\xff\xda")] + b"\xff\xd9"
    scan = b"\xff\xd8" + whole[frame : whole.index(b"\xff\xc4")] + whole[whole.index(b"\xff\xda") :]
    fields = ((256, 4, 1, 16), (257, 4, 1, 16), (259, 4, 1, 7), (273, 4, 1, 200 + len(tables)), (279, 4, 1, len(scan)))
    rows = [*fields, (347, 7, len(tables), 200)]
    head = b"II*\0" + struct.pack("<IH", 8, len(rows)) + b"".join(struct.pack("<HHII", *row) for row in rows)
    found = read_media("tiff", Sparse.whole(head.ljust(200, b"\0") + tables + scan))
    assert found.damage == damage


@pytest.mark.parametrize(("zeros", "damaged"), [(600, True), (100, False)])
def test_zeros_behind_the_codes_that_are_read(zeros: int, *, damaged: bool) -> None:
    """They are none of the codes of a picture, wherever they stand."""
    whole = picture(data=FLAT * 100 + bytes(zeros) + FLAT * 100)
    frame = whole.index(b"\xff\xc0")
    tables = whole[:frame] + whole[whole.index(b"\xff\xc4") : whole.index(b"\xff\xda")] + b"\xff\xd9"
    scan = b"\xff\xd8" + whole[frame : whole.index(b"\xff\xc4")] + whole[whole.index(b"\xff\xda") :]
    assert damaged_picture([scan], tables, 0) is damaged


ROW = bytes(range(40, 240))


@pytest.mark.parametrize(
    ("strip", "damaged"),
    [
        (ROW * 30, False),
        (ROW * 9 + ROW[:70] + bytes(650) + ROW[120:] + ROW * 9, True),
        (ROW * 9 + bytes(800) + ROW * 9, False),  # a black band
        (ROW * 9 + ROW[:70] + bytes(300) + ROW[170:] + ROW * 9, False),
        (ROW * 9 + ROW[:70] + bytes(650) + ROW[120:] + ROW[:70] + bytes(130) + ROW * 9, False),
        (ROW * 9 + ROW[:70] + b"\3" + bytes(650) + ROW[120:] + ROW * 9, False),  # it grows dark
        (ROW * 9 + ROW[:70] + bytes(650), False),
    ],
)
def test_rows_that_are_not_packed(strip: bytes, *, damaged: bool) -> None:
    """Black is in more places than one, or where rows begin; what was never written is in the midst of them."""
    assert holed_rows([strip], len(ROW)) is damaged
    body = tiff((256, 200), (257, len(strip) // 200), (258, 8), (259, 1), (277, 1), strip=strip)
    assert (read_media("tiff", Sparse.whole(body)).damage == "a strip does not unpack") is damaged


def test_colours_that_lie_outside_the_file() -> None:
    """A cut picture of few colours has lost them: they stand at its end."""
    body = tiff((256, 38), (257, 20), (258, 8), (259, 8), (320, 0))
    place = body.index(struct.pack("<HH", 320, 4))
    for count, damage in ((9, None), (768, "a directory lies beyond the end")):
        row = struct.pack("<HHII", 320, 3, count, 20)
        assert read_media("tiff", Sparse.whole(body[:place] + row + body[place + 12 :])).damage == damage


def test_codes_are_searched_up_to_a_bound_together() -> None:
    """A directory may name one strip again and again."""
    asked: list[int] = []

    def strips() -> Iterator[bytes]:
        for number in range(100):
            asked.append(number)
            yield b"\x80\x0b" + b"x" * (8 << 20)

    large = b"\x80\x0b" + b"x" * (1 << 20)
    assert damaged_strip(5, [large, large + bytes(600) + b"x"], repeat(0))
    assert not damaged_strip(5, [large, large + bytes(600)], repeat(0))
    assert not damaged_strip(5, strips(), repeat(0))
    assert len(asked) < 12


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
