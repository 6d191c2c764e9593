"""The free signs of a not-found page in disguise."""

from typing import Any

import pytest

from crawler.ask import suspicious
from crawler.ask.suspicion import is_root
from crawler.records import Past

PAGE = "https://h.example/reports/2019/annual.html"


@pytest.mark.parametrize(
    "signs",
    [
        {"title": "404 - Page Not Found"},
        {"title": "Oops! That page can\N{RIGHT SINGLE QUOTATION MARK}t be found."},
        {"title": "Seite nicht gefunden"},
        {"title": "Page introuvable | Site"},
        {"title": "P\N{LATIN SMALL LETTER A WITH ACUTE}gina no encontrada"},
        {"headings": ("Welcome", "This page does not exist")},
        {"words": 12},
        {"final": "https://h.example/"},
        {"final": "https://www.h.example/en/"},
        {"final": "https://h.example/index.html"},
        {"final": "https://h.example/404.html"},
        {"final": "https://h.example/error/404"},
        {"final": "https://h.example/page-not-found"},
        {"final": "https://h.example/errors/missing.aspx"},
    ],
)
def test_each_sign_is_worth_a_probe(signs: Any, seen: Any) -> None:
    """One sign on a good status is enough to ask; it decides nothing."""
    assert suspicious(seen(PAGE, **signs), Past())


@pytest.mark.parametrize(
    ("url", "signs"),
    [
        (PAGE, {"title": "Annual report 2019"}),
        (PAGE, {"title": "Annual report", "final": "https://h.example/reports/annual"}),
        (PAGE, {"title": "Terror and errorless learning", "final": "https://h.example/terror-404s/x"}),
        (PAGE, {"title": "404 Not Found", "status": 404}),
        (PAGE, {"title": "Not found", "status": 503}),
        ("https://h.example/", {"title": "404 Not Found", "words": 3}),
        ("https://h.example/en", {"title": "404 Not Found", "words": 3}),
        ("https://h.example/report.pdf", {"kind": "pdf", "words": 0}),
        ("https://h.example/errors/404", {"title": "What a 4O4 is"}),
    ],
)
def test_no_sign_no_probe(url: str, signs: Any, seen: Any) -> None:
    """Good pages, honest statuses, files, and the root of a site are never probed."""
    assert not suspicious(seen(url, **signs), Past())


@pytest.mark.parametrize(
    ("titles", "page", "strange"),
    [
        (["Keeping bees in towns"], {"title": "Keeping bees in towns - Trust"}, False),
        (["Keeping bees in towns"], {"title": "Trust", "headings": ("Bees: keeping them in towns",)}, False),
        (
            ["Keeping bees in towns"],
            {"title": "Trust", "text": "How bees do in towns, and what keeping them costs."},
            False,
        ),
        (
            ["Keeping bees in towns"],
            {"title": "Our publications", "text": "In this list, by year, and in order."},
            True,
        ),
        (["Keeping bees in towns", "Our publications"], {"title": "Our publications"}, False),
        (["A to Z"], {"title": "A to Z"}, False),
        (["\u5730\u57df\u306e\u56f3\u66f8\u9928"], {"title": "Library"}, False),
        ([], {"title": "Our publications"}, False),
    ],
)
def test_a_page_with_little_of_its_title_is_strange(titles: list[str], page: Any, seen: Any, *, strange: bool) -> None:
    """Half of the telling words of one title, anywhere on the page, are enough; scripts without spaces are not counted in words."""
    assert suspicious(seen(PAGE, **page), Past(), titles) is strange


def test_a_page_that_lost_most_of_its_words_is_suspicious(seen: Any, remembered: Any) -> None:
    """The last good check is the measure."""
    now = seen(PAGE, words=100)

    assert suspicious(now, remembered(seen(PAGE, words=900)))
    assert not suspicious(now, remembered(seen(PAGE, words=300)))


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("https://h.example", True),
        ("https://h.example/?utm=1", True),
        ("https://h.example/en-gb/", True),
        ("https://h.example/default.aspx", True),
        ("https://h.example/de/index.php", True),
        ("https://h.example/about", False),
        ("https://h.example/reports/", False),
    ],
)
def test_roots_are_known_in_every_spelling(url: str, *, root: bool) -> None:
    """A language or a default document does not make a path deep."""
    assert is_root(url) is root
