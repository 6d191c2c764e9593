"""A small recurrent network: how well each label fits to each member of a sequence, by the signs of all of them.

What the signs of a member mean is added up; what stood before it and what comes behind it is carried along by gated recurrent units, one way and the other
(K. Cho and others, "Learning phrase representations using RNN encoder-decoder for statistical machine translation", EMNLP 2014). Over the scores lies a chain
of labels, as in Z. Huang, W. Xu and K. Yu, "Bidirectional LSTM-CRF models for sequence tagging" (2015). The weights are learned by `scripts/learn.py` and only
read here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812 - it is a class

import numpy as np
from numpy.typing import NDArray

from crawler.errors import CrawlerError

Numbers = NDArray[np.float32]
_TOGETHER = 1024  # members that are reckoned at once
WEIGHTS = ("meanings", "plain", "taken", "carried", "bias", "kept", "told", "behind")


@dataclass(frozen=True, slots=True)
class Network:
    """What was learned: `width` numbers for what a sign means, and `units` that are carried along. Arrays that begin with 2 hold one way and the other."""

    labels: tuple[str, ...]
    signs: Mapping[str, int]
    """The row of each sign."""
    meanings: Numbers
    """What each sign means: signs by width."""
    plain: Numbers
    """How each sign by itself speaks for each label: signs by labels."""
    taken: Numbers
    """What is taken in at each of three gates: 2 by width by 3 units."""
    carried: Numbers
    """What is carried along to each of them: 2 by units by 3 units."""
    bias: Numbers
    """What is added at each of them: 2 by 3 units."""
    kept: Numbers
    """What is added to that which is carried along, where it can be forgotten: 2 by units."""
    told: Numbers
    """How what is carried along speaks for labels: 2 by units by labels."""
    behind: Numbers
    """How labels follow one another: the label before by the one behind."""

    def scores(self, sequences: Sequence[Iterable[Sequence[str]]]) -> list[Numbers]:
        """Return for each sequence how well each label fits to each of its members: members by labels."""
        counts: list[int] = []
        several = self._rows(sequences, counts)
        meant: list[Numbers] = []
        plain: list[Numbers] = []
        while some := list(islice(several, _TOGETHER)):
            meant.append(np.stack([self.meanings[rows].sum(0) for rows in some]))
            plain.append(np.stack([self.plain[rows].sum(0) for rows in some]))
        if not meant:
            return [np.zeros((0, len(self.labels)), np.float32) for _ in counts]
        scores, inputs = np.concatenate(plain), np.tanh(np.concatenate(meant))
        for way, places in enumerate(_ways(counts)):
            self._carry(inputs, places, way, scores)
        return np.split(scores, np.cumsum(counts)[:-1])

    def _rows(self, sequences: Iterable[Iterable[Sequence[str]]], counts: list[int]) -> Iterator[list[int]]:
        """Yield the rows of the known signs of all members, and count the members of each sequence."""
        for sequence in sequences:
            counts.append(0)
            for signs in sequence:
                counts[-1] += 1
                yield [row for sign in signs if (row := self.signs.get(sign)) is not None]

    def _carry(self, inputs: Numbers, places: NDArray[np.int64], way: int, scores: Numbers) -> None:
        """Add to the scores how what is carried along one way speaks for labels; `places` are the rows of members, sequences by steps, -1 where one has ended."""
        state = np.zeros((len(places), self.kept.shape[1]), np.float32)
        at_once = max(1, _TOGETHER // len(places))
        for first in range(0, places.shape[1], at_once):
            some = places[:, first : first + at_once]
            gates = inputs[some] @ self.taken[way] + self.bias[way]
            states = np.empty((*some.shape, state.shape[1]), np.float32)
            for step in range(some.shape[1]):
                state = states[:, step] = _carried_on(state, gates[:, step], state @ self.carried[way], self.kept[way])
            there = some >= 0
            scores[some[there]] += states[there] @ self.told[way]


def _ways(counts: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the rows of the members of each sequence in their order, and in the other; -1 behind the end of shorter ones."""
    lengths = np.array(counts)[:, None]
    ends, steps = np.cumsum(lengths)[:, None], np.arange(lengths.max())
    return (
        np.where(steps < lengths, ends - lengths + steps, -1),
        np.where(steps < lengths, ends - 1 - steps, -1),
    )


def _carried_on(state: Numbers, gates: Numbers, carried: Numbers, kept: Numbers) -> Numbers:
    """Return what is carried on from a member of each sequence (the gated recurrent unit)."""
    units = state.shape[1]
    opened = 1 / (1 + np.exp(-(gates[:, : 2 * units] + carried[:, : 2 * units])))
    news = np.tanh(gates[:, 2 * units :] + opened[:, :units] * (carried[:, 2 * units :] + kept))
    mixed: Numbers = news + opened[:, units:] * (state - news)
    return mixed


def content_of(name: str) -> bytes:
    """Return the bytes of a file of weights beside this module. CrawlerError when it is missing."""
    try:
        return (files(__package__) / name).read_bytes()
    except OSError as error:
        raise CrawlerError(f"{name}: this part of the crawler is missing ({error}); install it again") from error


@cache
def network_of(name: str) -> Network:
    """Return the network whose weights stand in a file beside this module. CrawlerError when that is missing or damaged: no catalogue is to blame for it."""
    try:
        return network_from(content_of(name))
    except (EOFError, KeyError, ValueError, BadZipFile, ZlibError) as error:
        raise CrawlerError(f"{name}: this part of the crawler is damaged ({error}); install it again") from error


def network_from(content: bytes) -> Network:
    """Return the network that a file of weights holds."""
    with np.load(BytesIO(content), allow_pickle=False) as kept:
        weights = {name: kept[name].astype(np.float32) for name in WEIGHTS}
        labels, signs = (bytes(kept[name]).decode("utf-8").split("\n") for name in ("labels", "signs"))
    return Network(tuple(labels), {sign: row for row, sign in enumerate(signs)}, **weights)


def write(network: Network, path: Path) -> None:
    """Write a network to a file, its numbers with half their figures: what is read does not change by that."""
    texts = {"labels": "\n".join(network.labels), "signs": "\n".join(network.signs)}
    arrays: dict[str, Any] = {name: np.frombuffer(text.encode("utf-8"), np.uint8) for name, text in texts.items()}
    arrays |= {name: getattr(network, name).astype(np.float16) for name in WEIGHTS}
    np.savez_compressed(path, **arrays)
