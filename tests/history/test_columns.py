"""How values stand in the database."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects import sqlite

from crawler.history.columns import Timings, Utc, WordList
from crawler.records import Timing

DIALECT = sqlite.dialect()


@pytest.mark.parametrize(
    "moment",
    [
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
        datetime(2024, 3, 31, 1, 30, 0, 1, tzinfo=UTC),
        datetime(2024, 3, 31, 1, 30, tzinfo=timezone(timedelta(hours=-5))),
        datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
    ],
)
def test_moment_is_exact(moment: datetime) -> None:
    """Not a microsecond is lost, and what comes out is in UTC."""
    back = Utc().process_result_value(Utc().process_bind_param(moment, DIALECT), DIALECT)
    assert back == moment
    assert back.tzinfo is UTC


def test_moment_without_zone_is_refused() -> None:
    """Nobody could tell later which zone was meant."""
    with pytest.raises(ValueError, match="without a time zone"):
        Utc().process_bind_param(datetime(2024, 1, 1), DIALECT)  # noqa: DTZ001


@pytest.mark.parametrize("words", [(), ("",), ("one",), ("line\nbreak", '"quoted"', "é")])
def test_words_come_back(words: tuple[str, ...]) -> None:
    """A list of texts is exact, empty ones included."""
    assert WordList().process_result_value(WordList().process_bind_param(words, DIALECT), DIALECT) == words


@pytest.mark.parametrize(
    ("timings", "kept"),
    [
        ((), None),
        (
            (Timing(), Timing(1.5, None, 20.1, 0.0, 50, 7, 8)),
            "[[null,null,null,null,null,0,0],[1.5,null,20.1,0.0,50,7,8]]",
        ),
    ],
)
def test_timings_are_lists_of_figures(timings: tuple[Timing, ...], kept: str | None) -> None:
    """A few bytes a hop, and what comes back is what went in."""
    assert Timings().process_bind_param(timings, DIALECT) == kept
    assert Timings().process_result_value(kept, DIALECT) == timings
