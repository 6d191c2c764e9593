"""Whole pages of prose, in both manners, against what a careful reader finds in them."""

from typing import Any

import pytest

from crawler.catalogue import open_file, read
from crawler.config import CatalogueSettings
from crawler.records import Entry, Head


def _read(example: Any) -> tuple[Head, list[Entry]]:
    with open_file(CatalogueSettings(source=str(example.path))) as source:
        items = list(read(source))
    return next(item for item in items if isinstance(item, Head)), [item for item in items if isinstance(item, Entry)]


def _places(entries: list[Entry]) -> list[tuple[str, str]]:
    return [(entry.section[-1] if entry.section else "", entry.title) for entry in entries]


def test_a_page_of_prose_gives_exactly_its_entries(example: Any) -> None:
    """Titles, their order and their sections are those a careful reader sees, no more and no fewer."""
    assert _places(_read(example)[1]) == [(section, entry["title"]) for section, entry in example.entries]


def test_a_page_of_prose_says_its_title_and_contact(example: Any) -> None:
    """The page's own title is read, and the person to write to with or without an address."""
    head = _read(example)[0]
    contact = {"name": head.contact.name, "email": head.contact.email} if head.contact else None
    assert head.title == example.expected["title"]
    assert contact == example.expected.get("contact")


@pytest.mark.parametrize("field", ["authors", "publishers", "year", "kind"])
def test_credits_are_read_from_prose(example: Any, field: str) -> None:
    """Authors, publishers, year and kind are those the page states, wherever it states them."""
    got = [getattr(entry, field) for entry in _read(example)[1]]
    wanted = [entry.get(field) for _, entry in example.entries]
    judged = [(list(g) if isinstance(g, tuple) else g, w) for g, w in zip(got, wanted, strict=True) if w is not None]
    assert [g for g, _ in judged] == [w for _, w in judged]


def test_links_in_prose_are_read_with_their_role(example: Any) -> None:
    """An address written out in a description belongs to its entry."""
    got = [[[use.role.value, use.href] for use in entry.links] for entry in _read(example)[1]]
    wanted = [entry.get("links", []) for _, entry in example.entries]
    assert got == wanted


def test_html_gives_the_same_entries_as_text(example: Any, form: str, read_bytes: Any) -> None:
    """However a page sets its titles apart, its entries and sections are those of the plain text."""
    result = read_bytes(example.as_html(form))
    assert _places(result.entries) == [(section, entry["title"]) for section, entry in example.entries]
    assert result.head.title == example.expected["title"]


def test_ids_stay_when_a_page_is_turned_round(example: Any, read_bytes: Any) -> None:
    """An entry keeps its id wherever it stands on its page."""
    before = {(entry.section, entry.title): entry.id for entry in read_bytes(example.as_html("row")).entries}
    parts = example.as_html("row").partition("</main>")[0].split("<h2>")
    turned = "<h2>".join([parts[0], *reversed(parts[1:])])
    assert {(entry.section, entry.title): entry.id for entry in read_bytes(turned).entries} == before
