"""Word documents as catalogues: headings, lists, tables, links and bold type as a person sees them."""

from contextlib import suppress
from io import BytesIO
from time import process_time
from typing import Any
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.catalogue import from_page
from crawler.catalogue.docx import docx_as_html
from crawler.config import CatalogueSettings
from crawler.errors import CatalogueError

SCRIPTS = (
    "Пособие по пчеловодству", "養蜂の手引き", "دليل تربية النحل", "מדריך לגידול דבורים", "मधुमक्खी पालन",
    "Οδηγός μελισσοκομίας", "Bienenführer für Anfänger", '🐝 Bees and <wax> & "more"',
)  # fmt: skip
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = (
    f'<Relationships><Relationship Id="r0" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
STYLES = """<w:styles>
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Kapitel"><w:name w:val="Chapter"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:styleId="Tief"><w:name w:val="Deep"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="Punkt"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:styleId="V1"><w:name w:val="toc 1"/></w:style>
</w:styles>"""


def run(text: str, properties: str = "") -> str:
    """Return words."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escaped}</w:t></w:r>'


def paragraph(content: str, style: str = "", more: str = "") -> str:
    """Return a paragraph."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}<w:rPr><w:b/></w:rPr></w:pPr>{content}</w:p>"


def linked(relation: str, text: str) -> str:
    """Return words with a link behind them."""
    return f'<w:hyperlink r:id="{relation}">{run(text)}</w:hyperlink>'


def document(body: str, addresses: dict[str, str] | None = None, styles: str = STYLES) -> bytes:
    """Return a Word document."""
    out = BytesIO()
    links = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/hyperlink" Target={quoteattr(address)} TargetMode="External"/>'
        for name, address in (addresses or {}).items()
    )
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", MAIN)
        archive.writestr("word/document.xml", f"<w:document><w:body>{body}</w:body></w:document>")
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{links}</Relationships>")
        archive.writestr("word/styles.xml", styles)
    return out.getvalue()


def html(data: bytes) -> str:
    """Return a document as it is made into HTML."""
    return docx_as_html(from_page(CatalogueSettings(source="x"), "x", data, None))


def test_a_list_of_linked_items_comes_back(read_bytes: Any) -> None:
    """Twenty-four entries of many scripts under their headings, by the content alone."""
    books = [(f"{SCRIPTS[n % 8]} {n}", f"https://books.example/{n}?a=1&b=2") for n in range(24)]
    items = [
        paragraph(linked(f"r{n + 1}", title) + run(" - What it is about."), "Punkt")
        for n, (title, _) in enumerate(books)
    ]
    body = [paragraph(run("Books"), "Titel"), paragraph(run("Shelf A"), "berschrift1"), *items[:12]]
    body += [paragraph(run("Shelf B"), "Kapitel"), *items[12:]]
    result = read_bytes(document("".join(body), {f"r{n + 1}": address for n, (_, address) in enumerate(books)}))
    assert (result.head.format, result.head.title, result.unreadable) == ("docx", "Books", [])
    assert [(one.title, one.links[0].href) for one in result.entries] == books
    assert [one.section for one in result.entries] == [("Shelf A",)] * 12 + [("Shelf B",)] * 12
    assert [one.line for one in result.entries[:2]] == [3, 4]


def test_headings_over_paragraphs_are_entries(read_bytes: Any) -> None:
    """As on pages; their level may come from an outline, without a title of the whole."""
    body = [paragraph(run("Books"), "berschrift1")]
    for n in range(3):
        body += [
            paragraph(run(f"Bees {n}"), "Tief"),
            paragraph(run("This guide tells of bees. ") + linked(f"r{n + 1}", "Read it")),
        ]
    result = read_bytes(document("".join(body), {f"r{n + 1}": f"https://b.example/{n}" for n in range(3)}))
    assert (result.head.title, result.titles) == ("Books", ["Bees 0", "Bees 1", "Bees 2"])
    assert [one.links[0].href for one in result.entries] == [f"https://b.example/{n}" for n in range(3)]


def test_rows_of_a_table_are_entries(read_bytes: Any) -> None:
    """With the names of the columns above them."""

    def row(*cells: str, more: str = "") -> str:
        return f"<w:tr>{more}{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"

    rows = row(run("Title"), run("Author"), run("Year"), more="<w:trPr><w:tblHeader/></w:trPr>")
    rows += "".join(row(linked(f"r{n + 1}", f"Bees {n}"), run("Ann Hill"), run(f"200{n}")) for n in range(4))
    result = read_bytes(document(f"<w:tbl>{rows}</w:tbl>", {f"r{n + 1}": f"https://b.example/{n}" for n in range(4)}))
    assert [(one.title, one.authors, one.year) for one in result.entries] == [
        (f"Bees {n}", ("Ann Hill",), 2000 + n) for n in range(4)
    ]


FIELDS = {
    "of parts": '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.exa</w:instrText></w:r><w:r><w:instrText>mple/%s" \\o "x" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "in one": '<w:fldSimple w:instr=" HYPERLINK &quot;https://b.example/%s&quot; ">{run}</w:fldSimple>',
}  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
def test_links_that_are_fields_are_links(read_bytes: Any, field: str) -> None:
    """As older programs write them."""
    items = [
        paragraph(
            FIELDS[field].replace("%s", str(n)).format(run=run(f"Bees {n}")),
            more=f'<w:numPr><w:ilvl w:val="{n % 2}"/><w:numId w:val="1"/></w:numPr>',
        )
        for n in range(3)
    ]
    result = read_bytes(document("".join(items)))
    assert [(one.title, one.links[0].href) for one in result.entries] == [
        (f"Bees {n}", f"https://b.example/{n}") for n in range(3)
    ]


def test_what_nobody_sees_is_not_read(read_bytes: Any) -> None:
    """What was deleted or moved away, hidden words, the second form of a drawing, and a table of contents."""
    gone = f"<w:del>{run('Deleted')}</w:del><w:moveFrom>{run('Moved')}</w:moveFrom>{run('Hidden', '<w:vanish/>')}<mc:Fallback>{run('Twice')}</mc:Fallback>"
    items = [paragraph(gone + linked("r1", f"Bees {n}"), "Punkt") for n in range(3)]
    contents = paragraph(run("Contents of it"), "V1")
    result = read_bytes(document(contents + "".join(items), {"r1": "https://b.example/"}))
    assert result.titles == ["Bees 0", "Bees 1", "Bees 2"]
    assert "Contents of it" not in "".join(one.text for one in result.passages)


def test_bold_type_leads_an_entry(read_bytes: Any) -> None:
    """Of its own or by its style; switched off, it is none."""
    leads = ["<w:b/>", '<w:rStyle w:val="Fett"/>', '<w:b w:val="1"/>']
    body = [paragraph(run(f"Bees {n}: ", lead) + run("This guide tells of bees. ", '<w:b w:val="0"/>') + linked("r1", "Read it")) for n, lead in enumerate(leads)]  # fmt: skip
    assert read_bytes(document("".join(body), {"r1": "https://b.example/"})).titles == ["Bees 0", "Bees 1", "Bees 2"]


@pytest.mark.parametrize("names", [("Definition Term", "Definition"), ("List Heading", "List Contents")])
def test_terms_are_entries(read_bytes: Any, names: tuple[str, str]) -> None:
    """By the styles that writers give to lists of terms."""
    styles = "".join(f'<w:style w:styleId="S{n}"><w:name w:val="{name}"/></w:style>' for n, name in enumerate(names))
    body = "".join(paragraph(run(f"Bees {n}"), "S0") + paragraph(run("all there is to say."), "S1") for n in range(3))
    result = read_bytes(document(body, styles=f"<w:styles>{styles}</w:styles>"))
    assert [(one.title, one.description) for one in result.entries] == [
        (f"Bees {n}", "all there is to say.") for n in range(3)
    ]


OFFS = {
    "heading": ('<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', "berschrift1", "p"),
    "list": ('<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr></w:pPr>', "Punkt", "p"),
    "bold": ('<w:rPr><w:b w:val="0"/></w:rPr>', "Lead", "p"),
}


@pytest.mark.parametrize("named", ["of a style", "of a paragraph"])
@pytest.mark.parametrize("off", OFFS)
def test_what_is_switched_off_is_off(named: str, off: str) -> None:
    """A style, a paragraph or a run that says that it is none has nothing of that from the style it builds on (17.7.2)."""
    said, base, tag = OFFS[off]
    styles = '<w:style w:styleId="Lead"><w:name w:val="Lead"/><w:rPr><w:b/></w:rPr></w:style>'
    styles += f'<w:style w:styleId="Off"><w:name w:val="Off"/><w:basedOn w:val="{base}"/>{said}</w:style>'
    if named == "of a style":
        body = paragraph(run("Bees"), "Off")
    elif off == "bold":
        body = paragraph(run("Bees", '<w:b w:val="0"/>'), base)
    else:
        body = paragraph(run("Bees"), base, said.removeprefix("<w:pPr>").removesuffix("</w:pPr>"))
    data = document(paragraph(run("Before")) + body, styles=STYLES.replace("</w:styles>", f"{styles}</w:styles>"))
    assert html(data) == f"<p>Before</p>\n<{tag}>Bees</{tag}>"


def test_bold_type_within_bold_type_stands_out_by_being_none() -> None:
    """Both are switches (17.7.3)."""
    styles = STYLES.replace("</w:styles>", '<w:style w:styleId="L"><w:name w:val="L"/><w:rPr><w:b/></w:rPr></w:style></w:styles>')  # fmt: skip
    body = paragraph(run("Bees ") + run("and wax", '<w:rStyle w:val="Fett"/>'), "L")
    assert html(document(body, styles=styles)) == "<p><b>Bees </b>and wax</p>"


def test_a_row_of_column_headings_is_no_entry(read_bytes: Any) -> None:
    """By the style that writers give to them, where no row says that it is one."""
    styles = STYLES.replace("</w:styles>", '<w:style w:styleId="TH"><w:name w:val="Table Heading"/></w:style></w:styles>')  # fmt: skip
    rows = [(run("Werk"), run("Von")), *((linked(f"r{n}", f"Bees {n}"), run("Ann Hill")) for n in range(1, 4))]
    cells = [[f"<w:tc>{paragraph(cell, '' if at else 'TH')}</w:tc>" for cell in row] for at, row in enumerate(rows)]
    table = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in cells)
    result = read_bytes(
        document(f"<w:tbl>{table}</w:tbl>", {f"r{n}": f"https://b.example/{n}" for n in range(1, 4)}, styles)
    )
    assert result.titles == ["Bees 1", "Bees 2", "Bees 3"]


PIECES = st.sampled_from(["<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", run("Bees"), linked("r1", "Wax"), linked("r9", "x"), "<w:pPr><w:pStyle w:val='Punkt'/></w:pPr>",
                          "<w:numPr><w:ilvl w:val='9'/></w:numPr>", "<w:outlineLvl w:val='x'/>", "<w:r>", "</w:r>", "<w:hyperlink>", "</w:hyperlink>", "<w:fldChar w:fldCharType='separate'/>",
                          "<w:fldChar w:fldCharType='begin'/>", "<w:fldChar w:fldCharType='end'/>", "<w:instrText>HYPERLINK</w:instrText>", "<w:fldSimple w:instr='HYPERLINK x'/>"])  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, max_size=12))
def test_no_text_makes_it_raise_anything_else(read_bytes: Any, pieces: list[str]) -> None:
    """Whatever lies within what, a CatalogueError is the worst."""
    try:
        result = read_bytes(document("".join(pieces), {"r1": "https://b.example/"}))
    except CatalogueError:
        return
    assert result.head.format == "docx"


OTHERS = {
    "xl/workbook.xml": ("<workbook><sheets/></workbook>", "is a workbook; leave out `format`"),
    "ppt/presentation.xml": ("<p:presentation/>", "is a presentation; leave out `format`"),
    "any/thing.xml": ("<thing/>", "is no Word document; leave out `format`"),
}


@pytest.mark.parametrize("part", OTHERS)
def test_another_office_file_is_called_what_it_is(read_bytes: Any, part: str) -> None:
    """It is no empty document."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", MAIN.replace("word/document.xml", part))
        archive.writestr(part, OTHERS[part][0])
    with pytest.raises(CatalogueError, match=OTHERS[part][1]):
        read_bytes(out.getvalue(), format="docx")


LAUGHS = '<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (document("")[:200], "is damaged"),
        (document("<w:p>"), "is damaged"),
        (document("", styles=f"{LAUGHS}<w:styles>&b;</w:styles>"), "defines words of its own"),
        (document(f'<w:p w:a="{"x" * 4_000_000}"/>'), "unpacks to far more"),
        (document(f"<w:p>{run('x' * 5_000) * 210}</w:p>"), "more than 1 MB"),
    ],
)
def test_what_is_no_document_says_so(read_bytes: Any, monkeypatch: pytest.MonkeyPatch, body: bytes, words: str) -> None:
    """Damage and bombs are named, before they fill the memory. The cap is 32 MB; a lower one is told as fast."""
    monkeypatch.setattr("crawler.catalogue.office_html.MAX_PAGE", 1_000_000)
    with pytest.raises(CatalogueError, match=words) as caught:
        read_bytes(body, format="docx")
    assert str(caught.value).startswith("https://list.example/page: ")


def mark(kind: str) -> str:
    """Return where a field of parts begins, is shown or ends."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def told(words: str) -> str:
    """Return what a field is told to be."""
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


def test_a_mark_of_an_index_ends_no_link(read_bytes: Any) -> None:
    """Fields that show nothing open nothing (17.16.5): the title goes on behind them."""
    index = mark("begin") + told(' XE "bees" ') + mark("end")
    link = f'<w:hyperlink r:id="r1">{run("The bee ")}{index}{run("book")}</w:hyperlink>'
    (entry,) = read_bytes(
        document(paragraph(run("Books"), "berschrift1") + paragraph(link, "Punkt"), {"r1": "https://a.example/"})
    ).entries
    assert (entry.title, [use.text for use in entry.links]) == ("The bee book", ["The bee book"])


def test_a_box_of_text_has_paragraphs_of_its_own(read_bytes: Any) -> None:
    """They lie inside the run of another, whose looks are not theirs (20.4.2.38)."""
    inner = paragraph(run("Shelf"), "berschrift1") + paragraph(linked("r1", "Wax"), "Punkt")
    body = paragraph(run("Books"), "Titel") + paragraph(f"<w:r><w:rPr/><w:txbxContent>{inner}</w:txbxContent></w:r>")
    (entry,) = read_bytes(document(body, {"r1": "https://a.example/"})).entries
    assert (entry.title, entry.section) == ("Wax", ("Shelf",))


def test_a_field_is_told_and_shown_once(read_bytes: Any) -> None:
    """Each of 20,000 marks would read again all that the field was told."""
    field = mark("begin") + told("HYPERLINK " + "x" * 9_000) * 200 + mark("separate") * 20_000 + mark("end")
    began = process_time()
    with suppress(CatalogueError):
        read_bytes(document(paragraph(field + run("Bees"))))
    assert process_time() - began < 10
