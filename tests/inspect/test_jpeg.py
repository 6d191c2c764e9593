"""JPEG: what stands before its data is right, and its data are some."""

import random

import pytest

from crawler.inspect.media import read_media
from crawler.inspect.sparse import Sparse
from crawler.records import Document

SOUND = Document(opens=True, ended=True)
STEPS = b"\0" + b"\1" * 64
FRAME = b"\x08\x00\x10\x00\x10\x01\x01\x11\x00"
SCAN = b"\x01\x01\x00\x00\x3f\x00"
COUNTS = bytes([0, 2, 1, *[0] * 13])
NOISE = random.Random(5).randbytes(9_000).replace(b"\xff", b"\xfe").replace(b"\0", b"\1")


def codes(kind: int, *values: int, counts: bytes = COUNTS) -> bytes:
    """Write a table of codes: two of two bits and one of three, unless told otherwise."""
    return bytes([kind]) + counts + bytes(values)


USUAL = codes(0, 0, 1, 2) + codes(0x10, 1, 2, 0)


def picture(
    *,
    steps: bytes = STEPS,
    tables: bytes = USUAL,
    frame: bytes = FRAME,
    scan: bytes = SCAN,
    data: bytes = NOISE,
    kind: int = 0xC0,
) -> bytes:
    """Write a picture of some segments."""
    parts = ((0xDB, steps), (kind, frame), (0xC4, tables), (0xDA, scan))
    return (
        b"\xff\xd8"
        + b"".join(bytes([0xFF, mark]) + (len(part) + 2).to_bytes(2) + part for mark, part in parts)
        + data
        + b"\xff\xd9"
    )


def read(body: bytes) -> Document:
    """Read a whole picture."""
    return read_media("jpeg", Sparse.whole(body))


@pytest.mark.parametrize(
    "damaged",
    [
        {"steps": STEPS[:-1]},
        {"steps": b"\x07" + STEPS[1:]},
        {"steps": b"\x20" + STEPS[1:]},
        {"tables": USUAL[:-1]},
        {"tables": codes(0, 0, 1, 2, counts=bytes([3, *[0] * 15]))},
        {"tables": codes(0x24, 0, 1, 2)},
        {"frame": FRAME + b"\0"},
        {"frame": FRAME[:3] + b"\0\0" + FRAME[5:]},
        {"scan": SCAN[1:]},
        {"scan": b"\x05" + SCAN[1:]},
    ],
)
def test_decoders_give_up_at_a_damaged_table(damaged: dict[str, bytes]) -> None:
    """Tables that are too short, of no number that there is, or of more codes than can be told apart."""
    assert read(picture()) == SOUND
    assert read(picture(steps=STEPS + b"\x11" + b"\0\1" * 64)) == SOUND
    assert read(picture(**damaged)).damage == "a table is damaged"


def test_zeros_are_a_flat_colour_only_by_some_tables() -> None:
    """Where the code of zero bits says that nothing changes and the block ends. Elsewhere no drawing is packed as a row of them."""
    holed = NOISE[:3_001] + bytes(600) + NOISE[3_601:]
    flat = codes(0, 0, 1, 2) + codes(0x10, 0, 1, 2)

    assert read(picture(data=holed)).damage == "a block of zeros"
    assert read(picture(data=NOISE[:3_001] + bytes(400) + NOISE[3_401:])) == SOUND
    assert read(picture(data=holed, tables=flat)) == SOUND
    assert read(picture(data=holed, kind=0xC2)) == SOUND
    assert read(picture(data=holed, tables=flat + USUAL)).damage == "a block of zeros"
