"""Small tools over SQLAlchemy that more than one module here uses."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, delete, func, select

from crawler.history.database import Database

PAGE = 500

Values = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pages(Generic[T]):
    """Something that can be iterated any number of times and holds one page of it in memory.

    `page` takes a cursor (None to begin) and returns the records of one page with the next cursor, None after the last.
    """

    page: Callable[[Any], tuple[Sequence[T], Any]]

    def __iter__(self) -> Iterator[T]:
        cursor = None
        while True:
            records, cursor = self.page(cursor)
            yield from records
            if cursor is None:
                return


def batches(items: Iterable[T], size: int = PAGE) -> Iterator[list[T]]:
    """Cut a stream into lists of at most `size`."""
    stream = iter(items)
    while batch := list(islice(stream, size)):
        yield batch


def upsert(dialect: str, table: Table, *keys: str, keep: str | None = None, first: str | None = None) -> Any:
    """Return an INSERT that replaces the row with the same `keys`; a NULL leaves the column `keep` as it was, and `first` stays once it is set.

    The databases that have it spell it alike; each has its own module in SQLAlchemy, of which only the one in use is loaded.
    """
    statement = import_module(f"sqlalchemy.dialects.{dialect}").insert(table)
    new: Values = {column.name: column for column in statement.excluded if column.name not in {"id", *keys}}
    if keep:
        new[keep] = func.coalesce(new[keep], table.c[keep])
    if first:
        new[first] = func.coalesce(table.c[first], new[first])
    return statement.on_conflict_do_update(index_elements=keys, set_=new)


def write_all(connection: Connection, statement: Any, rows: Sequence[Values]) -> None:
    """Run a statement once a row; nothing for no rows (SQLAlchemy would run it once without values)."""
    if rows:
        connection.execute(statement, rows)


def drop(database: Database, table: Table, wanted: ColumnElement[bool], *, dry: bool) -> int:
    """Drop rows of a table to which nothing refers; return how many. With `dry` only count."""
    if dry:
        with database.reading() as connection:
            return connection.execute(select(func.count()).select_from(table).where(wanted)).scalar_one()
    with database.writing(follow=False) as connection:
        return connection.execute(delete(table).where(wanted)).rowcount
