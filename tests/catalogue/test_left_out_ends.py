"""Lists whose items are never closed, as HTML allows: they lie beside each other and not inside one another."""

from typing import Any

import pytest

from crawler.catalogue.html import parse


@pytest.mark.parametrize(
    ("page", "depths"),
    [
        ("<ul><li>a<li>b<li>c</ul>", [0, 0, 0]),
        ("<ul><li>a<ul><li>b<li>c</ul><li>d</ul>", [0, 1, 1, 0]),
        ("<ul><li><p><b>a<li>b</ul>", [0, 0]),
        ("<dl><dt>a<dd>b<dt>c<dd>d<dl><dt>e</dl></dl>", [0, 0, 0, 0, 1]),
        ("<ul><li>a</li><li>b</li></ul>", [0, 0]),
    ],
)
def test_an_item_ends_where_the_next_of_its_list_begins(page: str, depths: list[int]) -> None:
    """Only a list inside an item lies deeper."""
    items = parse(page, "page").find_all(["li", "dt", "dd"])
    assert [len(item.find_parents(["li", "dt", "dd"])) for item in items] == depths


def test_ten_thousand_items_without_an_end_are_read(read_bytes: Any) -> None:
    """Nested, they took time with the square of their number."""
    items = "".join(f'<li><a href="/{n}">Title {n}</a>\n' for n in range(10_000))
    soup = parse(f"<ul>{items}</ul>", "page")
    assert max(len(list(item.parents)) for item in soup.find_all("li")) == 2
    assert read_bytes(f"<html><h1>T</h1><ul>{items[:4000]}</ul>").titles[:2] == ["Title 0", "Title 1"]
