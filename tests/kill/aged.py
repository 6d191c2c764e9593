"""A database of an earlier schema, with what one of today holds: for tests of bringing a schema up."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import create_engine

from crawler.history import database

# Before 0005 checks were numbered, in the order in which they came, and what they came to stood beside them.
_NUMBERED = "SELECT row_number() OVER (ORDER BY run_id, link_id) id, n.* FROM new.checks n"
_COLUMNS = ("id", "link_id", "run_id", "evidence_id", "judgement_id", "asked_at", "elapsed_ms", "attempts")
_CHECK = {name: name for name in _COLUMNS}
_STOOD = {
    "link_id": "s.link_id",
    "check_id": "(SELECT id FROM main.checks WHERE (link_id, run_id) = (s.link_id, s.run_id))",
    "good_id": "(SELECT id FROM main.checks WHERE (link_id, run_id) = (s.link_id, s.good_run_id))",
    "first_id": "(SELECT id FROM main.checks WHERE (link_id, run_id) = (s.link_id, s.first_run_id))",
    **{name: f"s.{name}" for name in ("run_id", "good_run_id", "first_run_id", "due_at", "steady", "timings")},
}
_OTHERWISE = {"alembic_version", "checks", "judged", "standings"}


def make_aged(new: Path, old: Path, revision: str) -> None:
    """Make `old`, a database of an earlier schema, with the rows of `new`, one of today; what that schema has no place for is left out."""
    engine = create_engine(f"sqlite:///{old}")
    with engine.begin() as connection:
        database.upgrade(connection, revision)
    engine.dispose()
    with closing(sqlite3.connect(old)) as raw:
        raw.execute("ATTACH ? AS new", (str(new),))
        names = {name for (name,) in raw.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")}
        for name in sorted(names - _OTHERWISE):
            shared = ", ".join(f'"{column}"' for column in _columns(raw, "main", name) & _columns(raw, "new", name))
            raw.execute(f'INSERT INTO main."{name}" ({shared}) SELECT {shared} FROM new."{name}"')
        if "judged" in names:
            raw.execute(f"INSERT INTO main.judged SELECT id, judgement_id FROM ({_NUMBERED})")
        _fill(raw, "checks", _CHECK, _NUMBERED)
        _fill(raw, "standings", _STOOD, "SELECT * FROM new.standings")
        raw.commit()


def _fill(raw: sqlite3.Connection, table: str, found: dict[str, str], rows: str) -> None:
    """Fill the columns that a table has."""
    names = sorted(_columns(raw, "main", table))
    raw.execute(
        f"INSERT INTO main.{table} ({', '.join(names)}) SELECT {', '.join(found[name] for name in names)} FROM ({rows}) s"
    )


def _columns(raw: sqlite3.Connection, schema: str, table: str) -> set[str]:
    """Return the columns of a table."""
    return {row[1] for row in raw.execute(f'PRAGMA {schema}.table_info("{table}")')}
