"""Paragraphs in bold type that head lists, and such as are entries."""

from typing import Any

BOOKS = "<ul><li><i>Bees</i> by Ann Abel</li><li><i>Wasps</i> by Ben Bell</li><li><i>Ants</i> by Cy Cole</li></ul>"
SITES = (
    '<ul><li><a href="https://a.example/">Alder Trust</a></li><li><a href="https://b.example/">Birch Club</a></li></ul>'
)


def test_a_bold_line_above_each_list_heads_it(read_bytes: Any) -> None:
    """Books without links are entries as the sites are; the line above both heads the whole."""
    page = f"<h1>Club</h1><p><b>What we recommend</b></p><p><b>Books</b></p>{BOOKS}<p><b>Sites</b></p>{SITES}"
    entries = read_bytes(page.encode()).entries
    assert [(entry.title, entry.section[-1]) for entry in entries] == [
        ("Bees", "Books"),
        ("Wasps", "Books"),
        ("Ants", "Books"),
        ("Alder Trust", "Sites"),
        ("Birch Club", "Sites"),
    ]


def test_a_bold_title_above_what_it_holds_is_an_entry(read_bytes: Any) -> None:
    """The items say what is in each pack; they begin no entries."""
    page = "<h1>Packs</h1>" + "".join(
        f'<p><b>{name} pack</b></p><ul><li>six cards</li><li>a poster</li></ul><p><a href="/{name}.pdf">Download</a></p>'
        for name in ("Bees", "Wasps", "Ants")
    )
    assert [entry.title for entry in read_bytes(page.encode()).entries] == ["Bees pack", "Wasps pack", "Ants pack"]
