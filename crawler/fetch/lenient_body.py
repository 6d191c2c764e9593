"""The body of an answer that was read leniently: by chunks, by length, or to the end of the connection."""

from collections.abc import AsyncIterator, Callable, Iterator

import httpcore
import httpx

from crawler.fetch.failures import FetchError
from crawler.records import FailureKind

READ = 16_384  # bytes at a time
MAX_LINE = 16_384  # bytes of the line before a chunk; browsers stop there too
MAX_SIZE = 16  # digits of a chunk's size


class Chunks:
    """Takes the chunks off (RFC 9112 section 7.1), line ends as they come; `ended` once the last one and its trailers came."""

    def __init__(self) -> None:
        self.ended = False
        self._read_line: Callable[[bytes], None] = self._size
        self._line = bytearray()
        self._left = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield the bytes inside; raises `FetchError` where the chunks make no sense. What follows the end is left out."""
        at = 0
        while at < len(data) and not self.ended:
            if self._left:
                piece = data[at : at + self._left]
                self._left -= len(piece)
                at += len(piece)
                yield piece
                continue
            end = data.find(b"\n", at) + 1
            self._line += data[at : end or len(data)]
            at = end or len(data)
            if len(self._line) > MAX_LINE:
                raise FetchError(FailureKind.TRUNCATED, "a chunk's line without end")
            if end:
                line = bytes(self._line).rstrip(b"\r\n")
                self._line.clear()
                self._read_line(line)

    def _size(self, line: bytes) -> None:
        """Read the line before a chunk, without its extensions."""
        digits = line.partition(b";")[0].rstrip(b" \t")
        if not digits.isalnum() or len(digits.lstrip(b"0")) > MAX_SIZE:
            raise FetchError(FailureKind.TRUNCATED, f"{line[:20]!r} is no size of a chunk")
        try:
            self._left = int(digits, 16)
        except ValueError as error:
            raise FetchError(FailureKind.TRUNCATED, f"{line[:20]!r} is no size of a chunk") from error
        self._read_line = self._gap if self._left else self._trailer

    def _gap(self, line: bytes) -> None:
        """Read what ends a chunk: nothing."""
        if line:
            raise FetchError(FailureKind.TRUNCATED, "a chunk is longer than it says")
        self._read_line = self._size

    def _trailer(self, line: bytes) -> None:
        """Pass trailers over; an empty line ends them."""
        self.ended = not line


class LenientBody(httpx.AsyncByteStream):
    """What comes over a connection after the head; closing it closes the connection."""

    def __init__(self, stream: httpcore.AsyncNetworkStream, first: bytes, *, chunked: bool, length: int | None) -> None:
        self._stream = stream
        self._first = first
        self._chunked = chunked
        self._length = length
        self.timeout: float | None = None

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the body's bytes; raises `FetchError` and `httpx.ReadError` where it breaks off."""
        if not self._chunked:
            async for piece in self._plain():
                yield piece
            return
        chunks = Chunks()
        async for data in self._raw():
            for piece in chunks.feed(data):
                yield piece
            if chunks.ended:
                return
        raise FetchError(FailureKind.TRUNCATED, "the last chunk is missing")

    async def _plain(self) -> AsyncIterator[bytes]:
        """Yield as many bytes as were told, or all there are."""
        left = self._length
        if left == 0:
            return
        async for data in self._raw():
            yield data if left is None else data[:left]
            left = None if left is None else left - len(data)
            if left is not None and left <= 0:
                return
        if left is not None:
            raise FetchError(FailureKind.TRUNCATED, f"{left} bytes are missing")

    async def _raw(self) -> AsyncIterator[bytes]:
        """Yield what comes, to the end of the connection."""
        data = self._first
        while True:
            if data:
                yield data
            try:
                data = await self._stream.read(READ, timeout=self.timeout)
            except httpcore.ReadTimeout as error:
                raise FetchError(FailureKind.TIMEOUT_BODY, f"nothing came for {self.timeout:g} s") from error
            except httpcore.ReadError as error:
                raise httpx.ReadError(str(error)) from error
            if not data:
                return

    async def aclose(self) -> None:
        """Close the connection."""
        await self._stream.aclose()
