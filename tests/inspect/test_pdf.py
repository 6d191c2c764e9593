"""PDF: pages, protection, end mark, titles."""

import random
import re
import zlib
from collections.abc import Callable
from time import process_time

import pytest

from crawler.inspect.pdf import is_ended, read_pdf
from crawler.inspect.pdf_objects import lacks_its_mark_alone, lost_objects
from crawler.inspect.pdf_streams import damaged_stream
from crawler.records import Document, Title

Make = Callable[..., bytes]


def test_a_pdf_gives_its_pages_and_titles(pdf: Make) -> None:
    """The Info title and the words of the first two pages are kept, the third is not read."""
    document, titles, _ = read_pdf(pdf("Hedges in winter", "Contents", "Third", title="draft3"))
    assert document == Document(opens=True, ended=True, pages=3)
    assert titles == (Title("pdf:info", "draft3"), Title("pdf:text", "Hedges in winter"), Title("pdf:text", "Contents"))


def test_the_text_of_a_page_is_capped(pdf: Make) -> None:
    """1,500 characters of a page are enough to find a title."""
    _, titles, _ = read_pdf(pdf("word " * 2000))
    assert 1000 < len(titles[0].text) <= 1500


def test_a_protected_pdf_is_not_broken(pdf: Make) -> None:
    """Behind a password nothing is said of whether it opens."""
    document, titles, _ = read_pdf(pdf("Secret", protected=True))
    assert (document.encrypted, document.opens, titles) == (True, None, ())


def test_what_does_not_open_after_a_protected_one_is_not_protected(pdf: Make) -> None:
    """Nothing is said by pdfium of a file whose tree of pages is missing: it keeps what it said of the file before."""
    read_pdf(pdf("Secret", protected=True))
    document, _, _ = read_pdf(pdf("Hedges").replace(b"/Pages 2 0 R", b"/Pages 9 0 R"))
    assert (document.encrypted, document.opens) == (False, False)


@pytest.mark.parametrize(
    ("change", "opens", "ended"),
    [
        (lambda body: b"\r\njunk of a mailer\r\n" + body, True, True),
        (lambda body: body + b"\0" * 5000, True, True),
        (lambda body: body + b"<html>a footer added by the server</html>" * 50, True, True),
        (lambda body: body.replace(b"startxref", b"startxxxx"), True, True),
        (lambda body: body[: body.rindex(b"%%EOF")], True, True),
        (lambda body: b"Notice: a script said this first\n" + body[: body.rindex(b"startxref") + 5], True, True),
        (lambda body: body[: body.rindex(b">>\nstartxref")], False, False),
        (lambda body: body[: body.rindex(b"%%EOF")] + b"7 0 obj\n<< /Length 5000 >>", True, False),
        (lambda body: body[: body.rindex(b"trailer")], False, False),
        (lambda body: body[:60], False, False),
        (lambda _: b"%PDF-1.4\n", False, False),
    ],
)
def test_damage(change: Callable[[bytes], bytes], opens: bool, ended: bool, pdf: Make) -> None:  # noqa: FBT001
    """Junk around a PDF, a lost table and a lost mark behind a whole one are repaired by viewers; a lost end is said."""
    document, _, _ = read_pdf(change(pdf("Hedges")))
    assert (document.opens, document.ended) == (opens, ended)


def test_a_table_that_names_more_than_there_is(pdf: Make) -> None:
    """Behind it anything may be missing, and before it something is."""
    cut = pdf("Hedges").partition(b"startxref")[0]
    assert lacks_its_mark_alone(cut)
    assert not lacks_its_mark_alone(cut.replace(b"3 0 obj", b"9 0 obj"))
    assert not lacks_its_mark_alone(cut.replace(b"/Root", b"/Boot"))
    assert not lacks_its_mark_alone(cut + b"words")


def test_an_object_that_was_written_over(pdf: Make) -> None:
    """The table says where it stands, something refers to it, and it is nowhere; most others are where they should be."""
    whole = pdf("Hedges")
    over = whole.replace(b"4 0 obj\n<< /Type", bytes(16))
    assert lost_objects(whole) is None
    assert lost_objects(over) == "objects are missing"
    assert lost_objects(over.replace(b"/F1 4 0 R", b"/F1 5 0 R")) is None
    assert lost_objects(over.replace(b"0000000146", b"0000000000")) is None
    assert lost_objects(over.replace(b"trailer", b"4 0 obj\n<<>>\nendobj\ntrailer")) is None
    assert lost_objects(over.replace(b"/Title ()", b"/ObjStm 1")) is None
    assert lost_objects(re.sub(rb"00000(\d{5}) 00000 n", rb"0000\g<1>9 00000 n", over)) is None


def test_a_stream_whose_end_was_written_over(pdf: Make) -> None:
    """Its length stands in an object behind it: where that is gone as well, and nothing is packed that may hold it, the stream is cut inside."""
    data = zlib.compress(b"lines and letters of a font " * 40)[:-20]
    whole = pdf("Hedges").replace(
        b"xref\n",
        b"90 0 obj\n<< /Filter /FlateDecode /Length 91 0 R >>\nstream\n"
        + data
        + b"\nendstream\nendobj\n<more>\nxref\n",
        1,
    )
    assert read_pdf(whole.replace(b"<more>", b"91 0 obj\n999\nendobj")).document.opens
    assert read_pdf(whole.replace(b"<more>", b"% nothing")).document.damage == "a stream breaks off"
    assert read_pdf(whole.replace(b"<more>", b"92 0 obj\n<< /Type /ObjStm >>\nendobj")).document.opens


def test_an_end_mark_of_an_earlier_edition_does_not_count(pdf: Make) -> None:
    """A file that was saved twice and cut in its second part is not ended."""
    body = pdf("Hedges") + b"7 0 obj\n<< /Length 5000 >>\nstream\n" + b"x" * 3000
    assert not is_ended(body)


def test_a_last_edition_that_breaks_off(pdf: Make) -> None:
    """An end mark near the end is that of an earlier edition where objects follow it."""
    whole = pdf("Hedges in winter")
    assert is_ended(whole + b"7 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF")
    assert not is_ended(whole + b"7 0 obj\n<<>>\nendobj\nstartx")


def test_a_title_in_no_encoding(pdf: Make) -> None:
    """Half a character in the Info dictionary is no title, and no fault."""
    opened = read_pdf(pdf("Hedges in winter", title="\xfe\xff\xd8\x00"))
    assert (opened.document.opens, [title.source for title in opened.titles]) == (True, ["pdf:text"])


def test_a_stream_that_fails_its_checksum(pdf: Make) -> None:
    """Where others do not: programs that sum up wrongly do so always, and viewers look past it."""
    streams = [zlib.compress(b"words %d " % number * 90) for number in range(4)]

    def body(*data: bytes) -> bytes:
        objects = b"".join(
            b"%d 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream\nendobj\n"
            % (50 + place, len(one), one)
            for place, one in enumerate(data)
        )
        return pdf("Hedges").replace(b"xref\n0", objects + b"xref\n0", 1)

    wrong = [one[:-4] + b"\1\2\3\4" for one in streams]
    assert read_pdf(body(*streams)).document.opens
    assert read_pdf(body(*wrong)).document.opens
    assert read_pdf(body(wrong[0], *streams[1:])).document.damage == "a stream fails its checksum"
    assert read_pdf(body(*wrong, *streams[:2])).document.damage == "a stream fails its checksum"
    assert read_pdf(body(*wrong * 3, *streams[:2])).document.opens


def test_a_stream_whose_packing_is_told_elsewhere(pdf: Make) -> None:
    """Where the filter stands in an object of its own, the data say by their beginning how they are packed."""
    data = zlib.compress(b"words of a picture " * 90)

    def body(stream: bytes) -> bytes:
        held = b"50 0 obj\n<</Filter 51 0 R/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (len(stream), stream)
        return pdf("Hedges").replace(b"xref\n0", held + b"51 0 obj\n/FlateDecode\nendobj\nxref\n0", 1)

    assert read_pdf(body(data)).document.opens
    assert read_pdf(body(b"words " + data)).document.opens
    assert read_pdf(body(data[:9] + b"\xff\xfe\xff" + data[12:])).document.damage == "a stream does not unpack"


def test_zeros_inside_a_stream_that_does_not_end(pdf: Make) -> None:
    """Unpackers make something of them and never find the end; some programs write no end, which viewers do without."""
    packer = zlib.compressobj(strategy=zlib.Z_HUFFMAN_ONLY)
    data = packer.compress(b" " * 900 + b"words of a page " * 20) + packer.flush(zlib.Z_SYNC_FLUSH)

    def body(stream: bytes) -> bytes:
        held = b"50 0 obj\n<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (len(stream), stream)
        return pdf("Hedges").replace(b"xref\n0", held + b"xref\n0", 1)

    assert read_pdf(body(data)).document.opens
    assert read_pdf(body(data[:40] + bytes(700) + data[40:])).document.damage == "a stream does not unpack"


def test_zeros_inside_what_is_encrypted() -> None:
    """No cipher writes them; what is left as it is may hold some."""
    data = random.Random(5).randbytes(3_000).replace(b"\0", b"\1")

    def body(stream: bytes, kind: bytes = b"") -> bytes:
        return b"9 0 obj\n<<%s/Length 1>>\nstream\n%s\nendstream\n/Encrypt 9 0 R\n" % (kind, stream)

    holed = data[:900] + bytes(700) + data[1_600:]
    assert damaged_stream(body(data)) is None
    assert damaged_stream(body(holed)) == "a block of zeros"
    assert damaged_stream(body(data + bytes(700))) is None
    assert damaged_stream(body(holed, b"/Type/XRef")) is None
    assert damaged_stream(body(data) + bytes(700) + body(data)) is None


def test_a_word_that_no_pdf_has(pdf: Make) -> None:
    """Bytes above 126 stand in names, strings and data alone."""
    assert read_pdf(pdf("Hedges").replace(b"\nendobj", b"\n\xee\xf4\nendobj", 1)).document.damage == "not well-formed"


def test_a_block_of_a_pdf_that_was_never_written(pdf: Make) -> None:
    """Zeros between two borders of sectors; those behind the end mark are nobody's concern."""
    body = pdf("Hedges", "words " * 3_000)
    assert read_pdf(body + bytes(9_000)).document.opens
    assert read_pdf(body[:4_096] + bytes(4_096) + body[8_192:]).document.damage == "a block of zeros"


def test_pages_that_are_counted_and_are_not_there() -> None:
    """A tree of pages that leads back to itself has as many as it likes, and none."""
    circle = (b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 4 >>")
    objects = b"".join(b"%d 0 obj %s endobj\n" % (number, text) for number, text in enumerate(circle, 1))
    document, _, _ = read_pdf(b"%PDF-1.4\n" + objects + b"trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n")
    assert document == Document(opens=False, ended=True, pages=4, damage="has no pages")


def linear(size: int, of: bytes) -> bytes:
    """Say in a first object how long a file is."""
    return of.replace(b"1 0 obj", b"9 0 obj << /Linearized 1 /L %d /O 3 >> endobj\n1 0 obj" % size, 1)


def test_a_file_that_says_how_long_it_is(pdf: Make) -> None:
    """It may have become longer since, by a later edition; a few bytes may have gone at its end."""
    whole = pdf("Hedges in winter")
    size = len(linear(1_000, whole))
    assert [read_pdf(linear(stated, whole)).document.opens for stated in (size - 99, size, size + 100)] == [True] * 3
    assert read_pdf(linear(size + 5_000, whole)).document.damage == "it is shorter than it says"


def with_packed_table(body: bytes) -> bytes:
    """Write the table of objects as a stream, each row as what is other than in the row before."""
    start = body.index(b"\nxref\n") + 1
    places = [int(place) for place in re.findall(rb"(\d{10}) 00000 n", body)]
    rows = [bytes(4), *(b"\1" + place.to_bytes(3) for place in (*places, start))]
    packed = zlib.compress(
        b"".join(
            b"\2" + bytes((now - then) & 255 for now, then in zip(row, before, strict=True))
            for row, before in zip(rows, [bytes(4), *rows], strict=False)
        )
    )
    said = b"/Root 1 0 R /W [1 3 0] /Size %d /DecodeParms << /Columns 4 /Predictor 12 >>" % len(rows)
    stream = b"%d 0 obj << /Type /XRef %s /Filter /FlateDecode /Length %d >> stream\n%s\nendstream endobj\n"
    return body[:start] + stream % (len(places) + 1, said, len(packed), packed) + b"startxref\n%d\n%%%%EOF\n" % start


@pytest.mark.parametrize("change", [bytes, with_packed_table])
def test_objects_that_are_named_and_not_there(change: Callable[[bytes], bytes], pdf: Make) -> None:
    """A block was lost: places no longer fit, and objects that pages refer to are gone. Places that do not fit are nobody's concern without that."""
    whole = change(pdf("Hedges in winter"))
    start, stop = whole.index(b"4 0 obj"), whole.index(b"5 0 obj")
    assert read_pdf(whole).document == Document(opens=True, ended=True, pages=1)
    assert read_pdf(whole.replace(b"/Type /Catalog", b"/Type/Catalog")).document.opens
    assert read_pdf(whole[:start] + whole[stop:]).document.damage == "objects are missing"


def test_a_stream_that_is_shorter_than_it_says(pdf: Make) -> None:
    """Bytes of it were lost where the places after it no longer fit; a wrong length alone harms nobody."""
    whole = pdf("Hedges in winter and in summer, in the rain and in the snow")
    assert read_pdf(whole.replace(b"in the rain ", b"")).document.opens
    assert read_pdf(whole.replace(b"in summer, in the rain and", b"")).document.damage == "a stream breaks off"
    assert read_pdf(whole.replace(b"/Length ", b"/Length 9")).document.opens


def test_lengths_in_objects_of_their_own_are_looked_up_once() -> None:
    """The file was searched from its beginning for each of them: a minute for 1,000 streams in five megabytes."""
    count, size = 300, 2_000
    streams = [
        b"%d 0 obj << /Length %d 0 R >> stream\n%s\nendstream endobj\n" % (number, number + count, bytes(size))
        for number in range(1, count + 1)
    ]
    lengths = [b"%d 0 obj %d endobj\n" % (number + count, size) for number in range(1, count + 1)]
    body = b"%PDF-1.4\n" + b"".join((*streams, *lengths))
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer << /Size 1 >>\nstartxref\n%d\n%%%%EOF\n" % (len(body) + 50)
    began = process_time()
    assert lost_objects(body + table) is None
    assert process_time() - began < 1
    longer = body.replace(b"%d 0 obj %d endobj" % (count + 9, size), b"%d 0 obj %d endobj" % (count + 9, size + 50))
    assert lost_objects(longer + table) == "a stream breaks off"


def test_objects_of_streams_without_an_end_are_looked_up_once() -> None:
    """The file was searched from its beginning for each of them: a minute for 1,000 streams in five megabytes."""
    count = 400
    packed = zlib.compress(random.Random(5).randbytes(200))[:-6]
    streams = [
        b"%d 0 obj\n<< /Filter /FlateDecode /Length %d 0 R >>\nstream\n%s\nendstream\nendobj\n"
        % (number, number + count, packed)
        for number in range(1, count + 1)
    ]
    lengths = [b"%d 0 obj\n%d\nendobj\n" % (number + count, len(packed)) for number in range(1, count + 1)]
    body = b"".join((b"%PDF-1.4\n", *streams, b"q " * 500_000, *lengths))
    began = process_time()
    assert damaged_stream(body) is None
    assert process_time() - began < 2
    assert damaged_stream(body.replace(b"\n777 0 obj", b"\n% nothing")) == "a stream breaks off"
