"""One layer of Content-Encoding each: bytes in, pieces of bounded size out, however small the input was."""

import sys
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

from crawler.fetch.failures import FetchError
from crawler.records import FailureKind

try:
    import brotli
except ImportError:  # what is not there is not offered
    brotli = None
try:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
except ImportError:
    zstd = None  # type: ignore[assignment]

PIECE = 65_536  # bytes; no piece is larger
BROTLI_OUTPUT = 16_384  # bytes asked for at once; the library gives up to twice as many
BROTLI_INPUT = (
    1024  # bytes; what follows the end of the stream costs what was decoded of the same bite, so bites are small
)
WINDOW_LOG = 23  # 8 MB: RFC 9659 section 3, and what browsers allow
MAX_FRAMES = 1024  # of zstd in one body: an empty one decodes to nothing, so no cap would end a body of them


class Decoder(Protocol):
    """Takes one encoding off."""

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Yield what the bytes decode to, each piece at most `PIECE`; raises `FetchError` for what is no such stream."""


# zlib's names of what stands behind the data (RFC 1952, section 2.3.1)
_TRAILERS = ("incorrect data check", "incorrect length check")


class _WrongTrailer(Exception):  # noqa: N818 - reads as what it says
    """All was decoded, and does not fit the checksum or the length behind it."""


def _step_by_step(stream: "zlib._Decompress", data: bytes) -> Iterator[bytes]:
    """Yield what comes before the wrong trailer: zlib keeps it back when it meets both in one bite."""
    for place in range(len(data)):
        try:
            piece = stream.decompress(data[place : place + 1])
        except zlib.error:
            return
        if piece:
            yield piece


class Inflater:
    """gzip or deflate. What follows the end mark is left out, as browsers do; so is the absence of an end mark, and a wrong checksum behind all of it."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._stream = zlib.decompressobj(zlib.MAX_WBITS | 16 if gzip else zlib.MAX_WBITS)
        self._begun = False
        self._over = False

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Yield bounded pieces."""
        more = True
        while more and not self._stream.eof and not self._over:
            before = self._stream.copy()
            try:
                piece = self._inflate(data)
            except _WrongTrailer:
                self._over = True
                yield from _step_by_step(before, data)
                return
            data = self._stream.unconsumed_tail
            more = bool(data) or len(piece) == PIECE
            if piece:
                yield piece

    def _inflate(self, data: bytes) -> bytes:
        """Decode one piece; `deflate` may come with zlib's frame or, against RFC 9110 section 8.4.1.2, without."""
        try:
            piece = self._stream.decompress(data, PIECE)
        except zlib.error as error:
            if any(name in str(error) for name in _TRAILERS):
                raise _WrongTrailer from error
            if self._begun or self._gzip:
                raise FetchError(FailureKind.DECODING, str(error)) from error
            self._begun = True
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
            return self._inflate(data)
        self._begun = True
        return piece


class Unbrotli:
    """br (RFC 7932). The absence of an end is no fault; what follows one is, where the library gets to see it."""

    def __init__(self) -> None:
        self._stream = brotli.Decompressor()

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Yield bounded pieces."""
        for start in range(0, len(data), BROTLI_INPUT):
            bite = data[start : start + BROTLI_INPUT]
            more = True
            while more and not self._stream.is_finished():
                piece = self._process(bite)
                bite, more = b"", len(piece) >= BROTLI_OUTPUT
                if piece:
                    yield piece

    def _process(self, bite: bytes) -> bytes:
        """Decode one piece."""
        try:
            return bytes(self._stream.process(bite, output_buffer_limit=BROTLI_OUTPUT))
        except brotli.error as error:
            raise FetchError(FailureKind.DECODING, str(error)) from error


class Unzstd:
    """zstd (RFC 8878), frame after frame, as browsers read it: what follows the last one has to be a frame too."""

    def __init__(self) -> None:
        self._stream = _frame()
        self._frames = 1

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Yield bounded pieces."""
        more = bool(data)
        while more:
            if self._stream.eof:
                self._next()
            piece = self._decompress(data)
            data = self._stream.unused_data if self._stream.eof else b""
            more = bool(data) if self._stream.eof else not self._stream.needs_input
            if piece:
                yield piece

    def _next(self) -> None:
        """Begin a further frame."""
        self._frames += 1
        if self._frames > MAX_FRAMES:
            raise FetchError(FailureKind.DECODING, f"more than {MAX_FRAMES} frames")
        self._stream = _frame()

    def _decompress(self, data: bytes) -> bytes:
        """Decode one piece."""
        try:
            return self._stream.decompress(data, max_length=PIECE)
        except zstd.ZstdError as error:
            raise FetchError(FailureKind.DECODING, str(error)) from error


def _frame() -> "zstd.ZstdDecompressor":
    """Make a decoder for one frame, within the window that is allowed."""
    return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: WINDOW_LOG})


def _known() -> dict[str, Callable[[], Decoder]]:
    """List what can be decoded here, by its name in Content-Encoding."""
    known: dict[str, Callable[[], Decoder]] = {
        "gzip": lambda: Inflater(gzip=True),
        "x-gzip": lambda: Inflater(gzip=True),
        "deflate": lambda: Inflater(gzip=False),
    }
    if hasattr(brotli, "Decompressor") and hasattr(brotli.Decompressor, "can_accept_more_data"):  # since 1.2: bounded
        known["br"] = Unbrotli
    return known | ({"zstd": Unzstd} if zstd is not None else {})


DECODERS = _known()
