"""Copies of a database while others write to it: whole, of one moment, looked through before they count."""

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from crawler.errors import HistoryError
from crawler.history.failures import ours

_OF_THE_SOURCE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


def copy_whole(source: Path, target: Path) -> Path:
    """Copy a database file to `target`, which appears complete or not at all; raises HistoryError.

    One read transaction sees it all: in WAL mode nobody who writes has to wait, and nothing of what they write meanwhile is in the copy.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        _copy(source, part)
        shutil.copymode(source, part)
        part.replace(target)
    except sqlite3.Error as error:
        _drop(part)
        name = str(getattr(error, "sqlite_errorname", ""))
        raise ours(error, str(source if name.startswith(_OF_THE_SOURCE) else target)) from error
    except OSError as error:
        _drop(part)
        raise HistoryError(f"{target} cannot be written: {error.strerror}. Name another place for the copy") from error
    except HistoryError:
        _drop(part)
        raise
    return target


def _copy(source: Path, part: Path) -> None:
    """Copy, then read what was written."""
    _drop(part)
    with closing(sqlite3.connect(part)) as copy:
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=rw", uri=True)) as original:
            original.backup(copy)
        [(said,)] = copy.execute("PRAGMA quick_check(1)")
    if said != "ok":
        raise HistoryError(f"{source}: the copy is damaged ({said}), so nothing was kept of it. See `crawler db check`")


def _drop(part: Path) -> None:
    """Take away what a copy that was not finished left behind, here or in a process that was killed."""
    for beside in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            part.with_name(part.name + beside).unlink()
