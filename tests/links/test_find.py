"""Finding links in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.links import in_text


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("See http://a.example/x.", ["http://a.example/x"]),
        ("(at https://a.example/x)", ["https://a.example/x"]),
        ("https://a.example/wiki_(bees), and", ["https://a.example/wiki_(bees)"]),
        ("'http://a.example/x'!", ["http://a.example/x"]),
        ("\u201chttp://a.example/x\u201d", ["http://a.example/x"]),
        ("<http://a.example/x>", ["http://a.example/x"]),
        ("[words](http://a.example/x)", ["http://a.example/x"]),
        ("**http://a.example/x**", ["http://a.example/x"]),
        ('<a href="http://a.example/x">', ["http://a.example/x"]),
        ("www.a.example/x and HTTP://B.example", ["http://www.a.example/x", "HTTP://B.example"]),
        ("http://a.example/?a=1&amp;b=2;", ["http://a.example/?a=1&b=2"]),
        ("http://a.example/x?y=1, z", ["http://a.example/x?y=1"]),
        ("me@www.a.example", []),
        ("http:// and www. and https://.", []),
        ("plain words", []),
    ],
)
def test_bare_addresses_are_found_without_the_prose_around_them(text: str, addresses: list[str]) -> None:
    """Full stops, quotes and brackets of the prose are not part of an address; its own brackets are."""
    assert [found.href for found in in_text(text)] == addresses


@given(st.text(alphabet="htps:/w.a()[]<>&;'\" \u201d", max_size=80))
def test_what_is_found_stands_where_it_was_found(text: str) -> None:
    """The place of an address is that of its words, and never overlaps the next."""
    end = 0
    for found in in_text(text):
        assert text[found.start : found.end] == found.text
        assert found.start >= end
        end = found.end
