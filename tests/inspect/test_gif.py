"""GIF: the codes of its pictures stand for their pixels."""

import pytest

from crawler.inspect.lzw import values
from crawler.inspect.media import read_media
from crawler.inspect.sparse import Sparse
from crawler.records import Document

WIDTH, HEIGHT = 40, 50
BITS = 3
PIXELS = bytes((place * place // 7 + place) % 8 for place in range(WIDTH * HEIGHT))


def packed(pixels: bytes, bits: int) -> bytes:
    """Pack pixels as LZW does (GIF89a, appendix F)."""
    clear = 1 << bits
    table, width, held, have = {bytes([one]): one for one in range(clear)}, bits + 1, clear, bits + 1
    following, seen = clear + 2, b""
    for one in pixels:
        if seen + bytes([one]) in table:
            seen += bytes([one])
            continue
        held |= table[seen] << have
        have += width
        if following < 4_096:
            table[seen + bytes([one])] = following
            width += following == 1 << width and width < 12
            following += 1
        seen = bytes([one])
    held |= table[seen] << have | (clear + 1) << have + width
    return held.to_bytes((have + 2 * width + 7) // 8, "little")


def picture(data: bytes, height: int = HEIGHT) -> bytes:
    """Write a picture of some codes."""
    blocks = b"".join(bytes([len(data[at : at + 255])]) + data[at : at + 255] for at in range(0, len(data), 255))
    size = WIDTH.to_bytes(2, "little") + height.to_bytes(2, "little")
    return b"GIF89a" + size + b"\0\0\0,\0\0\0\0" + size + b"\0" + bytes([BITS]) + blocks + b"\0;"


def read(body: bytes) -> Document:
    """Read a whole picture."""
    return read_media("gif", Sparse.whole(body))


CODES = packed(PIXELS, BITS)


@pytest.mark.parametrize(("pixels", "bits"), [(PIXELS, 3), (b"\0" * 9_000, 2), (bytes(range(256)) * 40, 8), (b"\1", 2)])
def test_codes_stand_for_pixels(pixels: bytes, bits: int) -> None:
    """Each stands for as many as there were, whatever width the codes grow to."""
    assert values(packed(pixels, bits), bits) == len(pixels)


def test_a_picture_whose_codes_are_damaged() -> None:
    """A code that stands for nothing yet, or too few pixels or too many; hardly any are passed over."""
    assert read(picture(CODES)) == Document(opens=True, ended=True)
    assert read(picture(packed(PIXELS[:-2], BITS))).opens
    assert read(picture(CODES, HEIGHT - 1)).opens
    assert read(picture(CODES, HEIGHT + 1)).damage == "a picture does not unpack"
    assert read(picture(CODES, HEIGHT - 9)).damage == "a picture does not unpack"
    assert read(picture(CODES[:20] + b"\xff\xff" + CODES[22:])).damage == "a picture does not unpack"


def test_one_picture_that_is_whole_needs_no_trailer() -> None:
    """Viewers show all of it; of a film nobody knows what is missing, and half a picture is half a picture."""
    whole = picture(packed(PIXELS, BITS))
    second = whole[whole.index(b",") : -1]
    assert read_media("gif", Sparse.whole(whole[:-1])).opens is True
    assert read_media("gif", Sparse.whole(whole[:-2])).opens is not True
    assert read_media("gif", Sparse.whole(whole[:-1] + second)).ended is False
    assert read_media("gif", Sparse.whole(picture(packed(PIXELS[: len(PIXELS) // 2], BITS))[:-1])).opens is not True
