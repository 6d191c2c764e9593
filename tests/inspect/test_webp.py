"""WebP: a file holds a picture, and what stands before its codes is what decoders need."""

import base64
import random
import struct
import time

import pytest

from crawler.inspect.media import read_media
from crawler.inspect.sparse import Sparse
from crawler.inspect.webp_lossy import do_codes_end
from tests.inspect.conftest import LOSSY, riff

TABLE = 0b101  # of one value, in eleven bits: it is simple, has one code, and tells that in eight
LOSSLESS = b"/" + bytes(4) + sum(TABLE << 3 + 11 * at for at in range(5)).to_bytes(9, "little")  # a single pixel


FIRST = int.from_bytes(LOSSY[:3], "little") >> 5
IN_FOUR_PARTS = base64.b85decode(
    b"FbV*j0V+TMFaST9ywPL1E~zH1Q#wl^vk7bfxdmbhNnJaZkeuRWEWmjRtuZZ?wRJ>dB@ygo<7H7~rBJS3=)U4#h(8jUG5Yj4c-gE=ni^j#p7vvP"
    b"Ffaf^001!n05kvq;_Vk<gu%%~VVx|O&u;X`I*TBR>Um%b1DdZP2IPA{aU<vK`Vi;n*;dQ#>~Bz?+sP0#sEO1v1S$vpl?=x92S5P)?iiTJtabjA"
    b"LC6{AyG7?I|JB>1<18I-Pd16{Y!*<)?LxB9iI&_Ks;HRvC}_X{c7@@UyzQHi&E%>|oOZWb9r{?ax?aLCRPY0x`stbhmGoGY!$Y56`wt=oPr#08"
    b"A#8vE000"
)
"""The same picture, its values in four parts, and its blocks in segments."""


def lossy(
    first: int = FIRST, *, kept: int = 0, profile: int = 0, shown: int = 1, start: bytes = b"\x9d\x01\x2a"
) -> bytes:
    """Write a frame of lossy compression: its tag (the length of its first part, and flags), its start, its size, and codes."""
    tag = first << 5 | shown << 4 | profile << 1 | kept
    return struct.pack("<I", tag)[:3] + start + LOSSY[6:]


@pytest.mark.parametrize(
    ("name", "data", "damage"),
    [
        (b"VP8L", LOSSLESS, None),
        (b"VP8L", b"?" + LOSSLESS[1:], "no picture header"),
        (b"VP8L", LOSSLESS[:-5] + bytes(5), "its codes stand for no picture"),
        (b"VP8L", LOSSLESS[:4] + b"\x20" + LOSSLESS[5:], "no picture header"),
        (b"VP8L", b"/\0", "no picture header"),
        (b"VP8 ", lossy(), None),
        (b"VP8 ", lossy(profile=3), None),
        (b"VP8 ", IN_FOUR_PARTS, None),
        (b"VP8 ", IN_FOUR_PARTS[:99] + IN_FOUR_PARTS[149:], "its codes stand for no picture"),
        (b"VP8 ", LOSSY[:-20], "its codes stand for no picture"),
        (b"VP8 ", LOSSY + bytes(20), "its codes stand for no picture"),
        (b"VP8 ", lossy(FIRST - 9), "its codes stand for no picture"),
        (b"VP8 ", lossy(218), "its codes stand for no picture"),
        (b"VP8 ", lossy(219), "no picture header"),
        (b"VP8 ", lossy(kept=1), "no picture header"),
        (b"VP8 ", lossy(profile=4), "no picture header"),
        (b"VP8 ", lossy(shown=0), "no picture header"),
        (b"VP8 ", lossy(start=b"\x9d\x01\x2b"), "no picture header"),
        (b"VP8 ", b"\x10\0", "no picture header"),
        (b"ANMF", b"frames" * 80, None),
        (b"V3ZL", LOSSLESS, "no picture data"),
    ],
)
def test_what_stands_before_the_codes(name: bytes, data: bytes, damage: str | None) -> None:
    """Programs refuse a frame that needs another one, is not shown, is of a later version, or has no room for its first part."""
    body = riff(b"WEBP", (b"VP8X", b"\x08" + bytes(9)), (name, data), (b"EXIF", b"x" * 40))
    assert read_media("webp", Sparse.whole(body)).damage == damage


@pytest.mark.parametrize("frame", [LOSSY, IN_FOUR_PARTS])
def test_exchanged_codes_of_a_lossy_picture(frame: bytes) -> None:
    """Three in four lead to another end, though the picture is as small as this; in larger ones more do."""
    damaged = [
        frame[:place] + bytes([frame[place] ^ 0x55]) + frame[place + 1 :] for place in range(10, len(frame) - 20, 3)
    ]
    told = [read_media("webp", Sparse.whole(riff(b"WEBP", (b"VP8 ", body)))).opens for body in damaged]
    assert told.count(False) > 0.7 * len(told)


@pytest.mark.parametrize(("many", "place", "opens"), [(3, 0, False), (3, 2, False), (50, 49, True)])
def test_frames_of_an_animation_are_pictures_too(many: int, place: int, *, opens: bool) -> None:
    """The first forty of them are read."""

    def frame(data: bytes) -> tuple[bytes, bytes]:
        return b"ANMF", bytes(16) + b"ALPH\2\0\0\0\0\0" + b"VP8 " + struct.pack("<I", len(data)) + data

    frames = [frame(LOSSY)] * many
    assert read_media("webp", Sparse.whole(riff(b"WEBP", *frames))).opens
    frames[place] = frame(LOSSY[:60] + b"exchanged codes." + LOSSY[76:])
    assert read_media("webp", Sparse.whole(riff(b"WEBP", *frames))).opens is opens


@pytest.mark.parametrize(("side", "damage"), [(2_200, "a block of zeros"), (16_000, None)])
def test_zeros_in_a_lossy_picture_that_is_too_large_to_read(side: int, damage: str | None) -> None:
    """An even colour takes hardly any codes, and only a huge picture of one as many."""
    noise = random.Random(5).randbytes(70_000).replace(b"\0", b"\1")
    head = LOSSY[:6] + side.to_bytes(2, "little") * 2 + LOSSY[10 : 10 + FIRST]
    holed = head + noise[:60_001] + bytes(5_000) + noise[65_001:]
    assert read_media("webp", Sparse.whole(riff(b"WEBP", (b"VP8 ", head + noise)))).damage is None
    assert read_media("webp", Sparse.whole(riff(b"WEBP", (b"VP8 ", holed)))).damage == damage


def test_a_large_lossy_picture_is_passed_over() -> None:
    """Its values take too long; nothing is said of a size that no program takes, either."""
    values = bytes(40_000)
    assert do_codes_end(LOSSY[: 10 + FIRST] + values) is None
    assert do_codes_end(LOSSY[:6] + b"\xff\x3f\xff\x3f" + LOSSY[10:]) is None


@pytest.mark.parametrize("first", [1, 0, 2])
def test_what_is_transparent_is_coded_too(first: int) -> None:
    """Where it is packed, its codes stand for as many pixels as the picture has."""
    codes = sum(TABLE << 3 + 11 * at for at in range(5)).to_bytes(9, "little")

    def covered(data: bytes) -> bool | None:
        return read_media("webp", Sparse.whole(riff(b"WEBP", (b"ALPH", data), (b"VP8 ", lossy())))).opens

    assert covered(bytes([first]) + codes) is True
    assert covered(bytes([first]) + bytes(9)) is (first != 1)


def test_one_picture_is_looked_at() -> None:
    """A file has one; as many as fit into it would take a twentieth of a second each, and programs pass over them."""
    codes = sum(TABLE << 3 + 11 * at for at in range(5)).to_bytes(9, "little")
    largest = b"/" + (2**28 - 1).to_bytes(4, "little") + codes
    began = time.process_time()
    body = riff(b"WEBP", (b"VP8L", LOSSLESS), *[(b"VP8L", largest)] * 400)
    assert read_media("webp", Sparse.whole(body)).opens is True
    assert time.process_time() - began < 1
