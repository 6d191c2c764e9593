"""Titles that are equal but for a bracket, a language, or words exchanged between the same words."""

import pytest

from crawler.judge.titles import match
from crawler.records import Document, Facts, Title, TitleMatch

SAME, DRIFTED, UNKNOWN = TitleMatch.SAME, TitleMatch.DRIFTED, TitleMatch.UNKNOWN


def page(*titles: tuple[str, str]) -> Facts:
    """Build the facts of a page with these titles, by source."""
    headings = tuple(text for source, text in titles if source == "h1")
    return Facts("html", tuple(Title(*one) for one in titles), headings=headings, text="It froze. " * 60, words=120)


@pytest.mark.parametrize(
    ("ours", "title", "expected"),
    [
        ("Frost ponds of the north (France and Spain)", "Frost ponds of the north (Peru and Chile) - Pondwatch", DRIFTED),
        ("Frost ponds of the north (adults)", "Frost ponds of the north (small children)", DRIFTED),
        ("Frost ponds of the north (Oxley & Hall)", "Frost ponds of the north (Quill & Marsh)", DRIFTED),
        ("Frost ponds of the north (France & Spain)", "Frost ponds of the north (France and Spain) | Pondwatch", SAME),
        ("Frost ponds of the north (Spain and France)", "Frost ponds of the north (France, Spain)", SAME),
        # a language by its own name
        ("Frost ponds of the north (German)", "Frost ponds of the north (Deutsch)", SAME),
        ("Frost ponds (Русский)", "Frost ponds [Russian]", SAME),
        ("Frost ponds of the north (German)", "Frost ponds of the north (Français)", DRIFTED),
        # one is silent, or says where and in what form it was published
        ("Frost ponds of the north (France and Spain)", "Frost ponds of the north - Pondwatch", SAME),
        ("Frost ponds of the north (Oxley & Hall)", "Frost ponds of the north (pocket guide)", SAME),
        ("Frost ponds of the north (FPN)", "Frost ponds of the north (Wild shores)", SAME),
        # how it is had, and in what state
        ("Frost ponds of the north (open access)", "Frost ponds of the north (free download)", SAME),
        ("Frost ponds of the north (full text)", "Frost ponds of the north (as amended)", SAME),
        ("Frost ponds of the north (work in progress)", "Frost ponds of the north (beta)", SAME),
        ("Frost ponds of the north (preprint)", "Frost ponds of the north (hardback)", SAME),
        # names, perhaps of authors, and none
        ("Frost ponds of the north (Oxley & Hall)", "Frost ponds of the north (wild shores)", UNKNOWN),
        # other words stand before
        ("Ponds that freeze (France and Spain)", "Lakes that thaw (Peru and Chile)", DRIFTED),
    ],
)  # fmt: skip
def test_brackets_behind_the_same_words_are_compared(ours: str, title: str, expected: TitleMatch) -> None:
    """Places, systems, groups and authors that differ make two documents; publishers, forms and initials do not."""
    assert match(ours, page(("title", title)), host="www.pondwatch.example").match is expected


def test_what_both_say_before_a_bracket_vouches_for_nothing() -> None:
    """A heading that leaves the bracket out is no more than a part of the title that has another one."""
    facts = page(("title", "Frost ponds of the north (Peru and Chile)"), ("h1", "Frost ponds of the north"))
    answer = match("Frost ponds of the north (France and Spain)", facts)
    assert (answer.match, answer.why) == (DRIFTED, "beside")


@pytest.mark.parametrize(
    ("ours", "title"),
    [
        ("Ponds and lakes (Oxley & Hall)", "Ponds and lakes by Ann Oxley"),
        ("Ponds and lakes (Oxley & Hall)", "Ponds and lakes"),
        ("Ponds and lakes (France and Spain)", "Ponds and lakes"),
    ],
)
def test_names_that_are_left_out_make_titles_less_than_equal(ours: str, title: str) -> None:
    """Where a name of ours is not found the titles agree in part, and are said to."""
    answer = match(ours, page(("title", title)))
    assert (answer.match, answer.why, answer.score) == (SAME, "contained", 90.0)


@pytest.mark.parametrize(
    ("ours", "title", "expected"),
    [
        ("Frogpond Live Handbuch", "Manuale di Frogpond Live", DRIFTED),
        ("Manuel de Frogpond / Newtlake 12", "Manual do Frogpond / Newtlake 12", DRIFTED),
        ("Frogpond Leitfaden", "Frogpond Guide - Pondwatch", DRIFTED),
        ("Frogpond public pond manifesto 1994", "Manifiesto de Frogpond sobre la charca pública 1994", DRIFTED),
        ("Frogpond public pond manifest 1994", "Manifesto of Frogpond on the publics pond, 1994", SAME),
        ("Frogpond User Manuel", "Frogpond User Manual", SAME),
        ("Frogpond handbook", "Frogpond manual", UNKNOWN),
        # the book is named in another language, the thing in the same
        ("Guia de Frogpond: cavar um charco", "Cavar um charco — Frogpond Pond Guide", SAME),
    ],
)
def test_a_translation_is_another_document(ours: str, title: str, expected: TitleMatch) -> None:
    """Two languages are told by the kinds of thing that both titles name, the rest being the same."""
    assert match(ours, page(("title", title)), host="docs.example").match is expected


@pytest.mark.parametrize(
    ("ours", "title", "expected"),
    [
        ("Bullfrog X20 specific advice for owners", "Bullfrog Super 4 specific advice for owners", DRIFTED),
        ("Bullfrog specific advice for owners", "Bullfrog Super 4 specific advice for owners", UNKNOWN),
        # at the end of a part of which most is the same; an addition before it says nothing
        (
            "Frost pond walks for young newts: a review",
            "Frost pond walks for very old frogs. A review | Pondwatch",
            DRIFTED,
        ),
        ("Newtland's Frost Pond Charter", "Sign up to the Newtish Frost Pond Charter", UNKNOWN),
        ("Frost Act - Part northern", "Frost Act - Part southern | Pondwatch", DRIFTED),
        ("Frost Act - Ann Oxley", "Frost Act - Ann Marsh | Pondwatch", UNKNOWN),
    ],
)
def test_words_exchanged_between_the_same_words(ours: str, title: str, expected: TitleMatch) -> None:
    """One word for two between the same words, and parts of one kind, are another document; added words leave it open."""
    assert match(ours, page(("title", title))).match is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/info/l2pond/l2pond.pdf", SAME),
        ("/info/other.pdf", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_a_bracket_with_the_name_of_the_file_is_none_of_the_title(path: str, expected: TitleMatch) -> None:
    """What a document's folder is called need not stand on its first page."""
    text = "The sins of pond keepers, by Ann Oxley. " + "It froze hard that winter. " * 60
    facts = Facts("pdf", (Title("pdf:text", text),), text=text, words=300, document=Document(opens=True, ended=True))
    assert match("The sins of pond keepers (l2pond)", facts, path=path).match is expected
    assert match("The sins of pond keepers (Oxbow)", facts, path="/Oxbow/pond.pdf").match is UNKNOWN
