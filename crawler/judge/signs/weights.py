"""Adding up signs, none of which decides alone."""

from dataclasses import dataclass

THRESHOLD = 0.6


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing seen, in plain words, and how much it speaks for (or, below zero, against) the suspicion.

    `spoken` is set where the page itself, or an address it was found at, says so in words.
    """

    words: str
    weight: float
    spoken: bool = False


def total(signs: tuple[Sign, ...]) -> float:
    """Return the sum, or 0 when fewer than two signs speak for the suspicion."""
    if sum(sign.weight > 0 for sign in signs) < 2:  # noqa: PLR2004 - none alone
        return 0.0
    return round(sum(sign.weight for sign in signs), 3)


def confidence(score: float) -> float:
    """Turn a sum at or above the threshold into a confidence between 0.7 and 0.99."""
    return min(0.99, 0.7 + (score - THRESHOLD) * 0.4)
