"""Small tools over SQLAlchemy that more than one module here uses."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite

from crawler.history.codec import Packed

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


@cache
def upsert(dialect: str, table: Table, *keys: str, keep: str | None = None) -> sqlite.Insert | postgresql.Insert:
    """Return an INSERT that replaces the row with the same `keys`; a NULL leaves the column `keep` as it was.

    Both databases spell it alike. Building it costs as much as running it, so it is built once.
    """
    statement = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    new: Values = {column.name: column for column in statement.excluded if column.name not in {"id", *keys}}
    if keep:
        new[keep] = func.coalesce(new[keep], table.c[keep])
    return statement.on_conflict_do_update(index_elements=keys, set_=new)


def write_all(connection: Connection, statement: Any, rows: Sequence[Values]) -> None:
    """Run a statement once a row; nothing for no rows (SQLAlchemy would run it once without values)."""
    if rows:
        connection.execute(statement, rows)


def ids_by(connection: Connection, column: Any, values: Iterable[Any]) -> dict[Any, int]:
    """Return the row numbers of a table by the values of a unique column."""
    wanted = list(dict.fromkeys(values))
    return {
        value: number
        for batch in batches(wanted)
        for value, number in connection.execute(select(column, column.table.c.id).where(column.in_(batch)))
    }


def keep_once(connection: Connection, table: Table, contents: Sequence[Packed], **columns: Sequence[Any]) -> list[int]:
    """Keep each content once by its digest and return the row numbers in order; `columns` stand beside new rows."""
    digests = [packed.digest for packed in contents]
    known = ids_by(connection, table.c.digest, digests)
    fresh = {
        digest: {"digest": digest, "body": contents[at].body, **{name: values[at] for name, values in columns.items()}}
        for at, digest in enumerate(digests)
        if digest not in known
    }
    write_all(connection, table.insert(), list(fresh.values()))
    known |= ids_by(connection, table.c.digest, fresh)
    return [known[digest] for digest in digests]
