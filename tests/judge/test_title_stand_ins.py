"""Titles: a source that stands in place of the thing that the catalogue names last, and heads left over from another page."""

import pytest

from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

SAME, DRIFTED, UNKNOWN = TitleMatch.SAME, TitleMatch.DRIFTED, TitleMatch.UNKNOWN
TOLD = (
    "The committee met in the town hall and heard how neighbours had looked after one another during the winter. " * 4
)


def page(title: str, heading: str, under: str = "") -> Facts:
    """Build the facts of a page with one heading and a text."""
    titles = (Title("og:title", heading), Title("title", title), Title("h1", heading))
    return Facts("html", titles, headings=(heading,), text=f"{heading} {under} {TOLD}", words=90)


@pytest.mark.parametrize(
    ("ours", "host", "facts", "expected"),
    [
        # behind a colon
        ("Atlas of Bogs: Ruritania", "bogs.example", page("Atlas of Bogs | Bureau", "Atlas of Bogs"), DRIFTED),
        (
            "Atlas of Bogs: Ruritania",
            "bogs.example",
            page("Atlas of Bogs | Bureau", "Atlas of Bogs", "All of Ruritania."),
            SAME,
        ),
        ("Das Moorblatt: Brücke gesperrt", "blatt.example", page("Moorblatt - Neues", "Das Moorblatt"), DRIFTED),
        (
            "Atlas des tourbières : la Ruritanie en hiver",
            "tourbe.example",
            page("Atlas des tourbières | Bureau", "Atlas des tourbières"),
            DRIFTED,
        ),
        ("Frogbase library software: Developer's guide", "git.example", page("Frogbase", "Frogbase library"), DRIFTED),
        ("Pond Action for Frogs: Young newts project", "paff.example", page("Newsroom", "Action for Frogs"), DRIFTED),
        # a note on what stands behind the colon
        (
            "CLR: Survey of bogs in Ruritania - national survey website",
            "bog.example",
            page("Centre for Lake Research | Uni", "Centre for Lake Research"),
            DRIFTED,
        ),
        # a section of the site between
        ("Frogs Today: Eat Well - Soup in five steps", "frogs.example", page("Eat Well - Frogs", "Eat Well"), DRIFTED),
        (
            "Novák, Jan: Rašeliniště v zimě - Vltavín",
            "knihy.example",
            page("Rašeliniště v zimě", "Rašeliniště v zimě"),
            SAME,
        ),
        # another name of the thing, and where it was printed
        (
            "1188 Vårdsidan: Grodfeber (grodfeberinfektion)",
            "1188.example",
            page("Grodfeberinfektion - 1188", "Grodfeberinfektion"),
            SAME,
        ),
        (
            "Quill B (2005) Why ponds are so small. Pond Med 2(8): e124",
            "pm.example",
            page("Pond Med", "Why ponds are so small"),
            SAME,
        ),
        (
            "Die Sprache der Frösche: [Video]",
            "film.example",
            page("Die Sprache der Frösche", "Die Sprache der Frösche"),
            SAME,
        ),
    ],
)
def test_a_source_in_place_of_its_thing(ours: str, host: str, facts: Facts, expected: TitleMatch) -> None:
    """A page that bears no more than the source, and has no word of the thing, is another."""
    assert match(ours, facts, host=f"www.{host}").match is expected


@pytest.mark.parametrize(
    ("ours", "site", "titles", "under", "expected"),
    [
        # both titles of the head were left over
        ("Rest for keepers", "Keepers of Lakeshire", ("Rest for keepers", "Privacy notice"), "", UNKNOWN),
        ("Rest for keepers", "Keepers of Lakeshire", ("Rest for keepers", "A short break"), "Keepers need rest.", SAME),
        ("Rest for keepers", "Keepers of Lakeshire", ("Rest for keepers", "Rest and care"), "", SAME),
        # the site is in the text, the thing is not
        ("Sprachcafé in der Bücherei", "Bücherei Ost", ("", "Ausweise"), "Die Bücherei ist offen.", UNKNOWN),
        ("Sprachcafé in der Bücherei", "Bücherei Ost", ("", "Treffen"), "Das Sprachcafé ist offen.", SAME),
        ("Café des langues à la bibliothèque", "Bibliothèque Est", ("", "Cartes"), "La bibliothèque.", UNKNOWN),
        # a word of it far down is by chance
        ("Weighing of newts: pond handout", "", ("", "Heat of water"), f"{TOLD} A pond is near.", UNKNOWN),
        # a site headed by a slogan
        ("Newt Trust", "Newt Trust", ("Newt Trust", "Here when you need us"), "", SAME),
    ],
)
def test_a_head_left_over_from_another_page(
    ours: str, site: str, titles: tuple[str, str], under: str, expected: TitleMatch
) -> None:
    """Where neither a heading nor the beginning of the text has a word of the thing, the signs disagree."""
    social, heading = titles
    named = (Title("og:title", social),) if social else ()
    beside = (Title("og:site_name", site),) if site else ()
    told = (*named, Title("title", f"{ours} - {site}" if site else ours), Title("h1", heading), *beside)
    facts = Facts("html", told, headings=(heading,), text=f"{heading} {under} {TOLD}", words=90)
    assert match(ours, facts, host="www.newts.example").match is expected


@pytest.mark.parametrize(
    ("ours", "title", "heading", "under", "expected"),
    [
        # the kind of thing alone is the same
        (
            "PondNotes: The Heron Hunter study guide",
            "The Big Toad: Study Guide | PondNotes",
            "The Big Toad",
            "",
            DRIFTED,
        ),
        ("PondNotes: Guide du héron rouge", "Le crapaud : guide | PondNotes", "Le crapaud", "", DRIFTED),
        # a thing that has a number, behind a dash
        ("PondNotes - map 213: Heron counts", "PondNotes | the world anew", "The world anew", "", DRIFTED),
        ("PondNotes - Karte 213: Reiherzahlen", "PondNotes | die Welt", "Die Welt", "", DRIFTED),
        ("PondNotes - herons and how they live", "PondNotes", "The world anew", "", UNKNOWN),
    ],
)
def test_another_thing_of_the_same_site(ours: str, title: str, heading: str, under: str, expected: TitleMatch) -> None:
    """What kind of thing it is speaks for none, and what follows a dash describes the site only where it names nothing behind a colon."""
    titles = (Title("title", title), Title("h1", heading), Title("og:site_name", "PondNotes"))
    facts = Facts("html", titles, headings=(heading,), text=f"{heading} {under} {TOLD}", words=90)
    assert match(ours, facts, host="www.pondnotes.example").match is expected
