"""Office documents, EPUB and plain archives."""

import io
import struct
import time
import zipfile
from collections.abc import Callable

import pytest

from crawler.inspect import zips
from crawler.inspect.facts import draw
from crawler.inspect.sparse import Sparse
from crawler.inspect.zip_ends import is_anchored
from crawler.inspect.zips import read_zip
from crawler.records import Document, Fetched, Title

Make = Callable[..., bytes]


def test_a_part_that_is_stored_as_it_is_has_one_length(archive: Make) -> None:
    """Programs refuse one that says two."""
    body = archive(("a.txt", "words"), ("b.txt", "more words"))
    entry = body.index(b"PK\1\2")
    lying = body[: entry + 20] + struct.pack("<I", 5 + (1 << 16)) + body[entry + 24 :]
    assert read_zip("zip", Sparse.whole(body)).document.opens
    assert read_zip("zip", Sparse.whole(lying)).document.damage == "damaged part: a.txt"


@pytest.mark.parametrize(
    ("flags", "stated", "opens"),
    [(0, 5 + (1 << 16), False), (0, 0, True), (0, 0xFFFFFFFF, True), (8, 5 + (1 << 16), True)],
)
def test_a_part_is_as_long_as_the_directory_says(flags: int, stated: int, archive: Make, *, opens: bool) -> None:
    """Some programs go by what stands before it; where it follows the data, or stands elsewhere, nothing is said."""
    body = archive(("a.txt", "words"), ("b.txt", "more words"))
    told = body[:6] + bytes([flags]) + body[7:18] + struct.pack("<I", stated) + body[22:]
    assert read_zip("zip", Sparse.whole(told)).document.opens is opens


@pytest.mark.parametrize(("flags", "stated", "opens"), [(0, b"sums", False), (0, bytes(4), True), (8, b"sums", True)])
def test_a_part_has_the_checksum_of_the_directory(flags: int, stated: bytes, archive: Make, *, opens: bool) -> None:
    """Some programs go by the one before it."""
    body = archive(("a.txt", "words"), ("b.txt", "more words"))
    told = body[:6] + bytes([flags]) + body[7:14] + stated + body[18:]
    assert read_zip("zip", Sparse.whole(told)).document.opens is opens


@pytest.mark.parametrize("kind", ["docx", "odt", "epub"])
def test_a_document_gives_its_title(kind: str, documents: dict[str, bytes]) -> None:
    """The title in the properties of each family is kept with its source."""
    _, titles, _ = read_zip(kind, Sparse.whole(documents[kind]))
    assert titles == (Title(f"{kind}:title", "Hedges in winter"),)


def test_the_main_part_is_found_by_its_relationship(office: Make) -> None:
    """A producer may name the main part as it likes."""
    document, _, _ = read_zip("docx", Sparse.whole(office("word/document2.xml")))
    assert document.opens


@pytest.mark.parametrize(
    ("content", "damage"),
    [("<w>", "its main part is not well-formed"), ("<w>&nbsp;</w>", "its main part is not well-formed")],
)
def test_a_main_part_must_be_well_formed(content: str, damage: str, office: Make) -> None:
    """A viewer refuses such a document."""
    document, _, _ = read_zip("docx", Sparse.whole(office(content=content)))
    assert document == Document(opens=False, ended=True, damage=damage)


def test_a_main_part_must_be_there(archive: Make) -> None:
    """A document without its main part does not open."""
    body = archive(("[Content_Types].xml", "<Types/>"), ("word/styles.xml", "<w/>"))
    assert read_zip("docx", Sparse.whole(body))[0].damage == "its main part is missing"


def test_a_protected_document_is_not_broken(open_document: Make) -> None:
    """A manifest with encryption data means a password."""
    document, _, _ = read_zip("odt", Sparse.whole(open_document(manifest="<m><manifest:encryption-data/></m>")))
    assert (document.encrypted, document.opens) == (True, None)


def test_a_protected_archive_is_not_broken(archive: Make) -> None:
    """The encryption bit of a part means a password."""
    body = bytearray(archive(("secret.txt", "words")))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        body[body.index(mark) + place] |= 1
    assert read_zip("zip", Sparse.whole(bytes(body))).document == Document(ended=True, encrypted=True)


def test_what_other_programs_pass_over_is_no_damage() -> None:
    """A field of the directory that says it is longer than all of them (APPNOTE.TXT section 4.5.1): zipfile alone gives up there."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as written:
        for name in ("words.txt", "more.txt"):
            info = zipfile.ZipInfo(name)
            info.extra = b"ux\x04\0abcd"
            written.writestr(info, "words")
    body = made.getvalue()
    place, directory = body.rfind(b"ux\x04\0"), body.find(b"PK\1\2")
    document = read_zip("zip", Sparse.whole(body[:place] + b"ux\x0c\0" + body[place + 4 :])).document
    assert (document.opens, document.ended) == (None, True)
    moved = body[: directory + 30] + b"\x0c" + body[directory + 31 :]  # the length of the first one's fields
    assert read_zip("zip", Sparse.whole(moved)).document.opens is False


def test_a_place_that_no_file_has() -> None:
    """A part that is said to begin behind all that can be counted (APPNOTE.TXT section 4.5.3) is a damaged part, and no error of ours."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as written:
        info = zipfile.ZipInfo("words.txt")
        info.extra = struct.pack("<HHQ", 1, 8, (1 << 64) - 1)
        written.writestr(info, "words")
    body = made.getvalue()
    place = body.rfind(b"PK\1\2") + 42
    far = body[:place] + b"\xff" * 4 + body[place + 4 :]
    assert read_zip("zip", Sparse.whole(far)).document.damage == "damaged part: words.txt"


def test_a_damaged_part_of_an_archive_is_named(archive: Make) -> None:
    """Every part is held against its checksum."""
    body = archive(("a.txt", "first"), ("b.txt", "words " * 100), method=zipfile.ZIP_STORED).replace(
        b"words ", b"swords", 1
    )
    document, _, _ = read_zip("zip", Sparse.whole(body))
    assert (document.opens, document.damage) == (False, "damaged part: b.txt")


def test_a_damaged_picture_makes_a_damaged_document(archive: Make) -> None:
    """A sound file has no wrong checksum; what a viewer makes of it is its own affair."""
    body = archive(
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", "<r/>"),
        ("word/document.xml", "<w/>"),
        ("word/p.png", "pixel" * 9),
        method=zipfile.ZIP_STORED,
    )
    document, _, _ = read_zip("docx", Sparse.whole(body.replace(b"pixel", b"pixle", 1)))
    assert (document.opens, document.damage) == (False, "damaged part: word/p.png")


def test_the_end_of_an_archive_inside_does_not_count(archive: Make) -> None:
    """An archive cut behind a stored archive shows that one's end."""
    inner = archive(("a.txt", "words"))
    outer = archive(("inner.zip", inner), ("b.txt", "more words " * 50))
    cut = outer[: outer.index(inner) + len(inner)]
    assert is_anchored(Sparse.whole(inner))
    assert not is_anchored(Sparse.whole(cut))


def test_a_bomb_ends_soon(archive: Make, fetched: Callable[..., Fetched], monkeypatch: pytest.MonkeyPatch) -> None:
    """Zeros a thousand times as long as what packs them are not unpacked in full, and nothing is said against the file."""
    monkeypatch.setattr(zips, "_MOST_BYTES", 24 << 20)
    body = archive(("a.txt", "x"), *((f"{number}.bin", bytes(5_000_000)) for number in range(6)))
    began = time.process_time()
    document = draw(fetched(body)).document
    assert document == Document(ended=True, damage="too large to look at in full")
    assert time.process_time() - began < 5


def test_a_lying_directory_is_damage(archive: Make) -> None:
    """A directory that points outside the file gives facts."""
    body = bytearray(archive(("a.txt", "words")))
    struct.pack_into("<I", body, body.index(b"PK\x01\x02") + 42, 0x7FFFFFFF)
    assert read_zip("zip", Sparse.whole(bytes(body)))[0].opens is False


def test_nothing_is_expanded(office: Make) -> None:
    """A document type in the main part is refused, and says nothing of its soundness."""
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>'
    assert read_zip("docx", Sparse.whole(office(content=bomb)))[0].opens


RELATIONS = ("_rels/.rels", "<r/>")
TYPES = ("[Content_Types].xml", "<Types/>")
WORDS = ("word/document.xml", "<w/>")
RELATION_TO_BINARY = '<R><Relationship Target="xl/workbook.bin" Type="x/officeDocument"/></R>'
PACKAGE = '<package><manifest><item href="a%201.xhtml" media-type="application/xhtml+xml"/><item href="b.css" media-type="text/css"/></manifest></package>'
CONTAINER = ("META-INF/container.xml", '<c><rootfile full-path="o/book.opf"/></c>')


@pytest.mark.parametrize(
    ("parts", "kind", "damage"),
    [
        ((TYPES, RELATIONS, WORDS), "docx", None),
        (((TYPES[0].lower(), TYPES[1]), TYPES, RELATIONS, WORDS), "docx", None),
        ((TYPES, WORDS), "docx", "_rels/.rels is missing"),
        (((TYPES[0], "<Types>"), RELATIONS, WORDS), "docx", "[Content_Types].xml is not well-formed"),
        ((RELATIONS, WORDS), "zip", None),
        (
            ((TYPES[0], '<T t="a.wordprocessingml.document.main+xml"/>'), RELATIONS, ("a.xml", "<w/>")),
            "docx",
            "its main part is missing",
        ),
        ((("a.txt", "x"), CONTAINER, ("o/book.opf", PACKAGE), ("o/a 1.xhtml", "<h/>")), "epub", None),
        ((("a.txt", "x"), CONTAINER, ("o/book.opf", PACKAGE)), "epub", "all its chapters are missing"),
        ((("a.txt", "x"), CONTAINER), "zip", None),
        (
            (("a.txt", "x"), ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<o/>")),
            "ods",
            None,
        ),
        ((("a.txt", "x"), ("xl/workbook.bin", "binary"), TYPES, ("_rels/.rels", RELATION_TO_BINARY)), "xlsx", None),
    ],
)
def test_the_parts_a_reader_needs(
    parts: tuple[tuple[str, str], ...], kind: str, damage: str | None, archive: Make, fetched: Callable[..., Fetched]
) -> None:
    """An archive is named by all that is in it, in any order, and opens only where the way to its text is there."""
    facts = draw(fetched(archive(*parts)))
    assert (facts.kind, facts.document and facts.document.damage) == (kind, damage)


@pytest.mark.parametrize("head", [b"MZ", b"\x7fELF", b"#!/bin/sh\n"])
def test_an_archive_that_unpacks_itself(head: bytes, archive: Make, fetched: Callable[..., Fetched]) -> None:
    """Places count from the beginning of the program or of the archive; a program alone is none."""
    program = head + bytes(range(256)) * 8
    body = archive(("a.txt", "words " * 90), ("b.txt", "more"))
    facts = draw(fetched(program + body))
    assert (facts.kind, facts.document) == ("zip", Document(opens=True, ended=True, pages=2))
    assert draw(fetched(program + body[:-30])).kind != "zip"
    assert draw(fetched(program)).kind != "zip"
