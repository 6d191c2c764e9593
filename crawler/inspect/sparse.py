"""A file of which parts are known: reading what is not known says so, in place of inventing it."""

import io
from collections.abc import Iterable
from typing import Self

from crawler.records import Part


class Missing(Exception):  # noqa: N818 - reads as what it says
    """Bytes were wanted that are not known: from `start` to before `stop`."""

    def __init__(self, start: int, stop: int) -> None:
        super().__init__(f"bytes {start} to {stop} are not known")
        self.start = start
        self.stop = stop


class Sparse:
    """The length of a file, and the parts of it that are known, in order and apart from each other."""

    def __init__(self, size: int, parts: Iterable[Part]) -> None:
        self.size = size
        self._parts = tuple(parts)

    @classmethod
    def whole(cls, body: bytes) -> Self:
        """Return a file that is known from beginning to end."""
        return cls(len(body), (Part(0, body),))

    def at(self, start: int, stop: int) -> bytes:
        """Return some bytes, fewer at the end of the file; raises Missing, with the first of them that are not known."""
        stop = min(stop, self.size)
        if start >= stop:
            return b""
        for part in self._parts:
            if start < part.start:
                raise Missing(start, min(stop, part.start))
            if stop <= part.stop:
                return part.content[start - part.start : stop - part.start]
            start = max(start, part.stop)
        raise Missing(start, stop)

    def tail(self, length: int) -> bytes:
        """Return the last bytes; raises Missing."""
        return self.at(max(0, self.size - length), self.size)

    def all(self) -> bytes:
        """Return every byte; raises Missing."""
        return self.at(0, self.size)

    def known(self) -> tuple[bytes, ...]:
        """Return what is known, part by part."""
        return tuple(part.content for part in self._parts)

    def open(self) -> io.RawIOBase | io.BytesIO:
        """Return a file object; reading from it raises Missing."""
        whole = self._parts and (self._parts[0].start, self._parts[0].stop) == (0, self.size)
        return io.BytesIO(self._parts[0].content) if whole else SparseFile(self)

    def end(self) -> bytes:
        """Return the longest known part that reaches the end of the file, empty where none does."""
        return next((part.content for part in self._parts if part.stop == self.size), b"")


class SparseFile(io.RawIOBase):
    """A sparse file for readers that want a file object; reading raises Missing."""

    def __init__(self, sparse: Sparse) -> None:
        super().__init__()
        self._sparse = sparse
        self._place = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that any place of it can be read."""
        return True

    def tell(self) -> int:
        """Return the place of the next byte."""
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place, counted from the beginning, from here or from the end."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._sparse.size}[whence]
        if base + offset < 0:
            raise OSError("a place before the beginning")  # as a file on disk does
        self._place = base + offset
        return self._place

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # "any writable buffer" has no name before Python 3.12
        """Read as many bytes as the buffer holds, fewer at the end of the file; raises Missing."""
        view = memoryview(buffer).cast("B")
        data = self._wanted(self._place, self._place + len(view))
        view[: len(data)] = data
        self._place += len(data)
        return len(data)

    def _wanted(self, start: int, stop: int) -> bytes:
        return self._sparse.at(start, stop)


class PatientFile(SparseFile):
    """A sparse file for readers that exceptions cannot cross, such as C: it gives nothing any more once something was missed.

    What a reader makes of that is worth nothing: `missed` says what it was. (Zeros in its place would be searched to the end.)
    """

    def __init__(self, sparse: Sparse) -> None:
        super().__init__(sparse)
        self.missed: tuple[int, int] | None = None

    def _wanted(self, start: int, stop: int) -> bytes:
        if self.missed is None:
            try:
                return super()._wanted(start, stop)
            except Missing as hole:
                self.missed = (hole.start, hole.stop)
        return b""
