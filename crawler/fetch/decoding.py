"""Taking Content-Encoding off a body piece by piece, never more at once than was asked for."""

from collections.abc import Iterator

from crawler.fetch.decoders import DECODERS, Decoder
from crawler.fetch.failures import FetchError
from crawler.records import FailureKind

GZIP = {"gzip", "x-gzip"}
ACCEPT_ENCODING = ", ".join(name for name in DECODERS if name != "x-gzip")
UNREADABLE = {"br", "zstd"} - DECODERS.keys()
MAX_LAYERS = 3


def layers(content_encoding: str, content_type: str) -> list[Decoder]:
    """Return the decoders for a Content-Encoding header, outermost first; raises `FetchError` for one we cannot decode.

    Words that name no encoding (`utf-8`, `none`), and `compress`, which nobody sends, are passed over, as browsers do.
    A gzip file that is sent with the encoding gzip is meant to stay one: browsers save `.tar.gz` as it came.
    """
    names = [word.strip().lower() for word in content_encoding.split(",")]
    if UNREADABLE.intersection(names):
        raise FetchError(FailureKind.DECODING, f"the encoding {content_encoding[:40]} was not asked for")
    if "gzip" in content_type or "x-tar" in content_type:
        names = [name for name in names if name not in GZIP]
    known = [DECODERS[name] for name in reversed(names) if name in DECODERS]
    if len(known) > MAX_LAYERS:
        raise FetchError(FailureKind.DECODING, f"{len(known)} encodings lie over each other")
    return [make() for make in known]


def decode(data: bytes, decoders: list[Decoder]) -> Iterator[bytes]:
    """Yield the bytes with every layer taken off, in pieces of bounded size."""
    if not decoders:
        yield data
        return
    for piece in decoders[0].decode(data):
        yield from decode(piece, decoders[1:])
