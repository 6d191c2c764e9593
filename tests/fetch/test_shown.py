"""Which pages a run has seen at which addresses."""

from datetime import UTC, datetime

import pytest

from crawler.fetch.shown import MOST, Shown
from crawler.records import Answer, Evidence, Facts, Hop


def page(url: str, sha256: str | None = "ab", kind: str = "html") -> Evidence:
    """Return the evidence of a page."""
    answer = Answer(200, sha256=sha256)
    return Evidence(url, datetime(2026, 3, 2, tzinfo=UTC), answer, (Hop(url, 200),), Facts(kind))


@pytest.mark.parametrize(
    ("second", "first"),
    [
        (page("https://h.example/b"), "https://h.example/a"),
        (page("https://h.example/A/?x=1"), None),
        (page("https://h.example/b", "cd"), None),
        (page("https://h.example/b", None), None),
        (page("https://h.example/b", kind="pdf"), None),
        (page("https://i.example/b"), None),
    ],
    ids=["the same page", "another spelling", "another page", "no body", "a document", "another host"],
)
def test_the_same_page_at_an_unlike_address_of_one_host(second: Evidence, first: str | None) -> None:
    """By its hash, byte for byte; documents may well be linked twice."""
    shown = Shown()
    assert shown.elsewhere(page("https://h.example/a")) is None
    assert shown.elsewhere(second) == first


def test_the_memory_is_bounded() -> None:
    """The oldest page is forgotten."""
    shown = Shown()
    for number in range(MOST + 1):
        shown.elsewhere(page("https://h.example/a", str(number)))
    assert shown.elsewhere(page("https://h.example/b", "0")) is None
    assert shown.elsewhere(page("https://h.example/b", str(MOST))) is not None
