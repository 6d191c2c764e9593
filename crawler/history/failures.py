"""The one border where the database's errors become ours: each names the file and the way out."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from crawler.errors import DatabaseBusy, HistoryError, NotADatabase

# SQLite's result codes by their beginning, the longer first (https://www.sqlite.org/rescode.html).
_CAUSES: tuple[tuple[str, type[HistoryError], str], ...] = (
    (
        "SQLITE_NOTADB",
        NotADatabase,
        "{place} is not a database: it is left as it is. Name another file in history.url, or move this one away",
    ),
    (
        "SQLITE_CORRUPT",
        NotADatabase,
        "{place} is damaged or cut short: it is left as it is. Put a copy from before in its place, or name another file in history.url",
    ),
    (
        "SQLITE_BUSY",
        DatabaseBusy,
        "{place} is in use by another program, perhaps another run. Wait until that has ended, then try again",
    ),
    (
        "SQLITE_LOCKED",
        DatabaseBusy,
        "{place} is in use by another program, perhaps another run. Wait until that has ended, then try again",
    ),
    (
        "SQLITE_FULL",
        HistoryError,
        "no room left for {place}. Make room on that disk, then try again: what was saved before is kept",
    ),
    (
        "SQLITE_READONLY",
        HistoryError,
        "{place} cannot be written. Allow this user to write the file and its folder, or name another file in history.url",
    ),
    (
        "SQLITE_PERM",
        HistoryError,
        "{place} cannot be opened by this user. Allow it, or name another file in history.url",
    ),
    (
        "SQLITE_CANTOPEN",
        HistoryError,
        "{place} cannot be opened or created by this user. Allow it to write that folder, or name another file in history.url",
    ),
    (
        "SQLITE_IOERR",
        HistoryError,
        "{place} cannot be read or written: the disk reports a fault. See whether it is full or failing, then try again",
    ),
)


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Turn what the database raises into a HistoryError that names `place`, the file or server."""
    try:
        yield
    except DBAPIError as error:
        raise ours(error.orig, place) from error
    except sqlite3.Error as error:  # raised while a connection is made ready
        raise ours(error, place) from error
    except SQLAlchemyError as error:
        raise HistoryError(f"{place} cannot be used: {_first_line(error)}") from error


def ours(error: BaseException | None, place: str) -> HistoryError:
    """Name the cause in our words, or give the database's own where it is none we know."""
    name = str(getattr(error, "sqlite_errorname", ""))
    for prefix, kind, sentence in _CAUSES:
        if name.startswith(prefix):
            return kind(sentence.format(place=place))
    return HistoryError(f"{place} cannot be used: {_first_line(error)}")


def _first_line(error: BaseException | None) -> str:
    """Return the beginning of an error's text, which may run over many lines."""
    return (str(error).splitlines() or [""])[0]
