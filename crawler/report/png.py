"""A bar of shares as a PNG file: mail programs show no SVG. Written by hand, for a strip of colours needs no library of pictures."""

import struct
import zlib
from collections.abc import Sequence

WIDTH, HEIGHT = 1200, 32  # twice the size at which it is shown, for fine screens
GAP = 4  # between two shares
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PALETTE = 3  # PNG, 11.2.1: a colour is an index into a table


def bar(shares: Sequence[tuple[str, int]]) -> bytes:
    """Return a bar with one part a share, in its colour (`#rrggbb`) and as wide as its number; the gaps are transparent.

    A share that is not nothing is seen. ValueError where there is nothing to show.
    """
    shown = [(colour, number) for colour, number in shares if number > 0]
    if not shown:
        raise ValueError("a bar of nothing")
    row = b"".join(
        bytes([place]) * width + bytes(GAP) for place, width in enumerate(_widths([number for _, number in shown]), 1)
    )
    pixels = (b"\0" + row[:WIDTH]) * HEIGHT  # PNG, 9.2: each line begins with its filter, here none
    colours = b"\xff\xff\xff" + b"".join(bytes.fromhex(colour[1:]) for colour, _ in shown)
    return _SIGNATURE + b"".join(
        _chunk(name, data)
        for name, data in (
            (b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, _PALETTE, 0, 0, 0)),
            (b"PLTE", colours),
            (b"tRNS", b"\0"),
            (b"IDAT", zlib.compress(pixels, 9)),
            (b"IEND", b""),
        )
    )


def _widths(numbers: Sequence[int]) -> list[int]:
    """Return the width of each part; together with the gaps they fill the bar."""
    room = WIDTH - GAP * (len(numbers) - 1)
    least = 2 * GAP
    widths = [max(least, room * number // sum(numbers)) for number in numbers]
    widths[widths.index(max(widths))] += room - sum(widths)
    return widths


def _chunk(name: bytes, data: bytes) -> bytes:
    """Return one part of the file (PNG, 5.3)."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
