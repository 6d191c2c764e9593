"""Learn the weights of signs by which one of several places is chosen (a log-linear model, pulled towards nothing); a part of `learn.py`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
PULL = 2.0
MARGIN = 0.1
GROWN, SHRUNK, FIRST, LONGEST, SHORTEST = 1.2, 0.5, 0.05, 0.5, 1e-4
NOTHING = 1e-4


@dataclass(frozen=True)
class Line:
    """The numbers of the signs of the places in a line, each with one or more, what else speaks for each place, and which of them is right."""

    places: Sequence[Sequence[int]]
    told: Sequence[float]
    right: int
    is_held: bool


class Chooser:
    """The weights of signs on their way, with all lines that they are learned from. Sign 0 stands for none: it has no weight."""

    def __init__(self, lines: Iterable[Line], signs: int) -> None:
        kept = list(lines)
        counts = [len(signs) for line in kept for signs in line.places]
        self._flat = np.fromiter((sign for line in kept for signs in line.places for sign in signs), np.int32)
        self._starts = np.cumsum([0, *counts[:-1]])
        self._counts = np.array(counts)
        sizes = np.array([len(line.places) for line in kept])
        self._lines = np.cumsum([0, *sizes[:-1]])
        self._line = np.repeat(np.arange(len(kept)), sizes)
        self._right = self._lines + np.array([line.right for line in kept])
        self._told = np.array([share for line in kept for share in line.told])
        self._heard = np.zeros_like(self._told)
        self._held = np.array([line.is_held for line in kept])
        self._times = np.ones(len(kept))
        self.weights = np.zeros(signs)

    def step(self, steps: int) -> None:
        """Change the weights a number of times, all at once, each by a length of its own that grows while the way is the same.

        M. Riedmiller and H. Braun, "A direct adaptive method for faster backpropagation learning: the RPROP algorithm", 1993.
        """
        lengths, before = np.full_like(self.weights, FIRST), np.zeros_like(self.weights)
        for _ in range(steps):
            way = self._ways()
            turned = way * before
            lengths = np.where(turned > 0, np.minimum(lengths * GROWN, LONGEST), lengths)
            lengths = np.where(turned < 0, np.maximum(lengths * SHRUNK, SHORTEST), lengths)
            before = np.where(turned >= 0, way, 0.0)
            self.weights += lengths * np.sign(before)

    def misread(self) -> NDArray[np.int64]:
        """Return the lines that are held in which another place than the right one has more weight, or nearly as much."""
        scores = self._scores()
        right = scores[self._right]
        scores[self._right] = -np.inf
        return np.flatnonzero(self._held & (right < np.maximum.reduceat(scores, self._lines) + MARGIN))

    def hear(self, shared: Callable[[Numbers], Numbers]) -> None:
        """Add to each place what is told by the scores of all of them, in place of what was told so before."""
        self._heard = shared(self._scores() - self._heard)

    def count_more(self, lines: NDArray[np.int64], times: int) -> None:
        """Let some lines count so many times more."""
        self._times[lines] += times

    def _scores(self) -> Numbers:
        scores: Numbers = self._told + self._heard + np.add.reduceat(self.weights[self._flat], self._starts)
        return scores

    def _ways(self) -> Numbers:
        """Return which way each weight is to go, and how steep that is."""
        scores = self._scores()
        shares = np.exp(scores - np.maximum.reduceat(scores, self._lines)[self._line])
        missing = -shares / np.add.reduceat(shares, self._lines)[self._line]
        missing[self._right] += 1
        missing *= self._times[self._line]
        seen = np.repeat(np.abs(missing) > NOTHING, self._counts)
        ways = np.bincount(self._flat[seen], np.repeat(missing, self._counts)[seen], len(self.weights))
        ways -= PULL * self.weights
        ways[0] = 0
        return ways
