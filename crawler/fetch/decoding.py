"""Taking Content-Encoding off a body piece by piece, never more at once than was asked for."""

import zlib
from collections.abc import Iterator

from crawler.fetch.failures import FetchError
from crawler.records import FailureKind

GZIP = {"gzip", "x-gzip"}
PIECE = 65_536
UNREADABLE = {"br", "zstd", "compress", "x-compress"}  # never offered in Accept-Encoding
MAX_LAYERS = 3


class Inflater:
    """One layer of gzip or deflate, decoded into pieces of bounded size.

    What follows the end mark is left out, as browsers do; so is the absence of an end mark.
    """

    def __init__(self, encoding: str) -> None:
        self._gzip = encoding in GZIP
        self._stream = zlib.decompressobj(zlib.MAX_WBITS | 16 if self._gzip else zlib.MAX_WBITS)
        self._begun = False

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Yield what the bytes decode to, each piece at most 64 KiB; raises `FetchError` for what is no such stream."""
        more = True
        while more and not self._stream.eof:
            piece = self._inflate(data)
            data = self._stream.unconsumed_tail
            more = bool(data) or len(piece) == PIECE
            if piece:
                yield piece

    def _inflate(self, data: bytes) -> bytes:
        """Decode one piece; `deflate` may come with zlib's frame or, against RFC 9110 section 8.4.1.2, without."""
        try:
            piece = self._stream.decompress(data, PIECE)
        except zlib.error as error:
            if self._begun or self._gzip:
                raise FetchError(FailureKind.DECODING, str(error)) from error
            self._begun = True
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
            return self._inflate(data)
        self._begun = True
        return piece


def layers(content_encoding: str, content_type: str) -> list[Inflater]:
    """Return the decoders for a Content-Encoding header, outermost first; raises `FetchError` for one we cannot decode.

    Words that name no encoding (`utf-8`, `none`) are passed over, as browsers do. A gzip file that is sent with the encoding gzip is
    meant to stay one: browsers save `.tar.gz` as it came.
    """
    names = [word.strip().lower() for word in content_encoding.split(",")]
    if set(names) & UNREADABLE:
        raise FetchError(FailureKind.DECODING, f"the encoding {content_encoding[:40]} was not asked for")
    if "gzip" in content_type or "x-tar" in content_type:
        names = [name for name in names if name not in GZIP]
    known = [Inflater(name) for name in reversed(names) if name in GZIP | {"deflate"}]
    if len(known) > MAX_LAYERS:
        raise FetchError(FailureKind.DECODING, f"{len(known)} encodings lie over each other")
    return known


def decode(data: bytes, inflaters: list[Inflater]) -> Iterator[bytes]:
    """Yield the bytes with every layer taken off, in pieces of bounded size."""
    if not inflaters:
        yield data
        return
    for piece in inflaters[0].decode(data):
        yield from decode(piece, inflaters[1:])
