"""The pictures of a film, where they are AVC or HEVC: the units they are made of."""

import pytest

from crawler.inspect.media import read_media
from crawler.inspect.sparse import Sparse
from tests.inspect.test_film_sound import track
from tests.inspect.test_sound import box

DAMAGED = "a picture is damaged"


def unit(data: bytes, width: int = 4) -> bytes:
    """Write a unit behind its length."""
    return len(data).to_bytes(width) + data


def described(kind: bytes = b"avc1", width: int = 4) -> bytes:
    """Describe pictures of a kind whose lengths have so many bytes."""
    name, skipped = (b"avcC", 4) if kind.startswith((b"avc", b"enc")) else (b"hvcC", 21)
    return box(kind, bytes(78), box(name, bytes(skipped) + bytes([0xFC | width - 1]) + bytes(9)))


GOOD = unit(b"\x67settings") + unit(b"\x65" + b"a picture \0\0\3\1 of codes " * 9)


def damage(*pictures: bytes, kind: bytes = b"avc1", width: int = 4) -> str | None:
    """Return what is told of a film."""
    return read_media("mp4", Sparse.whole(track(described(kind, width), *pictures))).damage


@pytest.mark.parametrize(
    ("picture", "told"),
    [
        (GOOD, None),
        (GOOD[:-5], DAMAGED),
        (GOOD.replace(b"settings", b"sett\0\0\0s"), DAMAGED),
        (GOOD.replace(b"settings", b"sett\0\0\1s"), DAMAGED),
        (GOOD.replace(b"settings", b"sett\0\0\0\0"), None),  # zeros at the end are left over from another form
        (GOOD.replace(b"\x67", b"\xe7"), DAMAGED),
        (bytes(60) + GOOD[60:], DAMAGED),
    ],
)
def test_units_fill_a_picture(picture: bytes, told: str | None) -> None:
    """One after the other, without what begins a unit inside of one, and without the bit that none has."""
    assert damage(GOOD, GOOD, GOOD, picture) == told
    assert damage(GOOD, GOOD, GOOD, picture, kind=b"hev1") == told


def test_what_all_pictures_have_in_common_is_no_damage() -> None:
    """Nor is anything said of pictures that are of another kind, or encrypted."""
    torn = GOOD[:-5]
    assert damage(torn, torn, GOOD) is None
    assert damage(GOOD, GOOD, torn, kind=b"encv") is None
    assert damage(GOOD, GOOD, torn, kind=b"mp4v") is None


def test_messages_beside_a_picture_may_hold_anything() -> None:
    """Players pass them over."""
    careless = b"camera \0\0\0\0\0\1 lens"
    assert damage(GOOD, GOOD, GOOD, unit(b"\x06" + careless) + GOOD) is None
    assert damage(GOOD, GOOD, GOOD, unit(b"\x4e\1" + careless) + GOOD, kind=b"hvc1") is None
    assert damage(GOOD, GOOD, GOOD, unit(b"\x06" + careless) + GOOD, kind=b"hvc1") == DAMAGED


def test_lengths_of_two_bytes() -> None:
    """The settings say how many bytes a length has."""
    good = unit(b"\x65some codes", 2)
    assert damage(good, good, good, width=2) is None
    assert damage(good, good, good[:-1], width=2) == DAMAGED


def test_a_long_film_takes_little_time() -> None:
    """Of more than 8 MB only the beginning is looked at."""
    picture = unit(b"\x65" + b"codes " * 200_000)
    assert damage(*[picture] * 8, GOOD[:-5]) is None
