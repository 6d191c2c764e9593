"""Sound that is not packed, and falls silent where it is loud."""

import math
import struct
from collections.abc import Callable

import pytest

from crawler.inspect.media import read_media
from crawler.inspect.sparse import Sparse

TONE = [int(9_000 * math.sin(place / 7)) or 1 for place in range(20_000)]
HOLE = "a block of zeros"


def wave(samples: list[int], *, bits: int = 16) -> bytes:
    """Write a sound of one channel."""
    data = struct.pack(f"<{len(samples)}h", *samples)
    return waves(data, bits)


def waves(data: bytes, bits: int = 16, packing: int = 1) -> bytes:
    """Write a sound of some data."""
    head = struct.pack("<HHIIHH", packing, 1, 8_000, 16_000, bits // 8, bits)
    chunks = b"WAVEfmt " + struct.pack("<I", len(head)) + head + b"data" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(chunks)) + chunks


def faded(samples: list[int]) -> list[int]:
    """Let samples die away."""
    return [sample * (len(samples) - place) // len(samples) for place, sample in enumerate(samples)]


def damage(body: bytes) -> str | None:
    """Return what is told of a sound."""
    return read_media("wav", Sparse.whole(body)).damage


@pytest.mark.parametrize("place", [9_000, 9_001])
def test_a_sound_that_stops_and_goes_on(place: int) -> None:
    """Wherever in a sample zeros begin."""
    data = wave(TONE)
    assert damage(data) is None
    assert damage(data[:place] + bytes(2_001) + data[place + 2_001 :]) == HOLE


@pytest.mark.parametrize(("packing", "bits", "kind"), [(1, 32, "i"), (3, 32, "f"), (3, 64, "d")])
def test_wider_samples(packing: int, bits: int, kind: str) -> None:
    """Numbers of 32 bits, and of any size."""
    data = struct.pack(f"<{len(TONE)}{kind}", *(60_001 * sample for sample in TONE))
    assert damage(waves(data, bits, packing)) is None
    assert damage(waves(data[:30_003] + bytes(3_001) + data[33_004:], bits, packing)) == HOLE


@pytest.mark.parametrize("packing", [1, 6, 7])
def test_samples_of_one_byte(packing: int) -> None:
    """Zeros are as loud as can be there: they come with what is as loud beside them."""
    data = bytes(128 + sample // 80 for sample in TONE)
    assert damage(waves(data, 8, packing)) is None
    assert damage(waves(data[:9_003] + bytes(600) + data[9_603:], 8, packing)) == HOLE
    loud = data[:9_003] + b"\3" * 40 + bytes(600) + b"\2" * 40 + data[9_603:]
    assert damage(waves(loud, 8, packing)) is None
    assert damage(waves(data[:9_003] + bytes(600) + data[:900] + bytes(600) + data, 8, packing)) is None


@pytest.mark.parametrize(("step", "told"), [(60, True), (3, False)])
def test_blocks_of_differences(step: int, *, told: bool) -> None:
    """Steps are large on both sides of what was lost, and small where silence was meant."""
    block = bytes([7, 2, step, 0]) + bytes(place * 37 % 251 | 1 for place in range(252))
    data = block * 5 + bytes(2 * len(block)) + block * 5
    head = struct.pack("<HHIIHHHH", 0x11, 1, 8_000, 4_000, len(block), 4, 2, 505)
    chunks = b"WAVEfmt " + struct.pack("<I", len(head)) + head + b"data" + struct.pack("<I", len(data)) + data
    assert (damage(b"RIFF" + struct.pack("<I", len(chunks)) + chunks) == HOLE) is told


def test_samples_that_no_program_writes() -> None:
    """A sample has no more bits than a number."""
    assert damage(waves(wave(TONE)[44:], 0xB010)) == "nothing tells how it sounds"


def test_silence_that_was_meant() -> None:
    """It comes after the sound has faded, or more than once, or ends the sound."""
    words, silence = TONE[:3_000], [0] * 1_000
    assert damage(wave(faded(words) + silence + words)) is None
    assert damage(wave(words + silence + words + silence + words)) is None
    assert damage(wave(silence + words + silence)) is None
    assert damage(wave(words + silence + words, bits=8)) is None


def test_frames_of_mp3_in_a_wave(mp3: Callable[..., bytes]) -> None:
    """They are read as those of an MP3 file."""
    frames = mp3(40)[10:].replace(b"\0", b"\1")
    assert damage(waves(frames, packing=0x55)) is None
    assert damage(waves(frames[:5_001] + bytes(900) + frames[6_100:], packing=0x55)) == "frames are missing"
