"""A clock that is wrong is doubted in words, and nothing waits for a time that was never there."""

from datetime import UTC, datetime, timedelta

import pytest

from crawler.run.clock import doubt

NOW = datetime(2026, 3, 2, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(days=7), None),
        (timedelta(minutes=-50), None),
        (timedelta(hours=-2), "one of the two times is wrong"),
        (timedelta(days=-3650), "the last run is of 2036-02-28 07:00"),
        (timedelta(days=3650), "see whether the clock is right"),
    ],
)
def test_a_clock_is_doubted(ago: timedelta, words: str | None) -> None:
    """A run in the future, or one years ago, is named with both times."""
    said = doubt(NOW, NOW - ago)
    assert said is None if words is None else words in (said or "")
