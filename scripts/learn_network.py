"""Learn the weights of the small recurrent networks that read pages and lines; a part of `learn.py`.

Steps go down the slope of how unlikely the marked labels are (backpropagation through time), each weight's with a length of its own
(D. Kingma and J. Ba, "Adam", 2015; I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", 2019), in rounds over all sequences, with signs and
numbers left out by chance (N. Srivastava and others, "Dropout", 2014).
"""

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, pi
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import crawler  # noqa: E402, F401, I001 - one thread for numpy, which must not be loaded before: with others the last figures differ
import numpy as np  # noqa: E402
from numpy.typing import NDArray  # noqa: E402
from network_slopes import Batch, Weights, slopes  # noqa: E402 - found by the line above

from crawler.catalogue.learned.network import Network  # noqa: E402

WIDTH, UNITS = 64, 48
RARE = 3  # members that have a sign which is learned
TOGETHER, ALIKE = 16, 12  # sequences of a step, and members by which their lengths may differ
SPEED, FIRST_SPEED, WARMED = (
    4e-3,
    0.04,
    0.3,
)  # the longest steps, the share of them to begin with, and of the way until then
LAST_SPEED = 5e-4  # of the rounds in which only what is misread is put right
DECAY, PLAIN_DECAY = 1e-3, 1e-2
STEEPEST = 5.0
KEPT, KEPT_SQUARES, NEAR = 0.9, 0.999, 1e-8


@dataclass(frozen=True)
class Marked:
    """A sequence with the signs of its members and their labels; one that is held must be read rightly."""

    signs: Sequence[Sequence[str]]
    labels: Sequence[str]
    is_held: bool


def learn_network(
    sequences: Sequence[Marked],
    labels: Sequence[str],
    rounds: int,
    is_misread: Callable[[int, Network], bool],
    further: int = 0,
) -> Network:
    """Learn in a number of rounds, then in further ones until no sequence that is held is misread; each that was counts once more in the next. The best of these is returned."""
    counted = Counter(sign for one in sequences for signs in one.signs for sign in signs)
    rows = {sign: row for row, sign in enumerate(sorted(sign for sign, count in counted.items() if count >= RARE))}
    batch = [
        (
            [[rows[sign] for sign in signs if sign in rows] for signs in one.signs],
            [labels.index(label) for label in one.labels],
        )
        for one in sequences
    ]
    random = np.random.default_rng(len(labels))
    way = _Way(_weights(len(rows), len(labels), random))
    held = [place for place, one in enumerate(sequences) if one.is_held]
    more: list[int] = []
    best: tuple[int, Network] | None = None
    for number in range(rounds + further):
        if best and not best[0]:
            break
        chosen = [*range(len(batch)), *more]
        groups = _groups([len(batch[place][1]) for place in chosen], random)
        for place, group in enumerate(groups):
            share = (number + place / len(groups)) / rounds
            way.step([batch[chosen[one]] for one in group], _speed(share), random)
        if number >= rounds - 1:
            network = Network(tuple(labels), rows, **{name: those.copy() for name, those in way.weights.items()})
            misread = [place for place in held if is_misread(place, network)]
            more = [*more, *misread]
            if best is None or len(misread) < best[0]:
                best = len(misread), network
            said = f"{len(sequences)} sequences, round {number + 1}: {len(misread)} of the tests misread"
            print(said, file=sys.stderr)  # noqa: T201 - it takes a while
    assert best
    return best[1]


def _weights(signs: int, labels: int, random: np.random.Generator) -> Weights:
    edge = UNITS**-0.5

    def even(*shape: int) -> NDArray[np.float32]:
        return random.uniform(-edge, edge, shape).astype(np.float32)

    return {
        "meanings": random.normal(0, 0.05, (signs, WIDTH)).astype(np.float32),
        "plain": np.zeros((signs, labels), np.float32),
        "taken": even(2, WIDTH, 3 * UNITS),
        "carried": even(2, UNITS, 3 * UNITS),
        "bias": even(2, 3 * UNITS),
        "kept": even(2, UNITS),
        "told": even(2, UNITS, labels),
        "behind": np.zeros((labels, labels), np.float32),
    }


def _groups(lengths: Sequence[int], random: np.random.Generator) -> list[list[int]]:
    """Return the places of sequences of about the same length, together, in an order by chance."""
    keys = [(length // ALIKE, random.random()) for length in lengths]
    order = sorted(range(len(lengths)), key=keys.__getitem__)
    groups = [order[start : start + TOGETHER] for start in range(0, len(order), TOGETHER)]
    return [groups[place] for place in random.permutation(len(groups))]


def _speed(share: float) -> float:
    """Return how long steps are at a place on the way: longer and longer at first, then shorter and shorter."""
    if share >= 1:
        return LAST_SPEED
    if share < WARMED:
        return SPEED * (FIRST_SPEED + (1 - FIRST_SPEED) * (1 - cos(pi * share / WARMED)) / 2)
    return SPEED * (1 + cos(pi * (share - WARMED) / (1 - WARMED))) / 2


class _Way:
    """Weights on their way down: how steep it was for each of them up to now, and how uneven."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._steep = {name: np.zeros_like(those) for name, those in weights.items()}
        self._uneven = {name: np.zeros_like(those) for name, those in weights.items()}
        self._steps = 0

    def step(self, batch: Batch, length: float, random: np.random.Generator) -> None:
        """Go a step down, for some sequences."""
        self._steps += 1
        _, ways = slopes(self.weights, batch, random)
        whole = float(np.sqrt(sum(float((way * way).sum()) for way in ways.values())))
        shrunk = min(1.0, STEEPEST / (whole + NEAR))
        known, known_squares = 1 - KEPT**self._steps, 1 - KEPT_SQUARES**self._steps
        for name, way in ways.items():
            own, steep, uneven = way * np.float32(shrunk), self._steep[name], self._uneven[name]
            steep += (1 - KEPT) * (own - steep)
            uneven += (1 - KEPT_SQUARES) * (own * own - uneven)
            weights = self.weights[name]
            weights *= 1 - length * (PLAIN_DECAY if name == "plain" else DECAY)
            weights -= (length / known) * steep / (np.sqrt(uneven / known_squares) + NEAR)
