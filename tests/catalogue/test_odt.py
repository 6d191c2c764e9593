"""OpenDocument texts as catalogues: headings, lists, tables, links and bold type as a person sees them."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.errors import CatalogueError
from tests.catalogue.test_formats import BOOKS

STYLES = """<o:document-styles><o:styles>
<s:style s:name="Title" s:family="paragraph"/>
<s:style s:name="Table_20_Heading" s:display-name="Table Heading" s:family="paragraph"/>
<s:style s:name="Lead" s:family="paragraph"><s:text-properties f:font-weight="bold"/></s:style>
<s:style s:name="List_20_Heading" s:display-name="List Heading" s:family="paragraph"/>
<s:style s:name="List_20_Contents" s:display-name="List Contents" s:family="paragraph"/>
</o:styles></o:document-styles>"""
MADE = """<o:automatic-styles>
<s:style s:name="P1" s:family="paragraph" s:parent-style-name="Title"/>
<s:style s:name="P2" s:family="paragraph" s:parent-style-name="Lead"><s:text-properties f:font-weight="normal"/></s:style>
<s:style s:name="T1" s:family="text"><s:text-properties f:font-weight="bold"/></s:style>
<s:style s:name="T2" s:family="text"><s:text-properties f:font-weight="400"/></s:style>
<s:style s:name="T3" s:family="text"><s:text-properties t:display="none"/></s:style>
</o:automatic-styles>"""
TEXT = b"application/vnd.oasis.opendocument.text"


def document(body: str, *, mimetype: bytes = TEXT, manifest: str = "<manifest/>", inside: str = "text") -> bytes:
    """Return an OpenDocument text."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", mimetype, ZIP_STORED)
        whole = f"<o:document-content>{MADE}<o:body><o:{inside}>{body}</o:{inside}></o:body></o:document-content>"
        archive.writestr("content.xml", whole)
        archive.writestr("styles.xml", STYLES)
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def p(content: str, style: str = "Standard") -> str:
    """Return a paragraph."""
    return f'<t:p t:style-name="{style}">{content}</t:p>'


def h(content: str, level: int = 1) -> str:
    """Return a heading."""
    return f'<t:h t:outline-level="{level}">{content}</t:h>'


def a(content: str, address: str) -> str:
    """Return words with a link behind them."""
    return f'<t:a x:href="{address.replace("&", "&amp;")}">{content}</t:a>'


def span(content: str, style: str) -> str:
    """Return words of a type."""
    return f'<t:span t:style-name="{style}">{content}</t:span>'


def items(*contents: str) -> str:
    """Return a list."""
    return f"<t:list>{''.join(f'<t:list-item>{one}</t:list-item>' for one in contents)}</t:list>"


def test_a_list_of_linked_items_comes_back(read_bytes: Any) -> None:
    """Twenty-four entries of nine scripts under their headings, by the content alone."""
    rows = [p(f"{a(one['title'], one['url'])} - What it is<t:s/>about.") for one in BOOKS]
    body = p("Books", "P1") + h("Shelf A") + items(*rows[:12]) + h("Shelf B") + items(*rows[12:])
    result = read_bytes(document(body))
    assert (result.head.format, result.head.title, result.unreadable) == ("odt", "Books", [])
    assert [(one.title, one.links[0].href) for one in result.entries] == [(one["title"], one["url"]) for one in BOOKS]
    assert [one.section for one in result.entries] == [("Shelf A",)] * 12 + [("Shelf B",)] * 12
    assert [one.line for one in result.entries[:2]] == [3, 4]
    assert {one.description for one in result.entries} == {"What it is about."}


def test_items_hold_further_paragraphs_and_lists(read_bytes: Any) -> None:
    """What follows in an item describes it; what is listed in it are entries, too."""
    inner = items(p(a("Part of two", "https://c.example/2a")))
    body = items(
        p(a("One book", "https://c.example/1")) + p("What it tells."),
        p(a("Two books", "https://c.example/2")) + inner,
        p(a("Three books", "https://c.example/3")),
    )
    result = read_bytes(document(h("More") + body))
    assert result.titles == ["One book", "Two books", "Part of two", "Three books"]
    assert result.entries[0].description == "What it tells."


@pytest.mark.parametrize("told", ["by rows", "by a style"])
def test_rows_of_a_table_are_entries(read_bytes: Any, told: str) -> None:
    """With the names of the columns above them, which are none."""

    def row(*cells: str, style: str = "Standard") -> str:
        inner = "".join(f"<b:table-cell>{p(cell, style)}</b:table-cell>" for cell in cells)
        return f"<b:table-row>{inner}</b:table-row>"

    head = row("Titel", "Von", "Jahr", style="Standard" if told == "by rows" else "Table_20_Heading")
    head = f"<b:table-header-rows>{head}</b:table-header-rows>" if told == "by rows" else head
    rows = "".join(row(a(f"Bees {n}", f"https://b.example/{n}"), "Ann Hill", f"200{n}") for n in range(4))
    result = read_bytes(document(f"<b:table>{head}{rows}</b:table>"))
    assert [(one.title, one.links[0].href) for one in result.entries] == [
        (f"Bees {n}", f"https://b.example/{n}") for n in range(4)
    ]


def test_bold_type_leads_an_entry(read_bytes: Any) -> None:
    """Of its own or by its style; switched off, it is none."""
    rest = "This guide tells of bees. " + a("Read it", "https://b.example/")
    body = p(span("Bees 0: ", "T1") + rest) + p("Bees 1: " + span(rest, "T2"), "Lead")
    body += p(span("Bees 2: ", "T1") + span(rest, "T2"), "P2")
    assert read_bytes(document(body)).titles == ["Bees 0", "Bees 1", "Bees 2"]


def test_terms_are_entries(read_bytes: Any) -> None:
    """By the styles that writers give to lists of terms."""
    body = "".join(p(f"Bees {n}", "List_20_Heading") + p("all there is to say.", "List_20_Contents") for n in range(3))
    assert [(one.title, one.description) for one in read_bytes(document(body)).entries] == [
        (f"Bees {n}", "all there is to say.") for n in range(3)
    ]


def test_what_nobody_sees_is_not_read(read_bytes: Any) -> None:
    """What was deleted, hidden words and parts, notes, a table of contents, and what is said of a picture for those who do not see it."""
    gone = f"<t:tracked-changes><t:deletion>{p('Deleted')}</t:deletion></t:tracked-changes><t:table-of-content>{p('Contents')}</t:table-of-content>"
    gone += f'<t:section t:display="none">{p("Hidden part")}</t:section>'
    picture = "<d:frame><d:image/><g:title>Logo</g:title><g:desc>Said of it</g:desc></d:frame>"
    body = [
        p(span("Hidden", "T3") + picture + a(f"Bees {n}", f"https://b.example/{n}") + f"<t:note>{p('Note')}</t:note>")
        for n in range(3)
    ]
    result = read_bytes(document(gone + items(*body)))
    assert (result.titles, result.passages) == (["Bees 0", "Bees 1", "Bees 2"], [])


PIECES = st.sampled_from(["<t:p>", "</t:p>", "<t:span>", "</t:span>", "<t:list>", "</t:list>", "<t:list-item>", "</t:list-item>", "<b:table>", "</b:table>", "<b:table-row>", "</b:table-row>",
                          "<b:table-cell>", "</b:table-cell>", "<t:note>", "</t:note>", "<t:h t:outline-level='x'>", "</t:h>", p("Bees"), items(p(a("Wax", "https://b.example/"))), "<t:a>", "</t:a>", "<t:s/>"])  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, max_size=12))
def test_no_text_makes_it_raise_anything_else(read_bytes: Any, pieces: list[str]) -> None:
    """Whatever lies within what, a CatalogueError is the worst."""
    try:
        result = read_bytes(document("".join(pieces)))
    except CatalogueError:
        return
    assert result.head.format == "odt"


SHEET, LAUGHS = b"application/vnd.oasis.opendocument.spreadsheet", "<!DOCTYPE l [<!ENTITY a 'lol'>]><manifest/>"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (document("")[:200], "is damaged"),
        (document("<t:p>"), "is damaged"),
        (document("", mimetype=SHEET, inside="spreadsheet"), "is a spreadsheet; leave out `format`"),
        (document("", inside="presentation"), "is a presentation; leave out `format`"),
        (document("", manifest="<m><encryption-data/></m>"), "is protected by a password"),
        (document("", manifest=LAUGHS), "defines words of its own"),
        (document(f'<t:p t:a="{"x" * 4_000_000}"/>'), "unpacks to far more"),
        (document(p("x" * 5_000) * 210), "more than 1 MB"),
    ],
)
def test_what_is_no_document_says_so(read_bytes: Any, monkeypatch: pytest.MonkeyPatch, body: bytes, words: str) -> None:
    """Damage, bombs and other files are named, before they fill the memory. The cap is 32 MB; a lower one is told as fast."""
    monkeypatch.setattr("crawler.catalogue.office_html.MAX_PAGE", 1_000_000)
    with pytest.raises(CatalogueError, match=words) as caught:
        read_bytes(body, format="odt")
    assert str(caught.value).startswith("https://list.example/page: ")
