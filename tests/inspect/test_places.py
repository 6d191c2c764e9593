"""The places of a page that addresses point to."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from crawler.inspect.facts import draw
from crawler.records import Fetched

Fetch = Callable[..., Fetched]


@pytest.mark.parametrize(
    ("markup", "fragment", "there"),
    [
        ('<h2 id="part">', "part", "there"),
        ('<a name="part">', "part", "there"),
        ('<A NAME="part">', "part", "there"),
        ('<p name="part">', "part", ""),
        ('<h2 id="Part">', "part", ""),
        ('<h2 id="é">', "%C3%A9", "there"),
        ('<h2 id="a%20b">', "a%20b", "there"),
        ('<h2 id="a b">', "a%20b", "there"),
        ('<h2 id="user-content-part">', "part", "there"),
        ('<h2 id="%FF">', "%ff", ""),
        ("<h2 id>", "part", ""),
        ('<svg><g id="part"/></svg>', "part", "there"),
        ('<nav id="part"></nav><h2 hidden>x</h2>', "part", "there"),
        ('<script>"<h2 id=part>"</script>', "part", ""),
    ],
)
def test_a_place_is_found_as_a_browser_finds_it(markup: str, fragment: str, there: str, fetched: Fetch) -> None:
    """By id or an anchor's name, as written or decoded; wherever it stands in the page."""
    facts = draw(replace(fetched(markup.encode(), "text/html; charset=utf-8"), fragments=(fragment,)))

    assert (facts.places, facts.no_places) == (((fragment,), ()) if there == "there" else ((), (fragment,)))


def test_nothing_is_said_where_nothing_was_asked(fetched: Fetch) -> None:
    """Most links have no fragment, and most pages are not looked through."""
    facts = draw(fetched(b'<h2 id="part">', "text/html"))

    assert (facts.places, facts.no_places) == ((), ())
