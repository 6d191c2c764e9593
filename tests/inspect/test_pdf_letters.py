"""PDF: ligatures and letters that fonts of TeX leave nameless."""

from collections.abc import Callable

import pytest

from crawler.inspect.pdf import read_pdf
from crawler.inspect.pdf_letters import spelled

Make = Callable[..., bytes]
# "Getting started with ponds, by Ann Oxley", by the numbers of its characters
ORNAMENTS = "●❡tt✐♥❣ st❛rt❡❞ ✇✐t❤ ♣♦♥❞s✱ ❜② ❆♥♥ ❖①❧❡②"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Bugs \x1cxed", "Bugs fixed"),
        ("the a\x1bected coe\x1ecient", "the affected coefficient"),
        ("shape\x1dags, wa\x1fes", "shapeflags, waffles"),
        ("\x0cnd e\x0bects", "find effects"),
        ("two\r\nlines\tof text", "two\r\nlines\tof text"),
        (ORNAMENTS, "Getting started with ponds, by Ann Oxley"),
        ("✓ done ✗ not done ❤ " * 20, "✓ done ✗ not done ❤ " * 20),
        ("❤❤❤", "❤❤❤"),
    ],
)
def test_letters(told: str, expected: str) -> None:
    """Ligatures are letters; ornaments are meant where they are few."""
    assert spelled(told) == expected


def test_a_short_piece_is_spelled_as_the_page_it_is_of() -> None:
    """The largest words of a page are too few to be told by themselves."""
    assert spelled("♣♦♥❞s", of=ORNAMENTS) == "ponds"
    assert spelled("♣♦♥❞s", of="All about ponds") == "♣♦♥❞s"


def test_a_ligature_of_a_font_without_names(pdf: Make) -> None:
    """White space it would be, had nobody looked."""
    _, titles, _ = read_pdf(pdf("Bugs \x1cxed in ponds"))
    assert [title.text for title in titles] == ["Bugs fixed in ponds"]
