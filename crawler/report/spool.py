"""Lines that wait for their turn: in memory while they are few, in a nameless temporary file of the system's when they are many."""

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Self

IN_MEMORY = 4_000_000  # bytes


class Spool:
    """Lines in the order in which they were added; gone when it is closed."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile[bytes](max_size=IN_MEMORY)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, line: str) -> None:
        """Keep one line: text that is valid Unicode and holds no line feed."""
        self._file.write(f"{line}\n".encode())

    def __iter__(self) -> Iterator[str]:
        self._file.seek(0)
        return (line[:-1].decode() for line in self._file)
