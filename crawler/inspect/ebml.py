"""Elements of EBML, which Matroska and WebM are made of (RFC 8794)."""

from collections.abc import Iterator

_MOST = 10_000  # elements of one that holds others


def number(data: bytes, *, keep: bool = False) -> tuple[int, int]:
    """Read a number of variable length (section 4); return it and its width. Identifiers keep their marker."""
    width = 9 - data[0].bit_length() if data and data[0] else 8
    value = int.from_bytes(data[:width])
    return (value if keep else value & (1 << 7 * width) - 1), width


def elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the name and the content of the elements that follow each other, up to one that does not fit."""
    place = 0
    for _ in range(_MOST):
        name, wide = number(data[place : place + 4], keep=True)
        size, width = number(data[place + wide : place + wide + 8])
        start = place + wide + width
        place = start + size
        if start >= len(data) or place > len(data):
            return
        yield name, data[start:place]
