"""The rows of a fax, group 4."""

import struct

import pytest

from crawler.inspect.fax import rows_hold
from crawler.inspect.media import read_media
from crawler.inspect.sparse import Sparse
from crawler.inspect.transfer import TURNED
from crawler.records import Document

WIDTH = 24
WHITE = "1"  # as the row above
BAR = "001" + "10011" + "11" + "1"  # eight white ones (10011) and two black ones (11), then as above
SAME = "111"
MOVED = "011" + "010" + "1"
PASSED = "0001" + "1"
LONG = "001" + "11011" + "0000110111" + "1"  # 64 white ones of make-up
END = "000000000001" * 2


def packed(*rows: str) -> bytes:
    """Write codes as bytes."""
    bits = "".join(rows)
    bits += "0" * (-len(bits) % 8)
    return int("1" + bits, 2).to_bytes(len(bits) // 8 + 1)[1:]


@pytest.mark.parametrize(
    ("rows", "count", "holds"),
    [
        ((WHITE, BAR, SAME, MOVED, PASSED, WHITE, END), 6, True),
        ((WHITE, BAR, SAME, MOVED, PASSED, WHITE), 6, True),
        ((WHITE, BAR, END), 6, True),  # what is left is white
        ((WHITE, BAR, END[:20]), 6, False),
        ((WHITE, BAR, SAME), 6, False),
        ((WHITE, "0101", "11"), 3, True),
        ((WHITE, "011", WHITE), 3, False),  # behind the end of the row
        ((BAR, "1" + "0000010" + "1", WHITE), 3, False),  # before the change before it
        ((WHITE, "0000001111", WHITE), 3, False),
        ((WHITE, "0000000001", WHITE), 3, False),
        ((WHITE, "001" + "00000000", WHITE), 3, False),
        ((WHITE, LONG, WHITE), 3, False),  # wider than the picture
        ((WHITE, "001" + "11011" * 200), 3, False),
    ],
)
def test_rows_are_as_wide_as_the_picture(rows: tuple[str, ...], count: int, *, holds: bool) -> None:
    """All of them, each of codes that are some."""
    assert rows_hold(packed(*rows), WIDTH, count, most=9_999) is holds


def test_runs_of_many_elements() -> None:
    """Make-up codes come before the one that ends a run."""
    row = (
        "001" + "11011" + "0000110111".replace("0000110111", "00110101") + "10" + "1"
    )  # 64 white, 3 black, and white again
    assert rows_hold(packed(row, SAME), 100, 2, most=9_999)
    assert not rows_hold(packed(row, SAME), 66, 2, most=9_999)


def tiff(rows: bytes, count: int, order: int = 1) -> bytes:
    """Write a fax of one strip."""
    return struct.pack("<2sHI", b"II", 42, 8 + len(rows)) + rows + directory(len(rows), count, order) + bytes(4)


def directory(size: int, count: int, order: int = 1, place: int = 8) -> bytes:
    """Describe a page of one strip."""
    tags = (
        (256, WIDTH),
        (257, count),
        (258, 1),
        (259, 4),
        (262, 0),
        (266, order),
        (273, place),
        (278, count),
        (279, size),
    )
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return struct.pack("<H", len(tags)) + entries


def test_a_fax_is_read_in_either_order_of_bits() -> None:
    """A damaged strip is damage; nothing is said of what lies behind the bytes that are read."""

    def damage(body: bytes) -> str | None:
        return read_media("tiff", Sparse.whole(body)).damage

    good, torn = packed(WHITE, BAR, SAME, MOVED, END), packed(WHITE, BAR, SAME, "0000001111", END)
    assert read_media("tiff", Sparse.whole(tiff(good, 4))) == Document(opens=True, ended=True)
    assert damage(tiff(good.translate(TURNED), 4, order=2)) is None
    assert damage(tiff(torn, 4)) == damage(tiff(torn.translate(TURNED), 4, order=2)) == "a strip does not unpack"
    many = packed(*[BAR] * 40_000, "0000001111")
    assert damage(tiff(many, 40_001)) is None
    assert damage(tiff(packed(*[BAR] * 100, "0000001111"), 101)) == "a strip does not unpack"


def test_of_many_pages_the_first_are_read() -> None:
    """A hundred and fifty pages of a scanned book took fourteen seconds."""
    good, torn = packed(*[BAR] * 20_000), packed(WHITE, "0000001111")
    sizes = [len(good)] * 20
    page = len(directory(0, 0)) + 4

    def damage(torn_one: int) -> str | None:
        begins = 8 + len(good) + len(torn)
        book = b"".join(
            (directory(len(torn), 2, place=8 + len(good)) if number == torn_one else directory(size, 20_000))
            + struct.pack("<I", begins + (number + 1) * page if number + 1 < len(sizes) else 0)
            for number, size in enumerate(sizes)
        )
        return read_media("tiff", Sparse.whole(struct.pack("<2sHI", b"II", 42, begins) + good + torn + book)).damage

    assert damage(1) == "a strip does not unpack"
    assert damage(19) is None
