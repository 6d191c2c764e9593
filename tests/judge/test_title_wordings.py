"""One thing in other wordings, and two things in nearly the same: units, publishers, verbs and nouns, what follows a series."""

import pytest

from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

SAME, DRIFTED, UNKNOWN = TitleMatch.SAME, TitleMatch.DRIFTED, TitleMatch.UNKNOWN
FILLER = "words of a long page about herons and storks and what they eat in winter " * 6


def page(*titles: str) -> Facts:
    """Build the facts of a page with a title, and a heading that is the first of them or its own."""
    return Facts("html", (Title("title", titles[0]), Title("h1", titles[-1])), headings=(titles[-1],))


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Newt Panel Special Report: Warming of ponds by 1.5C", "Warming of ponds by 1.5 ºC", SAME),
        ("Ponds at 1.5 degrees", "Ponds at 1.5 °C", SAME),
        ("Ponds at 1.5°C", "Ponds at 1.5℃ | Newt Panel", SAME),
        ("Ponds at 1.5 °C of warming", "Ponds at 2.0 °C of warming", DRIFTED),
        ("Course 2.1C Ponds", "Course 2.1D Ponds", DRIFTED),
        ("Ponds at 2 C in winter", "Ponds at 2 °C in winter", SAME),
        ("Introduction to 4 C programs", "Introduction to 4 D programs", DRIFTED),
    ],
)
def test_a_degree_is_written_in_many_ways(ours: str, theirs: str, expected: TitleMatch) -> None:
    """The sign is an ordinal's, a degree's or a letter; the number before it counts."""
    assert match(ours, page(theirs)).match is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Warming of ponds by 1.5 °C", "Warming of ponds by 2 °C", DRIFTED),
        ("Ponds at £2 million", "Ponds at £1.5 million", DRIFTED),
        ("Newtlib 3.11 tutorial", "Newtlib 2 tutorial", DRIFTED),
        ("Newtlib 3.11 tutorial", "Newtlib 3 tutorial", SAME),
        ("Newtlib 1.8 tutorial", "Newtlib 8 tutorial", SAME),
        ("Ten things to know about Newtlib 4.2", "10 things to know about Newtlib", SAME),
        ("Newtlib 4.2 guide", "Newtlib guide: 15 tips for beginners", SAME),  # behind another word
        ("1.5 or 2 °C: what ponds lose", "2 or 1.5 °C: what ponds lose", SAME),
    ],
)
def test_a_number_with_a_point_is_another_than_a_whole_one(ours: str, theirs: str, expected: TitleMatch) -> None:
    """Unless it is a version that goes by its first figure."""
    assert match(ours, page(theirs)).match is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Vitamin D for newts", "Vitamin C for newts | Newt Panel", DRIFTED),
        ("Vitamin A: facts", "Vitamin D: facts", DRIFTED),
        ("The D pond language", "The C pond language", DRIFTED),
        ("Group B newts", "Group B newts | Group A newts", SAME),
        ("Guía de ranas y estanques", "Guía de ranas e estanques", SAME),
        ("Pond care - J. Oxley", "Pond care - Jane Oxley", SAME),
        ("Pond care - J. Oxley", "Pond care - I. Oxley", SAME),
        ("Pond care of J. K. Oxley", "Pond care of J. M. Oxley", UNKNOWN),
        ("A guide to ponds", "Guide to ponds", SAME),
        ("Жизнь в пруду", "Жизнь у пруду", SAME),  # noqa: RUF001 - a letter is a word in Russian
    ],
)
def test_a_letter_in_place_of_another_tells(ours: str, theirs: str, expected: TitleMatch) -> None:
    """A small word, an initial of a person and a letter of another script do not."""
    assert match(ours, page(theirs)).match is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Leaflet No. 3: Newts", "Leaflet 3: Newts", SAME),
        ("Merkblatt 5: Teiche", "Merkblatt Nr. 5: Teiche", SAME),
        ("Fiche n° 3 : les mares", "Fiche 3 : les mares", SAME),
        ("Briefing 3: ponds", "Briefing paper 3: ponds", SAME),
        ("Leaflet No. 3: Newts", "Leaflet 4: Newts", DRIFTED),
        ("The part no one plays", "The part no one plays at night", SAME),
    ],
)
def test_the_number_of_a_leaflet_may_be_called_one(ours: str, theirs: str, expected: TitleMatch) -> None:
    """A sheet is numbered in many ways."""
    assert match(ours, page(theirs)).match is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Registrazioni al lago d'infanzia", "Registrarsi ai laghi d'infanzia", SAME),
        ("Créer une mare", "Dissolution d'une mare", DRIFTED),
        ("Subsidie voor isolatie van de vijver", "Subsidie voor het isoleren van de vijver", SAME),
        ("Subsidie voor isolatie van de vijver", "Subsidie voor het vullen van de vijver", DRIFTED),
        ("Founder of the Newts", "Foundation of the Newts", UNKNOWN),
    ],
)
def test_a_verb_and_its_noun_begin_two_titles_of_one_thing(ours: str, theirs: str, expected: TitleMatch) -> None:
    """Reflexive verbs and nouns in the plural are forms as well."""
    assert match(ours, page(theirs)).match is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Data of ponds: ponds, newts and herons", "Data of ponds: ponds and agriculture", DRIFTED),
        ("Newt tutorial part 3", "Writing your first newt, part 5", DRIFTED),
    ],
)
def test_what_a_series_has_in_common_says_nothing_for_its_volumes(ours: str, theirs: str, expected: TitleMatch) -> None:
    """A word of the series itself is no word shared by two volumes; another part is another even of a handbook."""
    assert match(ours, page(theirs)).match is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Volunteer Ponds: herons from A bis Z", "Herons from A-Z | Volunteer Ponds", SAME),
        ("Newts: an A to Z", "Newts: an A\u2013Z", SAME),
        ("Volunteer Ponds: herons from A bis B", "Herons from A-Z | Volunteer Ponds", UNKNOWN),
        ("池塘青蛙法の改正について", "池塘青蛙法の改正\uff5e蛙の就業機会確保\uff5e\uff5c池塘省", SAME),
        ("MyFairPond", "My fair pond", SAME),
        ("LilyPadKeeping: the basics", "Lily Pad Keeping: The Basics", SAME),
        # who published it stands before a dash
        ("Pond Commission \u2013 The Essential Newt (NC3)", "The essential newt: what to know, what to do (NC3)", SAME),
        (
            "Pond Commission \u2013 The Essential Newt (NC3)",
            "The perfect heron: what to know, what to do (NC3)",
            DRIFTED,
        ),
    ],
)
def test_one_thing_in_two_ways_of_writing(ours: str, theirs: str, expected: TitleMatch) -> None:
    """From A to Z, about a thing, in one word or several."""
    assert match(ours, page(theirs)).match is expected


def test_a_year_of_what_a_heading_speaks_of_is_no_other_year() -> None:
    """A law of 2017 names the one of 2016 that it follows, and its page states its own year; a page that states another year alone is another."""
    ours, heading = (
        "Code of the Newt Sector (Decree 117/2017)",
        "Code of the newt sector, under the law of 6 June 2016, no. 106",
    )
    assert match(ours, page("DECREE of 3 July 2017 | Laws", heading)).match is UNKNOWN
    assert match(ours, page("Code of the Newt Sector 2016 | Laws", heading)).match is DRIFTED


@pytest.mark.parametrize("title", ["Accès refusé", "Zugriff verweigert", "Acceso denegado", "Odmowa dostępu"])
def test_a_door_says_nothing_in_any_language(title: str) -> None:
    """A page that refuses to be seen is no other page."""
    assert match("Les hérons de l'étang", page(title)).match is UNKNOWN


@pytest.mark.parametrize(
    ("ours", "theirs", "site", "expected"),
    [
        # the site, then a kind, behind a title
        (
            "The pond force in numbers, Newt Trust explainer",
            ["The pond force in numbers | Newt Trust", "The pond force in numbers: staff of all ponds"],
            "",
            SAME,
        ),
        ("The pond force in numbers, Newt Trust explainer", ["The heron force in letters | Newt Trust"], "", DRIFTED),
        # the initials of its name, and a title that is the label of its host
        ("What is newttrust? NPS leaflet", ["What is newttrust?"], "National Pond Society", SAME),
        ("NPS leaflet", ["What is newttrust?"], "National Pond Society", DRIFTED),
        # the series of a site, and each its own thing
        ("Newttrust-Ratgeber Molche", ["Newttrust - Newttrust-Ratgeber - Reiher", "Reiher"], "", DRIFTED),
        ("Newttrust-Ratgeber Molche", ["Newttrust - Newttrust-Ratgeber - Molche", "Molche"], "", SAME),
        ("Newttrust programming for kids", ["Newttrust - Imagine, Design, Share"], "", UNKNOWN),
        # one name of one or two words in place of another behind the same words
        (
            "Local pond facts and figures: Peru",
            ["Local pond facts and figures: Chile - Newttrust", "Local pond facts and figures: Chile"],
            "",
            DRIFTED,
        ),
        ("Local pond facts and figures: Peru", ["Local pond facts and figures: Report"], "", SAME),
        # a heading with one word exchanged outweighs a title that comes close
        (
            "A keeper's workbook on herons",
            ["Keeper workbook: molluscs", "A keeper's workbook on molluscs"],
            "",
            DRIFTED,
        ),
        (
            "A keeper's workbook on herons",
            ["Keeper workbook: herons", "A keeper's workbook on herons and storks"],
            "",
            SAME,
        ),
        # a word in place of another, beside a first name in another part
        ("Oxley's young heron standing in a pond", ["Ann Oxley | A young heron seated in a pond"], "", DRIFTED),
        # translations
        ("Introduction to Newtlib", ["Introducción a Newtlib"], "", DRIFTED),
        ("Introduction to Newtlib", ["Introduction à Newtlib"], "", SAME),
    ],
)
def test_the_site_its_series_and_its_things(ours: str, theirs: list[str], site: str, expected: TitleMatch) -> None:
    """What a site has many of is told apart by what stands beside; what names the site, or is only its kind, counts little."""
    facts = page(*theirs)
    if site:
        facts = Facts("html", (*facts.titles, Title("og:site_name", site)), headings=facts.headings)
    assert match(ours, facts, host="www.newttrust.example").match is expected


def test_initials_of_the_site_are_its_name_behind_a_title_too() -> None:
    """Two articles of an encyclopedia, whose host is called by its initials, are two."""
    ours, host = "Care of newts, Internet Encyclopedia of Ponds", "www.iep.example.org"
    other, own = (page(f"{title} | Internet Encyclopedia of Ponds", title) for title in ("Herons", "Care of Newts"))
    assert match(ours, other, host=host).match is DRIFTED
    assert match(ours, own, host=host).match is SAME


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        # "e.V." is no five
        ("NPT - Erste Hilfe Online: Stabile Brücke", ["Die stabile Brücke - NPT e.V.", "Die stabile Brücke"], SAME),
        ("Teichverein e.V. Band IV", ["Teichverein e.V. Band VI"], DRIFTED),
        # a slip of the pen, and another word
        ("Newttrust: Resistenza", ["resilienza in Vocabolario - Newttrust", "resilienza"], DRIFTED),
        ("Pond resilliance", ["Pond resilience"], SAME),
        # two languages
        ("Declaration of the rights of newts in Welsh", ["NPO | Declaration of the rights of newts - Breton"], DRIFTED),
        ("Declaration of the rights of newts in Welsh", ["Declaration of the rights of newts (Cymraeg)"], SAME),
        # the thing behind a kind is missing, and another stands before it
        (
            "Good practice guidance: Oral ponds",
            ["Evaluation good-practice guidance | The National Heron Life Fund", "Evaluation guidance"],
            UNKNOWN,
        ),
        ("Good practice guidance: Oral ponds", ["Oral ponds good-practice guidance | Newttrust"], SAME),
        # all that is left without the site is there
        ("Newttrust guide to PDP", ["Guide to the Pond Data Programme (PDP)"], UNKNOWN),
        ("Newttrust guide to PDP", ["Guide to the Heron Data Programme (HDP)"], DRIFTED),
        # a word of organisations in place of another says which it is
        ("Pond care: small charity guide", ["Pond Care: Small Business Guide - Newttrust"], DRIFTED),
        (
            "Обзор \u2014 Получение тритона нового поколения",
            ["Тритон нового поколения", "Оформление тритона нового поколения"],
            UNKNOWN,
        ),
    ],
)
def test_what_one_word_more_or_less_says(ours: str, theirs: list[str], expected: TitleMatch) -> None:
    """One word may be all that tells two things apart, or nothing of the thing."""
    facts = page(*theirs)
    facts = Facts("html", facts.titles, headings=facts.headings, text=f"{theirs[-1]} {FILLER}", words=90)
    assert match(ours, facts, host="www.newttrust.example").match is expected


def test_a_shop_is_no_handbook_of_its_site() -> None:
    """What two pages of a site share is its name; a front page of that name is another matter."""
    host = "www.pond-schools.example"
    assert match("Pond-Schools handbook", page("Shop - Pond Schools", "Shop"), host=host).match is not SAME
    assert match("Pond-Schools handbook", page("Handbook - Pond Schools", "Handbook"), host=host).match is SAME


@pytest.mark.parametrize(
    ("ours", "expected"),
    [
        ("Newtlib user guide: 2.3. Clustering newts", SAME),
        ("Newtlib user guide: 2.4. Clustering newts", DRIFTED),
        ("Newtlib user guide: 2.4 Clustering newts", DRIFTED),
    ],
)
def test_the_number_of_a_section_behind_a_colon_is_no_version(ours: str, expected: TitleMatch) -> None:
    """A dot ends it, as where it begins a title."""
    facts = Facts(
        "html",
        (
            Title("title", "2.3. Clustering newts \u2014 Newtlib 1.3.2 documentation"),
            Title("h1", "2.3. Clustering newts"),
        ),
    )
    assert match(ours, facts, host="newtlib.example.org").match is expected
