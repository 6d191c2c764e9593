"""Sound that is not packed: whether it falls silent in the middle of a loud place, from one sample to the next, and goes on as loud."""

import math
import re
import sys
from array import array

from crawler.inspect.sparse import Bytes
from crawler.inspect.transfer import SECTOR, find_zeros

_NEAR, _LOUD = 32, 5  # samples beside a silence, and what part of the loudness of all of them they have
_ENOUGH = 2  # silences: what comes again was meant
_MOST_HEARD, _MOST_COPIED = 50_000, 16 << 20  # samples from all over a sound, of its first bytes
_FAR = 16  # the least that a sample of one byte is away from zero beside a hole
_STEP, _STEPS = (
    2,
    range(24, 89),
)  # where a block says how large its steps are (RIFF, IMA ADPCM), and of which sizes loud sounds have them
_NOT_ZERO = re.compile(rb"[^\0]")


def falls_silent(body: Bytes, start: int, stop: int, kind: str) -> bool:
    """Tell whether samples between two places were lost in one place; `kind` is that of an array of them.

    Silence that belongs to a sound comes after it has faded. Of 800 good sounds none stops so, and goes on so.
    """
    silent = list[bool]()
    place = start
    while len(silent) < _ENOUGH and (place := find_zeros(body, place, stop, SECTOR)) >= 0:
        found = _NOT_ZERO.search(body, place, stop)
        end = found.start() if found else stop
        if place > start and end < stop:
            silent.append(_is_abrupt(body, start, stop, (place, end), kind))
        place = end
    return silent == [True]


def is_unwritten(body: Bytes, start: int, stop: int) -> bool:
    """Tell whether samples of one byte hold zeros in one place inside: these are the farthest from silence there is, and as far from the samples beside them."""
    place = find_zeros(body, start, stop, SECTOR)
    found = _NOT_ZERO.search(body, place, stop) if place > start else None
    if found is None or find_zeros(body, found.start(), stop, SECTOR) >= 0:
        return False
    return body[place - 1] >= _FAR and body[found.start()] >= _FAR


def are_blocks_unwritten(body: Bytes, start: int, stop: int, size: int) -> bool:
    """Tell whether zeros stand in one place inside differences (IMA ADPCM), with blocks of large steps on both sides: silence makes steps small before it comes."""
    place = find_zeros(body, start, stop, SECTOR)
    found = _NOT_ZERO.search(body, place, stop) if place > start and size > _STEP else None
    if found is None or find_zeros(body, found.start(), stop, SECTOR) >= 0:
        return False
    before = place - 1 - (place - 1 - start) % size
    behind = found.start() + (start - found.start()) % size
    return all(side + _STEP < stop and _STEPS.start <= body[side + _STEP] < _STEPS.stop for side in (before, behind))


def _is_abrupt(body: Bytes, start: int, stop: int, silence: tuple[int, int], kind: str) -> bool:
    """Tell whether a sound is loud on both sides of a silence."""
    width = array(kind).itemsize
    near = width * _NEAR
    before = silence[0] - (silence[0] - start) % width - width  # the last may lack some bytes, and so may the first
    behind = silence[1] + (start - silence[1]) % width + width
    if before - near < start or behind + near > stop:
        return False
    step = max(1, min(stop - start, _MOST_COPIED) // width // _MOST_HEARD)
    loud = _loudness(body[start : min(stop, start + _MOST_COPIED)], kind, step) / _LOUD
    sides = body[before - near : before], body[behind : behind + near]
    return min(_loudness(side, kind) for side in sides) > loud > 0


def _loudness(data: bytes, kind: str, step: int = 1) -> float:
    """Return the root of the mean square of samples; 0 where some are none."""
    samples = array(kind)
    samples.frombytes(data[: len(data) // samples.itemsize * samples.itemsize])
    if sys.byteorder == "big":
        samples.byteswap()
    heard = samples[::step]
    square = sum(float(sample) * sample for sample in heard) / max(1, len(heard))
    return square**0.5 if math.isfinite(square) else 0.0
