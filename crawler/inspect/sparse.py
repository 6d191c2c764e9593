"""A file of which parts are known: reading what is not known says so, in place of inventing it."""

import io
import mmap
from collections.abc import Iterable
from typing import Self

from crawler.records import OnDisk, Part

Bytes = bytes | mmap.mmap
"""A body in memory, or in a file that is read as if it were: only what is touched is read."""


def mapped(file: OnDisk) -> Bytes:
    """Return the bytes of a file on disk. Raises OSError."""
    return mmap.mmap(file.fileno(), file.size) if file.size else b""  # shared: its pages are the system's, not ours


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
        self._parts: tuple[tuple[int, int, Bytes], ...] = tuple((part.start, part.stop, part.content) for part in parts)

    @classmethod
    def whole(cls, body: Bytes) -> Self:
        """Return a file that is known from beginning to end."""
        file = cls(len(body), ())
        file._parts = ((0, len(body), body),)
        return file

    def at(self, start: int, stop: int) -> bytes:
        """Return some bytes, fewer at the end of the file; raises Missing, with the first of them that are not known."""
        stop = min(stop, self.size)
        if start >= stop:
            return b""
        for first, end, content in self._parts:
            if start < first:
                raise Missing(start, min(stop, first))
            if stop <= end:
                return content[start - first : stop - first]
            start = max(start, end)
        raise Missing(start, stop)

    def tail(self, length: int) -> bytes:
        """Return the last bytes; raises Missing."""
        return self.at(max(0, self.size - length), self.size)

    def all(self) -> Bytes:
        """Return every byte, without a copy where they lie together; raises Missing."""
        first, end, content = self._parts[0] if self._parts else (0, 0, b"")
        return content if (first, end) == (0, self.size) else self.at(0, self.size)

    def known(self) -> tuple[Bytes, ...]:
        """Return what is known, part by part."""
        return tuple(content for _, _, content in self._parts)

    def open(self) -> io.RawIOBase | io.BytesIO:
        """Return a file object; reading from it raises Missing."""
        content = self._parts[0][2] if self._parts and self._parts[0][:2] == (0, self.size) else None
        return io.BytesIO(content) if isinstance(content, bytes) else SparseFile(self)

    def end(self, most: int) -> bytes:
        """Return up to so many bytes of the known part that reaches the end of the file, empty where none does."""
        return next((content[-most:] for _, end, content in self._parts if end == self.size), b"")


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
