"""How likely each place in a line is its title, by a network that reads its words one after the other."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import exp, log

import numpy as np

from crawler.catalogue.block import Block
from crawler.catalogue.learned.network import Network, Numbers
from crawler.catalogue.learned.token_signs import Token, signs_of_tokens, tokens_of

BEFORE, FIRST, IN, AFTER = LABELS = ("before", "first", "in", "after")
"""What a word is to the title of its line."""
_TOGETHER = 32  # lines that are read at once
_NO_WORDS = -50.0
_SURE = 2.5  # by how much more a place fits than all that begin and end at edges: so lines that were not learned from were read best


Place = tuple[int, int]
"""Where a title could begin and end in its line."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the network tells of a line: how likely each of its places is the title, as logarithms of shares of one, and another place that it is sure of."""

    shares: list[float]
    sure: Place | None = None


def told_places(lines: Iterable[tuple[Block, Sequence[Place]]], network: Network) -> Iterator[Told]:
    """Yield what the network tells of each line; nothing of one without places."""
    coming = iter(lines)
    while some := list(islice(coming, _TOGETHER)):
        words = [tokens_of(block) if those else [] for block, those in some]
        signs = [signs_of_tokens(block, own) for (block, _), own in zip(some, words, strict=True)]
        for (_, those), own, scores in zip(some, words, network.scores(signs), strict=True):
            yield _told(own, those, _Line(scores, network)) if own else Told([0.0] * len(those))


def _told(tokens: Sequence[Token], places: Sequence[Place], line: "_Line") -> Told:
    starts, ends = [token.start for token in tokens], [token.end for token in tokens]
    words = [(bisect_left(starts, start), bisect_right(ends, end)) for start, end in places]
    weights = [line.weight(begin, end) if begin < end else _NO_WORDS for begin, end in words]
    begin, end = line.best()
    sure = (starts[begin], ends[end - 1]) if line.weight(begin, end) > max(weights) + _SURE else None
    highest = max(weights)
    whole = highest + log(sum(exp(weight - highest) for weight in weights))
    return Told([weight - whole for weight in weights], sure)


class _Line:
    """How well the words of a line fit to being before its title, the first of it, in it, and after it."""

    def __init__(self, scores: Numbers, network: Network) -> None:
        order = [network.labels.index(label) for label in LABELS]
        self._count = len(scores)
        self._sums = np.concatenate([np.zeros((1, len(order)), np.float32), np.cumsum(scores[:, order], 0)])
        self._listed = self._sums.tolist()
        behind = network.behind[np.ix_(order, order)].tolist()
        (self._still_before, self._begins), (self._goes_on, self._ends_at_once) = behind[0][:2], behind[1][2:]
        (self._still_in, self._ends), self._still_after = behind[2][2:], behind[3][3]

    def weight(self, begin: int, end: int) -> float:
        """Return how well the words from one to before another fit to being the title."""
        sums, long = self._listed, end > begin + 1
        weight: float = sums[begin][0] + sums[begin + 1][1] - sums[begin][1] + sums[end][2] - sums[begin + 1][2]
        weight += sums[-1][3] - sums[end][3]
        if begin:
            weight += self._still_before * (begin - 1) + self._begins
        if long:
            weight += self._goes_on + self._still_in * (end - begin - 2)
        if end < self._count:
            weight += (self._ends if long else self._ends_at_once) + self._still_after * (self._count - end - 1)
        return weight

    def best(self) -> Place:
        """Return the words that fit best to being the title: the best beginning before each end."""
        before, first, inner, after = self._sums.T
        places = np.arange(self._count)
        begun = before[:-1] + np.diff(first) - inner[1:] - self._still_in * places
        begun[1:] += self._still_before * (places[1:] - 1) + self._begins
        ended = inner[1:] - after[1:] + self._still_in * (places - 1) + self._goes_on
        ended[:-1] += self._ends + self._still_after * (self._count - places[:-1] - 2)
        alone = int(max(places, key=lambda place: self.weight(int(place), int(place) + 1)))
        if self._count == 1:
            return alone, alone + 1
        end = 1 + int(np.argmax(np.maximum.accumulate(begun)[:-1] + ended[1:]))
        begin = int(np.argmax(begun[:end]))
        return max(((alone, alone + 1), (begin, end + 1)), key=lambda those: self.weight(*those))
