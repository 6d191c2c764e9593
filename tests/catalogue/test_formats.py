"""Structured formats: what was written comes back, from 24 entries of many scripts, whatever the format."""

import gzip
import json
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from crawler.catalogue.formats import STRUCTURED
from crawler.errors import CatalogueError
from crawler.records import Entry, Further

SCRIPTS = (
    "Пособие по пчеловодству",
    "養蜂の手引き",
    "دليل تربية النحل",
    "מדריך לגידול דבורים",
    "मधुमक्खी पालन",
    "Οδηγός μελισσοκομίας",
    "Bienenführer für Anfänger",
    "Lịch sử nghề nuôi ong",
    "Bees 🐝 and 👩‍🌾",
)
BOOKS = [
    {"title": f"{SCRIPTS[n % 9]} {n}", "url": f"https://books.example/{n}?a=1&b=2", "year": str(2000 + n), "author": "Ōe, Kenzaburō"} for n in range(24)
]  # fmt: skip


def as_xlsx() -> bytes:
    """Write a workbook whose titles are linked and whose second sheet is about something else."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Books"
    sheet.append(["Books of the library"])
    sheet.append(["Title", "Year", "Author"])
    for n, one in enumerate(BOOKS, 3):
        sheet.append([one["title"], int(one["year"]), one["author"] + ";"])
        sheet.cell(n, 1).hyperlink = one["url"]
    book.create_sheet("Figures").append([1, 2, 3])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def as_ods() -> bytes:
    """Write an OpenDocument spreadsheet by hand."""
    rows = "".join(
        f'<r:table-row><r:table-cell><t:p><t:a x:href="{one["url"].replace("&", "&amp;")}">{one["title"]}</t:a></t:p></r:table-cell>'
        f'<r:table-cell o:value-type="float" o:value="{one["year"]}"/><r:table-cell><t:p>{one["author"]};</t:p></r:table-cell></r:table-row>'
        for one in BOOKS
    )
    content = (
        '<d xmlns:r="urn:table" xmlns:t="urn:text" xmlns:x="urn:xlink" xmlns:o="urn:office"><r:table r:name="Books"><r:table-row>'
        f"<r:table-cell><t:p>Title</t:p></r:table-cell><r:table-cell><t:p>Year</t:p></r:table-cell><r:table-cell><t:p>Author</t:p></r:table-cell></r:table-row>{rows}</r:table></d>"
    )
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return out.getvalue()


def as_opml() -> bytes:
    """Write an OPML list with one folder."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = "Books"
    folder = ET.SubElement(ET.SubElement(root, "body"), "outline", text="Shelf")
    for one in BOOKS:
        ET.SubElement(
            folder, "outline", text=one["title"], type="link", url=one["url"], created=one["year"], author=one["author"]
        )
    return ET.tostring(root, encoding="utf-16")


def as_rss() -> bytes:
    """Write an RSS feed."""
    root = ET.Element("rss", version="2.0")
    channel = ET.SubElement(root, "channel")
    ET.SubElement(channel, "title").text = "Books"
    for one in BOOKS:
        item = ET.SubElement(channel, "item")
        ET.SubElement(item, "title").text = one["title"]
        ET.SubElement(item, "link").text = one["url"]
        ET.SubElement(item, "pubDate").text = f"Mon, 01 Jan {one['year']} 10:00:00 GMT"
        ET.SubElement(item, "author").text = f"nobody@books.example ({one['author']})"
    return ET.tostring(root, encoding="utf-8")


def as_atom() -> bytes:
    """Write an Atom feed."""
    space = "{http://www.w3.org/2005/Atom}"
    root = ET.Element(f"{space}feed")
    ET.SubElement(root, f"{space}title").text = "Books"
    for one in BOOKS:
        item = ET.SubElement(root, f"{space}entry")
        ET.SubElement(item, f"{space}title").text = one["title"]
        ET.SubElement(item, f"{space}link", href=one["url"])
        ET.SubElement(item, f"{space}published").text = f"{one['year']}-01-01T00:00:00Z"
        ET.SubElement(ET.SubElement(item, f"{space}author"), f"{space}name").text = one["author"]
    return ET.tostring(root, encoding="utf-8")


def as_oai() -> bytes:
    """Write an answer to ListRecords, with a token and a deleted record."""
    dc, oai = "{http://purl.org/dc/elements/1.1/}", "{http://www.openarchives.org/OAI/2.0/}"
    root = ET.Element(f"{oai}OAI-PMH")
    records = ET.SubElement(root, f"{oai}ListRecords")
    ET.SubElement(ET.SubElement(records, f"{oai}record"), f"{oai}header", status="deleted")
    for one in BOOKS:
        record = ET.SubElement(records, f"{oai}record")
        about = ET.SubElement(
            ET.SubElement(record, f"{oai}metadata"), "{http://www.openarchives.org/OAI/2.0/oai_dc/}dc"
        )
        for name, text in (
            ("title", one["title"]),
            ("identifier", one["url"]),
            ("date", one["year"]),
            ("creator", one["author"]),
        ):
            ET.SubElement(about, f"{dc}{name}").text = text
    ET.SubElement(records, f"{oai}resumptionToken").text = "next/24"
    return ET.tostring(root, encoding="utf-8")


def as_dcat(*, prefix: str = "dct:") -> bytes:
    """Write a catalogue in JSON-LD."""
    sets = [
        {"@type": "dcat:Dataset", f"{prefix}title": {"@value": one["title"]}, f"{prefix}issued": one["year"], f"{prefix}creator": {"foaf:name": one["author"]},
         "dcat:distribution": {"@type": "dcat:Distribution", "dcat:accessURL": {"@id": one["url"]}}} for one in BOOKS
    ]  # fmt: skip
    return json.dumps(
        {"@context": {}, "@type": "dcat:Catalog", f"{prefix}title": "Books", "dcat:dataset": sets}, ensure_ascii=False
    ).encode()


def as_rdf(written: str) -> bytes:
    """Write the same as a graph, by rdflib."""
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph()
    dct, dcat = rdflib.Namespace("http://purl.org/dc/terms/"), rdflib.Namespace("http://www.w3.org/ns/dcat#")
    for n, one in enumerate(BOOKS):
        name = rdflib.URIRef(f"https://books.example/set/{n:02}")
        graph.add((name, rdflib.RDF.type, dcat.Dataset))
        for key, value in ((dct.title, rdflib.Literal(one["title"])), (dct.issued, rdflib.Literal(one["year"])), (dct.creator, rdflib.Literal(one["author"])),
                           (dcat.landingPage, rdflib.URIRef(one["url"]))):  # fmt: skip
            graph.add((name, key, value))
    return graph.serialize(format=written, encoding="utf-8")


def lines(written: str, head: str = "", end: str = "") -> bytes:
    """Write each book by a pattern."""
    return (
        head
        + "".join(written % {**one, "n": n, "address": one["url"].replace("&", "&amp;")} for n, one in enumerate(BOOKS))
        + end
    ).encode()


SHORT = [{**one, "author": [one["author"]]} for one in BOOKS]
CSL = [
    {
        "type": "book",
        "title": b["title"],
        "URL": b["url"],
        "issued": {"date-parts": [[int(b["year"])]]},
        "author": [{"family": "Ōe", "given": "Kenzaburō"}],
    }
    for b in BOOKS
]
PACKAGES = [
    {
        "name": f"b{n}",
        "title": b["title"],
        "author": b["author"],
        "issued": b["year"],
        "owner_org": "x",
        "resources": [{"url": b["url"], "name": "The file"}],
    }
    for n, b in enumerate(BOOKS)
]
WRITTEN: dict[str, tuple[str, Callable[[], bytes]]] = {
    "csv": ("csv", lambda: lines('"%(title)s",%(url)s,%(year)s,"%(author)s;"\r\n', "title,url,year,author\r\n")),
    "tsv": ("csv", lambda: lines("%(title)s\t%(url)s\t%(year)s\t%(author)s;\n", "title\turl\tyear\tauthor\n").decode().encode("utf-16")),
    "html": ("html", lambda: lines('<li><a href="%(url)s">%(title)s</a>: All that one needs to know.</li>', "<html><h1>Books</h1><ul>", "</ul></html>")),
    "markdown": ("markdown", lambda: lines("- [%(title)s](%(url)s) - All that one needs to know.\n", "# Books\n\n")),
    "text": ("text", lambda: lines("%(title)s: This guide says all that one needs to know. %(url)s\n\n", "Books\n\n")),
    "sitemap": ("sitemap", lambda: lines("<url><loc>%(address)s</loc><n:news><n:title>%(title)s</n:title></n:news></url>", '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="x">', "</urlset>")),
    "xlsx": ("xlsx", as_xlsx),
    "ods": ("ods", as_ods),
    "json": ("json", lambda: json.dumps({"title": "Books", "items": SHORT}).encode()),
    "json, a list": ("json", lambda: json.dumps(SHORT, ensure_ascii=False).encode("utf-16")),
    "jsonl": ("jsonl", lambda: "\n".join(map(json.dumps, SHORT)).encode()),
    "yaml": ("yaml", lambda: yaml.safe_dump(SHORT, allow_unicode=True, sort_keys=False).encode()),
    "csl-json": ("csl-json", lambda: json.dumps(CSL).encode()),
    "ckan": ("ckan", lambda: json.dumps({"success": True, "result": {"count": 24, "results": PACKAGES}}).encode()),
    "dcat": ("dcat", as_dcat),
    "dcat, written out": ("dcat", lambda: as_dcat(prefix="http://purl.org/dc/terms/")),
    "rss": ("feed", as_rss),
    "atom": ("feed", as_atom),
    "opml": ("opml", as_opml),
    "oai-pmh": ("oai-pmh", as_oai),
    "rdf-xml": ("rdf-xml", lambda: as_rdf("xml")),
    "turtle": ("turtle", lambda: as_rdf("turtle")),
    "bookmarks": ("bookmarks", lambda: lines('<DT><A HREF="%(url)s">%(title)s</A>\n', "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Books</TITLE>\n<DL><p><DT><H3>Shelf</H3><DL><p>\n", "</DL></DL>")),
    "bibtex": ("bibtex", lambda: lines("@book{b%(n)s,\n title = {%(title)s},\n author = {%(author)s},\n year = %(year)s,\n url = {%(url)s}}\n")),
    "ris": ("ris", lambda: lines("TY  - BOOK\r\nTI  - %(title)s\r\nAU  - %(author)s\r\nPY  - %(year)s\r\nUR  - %(url)s\r\nER  - \r\n\r\n")),
}  # fmt: skip
DATELESS = {"bookmarks", "html", "markdown", "text", "sitemap"}


@pytest.mark.parametrize("written", WRITTEN)
def test_what_was_written_comes_back(read_bytes: Any, written: str) -> None:
    """Titles, addresses, years and authors of all entries, in their order, by the content alone; compressed as well."""
    name, write = WRITTEN[written]
    data = write()
    for body in (data, gzip.compress(data)):
        result = read_bytes(body)
        assert result.head.format == name
        assert result.unreadable == []
        assert [(one.title, one.links[0].href) for one in result.entries] == [
            (one["title"], one["url"]) for one in BOOKS
        ]
    if written not in DATELESS:
        assert [str(one.year) for one in result.entries] == [one["year"] for one in BOOKS]
        assert {one.authors[0] for one in result.entries} <= {"Kenzaburō Ōe", "Ōe, Kenzaburō"}


def test_a_sitemap_gives_addresses_and_its_index_further_ones(read_bytes: Any) -> None:
    """An address lends its last part as a title; sitemaps of an index are still to be read."""
    urls = "".join(f"<url><loc>https://x.example/a-guide-to-%E8%9C%82-{n}.html</loc></url>" for n in range(24))
    head = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    result = read_bytes(f"{head}{urls}<url/></urlset>")
    assert result.titles == [f"A guide to 蜂 {n}" for n in range(24)]
    assert len(result.unreadable) == 1
    index = read_bytes("<sitemapindex><sitemap><loc>https://x.example/1.xml.gz</loc></sitemap></sitemapindex>")
    assert [item for item in index.items if isinstance(item, Further)] == [Further("https://x.example/1.xml.gz")]


def test_more_of_an_archive_or_a_portal_is_named(read_bytes: Any) -> None:
    """A token and a count lead to the next part, as long as there is one."""
    oai = read_bytes(as_oai(), url="https://oai.example/do?verb=ListRecords&metadataPrefix=oai_dc")
    ckan = {"success": True, "result": {"count": 30, "results": PACKAGES}}
    some = read_bytes(json.dumps(ckan), url="https://data.example/api/3/action/package_search?q=bees&rows=24")
    last = read_bytes(json.dumps(ckan), url="https://data.example/api/3/action/package_search?q=bees&start=24")
    assert [item.address for item in oai.items if isinstance(item, Further)] == [
        "https://oai.example/do?verb=ListRecords&resumptionToken=next%2F24"
    ]
    assert [item.address for item in some.items if isinstance(item, Further)] == [
        "https://data.example/api/3/action/package_search?q=bees&rows=24&start=24"
    ]
    assert not [item for item in last.items if isinstance(item, Further)]


def test_a_part_whose_beginning_is_no_number_is_the_first(read_bytes: Any) -> None:
    """A raised two is a digit to Python, and no number to anybody."""
    ckan = {"success": True, "result": {"count": 30, "results": PACKAGES}}
    some = read_bytes(json.dumps(ckan), url="https://data.example/api/3/action/package_search?start=²")
    assert [item.address for item in some.items if isinstance(item, Further)] == [
        "https://data.example/api/3/action/package_search?start=24"
    ]


def test_columns_and_records_are_configured(read_bytes: Any) -> None:
    """Paths of JSON and names of columns that nobody could guess."""
    document = {
        "meta": {"rows": [{"t": {"de": "Bienen"}, "where": [{"href": "https://b.example/"}], "by": "A. Meyer"}]},
        "items": [{"title": "Other"}],
    }
    wanted = {"title": "t.de", "url": "where.0.href"}
    result = read_bytes(json.dumps(document), records="meta.rows", columns=wanted)
    assert [(one.title, one.links[0].href, one.authors) for one in result.entries] == [
        ("Bienen", "https://b.example/", ("A. Meyer",))
    ]
    table = read_bytes(
        "a,b,c\nhttps://b.example/,Bienen,2001\n", format="csv", columns={"title": "B", "url": "a", "year": "c"}
    )
    assert [(one.title, one.links[0].href, one.year) for one in table.entries] == [
        ("Bienen", "https://b.example/", 2001)
    ]
    with pytest.raises(CatalogueError, match="there is no list at `records: meta"):
        read_bytes(json.dumps(document), records="meta.none")


def test_names_known_everywhere_are_kept_and_lead_somewhere(read_bytes: Any) -> None:
    """DOI and ISBN in one spelling; a resource without an address is asked for by its DOI."""
    result = read_bytes("title,doi,isbn\nBees,https://dx.doi.org/10.1000/ABC,0-14-103614-1\nWax,,978-0-14-103614-0\n")
    bees, wax = result.entries
    assert bees.identifiers == ("doi:10.1000/abc", "isbn:9780141036144")
    assert [use.url for use in bees.links] == ["https://doi.org/10.1000/abc"]
    assert wax.identifiers == ()


@pytest.mark.parametrize(
    ("written", "identifiers"),
    [
        ("@article{a, title={Bees}, pages={57--60}}", [("pages:57-60",)]),
        ("@article{a, title={Bees}, doi={10.1000/1}, pages={S12}}", [("doi:10.1000/1", "pages:12")]),
        ("@book{a, title={Bees}, pages={345}}", [()]),
        ("@article{a, title={Bees}, pages={xii}}", [()]),
        ("TY  - JOUR\nTI  - Bees\nSP  - 57\nEP  - 60\nER  - \n", [("pages:57-60",)]),
        ("TY  - BOOK\nTI  - Bees\nSP  - 345\nER  - \n", [()]),
        (
            '[{"type": "article-journal", "title": "Bees", "issued": {"date-parts": [[2020]]}, "page": "57\u201360"}]',
            [("pages:57-60",)],
        ),
    ],
)
def test_the_pages_of_an_article_are_a_name_of_it(read_bytes: Any, written: str, identifiers: list[str]) -> None:
    """Of what stands in a volume; the pages of a book are its size."""
    assert [one.identifiers for one in read_bytes(written).entries] == identifiers


def test_lists_within_mappings_are_sections(read_bytes: Any) -> None:
    """What heads a list in YAML is the section of what is in it; merged and repeated values are read."""
    text = "- category: Bees\n  links:\n    - &one {name: Hives, url: 'https://h.example/'}\n    - <<: *one\n      name: Wax\n"
    result = read_bytes(text)
    assert [(one.title, one.section, one.links[0].href) for one in result.entries] == [
        ("Hives", ("Bees",), "https://h.example/"), ("Wax", ("Bees",), "https://h.example/")]  # fmt: skip


def test_a_resource_with_lists_of_its_own_is_no_section(read_bytes: Any) -> None:
    """Links without titles belong to what they stand in; a list of nothing but addresses is one of resources."""
    one = read_bytes('{"name": "Hives", "links": [{"href": "https://h.example/"}, {"href": "https://i.example/"}]}')
    bare = read_bytes('{"items": [{"url": "https://h.example/"}, {"url": "https://i.example/"}]}')
    assert [(entry.title, len(entry.links)) for entry in one.entries] == [("Hives", 2)]
    assert bare.titles == ["https://h.example/", "https://i.example/"]


BOMB = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY a "&lol;&lol;">]><rss><channel><item><title>&a;</title></item></channel></rss>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body><outline text="&x;" url="http://x.example"/></body></opml>'
LAUGHS = "a: &a [{title: x}]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 20)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("body", "written", "words"),
    [
        (BOMB, "feed", "declares entities"),
        (OUTSIDE, "opml", "declares entities"),
        (BOMB.replace("rss", "rdf:RDF"), "rdf-xml", "declares entities"),
        (LAUGHS, "yaml", "aliases counted each time"),
        ("- !!python/object/apply:os.system ['true']\n", "yaml", "line 1 has a tag"),
        ("- " * 1_000 + "x", "yaml", "nested too deeply"),
        ("[" * 100_000, "json", "nested too deeply"),
        ("{,}", "json", "is no JSON from line 1"),
        ("<rss>" * 1_000, "feed", "nested more than 300 deep"),
        ("<rss><a></b>", "feed", "is damaged"),
        ('<OAI-PMH><error code="badArgument">No.</error></OAI-PMH>', "oai-pmh", "badArgument No."),
        ('{"success": false, "error": {"message": "x", "name": "Not found"}}', "ckan", "Not found"),
        (b"PK\x03\x04 xl/ nothing", "xlsx", "is damaged"),
        (gzip.compress(b"title,url\n", mtime=0)[:-6], "auto", "is damaged"),
        ("[1, 2", "dcat", "is no JSON"),
        (
            '<?xml version="1.0"?>\n<csw:Answer xmlns:csw="x">https://a.example/</csw:Answer>',
            "auto",
            "first element is <Answer>",
        ),
    ],
)
def test_what_cannot_be_read_says_why(read_bytes: Any, body: bytes | str, written: str, words: str) -> None:
    """Bombs, tags, depths and damage are refused in words that name the place."""
    with pytest.raises(CatalogueError, match=words) as caught:
        read_bytes(body, format=written)
    assert str(caught.value).startswith("https://list.example/page: ")


@pytest.mark.parametrize(
    ("body", "written", "titles", "unread"),
    [
        ('{"title": "A"}\n{nothing\n[1]\n{"x": 1}\n{"title": "B"}\n', "jsonl", ["A", "B"], [2, 3, 4]),
        ("@book{a, title={A},\n % note={old},\n}\n@book{b, title={B}}\n", "bibtex", ["A", "B"], []),
        ('@string{p = "P"}\n@string{p = "Q"}\n@book{a, title={A}, editor={X}, editor="Y"}\n', "bibtex", ["A"], []),
        (
            "@book{a, title={\\'Etude of \\texttt{lineno.sty} and \\mbox{E-mail}}}\n",
            "bibtex",
            ["\u00c9tude of lineno.sty and E-mail"],
            [],
        ),
        ("@book{a, title={A}}\n@book{b, title={B\n@book{c, title={C}, note={x}}\n", "bibtex", ["A", "C"], [2]),
        ("words\nTY  - BOOK\nTI  - A\nER  - \nTY  - BOOK\nER  - \n", "ris", ["A"], [1, 5]),
        (
            "<rss><channel><item><title>A&nbsp;b</title></item><item/><item><title>B</title></item><x></channel>",
            "feed",
            ["A b", "B"],
            [1, 1],
        ),
        ('[{"title": "A"}, 5, {"x": 1}]', "json", ["A"], [None, None]),
    ],
)
def test_one_bad_record_costs_itself(
    read_bytes: Any, body: str, written: str, titles: list[str], unread: list[int | None]
) -> None:
    """What cannot be read is named by its line, and the rest is read."""
    result = read_bytes(body, format=written)
    assert (result.titles, [row.line for row in result.unreadable]) == (titles, unread)


def test_a_workbook_is_read_as_it_is_seen(read_bytes: Any) -> None:
    """A merged section holds for its rows, a formula names its address, what a cell far to the right holds is not looked at."""
    book = Workbook()
    sheet = book.active
    for row in (
        ["Section", "Title", "Link"],
        ["Bees", "Hives", '=HYPERLINK("https://h.example/","Here")'],
        [None, "Wax", "https://w.example/"],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.cell(1, 10_000).value = "url"
    out = BytesIO()
    book.save(out)
    result = read_bytes(out.getvalue())
    assert [(one.title, one.section, one.links[0].href) for one in result.entries] == [
        ("Hives", ("Bees",), "https://h.example/"), ("Wax", ("Bees",), "https://w.example/")]  # fmt: skip


def test_latex_becomes_letters(read_bytes: Any) -> None:
    """Accents, abbreviations and addresses as LaTeX writes them."""
    text = '@string{who = "Z{\\"u}rich Press"}\n@misc{a, title={Caf{\\\'e} {UK} \\& more}, author={M{\\"u}ller, Eva and {The Bee Trust}}, publisher=who, howpublished={\\url{https://a.example/b\\_c}}}\n'
    (one,) = read_bytes(text).entries
    assert (one.title, one.authors, one.publishers, one.links[0].href) == (
        "Café UK & more",
        ("Eva Müller", "The Bee Trust"),
        ("Zürich Press",),
        "https://a.example/b_c",
    )


PIECES = st.sampled_from([b"<rss><item><title>", b"</title>", b"<outline text='a' url='b'/>", b"@book{a, title={", b"}}", b"TY  - BOOK\nTI  - a\n", b"ER  - \n", b'{"title": "a", ',
                          b'"url": ["b"]}', b"[", b"]", b"- title: a\n  url: b\n", b"&a [*a]\n", b"<DT><A HREF='b'>a</A>", b"@prefix a: <b> .\n", b"\x00", b"\xff", b"&amp;", b"\n"])  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=200) | st.lists(PIECES, max_size=12).map(b"".join))
def test_no_bytes_make_a_reader_raise_anything_else(read_bytes: Any, body: bytes) -> None:
    """Whatever stands in a file, and whichever of the readers it is given to, a CatalogueError is the worst."""
    for written in ("auto", *STRUCTURED):
        with suppress(CatalogueError):
            result = read_bytes(body, format=written)
            assert all(isinstance(one, Entry) and one.title for one in result.entries)


KEYS = st.sampled_from(
    "title url author resources extras items key value groups issued date-parts @id @type @graph @context distribution publisher name result results count success given family href content_html language doi".split()  # noqa: SIM905 - reads as one row
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["", "https://b.example/", "dcat:Dataset", "2019", "{", "en"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=VALUES)
def test_no_value_makes_a_reader_raise_anything_else(read_bytes: Any, value: Any) -> None:
    """Where a text should stand, a list may, or nothing."""
    for written in ("json", "jsonl", "yaml", "csl-json", "ckan", "dcat"):
        with suppress(CatalogueError):
            read_bytes(json.dumps(value), format=written)


VALUES = {
    "joined": ('title = "Keeping " # {Bees}, publisher = pub # ", Paris"', ("Keeping Bees", ("Acme Press, Paris",))),
    "of an abbreviation within one": ("title = Series # { 3}", ("Acme Press on Bees 3", ())),
    "in braces within quotation marks": ('title = "The {"}wax{"} book"', ('The "wax" book', ())),
    "without marks": ("title = Bees at home, year = 2001", ("Bees at home", ())),
    "an escaped brace": (r"title = {Sets \{ of bees}}", ("Sets { of bees", ())),
}


@pytest.mark.parametrize("how", VALUES)
def test_values_of_bibtex_are_joined_and_abbreviations_written_out(read_bytes: Any, how: str) -> None:
    """As BibTeX does; the case of an abbreviation does not matter."""
    written, (title, publishers) = VALUES[how]
    text = f'@string{{PUB = "Acme Press"}} @book{{a, {written}}} @string{{series = pub # " on Bees"}}'
    [entry] = read_bytes(text, format="bibtex").entries
    assert (entry.title, entry.publishers) == (title, publishers)


def test_a_comma_that_is_missing_is_told(read_bytes: Any) -> None:
    """The field behind it is no part of the title."""
    result = read_bytes(
        "@book{a,\n title = {Bees}\n url = {https://b.example/}}\n@book{b, title = {Wax}}", format="bibtex"
    )
    assert (result.titles, [row.line for row in result.unreadable]) == (["Wax"], [1])
    assert "a comma is missing" in result.unreadable[0].reason


def test_abbreviations_that_grow_are_bounded(read_bytes: Any) -> None:
    """Each twice as long as the one before."""
    text = '@string{s0 = "bee "}' + "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(60))
    [entry] = read_bytes(text + "@book{a, title = {Bees}, abstract = s60}", format="bibtex").entries
    assert len(entry.description) < 20_001


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://a.example/1, https://b.example/2", ["https://a.example/1", "https://b.example/2"]),
        (r"see \\url{https://a.example/1} for it", ["https://a.example/1"]),
        ("https://a.example/my file.pdf", ["https://a.example/my file.pdf"]),
    ],
)
def test_several_addresses_in_one_field_are_several(read_bytes: Any, url: str, found: list[str]) -> None:
    """So is one among words; one with a space in it stays whole."""
    [entry] = read_bytes(f"@online{{a, title = {{Bees}}, url = {{{url}}}}}", format="bibtex").entries
    assert [use.href for use in entry.links] == found


def test_what_a_work_of_bibtex_lies_in_says_what_it_does_not(read_bytes: Any) -> None:
    """Year and publisher of the volume that `crossref` names, wherever it stands; its title and address are its own."""
    volume = "@proceedings{Hives19, title = {All Hives}, year = 2019, publisher = {Acme}, url = {https://h.example/}}"
    papers = "@inproceedings{a, title = {Wax}, crossref = {hives19}} @inproceedings{b, title = {Bees}, crossref = hives19, year = 2020}"
    entries = read_bytes(f"{papers} {volume} @misc{{c, title = {{None}}, crossref = {{c}}}}", format="bibtex").entries
    assert [(one.title, one.year, one.publishers, len(one.links)) for one in entries] == [
        ("Wax", 2019, ("Acme",), 0),
        ("Bees", 2020, ("Acme",), 0),
        ("All Hives", 2019, ("Acme",), 1),
        ("None", None, (), 0),
    ]
