"""Zeros in a PDF where it is text."""

import zlib
from collections.abc import Callable

import pytest

from crawler.inspect.pdf import read_pdf
from crawler.inspect.pdf_streams import damaged_stream

Make = Callable[..., bytes]
WORDS = b"(Hedges in winter) Tj 0 -14 Td\n" * 20
HOLE = bytes(70)


def stream(content: bytes, said: bytes = b"") -> bytes:
    """Write an object that nothing names."""
    return b"99 0 obj\n<< /Length %d %s>>\nstream\n" % (len(content), said) + content + b"\nendstream\nendobj\n"


PACKED = bytes(range(1, 256)) * 9


def holed(said: bytes, size: int = 600, end: bytes = PACKED) -> bytes:
    """Write an object whose data hold zeros."""
    return stream(PACKED + bytes(size) + end, said)


@pytest.mark.parametrize(
    ("beside", "opens"),
    [
        (stream(WORDS), True),
        (stream(WORDS[:100] + HOLE + WORDS[170:]), False),
        (stream(WORDS[:100] + HOLE[:50] + WORDS[150:]), True),
        (stream(WORDS[:100] + HOLE + b"\1\2\3" + WORDS[173:]), True),
        (stream(WORDS[:100] + HOLE + WORDS[170:], b"/Subtype /Image"), True),
        (stream(WORDS[:100] + HOLE + WORDS[170:], b"/FunctionType 0"), True),
        (holed(b"/Filter /CCITTFaxDecode"), False),
        (holed(b"/Filter [/LZWDecode]"), False),
        (holed(b"/Filter /CCITTFaxDecode", 400), True),
        (holed(b"/Filter /JPXDecode", end=b""), True),
        (holed(b"/Filter /Unknown"), True),
        (holed(b"/Length1 900 /Length2 3000 /Length3 0"), False),
        (holed(b"/Length1 3900"), True),
        (b"98 0 obj\n(words)\nendobj\n" + HOLE + b"\n", False),
        (b"98 0 obj\n<</ByteRange [0 9 9 9] /Contents (signed" + HOLE + b")>>\nendobj\n", True),
    ],
)
def test_zeros_where_all_else_is_text(beside: bytes, opens: bool, pdf: Make) -> None:  # noqa: FBT001
    """In a stream that is not packed, and between objects; pictures, functions and signatures may have zeros."""
    body = pdf("Hedges").replace(b"6 0 obj", beside + b"6 0 obj")
    found = read_pdf(body).document
    assert (found.opens, found.damage) == (opens, None if opens else "a block of zeros")


def test_zeros_behind_a_stream() -> None:
    """Objects stood there: what is packed ended before them. At the end of a stream they only fill it."""
    packed = zlib.compress(bytes(range(256)) * 9)
    begin = b"8 0 obj\n<</Filter /FlateDecode /Length %d>>\nstream\n" % len(packed) + packed
    assert damaged_stream(begin + bytes(900) + b"more of another\nendstream\nendobj\n") == "a block of zeros"
    assert damaged_stream(begin + bytes(900) + b"\nendstream\nendobj\n") is None


def test_a_picture_that_does_not_end_where_it_should() -> None:
    """One without an end of its own, whose length is not that up to what is taken for its end, was torn."""
    picture = b"\xff\xd8\xff\xe0\0\4ab\xff\xdb" + bytes(range(200)) * 9

    def told(length: int) -> str | None:
        head = b"8 0 obj\n<</Filter /DCTDecode /Length %d>>\nstream\n" % length
        return damaged_stream(head + picture + b"\nendstream\nendobj\n")

    assert told(len(picture)) is None
    assert [told(len(picture) + more) for more in (-99, 99)] == ["a stream breaks off"] * 2
