"""The demo's pages give what a careful reader finds in the two catalogues they rebuild."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from crawler.catalogue.readers import read
from crawler.catalogue.source import from_page
from crawler.config import CatalogueSettings
from crawler.demo.server import DemoWeb
from crawler.records import Entry, Head, Item
from tests.tables import table

EXPECTED = table("expected.yaml")
PAGES = ("useful-resources", "research-and-reports")


def items_of(web: DemoWeb, client: httpx.Client, page: str) -> list[Item]:
    """Read a page of the demo's web as a catalogue."""
    address = web.catalogues[PAGES.index(page)]
    response = client.get(address)
    settings = CatalogueSettings(source=address, name=page)
    return list(read(from_page(settings, address, response.content, response.headers["content-type"])))


def expected_of(page: str) -> Iterator[dict[str, Any]]:
    """Give what is expected of each entry, with its section; what is absent is not judged."""
    for section, entries in EXPECTED[f"{page}.txt"]["sections"].items():
        yield from ({"section": (section,) if section else (), **entry} for entry in entries)


@pytest.mark.parametrize("page", PAGES)
def test_entries_are_those_a_careful_reader_finds(web: DemoWeb, client: httpx.Client, page: str) -> None:
    """Titles, sections, authors, publishers, years and kinds, in their order."""
    entries = [item for item in items_of(web, client, page) if isinstance(item, Entry)]
    wanted = list(expected_of(page))
    found = [
        {key: list(value) if isinstance(value, tuple) else value for key in want for value in [getattr(entry, key)]}
        for entry, want in zip(entries, wanted, strict=True)
    ]

    assert found == [
        {key: list(value) if isinstance(value, tuple) else value for key, value in want.items()} for want in wanted
    ]
    assert all(entry.links for entry in entries)


@pytest.mark.parametrize("page", PAGES)
def test_the_head_is_what_the_page_says(web: DemoWeb, client: httpx.Client, page: str) -> None:
    """The page's own title, and the contact person whose address is missing."""
    (head,) = [item for item in items_of(web, client, page) if isinstance(item, Head)]
    expected = EXPECTED[f"{page}.txt"]
    contact = {"name": head.contact.name, "email": head.contact.email} if head.contact else None

    assert (head.title, contact) == (expected["title"], expected.get("contact"))
