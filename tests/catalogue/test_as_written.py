"""What real lists write otherwise than the rules of their formats would have one think: each case was seen in one."""

import json
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

LISTED = [{"title": f"Bees {n}", "url": f"https://bees.example/{n}"} for n in range(3)]


def test_a_title_is_what_is_called_so_and_a_name_beside_it_is_none(read_bytes: Any) -> None:
    """Lists of data portals have a short name first; the order of columns says nothing of what is meant."""
    table = (
        "name,title,link,url,license_type,api type\nbees_uk,The bees,https://n.example/,https://b.example/,open,CKAN\n"
    )
    (entry,) = read_bytes(table).entries
    assert (entry.title, entry.links[0].href, entry.kind) == ("The bees", "https://b.example/", None)
    (record,) = read_bytes('[{"name": "bees_uk", "title": "The bees", "url": "https://b.example/"}]').entries
    assert record.title == "The bees"


def test_a_kind_is_named_by_a_column_that_begins_so(read_bytes: Any) -> None:
    """What comes before the word says a kind of what it is."""
    table = "title,url,%s\nBees,https://b.example/,report\n"
    assert [read_bytes(table % name).entries[0].kind for name in ("Type of resource", "Document type", "File type")] == [
        "report", "report", None]  # fmt: skip


def test_a_feed_of_json_is_a_list_of_what_it_holds(read_bytes: Any) -> None:
    """Not a resource of its own, though it has an address and an author (https://www.jsonfeed.org/version/1.1/)."""
    items = [
        {"id": "1", "content_html": "<p>All of &amp; them</p>", "date_published": "2021-10-29T10:00:00Z", **one}
        for one in LISTED
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Bees", "home_page_url": "https://bees.example/", "author": {"name": "Ann"}, "items": items}  # fmt: skip
    result = read_bytes(json.dumps(feed))
    assert (result.head.title, result.titles) == ("Bees", ["Bees 0", "Bees 1", "Bees 2"])
    assert {(one.description, one.year) for one in result.entries} == {("All of & them", 2021)}


def test_one_resource_with_its_own_links_is_one(read_bytes: Any) -> None:
    """Its links and its files are no list of resources, whatever they are called."""
    one = {"title": "Bees", "url": "https://bees.example/", "author": "Ann", "resources": LISTED}
    assert read_bytes(json.dumps(one)).titles == ["Bees"]


def test_what_has_no_author_in_a_feed_is_by_its_author(read_bytes: Any) -> None:
    """RFC 4287, 4.1.2."""
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><author><name>Ann Hill</name></author>'
        '<entry><title>A</title><link href="https://a.example/"/></entry>'
        '<entry><title>B</title><link href="https://b.example/"/><author><name>Tom Low</name></author></entry></feed>'
    )
    assert [one.authors for one in read_bytes(feed).entries] == [("Ann Hill",), ("Tom Low",)]


def test_folders_that_a_reader_of_feeds_keeps_for_itself_are_no_entries(read_bytes: Any) -> None:
    """They have a word where an address should stand."""
    outlines = '<outline text="A" xmlUrl="https://a.example/feed"/><outline text="Unread" type="vfolder" htmlUrl="" xmlUrl="vfolder"/>'
    assert read_bytes(f"<opml><body>{outlines}</body></opml>").titles == ["A"]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r"The {\TeX}book", "The TeXbook"),
        (r"Moderne Briefe mit {\KOMAScript}", "Moderne Briefe mit KOMAScript"),
        (r"{\LaTeXe}-Kurzbeschreibung", "LaTeX2e-Kurzbeschreibung"),
        (r"\LaTeX{} by example", "LaTeX by example"),
        (r"{\TeX book}", "TeXbook"),
        (r"The {\Package{etoolbox}} Package", "The etoolbox Package"),
        (
            r"Company/\linebreak[2]Compagnie, Ghost Trio\slash Geister Trio",
            "Company/Compagnie, Ghost Trio/Geister Trio",
        ),
        (r"{\Large Large} {\O}sten \AE", "Large Østen Æ"),
        (r"Typografie -- eine ``Klasse'' --- 1--2", "Typografie \u2013 eine \u201cKlasse\u201d \u2014 1\u20132"),
    ],
)
def test_names_that_latex_writes_with_a_command_are_read(read_bytes: Any, written: str, title: str) -> None:
    """A command without an argument whose name has a capital is that name; sizes and letters are what they are."""
    result = read_bytes(
        f"@book{{a, title = {{{written}}}, author = {{Ann Hill\\and Tom Low}}, language = {{ngerman}}}}\n"
    )
    assert [(one.title, one.authors, one.language) for one in result.entries] == [
        (title, ("Ann Hill", "Tom Low"), "de")
    ]


def test_a_package_says_more_of_itself_in_its_extras(read_bytes: Any) -> None:
    """As portals keep what was harvested; a package saved by itself is known by its files."""
    extras = [{"key": "dcat_issued", "value": "2012-05-10"}, {"key": "dcat_publisher_name", "value": "Bee Press"}, {"key": "dcat_creator_name", "value": "Ann Hill"},
              {"key": "language", "value": "de"}, {"key": 5}, "x"]  # fmt: skip
    package = {
        "title": "Bees",
        "url": "https://b.example/",
        "extras": extras,
        "resources": [{"package_id": "x", "url": "https://b.example/file"}],
    }
    result = read_bytes(json.dumps(package))
    (one,) = result.entries
    assert (result.head.format, len(one.links)) == ("ckan", 2)
    assert (one.year, one.publishers, one.authors, one.language) == (2012, ("Bee Press",), ("Ann Hill",), "de")


def test_an_author_who_is_named_four_times_is_one(read_bytes: Any) -> None:
    """Archives repeat them."""
    about = "<title>Bees</title><identifier>https://b.example/</identifier>" + "<creator>Hill, Ann</creator>" * 4
    archive = f"<OAI-PMH><ListRecords><record><metadata><dc>{about}</dc></metadata></record></ListRecords></OAI-PMH>"
    assert read_bytes(archive).entries[0].authors == ("Ann Hill",)


def test_a_publisher_may_be_a_concept(read_bytes: Any) -> None:
    """With a preferred label (SKOS) in the place of a name."""
    graph = [
        {"@id": "https://b.example/set", "@type": "dcat:Dataset", "dct:title": "Bees", "dct:publisher": {"@id": "https://b.example/org"}, "dcat:landingPage": "https://b.example/"},
        {"@id": "https://b.example/org", "@type": "skos:Concept", "skos:notation": "L1", "skos:prefLabel": "Bee Press"},
    ]  # fmt: skip
    assert read_bytes(json.dumps({"@context": {}, "@graph": graph})).entries[0].publishers == ("Bee Press",)


@pytest.mark.parametrize(
    "wrap", [lambda one: one, lambda one: {"Tools": one}, lambda one: {"title": "All", "Tools": one}]
)
def test_records_under_keys_of_their_own_are_a_list(read_bytes: Any, wrap: Any) -> None:
    """By their titles, or by the keys where they have none; what lies around them is a section."""
    keyed = {
        "BSD-1": {"name": "One Clause License", "url": "https://b.example/1", "osi": True},
        "numpy": {"homepage": "https://n.example/", "description": "Arrays."},
    }
    result = read_bytes(json.dumps(wrap(keyed)))
    assert [(one.title, one.links[0].href) for one in result.entries] == [("One Clause License", "https://b.example/1"), ("numpy", "https://n.example/")]  # fmt: skip
    assert {one.section for one in result.entries} <= {(), ("Tools",)}


def test_persons_of_one_record_are_no_list(read_bytes: Any) -> None:
    """Who made it may have an address, too."""
    one = {
        "name": "Bees",
        "author": {"name": "Ann Hill", "url": "https://ann.example/"},
        "publisher": {"name": "Bee Press", "url": "https://p.example/"},
    }
    assert read_bytes(json.dumps(one)).titles == ["Bees"]
    del one["name"]
    assert len(read_bytes(json.dumps([{"title": "Wax", "url": "https://w.example/", **one}])).entries) == 1


def test_numbers_of_journals_are_kept(read_bytes: Any) -> None:
    """RIS has one field for those of books and of journals."""
    text = "TY  - JOUR\nTI  - Bees\nSN  - 0028-0836\n1476-4687\nER  - \nTY  - BOOK\nTI  - Wax\nSN  - 0-14-103614-1\nER  - \n"
    assert [one.identifiers for one in read_bytes(text).entries] == [
        ("issn:0028-0836", "issn:1476-4687"),
        ("isbn:9780141036144",),
    ]


def test_days_of_the_last_century_have_their_year(read_bytes: Any) -> None:
    """A cell that shows a day is one, however old."""
    book, out = Workbook(), BytesIO()
    for row in (
        ["Title", "Published"],
        ["Bees", date(1987, 5, 1)],
        ["Wax", date(1912, 1, 1)],
        ["Hives", date(2014, 7, 8)],
    ):
        book.active.append(row)
    book.save(out)
    assert [one.year for one in read_bytes(out.getvalue()).entries] == [1987, 1912, 2014]
