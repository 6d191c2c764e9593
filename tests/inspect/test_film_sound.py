"""The sound of a film, where it is AAC: frames as a program writes them, and what exchanged bits make of them."""

import base64
import struct

import pytest

from crawler.inspect.aac import is_frame
from crawler.inspect.media import read_media
from crawler.inspect.sparse import Sparse
from tests.inspect.test_sound import box

RATE = 8  # 16,000 samples a second
FRAMES = {
    "short windows and large values": base64.b85decode(
        b"0UVc^NcUwsvpkxzUB4O4*-HPX@z)u3##{XV#)FPe|4#R*jooN)aBx#iCt4`%W9xE?9=`LPMy0Z|r4o4jAGg`WYys_n5f7vR7<>i^Cb=wb"
        b"b$Bli?BBNs^Itv<xP^CM^>0=WHKZ2-t<iUG>;dYs5B#tHRfrDvX1Ur!)Kp{l2HIZ"
    ),
    "two channels, and the name of a program": base64.b85decode(
        b"-U0wjVRmCRIW99dE-^4L076VEcq)+=WHmFnzA1E8X;+s*2{l=TZ4E+Y3X09VfDxB&HIchEt;}`y`WWXuQ)RaS0zSZ#;r2>LXQ>1bWdrW#"
        b"?Ma<`O8{@ZK*y1cmq284DaQt;cQ?f@ip?tW=l}o!0000005|"
    ),
    "filters": base64.b85decode(
        b"0T!0p%XcJuqCMFz-~Vd=SK0R;{N;0ZT<SR9?rzk6zW1HaJl3|e>O67)5`%{&q}*eUEkmE~%)st_es2kh-0{X@f5V@DuYRnqIxpU-#<O&e"
        b"tyV=jM~qv$(~>bu@KAj)xv)Ikoja96==mGm62yeAgFD42*pvm^Y?jVD-6WYNO@K${ali"
    ),
    "two channels in one": base64.b85decode(
        b"As3I2|Nqcw=J&t<ulxW1uDI3Su1O+E5)cH0%{0?ZGvc?Ib4@hUO*GR@G}BEq(@iwfO*GR?a%qA>W}0b&W}0A-nWhN|2?+@a2?+@anrVVU"
        b"LQYH)5)u*;6ExFJG}BEq(@iwfO*GJB-wS)+|Hc2)|NMVEYVTJhktB%-099I`000000000000V#"
    ),
}
SETTINGS = struct.pack(">H", 2 << 11 | RATE << 7 | 2 << 3)


def film(*frames: bytes, settings: bytes = SETTINGS, kind: int = 0x40, entry: bytes = b"mp4a") -> bytes:
    """Write a film of sound alone."""
    decoder = bytes([kind]) + bytes(12) + bytes([5, len(settings)]) + settings
    stream = bytes(3) + b"\4\x80\x80" + bytes([len(decoder)]) + decoder
    return track(box(entry, bytes(28), box(b"esds", bytes(4) + b"\3" + bytes([len(stream)]) + stream)), *frames)


def track(described: bytes, *frames: bytes) -> bytes:
    """Write a film of one track, all of its frames in one chunk."""

    def index(place: int) -> bytes:
        tables = (
            box(b"stsd", bytes(4) + struct.pack(">I", 1) + described),
            box(b"stco", bytes(4), struct.pack(">II", 1, place)),
            box(b"stsc", bytes(4), struct.pack(">IIII", 1, 1, len(frames), 1)),
            box(b"stsz", bytes(4), struct.pack(f">II{len(frames)}I", 0, len(frames), *map(len, frames))),
        )
        return box(b"moov", box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", *tables)))))

    begin = box(b"ftyp", b"isom\0\0\2\0")
    return begin + index(len(begin + index(0)) + 8) + box(b"mdat", *frames)


def exchanged(frame: bytes, place: int) -> bytes:
    """Exchange some bits of a frame."""
    return frame[:place] + bytes([frame[place] ^ 0x5A]) + frame[place + 1 :]


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_frames_end_where_their_codes_do(frame: bytes) -> None:
    """Of exchanged bits, two in three lead to another end; signs and the like do not. A frame for another rate is none."""
    assert is_frame(frame, RATE)
    assert not is_frame(frame[:-1], RATE)
    assert not is_frame(frame + bytes(4), RATE)
    told = [not is_frame(exchanged(frame, place), RATE) for place in range(len(frame))]
    assert sum(told) > len(told) / 2


def test_a_film_with_a_damaged_frame_of_sound() -> None:
    """Where most of its frames are damaged, they are something else; of other kinds of sound nothing is said."""
    frames = list(FRAMES.values()) * 2
    damaged = next(one for place in range(9, 50) if not is_frame(one := exchanged(frames[1], place), RATE))

    def damage(body: bytes) -> str | None:
        return read_media("mp4", Sparse.whole(body)).damage

    told = "a frame of its sound is damaged"
    assert damage(film(*frames)) is None
    assert damage(film(*frames, damaged)) == told
    assert damage(film(damaged, damaged, *frames[:1])) is None
    assert damage(film(*frames, damaged, kind=0x6B)) is None
    assert damage(film(*frames, damaged, entry=b"enca")) is None
    assert damage(film(*frames, damaged, settings=struct.pack(">H", 1 << 11 | RATE << 7 | 2 << 3))) is None
    assert damage(film(*frames, damaged, settings=b"")) is None


def test_many_frames_take_little_time() -> None:
    """Only the first are read: what stands behind 256 KB of them is not looked at."""
    frames = list(FRAMES.values())[:1] * 2_000
    assert read_media("mp4", Sparse.whole(film(*frames, b"no frame at all"))).damage is None
