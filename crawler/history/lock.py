"""One run at a time for each database, and one sending of the weekly report: locks that the system lets go of when their holder dies."""

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.engine import make_url

from crawler.errors import DatabaseBusy, HistoryError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_RUN, _MAIL, _SCHEDULE = ".lock", ".mail.lock", ".schedule.lock"


@contextmanager
def only_run(url: str) -> Iterator[None]:
    """Hold the right to run on a database; DatabaseBusy names the process that holds it already."""
    with _held(beside(url, _RUN), "a run is under way ({holder}); wait for its end, or end it"):
        yield


@contextmanager
def only_mailing(url: str) -> Iterator[None]:
    """Hold the right to mail the weekly report of a database, also while a run goes on; DatabaseBusy names the process that is mailing it already."""
    words = "the weekly report is being mailed already ({holder}); nothing was mailed by this command"
    with _held(beside(url, _MAIL), words):
        yield


@contextmanager
def only_schedule(url: str) -> Iterator[None]:
    """Hold the right to work on a database by the clock; DatabaseBusy names the process that does so already."""
    with _held(beside(url, _SCHEDULE), "another `crawler schedule` works on this history ({holder}); one is enough"):
        yield


def runs_now(url: str) -> bool:
    """Tell whether a process that lives holds the right to run on a database."""
    path = beside(url, _RUN)
    if path is None or not path.exists():
        return False
    try:
        with only_run(url):
            return False
    except DatabaseBusy:
        return True


def beside(url: str, suffix: str) -> Path | None:
    """Return a path beside the file that a database is; None where it is no file."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database or address.database == ":memory:":
        return None
    return Path(f"{address.database}{suffix}")


@contextmanager
def _held(path: Path | None, busy: str) -> Iterator[None]:
    """Hold the lock of a file; `busy` says what it means that somebody else does."""
    if path is None:
        yield
        return
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise HistoryError(
            f"{path}: the lock of the history cannot be opened ({error.strerror}); allow writing there, or name another place in history.url"
        ) from None
    try:
        _take(descriptor, path, busy)
        os.ftruncate(descriptor, 0)
        os.write(descriptor, _holder().encode("utf-8", "replace"))
        yield
    finally:
        os.close(descriptor)


def _holder() -> str:
    """Say who holds the lock: it may lie on a disk that several machines share."""
    return f"process {os.getpid()} on {socket.gethostname()}, since {datetime.now(UTC):%Y-%m-%d %H:%M} UTC"


def _read(descriptor: int) -> str:
    """Return what the holder wrote; Windows does not let others read what is locked."""
    with suppress(OSError):
        return os.read(descriptor, 200).decode("utf-8", "replace")
    return ""


def _take(descriptor: int, path: Path, busy: str) -> None:
    """Lock the file, or say who has."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        holder = _read(descriptor) or "another process"
        raise DatabaseBusy(f"{path}: {busy.format(holder=holder)}") from None
