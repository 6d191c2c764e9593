"""Frames of MP3: the codes of each channel end where the frame says."""

import pytest

from crawler.inspect.media import read_media
from crawler.inspect.mp3_codes import fours, pairs
from crawler.inspect.sparse import Sparse

SIZE, SIDE = 288, 17  # bytes of a frame of 96 kbit/s at 48,000 Hz, and of what one channel is said to be
DAMAGED = "a frame is damaged"


def frame(
    bits: int = 300,
    count: int = 200,
    *,
    factors: int = 0,
    window: str = "",
    tables: str = f"{1:05b}" * 3,
    back: int = 0,
) -> bytes:
    """Write a frame of one channel. In the first table a set bit stands for two zeros, and four of them for four zeros in the last one."""
    window = window or f"0{tables}{3:04b}{2:03b}"
    half = f"{bits:012b}{count:09b}{100:08b}{factors:04b}{window}001"
    told = f"{back:09b}{0:05b}{0:04b}{half}{half}"
    return b"\xff\xfb\x74\xc0" + int(told, 2).to_bytes(SIDE) + b"\xff" * (SIZE - 4 - SIDE)


RIGHT, WRONG = frame(), frame(301, 289)


def damage(*frames: bytes) -> str | None:
    """Return what is told of a sound."""
    return read_media("mp3", Sparse.whole(b"".join(frames))).damage


def test_damage_in_two_places() -> None:
    """One place may be where two sounds were put together, and what all frames have is how they were written."""
    assert damage(*[RIGHT] * 20) is None
    assert damage(*[RIGHT] * 5, WRONG, *[RIGHT] * 5, WRONG, *[RIGHT] * 5) == DAMAGED
    assert damage(*[RIGHT] * 5, WRONG, RIGHT, WRONG, *[RIGHT] * 10) is None
    assert damage(*[RIGHT, WRONG, WRONG, WRONG] * 6) is None


@pytest.mark.parametrize(
    ("other", "is_right"),
    [
        (frame(288, 288), True),
        (frame(287, 288), False),
        (frame(289, 288), True),  # a writer that fills up
        (frame(289, 289), False),
        (frame(0), True),
        (frame(1100), False),  # longer than the frame
        (frame(back=100), True),
        (frame(tables=f"{4:05b}" * 3), False),
        (frame(tables=f"{14:05b}" * 3), False),
        (frame(4 * 19, 250, tables=f"{0:05b}" * 3), True),
        (frame(1000, tables=f"{31:05b}" * 3), True),
        (frame(901, tables=f"{31:05b}" * 3), True),
        (frame(1000, tables=f"{31:05b}" * 3)[: 4 + SIDE] + bytes(SIZE - 4 - SIDE), False),
        (frame(310, factors=1), True),  # 10 bits of factors
        (frame(300, 275, factors=4), False),  # 33 bits of them leave too few
        (frame(window="1" + f"{0:02b}0" + f"{1:05b}" * 2 + "0" * 9), False),
        (frame(window="1" + f"{1:02b}0" + f"{1:05b}" * 2 + "0" * 9), True),
        (frame(window="1" + f"{2:02b}0" + f"{1:05b}" * 2 + "0" * 9), True),
        (frame(20, 0, factors=4), False),
        (frame(28, 284), False),
        (frame(296, 284), True),
        (frame(295, 284), True),  # three bits that only fill
        (frame(299, 200)[: 4 + SIDE + 37] + b"\xb7" + frame()[4 + SIDE + 38 :], False),  # three that do not
    ],
)
def test_where_the_codes_of_a_channel_end(other: bytes, is_right: bool) -> None:  # noqa: FBT001
    """With its pairs and fours of values, and behind its factors."""
    found = damage(*[RIGHT] * 5, other, *[RIGHT] * 5, other, *[RIGHT] * 5)
    assert found == (None if is_right else DAMAGED)


def test_a_frame_that_tells_of_the_others() -> None:
    """It holds no sound, and no frame rests on it."""
    told = RIGHT[: 4 + SIDE] + b"Info" + bytes(SIZE - 8 - SIDE)
    assert damage(told, frame(back=200), *[RIGHT] * 5) is None
    assert damage(*[RIGHT, told, frame(301, 289, back=200), RIGHT] * 4) is None


def test_what_codes_take() -> None:
    """With the signs of their values, and the numbers behind the largest."""
    most = [max(code.lengths) for code in map(pairs, (24, 31)) if code]
    assert most[1] == most[0] + 2 * (13 - 4)
    assert (pairs(4), pairs(14), fours(1).lengths[0], fours(1).lengths[-1]) == (None, None, 8, 4)
