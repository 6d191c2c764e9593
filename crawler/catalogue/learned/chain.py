"""The labels of a sequence that fit best together: by how well each fits to its member, and by what follows what.

This is the last layer of a linear-chain conditional random field (J. Lafferty, A. McCallum and F. Pereira, "Conditional Random Fields", ICML 2001), whose scores a network gives.
"""

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from crawler.catalogue.learned.network import Numbers

_SEVERAL = 3


class Alike:
    """Which members of a sequence are alike in one way, as they come."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._own: list[int] = []

    def add(self, key: Hashable) -> None:
        """Take what the next member is like."""
        self._own.append(self._numbers.setdefault(key, len(self._numbers)))

    def shared(self, scores: Numbers) -> Numbers:
        """Return what members that are alike have on average where there are several; what a member has itself where there are not."""
        own = np.array(self._own)
        counts = np.bincount(own)
        sums = np.stack([np.bincount(own, column) for column in scores.T], 1)
        means = (sums / np.maximum(counts, 1)[:, None]).astype(np.float32)
        shared: Numbers = np.where((counts >= _SEVERAL)[own, None], means[own], scores)
        return shared


def levelled(scores: Numbers, alike: Sequence[Alike]) -> Numbers:
    """Return the scores of members, half of them those that the members have which are alike, in equal parts by each way of being so."""
    if not alike or not len(scores):
        return scores
    mean = np.mean([one.shared(scores) for one in alike], 0, np.float32)
    halved: Numbers = (scores + mean) / np.float32(2)
    return halved


def best_labels(scores: Numbers, behind: Numbers) -> list[int]:
    """Return the places of the labels that together have the highest sum (the algorithm of Viterbi): `scores` are members by labels, `behind` labels by those that follow them."""
    if not len(scores):
        return []
    best, choices = scores[0], np.empty((len(scores) - 1, len(behind)), np.int8)
    for place, own in enumerate(scores[1:]):
        sums: NDArray[np.float32] = best[:, None] + behind
        choices[place] = sums.argmax(0)
        best = sums.max(0) + own
    path = [int(best.argmax())]
    for chosen in choices[::-1]:
        path.append(int(chosen[path[-1]]))
    return path[::-1]
