"""Legacy Office files."""

import struct
from collections.abc import Callable

import pytest

from crawler.inspect.ole import read_ole
from crawler.inspect.ole_directory import read_frame, streams
from crawler.inspect.sniff import kind_of
from crawler.records import Document

Make = Callable[..., bytes]


@pytest.mark.parametrize(
    ("change", "document"),
    [
        (lambda body: body, Document(opens=True, ended=True)),
        (lambda body: body[: 4 * 512], Document(opens=False, ended=False, damage="sectors in use lie beyond the end")),
        (lambda body: body[:600], Document(opens=False, damage="a sector lies outside the file")),
        (lambda body: body[:300], Document(opens=False, damage="header is missing")),
        (
            lambda body: body[:30] + b"\x20" + body[31:],
            Document(opens=False, damage="sector size is not one of the format's"),
        ),
        (
            lambda body: body[:44] + b"\xff" * 4 + body[48:],
            Document(opens=False, damage="allocation table is too large"),
        ),
    ],
)
def test_the_frame_must_hold_together(change: Callable[[bytes], bytes], document: Document, ole: Make) -> None:
    """Cut and lying frames are damage."""
    assert read_ole(change(ole())) == document


@pytest.mark.parametrize(
    ("length", "kind", "opens"),
    [(26, 2, True), (26, 0, True), (26, 7, False), (333, 2, False), (27, 2, False), (0, 114, True), (70, 0, True)],
)
def test_an_entry_of_the_directory_is_one(length: int, kind: int, ole: Make, *, opens: bool) -> None:
    """What is used has a kind and a name; writers leave all sorts of things in what is not."""
    body = bytearray(ole(beside="Some letters"))
    place = body.rindex("Some letters".encode("utf-16-le")) + 64
    struct.pack_into("<HB", body, place, length, kind)
    assert read_ole(bytes(body)).opens is opens


def test_capitals_do_not_matter_in_names_of_streams(ole: Make) -> None:
    """Some writers have WORKBOOK; programs find it."""
    cells = (
        struct.pack("<HH16x", 0x0809, 16) + struct.pack("<HH", 0xFD, 5_000) + bytes(5_000) + struct.pack("<HH", 0x0A, 0)
    )
    for name in ("Workbook", "WORKBOOK", "book"):
        assert (kind_of(ole(name, cells)), read_ole(ole(name, cells)).opens) == ("xls", True)


def test_the_rest_of_a_table_may_be_ends_of_chains(ole: Make) -> None:
    """Some writers fill it so, others with zeros; sectors of a chain that lie beyond the end are missing all the same."""
    body = ole()
    used = len(body) // 512 - 1
    for rest in (b"\xfe\xff\xff\xff", bytes(4)):
        filled = body[: 512 + 4 * used] + rest * (128 - used) + body[1_024:]
        assert read_ole(filled).ended
        assert read_ole(filled[:-1_024]).ended is False


def row(form: int, kind: int, data: bytes) -> bytes:
    """Write a record of a presentation."""
    return struct.pack("<HHI", form, kind, len(data)) + data


def beside(body: bytes, name: str, data: bytes) -> bytes:
    """Put the data of a stream into a file that only names it."""
    body += bytes(-len(body) % 512)
    place = body.rindex(name.encode("utf-16-le")) + 116
    first, size = len(body) // 512 - 1, -(-len(data) // 512)
    table = bytearray(body[512:1_024])
    struct.pack_into(f"<{size}I", table, 4 * first, *range(first + 1, first + size), 0xFFFFFFFE)
    entry = struct.pack("<IQ", first, len(data))
    return body[:512] + bytes(table) + body[1_024:place] + entry + body[place + 12 :] + data.ljust(512 * size, b"\0")


SHOW = "PowerPoint Document"
SLIDE = row(15, 1_006, row(0, 1_007, bytes(24)) + row(15, 1_036, row(0, 4_000, b"words")))
SLIDES = SLIDE * 80  # as large as streams are that are no small ones
TORN = SLIDE[:52] + b"\xee" + SLIDE[53:]


@pytest.mark.parametrize(
    ("show", "damage"),
    [
        (SLIDES, None),
        (SLIDES + TORN + SLIDE * 9, "a record of the presentation leaves the one around it"),
        (SLIDES + row(15, 1_064, b"PK\3\4" + b"\xff" * 60), None),  # a package of a newer edition
        (SLIDES + row(15, 1_006, b"\0\0"), None),
        (struct.pack("<II", 0, 0xFFFF) + bytes(5_000), None),  # PowerPoint 95
        (SLIDES + bytes(99), "records of the presentation are zeros"),
    ],
    ids=["whole", "torn", "package", "small", "old", "zeros"],
)
def test_records_of_a_presentation_lie_within_each_other(show: bytes, damage: str | None, ole: Make) -> None:
    """One that ends behind the record around it was written over."""
    assert read_ole(ole(SHOW, show)).damage == damage


@pytest.mark.parametrize(
    ("token", "damage"),
    [(b"\x5f\xc0\x91\xe3", None), (bytes(4), "its start is damaged")],
)
def test_what_tells_where_a_presentation_begins(token: bytes, damage: str | None, ole: Make) -> None:
    """The stream of its user has a mark; programs refuse it without."""
    user = struct.pack("<HHII", 0, 4_086, 20, 20) + token + bytes(5_000)
    assert read_ole(beside(ole(SHOW, SLIDES, beside="Current User"), "Current User", user)).damage == damage


def test_a_root_without_a_name_is_the_root(ole: Make) -> None:
    """Some writers leave it out; the small streams lie in it all the same."""
    body = ole()
    place = body.index("Root Entry".encode("utf-16-le"))
    nameless = body[:place] + bytes(64 + 2) + body[place + 66 :]
    frame = read_frame(nameless)
    assert [stream.name for stream in streams(nameless, frame)] == ["Root Entry", "WordDocument"]


def test_a_presentation_for_two_editions_opens_with_one(ole: Make) -> None:
    """PowerPoint wrote one stream for each: the first that is sound is shown."""
    body = ole(SHOW, SLIDES + bytes(99), beside=SHOW)
    assert read_ole(body).opens is False
    assert read_ole(beside(body, SHOW, SLIDES + bytes(99))).opens is False
    assert read_ole(beside(body, SHOW, SLIDES)).opens


def test_a_presentation_with_a_damaged_picture(ole: Make, pictures: dict[str, bytes]) -> None:
    """The stream beside the slides holds them."""
    body, png = ole(SHOW, SLIDES, beside="Pictures"), pictures["png"]

    def damage(picture: bytes) -> str | None:
        record = row(0, 0xF01E, bytes(17) + picture)
        return read_ole(beside(body, "Pictures", record * (4_096 // len(record) + 1))).damage

    assert damage(png) is None
    assert "a picture is damaged" in (damage(png[:40] + bytes([png[40] ^ 1]) + png[41:]) or "")


def test_a_directory_in_a_circle_ends(ole: Make) -> None:
    """A chain that leads back to itself is followed a bounded number of times."""
    body = bytearray(ole())
    body[512 + 4 : 512 + 8] = b"\1\0\0\0"
    assert read_ole(bytes(body)).ended


def test_a_protected_document_is_not_broken(ole: Make) -> None:
    """An OOXML document behind a password is a legacy frame around an encrypted package."""
    assert read_ole(ole("EncryptedPackage")) == Document(ended=True, encrypted=True)


def test_another_file_in_the_frame_is_left_open(ole: Make) -> None:
    """A file of this frame that is no document of a known kind is not judged."""
    assert read_ole(ole("Contents")).opens is None


def test_files_from_before_there_was_a_frame() -> None:
    """Nothing is known of them but that they are there; zeros in place of their end were never written."""
    early = b"\xfe7\0#" + b"some words " * 2_000
    assert read_ole(early) == Document()
    assert read_ole(early + bytes(9_000)).opens is False


def test_a_table_is_no_larger_than_its_file(ole: Make) -> None:
    """Sixteen kilobytes that name one of their sectors 20,000 times filled a gigabyte."""
    sector = 4_096
    head = bytearray(ole()[:512].ljust(sector, b"\0"))
    struct.pack_into("<H", head, 30, 12)
    struct.pack_into("<I", head, 44, 2_000)
    struct.pack_into("<110I", head, 68, 2, *[0] * 109)
    names_itself = struct.pack(f"<{sector // 4}I", *[0] * (sector // 4 - 1), 2)
    assert read_ole(bytes(head) + bytes(2 * sector) + names_itself).damage == "allocation table is too large"


@pytest.mark.parametrize(("after", "opens"), [((1, 2), True), ((0, 0), False), ((1, 0), False), ((1, 99), False)])
def test_small_sectors_in_a_circle(after: tuple[int, int], ole: Make, *, opens: bool) -> None:
    """A stream of three small sectors has each of them once, and where its table says."""
    cells = struct.pack("<HH16xHH", 0x0809, 16, 0xFD, 130) + bytes(130) + struct.pack("<HH", 0x0A, 0)
    body = bytearray(ole("Workbook", cells.ljust(1_024, b"\0") + struct.pack("<128I", *after, *[0xFFFFFFFE] * 126)))
    struct.pack_into("<I", body, 60, 4)  # the table of small sectors
    struct.pack_into("<II", body, 1_024 + 116, 2, 1_024)  # the root entry: where they are
    struct.pack_into("<II", body, 1_024 + 128 + 116, 0, len(cells))
    assert read_ole(bytes(body)).opens is opens
