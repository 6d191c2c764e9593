"""Samples that stand far out of those beside them, and sounds that are meant to be so."""

import pytest

from tests.inspect.test_wave_holes import TONE, damage, wave, waves

CLICKS = "single samples do not fit those beside them"
FLIPPED = {700: 0x70, 2_300: 0x58, 6_100: 0x3C, 9_000: 0x66}


@pytest.mark.parametrize(("number", "told"), [(4, True), (2, False)])
def test_samples_that_were_exchanged(number: int, *, told: bool) -> None:
    """Three prove it, of two bytes each or of one."""
    places = dict([*FLIPPED.items()][:number])
    loud = [sample // 3 ^ places.get(place, 0) << 8 for place, sample in enumerate(TONE)]
    small = bytes(128 + sample // 400 ^ places.get(place, 0) for place, sample in enumerate(TONE))
    assert (damage(wave(loud)) == CLICKS) is told
    assert (damage(waves(small, 8)) == CLICKS) is told


@pytest.mark.parametrize(
    "sound",
    [
        [sample // 3 for sample in TONE],
        [9_000 if place // 50 % 2 else -9_000 for place in range(9_000)],  # steps
        [9_000 if place % 50 == 0 else 0 for place in range(9_000)],  # one after the other, near each other
        [(place * place * 7_919) % 30_000 - 15_000 for place in range(9_000)],  # noise
        [12_000 if 4_000 <= place < 4_004 else 0 for place in range(9_000)],
    ],
)
def test_sounds_that_are_meant_so(sound: list[int]) -> None:
    """Steps, noise, what lasts longer than one sample."""
    assert damage(wave(sound)) is None
