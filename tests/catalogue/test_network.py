"""The small network that reads pages and lines, and how it learns."""

import importlib.util
import sys
from collections.abc import Callable
from itertools import pairwise, product
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.catalogue.learned import network as networks
from crawler.catalogue.learned import titles
from crawler.catalogue.learned.chain import Alike, best_labels, levelled
from crawler.catalogue.learned.network import WEIGHTS, Network, network_from, network_of, write
from crawler.errors import CrawlerError

SCRIPTS = Path(__file__).parents[2] / "scripts"
SHAPES = {
    "meanings": (4, 5), "plain": (4, 3), "taken": (2, 5, 6), "carried": (2, 2, 6),
    "bias": (2, 6), "kept": (2, 2), "told": (2, 2, 3), "behind": (3, 3),
}  # fmt: skip
SIGNS = ("bold", "list", "long", "link")
SEQUENCES = [[["bold", "new"], ["list", "link"], [], ["long", "bold"]], [["link"]], []]
SCORES = st.floats(-3, 3, allow_nan=False, width=32)


@pytest.fixture(scope="module")
def script() -> Callable[[str], ModuleType]:
    """Load a script of the learning by its name."""

    def load(name: str) -> ModuleType:
        if name not in sys.modules:
            spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
            assert spec
            assert spec.loader
            sys.modules[name] = module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
        return sys.modules[name]

    return load


@pytest.fixture
def network() -> Network:
    """Give a network with weights by chance, the same each time."""
    random = np.random.default_rng(7)
    weights = {name: random.normal(0, 0.7, shape).astype(np.float32) for name, shape in SHAPES.items()}
    return Network(("x", "y", "z"), {sign: row for row, sign in enumerate(SIGNS)}, **weights)


def test_the_scores_are_those_of_gated_units_both_ways(network: Network) -> None:
    """Reckoned member by member, by the equations as they are printed."""
    for sequence, scores in zip(SEQUENCES, network.scores(SEQUENCES), strict=True):
        assert scores == pytest.approx(_reckoned(network, sequence), abs=1e-5)


def _reckoned(network: Network, sequence: list[list[str]]) -> Any:
    rows = [[network.signs[sign] for sign in signs if sign in network.signs] for signs in sequence]
    scores = np.array([network.plain[own].sum(0) for own in rows]).reshape(len(rows), 3)
    for way, order in enumerate((range(len(rows)), reversed(range(len(rows))))):
        state = np.zeros(2)
        for place in order:
            meant = np.tanh(network.meanings[rows[place]].sum(0))
            taken, carried = (
                np.split(meant @ network.taken[way] + network.bias[way], 3),
                np.split(state @ network.carried[way], 3),
            )
            reset, update = (1 / (1 + np.exp(-(taken[gate] + carried[gate]))) for gate in (0, 1))
            new = np.tanh(taken[2] + reset * (carried[2] + network.kept[way]))
            state = (1 - update) * new + update * state
            scores[place] += state @ network.told[way]
    return scores


def test_a_long_sequence_is_reckoned_as_a_short_one(network: Network) -> None:
    """In parts of some thousand members, without anything lost between them."""
    sequence = [["bold"], ["list", "long"], ["link"]] * 3000
    (whole,) = network.scores([sequence])
    (begun,) = network.scores([sequence[:4500]])
    (ended,) = network.scores([sequence[-4500:]])
    assert whole[:4000] == pytest.approx(begun[:4000], abs=1e-4)
    assert whole[-4000:] == pytest.approx(ended[-4000:], abs=1e-4)


def test_nothing_to_read_has_no_scores(network: Network) -> None:
    """A page without blocks, and no page at all."""
    assert [scores.shape for scores in network.scores([[], []])] == [(0, 3), (0, 3)]
    assert network.scores([]) == []


def test_what_is_written_is_read_again(network: Network, tmp_path: Path) -> None:
    """With half the figures of each number."""
    write(network, tmp_path / "a.npz")
    read = network_from((tmp_path / "a.npz").read_bytes())
    assert (read.labels, dict(read.signs)) == (network.labels, dict(network.signs))
    for name in WEIGHTS:
        assert getattr(read, name) == pytest.approx(getattr(network, name), abs=2e-3)


@pytest.mark.parametrize(
    "harm",
    [
        lambda _: None,
        lambda _: b"",
        lambda _: b"Bees and Wax",
        lambda content: content[:1000],
        lambda content: content[:100] + bytes(255 - byte for byte in content[100:300]) + content[300:],
    ],
    ids=["missing", "empty", "other", "cut", "changed"],
)
def test_weights_that_are_missing_or_damaged_are_named(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: Callable[[bytes], bytes | None]
) -> None:
    """The catalogue is not blamed, and nobody gets a traceback."""
    path = tmp_path / "a.npz"
    write(network, path)
    harmed = harm(path.read_bytes())
    path.unlink()
    if harmed is not None:
        path.write_bytes(harmed)
    monkeypatch.setattr(networks, "files", lambda _: tmp_path)
    with pytest.raises(CrawlerError, match=r"^a\.npz: this part of the crawler is (missing|damaged)"):
        network_of("a.npz")


def test_a_missing_table_of_weights_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue is not blamed for it either."""
    monkeypatch.setattr(networks, "files", lambda _: tmp_path)
    titles._weights.cache_clear()
    with pytest.raises(CrawlerError, match=r"^titles\.tsv: this part of the crawler is missing"):
        titles.titles_in([])


@given(
    st.lists(st.tuples(SCORES, SCORES, SCORES), max_size=4),
    st.lists(st.tuples(SCORES, SCORES, SCORES), min_size=3, max_size=3),
)
def test_the_labels_that_fit_best_together_are_found(
    scores: list[tuple[float, ...]], behind: list[tuple[float, ...]]
) -> None:
    """No other way through the labels has more weight."""
    own, following = np.array(scores, np.float32).reshape(-1, 3), np.array(behind, np.float32)
    found = best_labels(own, following)
    best = max(_weight(own, following, way) for way in product(range(3), repeat=len(scores)))
    assert _weight(own, following, found) == pytest.approx(best, abs=1e-4)


def _weight(scores: Any, behind: Any, way: Any) -> float:
    return sum(float(own[label]) for own, label in zip(scores, way, strict=True)) + sum(
        float(behind[one, other]) for one, other in pairwise(way)
    )


def test_what_is_alike_is_told_together() -> None:
    """Half of what speaks for a label is what three or more that are alike have on average; two that are alike stand by themselves."""
    alike = Alike()
    for key in "aaabb":
        alike.add(key)
    scores = np.array([[4, 0], [1, 0], [1, 0], [5, 0], [1, 0]], np.float32)
    assert levelled(scores, [alike])[:, 0].tolist() == [3, 1.5, 1.5, 5, 1]
    assert levelled(scores, []) is scores


def test_two_ways_of_being_alike_count_a_quarter_each() -> None:
    """As much as one way alone does, together."""
    all_alike, none_alike = Alike(), Alike()
    for place in range(4):
        all_alike.add("a")
        none_alike.add(place)
    scores = np.array([[4], [0], [0], [0]], np.float32)
    assert levelled(scores, [all_alike, none_alike])[:, 0].tolist() == [3.25, 0.25, 0.25, 0.25]


@pytest.mark.parametrize("name", WEIGHTS)
def test_the_slope_is_that_of_the_loss(script: Callable[[str], ModuleType], name: str) -> None:
    """A small step in any one weight changes what is lost by as much as the slope says."""
    slopes = script("network_slopes").slopes
    random = np.random.default_rng(3)
    weights = {one: random.normal(0, 0.5, shape) for one, shape in SHAPES.items()}
    batch = [([[0, 1], [2], [], [3, 3, 0]], [0, 1, 2, 1]), ([[1, 2], [0]], [2, 0]), ([[3]], [1])]
    _, ways = slopes(weights, batch, None)
    for _ in range(8):
        place = tuple(int(random.integers(0, size)) for size in SHAPES[name])
        kept, losses = weights[name][place], []
        for step in (1e-4, -1e-4):
            weights[name][place] = kept + step
            losses.append(slopes(weights, batch, None)[0])
        weights[name][place] = kept
        assert ways[name][place] == pytest.approx((losses[0] - losses[1]) / 2e-4, abs=1e-5)


def test_a_network_learns_what_only_the_order_tells(script: Callable[[str], ModuleType]) -> None:
    """The same sign is of one label behind a bold member and of another behind a listed one, some members before it."""
    learning = script("learn_network")
    rows = [
        learning.Marked(
            [[first], *[["long"]] * gap, ["link"]], [first, *["other"] * gap, "after " + first], is_held=True
        )
        for first, gap in product(("bold", "list"), (1, 2, 3))
    ] * 8
    labels = ("bold", "list", "other", "after bold", "after list")

    def is_misread(place: int, network: Network) -> bool:
        (scores,) = network.scores([rows[place].signs])
        return [labels[label] for label in best_labels(scores, network.behind)] != rows[place].labels

    network = learning.learn_network(rows, labels, 12, is_misread, further=20)
    assert not any(is_misread(place, network) for place in range(len(rows)))
    again = learning.learn_network(rows, labels, 12, is_misread, further=20)
    assert all(np.array_equal(getattr(network, name), getattr(again, name)) for name in WEIGHTS)


def test_places_are_chosen_by_the_signs_that_tell_them(script: Callable[[str], ModuleType]) -> None:
    """Sign 1 tells the right place in all lines but one that is held, which counts more until sign 3 tells it there."""
    learning = script("log_linear")
    lines = [learning.Line([[1], [2], [0]], [0.0, 0.0, 0.0], 0, is_held=False)] * 20
    lines.append(learning.Line([[1], [2, 3]], [0.5, 0.0], 1, is_held=True))
    chooser = learning.Chooser(lines, 4)
    chooser.step(40)
    assert chooser.weights[1] > max(chooser.weights[2], chooser.weights[0])
    assert chooser.weights[0] == 0
    assert chooser.misread().tolist() == [20]
    for _ in range(12):
        chooser.count_more(chooser.misread(), 2)
        chooser.step(20)
    assert chooser.misread().tolist() == []
