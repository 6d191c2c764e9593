"""JPEG: what stands before its data is right, and its data are some."""

import random
import time

import pytest

from crawler.inspect.jpeg_codes import MOST
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


FLAT = b"\x21\x08\x4f"  # four times: no change, end of block
UNREADABLE = "its codes stand for no picture"
USUAL = codes(0, 0, 1, 2) + codes(0x10, 1, 2, 0)


def picture(
    *,
    steps: bytes = STEPS,
    tables: bytes = USUAL,
    frame: bytes = FRAME,
    scan: bytes = SCAN,
    data: bytes = FLAT,
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
    assert read(picture(data=NOISE[:3_001] + bytes(400) + NOISE[3_401:])).damage == UNREADABLE
    assert read(picture(data=holed, tables=flat)).damage == UNREADABLE
    assert read(picture(data=holed, kind=0xC2)) == SOUND
    assert read(picture(data=holed, tables=flat + USUAL)).damage == "a block of zeros"


def test_a_frame_stands_among_the_tables() -> None:
    """One inside a thumbnail, or behind a mark that is damaged, is none: decoders give up."""
    whole = picture()
    assert read(whole.replace(b"\xff\xc0", b"\xff\x60", 1)).damage == "no picture header"
    thumbnail = b"\xff\xe1" + (len(whole) + 2).to_bytes(2) + whole
    assert read(whole[:2] + thumbnail + whole[2:].replace(b"\xff\xc0", b"\x7f\xc0", 1)).damage == "no picture header"


def test_codes_beside_zeros_are_read_farther() -> None:
    """A row of zeros may be a flat colour; whether it is shows at the end of the picture."""
    flat = codes(0, 0, 1, counts=bytes([1, 1, *[0] * 14])) + codes(0x10, 0, 1, counts=bytes([1, 1, *[0] * 14]))
    frame = b"\x08\x20\x00\x20\x00\x01\x01\x11\x00"
    half = 8_192 // 8 * 8_192 // 8 // 8  # a block is two bits
    assert half < MOST < 2 * half - 9_000
    assert read(picture(tables=flat, frame=frame, data=bytes(2 * half) + b"\x55" * 9)) == SOUND
    assert read(picture(tables=flat, frame=frame, data=bytes(2 * half - 9_000) + b"\xee" * 9_000)).damage == UNREADABLE


DC, AC = codes(0, 0, 1, counts=bytes([1, 1, *[0] * 14])), codes(0x10, 0, 1, 0xF0, counts=bytes([1, 1, 1, *[0] * 13]))
FLAT_BLOCK, DARKER, BRIGHTER = "00", "1000", "1010"
LARGE = b"\x08\x00\x20\x00\x20\x01\x01\x11\x00"


def packed(bits: str) -> bytes:
    """Pack bits, fill the last byte up with ones, and put a zero behind each byte of ones."""
    filled = bits.ljust(-(-len(bits) // 8) * 8, "1")
    return int(filled or "0", 2).to_bytes(len(filled) // 8).replace(b"\xff", b"\xff\0")


@pytest.mark.parametrize(
    ("bits", "sound"),
    [
        (FLAT_BLOCK * 16, True),
        (DARKER * 16, True),
        (("0" + "100" * 63) * 16, True),
        (("0" + "110" * 3 + "101" * 14 + "0") * 16, True),
        (FLAT_BLOCK * 16 + "1" * 300, True),
        (FLAT_BLOCK * 15, True),
        (FLAT_BLOCK * 14, False),
        (FLAT_BLOCK * 3 + "0111" + FLAT_BLOCK * 20, False),
        ("0" + "110" * 4 + FLAT_BLOCK * 15, False),
        (FLAT_BLOCK * 16 + "01" * 900, False),
    ],
)
def test_codes_stand_for_blocks(bits: str, *, sound: bool) -> None:
    """Each is one of its table, values stay inside their block, and there are as many blocks as the picture has; a little may be left over."""
    found = read(picture(tables=DC + AC, frame=LARGE, data=packed(bits)))
    assert found.damage == (None if sound else UNREADABLE)


@pytest.mark.parametrize(
    ("step", "bits", "sound"),
    [
        (255, DARKER * 5 + FLAT_BLOCK * 11, True),
        (255, DARKER * 6 + FLAT_BLOCK * 10, False),
        (255, DARKER * 4 + BRIGHTER * 9 + FLAT_BLOCK * 3, True),
        (255, DARKER * 3 + BRIGHTER * 9 + FLAT_BLOCK * 4, False),
        (1, DARKER * 16, True),
    ],
)
def test_no_block_is_darker_than_black(step: int, bits: str, *, sound: bool) -> None:
    """Nor brighter than white: where codes were exchanged, each value that says how much darker a block is than the one before is that of another."""
    steps = b"\0" + bytes([step]) + b"\1" * 63
    found = read(picture(steps=steps, tables=DC + AC, frame=LARGE, data=packed(bits)))
    assert found.damage == (None if sound else UNREADABLE)
    wide = b"\x10" + step.to_bytes(2) + b"\0\1" * 63
    found = read(picture(steps=steps[:1] + STEPS[1:] + wide, tables=DC + AC, frame=LARGE, data=packed(bits)))
    assert found.damage == (None if sound else UNREADABLE)


@pytest.mark.parametrize(("blocks", "sound"), [(8, True), (7, False), (6, True), (5, False)])
def test_a_unit_of_several_blocks_is_whole_or_not_there(blocks: int, *, sound: bool) -> None:
    """Programs that lose the last unit lose all of it; a block that is missing on the way leaves part of one."""
    both = b"\x08\x00\x10\x00\x10\x02\x01\x11\x00\x02\x11\x00"
    found = read(
        picture(tables=DC + AC, frame=both, scan=b"\2\1\0\2\0\0\x3f\0", data=packed(("0" + "110" * 3 + "0") * blocks))
    )
    assert found.damage == (None if sound else UNREADABLE)


def test_codes_between_restarts() -> None:
    """Each stretch has as many blocks as were announced, the last one the rest; a mark behind it is nobody's concern."""
    every = b"\xff\xdd\0\x04\0\x06"
    stretches = [packed(FLAT_BLOCK * many) for many in (6, 6, 4)]

    def restarted(*parts: bytes) -> Document:
        return read(
            picture(tables=DC + AC, frame=LARGE, data=b"\xff\xd0".join(parts)).replace(
                b"\xff\xdb", every + b"\xff\xdb", 1
            )
        )

    assert restarted(*stretches) == SOUND
    assert restarted(*stretches, b"") == SOUND
    assert restarted(*stretches[:2]).damage == UNREADABLE
    assert restarted(stretches[0], packed(FLAT_BLOCK), stretches[2]).damage == UNREADABLE


@pytest.mark.parametrize(
    "odd",
    [
        {"frame": b"\x0c" + LARGE[1:]},
        {"frame": LARGE[:1] + b"\0\0" + LARGE[3:]},
        {"tables": DC},
        {"scan": b"\1\2\0\0\x3f\0"},
        {"frame": b"\x08\0\x20\0\x20\x02\1\x11\0\2\x11\0"},
        {"frame": LARGE[:7] + b"\x44\0", "scan": b"\1\1\0\0\x3f\0"},
    ],
)
def test_kinds_that_are_not_read(odd: dict[str, bytes]) -> None:
    """Other depths, heights that are told later, tables from elsewhere, several scans. One colour alone has its blocks one by one."""
    given = {"tables": DC + AC, "frame": LARGE, "data": packed(FLAT_BLOCK * 16)} | odd
    assert read(picture(**given)) == SOUND


BANDS = codes(0x10, 0, 1, 0x30, 0xF0, counts=bytes([1, 1, 1, 1, *[0] * 12]))  # end, value, end of eight and more, skip


def passes(*scans: tuple[bytes, str]) -> Document:
    """Read a progressive picture of sixteen blocks: the fields of each scan, first and last value and what it refines, and its bits."""
    (first, bits), *others = ((b"\1\1\0" + fields, bits) for fields, bits in scans)
    data = packed(bits) + b"".join(
        b"\xff\xda" + (len(scan) + 2).to_bytes(2) + scan + packed(more) for scan, more in others
    )
    return read(picture(tables=DC + BANDS, frame=LARGE, scan=first, data=data, kind=0xC2))


FIRST, BAND, REFINED, REFINED_BAND = b"\0\0\1", b"\1\5\0", b"\0\0\x10", b"\1\x3f\x21"


@pytest.mark.parametrize(
    ("fields", "bits", "sound"),
    [
        (FIRST, "0" * 16, True),
        (FIRST, "100" * 16, True),
        (FIRST, "0" * 11, False),
        (FIRST, "0" * 15 + "11", False),
        (FIRST, "0" * 16 + "01" * 900, False),
        (BAND, "0" * 16, True),
        (BAND, "101" * 5 * 16, True),
        (BAND, "110000" * 2, True),
        (BAND, "110111" + "0", True),
        (BAND, "110111" + "110000", False),
        (BAND, "110000", False),
        (BAND, "1110" + "0" * 15, False),
        (BAND, "1111" + "0" * 16, False),
        (REFINED, "01" * 8, True),
        (REFINED, "01" * 2, False),
        (REFINED, "01" * 900, False),
        (REFINED_BAND, "1111", True),
    ],
)
def test_codes_of_passes(fields: bytes, bits: str, *, sound: bool) -> None:
    """First values, bands of others, of which one code may end many blocks, and bits that refine: each pass has as many blocks as the picture."""
    found = passes((FIRST, "0" * 16), (fields, bits))
    assert found.damage == (None if sound else UNREADABLE)


@pytest.mark.parametrize(("many", "sound"), [(3, True), (4, False)])
def test_no_block_of_a_pass_is_brighter_than_white(many: int, *, sound: bool) -> None:
    """Its first values count steps of the pass."""
    bits, steps = "101" * many + "0" * (16 - many), b"\0\xff" + b"\1" * 63
    found = read(
        picture(steps=steps, tables=DC + BANDS, frame=LARGE, scan=b"\1\1\0" + FIRST, data=packed(bits), kind=0xC2)
    )
    assert found.damage == (None if sound else UNREADABLE)


def test_passes_have_tables_of_their_own() -> None:
    """Between two passes may stand tables, which hold from there on, and what is no concern of a decoder."""
    again = b"\xff\xda\0\x08\1\1\0" + FIRST + packed("100" * 16)

    def twice(between: bytes) -> Document:
        data = packed("0" * 16) + between + again
        return read(picture(tables=DC + BANDS, frame=LARGE, scan=b"\1\1\0" + FIRST, data=data, kind=0xC2))

    assert twice(b"") == SOUND
    assert twice(b"\xff\xfe\0\x06note") == SOUND
    assert twice(b"\xff\xc4\0\x14" + codes(0, 0, counts=bytes([1, *[0] * 15]))).damage == UNREADABLE
    assert twice(b"\xff\xc4\0\x13" + codes(0, counts=bytes([1, *[0] * 15]))) == SOUND


def test_filler_costs_what_it_is_long() -> None:
    """Erased storage is all ones, as what fills the place before a marker is (B.1.1.2): each byte of it was looked at from each before it."""
    began = time.process_time()
    read(picture(kind=0xC2, data=NOISE + b"\xff" * 400_000))
    assert time.process_time() - began < 2


def test_not_all_of_many_passes_are_read() -> None:
    """Each may have tables of its own, which take a hundred times as long as the one byte of its codes."""
    one = b"\xff\xda\0\x08\1\1\0" + BAND + packed("0" * 8)
    tables = (
        b"\xff\xc4\0\x17" + codes(0x10, 0, 1, at % 251, at // 251, counts=bytes([4 * (of == 7) for of in range(16)]))
        for at in range(12_000)
    )
    data = packed("0") + b"".join(table + one for table in tables)
    small = b"\x08\0\x08\0\x08\1\1\x11\0"
    body = picture(tables=DC + BANDS, frame=small, scan=b"\1\1\0" + FIRST, data=data, kind=0xC2)
    began = time.process_time()
    assert read(body) == SOUND
    assert time.process_time() - began < 0.2
