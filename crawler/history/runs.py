"""Runs: beginning, finding and finishing them."""

from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, select, update

from crawler.errors import HistoryError
from crawler.history.database import Database
from crawler.history.prepared import Reader
from crawler.history.tables import runs
from crawler.records import Coverage, Run

_KNOWN = Reader(select(runs.c.id, runs.c.single_check, runs.c.started_at), runs.c.name)


class KnownRun(NamedTuple):
    """A run as the rows of its checks know it."""

    number: int
    single_check: bool
    started_at: datetime


def begin_run(database: Database, started_at: datetime, *, single_check: bool) -> Run:
    """Record that a run begins. Its name is its time, so that names sort; a second run of that second gets a number."""
    stem = started_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    with database.writing() as connection:
        taken = set(connection.scalars(select(runs.c.name).where(runs.c.name.startswith(stem))))
        name, number = stem, 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        values = {"name": name, "started_at": started_at, "single_check": single_check, "withheld": False}
        connection.execute(runs.insert(), {**values, **_coverage_columns(Coverage())})
    return Run(name, started_at, single_check=single_check)


def finish_run(
    database: Database, name: str, finished_at: datetime, coverage: Coverage, *, withheld: bool = False
) -> Run:
    """Record that a run has ended, and what it covered."""
    values = {"finished_at": finished_at, "withheld": withheld, **_coverage_columns(coverage)}
    with database.writing() as connection:
        connection.execute(update(runs).where(runs.c.name == name).values(values))
        return run_of(connection, name)


def unfinished_run(database: Database) -> Run | None:
    """Return the latest run if it was never finished: the next one takes it up."""
    with database.reading() as connection:
        row = connection.execute(select(runs).order_by(runs.c.id.desc()).limit(1)).one_or_none()
    return _run(row) if row is not None and row.finished_at is None else None


def latest_run(database: Database, *, withheld: bool = True, idle: bool = True) -> Run | None:
    """Return the last run that was finished, the last at all where none was, None where there is none.

    With `withheld` false, runs in which our own line was down are passed over; with `idle` false, those that checked nothing.
    """
    order = (runs.c.finished_at.is_(None), runs.c.id.desc())
    query = select(runs) if withheld else select(runs).where(runs.c.withheld.is_(False))
    query = query if idle else query.where(runs.c.checked > 0)
    with database.reading() as connection:
        row = connection.execute(query.order_by(*order).limit(1)).one_or_none()
    return _run(row) if row is not None else None


def first_run(database: Database) -> Run | None:
    """Return the first run there was, None where there was none."""
    with database.reading() as connection:
        row = connection.execute(select(runs).order_by(runs.c.id).limit(1)).one_or_none()
    return _run(row) if row is not None else None


def run_before(database: Database, name: str) -> Run | None:
    """Return the finished run before another one, None where there is none."""
    with database.reading() as connection:
        earlier = select(runs).where(runs.c.id < run_number(connection, name), runs.c.finished_at.is_not(None))
        row = connection.execute(earlier.order_by(runs.c.id.desc()).limit(1)).one_or_none()
    return _run(row) if row is not None else None


def run_number(connection: Connection, name: str) -> int:
    """Return the row number of a run; raises HistoryError where there is none of that name."""
    return run_known(connection, name).number


def run_known(connection: Connection, name: str) -> KnownRun:
    """Return a run by its name; raises HistoryError where there is none of that name."""
    found = _KNOWN.rows_of(connection, [name])
    if not found:
        raise HistoryError(f"there is no run {name} in the history")
    return KnownRun(*found[0])


def run_of(connection: Connection, name: str) -> Run:
    """Return a run by its name; raises HistoryError where there is none."""
    return _run(connection.execute(select(runs).where(runs.c.id == run_number(connection, name))).one())


def _run(row: Any) -> Run:
    """Return a run of its row."""
    coverage = Coverage(row.links, row.checked, row.skipped, row.not_due)
    return Run(row.name, row.started_at, row.finished_at, row.single_check, row.withheld, coverage)


def _coverage_columns(coverage: Coverage) -> dict[str, int]:
    """Return the columns of a coverage."""
    return {
        "links": coverage.links,
        "checked": coverage.checked,
        "skipped": coverage.skipped,
        "not_due": coverage.not_due,
    }
