"""Statements that are run for every few links: SQLAlchemy words each once for a database, the driver runs the words.

SQLAlchemy's own way looks at a statement and at all its values anew whenever it is run, which costs several times what running it does.
The statements stay SQLAlchemy's, so every database gets them in its own words, and columns turn values as `columns.py` says.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import repeat
from typing import Any, TypeAlias

from sqlalchemy import Connection, Dialect, bindparam
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

from crawler.history.sql import batches

Turn: TypeAlias = Callable[[Any], Any] | None  # makes of a value what the other side takes; None leaves it as it is
Row: TypeAlias = tuple[Any, ...]

_SIZES = (
    1,
    8,
    64,
    512,
)  # lists are filled up to one of these with NULL, which equals nothing: few wordings serve lists of any length
_LISTED = "listed"


@dataclass(frozen=True, slots=True)
class _Words:
    """A statement in the words of one database; `slots` are its values in the order in which the driver takes them."""

    text: str
    slots: tuple[tuple[str, Turn], ...]
    given: Mapping[str, Any]
    by_place: bool

    def row(self, found: Mapping[str, Any]) -> Any:
        """Return the values of one row as the driver takes them."""
        every = {**self.given, **found}
        turned = [turn(every[name]) if turn else every[name] for name, turn in self.slots]
        return tuple(turned) if self.by_place else dict(zip(dict(self.slots), turned, strict=True))

    def rows(self, columns: Mapping[str, Sequence[Any]], count: int) -> list[Any]:
        """Return the values of each row as the driver takes them."""
        turned = [self._column(name, turn, columns, count) for name, turn in self.slots]
        rows = zip(*turned, strict=True)
        return list(rows) if self.by_place else [dict(zip(dict(self.slots), row, strict=True)) for row in rows]

    def _column(self, name: str, turn: Turn, columns: Mapping[str, Sequence[Any]], count: int) -> Iterable[Any]:
        """Return the values of one slot, one a row."""
        found = columns[name] if name in columns else repeat(self.given[name], count)
        return map(turn, found) if turn else found


class Writer:
    """An INSERT, UPDATE or DELETE, run once a row; a row holds the values of `names` in their order.

    `statement` is one of SQLAlchemy's, or a function from the name of a database to one.
    """

    def __init__(self, statement: Any, *names: str) -> None:
        self._statement = statement
        self._names = names
        self._worded: dict[tuple[str, str], _Words] = {}

    def write(self, connection: Connection, rows: Iterable[Row]) -> None:
        """Run it for each row; nothing for no rows."""
        found = list(rows)
        if not found:
            return
        key = _key(connection)
        words = self._worded.get(key) or self._worded.setdefault(key, self._words(connection.dialect))
        columns = dict(zip(self._names, zip(*found, strict=True), strict=True))
        with _driver(connection, words.text) as cursor:
            cursor.executemany(words.text, words.rows(columns, len(found)))

    def _words(self, dialect: Dialect) -> _Words:
        """Word the statement for a database."""
        statement = self._statement(dialect.name) if callable(self._statement) else self._statement
        return _worded(statement.compile(dialect=dialect, column_keys=list(self._names)), dialect)


class Reader:
    """A SELECT. With `among`, only rows whose column there has one of the values asked for.

    Its other values are given by name when it is run; `bindparam(name, None)` holds their place.
    """

    def __init__(self, query: Any, among: Any = None) -> None:
        self._query = query
        self._among = among
        self._worded: dict[tuple[str, str, int], _Words] = {}
        self._turns: dict[tuple[str, str], tuple[Turn, ...]] = {}

    def rows(self, connection: Connection, **given: Any) -> list[Row]:
        """Return the rows of a query without a list."""
        return self._run(connection, 0, given)

    def rows_of(self, connection: Connection, values: Iterable[Any], **given: Any) -> list[Row]:
        """Return the rows that have one of some values, in the query's order within each 512 values."""
        found: list[Row] = []
        for batch in batches(dict.fromkeys(values), _SIZES[-1]):
            size = next(size for size in _SIZES if size >= len(batch))
            listed = {f"{_LISTED}_{number}": value for number, value in enumerate(batch, 1)}
            found += self._run(connection, size, {**given, **listed})
        return found

    def _run(self, connection: Connection, size: int, given: Mapping[str, Any]) -> list[Row]:
        """Run the query and turn what comes back into Python's values."""
        key = _key(connection)
        sized = (*key, size)
        words = self._worded.get(sized) or self._worded.setdefault(sized, self._words(connection.dialect, size))
        with _driver(connection, words.text) as cursor:
            cursor.execute(words.text, words.row(given))
            rows: list[Row] = cursor.fetchall()
        turns = self._turns.get(key) or self._turns.setdefault(key, self._readers(connection.dialect))
        if rows and any(turns):
            columns = zip(turns, zip(*rows, strict=True), strict=True)
            rows = list(zip(*(map(turn, column) if turn else column for turn, column in columns), strict=True))
        return rows

    def _words(self, dialect: Dialect, size: int) -> _Words:
        """Word the query for a database and a length of list."""
        query = self._query
        if size:
            query = query.where(self._among.in_(bindparam(_LISTED, [None] * size, expanding=True)))
        return _worded(query.compile(dialect=dialect, compile_kwargs={"render_postcompile": True}), dialect)

    def _readers(self, dialect: Dialect) -> tuple[Turn, ...]:
        """Return what each column's values are turned by."""
        kinds = [column.type.dialect_impl(dialect) for column in self._query.selected_columns]
        return tuple(kind.result_processor(dialect, None) for kind in kinds)


@contextmanager
def _driver(connection: Connection, text: str) -> Iterator[Any]:
    """Give a cursor of the driver's, within the transaction of `connection`; its errors become SQLAlchemy's."""
    assert connection.in_transaction(), "a transaction is begun by `Database`"
    cursor = connection.connection.cursor()
    try:
        yield cursor
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError(text, None, error) from error
    finally:
        cursor.close()


def _key(connection: Connection) -> tuple[str, str]:
    """Return what the words depend on: the database and its driver."""
    return connection.dialect.name, connection.dialect.driver


def _worded(compiled: SQLCompiler, dialect: Dialect) -> _Words:
    """Take down what a compiled statement says."""
    names = compiled.positiontup if compiled.positional else list(compiled.params)
    slots = tuple((name, _binder(compiled, name, dialect)) for name in names or ())
    return _Words(str(compiled), slots, dict(compiled.params), compiled.positional)


def _binder(compiled: SQLCompiler, name: str, dialect: Dialect) -> Turn:
    """Return what a value is turned by on its way in; those of a list have its name, and their number behind it."""
    kind = compiled.binds[name if name in compiled.binds else name.rpartition("_")[0]].type
    return kind.dialect_impl(dialect).bind_processor(dialect)
