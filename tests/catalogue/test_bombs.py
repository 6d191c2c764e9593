"""Files made to be far more than they look, through the way of every catalogue: each is bounded, and named."""

import gzip
from io import BytesIO
from time import process_time
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.learned.marking import marked
from crawler.catalogue.mark import Mark
from crawler.errors import CatalogueError

LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghijkl", "bcdefghijklm", strict=True))
    + "]>"
)
MEGABYTES = 50  # of spaces, which pack to a thousandth


def packed(name: str, content: bytes, *others: tuple[str, bytes]) -> bytes:
    """Return a ZIP archive."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for other, what in others:
            archive.writestr(other, what)
        archive.writestr(name, content)
    return out.getvalue()


ODS = ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")
XLSX = ("[Content_Types].xml", b"<Types/>")


@pytest.mark.parametrize(
    ("written", "body"),
    [
        ("feed", "<rss><channel><item><title>&m;</title></item></channel></rss>"),
        ("feed", '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>&m;</title></entry></feed>'),
        ("opml", "<opml><body><outline text='&m;'/></body></opml>"),
        ("sitemap", "<urlset><url><loc>&m;</loc></url></urlset>"),
        ("oai-pmh", "<OAI-PMH><ListRecords>&m;</ListRecords></OAI-PMH>"),
        ("rdf-xml", "<rdf:RDF>&m;</rdf:RDF>"),
    ],
)
def test_no_form_of_xml_laughs(read_bytes: Any, written: str, body: str) -> None:
    """Entities are refused before the first of them is made."""
    with pytest.raises(CatalogueError, match="declares entities"):
        read_bytes(LAUGHS + body, format=written)


@pytest.mark.parametrize(
    ("written", "body", "words"),
    [
        ("ods", packed("content.xml", b" " * (MEGABYTES * 1_000_000), ODS), "unpacks to far more than a sheet"),
        ("xlsx", packed("xl/workbook.xml", b" " * (MEGABYTES * 1_000_000), XLSX), "unpacks to far more than a sheet"),
        ("ods", packed("content.xml", f"{LAUGHS}<d>&m;</d>".encode(), ODS), "defines words of its own"),
        ("auto", gzip.compress(b"<p>" + b"0" * 40_000_000, 1), "larger than 32 MB"),
        ("csl-json", b"[" * 100_000, "nested too deeply"),
        ("ckan", b"[" * 100_000, "nested too deeply"),
        ("dcat", b'{"@graph":' * 100_000, "nested too deeply"),
    ],
)
def test_what_unpacks_without_end_is_refused(read_bytes: Any, written: str, body: bytes, words: str) -> None:
    """Before it fills the memory."""
    with pytest.raises(CatalogueError, match=words):
        read_bytes(body, format=written)


@pytest.mark.parametrize(
    ("written", "body", "line"),
    [
        ("csv", b'title,url\nA,a\n"' + b"x" * 5_000_000 + b'",b\nC,c\n', 3),
        ("csv", b"title,url\nA,a\n" + b"," * 5_000_000 + b"\nC,c\n", 3),
        ("jsonl", b'{"title":"A"}\n{"title":"' + b"x" * 5_000_000 + b'"}\n{"title":"C"}\n', 2),
        ("jsonl", b'{"title":"A"}\n' + b"[" * 100_000 + b'\n{"title":"C"}\n', 2),
    ],
)
def test_a_row_without_end_costs_itself(read_bytes: Any, written: str, body: bytes, line: int) -> None:
    """And is named by its line."""
    result = read_bytes(body, format=written)
    assert (result.titles, [row.line for row in result.unreadable]) == (["A", "C"], [line])


def test_ten_thousand_columns_are_read(read_bytes: Any) -> None:
    """By the names of those that are known."""
    names = ",".join(["title", "url", *(f"c{n}" for n in range(10_000))])
    result = read_bytes(f"{names}\nA,https://a.example/{',x' * 10_000}\n")
    assert result.titles == ["A"]


def test_prose_before_the_first_entry_takes_time_in_proportion_to_its_length() -> None:
    """Looked through again for each paragraph, 8,000 of them took 16 s; read word by word, as lines that may hold titles, they take 4."""
    prose = [Block("Bees live in the valley, as they have always done, and nobody counts them.", Shape.TEXT)] * 8_000
    title = Block("The bees of the valley", Shape.TEXT, lead=22)
    begun = process_time()
    blocks = marked([*prose, title, prose[0]])
    assert blocks[-2].mark is Mark.TITLE
    assert process_time() - begun < 12
