"""Which of the places where a title could stand in a line it is, by weights that were learned of the signs of places, and by a network that reads the words."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from crawler.catalogue.block import Block
from crawler.catalogue.headline import says_where
from crawler.catalogue.learned.network import Network, content_of, network_of
from crawler.catalogue.learned.places import told_places
from crawler.catalogue.learned.span_edges import RULE
from crawler.catalogue.learned.span_signs import Shares, Span, spans_in

Weights = dict[str, float]
Scores = NDArray[np.float64]
PLACES, WORDS = "titles.tsv", "titles.npz"
"""The weights of the signs of places, and the network."""
SHARE = 0.7
"""What the network says counts so much beside the signs: with it lines that were not learned from are read best (of 913 titles 89.7 %; 84.2 by the signs alone)."""
_RARELY, _UNSEEN = 0.05, 1.0  # as if places of each kind were titles in so many of so many further lines


class _Places:
    """The places of all lines of a page: the score of each, and what is needed to add to it what the other lines say. Of 40,000 lines there are three million, so they are kept as numbers in rows, and their signs are forgotten."""

    def __init__(self) -> None:
        self._scores = array("d")
        self._starts = array("l")
        self._ends = array("l")
        self._ruled = bytearray()
        self._said = array("q")
        self._kinds = array("l")
        self._numbers: dict[str, int] = {}
        self._lines = [0]
        self._sure: dict[int, tuple[int, int]] = {}

    def add(self, spans: Sequence[Span], weights: Weights) -> None:
        """Take the places of one more line."""
        self._scores.extend(_scores(spans, weights))
        for span in spans:
            self._starts.append(span.start)
            self._ends.append(span.end)
            self._ruled.append(RULE in span.own)
            self._said.append(span.said)
            self._kinds.append(self._numbers.setdefault(span.kind, len(self._numbers)))
        self._lines.append(len(self._scores))

    def hear(self, lines: Sequence[Block], network: Network) -> None:
        """Add what the network tells of the words of all lines."""
        several = (
            (line, self._places(first, behind))
            for line, (first, behind) in zip(lines, pairwise(self._lines), strict=True)
        )
        for number, told in enumerate(told_places(several, network)):
            for place, share in enumerate(told.shares, self._lines[number]):
                self._scores[place] += SHARE * share
            if told.sure:
                self._sure[number] = told.sure

    def _places(self, first: int, behind: int) -> list[tuple[int, int]]:
        return list(zip(self._starts[first:behind], self._ends[first:behind], strict=True))

    def best(self, shares: Shares, weights: Weights) -> Iterator[tuple[int, int] | None]:
        """Yield for each line the place with the highest score, or another one that the network is sure of; None where the rules find it, or there is none."""
        sums = self._sums(shares, weights)
        sums += told_together(sums, np.array(self._kinds), np.diff(self._lines))
        for number, (first, behind) in enumerate(pairwise(self._lines)):
            place = first + int(sums[first:behind].argmax()) if first < behind else -1
            is_found = place >= 0 and not self._ruled[place]
            yield self._sure.get(number, (self._starts[place], self._ends[place])) if is_found else None

    def _sums(self, shares: Shares, weights: Weights) -> Scores:
        """Return the score of each place with what the other lines of the page say of the edges of its kind and of its words."""
        signs = shares.signs()
        kinds = np.array([score(signs[kind], weights) for kind in self._numbers])
        again = {said: weights.get(shares.again(said), 0.0) for said in set(self._said)}
        sums: Scores = np.array(self._scores)
        sums += kinds[self._kinds] if len(kinds) else 0.0
        sums += np.fromiter(map(again.__getitem__, self._said), np.float64, len(sums))
        return sums


def told_together(sums: Scores, kinds: NDArray[np.int64], sizes: NDArray[np.int64]) -> Scores:
    """Return for each place in the lines of a page how likely those between edges of its kind are the titles of the other lines, as logarithms: a list is written in one manner.

    `sums` are the scores of the places, `kinds` the numbers of their kinds, `sizes` how many places each line has.
    """
    filled = sizes[sizes > 0]
    if len(filled) <= 1:
        return np.zeros_like(sums)
    starts, count = np.cumsum(filled) - filled, int(kinds.max()) + 1
    likely = np.exp(sums - np.repeat(np.maximum.reduceat(sums, starts), filled))
    likely /= np.repeat(np.add.reduceat(likely, starts), filled)
    each, places = np.unique(np.repeat(np.arange(len(filled)), filled) * count + kinds, return_inverse=True)
    own, kind = np.bincount(places, likely), each % count
    others = np.bincount(kind, own)[kind] - own + _RARELY
    shared: Scores = np.log(others / (np.bincount(kind)[kind] - 1 + _UNSEEN))[places]
    return shared


def titles_in(lines: Sequence[Block]) -> list[tuple[int, int] | None]:
    """Return where the title stands in each of the blocks of a page that begin entries; None where the rules find it as well."""
    weights, shares, places = _weights(PLACES), Shares(), _Places()
    for line in lines:
        spans = [] if is_led(line) else spans_in(line)
        if spans:
            shares.add(spans)
        places.add(spans, weights)
    places.hear(lines, network_of(WORDS))
    return list(places.best(shares, weights))


def is_led(line: Block) -> bool:
    """Say whether a line begins with a link that names something, and is set so: nothing else is its title, and no time is lost on it."""
    first = line.links[0] if line.links else None
    if first is None or first.start or not line.lead or says_where(first.text):
        return False
    return first.end <= line.lead and not line.text[first.end : line.lead].strip()


def score(signs: Iterable[str], weights: Weights) -> float:
    """Return the sum of the weights of signs."""
    return sum(weights.get(sign, 0.0) for sign in signs)


def _scores(spans: Sequence[Span], weights: Weights) -> Iterator[float]:
    """Yield the score of each place of a line; an edge, which many places have, is weighed once."""
    edges = {id(edge): edge for span in spans for edge in (span.begun, span.ended)}
    scores = {key: score(edge.signs, weights) for key, edge in edges.items()}
    for span in spans:
        yield scores[id(span.begun)] + scores[id(span.ended)] + score(span.own, weights)


@cache
def _weights(table: str) -> Weights:
    lines = content_of(table).decode("utf-8").splitlines()
    return {sign: float(weight) for sign, _, weight in (line.partition("\t") for line in lines)}
