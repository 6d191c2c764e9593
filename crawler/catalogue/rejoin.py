"""Putting back what was read of a stream that cannot be wound back."""

from io import BufferedReader, BytesIO, RawIOBase
from typing import Any, BinaryIO

_PIECE = 65_536


def rejoin(head: bytes, rest: BinaryIO) -> BinaryIO:
    """Return a stream that begins with what was read of another and goes on with its rest."""
    return BufferedReader(_Rejoined(head, rest), _PIECE)


class _Rejoined(RawIOBase):
    """Two streams one after the other, as the standard library wants a raw stream to be."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
