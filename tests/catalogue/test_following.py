"""Catalogues of several pages: where a page goes on, and where following ends."""

from typing import Any

import pytest

from crawler.catalogue.following import read_pages
from crawler.catalogue.next_page import next_in_header
from crawler.catalogue.same_list import is_same_list
from crawler.catalogue.source import Source, from_page
from crawler.config import CatalogueSettings
from crawler.errors import CatalogueError
from crawler.records import Entry, Head, Item, Unreadable

FIRST = "https://list.example/resources/"


def page(*titles: str, leads: str = "") -> str:
    """Return a page with entries, and what leads on."""
    items = "".join(
        f'<li><a href="https://{title.lower()}.example/">{title}</a>: A guide to it.</li>' for title in titles
    )
    return f"<html><head>{leads}</head><h1>List</h1><ul>{items}</ul></html>"


def link(address: str) -> str:
    """Return a link of HTML to the next page."""
    return f'<link rel="next" href="{address}">'


def read_web(web: dict[str, str], headers: dict[str, str] | None = None, **settings: Any) -> list[Item]:
    """Read a catalogue whose pages are these; one that is not among them is gone."""
    catalogue = CatalogueSettings(source=FIRST, **settings)
    flow = read_pages(catalogue)
    address = next(flow)
    try:
        for _ in range(1000):
            body = web.get(address)
            given: Source | str = "answers 404"
            if body is not None:
                given = from_page(catalogue, address, body.encode(), "text/html", (headers or {}).get(address))
            address = flow.send(given)
    except StopIteration as end:
        return list(end.value)
    pytest.fail("was led on without end")


def told(items: list[Item]) -> tuple[list[str], list[str]]:
    """Return the titles of the entries, and what was not read."""
    titles = [item.title for item in items if isinstance(item, Entry)]
    return titles, [f"{item.excerpt}: {item.reason}" for item in items if isinstance(item, Unreadable)]


@pytest.mark.parametrize(
    "leads",
    [
        '<link rel="next" href="?page=2">',
        '<a rel="nofollow next" href="?page=2">Next</a>',
        '<link rel="NEXT" href="?page=2">',
    ],
)
def test_the_pages_of_a_list_are_read_one_after_the_other(leads: str) -> None:
    """Entries of all pages are one catalogue, with one head."""
    web = {FIRST: page("One", "Two", leads=leads), f"{FIRST}?page=2": page("Three")}
    items = read_web(web)
    assert told(items) == (["One", "Two", "Three"], [])
    assert [type(item).__name__ for item in items].count("Head") == 1


def test_a_header_may_say_where_the_next_page_is() -> None:
    """`Link: <...>; rel="next"` (RFC 8288)."""
    web = {FIRST: page("One", "Two"), f"{FIRST}?page=2": page("Three", "Four")}
    assert told(read_web(web, {FIRST: f'<{FIRST}?a=1,2>; rel="prev", <?page=2>; rel="next"'}))[0][-1] == "Four"


@pytest.mark.parametrize(
    ("header", "address"),
    [
        ('<https://a.example/?page=2>; rel="next"', "https://a.example/?page=2"),
        ("</b>; rel=next", "/b"),
        ('</a>; rel="last", </b>; title="x, y"; rel="up next"', "/b"),
        ('</a>; rel="nextish"', None),
        ("</a", None),
        ("", None),
        (None, None),
    ],
)
def test_link_headers(header: str | None, address: str | None) -> None:
    """What the header calls the next page, as written."""
    assert next_in_header(header) == address


@pytest.mark.parametrize(
    ("own", "other", "is_same"),
    [
        ("https://a.example/list", "https://a.example/list?page=2", True),
        ("https://a.example/list?page=2", "https://a.example/list?page=3", True),
        ("https://a.example/list/", "https://a.example/list/page/2/", True),
        ("https://a.example/list/page/2/", "https://a.example/list/page/3/", True),
        ("https://a.example/list.html", "https://a.example/list-2.html", True),
        ("https://a.example/index.html", "https://a.example/page2/", True),
        ("https://a.example/list/p1", "https://a.example/list/p2", True),
        ("https://a.example/docs/links.html", "https://a.example/docs/glossary.html", False),
        ("https://a.example/2024/post-one/", "https://a.example/2024/post-two/", False),
        ("https://a.example/list", "https://a.example/list", False),
    ],
)
def test_the_next_page_of_a_list_is_told_from_another_page(own: str, other: str, is_same: bool) -> None:  # noqa: FBT001
    """Handbooks call their next chapter `next` too."""
    assert is_same_list(own, other) is is_same


def test_a_setting_names_the_link_to_the_next_page() -> None:
    """A selector of the link, or of what holds it; what it names is believed."""
    web = {
        FIRST: page("One", "Two", leads='<p class="more"><a href="/b">On</a></p>'),
        "https://list.example/b": page("Three"),
    }
    assert "Three" not in told(read_web(web))[0]
    for selector in (".more a", ".more"):
        assert told(read_web(web, next=selector))[0] == ["One", "Two", "Three"]
    with pytest.raises(CatalogueError, match=r"next: p\[\["):
        read_web(web, next="p[[")


def test_pages_in_a_circle_are_read_once() -> None:
    """The last page leads to the first."""
    second = f"{FIRST}?page=2"
    web = {FIRST: page("One", leads=link("?page=2")), second: page("Two", leads=link(FIRST + "#top"))}
    assert told(read_web(web)) == (["One", "Two"], [])


def test_ways_between_pages_that_were_read_are_not_left_out() -> None:
    """Numbers, back and forth; the menu beside them is."""
    ways = '<nav><a href="?page=1">1</a> <a href="?page=2">2</a> <a href="/menu">Menu</a> <a href="?page=3">3</a></nav>'
    pages = {n: page(f"T{n}", leads=link(f"?page={n + 1}") if n < 3 else "") + ways for n in (1, 2, 3)}
    web = {FIRST: pages[1], f"{FIRST}?page=2": pages[2], f"{FIRST}?page=3": pages[3]}
    (head,) = (item for item in read_web(web) if isinstance(item, Head))
    assert head.left_out == ("https://list.example/menu",)


def test_a_list_that_answers_every_number_alike_ends() -> None:
    """A page that brings nothing new leads nowhere, and what it repeats is no second entry."""
    web = {f"{FIRST}?page={n}": page("One", "Two", leads=link(f"?page={n + 1}")) for n in range(500)}
    web[FIRST] = page("One", "Two", leads=link("?page=1"))
    assert told(read_web(web)) == (["One", "Two"], [])


def test_no_more_pages_are_read_than_the_setting_says() -> None:
    """And that it ended there is told."""
    web = {f"{FIRST}?page={n}": page(f"T{n}", leads=link(f"?page={n + 1}")) for n in range(50)}
    web[FIRST] = page("One", leads=link("?page=1"))
    titles, skipped = told(read_web(web, pages=3))
    assert titles == ["One", "T1", "T2"]
    assert skipped == [f"{FIRST}?page=3: only the first 3 pages were read; `pages` says how many are"]


@pytest.mark.parametrize(
    ("follow", "titles"), [("same-host", ["One"]), ("any-host", ["One", "Two"]), ("never", ["One"])]
)
def test_another_host_is_asked_only_where_the_setting_allows_it(follow: str, titles: list[str]) -> None:
    """It is told, unless nothing is to be followed at all."""
    away = "https://elsewhere.example/resources/?page=2"
    web = {FIRST: page("One", leads=link(away)), away: page("Two")}
    found, skipped = told(read_web(web, follow=follow))
    assert (found, len(skipped)) == (titles, int(follow == "same-host"))


def test_a_further_page_that_is_gone_or_empty_is_told_and_the_rest_is_read() -> None:
    """The first page has to be there."""
    titles, skipped = told(read_web({FIRST: page("One", leads=link("?page=2")), f"{FIRST}?page=2": " "}))
    assert (titles, len(skipped)) == (["One"], 1)
    assert "answers 404" in told(read_web({FIRST: page("One", leads=link("?page=2"))}))[1][0]
    with pytest.raises(CatalogueError):
        read_web({FIRST: " "})


def test_entries_of_several_pages_have_ids_of_their_own() -> None:
    """The same title on two pages is two entries when anything else differs."""
    other = page("One").replace("A guide to it", "Another guide")
    items = read_web({FIRST: page("One", "Two", leads=link("?page=2")), f"{FIRST}?page=2": other})
    ids = [item.id for item in items if isinstance(item, Entry)]
    assert len(ids) == len(set(ids)) == 3
