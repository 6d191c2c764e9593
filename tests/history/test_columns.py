"""How values stand in the database."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects import sqlite

from crawler.history.columns import Utc, WordList

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
