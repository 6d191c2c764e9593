"""Fonts in a PDF that are not packed."""

import struct

import pytest

from crawler.inspect.pdf_fonts import damaged_font

NAMES = (b"OS/2", b"glyf", b"head", b"hmtx", b"loca")
NOISE = bytes(range(1, 200)) * 11 + b"\1\2\3"


def font(*, stale: bytes = b"") -> bytes:
    """Write a font of some tables; the sum of one may be left from before it was changed."""
    place, entries, tables = 12 + 16 * len(NAMES), b"", b""
    for number, name in enumerate(NAMES):
        table = bytes([number]) + NOISE
        padded = table.ljust(-(-len(table) // 4) * 4, b"\0")
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        entries += struct.pack(">4sIII", name, total ^ (name in (stale, b"head")), place + len(tables), len(table))
        tables += padded
    return struct.pack(">IHHHH", 0x10000, len(NAMES), 0, 0, 0) + entries + tables


def pdf(data: bytes, more: bytes = b"") -> bytes:
    """Write an object that holds a font."""
    return (
        b"%%PDF-1.4\n8 0 obj\n<</Length1 %d/Length %d%s>>\nstream\n" % (len(data), len(data), more)
        + data
        + b"\nendstream"
    )


WHOLE = font()


def holed(data: bytes, *places: int) -> bytes:
    """Put zeros at some places."""
    for place in places:
        data = data[:place] + bytes(700) + data[place + 700 :]
    return data


@pytest.mark.parametrize(
    ("body", "is_damaged"),
    [
        (pdf(WHOLE), False),
        (pdf(holed(WHOLE, 3_000)), True),
        (pdf(holed(WHOLE, 3_900)), True),  # from one table into the next
        (pdf(holed(WHOLE, 3_000)) + pdf(WHOLE), True),
        (pdf(holed(WHOLE, 2_400, 3_400)), False),  # signs that were taken out
        (pdf(holed(font(stale=b"hmtx"), 3_000)), False),
        (pdf(holed(WHOLE, 3_000)) + pdf(font(stale=b"loca")), False),
        (pdf(holed(WHOLE, 3_000), b"/Filter/Unknown"), False),
        (pdf(holed(WHOLE, 3_000)) + b"<</Encrypt 9 0 R>>", False),
        (pdf(b"another format" + WHOLE[14:]) + bytes(900), False),
        (b"%PDF-1.4\n8 0 obj\n<</Length1 9>>" + bytes(900), False),
        (pdf(WHOLE[:60]) + bytes(900), False),
    ],
)
def test_zeros_in_a_font(body: bytes, is_damaged: bool) -> None:  # noqa: FBT001
    """They stand in one place, and no other table has a wrong sum; that of the head is made otherwise."""
    assert damaged_font(body) is is_damaged
