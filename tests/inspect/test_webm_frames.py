"""The pictures of a WebM film, by what begins them."""

import pytest

from crawler.inspect.media import read_media
from crawler.inspect.sparse import Sparse
from tests.inspect.test_sound import LIVE, cluster, webm

NOISE = bytes(range(1, 256)) * 6
VP8 = (700 << 5).to_bytes(3, "little") + b"\x9d\x01\x2a" + NOISE
LATER = (700 << 5 | 1).to_bytes(3, "little") + NOISE
VP9, AV1 = b"\x82\x49\x83\x42" + NOISE, b"\x12\x00\x32\x05words\x32\x85\x01" + NOISE[:133]
SMALL, LARGE = b"\xb0\x81\xf0\xba\x81\xb4", b"\xb0\x82\x10\x00\xba\x82\x10\x00"
DAMAGED = "a picture is damaged"


def sized(name: bytes, content: bytes) -> bytes:
    """Write an element."""
    return name + (len(content) | 1 << 56).to_bytes(8) + content


def film(
    codec: bytes, *pictures: bytes, extra: bytes = b"", size: bytes = SMALL, group: bool = False, live: bool = False
) -> bytes:
    """Write a film of one track."""
    track = sized(
        b"\x16\x54\xae\x6b", sized(b"\xae", b"\xd7\x81\x01" + extra + sized(b"\x86", codec) + sized(b"\xe0", size))
    )
    blocks = [b"\x81\0\0\0" + picture for picture in pictures]
    elements = [sized(b"\xa0", sized(b"\xa1", block)) if group else sized(b"\xa3", block) for block in blocks]
    if live:
        return webm(track, b"\x1f\x43\xb6\x75\x01" + b"\xff" * 7, *elements, cluster(elements[0]), size=LIVE)
    return webm(track, cluster(*elements))


def damage(
    *given: bytes, extra: bytes = b"", size: bytes = SMALL, group: bool = False, live: bool = False
) -> str | None:
    """Return what is told of a film."""
    codec, *pictures = given
    return read_media(
        "webm", Sparse.whole(film(codec, *pictures, extra=extra, size=size, group=group, live=live))
    ).damage


@pytest.mark.parametrize(
    ("codec", "good", "bad"),
    [
        (b"V_VP8", VP8, VP8[:3] + b"\x9d\x01\x2b" + VP8[6:]),
        (b"V_VP8", LATER, LATER[:100]),
        (b"V_VP8", LATER, b"\x0f" + LATER[1:]),
        (b"V_VP8", VP8, VP8[:300] + bytes(600) + VP8[900:]),
        (b"V_VP9", VP9, VP9[:1] + b"\x49\x83\x52" + VP9[4:]),
        (b"V_VP9", b"\x86" + NOISE, b"\x46" + NOISE),
        (b"V_AV1", AV1, AV1[:-1]),
        (b"V_AV1", AV1, b"\x92" + AV1[1:]),
        (b"V_AV1", AV1, b"\x4a" + AV1[1:]),
    ],
)
def test_what_begins_a_picture(codec: bytes, good: bytes, bad: bytes) -> None:
    """In blocks by themselves or in groups, and where a cluster does not say where it ends; nothing is said of what most have in common."""
    for way in ({}, {"group": True}, {"live": True}):
        assert damage(codec, good, good, good, **way) is None
        assert damage(codec, good, bad, good, good, **way) == DAMAGED
    assert damage(codec, good, bad, bad, bad) is None
    assert damage(codec, good, bad, good, good, extra=sized(b"\x6d\x80", b"packed again")) is None
    assert damage(b"V_MPEG2", good, bad, good, good) is None


def test_what_describes_a_track_is_filled() -> None:
    """By elements, one after the other."""
    track = sized(b"\xae", b"\xd7\x81\x01" + sized(b"\xe0", b"\xb0\x81\xf0\xba\x81\xb4"))
    torn = track.replace(b"\xba\x81", b"\xba\x8f")
    for described, opens in ((track, True), (torn, False), (track.replace(b"\xd7\x81", b"\xd7\xa1"), False)):
        found = read_media("webm", Sparse.whole(webm(sized(b"\x16\x54\xae\x6b", described), cluster())))
        assert found.opens is opens


def test_tracks_in_tracks_without_end() -> None:
    """Strangers may write them so."""
    nested = b"\xd7\x81\x01"
    for _ in range(3_000):
        nested = sized(b"\xae", nested)
    assert read_media("webm", Sparse.whole(webm(sized(b"\x16\x54\xae\x6b", nested), cluster()))).opens


def test_pictures_that_are_left_out_and_zeros_at_the_end() -> None:
    """A picture may have no bytes at all, or be filled up."""
    for codec, good in ((b"V_VP8", VP8), (b"V_VP9", VP9), (b"V_AV1", AV1)):
        assert damage(codec, good, b"", good) is None
    assert damage(b"V_VP8", VP8, VP8 + bytes(900), VP8) is None


def test_a_large_picture_of_one_colour() -> None:
    """Zeros may be the codes of one, as far as its size is known."""
    holed = VP8[:300] + bytes(600) + VP8[900:]
    assert damage(b"V_VP8", VP8, holed, VP8, VP8) == DAMAGED
    assert damage(b"V_VP8", VP8, holed, VP8, VP8, size=LARGE) is None
    assert damage(b"V_VP8", VP8, holed, VP8, VP8, size=b"") is None


def test_a_block_of_no_track() -> None:
    """Its number was changed: what it holds is lost to the track that it belonged to."""
    good = b"\x81\0\0\0" + VP8
    track = sized(b"\x16\x54\xae\x6b", sized(b"\xae", b"\xd7\x81\x01" + sized(b"\x86", b"V_VP8")))

    def read(*blocks: bytes) -> str | None:
        return read_media(
            "webm", Sparse.whole(webm(track, cluster(*(sized(b"\xa3", block) for block in blocks))))
        ).damage

    assert read(good, b"\x8e" + good[1:], good) == DAMAGED
    assert read(good, good, good) is None
    assert read(good, *[b"\x8e" + good[1:]] * 3) is None


SOUND = NOISE[:100]


@pytest.mark.parametrize(
    ("packet", "is_right"),
    [
        (b"\xfc" + SOUND, True),
        (b"\xfc" + NOISE[:1276], False),
        (b"\xfd" + SOUND, True),
        (b"\xfd" + SOUND[:-1], False),
        (b"\xfe\x1f" + SOUND, True),
        (b"\xfe\xfb" + SOUND, False),
        (b"\xfe\xfc\x05" + NOISE[:400], True),
        (b"\xff\x02" + SOUND, True),
        (b"\xff\x03" + SOUND, False),
        (b"\xff\x00" + SOUND, False),
        (b"\xff\x42\x04" + SOUND + bytes(4), True),
        (b"\xff\x42\xff\x04" + SOUND + bytes(258), True),
        (b"\xff\x42\xc8" + SOUND, False),
        (b"\xff\x83\x0a\x0b" + SOUND, True),
        (b"\xff\x83\x0a\x7b" + SOUND, False),
        (b"\x1b\x04" + SOUND, False),
        (b"\xff", False),
    ],
)
def test_a_packet_of_opus(packet: bytes, is_right: bool) -> None:  # noqa: FBT001
    """Its frames fill it, are no longer than frames are, and sound no longer than a packet may."""
    one = b"\xfc" + SOUND
    assert damage(b"A_OPUS", one, one, packet, one) == (None if is_right else DAMAGED)


@pytest.mark.parametrize(("family", "channels", "told"), [(0, 2, DAMAGED), (1, 4, None), (1, 6, None)])
def test_packets_of_several_streams(family: int, channels: int, told: str | None) -> None:
    """Of more channels than two, each packet has several: how their lengths are written is another matter."""
    head = sized(b"\x63\xa2", b"OpusHead\x01" + bytes([channels]) + bytes(8) + bytes([family]))
    one = b"\xfc" + SOUND
    assert damage(b"A_OPUS", one, one, b"\xfc" + NOISE[:1400], one, extra=head) == told


@pytest.mark.parametrize(
    ("header", "opens"),
    [
        (b"\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm\x42\x87\x81\x04\x42\x85\x81\x02", True),
        (b"\x42\x82\x84webm\x42\x85\x81\x84", False),
        (b"\x42\xf7\x81\x21\x42\x82\x84webm", False),
        (b"\x42\xf3\x81\x18\x42\x82\x84webm", False),
    ],
)  # fmt: skip
def test_what_a_reader_has_to_know(header: bytes, opens: bool) -> None:  # noqa: FBT001
    """No reader is newer than those that there are."""
    body = webm(cluster()).replace(
        b"\x1a\x45\xdf\xa3\x84webm", b"\x1a\x45\xdf\xa3" + bytes([0x80 | len(header)]) + header
    )
    assert read_media("webm", Sparse.whole(body)).opens is opens
