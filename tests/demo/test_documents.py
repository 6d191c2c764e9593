"""Documents of the demo open in the programs that people use."""

import io
import zipfile
from xml.etree import ElementTree as ET

import pypdfium2
import pytest

from crawler.demo.documents import cut, docx, pdf
from crawler.demo.prose import paragraphs

TITLES = [
    "Assets in Action",
    "What (really) makes us healthy? \\ “Evidence” — Ångström",
    "A" * 40 + " " + "title " * 20,
]


def _made(title: str) -> bytes:
    return pdf(title, paragraphs(title, "It begins here.", 12), "Jane Foot, 2012")


@pytest.mark.parametrize("title", TITLES)
def test_pdf_says_its_title(title: str) -> None:
    """The title stands in Info and, white space aside, on page 1 with the imprint and the first words."""
    with pypdfium2.PdfDocument(_made(title)) as document:
        assert document.get_metadata_dict()["Title"] == title
        text = " ".join(document[0].get_textpage().get_text_bounded().split())
    assert " ".join(title.split()) in text
    assert text.endswith("Jane Foot, 2012 It begins here.")


def test_pdf_has_several_pages_with_text() -> None:
    """Each of the pages holds text of its own."""
    with pypdfium2.PdfDocument(_made("Assets in Action")) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    assert len(texts) == 3
    assert len(set(texts)) == 3
    assert all(len(text.split()) >= 8 for text in texts)


def test_pdf_is_whole() -> None:
    """The cross-reference table is where the end of the file says, and each offset leads to its object."""
    data = _made("Assets in Action")
    start = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    table = data[start:].splitlines()
    assert data.endswith(b"%%EOF\n")
    assert table[0] == b"xref"
    offsets = [int(line[:10]) for line in table[3 : table.index(b"trailer")]]
    assert [data[offset:].split(b" ", 1)[0] for offset in offsets] == [b"%d" % n for n in range(1, len(offsets) + 1)]


def test_cut_pdf_is_no_longer_whole() -> None:
    """A cut file begins as a PDF does, and its end is missing."""
    data = cut(_made("Assets in Action"))
    assert data.startswith(b"%PDF-")
    assert b"%%EOF" not in data
    assert b"startxref" not in data


def test_docx_opens() -> None:
    """The package is a sound archive with the title in its properties and its text."""
    with zipfile.ZipFile(io.BytesIO(docx("Bread & Roses", ("One < two.",)))) as package:
        assert package.testzip() is None
        core = ET.fromstring(package.read("docProps/core.xml"))
        text = ET.fromstring(package.read("word/document.xml"))
    assert core.findtext("{http://purl.org/dc/elements/1.1/}title") == "Bread & Roses"
    assert "".join(text.itertext()) == "Bread & RosesOne < two."


@pytest.mark.parametrize("make", [_made, lambda title: docx(title, ("Text.",))])
def test_same_words_same_bytes(make: object) -> None:
    """Made twice, a document is the same: its ETag does not change."""
    assert callable(make)
    assert make("Assets in Action") == make("Assets in Action")


def test_prose_differs_from_title_to_title() -> None:
    """Two documents share at most some of their paragraphs, and each begins with its own."""
    one, other = paragraphs("One", "About one."), paragraphs("Another", "About another.")
    assert one[0] == "About one."
    assert one[1:] != other[1:]
    assert 100 <= sum(len(text.split()) for text in one) <= 400
