"""Targets that say nearly all of a title somewhere are left open, where nothing tells them apart."""

import pytest

from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

SAME, DRIFTED, UNKNOWN = TitleMatch.SAME, TitleMatch.DRIFTED, TitleMatch.UNKNOWN
FILLER = "words of a long page about herons and storks and what they eat in winter " * 6


def page(title: str, heading: str, *, under: str = "", headings: tuple[str, ...] = (), site: str = "") -> Facts:
    """Build the facts of a page with a title, a heading, what stands under it, further headings and the site's name."""
    titles = (Title("title", title), Title("h1", heading), *((Title("og:site_name", site),) if site else ()))
    return Facts("html", titles, headings=(heading, *headings), text=f"{heading} {under} {FILLER}", words=90)


def pdf(text: str, info: str) -> Facts:
    """Build the facts of a PDF with this text on its first page, and this Info title."""
    return Facts("pdf", (Title("pdf:info", info), Title("pdf:text", f"{text} {FILLER}")))


@pytest.mark.parametrize(
    ("ours", "facts", "expected"),
    [
        # the heading is the journal's, and the author stands before ours
        (
            "H. Newtling: The lake as a source of moss",
            page("POND SERVICE issue 7: The lake as a source of moss and of newer ferns", "POND SERVICE issue 7", under="Hans Newtling. The lake"),
            UNKNOWN,
        ),
        # the language in brackets is none of the words
        ("Frogpond FAQ (German)", page("Die Frogpond GNU/Newt-FAQ", "Die Frogpond GNU/Newt-FAQ"), UNKNOWN),
        # the form in square brackets neither
        (
            "The Ann and Bea Museum [QuickTime]",
            page("ABM · The world's leading museum of ponds", "Welcome to the ABM", under="Ann and Bea Museum", site="Ann and Bea Museum"),
            UNKNOWN,
        ),
        # a word of four is not there, but that is a part of ours
        ("Pond School: Newts", page("Frogs | Pond School", "Frogs", under="of the Pond School"), DRIFTED),
        ("Pond School: Wise newts", page("Toads | Pond School", "Toads", under="wise ones of the Pond School"), DRIFTED),
        # another number, or a word in place of one
        ("Lake and pond report 2012", page("Pond and lake, a report 2015", "Pond and lake, a report 2015"), DRIFTED),
        ("Ten rules for better ponds", page("Ten rules for good talks", "Ten rules for good talks"), DRIFTED),
        # no more than half of it is there
        ("Moss of the northern lakes in spring", page("Storks", "Storks", under="of the northern lakes"), DRIFTED),
    ],
)  # fmt: skip
def test_pages_that_say_nearly_all_are_left_open(ours: str, facts: Facts, expected: TitleMatch) -> None:
    """In their titles, their first headings and where their text begins, taken together."""
    assert match(ours, facts, host="www.newttrust.example").match is expected


@pytest.mark.parametrize(
    ("ours", "facts", "expected"),
    [
        ("Pondish 2050 (the moss strategy, Lake Government)", pdf("Pondish 2050: A million frogs Lake Government. Our strategy", "Pondish 2050: A million frogs"), UNKNOWN),
        ("Pondish 2050 (the moss strategy, Lake Government)", pdf("Pondish 2050: A million frogs. What we want", "Pondish 2050: A million frogs"), DRIFTED),
    ],
)  # fmt: skip
def test_documents_that_say_nearly_all_are_left_open(ours: str, facts: Facts, expected: TitleMatch) -> None:
    """On their first page, under another subtitle."""
    assert match(ours, facts).match is expected
