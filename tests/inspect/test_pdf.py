"""PDF: pages, protection, end mark, titles."""

import zlib
from collections.abc import Callable

import pytest

from crawler.inspect.pdf import is_ended, read_pdf
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


@pytest.mark.parametrize(
    ("change", "opens", "ended"),
    [
        (lambda body: b"\r\njunk of a mailer\r\n" + body, True, True),
        (lambda body: body + b"\0" * 5000, True, True),
        (lambda body: body + b"<html>a footer added by the server</html>" * 50, True, True),
        (lambda body: body.replace(b"startxref", b"startxxxx"), True, True),
        (lambda body: body[: body.rindex(b"%%EOF")], True, False),
        (lambda body: body[: body.rindex(b"trailer")], False, False),
        (lambda body: body[:60], False, False),
        (lambda _: b"%PDF-1.4\n", False, False),
    ],
)
def test_damage(change: Callable[[bytes], bytes], opens: bool, ended: bool, pdf: Make) -> None:  # noqa: FBT001
    """Junk around a PDF and a lost table are repaired by viewers; a lost end is said."""
    document, _, _ = read_pdf(change(pdf("Hedges")))
    assert (document.opens, document.ended) == (opens, ended)


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


def test_a_block_of_a_pdf_that_was_never_written(pdf: Make) -> None:
    """Zeros between two borders of sectors; those behind the end mark are nobody's concern."""
    body = pdf("Hedges", "words " * 3_000)
    assert read_pdf(body + bytes(9_000)).document.opens
    assert read_pdf(body[:4_096] + bytes(4_096) + body[8_192:]).document.damage == "a block of zeros"
