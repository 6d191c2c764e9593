"""The shapes that programs hand out lists of records in, and what only looks like one of them."""

import json
from typing import Any

import pytest
import yaml

from crawler.records import Role

LISTED = [("Keeping Warm", "https://age.example/warm.pdf"), ("A Guide to Allotments", "https://plots.example/guide"), ("Debt and Mental Health", "https://mind.example/debt")]  # fmt: skip
PAIRS = list(enumerate(LISTED))
API = "https://api.list.example/"

SHAPES: dict[str, Any] = {
    "Airtable": {"records": [{"id": n, "createdTime": "2020", "fields": {"Name": t, "URL": u}} for n, (t, u) in PAIRS]},
    "Contentful": {"sys": {"type": "Array"}, "items": [{"sys": {"id": "1"}, "fields": {"title": {"de": "-", "en-GB": t}, "url": {"en-GB": u}}} for t, u in LISTED]},
    "Strapi": {"data": [{"id": n, "attributes": {"title": t, "link": u}} for n, (t, u) in PAIRS], "meta": {"pagination": {"page": 1}}},
    "JSON:API": {"data": [{"type": "node", "attributes": {"title": t, "field_link": {"uri": u, "title": ""}, "body": {"value": "W"}}, "links": {"self": {"href": f"{API}{n}"}}} for n, (t, u) in PAIRS]},
    "GraphQL": {"data": {"resources": {"edges": [{"node": {"title": t, "url": u}} for t, u in LISTED]}}},
    "Elasticsearch": {"took": 1, "hits": {"total": {"value": 3}, "hits": [{"_id": n, "_source": {"title": t, "url": u}} for n, (t, u) in PAIRS]}},
    "Zenodo": {"hits": {"hits": [{"links": {"self": f"{API}{n}", "html": u}, "metadata": {"title": t}} for n, (t, u) in PAIRS], "total": 3}},
    "DataCite": {"data": [{"id": f"10.1/{n}", "attributes": {"titles": [{"title": t}], "url": u, "publicationYear": 2019}} for n, (t, u) in PAIRS]},
    "Google Books": {"items": [{"selfLink": f"{API}{n}", "volumeInfo": {"title": t, "infoLink": u}} for n, (t, u) in PAIRS]},
    "WordPress": [{"id": n, "link": u, "title": {"rendered": t}, "excerpt": {"rendered": "<p>Words</p>"}} for n, (t, u) in PAIRS],
    "GeoJSON": {"type": "FeatureCollection", "features": [{"geometry": {"coordinates": [1, 2]}, "properties": {"name": t, "website": u}} for t, u in LISTED]},
    "a list of schema.org": {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": n, "item": {"name": t, "url": u}} for n, (t, u) in PAIRS]},
    "a graph of schema.org": {"@graph": [{"@type": "WebPage", "name": "Our list"}, *({"@type": "Report", "headline": t, "url": u} for t, u in LISTED)]},
    "IIIF": {"@context": "http://iiif.io/api/presentation/3/context.json", "label": {"en": ["Ours"]}, "items": [{"id": u, "type": "Manifest", "label": {"en": [t]}} for t, u in LISTED]},
    "bookmarks of Chrome": {"checksum": "x", "roots": {"bookmark_bar": {"children": [{"name": t, "type": "url", "url": u} for t, u in LISTED], "name": "Bar"}, "other": {"children": [], "name": "Other"}}},
    "Pinboard": [{"href": u, "description": t, "extended": "Words", "tags": "x"} for t, u in LISTED],
    "a board of lists and cards": {"lists": [{"id": "l", "name": "Health"}], "cards": [{"name": t, "url": u, "idList": "l"} for t, u in LISTED]},
    "categories by key": {"categories": [{"id": 1, "name": "Health"}], "links": [{"id": n, "category_id": 1, "title": t, "url": u} for n, (t, u) in PAIRS]},
    "content within": {"bookmarks": [{"title": t, "tags": [], "content": {"type": "link", "url": u}} for t, u in LISTED]},
    "links by relation": [{"title": t, "links": [{"rel": "self", "href": f"{API}{n}"}, {"rel": "alternate", "href": u}]} for n, (t, u) in PAIRS],
    "labels": {"Health": [{"label": t, "href": u} for t, u in LISTED[:2]], "Money": [{"label": t, "href": u} for t, u in LISTED[2:]]},
    "rows": [[t, u] for t, u in LISTED],
    "rows below names": {"range": "A1:C4", "values": [["Title", "Link"], *map(list, LISTED)]},
    "rows beside names": {"columns": ["title", "url"], "data": list(map(list, LISTED))},
    "names and addresses": {"Health": dict(LISTED[:2]), "More": {"Money": dict(LISTED[1:])}},
    "each name alone": {"links": [{t: u} for t, u in LISTED]},
    "a site and its links": {"name": "Hive", "url": "https://hive.example", "resources": [{"title": t, "url": u} for t, u in LISTED]},
    "a site and its sections": {"title": "Hive", "homepage": "https://hive.example", "sections": [{"title": "Health", "links": [{"title": t, "url": u} for t, u in LISTED]}]},
    "a title in a link": [{"title": f'<a class="x" href="{u}">{t}</a>'} for t, u in LISTED],
    "capitals": [{"Title": t, "URL": {"type": "external", "value": u}} for t, u in LISTED],
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("write", [json.dumps, lambda one: yaml.safe_dump(one, sort_keys=False)], ids=["json", "yaml"])
def test_records_are_read_in_whatever_they_are_wrapped(read_bytes: Any, shape: str, write: Any) -> None:
    """Each with its title and its own address; nothing else is an entry."""
    wanted = LISTED if shape != "names and addresses" else [*LISTED[:2], *LISTED[1:]]
    entries = read_bytes(write(SHAPES[shape]), url="https://list.example/list.yaml").entries
    assert [(one.title, own(one)) for one in entries] == wanted


def own(entry: Any) -> str | None:
    """Return the entry's own address."""
    return next((use.href for use in entry.links if use.role is Role.PRIMARY), None)


def test_addresses_alone_are_entries(read_bytes: Any) -> None:
    """A list of nothing else is one to be checked."""
    assert len(read_bytes(json.dumps([u for _, u in LISTED])).entries) == len(LISTED)


@pytest.mark.parametrize(
    ("record", "title", "address"),
    [
        ({"title": "Wax", "url": "https://w.example/", "image": {"title": "A hive", "url": "https://i.example/a.png"}}, "Wax", "https://w.example/"),
        ({"title": "Wax", "image": {"url": "https://i.example/a.png"}}, "Wax", None),
        ({"title": "Wax", "author": {"name": "Ann", "url": "https://ann.example/"}}, "Wax", None),
        ({"title": "Wax", "github": "https://g.example/w", "url": "https://w.example/"}, "Wax", "https://w.example/"),
        ({"title": "Wax", "url": "https://w.example/", "author": "Ann", "files": [{"title": "Part 1", "url": "https://w.example/1"}, {"title": "Part 2", "url": "https://w.example/2"}]}, "Wax", "https://w.example/"),
        ({"title": "Wax", "description": "Short.", "url": "https://w.example/"}, "Wax", "https://w.example/"),
        ({"title": "Wax", "doi": "10.1000/wax", "id": "https://index.example/W1"}, "Wax", "doi:10.1000/wax"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_record_is_not_taken_for_it(
    read_bytes: Any, record: Any, title: str, address: str | None
) -> None:
    """Pictures, people, files and names known elsewhere."""
    (entry,) = read_bytes(json.dumps([record])).entries
    assert (entry.title, own(entry)) == (title, address)


def test_works_without_links_beside_links_are_entries(read_bytes: Any) -> None:
    """Only what has a key for others to name it by, and nothing said of it, is no work."""
    document = {"links": [dict(zip(("title", "url"), one, strict=True)) for one in LISTED], "books": [{"title": "Wax"}, {"id": 2, "title": "Hives", "author": "Ann"}]}  # fmt: skip
    assert read_bytes(json.dumps(document)).titles == [*(t for t, _ in LISTED), "Wax", "Hives"]


@pytest.mark.parametrize(
    "header",
    [
        "Name,Address,Postcode,Website",
        "Name,Telephone,Email address,Web",
        "What is it called?,Your name,Your email,Link to the resource",
        "Resource,Home address,Why,https",
    ],
)
def test_addresses_of_places_and_persons_are_no_links(read_bytes: Any, header: str) -> None:
    """The column whose cells are addresses is the link."""
    rows = [f"{title},{n} High Street,a@b.example,{url}" for n, (title, url) in PAIRS]
    entries = read_bytes("\n".join([header, *rows]) + "\n").entries
    assert [(one.title, own(one)) for one in entries] == LISTED


def test_a_link_is_one_though_few_rows_have_it(read_bytes: Any) -> None:
    """A column of pictures does not take its place."""
    rows = [f"{title},{url if n == 1 else ''},https://i.example/{n}.png" for n, (title, url) in PAIRS]
    entries = read_bytes("Title,URL,Image\n" + "\n".join(rows) + "\n").entries
    assert [own(one) for one in entries] == [None, LISTED[1][1], None]


def test_a_cell_that_is_a_link_in_markdown_is_title_and_address(read_bytes: Any) -> None:
    """As spreadsheets made of Markdown have it."""
    entries = read_bytes(
        "Resource,Why\n" + "".join(f"[{t}]({u}),Words\n" for t, u in LISTED), url="https://list.example/l.csv"
    ).entries
    assert [(one.title, own(one)) for one in entries] == LISTED


ORG = """#+TITLE: Reading list
#+AUTHOR: Ann

Some of what I read, see [[https://d.example/all]].

* Warmth :home:
:PROPERTIES:
:ID: 1
:END:
** TODO [[https://age.example/warm.pdf][Keeping Warm]]
   Ten pages.
* More
- [[https://plots.example/guide][A Guide to Allotments]] :: for beginners
- [[https://mind.example/debt][Debt and Mental Health]]
"""


def test_org_mode_is_read(read_bytes: Any) -> None:
    """Headings, links and items; drawers and settings are none of them."""
    result = read_bytes(ORG)
    assert [(one.title, own(one)) for one in result.entries] == LISTED
    assert [one.section[-1:] for one in result.entries] == [("Warmth",), ("More",), ("More",)]
    assert result.head.title == "Reading list"


def test_stars_of_a_text_that_is_no_org_mode_stay_items(read_bytes: Any) -> None:
    """Without a link of its own, nothing tells it."""
    text = "Reading list\n\n* Keeping Warm - a guide\n* Wax - a book\n* Hives - another book\n"
    assert read_bytes(text).titles == ["Keeping Warm", "Wax", "Hives"]


@pytest.mark.parametrize("shape", ["- <%s> - %s\n", "1. <%s>: %s\n"])
def test_titles_may_stand_behind_addresses(read_bytes: Any, shape: str) -> None:
    """Where all of them begin and end as titles do."""
    entries = read_bytes("# Ours\n\n" + "".join(shape % (url, title) for title, url in LISTED)).entries
    assert [(one.title, own(one)) for one in entries] == LISTED


def test_sentences_behind_addresses_describe_them(read_bytes: Any) -> None:
    """What ends in a full stop is no title."""
    page = "# Ours\n\n" + "".join(f"- <{url}> - It helps those who need it.\n" for _, url in LISTED)
    assert read_bytes(page).titles == [url for _, url in LISTED]


def test_records_within_records_are_bounded(read_bytes: Any) -> None:
    """However deep a stranger nests them; what lies deeper than is looked into is left out."""
    deep: Any = [{"title": "Last", "url": "https://last.example"}]
    for n in range(300):
        deep = [{"title": f"Part {n}", "x": deep}]
    assert read_bytes(json.dumps({"title": "All", "x": deep})).unreadable is not None


def test_a_list_beside_an_empty_address_is_read(read_bytes: Any) -> None:
    """A field that says nothing moves none of the others."""
    document = {"title": "Ours", "url": "", "homepage": None, "note": "N", "links": [dict(zip(("title", "url"), one, strict=True)) for one in LISTED]}  # fmt: skip
    assert read_bytes(json.dumps(document)).titles == [t for t, _ in LISTED]


def test_names_of_columns_that_only_sound_like_those_of_others(read_bytes: Any) -> None:
    """A self-help title is a title, a start date a date."""
    rows = "".join(f"{t},{u},2019-03-04\n" for t, u in LISTED)
    entries = read_bytes(f"Self help resource,Web link,Start date\n{rows}", url="https://list.example/l.csv").entries
    assert [(one.title, own(one), one.year) for one in entries] == [(t, u, 2019) for t, u in LISTED]
