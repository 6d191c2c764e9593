"""Taking Content-Encoding off."""

import contextlib
import gzip
import subprocess
import sys
import tracemalloc
import zlib
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fetch.decoders import PIECE
from crawler.fetch.decoding import decode, layers
from crawler.fetch.failures import FetchError

brotli: Any = pytest.importorskip("brotli", reason="br is decoded by brotli", exc_type=ImportError)
zstd: Any
if sys.version_info >= (3, 14):
    from compression import zstd
else:
    zstd = pytest.importorskip("backports.zstd", reason="zstd is decoded by backports.zstd", exc_type=ImportError)

TEXT = b"a page of words " * 10_000
RAW = zlib.compressobj(wbits=-15)
RAW_DEFLATE = RAW.compress(TEXT) + RAW.flush()
SKIPPED = b"\x50\x2a\x4d\x18\x04\0\0\0abcd"  # a skippable frame, RFC 8878 section 3.1.2
PACK: dict[str, Any] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": partial(brotli.compress, quality=1),
    "zstd": zstd.compress,
}


def decoded(data: bytes, encoding: str, content_type: str = "text/html") -> bytes:
    """Decode in small pieces, as they come from a socket."""
    stack = layers(encoding, content_type)
    return b"".join(piece for start in range(0, len(data), 7) for piece in decode(data[start : start + 7], stack))


def wide(bits: int) -> bytes:
    """Compress so that a window of two to the power of `bits` has to be kept to decode it."""
    parameter = zstd.CompressionParameter
    packer = zstd.ZstdCompressor(options={parameter.window_log: bits, parameter.content_size_flag: 0})
    return bytes(packer.compress(TEXT) + packer.flush())


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (wide(23), "zstd"),
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
        (gzip.compress(TEXT, mtime=0) + gzip.compress(b"a second member", mtime=0), "gzip"),
        (TEXT, "compress"),
        (brotli.compress(TEXT), "br"),
        (brotli.compress(TEXT), "BR"),
        (gzip.compress(brotli.compress(TEXT), mtime=0), "br, gzip"),
        (zstd.compress(TEXT), "zstd"),
        (zstd.compress(TEXT[:500]) + zstd.compress(TEXT[500:]), "zstd"),
        (SKIPPED + zstd.compress(TEXT) + SKIPPED, "zstd"),
    ],
)
def test_what_browsers_decode_is_decoded(data: bytes, encoding: str) -> None:
    """Both forms of deflate, layers, words that mean nothing, and ends that are not clean."""
    assert decoded(data, encoding) == TEXT


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT, "gzip"),
        (TEXT, "deflate"),
        (TEXT, "br"),
        (TEXT, "zstd"),
        (TEXT, "gzip, gzip, gzip, gzip"),
        (zstd.compress(TEXT) + b"junk", "zstd"),
        (brotli.compress(TEXT) + b"junk", "br"),
        (wide(24), "zstd"),
        (zstd.compress(b"") * 2000, "zstd"),
    ],
)
def test_what_cannot_be_decoded_is_a_failure(data: bytes, encoding: str) -> None:
    """A body that is not what its header says is named."""
    with pytest.raises(FetchError):
        decoded(data, encoding)


def test_a_gzip_file_stays_one() -> None:
    """A server that labels a .tar.gz as an encoding means the file."""
    file = gzip.compress(TEXT, mtime=0)

    assert decoded(file, "gzip", "application/x-gzip") == file


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "gzip, gzip", "br, zstd", "zstd, br"])
def test_a_bomb_comes_in_bounded_pieces(encoding: str) -> None:
    """However small the input, no piece is larger than the bound, and no more is kept than a window."""
    bomb = b"\0" * 20_000_000
    for name in encoding.split(", "):
        bomb = PACK[name](bomb)
    tracemalloc.start()

    sizes = [len(piece) for piece in decode(bomb, layers(encoding, "text/html"))]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (max(sizes) <= PIECE, sum(sizes)) == (True, 20_000_000)
    assert peak < 1_000_000


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
def test_a_bomb_may_be_left_at_any_piece(encoding: str) -> None:
    """Whoever has read enough stops: nothing is decoded ahead."""
    pieces = decode(PACK[encoding](b"\0" * 5_000_000), layers(encoding, "text/html"))

    assert 0 < len(next(pieces)) <= PIECE
    pieces.close()  # type: ignore[attr-defined]


def test_what_cannot_be_decoded_is_not_offered() -> None:
    """Where a library is missing, its encoding is not asked for, and refused by name when it is sent all the same."""
    program = (
        "import sys; sys.modules |= {'brotli': None, 'backports.zstd': None, 'compression.zstd': None}\n"
        "from crawler.fetch.decoding import ACCEPT_ENCODING, layers\n"
        "from crawler.fetch.failures import FetchError\n"
        "print(ACCEPT_ENCODING)\n"
        "for name in ('br', 'zstd'):\n"
        "    try: layers(name, '')\n"
        "    except FetchError as error: print(error)\n"
    )

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert said.splitlines() == [
        "gzip, deflate",
        *(f"the encoding {name} was not asked for" for name in ("br", "zstd")),
    ]


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "br", "zstd", "gzip, deflate", "zstd, br"]))
def test_no_bytes_crash_it(data: bytes, encoding: str) -> None:
    """Any bytes are decoded or refused, with nothing but our own error."""
    with contextlib.suppress(FetchError):
        assert isinstance(decoded(data, encoding), bytes)


@pytest.mark.parametrize("content", [b"", b"a few words", TEXT, bytes(range(256)) * 900])
@pytest.mark.parametrize("place", [-6, -2])
@pytest.mark.parametrize("bite", [1, 1_000, 1 << 20])
def test_a_wrong_trailer_takes_nothing_away(content: bytes, place: int, bite: int) -> None:
    """Browsers show all that came before a wrong checksum or length, even where both came in one bite."""
    packed = bytearray(gzip.compress(content))
    packed[place] ^= 5
    stack = layers("gzip", "text/html")
    bites = (bytes(packed[start : start + bite]) for start in range(0, len(packed), bite))
    pieces = [piece for data in bites for piece in decode(data, stack)]
    assert b"".join(pieces) == content
    assert max(map(len, pieces), default=0) <= PIECE
