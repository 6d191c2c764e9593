"""Sound and film: cut or holed files, and the oddities that players forgive."""

import struct
from collections.abc import Callable
from dataclasses import replace

import pytest

from crawler.inspect.media import read_media
from crawler.inspect.sniff import kind_of
from crawler.inspect.sparse import Sparse
from crawler.records import Document
from tests.inspect.conftest import LOSSY, flac, ogg_page, riff

SOUND = Document(opens=True, ended=True)
PCM = struct.pack("<HHIIHH", 1, 1, 8_000, 16_000, 2, 16)
FRAME = 69  # bytes of each frame of the FLAC files


def read(kind: str, body: bytes) -> Document:
    """Read a whole file."""
    return read_media(kind, Sparse.whole(body))


@pytest.mark.parametrize(
    ("body", "opens", "ended"),
    [
        (flac(30), True, True),
        (flac(30, total=0), True, True),
        (flac(30) + b"TAG" + bytes(125), True, True),
        (flac(30) + bytes(900), True, True),
        (b"ID3\4\0\0\0\0\0\5" + bytes(5) + flac(30), True, True),
        (flac(30)[: -2 * FRAME], False, False),
        (flac(30)[:-20], False, False),
        (flac(30, total=0)[:-20], False, False),
        (flac(30)[: 42 + 10 * FRAME] + flac(30)[42 + 12 * FRAME :], False, True),
        (flac(30)[: 42 + 20] + b"\x55" * 10 + flac(30)[42 + 30 :], False, True),
        (flac(30)[: 42 + 17 * FRAME - 9] + b"\x55" + flac(30)[42 + 17 * FRAME - 8 :], False, True),
        (flac(30)[:42] + bytes(900), False, None),
    ],
)
def test_flac_by_its_samples_and_checksums(body: bytes, *, opens: bool, ended: bool | None) -> None:
    """The last frame has to be the one that completes the samples, none may be missing, and those that are summed up be right."""
    document = read("flac", body)
    assert (kind_of(body), document.opens, document.ended) == ("flac", opens, ended)


def test_a_page_of_ogg_that_fails_its_checksum() -> None:
    """Wherever it stands; a second stream behind the first is fine, and so is what follows the last page."""
    body = ogg_page(2, b"a" * 99) + ogg_page(0, b"b" * 99) + ogg_page(4, b"c" * 99)
    assert read("ogg", body + body + b"appended") == SOUND
    assert read("ogg", body.replace(b"bbb", b"bxb", 1)).opens is False
    assert read("ogg", body[:130] + b"junk" + body[130:]).opens is False


@pytest.mark.parametrize(
    ("body", "opens"),
    [
        (riff(b"WAVE", (b"fmt ", PCM), (b"data", b"ab" * 900)), True),
        (riff(b"WAVE", (b"fmt ", bytes(16)), (b"data", b"ab" * 900)), False),
        (riff(b"WAVE", (b"fmt ", b"words and letters"), (b"data", b"ab" * 900)), False),
        (riff(b"WAVE", (b"fmu ", PCM), (b"data", b"ab" * 900)), False),
        (
            riff(b"WAVE", (b"fms2", PCM), (b"data", b"ab" * 900))[:16]
            + b"words"
            + riff(b"WAVE", (b"data", b"ab" * 900)),
            False,
        ),
        (riff(b"WAVE", (b"fmt ", PCM), (b"dbta", b"ab" * 900)), False),
        (riff(b"WAVE", (b"fmt ", PCM), (b"data", b"ab" * 900)) + b"appended", True),
        (riff(b"WAVE", (b"fmt ", PCM), (b"data", b"ab" * 900), (b"\1\2\3\4", b"what follows the samples")), True),
        (b"RIFF" + struct.pack("<I", 1_848) + riff(b"WAVE", (b"fmt ", PCM), (b"data", b"ab" * 900))[8:], True),
        (b"RIFF" + struct.pack("<I", 9_999) + riff(b"WAVE", (b"fmt ", PCM), (b"data", b"ab" * 900))[8:], True),
        (riff(b"WAVE", (b"fmt ", PCM), (b"data", b"ab" * 900))[:-100], False),
        (riff(b"WAVE", (b"fmt ", PCM), (b"data", b"")) + bytes(900), True),
        (b"RIFF\x20\0\0\0" + riff(b"WAVE", (b"fmt ", PCM), (b"data", b""))[8:] + bytes(900), True),
        (riff(b"WAVE", (b"none", b""), (b"fmt ", PCM), (b"data", b"ab" * 900)), True),
        (riff(b"WAVE", (b"fmt ", PCM), (b"\1\2\3\4", b"junk"), (b"data", b"ab" * 900)), True),
        (riff(b"WAVE", (b"fmt ", PCM), (b"\1\2\3\4", b"no sound" * 9)), False),
        (
            riff(b"WAVE", (b"fmt ", PCM), (b"list", b"odd"))[:-4]
            + b"odd"
            + b"data"
            + struct.pack("<I", 1_800)
            + b"ab" * 900,
            True,
        ),
        (riff(b"AVI ", (b"LIST", b"hdrl" * 9), *[(bytes(4), b"")] * 62, (b"LIST", b"movi" * 300)), True),
        (riff(b"AVI ", (b"LIST", b"hdrl" * 9), (b"\1\2\3\4", b"junk" * 9), (b"LIST", b"movi" * 300)), False),
        (riff(b"WEBP", (b"VP8 ", LOSSY), (bytes(4), b"x" * 400)), False),
        (riff(b"WEBP", (b"VP8 ", LOSSY), (b"XMP\0", b"x" * 400)), True),
        (riff(b"AVI ", (b"LIST", b"hdrl" * 9), (b"LIST", b"movi" * 300), (b"idx1", b"x" * 16)), True),
        (b"RIFF\xff\xff\xff\xff" + riff(b"WAVE", (b"fmt ", PCM), (b"data", b"ab" * 900))[8:], True),
    ],
)
def test_chunks_meet(body: bytes, *, opens: bool) -> None:
    """A header that counts its own eight bytes, or anything, harms nobody while the samples are there."""
    assert read(kind_of(body), body).opens is opens


def test_a_sound_with_its_numbers_the_other_way_round() -> None:
    """RIFX is RIFF with its numbers from the highest byte on."""
    data = b"WAVEfmt " + struct.pack(">IHHIIHH", 16, 1, 1, 8_000, 16_000, 2, 16) + struct.pack(">4sI", b"data", 1_800)
    body = struct.pack(">4sI", b"RIFX", len(data) + 1_800) + data + b"ab" * 900
    assert (kind_of(body), read("wav", body)) == ("wav", SOUND)
    assert read("wav", body[:-100]).ended is False


def box(name: bytes, *content: bytes) -> bytes:
    """Write one box of a film."""
    data = b"".join(content)
    return struct.pack(">I4s", len(data) + 8, name) + data


def film(place: int, *, wide: bool = False) -> bytes:
    """Write a film with one chunk of two samples of 50 bytes, and an `mdat` that reaches to the end of the file."""
    places = box(b"co64", bytes(4), struct.pack(">IQ", 1, place)) if wide else None
    tables = (
        places or box(b"stco", bytes(4), struct.pack(">II", 1, place)),
        box(b"stsc", bytes(4), struct.pack(">IIII", 1, 1, 2, 1)),
        box(b"stsz", bytes(4), struct.pack(">IIII", 0, 2, 50, 50)),
    )
    index = box(b"moov", box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", *tables)))))
    return box(b"ftyp", b"isom\0\0\2\0") + index + b"\0\0\0\0mdat" + b"x" * 900


@pytest.mark.parametrize("wide", [False, True])
def test_the_samples_of_a_film_are_there(*, wide: bool) -> None:
    """A box that reaches to the end cannot say that it was cut; the places and sizes of the samples do."""
    whole = film(0, wide=wide)
    assert read("mp4", film(len(whole) - 100, wide=wide)) == SOUND
    assert read("mp4", film(len(whole) - 100, wide=wide)[:-1]).ended is False
    assert read("mp4", film(len(whole) - 99, wide=wide)).ended is False


def webm(*elements: bytes, size: bytes | None = None) -> bytes:
    """Write a segment of some elements; its size is stated unless given otherwise."""
    data = b"".join(elements)
    return b"\x1a\x45\xdf\xa3\x84webm\x18\x53\x80\x67" + (size or (len(data) | 1 << 56).to_bytes(8)) + data


CLUSTER = b"\x1f\x43\xb6\x75\x41\x00" + b"\xec\x40\xfd" + b"x" * 253


def cluster(*elements: bytes) -> bytes:
    """Write a cluster of some elements."""
    data = b"".join(elements)
    return b"\x1f\x43\xb6\x75" + (len(data) | 1 << 56).to_bytes(8) + data


LIVE = b"\xff"


@pytest.mark.parametrize(
    ("body", "opens", "ended"),
    [
        (webm(CLUSTER, CLUSTER), True, True),
        (webm(CLUSTER, b"\xec\x82ab", CLUSTER) + b"appended", True, True),
        (webm(CLUSTER, CLUSTER, size=LIVE), True, None),
        (webm(b"\x1f\x43\xb6\x75\xff" + b"x" * 900, size=LIVE), True, None),
        (webm(CLUSTER, CLUSTER)[:-9], False, False),
        (webm(CLUSTER, CLUSTER, size=LIVE)[:-9], False, False),
        (webm(CLUSTER, bytes(200), CLUSTER), False, True),
        (webm(b"\x1f\x43\xb6\x75\xff" + CLUSTER[6:], size=LIVE), True, None),
        (webm(b"\x1f\x43\xb6\x75\xff" + CLUSTER[6:-1], size=LIVE), False, False),
        (webm() + CLUSTER, False, None),
    ],
)
def test_the_elements_of_a_segment(body: bytes, *, opens: bool, ended: bool | None) -> None:
    """One after another, each of them known there; a live recording does not say how long it is."""
    document = read("webm", body)
    assert (document.opens, document.ended) == (opens, ended)


def test_a_sector_of_zeros_in_a_film_that_is_packed() -> None:
    """Packed pictures hold none; samples of sound that are stored as they are may be silence."""
    assert read("webm", film_of(b"V_VP8", bytes(512))).damage == "a block of zeros"
    assert read("webm", film_of(b"V_VP8", b"\1" + bytes(511))).opens
    assert read("webm", film_of(b"A_PCM/INT/LIT", bytes(512))).opens


NOWHERE = box(b"stco", bytes(8)) + box(b"stsz", bytes(12))  # as films have them that are sent in pieces


@pytest.mark.parametrize(
    ("codec", "content", "opens"),
    [
        (b"avc1", b"x" * 512, True),
        (b"avc1", bytes(512), False),
        (b"sowt", bytes(512), True),
        (b"twos", bytes(5_120), True),
    ],
)
def test_a_sector_of_zeros_among_samples(codec: bytes, content: bytes, *, opens: bool) -> None:
    """Packed samples hold none, in a film that was sent in pieces either; samples as they are may be silence, which begins anywhere."""
    index = box(b"moov", box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", box(b"stsd", codec), NOWHERE)))))
    before = box(b"ftyp", b"isom\0\0\2\0") + index + box(b"moof")
    assert read("mp4", before + box(b"mdat", b"x" * (1_016 - len(before)), content, b"x" * 3_000)).opens is opens


@pytest.mark.parametrize(("missing", "opens"), [(b"stsc", True), (b"stco", False), (b"stsz", False)])
def test_tables_that_a_track_needs(missing: bytes, *, opens: bool) -> None:
    """Without the places or the lengths of its samples nothing of it is shown."""
    assert read("mp4", film(0).replace(missing, b"free")).opens is opens


@pytest.mark.parametrize(
    ("elements", "opens"),
    [
        ([b"\xe7\x81\0", b"\xa3\x86\x81\0\0\x80ab", b"\xa0\x82ab"], True),
        ([b"\xa3\x87\x40\x01\0\0\x87ab"], True),
        ([b"\xa3\x86\x81\0\0\xa4ab"], False),
        ([b"\xa3\x87\x40\x01\0\0\x10ab"], False),
        ([b"\xa3\x86\x81\0\0\x80ab", b"\xb3\x82ab"], False),
        ([b"\xa3\x87\x81\0\0\x80ab"], False),
        ([b"\xa3\x82ab"], True),
    ],
)
def test_the_blocks_of_a_cluster(elements: list[bytes], *, opens: bool) -> None:
    """They fill it, and have flags that there are."""
    assert read("webm", webm(cluster(*elements), CLUSTER)).opens is opens


def film_of(codec: bytes, content: bytes) -> bytes:
    """Write a film of one cluster; some content stands at the third border of sectors."""
    entry = b"\xae" + bytes([0x80 | len(codec) + 2]) + b"\x86" + bytes([0x80 | len(codec)]) + codec
    track = b"\x16\x54\xae\x6b" + bytes([0x80 | len(entry)]) + entry
    before = len(webm(track)) + 12 + 9
    data = b"\x81\0\0\x80" + b"x" * (1_020 - before) + content + b"x" * 3_000
    return webm(track, cluster(b"\xa3" + (len(data) | 1 << 56).to_bytes(8) + data))


def test_the_last_frame_of_a_sound(mp3: Callable[..., bytes]) -> None:
    """A tag behind a frame that its encoder did not finish shows that nothing is missing; zeros in place of frames do not."""
    cut = mp3(30)[:-100]
    assert read("mp3", cut).ended is False
    assert read("mp3", cut + b"TAG" + bytes(125)).opens
    assert read("mp3", cut + b"x" * 40 + b"APETAGEX" + bytes(24)).opens
    assert read("mp3", mp3(30) + bytes(20_000)).opens is False
    assert read("mp3", mp3(30) + bytes(900)).opens


def test_a_sound_of_a_few_frames(mp3: Callable[..., bytes]) -> None:
    """Too few for a row, but they lead from the first byte to the last."""
    few = mp3(3)
    assert read("mp3", few).opens
    assert read("mp3", few[:-30]).ended is False
    assert read("mp3", few[: len(few) // 2]).ended is False


def test_a_second_tag(mp3: Callable[..., bytes]) -> None:
    """Some programs put one before the first; where it is cut, there is no sound."""
    tag = b"ID3\4\0\0\0\0\1\0" + bytes(128)
    assert read("mp3", tag + tag + mp3(30)[10:]).opens
    assert read("mp3", tag + tag[:-9]).ended is False
    assert read("mp3", tag + tag).ended is False


def test_a_few_frames_behind_what_was_lost(mp3: Callable[..., bytes]) -> None:
    """Where they end just where the sound does, they belong to it."""
    frames = mp3(30)[10:].replace(b"\0", b"\1")
    size = len(frames) // 30
    lost = frames[: 20 * size + 9] + bytes(8 * size - 9) + frames[28 * size :]
    assert read("mp3", lost).damage == "frames are missing"
    assert read("mp3", lost + b"TAG" + bytes(125)).damage == "frames are missing"


def test_a_sound_of_less_than_a_frame(mp3: Callable[..., bytes]) -> None:
    """Players refuse it; what looks like a frame behind something else may be none."""
    one = mp3(1)
    assert read("mp3", one).opens
    assert read("mp3", one[:-9]).ended is False
    assert read("mp3", one[:10] + b"x" * 99 + one[10:-9]).opens


@pytest.mark.parametrize(("zeros", "opens"), [(1_024, False), (1_000, False), (1_024 + 313, False)])
def test_a_sound_whose_beginning_was_never_written(zeros: int, mp3: Callable[..., bytes], *, opens: bool) -> None:
    """The rest of a frame follows zeros; a tag that was wiped out ends with a frame."""
    whole = mp3(30)[10:].replace(b"\0", b"\1")
    assert read("mp3", bytes(zeros) + whole[zeros:]).opens is opens
    assert read("mp3", bytes(1_024) + whole).opens


def test_a_tag_with_zeros_behind_it(mp3: Callable[..., bytes]) -> None:
    """The rest of a frame follows those that stand for another; a frame follows what only fills."""
    tag, frames = b"ID3\4\0\0\0\0\1\0" + bytes(128), mp3(30)[10:].replace(b"\0", b"\1")
    assert read("mp3", tag + bytes(886) + frames[886:]).opens is False
    assert read("mp3", tag + bytes(880) + frames[880:]).opens is False
    assert read("mp3", tag + bytes(886) + frames).opens


@pytest.mark.parametrize(
    "end",
    [b"", b"TAG" + bytes(125), b"x" * 40 + b"APETAGEX" + bytes(24), b"x" * 40 + b"3DI\4\0\0\0\0\0\0"],
)
def test_a_sound_that_a_program_shortened(end: bytes, mp3: Callable[..., bytes]) -> None:
    """Its header says more than there is; it ends with a whole frame, or with a tag that was written when it was as short as it is."""
    shortened = mp3(30, stated=30 * 417)[: 10 + 20 * 417]
    doubtful = Document(damage="shorter than its header says")
    assert read("mp3", shortened + end) == doubtful
    assert read("mp3", shortened + b"\xff\xfb\x90" + end) == (
        doubtful if end else replace(doubtful, opens=False, ended=False)
    )


def test_a_sound_whose_end_is_not_understood(mp3: Callable[..., bytes]) -> None:
    """Bytes that are no frames tell nothing: a little may be missing, not much."""
    other = b"other" * 300
    assert read("mp3", mp3(120, stated=122 * 417 + 1_500) + other) == Document(damage="shorter than its header says")
    assert read("mp3", mp3(40, stated=80 * 417) + other).ended is False


def test_a_sound_with_a_gap(mp3: Callable[..., bytes]) -> None:
    """A program that shortens a sound leaves frame after frame; where bytes are missing on the way, frames do not meet."""
    whole = mp3(80, stated=80 * 417)
    assert read("mp3", whole[: 10 + 30 * 417 + 9] + whole[10 + 40 * 417 :]).damage == "frames are missing"
    assert read("mp3", whole[: 10 + 30 * 417] + whole[10 + 40 * 417 :]) == Document(
        damage="shorter than its header says"
    )


@pytest.mark.parametrize(
    ("between", "damage"),
    [
        (b"", None),
        (b"x" * 300, "frames are missing"),
        (b"\xff" * 300, "frames are missing"),
        (b"TAG" + b"x" * 125, None),
        (b"junk" + b"ID3\4" + b"x" * 300, None),
        (b"APETAGEX" + b"x" * 300, None),
    ],
)
def test_a_row_of_frames_that_breaks_off_inside(between: bytes, damage: str | None, mp3: Callable[..., bytes]) -> None:
    """Whatever stands between two rows of frames is left out by players, and is damage unless it is a tag."""
    assert read("mp3", mp3(20) + between + mp3(20)[10:]).damage == damage


def test_what_follows_a_film() -> None:
    """Whatever a script appended is taken for a box without a name of the format; the format's own boxes are cut."""
    whole = film(0)[:-908] + box(b"mdat", b"x" * 900)
    for junk in (b"\n\n", b"<!-- 0.02 s -->\n", b"junk" * 9):
        assert read("mp4", whole + junk) == SOUND
    assert read("mp4", whole + b"\0\0\1\0free").ended is False


def test_a_damaged_index_of_a_film() -> None:
    """Boxes fill the box they are in, and zeros may follow them; samples that all have one size have it as they are heard."""
    inside = box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", box(b"stts", bytes(8)), NOWHERE))))
    for end in (b"", bytes(4)):
        assert read("mp4", box(b"ftyp", b"isom") + box(b"moov", inside, end) + box(b"mdat", b"x" * 90)) == SOUND
    for broken in (inside.replace(b"minf", b"mi\xa5f"), inside.replace(b"\0\0\0\x10stts", b"\0\1\0\x10stts")):
        body = box(b"ftyp", b"isom") + box(b"moov", broken) + box(b"mdat", b"x" * 90)
        assert read("mp4", body).damage == "the index is damaged"
    long = struct.pack(">I4sQ", 1, b"moov", len(inside) + 16) + inside
    assert read("mp4", box(b"ftyp", b"isom") + long + box(b"mdat", b"x" * 90)) == SOUND
    heard = film(0).replace(struct.pack(">IIII", 0, 2, 50, 50), struct.pack(">IIII", 9_000, 2, 50, 50))
    assert read("mp4", heard) == SOUND


def test_zeros_in_a_film() -> None:
    """Nothing in a packed film is a block of zeros; a header of Matroska names its kind."""
    body = riff(b"AVI ", (b"LIST", b"hdrl" * 1_024), (b"LIST", b"movi" * 4_096), (b"idx1", b"x" * 16))
    assert read("avi", body) == SOUND
    assert read("avi", body[:-5_000] + bytes(5_000)).damage == "a block of zeros"
    assert read("avi", body[:8_192] + bytes(4_096) + body[12_288:]).damage == "a block of zeros"
    assert read("webm", webm(CLUSTER).replace(b"webm", b"\xa5\xa5bm", 1)).damage == "its header is damaged"


def test_a_sound_of_which_hardly_anything_is_left(mp3: Callable[..., bytes]) -> None:
    """No program was asked to keep a second of a minute: what its frames belong to did not arrive."""
    body = mp3(30, stated=700 * 417)
    assert read("mp3", body) == Document(opens=False, ended=False, damage="shorter than its header says")
    assert read("mp3", body + b"TAG" + bytes(125)).ended is False
    assert read("mp3", mp3(30, stated=500 * 417)).opens is None


@pytest.mark.parametrize("frame", [b"\xff\xff\x90\x04" + b"\1" * 308, b"\xff\xfd\xa4\x04" + b"\1" * 572])
def test_frames_of_the_layers_before_the_third(frame: bytes) -> None:
    """They follow each other as those of the third do, and none follows one of another layer."""
    assert read("mp3", frame * 30).opens
    assert read("mp3", frame * 12 + b"\xff\xf0" + frame[2:] + frame * 17).damage == "frames are missing"
    assert read("mp3", frame * 29 + frame[:-9]).damage == "the last frame is cut"


def test_zeros_where_a_frame_should_begin(mp3: Callable[..., bytes]) -> None:
    """An encoder says how long the sound is: what lies behind the last frame that is seen belongs to it."""
    body = mp3(30, stated=30 * 417)
    body = body[: 10 + 417] + body[10 + 417 :].replace(b"\0", b"\1")
    for start, stop in ((10 + 417 + 9, 10 + 2 * 417 + 60), (len(body) - 1_000, len(body) - 300)):
        holed = body[:start] + bytes(stop - start) + body[stop:]
        assert read("mp3", holed).damage == "a block of zeros"
    assert read("mp3", body) == SOUND
