"""Titles that say the same with an edition, a format, the word for an entry, or the newer name of a body beside it."""

import pytest

from crawler.judge.titles import match
from crawler.records import Document, Facts, Title, TitleMatch

SAME, DRIFTED, UNKNOWN = TitleMatch.SAME, TitleMatch.DRIFTED, TitleMatch.UNKNOWN
TOLD = (
    "The committee met in the town hall and heard how neighbours had looked after one another during the winter. " * 4
)


def document(text: str, info: str = "") -> Facts:
    """Build the facts of a PDF by the text of its first page."""
    named = (Title("pdf:info", info), Title("pdf:largest", info)) if info else ()
    told = (*named, Title("pdf:text", f"{text} {TOLD}"))
    return Facts("pdf", told, text=text, document=Document(opens=True, ended=True, pages=9))


def page(title: str, heading: str) -> Facts:
    """Build the facts of a page."""
    titles = (Title("title", title), Title("h1", heading))
    return Facts("html", titles, headings=(heading,), text=f"{heading} {TOLD}", words=90)


@pytest.mark.parametrize(
    ("ours", "cover", "expected"),
    [
        ("Pond Outlook of the Lakes 2015", "Pond Outlook of the Lakes 2015 Report 5th edition", SAME),
        ("Teichausblick der Seen 2015", "Teichausblick der Seen 2015 5. Auflage", SAME),
        ("Panorama des étangs 2015", "Panorama des étangs 2015 5e édition", SAME),
        ("Pond Outlook of the Lakes", "Pond Outlook of the Lakes 2015 Report 5th edition", DRIFTED),
        ("Pond Outlook of the Lakes 2012", "Pond Outlook of the Lakes 2015 Report 5th edition", DRIFTED),
        ("Pond Outlook of the Lakes 2015, 4th edition", "Pond Outlook of the Lakes 2015 5th edition", DRIFTED),
    ],
)
def test_the_year_of_an_edition(ours: str, cover: str, expected: TitleMatch) -> None:
    """A document of the year that is meant may say which edition that is."""
    assert match(ours, document(cover)).match is expected


@pytest.mark.parametrize("bracket", ["(Word/PDF)", "(PDF, Word)", "(Word oder PDF)", "(Word ou PDF)", "[DOC & PDF]"])
def test_several_formats_in_a_bracket(bracket: str) -> None:
    """In what formats a thing is to be had is no part of its title."""
    text = "Citing: Heron style University of Ponds Library. Heron citing guide. This guide explains the Heron style."
    facts = document(text, "Citing: Heron style")
    assert match(f"Heron citing guide - Ponds University Library {bracket}", facts).match is SAME


def test_names_of_programs_are_no_formats() -> None:
    """A course for two programs is about these."""
    assert (
        match("Sums for keepers (Word and Excel)", page("Sums for keepers (Lotus)", "Sums (Lotus)")).match is not SAME
    )


@pytest.mark.parametrize(
    ("ours", "title", "heading", "expected"),
    [
        ('Stagno: voce "Girinismo"', "Girinismo - Enciclopedia - Stagno", "Girinismo", SAME),
        ("Göl Ansiklopedisi: Kurbağalar maddesi", "KURBAĞALAR - TDV Göl Ansiklopedisi", "KURBAĞALAR", SAME),
        ('Stagno: Stichwort "Molche"', "Molche - Lexikon - Stagno", "Molche", SAME),
        ('Stagno: voce "Girinismo"', "Tritoni - Enciclopedia - Stagno", "Tritoni", DRIFTED),
    ],
)
def test_the_word_for_an_entry(ours: str, title: str, heading: str, expected: TitleMatch) -> None:
    """That a thing is an entry of an encyclopedia is said by catalogues, seldom by the entry."""
    assert match(ours, page(title, heading), host="www.stagno.example").match is expected


@pytest.mark.parametrize(
    ("ours", "title", "expected"),
    [
        ("Heron Winter Care", "Home - Heron Winter Support", UNKNOWN),
        ("Heron Winterhilfe Süd", "Startseite - Heron Winterhilfe Nord", UNKNOWN),
        ("Heron Winter Care", "Heron Winter Support", DRIFTED),  # no front page
        ("Heron Summer Care", "Home - Heron Winter Support", DRIFTED),
        ("Egret Winter Care", "Home - Egret Winter Support", DRIFTED),  # at an address of another name
    ],
)
def test_a_body_whose_name_has_changed(ours: str, title: str, expected: TitleMatch) -> None:
    """A front page at the same address with another last word in its name may be that of the body that is meant."""
    site = Title("og:site_name", title.rpartition(" - ")[2])
    facts = Facts(
        "html", (Title("title", title), Title("h1", "When you need it"), site), headings=("When you need it",)
    )
    assert match(ours, facts, host="www.heron.example").match is expected


@pytest.mark.parametrize(
    ("ours", "cover", "below", "expected"),
    [
        ("Newts in ponds: statistics (2012)", "Newts in ponds: statistics", "Number 7096, 8 April 2024.", DRIFTED),
        ("Molche im Teich: Zahlen (2012)", "Molche im Teich: Zahlen", "Stand: 8. April 2024.", DRIFTED),
        ("Tritons des étangs : chiffres (2012)", "Tritons des étangs : chiffres", "Paru en avril 2024.", DRIFTED),
        ("Newts in ponds: statistics (2012)", "Newts in ponds: statistics", "Number 7096, 8 January 2013.", SAME),
        ("Newts in ponds: statistics (2012)", "Newts in ponds: statistics", "Counted in 2009.", SAME),
        ("Newts in ponds: statistics (2012)", "Newts in ponds: statistics", "Revised 2024, issued 2012.", SAME),
    ],
)
def test_a_yearly_document_of_years_later(ours: str, cover: str, below: str, expected: TitleMatch) -> None:
    """What is published again under the same title is told by the year on its cover."""
    publisher = "Library of Ponds and Lakes of the County. Research briefings for keepers, friends and neighbours."
    assert match(ours, document(f"{cover} {publisher} {below}", cover)).match is expected
