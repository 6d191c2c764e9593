"""The bar of a mail: a PNG file that says what its numbers say."""

import struct
import zlib

import pytest

from crawler.report.png import GAP, HEIGHT, WIDTH, bar

RED, GREEN = "#ff0000", "#00ff00"


def rows_of(picture: bytes) -> tuple[tuple[bytes, ...], list[bytes]]:
    """Read a picture as any program does: its colours, and its rows of pixels. Every chunk's checksum is looked at."""
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    chunks: dict[bytes, bytes] = {}
    at = 8
    while at < len(picture):
        size, name = struct.unpack_from(">I4s", picture, at)
        chunks[name] = picture[at + 8 : at + 8 + size]
        assert struct.unpack_from(">I", picture, at + 8 + size)[0] == zlib.crc32(name + chunks[name])
        at += 12 + size
    width, height, depth, kind, *_ = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert (width, height, depth, kind) == (WIDTH, HEIGHT, 8, 3)
    pixels = zlib.decompress(chunks[b"IDAT"])
    assert len(pixels) == HEIGHT * (WIDTH + 1)
    table = chunks[b"PLTE"]
    rows = [pixels[start + 1 : start + 1 + WIDTH] for start in range(0, len(pixels), WIDTH + 1)]
    return tuple(table[place : place + 3] for place in range(0, len(table), 3)), rows


def test_parts_are_as_wide_as_their_numbers() -> None:
    """Three quarters and one, with a gap that shows what lies behind."""
    colours, rows = rows_of(bar([(RED, 75), (GREEN, 25)]))
    assert colours[1:] == (b"\xff\x00\x00", b"\x00\xff\x00")
    assert len(set(rows)) == 1
    assert (rows[0].count(1), rows[0].count(0), rows[0].count(2)) == (897, GAP, 299)


def test_a_tiny_share_is_seen() -> None:
    """One of a million is not nothing."""
    _, rows = rows_of(bar([(RED, 999_999), (GREEN, 1), (RED, 0)]))
    assert rows[0].count(2) == 2 * GAP
    assert len(rows[0]) == WIDTH


def test_a_bar_of_nothing_is_refused() -> None:
    """Whoever asks for it has made a mistake."""
    with pytest.raises(ValueError, match="nothing"):
        bar([(RED, 0)])
