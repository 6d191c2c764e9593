"""Titles: what the first page of a document says of its edition, and other works of an author."""

import pytest

from crawler.judge.title_authors import is_person
from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

SAME, DRIFTED, UNKNOWN = TitleMatch.SAME, TitleMatch.DRIFTED, TitleMatch.UNKNOWN
FILL = (
    " The committee met in the town hall and heard how neighbours had looked after one another during the long winter."
    " Corrections are welcome and are made within the month, and copies may be made for members of clubs and schools."
)


def pdf(text: str, info: str = "", fill: str = FILL) -> Facts:
    """Build the facts of a PDF with this text on its first page."""
    return Facts("pdf", (*((Title("pdf:info", info),) if info else ()), Title("pdf:text", text + fill)))


@pytest.mark.parametrize(
    ("ours", "text", "expected"),
    [
        # far from the title, on a line of its own
        ("Pond Code, 14th edition", "THE OFFICIAL\nPOND CODE\n\nPrepared by the Agency for the Department of Herons\n\n17th edition 2022\n\n", DRIFTED),
        ("Pond Code, 14th edition", "THE POND CODE\n\n14th edition\n\nThis edition takes the place of the 13th edition of 1987.", SAME),
        ("Newt Manual summary: NPC style, 6th edition", "NPC Style, 7th Edition\nQuick reference\n\nThis summary gives the style of the Newt Manual.", DRIFTED),
        ("NPC style guide, 7th edition", "NPC Style, 7th Edition\nStyle guide\n\nThose who have the 6th edition find the differences at the end.", SAME),
        ("Pond Handbook, 3rd edition", "Pond Handbook\nThird edition, reprinted\n\nThe first edition was published in 1986, the second edition in 1991.", SAME),
        # literature is printed again and again
        ("Paulo Oxley - Pedagogia dos sapos", "PAULO OXLEY\n\nPEDAGOGIA DOS SAPOS\n\n17ª edição\n\nRio", UNKNOWN),
        ("Pedagogia dos sapos", "PEDAGOGIA DOS SAPOS\n\n3ª edição\n\nRio", DRIFTED),
    ],
)  # fmt: skip
def test_the_edition_on_a_first_page(ours: str, text: str, expected: TitleMatch) -> None:
    """The first that a line of its own states counts, wherever it stands there."""
    assert match(ours, pdf(text)).match is expected


@pytest.mark.parametrize(
    ("ours", "text", "expected"),
    [
        ("George Oxley: Shooting a Heron", "George Oxley\nA Hanging\n\n", DRIFTED),
        ("Virginia Oxley - Street Wading", "VIRGINIA OXLEY\nThe Death of the Newt\n\n", DRIFTED),
        ("Federico Oxley: Yerma", "FEDERICO OXLEY\n\nBodas de agua\nTragedia\n\n", UNKNOWN),
        ("George Oxley: A Hanging", "George Oxley\nA Hanging\n\n", SAME),
        # about somebody
        ("Virginia Oxley: the first of divers", "Virginia Oxley\nShe stood in cold lakes.\n\n", UNKNOWN),
        # a subtitle that a cover leaves out is no work
        ("Hidden Ponds: how frogs respond", "HIDDEN PONDS\n\nReport of an inquiry\n\n", UNKNOWN),
        ("Grace Notes: songs on frogs", "GRACE NOTES\n\nA collection\n\n", UNKNOWN),
    ],
)
def test_another_work_of_an_author(ours: str, text: str, expected: TitleMatch) -> None:
    """A page that begins with the author, and has no word of the work, is another work; what has none of a subtitle is left open."""
    assert match(ours, pdf(text)).match is expected


def test_names_of_people_begin_with_a_given_name() -> None:
    """A word that is one too begins none."""
    assert is_person("virginia oxley")
    assert not is_person("grace notes")
    assert not is_person("virginia")


@pytest.mark.parametrize(
    "ours",
    [
        "The Newt paper: Newt: A Pond-to-Pond Electronic Swimming Sys...",
        "Heron's NewtRank paper: Newt: A Pond-to-Pond Electronic Swimming System",
        "Oxley, Beatrix. Newt: A Pond-to-Pond Electronic Swimming System [essay, pdf]",
    ],
)
def test_a_paper_by_the_name_it_goes_by(ours: str) -> None:
    """What stands before its title, the author or a label, and the word at which the title was cut are no words of it."""
    text = "Newt: A Pond-to-Pond Electronic Swimming System\n\nBeatrix Oxley\n\nAbstract."
    assert match(ours, pdf(text, "Microsoft Word - newt.doc")).match is SAME


def test_a_short_page_with_another_issue() -> None:
    """The name of the magazine begins the page, and another year and issue follow."""
    text = "TEICHBLATT\n44. Jahrgang 2010, Heft 6\n\nInhalt: Frösche. Reiher.\nErscheint seit 1967."
    assert match("Teichblatt Heft 3/1998", pdf(text, fill="")).match is DRIFTED
    assert match("Teichblatt Heft 6/2010", pdf(text, fill="")).match is not DRIFTED
