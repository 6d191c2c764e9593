"""Sound that is not packed: single samples that stand far out of those beside them, as bytes do that were exchanged on the way."""

import sys
from array import array
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from crawler.inspect.sparse import Bytes

_MOST = 60_000  # samples that are heard: 6 ms
_NEAR = 10  # samples on each side
_LOUD, _BEYOND = 4_096, 12  # twice the least that is heard, and how many times as far as all those beside it
_ALIKE = 0.375  # of its height: how steep it rises and falls at least
_ENOUGH, _STEP = 3, 2_048  # of different heights: what beats time is equally loud each time
_MOST_LOUD = 20_000
_HALF, _WIDEST = 128, 256  # the silence of samples of one byte, and what makes them as loud as those of two


class Samples(NamedTuple):
    """Where samples stand, how many bytes each has, and how many channels stand side by side."""

    start: int
    stop: int
    width: int
    channels: int


def clicks(body: Bytes, place: Samples) -> bool:
    """Tell whether several samples leave the line of those around them and come back at once, while these go on smoothly.

    What is recorded, or played from an instrument, takes more than one sample for that. Of 800 good sounds one is so, which was made to try programs.
    """
    size = place.width * place.channels
    length = min(place.stop - place.start, _MOST * place.width) // size * size
    data = body[place.start : place.start + length]
    samples = array("h") if place.width > 1 else array("h", ((value - _HALF) * _WIDEST for value in data))
    if place.width > 1:
        samples.frombytes(data)
        if sys.byteorder == "big":
            samples.byteswap()
    lines = (samples[channel :: place.channels] for channel in range(place.channels))
    return len({height // _STEP for line in lines for height in _heights(line)}) >= _ENOUGH


def _heights(line: "array[int]") -> Iterator[int]:
    """Yield by how much samples of a channel stand out."""
    bends = [2 * here - before - behind for before, here, behind in zip(line, line[1:], line[2:], strict=False)]
    loud = (place for place, bend in enumerate(bends) if not -_LOUD <= bend <= _LOUD)
    yield from (bends[place] for place in islice(loud, _MOST_LOUD) if _stands_out(bends, place))


def _stands_out(bends: list[int], place: int) -> bool:
    if not _NEAR < place < len(bends) - _NEAR - 1:
        return False
    here, before, behind = bends[place], bends[place - 1], bends[place + 1]
    if (before > 0) == (here > 0) or (behind > 0) == (here > 0) or min(abs(before), abs(behind)) < _ALIKE * abs(here):
        return False
    near = *bends[place - _NEAR : place - 1], *bends[place + 2 : place + _NEAR + 1]
    return abs(here) > _BEYOND * max(map(abs, near))
