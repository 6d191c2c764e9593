"""Words of strangers become harmless, and stay readable."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.report.clean import ADDRESS, LINE, address, href, line

ANYTHING = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain", "plain"),
        ("  two\r\n\tlines \u2028 three ", "two lines three"),
        ("\x1b[31mred\x1b]0;title\x07", "[31mred ]0;title"),
        ("nul\x00byte", "nul byte"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("half\ud800", "half\ufffd"),
        ("\u06a9\u062a\u0627\u0628\u200c\u0647\u0627", "\u06a9\u062a\u0627\u0628\u200c\u0647\u0627"),
        ("C1 \x9b31m", "C1 31m"),
        ("<b>kept</b>", "<b>kept</b>"),
    ],
)
def test_line(raw: str, shown: str) -> None:
    """What acts is gone; what is only text is kept for the renderer to escape."""
    assert line(raw) == shown


def test_a_long_line_is_cut_with_a_mark() -> None:
    """A megabyte of title is a line with an ellipsis."""
    assert line("ab" * 500_000) == "ab" * (LINE // 2 - 1) + "a…"


@given(ANYTHING)
def test_a_line_never_acts(raw: str) -> None:
    """No control, override or surrogate is left, and the length is bounded."""
    shown = line(raw)
    assert len(shown) <= LINE
    assert not {unicodedata.category(c) for c in shown if c not in "\u200c\u200d"} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    shown.encode()


@given(ANYTHING)
def test_an_address_never_acts(raw: str) -> None:
    """Nor does it end where it stands in a text; what shows as itself is left as it is."""
    shown = address(raw)
    assert shown.isprintable()
    assert not set(shown) & set(' "<>`')
    assert address(shown) == shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://example.org/é", "https://example.org/é"),
        ("https://example.org/a b<c>", "https://example.org/a%20b%3Cc%3E"),
        ("https://example.org/\u202egpj", "https://example.org/%E2%80%AEgpj"),
        ("https://example.org/\ud800\x1b", "https://example.org/%EF%BF%BD%1B"),
    ],
)
def test_address(raw: str, shown: str) -> None:
    """An address shows what it is, with nothing hidden."""
    assert address(raw) == shown


@pytest.mark.parametrize(
    "raw",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>",
        "//example.org/",
        "mailto:a@example.org",
        "https:/example.org",
        "https://[::1",
        "https://example.org/" + "a" * ADDRESS,
        "",
    ],
)
def test_only_whole_web_addresses_become_links(raw: str) -> None:
    """Everything else is shown as text."""
    assert href(raw) is None


def test_a_web_address_is_its_own_link() -> None:
    """The ordinary case."""
    assert href("https://example.org/?a=1&b=2") == "https://example.org/?a=1&b=2"
