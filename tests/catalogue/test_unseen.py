"""Words that only a screen reader speaks."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("accesshide", "File"),
        ("sr-only", "(opens in a new window)"),
        ("screen-reader-text", "external link"),
        ("visually-hidden", "PDF"),
        ("govuk-visually-hidden", "Document"),
    ],
)
def test_they_are_no_part_of_a_title(read_bytes: Any, name: str, words: str) -> None:
    """They say what kind of link it is."""
    items = "".join(
        f'<li><a href="https://{tree}.example/">{tree}<span class="{name}"> {words}</span></a></li>'
        for tree in ("Alder", "Birch", "Cedar")
    )
    entries = read_bytes(f"<h1>Trees</h1><ul>{items}</ul>".encode()).entries
    assert [entry.title for entry in entries] == ["Alder", "Birch", "Cedar"]


def test_where_a_link_says_nothing_else_they_are_read(read_bytes: Any) -> None:
    """Without them, each link would say "Download" alone."""
    items = "".join(
        f'<li><a href="/{tree}.pdf">Download<span class="sr-only"> {tree} leaflet</span></a></li>'
        for tree in ("Alder", "Birch", "Cedar")
    )
    entries = read_bytes(f"<h1>Trees</h1><ul>{items}</ul>".encode()).entries
    assert [entry.title for entry in entries] == [f"Download {tree} leaflet" for tree in ("Alder", "Birch", "Cedar")]
