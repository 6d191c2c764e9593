"""What numbers, names and letters beside a title state, on pages and in documents."""

import pytest

from crawler.judge.title_numbers import take_numbers
from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

SAME, DRIFTED, UNKNOWN = TitleMatch.SAME, TitleMatch.DRIFTED, TitleMatch.UNKNOWN
FILLER = "words of a long page about herons and storks and what they eat in winter " * 6


def page(*titles: str, headings: tuple[str, ...] = (), site: str = "") -> Facts:
    """Build the facts of a page with a title, a heading that is the last of these, further headings and the site's name."""
    named = (Title("og:site_name", site),) if site else ()
    heads = (titles[-1], *headings)
    return Facts(
        "html", (Title("title", titles[0]), Title("h1", titles[-1]), *named), headings=heads, text=FILLER, words=90
    )


def pdf(text: str, info: str) -> Facts:
    """Build the facts of a PDF with this text on its first page, and this Info title."""
    return Facts("pdf", (Title("pdf:info", info), Title("pdf:text", f"{text} {FILLER}")))


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("P\u00e1t\u00e9 roz\u0161\u00ed\u0159en\u00e9 vyd\u00e1n\u00ed", 5),
        ("3., neu bearbeitete Auflage", 3),
        ("Teiche, 2. \u00fcberarbeitete und erweiterte Auflage", 2),
        ("4th revised and updated edition", 4),
        ("Pond 12, edition of newts", None),
    ],
)
def test_words_may_stand_between_an_edition_and_its_number(text: str, edition: int | None) -> None:
    """Those that say how it was revised."""
    assert take_numbers(text)[1].edition == edition


@pytest.mark.parametrize(
    ("ours", "facts", "expected"),
    [
        # a code with a space, and one without
        ("Pond Board: Plan for lakes, Lpo 11", page("Plan (Lpo22) for lakes | Pond Board", "Plan (Lpo22) for lakes"), DRIFTED),
        ("Pond Board: Plan for lakes, Lpo 22", page("Plan (Lpo22) for lakes | Pond Board", "Plan (Lpo22) for lakes"), SAME),
        # an issue of a journal, and the page of the one of today
        ("Pond Journal, Vol 5, No 1", page("Pond Journal", "Current issue", headings=("Vol 13, No 2",)), UNKNOWN),
        ("Pond Journal, Vol 5, No 1", page("Pond Journal", "Pond Journal", headings=("Vol 5, No 1", "Vol 13, No 2")), SAME),
        # the handbook of another version
        ("Newtlib 4.3 Getting Started Guide", page("Newtlib 6.4 User Guide"), DRIFTED),
        ("Newtlib 6.4 Getting Started Guide", page("Newtlib 6.4 User Guide"), UNKNOWN),
        ("Newtlib 2.3.2 Userguide", pdf("Newtlib User's Guide. Sampling of frogs. Version 3.3.2; Nov 2020", "Newtlib User's Guide"), DRIFTED),
        # by a number of five digits a register knows it, and is no other number of a gazette
        ("Pond charter (gazette no. 311, of 29/12/1978)", page("PB-A-1978-31229 Pond charter", "Pond charter"), SAME),
        ("Pond charter (gazette no. 311, of 29/12/1978)", page("Pond charter, gazette no. 412", "Pond charter"), DRIFTED),
        # another part than the one that is meant
        ("Using Frogpond: tutorial part 1", pdf("A Hands-on Introduction to Frogpond, Part 3", "Frogpond tutorial 3"), UNKNOWN),
    ],
)  # fmt: skip
def test_another_number_is_heard(ours: str, facts: Facts, expected: TitleMatch) -> None:
    """Wherever the target states it in the place of ours."""
    assert match(ours, facts).match is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("NGFrog reference policy", "Newt Guarded Frog Reference Policy", SAME),
        ("NGFrog reference policy", "Newt Herding Frog Reference Policy", DRIFTED),
        # a small word stands in the place of none
        ("Le coin de la mare : apprendre le triton en ligne", "Apprendre le triton avec Le coin de la mare", SAME),
        ("Le coin de la mare : apprendre le triton en ligne", "Apprendre le crapaud avec Le coin du lac", DRIFTED),
    ],
)  # fmt: skip
def test_one_thing_in_other_letters(ours: str, theirs: str, expected: TitleMatch) -> None:
    """A word made of initials and a word, or the same words in another order."""
    assert match(ours, page(theirs)).match is expected


def test_a_guide_is_about_something() -> None:
    """The small word for that is none of the thing, in the languages of the north."""
    facts = pdf("Salamanderoppdrett for grunne smådammer Veileder. Heftet er for alle", "Salamandere")
    assert match("Ldir: Veileder om salamanderoppdrett for grunne smådammer", facts).match is UNKNOWN


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [
        ("\u039c\u03bf\u03c5\u03c3\u03b5\u03af\u03bf \u039b\u03af\u03bc\u03bd\u03b7\u03c2", SAME),
        ("\u0392\u03b9\u03b2\u03bb\u03b9\u03bf\u03b8\u03ae\u03ba\u03b7 \u03a0\u03cc\u03bb\u03b7\u03c2", DRIFTED),
    ],
)
def test_a_title_may_say_the_same_twice_in_two_scripts(theirs: str, expected: TitleMatch) -> None:
    """A page has one of them, and the name of its site may be that."""
    ours = "Lake Museum / \u039c\u03bf\u03c5\u03c3\u03b5\u03af\u03bf \u039b\u03af\u03bc\u03bd\u03b7\u03c2"
    facts = page(f"\u0391\u03c1\u03c7\u03b9\u03ba\u03ae | {theirs}", theirs, site=theirs)
    assert match(ours, facts, host="www.thelakemuseum.example").match is expected


@pytest.mark.parametrize("title", ["Royal Newt Society - RNS", "The Royal Newt Society | Home"])
def test_the_front_page_of_a_body_is_told_by_its_name_beside_its_initials(title: str) -> None:
    """And with an article or without; what its heading says is no other thing."""
    facts = page(title, "Wings for everyone", site="Royal Newt Society")
    assert match("Royal Newt Society (with LBF)", facts, host="www.rns.example").match is UNKNOWN
