"""Statements worded once say what SQLAlchemy's own way says, on every database."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, Dialect, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from crawler.errors import HistoryError
from crawler.history import Store
from crawler.history.checks import _GO_ON, _JUDGE, _STAND, _STOOD_BY
from crawler.history.prepared import Reader, Writer
from crawler.history.tables import links, runs, states

MONDAY = datetime(2024, 1, 1, 7, tzinfo=UTC)
_WRITE = Writer(links.insert(), "host", "url", "href", "present")
_READ = Reader(select(links.c.url, links.c.present).order_by(links.c.id), links.c.url)


@pytest.fixture
def connection(store: Store) -> Iterator[Connection]:
    """Give a transaction of an empty store."""
    with store._database.writing() as opened:
        yield opened


def urls(count: int) -> list[str]:
    """Return some addresses."""
    return [f"https://example.org/{number}" for number in range(count)]


@pytest.mark.parametrize("count", [0, 1, 2, 8, 9, 64, 65, 512, 513, 1_200])
def test_rows_of_a_list_of_any_length(connection: Connection, count: int) -> None:
    """Every value asked for comes back once, those that are not there are left out."""
    _WRITE.write(connection, [("example.org", url, url, True) for url in urls(1_200)])
    assert _READ.rows_of(connection, [*urls(count), *urls(count), "https://nowhere.example/"]) == [
        (url, True) for url in urls(count)
    ]


def test_values_are_turned_as_the_columns_say(connection: Connection) -> None:
    """What strangers wrote is made storable on its way in and when it is asked for."""
    _WRITE.write(connection, [("example.org", "a\ud800", "b\0", False)])
    read = Reader(select(links.c.href, links.c.present), links.c.url)
    assert read.rows_of(connection, ["a\ud800"]) == [("b\ufffd", False)]


def test_times_come_back_as_times(connection: Connection) -> None:
    """A column's own type is in force both ways, for values in a row, given by name and in the statement itself."""
    row: dict[str, Any] = {"started_at": MONDAY, "name": "r", "finished_at": None, "withheld": False}
    coverage = dict.fromkeys(("links", "checked", "skipped", "not_due"), 0)
    Writer(runs.insert().values(single_check=True, **coverage), *row).write(connection, [tuple(row.values())])
    since = select(runs.c.started_at, runs.c.finished_at, runs.c.single_check)
    named = Reader(since.where(runs.c.started_at >= bindparam("since", None)))
    assert named.rows(connection, since=MONDAY) == [(MONDAY, None, True)]
    assert Reader(since.where(runs.c.started_at > MONDAY)).rows(connection) == []


def test_nothing_to_write_is_no_statement(connection: Connection) -> None:
    """No rows are no work."""
    _WRITE.write(connection, [])
    assert _READ.rows(connection) == []


def test_its_errors_are_told_like_all_others(store: Store) -> None:
    """What the driver refuses is a HistoryError that names the file."""
    with (
        pytest.raises(HistoryError, match=r"crawler\.db cannot be used: .*UNIQUE"),
        store._database.writing() as opened,
    ):
        _WRITE.write(opened, [("h", "same", "same", True)] * 2)


@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()], ids=["sqlite", "postgresql"])
@pytest.mark.parametrize(
    ("writer", "names"),
    [
        (_JUDGE, {"link", "run", "judgement"}),
        (_STAND, {"link_id", "run_id", "good_run_id", "first_run_id", "due_at", "steady", "timings"}),
        (_GO_ON, {"number", "reason", "failures", "first_failure", "last_ok_at", "turns"}),
        (Writer(update(states).values(state=bindparam("now")), "now"), {"now"}),
    ],
)
def test_every_database_gets_its_own_words(writer: Writer, names: set[str], dialect: Dialect) -> None:
    """A statement is worded for each database, with the same values."""
    words = writer._words(dialect)
    assert set(dict(words.slots)) == names
    [row] = words.rows(dict.fromkeys(names, (None,)), 1)
    assert isinstance(row, tuple if dialect.name == "sqlite" else dict)
    assert ("?" in words.text) is (dialect.name == "sqlite")


def test_a_list_is_worded_for_every_database() -> None:
    """The list has a place for each value."""
    assert len(_STOOD_BY._words(sqlite.dialect(), 8).slots) == 8
    assert len(_STOOD_BY._words(postgresql.dialect(), 8).row({f"listed_{n}": n for n in range(1, 9)})) == 8
