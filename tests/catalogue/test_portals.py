"""Which address is asked for the list of a portal or an archive, where a catalogue gives another of its addresses."""

from typing import Any

import pytest

from crawler.catalogue.portals import asked_first
from crawler.records import Further

CKAN = '<html><head><meta name="generator" content="CKAN 2.9"></head><h1>D</h1><ul><li><a href="/a">One</a></li><li><a href="/b">Two</a></li></ul></html>'
SEARCH = "/api/3/action/package_search?rows=100&sort=name+asc"


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("https://d.example/api/3", f"https://d.example{SEARCH}"),
        ("https://d.example/api/3/action/", f"https://d.example{SEARCH}"),
        (
            "https://d.example/sub/api/3/?q=bees",
            "https://d.example/sub/api/3/action/package_search?q=bees&rows=100&sort=name+asc",
        ),
        (
            "https://d.example/api/3/action/package_search?rows=5&sort=id+asc",
            "https://d.example/api/3/action/package_search?rows=5&sort=id+asc",
        ),
        ("https://d.example/api/3/action/package_show?id=1", "https://d.example/api/3/action/package_show?id=1"),
        ("https://d.example/api/30", "https://d.example/api/30"),
        ("https://d.example/?x=a b", "https://d.example/?x=a b"),
        ("https://[d/api/3", "https://[d/api/3"),
        ("lists/api/3", "lists/api/3"),
    ],
)
def test_the_address_of_an_api_is_asked_for_its_packages(source: str, asked: str) -> None:
    """Many at a time and in an order that stays; any other address is asked as it stands."""
    assert asked_first(source) == asked


@pytest.mark.parametrize("path", ["/", "/en/", "/pt_BR", "/dataset", "/de/dataset/"])
def test_the_front_page_of_a_portal_stands_for_its_packages(read_bytes: Any, path: str) -> None:
    """It says itself that it is one; what is on it is no catalogue."""
    result = read_bytes(CKAN, "text/html", f"https://d.example{path}")
    assert (result.head.format, result.head.title, result.entries) == ("ckan", "D", [])
    assert [item for item in result.items if isinstance(item, Further)] == [Further(f"https://d.example{SEARCH}")]


@pytest.mark.parametrize(
    ("path", "settings"),
    [
        ("/pages/links", {}),
        ("/?q=bees", {}),
        ("/", {"format": "html"}),
        ("/", {"select": "ul"}),
        ("/", {"follow": "never"}),
    ],
)
def test_another_page_of_a_portal_is_read_as_it_is(read_bytes: Any, path: str, settings: dict[str, str]) -> None:
    """So is the front page where the settings say what is wanted of it."""
    assert read_bytes(CKAN, "text/html", f"https://d.example{path}", **settings).titles == ["One", "Two"]
