"""Sound that is not packed: whether it falls silent in the middle of a loud place, from one sample to the next, and goes on as loud."""

import re
import sys
from array import array

from crawler.inspect.sparse import Bytes
from crawler.inspect.transfer import SECTOR, find_zeros

_WIDTH = 2  # bytes of a sample
_NEAR, _LOUD = 32, 5  # samples beside a silence, and what part of the loudness of all of them they have
_ENOUGH = 2  # silences: what comes again was meant
_MOST_HEARD, _MOST_COPIED = 50_000, 16 << 20  # samples from all over a sound, of its first bytes
_NOT_ZERO = re.compile(rb"[^\0]")


def falls_silent(body: Bytes, start: int, stop: int) -> bool:
    """Tell whether samples of 16 bits between two places were lost in one place.

    Silence that belongs to a sound comes after it has faded. Of 800 good sounds none stops so, and goes on so.
    """
    silent = list[bool]()
    place = start
    while len(silent) < _ENOUGH and (place := find_zeros(body, place, stop, SECTOR)) >= 0:
        found = _NOT_ZERO.search(body, place, stop)
        end = found.start() if found else stop
        if place > start and end < stop:
            silent.append(_is_abrupt(body, start, stop, place, end))
        place = end
    return silent == [True]


def _is_abrupt(body: Bytes, start: int, stop: int, silence: int, end: int) -> bool:
    """Tell whether a sound is loud on both sides of a silence."""
    near = _WIDTH * _NEAR
    before = silence - (silence - start) % _WIDTH
    behind = end + (start - end) % _WIDTH + _WIDTH  # the first may lack a half
    if before - near < start or behind + near > stop:
        return False
    step = max(1, min(stop - start, _MOST_COPIED) // _WIDTH // _MOST_HEARD)
    loud = _loudness(body[start : min(stop, start + _MOST_COPIED)], step) / _LOUD
    return min(_loudness(body[before - near : before]), _loudness(body[behind : behind + near])) > loud > 0


def _loudness(data: bytes, step: int = 1) -> float:
    """Return the root of the mean square of samples."""
    samples = array("h", data[: len(data) // _WIDTH * _WIDTH])
    if sys.byteorder == "big":
        samples.byteswap()
    heard = samples[::step]
    return float((sum(sample * sample for sample in heard) / max(1, len(heard))) ** 0.5)
