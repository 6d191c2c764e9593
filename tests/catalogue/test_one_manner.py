"""Lists are written in one manner: what the titles of the other lines are like speaks for a place in a line, and columns set them off."""

from typing import Any

import pytest

from crawler.catalogue.learned.span_edges import Edge, ends_in
from crawler.catalogue.learned.span_signs import Shares, Span
from crawler.catalogue.learned.titles import _Places
from crawler.catalogue.text import read_text

_BEFORE, _BEHIND = "edge..colon", "colon..edge"


def _spans(*signs: tuple[str, str]) -> list[list[Span]]:
    """Return for each line a place before a colon and one behind it, each with a sign."""
    edges = [Edge(place, place, kind, ()) for place, kind in ((0, "edge"), (4, "colon"), (6, "colon"), (9, "edge"))]
    return [
        [Span(*edges[:2], _BEFORE, (before,), 0), Span(*edges[2:], _BEHIND, (behind,), 0)] for before, behind in signs
    ]


def _told(weights: dict[str, float], *signs: tuple[str, str]) -> list[tuple[int, int] | None]:
    places, shares = _Places(), Shares()
    for spans in _spans(*signs):
        shares.add(spans)
        places.add(spans, weights)
    return list(places.best(shares, weights))


def test_a_line_that_says_little_is_read_as_the_others_are() -> None:
    """Alone it would be read the other way round, and a line that says much goes its own way."""
    weights = {"sure": 3.0, "likely": 0.5, "certain": 9.0}
    assert _told(weights, ("likely", "no")) == [(0, 4)]
    assert _told(weights, ("no", "sure"), ("no", "sure"), ("likely", "no")) == [(6, 9)] * 3
    assert _told(weights, ("no", "sure"), ("no", "sure"), ("certain", "no")) == [(6, 9), (6, 9), (0, 4)]


def test_lines_without_places_take_no_part() -> None:
    """A line whose title a link is has none."""
    places, shares = _Places(), Shares()
    for spans in [[], *_spans(("no", "sure")), []]:
        shares.add(spans)
        places.add(spans, {"sure": 1.0})
    assert list(places.best(shares, {})) == [None, (6, 9), None]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Pond nursery\treeds\tby post", "Pond nursery | reeds | by post"),
        ("Guide to ponds   info", "Guide to ponds | info"),
        ("1.  Ponds and reeds", "Ponds and reeds"),
        ("Ponds. In: Newts", "Ponds. In: Newts"),
    ],
)
def test_columns_stay_apart(line: str, text: str) -> None:
    """Tabs and wide gaps are bars, but for the one behind a number."""
    (block,) = read_text(line).blocks
    assert block.text == text


@pytest.mark.parametrize(
    ("line", "place", "kind"),
    [
        ("Un bon étang de Nicole Roseau", 12, "of a person"),
        ("Ponds for the old Oxley, A. (2010)", 17, "surname"),
        ("Ponds for the old Oxley A 2010", 17, "surname"),
        ("A pond of good reeds", 6, None),
    ],
)
def test_titles_end_before_their_authors(line: str, place: int, kind: str | None) -> None:
    """Before a name behind "of", and before one with initials, with nothing between."""
    assert {edge.place: edge.kind for edge in ends_in(line, [], [])}.get(place) == kind


def test_a_small_word_in_a_column_of_its_own_is_no_part_of_a_title(read_bytes: Any) -> None:
    """What a button says, or the format; a site's name is set off by a bar too."""
    titles = ["Guide to ponds   info", "Reeds and how to cut them   PDF", "The old mill | Hive Trust"]
    page = "Guides\n\n" + "".join(f"{title}\nHow it is done, and who helps with it.\n\n" for title in titles)
    assert [entry.title for entry in read_bytes(page).entries][:2] == ["Guide to ponds", "Reeds and how to cut them"]
