"""What Word documents are headed by."""

from collections.abc import Callable

import pytest

from crawler.inspect.sparse import Sparse
from crawler.inspect.word_heading import word_heading
from crawler.inspect.zips import read_zip
from crawler.records import Title

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:m="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:m="urn:m"'


def content(text: str, names: str = NAMES) -> bytes:
    """Write document.xml around some paragraphs."""
    return f"<w:document {names}><w:body>{text}</w:body></w:document>".encode()


def paragraph(text: str, style: str = "", size: int = 0, more: str = "") -> str:
    """Write a paragraph of one run."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    sized = f'<w:rPr><w:sz w:val="{size}"/></w:rPr>' if size else ""
    return f"<w:p><w:pPr>{styled}{more}</w:pPr><w:r>{sized}<w:t>{text}</w:t></w:r></w:p>"


TITLE = paragraph("Hedges in winter", "Title")
TALL = paragraph("Hedges in winter", size=48)
WORDS = paragraph("The council met.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WORDS + TITLE + paragraph("Why", "Heading1"), "Hedges in winter"),
        (paragraph("Hedges in winter", "Titre"), "Hedges in winter"),
        (WORDS + paragraph("Hedges in winter", "berschrift1"), "Hedges in winter"),
        (paragraph("Hedges", more='<w:outlineLvl w:val="0"/>') + paragraph("Why", "Heading1"), "Hedges"),
        (WORDS + paragraph("Hedges", more='<w:outlineLvl w:val="9"/>'), None),
        # the tallest words before the first heading
        (paragraph("NPC", size=30) + TALL + WORDS + paragraph("Why", "Heading1"), "Hedges in winter"),
        (WORDS + paragraph("Why", "Heading1") + TALL, "Why"),
        (paragraph("Small", size=24) + WORDS, None),
        (WORDS * 40 + TALL, None),
        (TALL + WORDS * 40 + TITLE, "Hedges in winter"),
        # what is not shown, or stands aside
        (f"<w:p><w:del>{paragraph('Gone', 'Title')}</w:del></w:p>{TITLE}", "Hedges in winter"),
        (f"<w:p><w:r><m:Fallback>{paragraph('Twice', 'Title')}</m:Fallback></w:r></w:p>{TITLE}", "Hedges in winter"),
        (f"<w:p><w:r><w:txbxContent>{TITLE}</w:txbxContent></w:r></w:p>", "Hedges in winter"),
        ('<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Hedges</w:t><w:br/><w:t>in winter</w:t></w:r></w:p>', "Hedges in winter"),
        (paragraph(" ", "Title") + TITLE, "Hedges in winter"),
        (paragraph("long " * 900, "Title"), ("long " * 60).strip()),
        (paragraph("Hedges", size=48) + "<w:p>not closed", None),
        (paragraph("Hedges", "Title") + "<w:p>not closed", "Hedges"),
        ("<w:p>" * 9_000, None),
        ("", None),
    ],
)  # fmt: skip
def test_the_first_heading(text: str, expected: str | None) -> None:
    """A paragraph in the style of titles, else the tallest before the first heading, else that."""
    assert word_heading(content(text)) == expected


def test_the_strict_form_has_other_names() -> None:
    """They are of the same elements."""
    assert word_heading(content(TITLE, STRICT)) == "Hedges in winter"


def test_nothing_is_expanded() -> None:
    """Entities are no part of the format."""
    assert word_heading(b"<!DOCTYPE o [<!ENTITY a 'Hedges'>]>" + content(paragraph("&a;", "Title"))) is None


@pytest.mark.parametrize("title", ["Policy template", ""])
def test_the_heading_stands_beside_the_title_of_the_description(title: str, office: Callable[..., bytes]) -> None:
    """That of a template is left in many."""
    found = read_zip("docx", Sparse.whole(office(content=content(TITLE).decode(), title=title))).titles
    described = (Title("docx:title", title),) if title else ()
    assert found == (*described, Title("docx:heading", "Hedges in winter"))
