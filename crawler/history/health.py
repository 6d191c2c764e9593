"""Whether a database is sound: the file, its schema, references, and what has to be true of its rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, and_, create_engine, exists, func, or_, select

from crawler.errors import HistoryError
from crawler.history.database import Database, create_tables
from crawler.history.explaining import Decided, Step, unexplained
from crawler.history.migrations import KNOWN
from crawler.history.tables import checks, evidence, judgements, metadata, runs, standings
from crawler.history.tables_told import told
from crawler.records import WORKING

_SHOWN = 20  # faults of one kind that are told one by one

# What failed in a withheld run says nothing of its link, and is not what it stands by.
_counting = (
    select(checks.c.link_id, checks.c.run_id)
    .join(runs)
    .join(judgements, judgements.c.id == checks.c.judgement_id)
    .where(or_(~runs.c.withheld, judgements.c.verdict.in_([verdict.value for verdict in WORKING])))
    .subquery()
)
_last = select(func.max(_counting.c.run_id)).where(_counting.c.link_id == standings.c.link_id).scalar_subquery()
_again = told.alias()


# What must not be: a query of the rows, and what they are. Each row is a fault.
_NEVER: tuple[tuple[Any, str], ...] = (
    (
        select(_counting.c.link_id).distinct().where(~exists().where(standings.c.link_id == _counting.c.link_id)),
        "{count} links were checked and nothing notes how they stand",
    ),
    (
        select(standings.c.link_id).where(standings.c.run_id != _last),
        "of {count} links the check noted as the last is another",
    ),
    (
        select(told.c.id)
        .join(_again, and_(_again.c.telling_id == told.c.telling_id, _again.c.link_id == told.c.link_id))
        .where(_again.c.topic == told.c.topic, _again.c.id > told.c.id),
        "{count} things were told twice in one mail",
    ),
)


@dataclass(frozen=True, slots=True)
class Size:
    """How much a table holds; `size` in bytes with its indexes, None where this SQLite cannot tell."""

    table: str
    rows: int
    size: int | None


def faults(database: Database, revision: str, step: Step, decided: Decided) -> Iterator[str]:
    """Tell what is wrong, a sentence each; nothing where all is well. What is found first may make the rest impossible to tell."""
    damage = list(_damage(database))
    yield from damage
    if damage:
        return
    if revision != KNOWN[-1]:
        yield f"the schema is {revision}, and this version works with {KNOWN[-1]}: `crawler db upgrade` brings it up, with a copy kept"
        return
    wrong = [*_schema(database), *_references(database), *_rows(database)]
    yield from wrong
    if not wrong:
        yield from _states(database, step, decided)


def glance(database: Database) -> str:
    """Say what is wrong with the file at a quick look, without its indexes and rows; nothing where all is well."""
    if database.file is None:
        return ""
    try:
        with database.reading() as connection:
            said = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one())
    except HistoryError as error:
        said = str(error)
    return "" if said == "ok" else f"the file is damaged: {said}"


def _rows(database: Database) -> Iterator[str]:
    """Tell rows that must not be."""
    for query, words in _NEVER:
        with database.reading() as connection:
            count = connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
        if count:
            yield words.format(count=f"{count:,}")


def notes(database: Database) -> Iterator[str]:
    """Tell what is no fault and may be worth knowing."""
    with database.reading() as connection:
        for table, owner, what in (
            (evidence, checks.c.evidence_id, "evidence"),
            (judgements, checks.c.judgement_id, "judgements"),
        ):
            count = connection.scalar(select(func.count()).select_from(table).where(table.c.id.not_in(select(owner))))
            if count:
                yield f"{count:,} {what} that nothing refers to: `crawler db purge` drops them"
        row = connection.execute(select(runs).order_by(runs.c.id.desc()).limit(1)).one_or_none()
    if row is not None and row.finished_at is None:
        yield f"the last run, {row.name}, has not ended: the next one takes it up"


def sizes(database: Database) -> tuple[Size, ...]:
    """Return what each table holds, the largest first."""
    with database.reading() as connection:
        bytes_of = _bytes(connection)
        found = [
            Size(table.name, connection.scalar(select(func.count()).select_from(table)) or 0, bytes_of.get(table.name))
            for table in metadata.sorted_tables
        ]
    return tuple(sorted(found, key=lambda one: (-(one.size or 0), -one.rows)))


def _bytes(connection: Connection) -> dict[str, int]:
    """Return the bytes of the pages of each table with its indexes; empty where SQLite was built without `dbstat`."""
    if not connection.exec_driver_sql(
        "SELECT 1 FROM pragma_compile_options WHERE compile_options = 'ENABLE_DBSTAT_VTAB'"
    ).first():
        return {}
    rows = connection.exec_driver_sql(
        "SELECT m.tbl_name, SUM(s.pgsize) FROM dbstat s JOIN sqlite_master m ON m.name = s.name WHERE s.aggregate = 1 GROUP BY m.tbl_name"
    )
    return {row[0]: row[1] for row in rows}


def _damage(database: Database) -> Iterator[str]:
    """Ask SQLite to read all of the file."""
    try:
        with database.reading() as connection:
            said = [row[0] for row in connection.exec_driver_sql(f"PRAGMA integrity_check({_SHOWN})")]
    except HistoryError as error:
        said = [str(error)]
    yield from (f"the file is damaged: {words}" for words in said if words != "ok")


def _schema(database: Database) -> Iterator[str]:
    """Hold the tables and indexes against those that this version makes."""
    with create_engine("sqlite://").begin() as made, database.reading() as connection:
        create_tables(made)
        right, found = _made(made), _made(connection)
    for name in sorted(right.keys() | found.keys() - {"alembic_version"}):
        if name not in found:
            yield f"{name} is missing"
        elif name not in right:
            yield f"{name} is not of this program"
        elif right[name] != found[name]:
            yield f"{name} is made otherwise than this version makes it"


def _made(connection: Connection) -> dict[str, str]:
    """Return the statements that would make each table and index anew, white space aside."""
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    )
    return {name: " ".join(sql.split()) for name, sql in rows}


def _references(database: Database) -> Iterator[str]:
    """Tell the rows that refer to others which are not there."""
    with database.reading() as connection:
        rows = connection.exec_driver_sql(
            'SELECT "table", parent, COUNT(*) FROM pragma_foreign_key_check GROUP BY "table", parent ORDER BY 1, 2'
        ).all()
    for table, parent, count in rows:
        yield f"{count:,} rows of {table} refer to rows of {parent} that are not there"


def _states(database: Database, step: Step, decided: Decided) -> Iterator[str]:
    """Tell links whose states do not follow from their checks."""
    found = list(islice(unexplained(database, step, decided), _SHOWN + 1))
    if found:
        count = f"more than {_SHOWN}" if len(found) > _SHOWN else str(len(found))
        yield (
            f"{count} links are in states that their checks do not lead to by today's `judge.confirm` (such as {found[0]}): `crawler rejudge --states` derives them anew"
        )
