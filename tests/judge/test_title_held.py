"""Rules that only few pairs of titles hang on: each case turns over when its rule always says yes, or always no."""

import pytest

from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

SAME, DRIFTED, UNKNOWN = TitleMatch.SAME, TitleMatch.DRIFTED, TitleMatch.UNKNOWN
FILLER = "words of a long page about herons and storks and what they eat in winter " * 6


def page(*titles: str) -> Facts:
    """Build the facts of a page with a title, and a heading that is the last of these."""
    return Facts("html", (Title("title", titles[0]), Title("h1", titles[-1])), headings=(titles[-1],))


def pdf(text: str, info: str) -> Facts:
    """Build the facts of a PDF with this text on its first page, this Info title, and a second page of other things."""
    return Facts("pdf", (Title("pdf:info", info), Title("pdf:text", text), Title("pdf:text", FILLER)))


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Pond manual", "Installing Pond \u2014 Pond manual", SAME),  # a chapter of the handbook that is meant
        ("API index (Pond manual)", "Help for newts in ponds | Newt Trust", DRIFTED),  # ours is a part of one
        ("Pond user guide", "Help for newts in ponds | Newt Trust", UNKNOWN),
        ("Pond user guide", "Progress bars \u2014 Pond 2.0 documentation", DRIFTED),  # another page of it
        ("Reference manual (Pond)", "Welcome to Pond", UNKNOWN),  # a front page that names nothing else
        ("Reference manual (Pond)", "Home - Pond Trust", DRIFTED),
    ],
)
def test_handbooks_their_parts_and_their_front_pages(ours: str, theirs: str, expected: TitleMatch) -> None:
    """What is a part of one, another page of it, and the page that welcomes."""
    assert match(ours, page(theirs)).match is expected


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [
        ("Newts in winter and summer - Pond Trust", DRIFTED),  # the site's name ends it: a page of the site
        ("Frogs | Pond Trust", DRIFTED),
        ("Pond Trust | Frogs", UNKNOWN),  # it may be the site itself
    ],
)
def test_a_page_of_a_site_is_not_what_is_described_behind_its_name(theirs: str, expected: TitleMatch) -> None:
    """Only a title that the site's name ends is surely that of a page within it."""
    assert match("Pond Trust - guide to herons", page(theirs), site="Pond Trust").match is expected


@pytest.mark.parametrize(
    ("ours", "titles", "expected"),
    [
        ("Pond law, chapter 3: Newts", ("Pond law, chapter 3: Newts, for all", "Chapter 2: Frogs of the law"), SAME),
        ("Pond law: part 2", ("Pond law: part 2, for all", "Pond law: part 3"), UNKNOWN),
        ("Pond law, chapter 3: Newts", ("Pond law", "Pond law, chapter 2: Frogs"), DRIFTED),
    ],
)
def test_the_part_that_is_meant_stands_against_another_on_the_page(
    ours: str, titles: tuple[str, str], expected: TitleMatch
) -> None:
    """A heading of another part means drift only where no title states ours."""
    assert match(ours, page(*titles)).match is expected


@pytest.mark.parametrize(
    ("info", "expected"),
    [("untitled", SAME), ("Law", SAME), ("Pond", UNKNOWN), ("Herons in winter", UNKNOWN)],
)
def test_a_short_title_late_on_a_page_is_only_spoken_of_where_the_document_is_called_otherwise(
    info: str, expected: TitleMatch
) -> None:
    """By its metadata, unless these say nothing or words of ours."""
    assert match("Pond law", pdf(f"{FILLER} Pond law {FILLER}", info)).match is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "drifted"),
    [
        ("Learn to code in Welsh", "Learn to code in Welsh - English", False),
        ("Rights of ponds in Welsh", "Rights of ponds - Breton", True),
    ],
)
def test_the_language_a_page_is_shown_in_is_not_that_of_its_subject(ours: str, theirs: str, drifted: bool) -> None:  # noqa: FBT001 - a row of a table
    """Where the page's title holds all of ours, what ends it is no other translation."""
    assert (match(ours, page(theirs)).match is DRIFTED) is drifted
