"""How likely each place in a line is its title, by a network that reads its words."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.catalogue.block import Block
from crawler.catalogue.learned.network import Network
from crawler.catalogue.learned.places import LABELS, Told, _Line, told_places
from crawler.catalogue.learned.token_signs import signs_of_tokens, tokens_of
from crawler.links import Found

SCORES = st.floats(-3, 3, allow_nan=False, width=32)
FOUR = st.tuples(SCORES, SCORES, SCORES, SCORES)
_WIDTH, _UNITS = 2, 2


def _network(behind: np.ndarray, signs: tuple[str, ...] = ("any",), plain: np.ndarray | None = None) -> Network:
    """Return a network that carries nothing along."""
    shapes = {
        "meanings": (len(signs), _WIDTH), "plain": (len(signs), 4), "taken": (2, _WIDTH, 3 * _UNITS), "carried": (2, _UNITS, 3 * _UNITS),
        "bias": (2, 3 * _UNITS), "kept": (2, _UNITS), "told": (2, _UNITS, 4), "behind": (4, 4),
    }  # fmt: skip
    weights = {name: np.zeros(shape, np.float32) for name, shape in shapes.items()}
    weights |= {"behind": behind} | ({} if plain is None else {"plain": plain})
    return Network(LABELS, {sign: row for row, sign in enumerate(signs)}, **weights)


@given(st.lists(FOUR, min_size=1, max_size=6), st.lists(FOUR, min_size=4, max_size=4))
def test_a_place_weighs_as_much_as_its_labels_together(
    scores: list[tuple[float, ...]], behind: list[tuple[float, ...]]
) -> None:
    """Words before it, the first, those in it, and words after it; and no place weighs more than the best."""
    own, following = np.array(scores, np.float32), np.array(behind, np.float32)
    line = _Line(own, _network(following))
    weights = {}
    for begin, end in combinations(range(len(scores) + 1), 2):
        labels = [0] * begin + [1] + [2] * (end - begin - 1) + [3] * (len(scores) - end)
        weights[begin, end] = sum(float(row[label]) for row, label in zip(own, labels, strict=True)) + sum(
            float(following[one, other]) for one, other in pairwise(labels)
        )
        assert line.weight(begin, end) == pytest.approx(weights[begin, end], abs=1e-3)
    assert weights[line.best()] == pytest.approx(max(weights.values()), abs=1e-3)


def test_a_place_between_no_edges_is_told_where_the_network_is_sure() -> None:
    """Capitals are a title here, whatever stands around them."""
    signs = ("shape=begins with a capital", "shape=small")
    plain = np.array([[-4, 4, 4, -4], [4, -4, -4, 4]], np.float32)
    network = _network(np.zeros((4, 4), np.float32), signs, plain)
    block = Block("we lend Bees and Wax to all")
    bees, wax = Block("we lend Bees Wax to all"), (8, 16)
    told = list(told_places([(bees, [(0, 23), (8, 23)]), (bees, [(0, 23), wax]), (block, [])], network))
    assert told[0].sure == wax
    assert told[1].sure is None
    assert told[1].shares[1] > told[1].shares[0]
    assert sum(np.exp(told[1].shares)) == pytest.approx(1)
    assert told[2] == Told([])


def test_words_have_the_signs_of_their_line() -> None:
    """What they are, how they are set, where they stand."""
    block = Block("Hill, A. (2010). Bees: a report", links=(Found("https://a.example", "Bees", 17, 21),))
    tokens = tokens_of(block)
    signs = {token.word: set(own) for token, own in zip(tokens, signs_of_tokens(block, tokens), strict=True)}
    assert [token.word for token in tokens] == [
        "Hill",
        ",",
        "A",
        ".",
        "(",
        "2010",
        ")",
        ".",
        "Bees",
        ":",
        "a",
        "report",
    ]
    assert {"w=bees", "link", "ending=ees", "shape=begins with a capital", "stops=4", "spaced"} <= signs["Bees"]
    assert {"year", "bracketed", "shape=4 figures"} <= signs["2010"]
    assert "bracketed" not in signs["Bees"]
    assert {"kind", "shape=small"} <= signs["report"]
    assert "shape=capital" in signs["A"]


@pytest.mark.parametrize("word", ["\u00b9\u2079\u2078\u2074", "\u2460\u2461\u2462\u2463"])
def test_raised_and_circled_figures_are_no_year(word: str) -> None:
    """Python takes them for digits and makes no number of them: a page with four in a row was not read at all."""
    block = Block(f"Bees and Wax {word}")
    tokens = tokens_of(block)
    assert tokens[-1].word == word
    assert "year" not in list(signs_of_tokens(block, tokens))[-1]
