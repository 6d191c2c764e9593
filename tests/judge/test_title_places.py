"""Titles: things of one wording on two countries, on pages and in documents."""

import pytest

from crawler.judge.title_places import places_in
from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

SAME, DRIFTED, UNKNOWN = TitleMatch.SAME, TitleMatch.DRIFTED, TitleMatch.UNKNOWN
FILL = (
    " The committee met in the town hall and heard how neighbours had looked after one another during the long winter."
    " Corrections are welcome and are made within the month, and copies may be made for members of clubs and schools."
)


def page(title: str, heading: str = "") -> Facts:
    """Build the facts of a page with this title and heading."""
    titles = (Title("title", title), *((Title("h1", heading),) if heading else ()))
    return Facts("html", titles, headings=(heading,) if heading else ())


def pdf(text: str) -> Facts:
    """Build the facts of a PDF with this text on its first page."""
    return Facts("pdf", (Title("pdf:text", text + FILL),))


def test_places_are_found_by_their_longest_name() -> None:
    """Northern Ireland is not Ireland; names that are people or birds are none."""
    assert places_in("newts in northern ireland and laos") == {"northern ireland", "laos"}
    assert places_in("jordan and chad on turkey") == frozenset()


@pytest.mark.parametrize(
    ("ours", "title", "heading", "expected"),
    [
        ("Frogs (Wales)", "Frogs - England | Newt Aid", "Frogs in England", DRIFTED),
        ("Frogs and newts (Northern Ireland)", "Frogs and newts - Wales | Newt Aid", "Frogs and newts in Wales", DRIFTED),
        ("Frog law in Kenya", "Frog law in Uganda | Newt Aid", "", DRIFTED),
        ("Frogs (England)", "Frogs - Newt Aid", "Frogs in England", SAME),
        ("Frogs of England", "Frogs of England and Wales | Newt Aid", "", SAME),
        ("Frog law in Ireland: a survey", "Frog law in Ireland: a survey | France Press", "", SAME),
        ("Frog debts in Scotland", "Frog debts | Frog Advice England", "Frog debts", UNKNOWN),
        ("The Welsh frogs in Patagonia", "The Welsh frogs in Patagonia, Argentina", "", SAME),
    ],
)  # fmt: skip
def test_another_country_is_another_thing(ours: str, title: str, heading: str, expected: TitleMatch) -> None:
    """Where both titles name places, and none that is the same."""
    assert match(ours, page(title, heading), site="Newt Aid").match is expected


@pytest.mark.parametrize(
    ("ours", "text", "expected"),
    [
        ("Newt Cooperation Strategy: Nepal", "Newt Cooperation Strategy\nBhutan\n2020-2024\n", DRIFTED),
        ("Newt programme: Malawi", "Newt programme\nZambia\n2016-2020\n", DRIFTED),
        ("Frogs in Wales: local indicators", "Frogs in Scotland: local indicators\n", DRIFTED),
        ("Newt Cooperation Strategy: Kenya", "Newt Cooperation Strategy\nKenya\n2014-2019\n", SAME),
        ("Frogs in Wales: local indicators", "Frogs in Wales: local indicators\nIn Scotland and England they are fewer.", SAME),
        ("Report on glaciers: Uganda", "Report on glaciers\nUganda and the Congo\n", SAME),
        # who paid for it is not what it is on
        ("Guidelines for frog nurses in Nepal", "Guidelines for frog nurses\nMinistry of Ponds, with the support of the Government of Japan\n", SAME),
    ],
)  # fmt: skip
def test_the_first_page_names_the_country(ours: str, text: str, expected: TitleMatch) -> None:
    """Where it has that of ours nowhere, and another in the title, it is another of the series."""
    told = match(ours, pdf(text)).match
    assert told is expected or (expected is SAME and told is UNKNOWN)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Tenancy law in New South Wales", "Tenancy law in NSW, Australia"),
        ("Jamaica Kincaid: A Small Place", "A Small Place (Antigua and Barbados)"),
        ("India Knight: Pond keeping", "Pond keeping in England"),
        ("Holland, T.: Ponds of the world", "Ponds of the world (India)"),
    ],
)
def test_names_that_are_no_places(ours: str, theirs: str) -> None:
    """Of states and of people."""
    assert match(ours, Facts("html", (Title("title", theirs),))).match is not TitleMatch.DRIFTED
