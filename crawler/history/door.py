"""How a history is opened and closed."""

import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from crawler.errors import HistoryError
from crawler.history.database import BUSY_SECONDS, Database, Upgraded, open_database


class Door:
    """One open database, a context manager."""

    def __init__(self, database: Database, closing: ExitStack | None = None) -> None:
        self._database = database
        self._closing = closing or ExitStack()

    @classmethod
    def open(cls, url: str, *, busy: float = BUSY_SECONDS) -> Self:
        """Open a database by its address, created when it is not there; `busy` is the patience with locks, in seconds."""
        return cls(open_database(url, busy=busy))

    @classmethod
    def existing(cls, url: str) -> Self:
        """Open a database to look something up; raises HistoryError where there is none."""
        return cls(open_database(url, create=False))

    @classmethod
    def temporary(cls) -> Self:
        """Open a database in a private folder that is deleted on closing."""
        with ExitStack() as stack:
            try:
                made = tempfile.TemporaryDirectory(prefix="crawler-", ignore_cleanup_errors=True)
            except OSError as error:
                raise HistoryError(f"no temporary folder can be made: {error}. Set TMPDIR to one with room") from error
            folder = stack.enter_context(made)
            address = f"sqlite:///{Path(folder) / 'audit.db'}"
            return cls(open_database(address, lasting=False), stack.pop_all())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Bring everything into the one file, and let go of it."""
        with self._closing:
            self._database.close()

    @property
    def upgraded(self) -> Upgraded | None:
        """Return how the schema was brought up when this was opened; None where it was up to date."""
        return self._database.upgraded
