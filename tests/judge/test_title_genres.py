"""Titles: words for genres, authors, large numbers and other names beside the name of a thing."""

import pytest

from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

SAME, DRIFTED, UNKNOWN = TitleMatch.SAME, TitleMatch.DRIFTED, TitleMatch.UNKNOWN


def page(title: str, heading: str = "") -> Facts:
    """Build the facts of a page with this title and heading."""
    named = (("title", title), ("h1", heading))
    titles = tuple(Title(source, told) for source, told in named if told)
    return Facts("html", titles, headings=(heading,) if heading else ())


@pytest.mark.parametrize(
    ("ours", "site", "title", "heading", "expected"),
    [
        # what kind of thing it is on a site that has many of that kind
        ("Newts Data Set", "Pond Learning Archive", "Newts - Pond Learning Archive", "Newts", SAME),
        ("Newts data-sets (Pond Station)", "Pond Station", "Newts | Pond Station", "Newts", SAME),
        ("Newts Data Set", "Pond Learning Archive", "Toads - Pond Learning Archive", "Toads", DRIFTED),
        ("Keeping Frogs - LibGuide (Newt College)", "Newt College", "Home - Keeping frogs - LibGuides at Newt College", "Keeping frogs: Home", UNKNOWN),
        ("Exhibit: Votes for Frogs", "Newt Museum", "Votes for Frogs | Newt Museum", "Votes for Frogs", SAME),
        ("Object of the Month: Newton Hoo Helmet", "Newt Museum", "The Newton Hoo helmet | Newt Museum", "The Newton Hoo helmet", SAME),
        ("Object of the Month: Newton Hoo Helmet", "Newt Museum", "The Lindow Frog | Newt Museum", "The Lindow Frog", DRIFTED),
        # who wrote it
        ("Oxley, Beatrix. Why We Wade", "Newt Press", "Why We Wade | Newt Press", "Why We Wade", SAME),
        ("Oxley, Beatrix. Why We Wade", "Newt Press", "Three Herons by Beatrix Oxley", "Three Herons", DRIFTED),
        ("Las ranas, de Velázquez", "Museo del Charco", "Las ranas - Colección - Museo del Charco", "Las ranas", SAME),
        ("Las ranas, de Velázquez", "Museo del Charco", "Las grullas - Colección - Museo del Charco", "Las grullas", DRIFTED),
        ("Batrachians: A Brief History of Leaping", "Newt Books", "Batrachians by Ann Oxley | Newt Books", "Batrachians", SAME),
        ("Batrachians: A Brief History of Leaping", "Newt Books", "Herons by Ann Oxley | Newt Books", "Herons", DRIFTED),
        ("Batrachians: a toolkit for leaping", "Newt Books", "Batrachians by Ann Oxley | Newt Books", "Batrachians", UNKNOWN),
        # another talk of the speaker
        ("NEWT: Do ponds kill creativity? Sir Ken Oxley", "NEWT", "Sir Ken Oxley: How to escape the valley of frogs | NEWT Talk", "How to escape the valley of frogs", UNKNOWN),
        # numbers
        ("Twenty Thousand Ponds Under the Sea", "Newt Books", "20,000 Ponds Under the Sea - Newt Books", "20,000 Ponds Under the Sea", SAME),
        ("One Million Frogs", "Newt Books", "1 000 000 Frogs - Newt Books", "1 000 000 Frogs", SAME),
        ("10.000 Frösche im Teich", "Teich", "10000 Frösche im Teich | Teich", "", SAME),
        ("Twenty Thousand Ponds Under the Sea", "Newt Books", "30,000 Ponds Under the Sea - Newt Books", "30,000 Ponds Under the Sea", DRIFTED),
        # countries by two names
        ("Frogs of Burma", "Kewt", "Frogs of Myanmar | Kewt", "Frogs of Myanmar", SAME),
        # an issue of what the site is, or a version
        ("Newt Magazine, January 2005", "Newt Magazine", "Newt Magazine July 2017", "Newt Magazine July 2017", DRIFTED),
        ("Newtcode Standard, Version 9.0", "Newtcode", "Newtcode 16.0.0", "Newtcode 16.0.0", DRIFTED),
        # the site under another name, with a country, by what it has, in another language
        ("OpenNewt (formerly Frog Refine)", "OpenNewt", "OpenNewt | OpenNewt", "OpenNewt", SAME),
        ("The National Pond (UK)", "The National Pond", "Home - The National Pond", "The National Pond", SAME),
        ("Newtpedia Collections", "Newtpedia", "Discover all that wades | Newtpedia", "Discover all that wades", UNKNOWN),
        ("Ruritanian Frog Foundation (RFG)", "RFG", "Startseite | RFG", "Ruritanische Froschgemeinschaft", UNKNOWN),
    ],
)  # fmt: skip
def test_words_beside_the_name_of_a_thing(ours: str, site: str, title: str, heading: str, expected: TitleMatch) -> None:
    """Genres, authors and numbers written otherwise make nothing else of it; another name or number does."""
    if "Collections" in ours:  # the name of the site alone is told as well
        facts = Facts("html", (*page(title, heading).titles, Title("og:title", site)), headings=(heading,))
        assert match(ours, facts, site=site).match is expected
    else:
        assert match(ours, page(title, heading), site=site).match is expected
