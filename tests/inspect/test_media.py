"""Pictures, sound, film and archives: damage that is more than a missing end, and oddities that viewers forgive."""

import gzip
import random
import struct
import zlib
from collections.abc import Callable

import pytest

from crawler.inspect.media import read_media
from crawler.inspect.ole import read_ole
from crawler.inspect.sniff import kind_of
from crawler.inspect.sparse import Sparse
from crawler.records import Document
from tests.inspect.conftest import bmp

Make = Callable[..., bytes]
SOUND = Document(opens=True, ended=True)


def read(kind: str, body: bytes) -> Document:
    """Read a whole file."""
    return read_media(kind, Sparse.whole(body))


def flipped(body: bytes, at: int) -> bytes:
    """Change one byte."""
    return body[:at] + bytes([body[at] ^ 0x55]) + body[at + 1 :]


@pytest.mark.parametrize("kind", ["png", "7z", "gz", "bz2", "xz", "tar"])
def test_a_wrong_checksum_is_damage(kind: str, pictures: dict[str, bytes]) -> None:
    """Wherever the format has one: of a chunk, a directory, a member, a header."""
    body = pictures[kind]
    place = {"7z": len(body) - 9, "tar": 10}.get(kind, len(body) // 2)
    assert read(kind, body) == SOUND
    assert read(kind, flipped(body, place)).opens is False


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "ogg", "gz", "mp4"])
def test_what_follows_the_end_is_nobodys_concern(kind: str, pictures: dict[str, bytes]) -> None:
    """Tools append a little, and viewers do not look."""
    more = struct.pack(">I4s", 24, b"free") + b"x" * 16 if kind == "mp4" else b"appended by some tool " * 90
    assert read(kind, pictures[kind] + more) == SOUND


def test_decoders_skip_junk_between_markers(pictures: dict[str, bytes]) -> None:
    """A segment that is longer than its length says does not end a picture; one with a thumbnail inside does not hide that the rest is gone."""
    jpeg = pictures["jpeg"]
    assert read("jpeg", jpeg[:8] + b"junk" + jpeg[8:]) == SOUND
    thumbnail = b"\xff\xe1\x00\x0cab\xff\xda\xff\xd9cdef"
    assert read("jpeg", jpeg[:2] + thumbnail + jpeg[2:-400]).ended is False


def test_a_sound_file_that_states_its_length(mp3: Make) -> None:
    """Cut inside a frame it is cut; what ends with a whole one may have been shortened by a program that left the header as it was."""
    whole = mp3(30, stated=30 * 417)
    assert read("mp3", whole) == SOUND
    assert read("mp3", whole[:-417]) == SOUND
    assert read("mp3", whole[: 10 + 20 * 417 + 30]).ended is False
    assert read("mp3", whole[: 10 + 20 * 417 + 2]).ended is False
    assert read("mp3", whole[: 10 + 9 * 417]).ended is False
    assert read("mp3", mp3(30)) == Document(opens=True)
    assert read("mp3", mp3(30)[:-100]).ended is False
    assert read("mp3", mp3(30)[: 10 + 20 * 417]) == Document(opens=True)
    assert read("mp3", mp3(30) + b"TAG" + bytes(125)) == Document(opens=True)


def test_sound_begins_somewhere(mp3: Make) -> None:
    """Players skip what stands before the first frame."""
    assert kind_of(b"\1\2junk" + mp3(30)[10:]) == "mp3"


def test_a_picture_whose_byte_counts_lie_is_shown(pictures: dict[str, bytes]) -> None:
    """Without compression, the pixels tell how long a strip can be."""
    body = pictures["tiff"]
    lying = body.replace(struct.pack("<HHII", 279, 4, 1, 900), struct.pack("<HHII", 279, 4, 1, 9_000_000))
    assert lying != body
    assert read("tiff", lying) == SOUND
    assert read("tiff", lying[:-100]).ended is False


def workbook(*records: tuple[int, bytes]) -> bytes:
    """Write the stream of a workbook."""
    return b"".join(struct.pack("<HH", number, len(data)) + data for number, data in records)


BEGIN = (0x0809, bytes(16))
END = (0x0A, b"")
CELLS = (0x00FD, b"x" * 4_000)
SHEET_AT_34 = struct.pack("<I", 34) + b"\0\0"


def test_a_workbook_from_before_there_was_a_frame() -> None:
    """It is a row of records from its first byte on."""
    whole = workbook((0x0409, bytes(6)), CELLS, END)
    assert read_ole(whole) == Document()
    assert read_ole(whole + bytes(400)) == Document()
    assert read_ole(whole[:2_000]).damage == "a record of the workbook is longer than it"
    assert read_ole(whole[:10] + bytes(512) + whole[522:]).damage == "records of the workbook are zeros"


@pytest.mark.parametrize(
    ("stream", "content", "document"),
    [
        ("Workbook", workbook(BEGIN, CELLS, END) + bytes(100), SOUND),
        (
            "Workbook",
            workbook(CELLS, BEGIN) + bytes(100),
            Document(opens=False, ended=True, damage="the workbook does not begin as one"),
        ),
        (
            "Workbook",
            workbook(BEGIN) + bytes(400) + workbook(CELLS),
            Document(opens=False, ended=True, damage="records of the workbook are zeros"),
        ),
        ("Workbook", workbook(BEGIN, (0x2F, bytes(6)), CELLS) + bytes(100), Document(ended=True, encrypted=True)),
        ("Workbook", workbook(BEGIN, (0x85, SHEET_AT_34), END, BEGIN, CELLS, END) + bytes(100), SOUND),
        (
            "Workbook",
            workbook(BEGIN, (0x85, SHEET_AT_34), END, BEGIN, CELLS) + bytes(100),
            Document(opens=False, ended=True, damage="records of the workbook are zeros"),
        ),
        (
            "Workbook",
            workbook(BEGIN, (0x85, SHEET_AT_34), CELLS, BEGIN) + bytes(100),
            Document(opens=False, ended=True, damage="a sheet is not where the workbook says"),
        ),
        ("WordDocument", b"\xec\xa5" + bytes(5_000), SOUND),
        (
            "WordDocument",
            bytes(5_000),
            Document(opens=False, ended=True, damage="the text does not begin as one"),
        ),
        ("WordDocument", b"\xec\xa5" + bytes(9) + b"\1" + bytes(5_000), Document(ended=True, encrypted=True)),
        ("PowerPoint Document", struct.pack("<HHI", 15, 1000, 4_992) + bytes(4_992), SOUND),
        (
            "PowerPoint Document",
            struct.pack("<HHI", 15, 1000, 8_000) + bytes(4_992),
            Document(opens=False, ended=True, damage="a record of the presentation is longer than it"),
        ),
    ],
)
def test_the_main_stream_of_a_legacy_file_is_looked_into(
    stream: str, content: bytes, document: Document, ole: Make
) -> None:
    """Its records must meet; one behind a password is not read."""
    assert read_ole(ole(stream, content)) == document


def test_a_presentation_behind_a_password_is_known_by_its_summary(ole: Make) -> None:
    """The records themselves are encrypted."""
    assert read_ole(ole("PowerPoint Document", b"\x7f" * 5_000, beside="EncryptedSummary")).encrypted


def test_a_stream_that_lies_beyond_the_end_is_cut(ole: Make) -> None:
    """The last sector may be short, but not shorter than what the stream has in it."""
    body = ole("WordDocument", b"\xec\xa5" + bytes(5_000))
    assert read_ole(body) == SOUND
    assert read_ole(body[:-10]) == Document(opens=False, ended=False, damage="a stream lies beyond the end")


@pytest.mark.parametrize("kind", ["bz2", "xz"])
def test_streams_one_after_another(kind: str, pictures: dict[str, bytes]) -> None:
    """Tools that pack in pieces write more than one; the last may be cut, and padding is none."""
    body = pictures[kind]
    assert read(kind, body + body) == read(kind, body + bytes(8)) == SOUND
    assert read(kind, body + body[:-100]).ended is False
    assert read(kind, body + flipped(body, len(body) // 2)).opens is False


@pytest.mark.parametrize("size", range(64 * 1024 - 6, 64 * 1024 + 3))
@pytest.mark.parametrize("kind", ["bz2", "xz"])
def test_streams_may_lie_across_pieces(kind: str, size: int, pictures: dict[str, bytes]) -> None:
    """A file is read piece by piece; the mark of a stream may be divided between two, and so may padding."""
    body = pictures[kind]
    padded = body + bytes(size - len(body))
    assert read(kind, padded + body) == read(kind, padded) == read(kind, padded + b"junk and more") == SOUND
    assert read(kind, padded + body[:-100]).ended is False


def test_the_pixels_of_a_bitmap() -> None:
    """As many as the header says, in rows of whole words; one whose length lost its high bits was sent as text."""
    body = bmp(20, 15)
    assert (kind_of(body), read("bmp", body), read("bmp", body[:-9]).ended) == ("bmp", SOUND, False)
    assert kind_of(b"BM in a text " * 9) == "text"
    assert read("bmp", body[:-2]).ended is False  # by its own word it is longer
    assert read("bmp", body[:2] + struct.pack("<I", len(body) - 2) + body[6:-2]) == SOUND
    assert (
        read("bmp", bytes(byte & 127 for byte in bmp(20, 15))).damage
        == "binary data were sent as text: the eighth bit is lost"
    )


def test_a_marker_that_no_scan_has(pictures: dict[str, bytes]) -> None:
    """Tables between scans may hold any byte; between the data of a scan, FF is followed by a zero or a marker of the format."""
    jpeg = pictures["jpeg"]
    assert read("jpeg", jpeg[:400] + b"\xff\xc4\x00\x06\xff\x01\xff\x02" + jpeg[400:]) == SOUND
    assert read("jpeg", jpeg[:400] + b"\xff\x00\xff\xd3" + jpeg[400:]) == SOUND
    assert read("jpeg", jpeg[:400] + b"\xff\x21" + jpeg[400:]).opens is False


def big_tiff(data: bytes) -> bytes:
    """Write a picture of one strip with the wide fields of BigTIFF."""
    tags = [(256, 30), (257, 30), (258, 8), (259, 7), (273, 0), (277, 1), (278, 30), (279, len(data))]
    start = 16 + 8 + 20 * len(tags) + 8
    fields = b"".join(struct.pack("<HHQQ", tag, 16, 1, start if tag == 273 else value) for tag, value in tags)
    return b"II+\0" + struct.pack("<HHQQ", 8, 0, 16, len(tags)) + fields + bytes(8) + data


def test_a_big_tiff() -> None:
    """Its strips are looked for as those of a small one."""
    body = big_tiff(b"\x80\0" + b"x" * 898)
    assert (kind_of(body), read("tiff", body), read("tiff", body[:-100]).ended) == ("tiff", SOUND, False)


def presentation(*records: tuple[int, bytes], reached: bool = True) -> bytes:
    """Write the stream of a presentation: a document, what is given, and an edit that names the document."""
    body = struct.pack("<HHI", 15, 0x03E8, 9) + b"document."
    body += b"".join(struct.pack("<HHI", 0, kind, len(data)) + data for kind, data in records)
    table = len(body)
    body += struct.pack("<HHIII", 0, 0x1772, 8, 1 << 20 | 1, 0 if reached else 20)
    return body + struct.pack("<HHIIIIII", 0, 0x0FF5, 28, 0, 0, 0, table, 1) + bytes(8) + bytes(5_000)


def test_zeros_between_the_records_of_a_presentation(ole: Make) -> None:
    """What the last edit does not name is left over from earlier ones; what it names has to be there."""
    left_over = (0, bytes(60))
    assert read_ole(ole("PowerPoint Document", presentation(left_over))) == SOUND
    assert read_ole(ole("PowerPoint Document", presentation(left_over, reached=False))).opens is False
    locked = (0x0FF6, b"\x14\0\0\0\xdf\xc4\xd1\xf3" + bytes(12))
    assert read_ole(ole("PowerPoint Document", presentation(locked))) == Document(ended=True, encrypted=True)


def test_a_tag_without_numbers_is_as_if_it_were_not_there(pictures: dict[str, bytes]) -> None:
    """A TIFF may say that its width has no numbers at all, or its rows; found by fuzzing."""
    body = pictures["tiff"]
    rows = body.index(struct.pack("<HHI", 278, 4, 1))
    assert read("tiff", body[:14] + bytes(4) + body[18:]).damage == "no picture header"
    assert read("tiff", body[: rows + 4] + bytes(4) + body[rows + 8 :]).opens


@pytest.mark.parametrize("size", [64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1])
def test_members_of_gz_may_lie_across_pieces(size: int) -> None:
    """A file is read piece by piece; a member may begin with the last byte of one."""
    first = gzip.compress(b"x", 0)
    noise = random.Random(1).randbytes(70_000)
    packed = next(
        packed for cut in range(size - 80, size) if len(packed := first + gzip.compress(noise[:cut], 0)) == size
    )
    member = gzip.compress(b"words")

    assert read("gz", packed + member).opens
    assert read("gz", packed + member + b"junk").opens
    assert read("gz", packed + member[:-5]).opens is False


def test_a_picture_without_what_a_decoder_needs(pictures: dict[str, bytes]) -> None:
    """A frame, and tables for the kinds that use them; lossless pictures have none."""
    jpeg = pictures["jpeg"]
    assert read("jpeg", jpeg.replace(b"\xff\xc0", b"\xff\xe5")).damage == "no picture header"
    assert read("jpeg", jpeg.replace(b"\xff\xdb", b"\xff\xe5")).damage == "no picture header"
    assert read("jpeg", jpeg.replace(b"\xff\xdb", b"\xff\xe5").replace(b"\xff\xc0", b"\xff\xc3")) == SOUND


def test_line_ends_in_a_picture_that_states_its_length() -> None:
    """It is longer by as many bytes as there are line feeds, each behind a carriage return."""
    body = bmp(20, 15, b"\n\1\2" * 300)
    assert (
        read("bmp", body.replace(b"\n", b"\r\n")).damage
        == "binary data were sent as text: every line feed follows a carriage return"
    )
    assert read("bmp", body + b"\r\n") == SOUND
    assert read("bmp", bmp(20, 15, b"\r\n\2" * 300) + b"end") == SOUND


def test_zeros_in_a_text(pictures: dict[str, bytes]) -> None:
    """RTF is text: a block that was never written is no part of it, and zeros behind it are nobody's concern."""
    text = b"{\\rtf1 " + b"Some words. " * 1_000 + b"}"
    assert read("rtf", text + bytes(500)) == SOUND
    assert read("rtf", text[:4_096] + bytes(4_096) + text[8_192:]).damage == "a block of zeros"
    assert read("rtf", text[:4_001] + bytes(512) + text[4_513:]).damage == "a block of zeros"
    assert read("rtf", text[:4_001] + bytes(60) + text[4_061:]).damage == "a block of zeros"
    assert read("rtf", text[:4_001] + b"\x15" + text[4_002:]).damage == "not well-formed"
    assert read("rtf", text[:4_001] + b"\\\xc2" + text[4_003:]).damage == "not well-formed"
    assert read("rtf", text[:4_001] + b"\x83\\\x83\\\\\xc2" + text[4_007:]) == SOUND
    assert read("rtf", text[:4_001] + b"\t\x0c\x1b\xe4" + text[4_005:]) == SOUND
    assert read("rtf", text[:4_001] + b"\\bin2 \x15\x16" + text[4_010:]) == SOUND
    strays = bytes(
        0xE5 if place % 4_000 == 77 else 0xB6 + place % 7 if place % 2_000 == 99 else byte
        for place, byte in enumerate(text)
    )
    assert read("rtf", strays).damage == "single bytes are no signs"
    assert read("rtf", strays.replace(b"rtf1", b"rtf1\\ansicpg932")) == SOUND


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        (b"{\\rtf1 {\\b Words.}\\par More.\\par}", True),
        (b"{\\rtf1 \\b Words.}\\par More.\\par}", False),
        (b"{\\rtf1 \\b Words.\\} and \\\\\\}\\par More.\\par}", True),
        (b"{\\rtf1 Words.\\par}}\r\n}", True),
        (b"{\\rtf1 Words.\\par}}{\\*\\of another {\\kind}}", True),
        (b"{\\rtf1 Words.}\r\n{\\rtlch\\f1 {\\*\\tag 0}\\pard\\plain\\par }\r\n}", True),  # an empty paragraph
        (b"{\\rtf1\\ansicpg950 {\\f1 \xa5} is a sign.\\par\\par}", True),
        (b"{\\rtf1\\ansicpg1252 {\\f1 \xa5} is a sign.\\par\\par}}", True),
        (b"{\\rtf1\\ansicpg1252 \xe5} is a sign.\\par\\par}", False),
    ],
)
def test_text_behind_the_end_of_a_text(text: bytes, *, opens: bool) -> None:
    """Programs stop to read where the first brace closes: what lies behind it was text that lost a brace."""
    assert read("rtf", text).opens is opens


def test_the_size_of_a_picture_is_believed_with_its_checksum(pictures: dict[str, bytes]) -> None:
    """A width beyond all reason is damage where the checksum says so, and otherwise too much to look at."""
    png = pictures["png"]
    wide = png[:16] + b"\x7f" + png[17:20] + b"\1" + png[21:]
    assert read("png", wide).damage == "checksum of IHDR is wrong"
    assert read("png", wide[:29] + zlib.crc32(wide[12:29]).to_bytes(4) + wide[33:]).opens is None


def test_a_picture_of_which_much_is_no_picture(pictures: dict[str, bytes]) -> None:
    """A few odd bytes at the end of a GIF are passed over; more is a picture that is not shown."""
    gif = pictures["gif"][:-1]
    assert read("gif", gif + b"\x99odd").opens
    assert read("gif", gif + b"\x99" * len(gif)).opens is False
    assert read("gif", gif + gif).opens
