"""Taking Content-Encoding off."""

import contextlib
import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fetch.decoding import PIECE, decode, layers
from crawler.fetch.failures import FetchError

TEXT = b"a page of words " * 10_000
RAW = zlib.compressobj(wbits=-15)
RAW_DEFLATE = RAW.compress(TEXT) + RAW.flush()


def decoded(data: bytes, encoding: str, content_type: str = "text/html") -> bytes:
    """Decode in small pieces, as they come from a socket."""
    stack = layers(encoding, content_type)
    return b"".join(piece for start in range(0, len(data), 7) for piece in decode(data[start : start + 7], stack))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (gzip.compress(TEXT, mtime=0), "gzip"),
        (gzip.compress(TEXT, mtime=0), "x-gzip"),
        (gzip.compress(TEXT, mtime=0), " GZIP "),
        (zlib.compress(TEXT), "deflate"),
        (RAW_DEFLATE, "deflate"),
        (gzip.compress(zlib.compress(TEXT), mtime=0), "deflate, gzip"),
        (TEXT, ""),
        (TEXT, "identity"),
        (TEXT, "utf-8"),
        (gzip.compress(TEXT, mtime=0) + b"junk after the end", "gzip"),
        (gzip.compress(TEXT, mtime=0)[:-8], "gzip"),
    ],
)
def test_what_browsers_decode_is_decoded(data: bytes, encoding: str) -> None:
    """Both forms of deflate, layers, words that mean nothing, and ends that are not clean."""
    assert decoded(data, encoding) == TEXT


@pytest.mark.parametrize(
    ("data", "encoding"),
    [(TEXT, "gzip"), (TEXT, "deflate"), (TEXT, "br"), (TEXT, "zstd"), (TEXT, "gzip, gzip, gzip, gzip")],
)
def test_what_cannot_be_decoded_is_a_failure(data: bytes, encoding: str) -> None:
    """A body that is not what its header says is named."""
    with pytest.raises(FetchError):
        decoded(data, encoding)


def test_a_gzip_file_stays_one() -> None:
    """A server that labels a .tar.gz as an encoding means the file."""
    file = gzip.compress(TEXT, mtime=0)

    assert decoded(file, "gzip", "application/x-gzip") == file


def test_a_bomb_comes_in_bounded_pieces() -> None:
    """However small the input, no piece is larger than the bound."""
    bomb = gzip.compress(gzip.compress(b"\0" * 10_000_000, mtime=0))

    sizes = [len(piece) for piece in decode(bomb, layers("gzip, gzip", "text/html"))]

    assert max(sizes) <= PIECE
    assert sum(sizes) == 10_000_000


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "gzip, deflate"]))
def test_no_bytes_crash_it(data: bytes, encoding: str) -> None:
    """Any bytes are decoded or refused, with nothing but our own error."""
    with contextlib.suppress(FetchError):
        assert isinstance(decoded(data, encoding), bytes)
