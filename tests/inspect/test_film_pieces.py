"""Films in pieces: where each piece says that its samples are."""

import struct
from time import process_time

import pytest

from crawler.inspect.media import read_media
from crawler.inspect.sparse import Sparse
from tests.inspect.test_film_pictures import DAMAGED, GOOD, described
from tests.inspect.test_sound import box

TORN = GOOD[:-5]


def flagged(name: bytes, flags: int, *numbers: int) -> bytes:
    """Write a box of flags and numbers."""
    return box(name, struct.pack(f">I{len(numbers)}I", flags, *numbers))


def piece(*pictures: bytes, start: int = 0, usual: bool = False, version: int = 0) -> bytes:
    """Write a piece of a film, which says where its samples are from its own beginning, or from that of the file."""

    def head(place: int) -> bytes:
        base = (1, struct.pack(">Q", start)) if start else (0, b"")
        size = struct.pack(">I", len(pictures[0])) if usual else b""
        track = box(b"tfhd", struct.pack(">II", base[0] | 16 * usual, 1) + base[1] + size)
        sizes = [] if usual else [number for picture in pictures for number in (len(picture), 0)]
        flags = 0x1 | 0x4 | (0 if usual else 0xA00) | version << 24
        run = flagged(b"trun", flags, len(pictures), place, 0, *sizes)
        return box(b"moof", flagged(b"mfhd", 0, 1), box(b"traf", track, run))

    return head(len(head(0)) + 8) + box(b"mdat", *pictures)


def film(*pieces: bytes, version: int = 0) -> bytes:
    """Write a film whose index knows of no samples."""
    tables = (
        box(b"stsd", bytes(4) + struct.pack(">I", 1) + described()),
        *(box(name, bytes(size)) for name, size in ((b"stco", 8), (b"stsc", 8), (b"stsz", 12))),
    )
    header = box(b"tkhd", bytes([version]) + bytes(19 if version else 11) + struct.pack(">I", 1) + bytes(60))
    track = box(b"trak", header, box(b"mdia", box(b"minf", box(b"stbl", *tables))))
    index = box(b"moov", track, box(b"mvex", flagged(b"trex", 0, 1, 1, 0, 0, 0)))
    return box(b"ftyp", b"isom\0\0\2\0") + index + b"".join(pieces)


def damage(*pieces: bytes, version: int = 0) -> str | None:
    """Return what is told of a film."""
    return read_media("mp4", Sparse.whole(film(*pieces, version=version))).damage


@pytest.mark.parametrize("version", [0, 1])
def test_a_picture_in_a_piece(version: int) -> None:
    """Its length stands in the piece."""
    assert damage(piece(GOOD, GOOD), piece(GOOD, GOOD), version=version) is None
    assert damage(piece(GOOD, GOOD), piece(GOOD, TORN), version=version) == DAMAGED


def test_one_length_for_all_and_places_from_the_beginning_of_the_file() -> None:
    """As some writers have it."""
    holed = GOOD[:60] + bytes(9) + GOOD[69:]
    assert damage(piece(GOOD, GOOD, usual=True), piece(GOOD, holed, GOOD, usual=True)) == DAMAGED
    first = piece(GOOD, GOOD)
    start = len(film(first))
    assert damage(first, piece(GOOD, GOOD, start=start)) is None
    assert damage(first, piece(GOOD, TORN, start=start)) == DAMAGED


def test_runs_without_end_take_little_time() -> None:
    """Each may say that it has as many samples of one size as there are numbers."""
    run = flagged(b"trun", 1, 0xFFFFFFFF, 0)
    track = box(b"tfhd", struct.pack(">III", 16, 1, 1))
    begun = process_time()
    damage(box(b"moof", flagged(b"mfhd", 0, 1), box(b"traf", track, run * 9_000)) + box(b"mdat", GOOD))
    assert process_time() - begun < 3


def test_pieces_that_lie_or_break_off() -> None:
    """What is not there is not looked at."""
    whole = piece(GOOD, GOOD)
    run = whole.index(b"trun")
    for count in (0, 3, 0xFFFFFFFF):
        lying = whole[: run + 8] + struct.pack(">I", count) + whole[run + 12 :]
        assert damage(whole, lying) is None
    assert damage(whole, piece(GOOD)[:60]) is not DAMAGED
