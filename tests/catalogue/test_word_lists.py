"""Pages that Word has written: items are paragraphs in styles of lists, whose bullets are text."""

from typing import Any

import pytest

HEAD = "<html><body><h1>Links</h1>"
LINK = '<a href="https://{0}.example/">{0}</a>'
MARKED = (
    "<p class={2} style='mso-list:l0 level{3} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>{1}"
    "<span>&nbsp;&nbsp;&nbsp;</span></span><![endif]>" + LINK + " and more</p>"
)
FILTERED = (
    "<p class={2} style='text-indent:-18.0pt'><span style='font-family:Symbol'>{1}<span>&nbsp;&nbsp;&nbsp; </span></span>"
    + LINK
    + " and more</p>"
)


@pytest.mark.parametrize("shape", [MARKED, FILTERED])
@pytest.mark.parametrize("mark", ["·", "o", "1.", "a)", "(iv)"])
def test_items_are_read_without_their_marks(read_bytes: Any, shape: str, mark: str) -> None:
    """The description is what follows the link, and no bullet is part of a title."""
    page = HEAD + "".join(
        shape.format(name, mark, "MsoListParagraphCxSpMiddle", 1) for name in ("Alder", "Birch", "Cedar")
    )
    entries = read_bytes(page.encode()).entries
    assert [entry.title for entry in entries] == ["Alder", "Birch", "Cedar"]


def test_levels_are_lists_inside_lists(read_bytes: Any) -> None:
    """What stands a level deeper belongs to the item above, here a group."""
    group = "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Trees</p>"
    items = "".join(MARKED.format(name, "o", "MsoListParagraph", 2) for name in ("Alder", "Birch", "Cedar"))
    entries = read_bytes((HEAD + group + items).encode()).entries
    assert [(entry.title, entry.section[-1]) for entry in entries] == [
        ("Alder", "Trees"),
        ("Birch", "Trees"),
        ("Cedar", "Trees"),
    ]


def test_the_first_word_of_an_item_is_no_mark(read_bytes: Any) -> None:
    """A title of one letter stays, where no space of a bullet stands behind it."""
    page = HEAD + "".join(
        f'<p class=MsoListParagraph><a href="https://{name}.example/">{name} <b>language</b></a></p>' for name in "ors"
    )
    assert [entry.title for entry in read_bytes(page.encode()).entries] == ["o language", "r language", "s language"]
