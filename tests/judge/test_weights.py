"""Adding up signs."""

import pytest

from crawler.judge.signs.weights import Sign, total


@pytest.mark.parametrize(
    ("weights", "score"),
    [
        ((), 0.0),
        ((0.9,), 0.0),
        ((0.9, -0.1), 0.0),
        ((0.4, 0.3), 0.7),
        ((0.4, 0.3, -0.6), 0.1),
    ],
)
def test_no_sign_counts_alone(weights: tuple[float, ...], score: float) -> None:
    """However heavy, one sign for a suspicion is none; those against it are subtracted."""
    assert total(tuple(Sign("seen", weight) for weight in weights)) == score
