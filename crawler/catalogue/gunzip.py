"""Compressed files, unpacked as they are read and never beyond a bound."""

import gzip
import zlib
from io import BufferedReader, RawIOBase
from typing import BinaryIO, cast

from crawler.errors import CatalogueError

MAGIC = b"\x1f\x8b"
MOST = 400_000_000  # bytes unpacked


class _Unpacked(RawIOBase):
    """The unpacked bytes of a gzip stream, counted."""

    def __init__(self, packed: BinaryIO, place: str) -> None:
        self._file = gzip.GzipFile(fileobj=packed)
        self._place, self._left = place, MOST

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Unpack into a buffer."""
        try:
            data = self._file.read1(len(buffer))
        except (OSError, EOFError, zlib.error) as error:
            raise CatalogueError(
                f"{self._place}: is damaged ({error}); compress it once more, or name it unpacked"
            ) from None
        self._left -= len(data)
        if self._left < 0:
            raise CatalogueError(f"{self._place}: unpacks to more than {MOST // 1_000_000} MB; split it")
        buffer[: len(data)] = data
        return len(data)


def gunzip(packed: BinaryIO, place: str) -> BinaryIO:
    """Return the unpacked bytes of a gzip stream; reading raises CatalogueError where it is damaged or unpacks beyond all bounds."""
    from_raw = BufferedReader(_Unpacked(packed, place))
    return cast("BinaryIO", from_raw)
