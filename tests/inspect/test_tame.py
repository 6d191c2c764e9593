"""Markup that would hang a parser."""

import time
from collections.abc import Callable

import pytest

from crawler.inspect.facts import draw
from crawler.inspect.tame import tame
from crawler.records import Fetched

FLOOD = "<a " + " ".join(f"a{number}=1" for number in range(60_000)) + ">"


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 150_000,
        "<div></x>" * 60_000,
        "</div>" * 40_000 + "<div>" * 40_000,
        "<font color=1>" * 3_000 + "<p>x" * 3_000,
        "<table>" * 60_000,
        "<svg>" + "<path/>" * 60_000 + "</svg>" + "<path/>" * 60_000,
        "<" * 300_000,
        "<!--" * 60_000,
        FLOOD,
    ],
    ids=lambda markup: markup[:14],
)
def test_hostile_markup_ends_soon(markup: str, fetched: Callable[..., Fetched]) -> None:
    """A parser left alone needs minutes or gigabytes for these; five seconds of processor are plenty."""
    began = time.process_time()
    assert draw(fetched((markup + "<p>end").encode(), "text/html")).kind == "html"
    assert time.process_time() - began < 5


@pytest.mark.parametrize("tag", ["<font color={}>", "<b/x{}>", '<font face=">{}">', "<i title='<{}'>"])
def test_elements_that_every_block_repeats_are_few(tag: str) -> None:
    """Each of 5,300 paragraphs would hold 667 elements again: 24 KB became 2.4 GB."""
    fonts = "".join(tag.format(number) for number in range(667))
    assert tame(f"<p>{fonts}{'<p>x' * 5_300}").count("<p>") < 5


def test_elements_that_are_alike_are_repeated_a_few_times_only() -> None:
    """A page that never closes its font is none that costs much (HTML Standard, 13.2.4.3)."""
    page = f"<p>{'<font color=1>' * 667}{'<p>x' * 5_300}"
    assert tame(page) == page


def test_text_behind_the_cut_is_kept() -> None:
    """Only tags are dropped."""
    tamed = tame("<div>" * 7_000 + "<p>the end</p>")
    assert "the end" in tamed
    assert tamed.count("<div>") <= 512


@pytest.mark.parametrize(
    "markup",
    [
        "<ul>" + "<li><a href=/x>item</a><br><img src=y>" * 5_000 + "</ul>",
        "<svg>" + "<path d='m0 0'/>" * 8_000 + "</svg>",
        "<p>" * 8_000,
        "<p><b>x</b> <i>y</i></p>" * 5_000,
        "<p>" + "word " * 50_000,
    ],
    ids=lambda markup: markup[:14],
)
def test_a_long_ordinary_page_is_left_alone(markup: str) -> None:
    """What closes itself, or is closed, is not deep."""
    assert " ".join(tame(markup).replace("<!---->", "").split()) == " ".join(markup.split())
