"""Documents known in parts: what is said for them is what would be said of the whole."""

import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.inspect.facts import draw
from crawler.records import Answer, Document, Evidence, Facts, Fetched, Hop, Part
from tests.rows import rows

Make = Callable[..., bytes]
HEAD, TAIL = 3000, 2000
FILLER = random.Random(1).randbytes(20_000)
WHEN = datetime(2026, 3, 2, tzinfo=UTC)
ANY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)


def in_parts(body: bytes, *more: tuple[int, int], head: int = HEAD, tail: int = TAIL) -> Fetched:
    """Wrap the two ends of a body, and further parts, as they arrive from the crawl."""
    size = len(body)
    places = sorted([*more, *([(size - tail, size)] if tail else [])])
    parts = tuple(Part(start, body[start:stop]) for start, stop in places)
    answer = Answer(200, size, size, seen=head + sum(len(part.content) for part in parts))
    return Fetched(Evidence("u", WHEN, answer, (Hop("u", 206),)), body[:head], parts)


def whole(body: bytes) -> Fetched:
    """Wrap a body that came whole."""
    return Fetched(Evidence("u", WHEN, Answer(200, len(body), len(body)), (Hop("u", 200),)), body)


def document(facts: Facts) -> Document:
    """Return what a document is like."""
    assert facts.document is not None
    return facts.document


@pytest.fixture(scope="session")
def large_pdf(pdf: Make) -> bytes:
    """Write a PDF with much between its first pages and its table."""
    return _stuffed(pdf("Hedges in winter", "Contents", "Third", title="draft3"))


def _stuffed(body: bytes, before: bytes = b"xref\n0 ") -> bytes:
    """Put an object that nothing refers to before the table of a PDF, or before another object."""
    at = body.index(before)
    stuffing = b"99 0 obj\n<< /Length %d >>\nstream\n" % len(FILLER) + FILLER + b"\nendstream\nendobj\n"

    def moved(match: re.Match[bytes]) -> bytes:
        place = int(match[0])
        return b"%0*d" % (len(match[0]), place + len(stuffing) * (place >= at))

    rest = re.sub(rb"\d{10}(?= 00000 n)|(?<=startxref\n)\d+", moved, body[at:])
    return body[:at] + stuffing + rest


@pytest.fixture(scope="session")
def large_files(
    large_pdf: bytes, archive: Make, office: Make, mp3: Make, pictures: dict[str, bytes]
) -> dict[str, bytes]:
    """Give one large whole file of each kind that can be told by its ends."""
    size = len(FILLER)
    films = pictures["mp4"]
    return {
        "pdf": large_pdf,
        "docx": _with_picture(office()),
        "pptx": _with_picture(office("ppt/presentation.xml")),
        "epub": _with_picture(
            archive(
                ("mimetype", "application/epub+zip"),
                (
                    "META-INF/container.xml",
                    '<container><rootfiles><rootfile full-path="o/b.opf"/></rootfiles></container>',
                ),
                ("o/b.opf", '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Hedges</dc:title></c>'),
            )
        ),
        "zip": archive(("a.txt", "words"), ("b.bin", FILLER), ("c.txt", "words")),
        "mp4": films + (size + 8).to_bytes(4, "big") + b"mdat" + FILLER,
        "wav": b"RIFF"
        + (size + 36).to_bytes(4, "little")
        + b"WAVEfmt \x10\0\0\0"
        + b"\1\0" * 8
        + b"data"
        + size.to_bytes(4, "little")
        + FILLER,
        "7z": _seven_zip(FILLER[9:], FILLER[:9]),
        "rtf": b"{\\rtf1 " + b"Some words. " * 2000 + b"}",
        "mp3": mp3(60),
    }


def _seven_zip(packed: bytes, directory: bytes) -> bytes:
    """Frame packed data and a directory as a 7z archive does."""
    start = struct.pack("<QQI", len(packed), len(directory), zlib.crc32(directory))
    return b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<I", zlib.crc32(start)) + start + packed + directory


def _with_picture(body: bytes) -> bytes:
    """Add a large part to an archive."""
    buffer = io.BytesIO(body)
    with zipfile.ZipFile(buffer, "a") as target:
        target.writestr("media/picture.png", FILLER)
    return buffer.getvalue()


KINDS = "pdf docx pptx epub zip mp4 wav 7z rtf mp3".split()  # noqa: SIM905 - reads as one row


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_file_is_known_by_its_ends(kind: str, large_files: dict[str, bytes]) -> None:
    """Both ends say what the whole says: that it opens, how many pages or parts, and its title."""
    body = large_files[kind]
    assert draw(in_parts(body)) == draw(whole(body))
    assert document(draw(in_parts(body))).opens


@pytest.mark.parametrize("kind", ["pdf", "docx", "epub", "zip", "rtf"])
def test_a_beginning_alone_says_nothing(kind: str, large_files: dict[str, bytes]) -> None:
    """Neither for a document nor against it."""
    found = document(draw(in_parts(large_files[kind], tail=0)))
    assert (found.opens, found.ended, found.damage) == (None, None, None)


@rows("kind", [kind for kind in KINDS if kind != "mp3"])
@rows("percent", range(30, 100, 3))
def test_a_cut_file_is_not_called_good(kind: str, percent: int, large_files: dict[str, bytes]) -> None:
    """Wherever it is cut: the ends do not tell, so that it is read whole and found out."""
    body = large_files[kind][: len(large_files[kind]) * percent // 100]
    found = document(draw(in_parts(body)))
    assert (found.opens, found.ended, found.damage, found.pages) == (None, None, None, None)


@ANY
@given(cut=st.integers(HEAD + TAIL + 1, 24_000), again=st.booleans())
def test_a_pdf_cut_anywhere_is_not_called_good(cut: int, large_pdf: bytes, *, again: bool) -> None:
    """Saved once or twice: what the ends say for it, the whole says too."""
    body = large_pdf + large_pdf[9:] if again else large_pdf
    _holds(body[: len(body) - cut] if again else body[:cut])


@rows("kind", ["pdf", "docx", "epub", "mp4", "wav", "7z"])
@rows("seed", range(60))
def test_damage_in_the_ends_is_seen_as_in_the_whole(kind: str, seed: int, large_files: dict[str, bytes]) -> None:
    """Bytes set to anything at either end: nothing good is said that the whole would not bear out."""
    chance, body = random.Random(f"{kind} {seed}"), bytearray(large_files[kind])
    for _ in range(chance.randint(1, 3)):
        length = chance.choice([1, 1, 20, 500])
        at = chance.choice([chance.randrange(HEAD - length), len(body) - 1 - length - chance.randrange(TAIL - length)])
        body[at : at + length] = chance.randbytes(length)
    _holds(bytes(body))


def test_the_checksum_of_what_was_not_seen_in_full_cannot_be_told(large_files: dict[str, bytes]) -> None:
    """The price of reading the ends only: damage inside the large part of an archive is for `verify_downloads: full` to find."""
    body = bytearray(large_files["zip"])
    body[len(body) // 2] ^= 0xFF

    assert document(draw(in_parts(bytes(body)))).opens is True
    assert document(draw(whole(bytes(body)))).opens is False


def _holds(body: bytes) -> None:
    """Hold what the ends say for a body against what the whole says."""
    ends, all_of_it = document(draw(in_parts(body))), draw(whole(body)).document
    assert ends.opens in (True, None)
    if ends.opens:
        assert all_of_it is not None
        assert all_of_it.opens is not False or all_of_it.damage == "damaged part: media/picture.png"
        assert all_of_it.ended is not False
        assert ends.pages == all_of_it.pages or all_of_it.pages is None
    if ends.encrypted:
        assert all_of_it is not None
        assert all_of_it.encrypted


def test_a_protected_pdf_is_known_by_its_ends(pdf: Make) -> None:
    """What it is protected with stands in its trailer."""
    body = _stuffed(pdf("Secret", protected=True))
    assert document(draw(in_parts(body))) == Document(ended=True, encrypted=True)


def test_a_page_that_was_not_seen_is_named(pdf: Make) -> None:
    """The file opens; its words are not there, and where they would be is said. With that part it is as the whole."""
    body = _stuffed(pdf(*(f"Page {number} of a report" for number in range(60)), title="draft3"), b"5 0 obj")
    facts = draw(in_parts(body, tail=5000))
    found = document(facts)

    assert (found.opens, found.pages, [title.source for title in facts.titles]) == (True, 60, ["pdf:info"])
    assert found.missing is not None
    start, stop = found.missing
    assert HEAD <= start < stop <= len(body) - 5000
    assert draw(in_parts(body, (start, start + 2000), tail=5000)) == draw(whole(body))


def test_words_that_are_not_all_there_have_no_fingerprint(pdf: Make) -> None:
    """The second page was not seen: a comparison with the whole would tell of a change that is none."""
    body = _stuffed(_stuffed(pdf("Hedges in winter", "Contents"), b"7 0 obj"))
    facts = draw(in_parts(body))

    assert [title.text for title in facts.titles] == ["Hedges in winter"]
    assert (facts.fingerprint, document(facts).missing) == (None, None)
    assert draw(whole(body)).fingerprint is not None


def test_a_title_that_was_not_seen_is_named(archive: Make, office: Make) -> None:
    """An office document whose main part lies in the middle: whole by its directory, its title unknown."""
    body = archive(
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", "<r/>"),
        ("word/media/a.bin", FILLER),
        ("word/document.xml", "<w>words</w>"),
        ("docProps/core.xml", '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Hedges</dc:title></c>'),
        ("word/media/b.bin", FILLER),
        method=zipfile.ZIP_STORED,
    )
    facts = draw(in_parts(body))

    assert (facts.kind, facts.titles) == ("docx", ())
    assert document(facts).opens
    start, stop = document(facts).missing or (0, 0)
    assert body[start:stop].startswith(b"PK\x03\x04")
    assert draw(in_parts(body, (start, start + 1000))).titles == draw(whole(body)).titles


def test_an_archive_is_named_by_its_directory(archive: Make) -> None:
    """The parts that make it a document may be stored last."""
    parts = (("word/media/a.bin", FILLER), ("word/document.xml", "<w/>"), ("[Content_Types].xml", "<Types/>"))
    body = archive(*parts, method=zipfile.ZIP_STORED)

    assert draw(in_parts(body)).kind == draw(whole(body)).kind == "docx"


@pytest.mark.parametrize("body", [b"<!doctype html>" + b"<p>words" * 3000, b"\1\2" * 9000, b"Only words. " * 2000])
def test_what_has_no_ends_is_not_judged_by_them(body: bytes) -> None:
    """A page, text or anything else says nothing of itself in parts."""
    assert document(draw(in_parts(body))) == Document()


@pytest.mark.parametrize("kind", ["doc", "png", "gz", "jpeg"])
def test_kinds_that_have_to_be_read_whole_say_nothing_against_themselves(
    kind: str, documents: dict[str, bytes]
) -> None:
    """Whatever was seen of them."""
    body = documents[kind]
    found = document(draw(in_parts(body, head=len(body) // 4, tail=40)))
    assert replace(found, missing=None, ended=None, opens=None) == Document()
    assert found.opens is not False


def test_a_host_may_state_any_length() -> None:
    """A file of an exabyte is looked at as quickly as any other."""
    answer = Answer(200, 10**18, 10**18, seen=40)
    for kind in (b"%PDF-1.4\n%%EOF", b"PK\x03\x04", b"\0\0\0\x18ftyp", b"ID3"):
        facts = draw(
            Fetched(
                Evidence("u", WHEN, answer, (Hop("u", 206),)), kind, (Part(10**18 - 14, b"x %PDF-1.\n%%EOF"[-14:]),)
            )
        )
        assert document(facts).damage is None
