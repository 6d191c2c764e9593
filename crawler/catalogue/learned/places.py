"""How likely each place in a line is its title, by a network that reads its words one after the other."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from crawler.catalogue.block import Block
from crawler.catalogue.learned.network import Network, Numbers
from crawler.catalogue.learned.token_signs import Token, signs_of_tokens, tokens_of

BEFORE, FIRST, IN, AFTER = LABELS = ("before", "first", "in", "after")
"""What a word is to the title of its line."""
_TOGETHER = 32  # lines that are read at once
_NO_WORDS = -50.0


Place = tuple[int, int]
"""Where a title could begin and end in its line."""


def told_places(lines: Iterable[tuple[Block, Sequence[Place]]], network: Network) -> Iterator[list[float]]:
    """Yield for each line how likely each of the places in it is its title, as logarithms of shares of one."""
    coming = iter(lines)
    while some := list(islice(coming, _TOGETHER)):
        words = [tokens_of(block) if those else [] for block, those in some]
        signs = [signs_of_tokens(block, own) for (block, _), own in zip(some, words, strict=True)]
        for (_, those), own, scores in zip(some, words, network.scores(signs), strict=True):
            yield _shares(own, those, scores, network) if own else [0.0] * len(those)


def _shares(tokens: Sequence[Token], places: Sequence[Place], scores: Numbers, network: Network) -> list[float]:
    before, first, inner, after = (network.labels.index(label) for label in LABELS)
    sums = np.concatenate([np.zeros((1, len(network.labels)), np.float32), np.cumsum(scores, 0)]).tolist()
    follow = network.behind.tolist()
    starts, ends = [token.start for token in tokens], [token.end for token in tokens]
    told = []
    for start, behind in places:
        begin, end = bisect_left(starts, start), bisect_right(ends, behind)
        if end <= begin:
            told.append(_NO_WORDS)
            continue
        weight = sums[begin][before] + sums[begin + 1][first] - sums[begin][first]
        weight += sums[end][inner] - sums[begin + 1][inner] + sums[-1][after] - sums[end][after]
        if begin:
            weight += follow[before][before] * (begin - 1) + follow[before][first]
        if end > begin + 1:
            weight += follow[first][inner] + follow[inner][inner] * (end - begin - 2)
        if end < len(tokens):
            last = inner if end > begin + 1 else first
            weight += follow[last][after] + follow[after][after] * (len(tokens) - end - 1)
        told.append(weight)
    highest = max(told)
    whole = highest + float(np.log(np.exp(np.array(told) - highest).sum()))
    return [weight - whole for weight in told]
