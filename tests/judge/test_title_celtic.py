"""Titles in Welsh, Irish and Gaelic, whose words begin otherwise behind other words."""

import pytest

from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

SAME, DRIFTED = TitleMatch.SAME, TitleMatch.DRIFTED


def page(title: str) -> Facts:
    """Build the facts of a page of this title."""
    text = f"{title} " + "y crëyr glas a'r pyllau yn y gaeaf " * 20
    return Facts("html", (Title("title", title), Title("h1", title)), headings=(title,), text=text, words=160)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Cynllun gweithredu ar gyfer gofalwyr", "Cynllun gweithredu i ofalwyr", SAME),
        ("Canllawiau ar gyfer ysgolion: presenoldeb", "Canllawiau i ysgolion ar bresenoldeb", SAME),
        ("Grantiau i gymunedau gwledig", "Grantiau ar gyfer cymunedau gwledig", SAME),
        ("Hawliau plant yng Nghymru", "Hawliau Plant Cymru", SAME),
        ("Gwybodaeth am drafnidiaeth ysgol", "Trafnidiaeth ysgol: gwybodaeth", SAME),
        ("Treoir do thuismitheoirí", "Treoir le haghaidh tuismitheoirí", SAME),
        ("Stiùireadh airson pàrantan", "Stiùireadh do phàrantan", SAME),
        # other words are other things
        ("Cynllun gweithredu ar gyfer gofalwyr", "Cynllun gweithredu i ysgolion", DRIFTED),
        ("Grantiau ar gyfer busnesau", "Grantiau i gymunedau", DRIFTED),
        ("Cearta leanaí in Éirinn", "Cearta tionóntaí in Éirinn", DRIFTED),
        # words of other languages that differ so are two
        ("Bridge of newts", "Fridge of newts", DRIFTED),
        ("Best ponds", "Pest ponds", DRIFTED),
        # though they have small words that stand in these too
        ("Guia do barco", "Guia do marco", DRIFTED),
        ("Le guide de la boisson", "Le guide du poisson", DRIFTED),
        ("I am a mother", "I am a bother", DRIFTED),
        ("Am Markt: Bauen", "Am Markt: Mauen", DRIFTED),
    ],
)
def test_a_word_is_one_however_it_begins(ours: str, theirs: str, expected: TitleMatch) -> None:
    """The first letters change with the word before, in these languages alone."""
    assert match(ours, page(theirs)).match is expected
