"""One thing in other wordings, and two things in nearly the same: units, publishers, verbs and nouns, what follows a series."""

import pytest

from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

SAME, DRIFTED, UNKNOWN = TitleMatch.SAME, TitleMatch.DRIFTED, TitleMatch.UNKNOWN
FILLER = "words of a long page about herons and storks and what they eat in winter " * 6


def page(*titles: str) -> Facts:
    """Build the facts of a page with a title, and a heading that is the first of them or its own."""
    return Facts("html", (Title("title", titles[0]), Title("h1", titles[-1])), headings=(titles[-1],))


def pdf(text: str, info: str = "") -> Facts:
    """Build the facts of a PDF with this text on its first page and this Info title, and a second page of other things."""
    titles = [Title("pdf:info", info)] if info else []
    return Facts("pdf", (*titles, Title("pdf:text", text), Title("pdf:text", FILLER)))


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Newt Panel Special Report: Warming of ponds by 1.5C", "Warming of ponds by 1.5 ºC", SAME),
        ("Ponds at 1.5 degrees", "Ponds at 1.5 °C", SAME),
        ("Ponds at 1.5°C", "Ponds at 1.5℃ | Newt Panel", SAME),
        ("Ponds at 1.5 °C of warming", "Ponds at 2.0 °C of warming", DRIFTED),
        ("Course 2.1C Ponds", "Course 2.1D Ponds", DRIFTED),
    ],
)
def test_a_degree_is_written_in_many_ways(ours: str, theirs: str, expected: TitleMatch) -> None:
    """The sign is an ordinal's, a degree's or a letter; the number before it counts."""
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
    ("ours", "text", "info", "expected"),
    [
        # the title, its author, and a publisher that the page does not name
        ("Bauen im Teich / Ann Oxley. NPF, 2005", "Hefte\nBauen im Teich\nAnn Oxley", "", SAME),
        # who published a thing, by what it is for
        (
            "Newt Works Centre for Ponds: A guide to economic pond care",
            "A Guide to Economic\nPond Care\nNewt Works",
            "",
            SAME,
        ),
        ("Newt Works Centre for Ponds: A guide to economic pond care", "A Guide to Herons\nNewt Works", "", DRIFTED),
        # the name of a series is no name of its issue
        ("Lively Lakes Children and Young People Survey", "Lively Lakes Adult Survey", "Lively Lakes", UNKNOWN),
        ("Lively Lakes: how we bathe", "Lively Lakes\nA report", "Lively Lakes", SAME),
        # an abbreviation spelled out, beside another year
        (
            "A minimum pond standard for the UK in 2013",
            "A Minimum Pond Standard for the\nUnited Kingdom in 2022",
            "",
            DRIFTED,
        ),
        (
            "A minimum pond standard for the UK in 2022",
            "A Minimum Pond Standard for the\nUnited Kingdom in 2022",
            "",
            SAME,
        ),
    ],
)
def test_documents_in_other_wordings(ours: str, text: str, info: str, expected: TitleMatch) -> None:
    """A first page has less than the catalogue, or spells it out."""
    assert match(ours, pdf(text, info)).match is expected


@pytest.mark.parametrize(
    "info", ["sin título", "Senza titolo-1", "Naamloos", "Bez tytułu", "Без имени", "無題", "제목 없음"]
)
def test_untitled_in_any_language_says_nothing(info: str) -> None:
    """Programs name new files in the language of their users."""
    assert match("Manual de estanques", Facts("pdf", (Title("pdf:info", info),))).match is UNKNOWN


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


@pytest.mark.parametrize(
    ("ours", "text", "expected"),
    [
        ("Praxishilfe saubere Stadt (Teichheft)", "Teichheft\nPraxishilfe saubere Stadt\nEine Anweisung", SAME),
        (
            "Newts - an unequally shared burden in ponds (HRC science brief)",
            "Heron Research\nNewts -\nan unequally shared\nburden in ponds",
            SAME,
        ),
        (
            "Newts - an unequally shared burden in ponds",
            "Heron Research\nNewts -\na joy that is shared\nby all in ponds",
            UNKNOWN,
        ),
        ("池塘手册(青蛙编)", "池塘手册 青蛙编", SAME),
        ("池塘手册(青蛙编)", "池塘手册 水鸟编", UNKNOWN),
    ],
)
def test_the_main_part_on_a_cover_and_the_rest(ours: str, text: str, expected: TitleMatch) -> None:
    """A town is no publisher at the end of a part, a short name is found with its subtitle, a volume is named in brackets."""
    assert match(ours, pdf(text)).match is expected


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
        ("Local pond facts and figures: Peru", ["Local pond facts and figures: Chile - NPI"], "", DRIFTED),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [("POND CLUB\nPond reform\nFact sheet 5\nHerons", DRIFTED), ("POND CLUB\nPond reform\nFact sheet 3\nHerons", SAME)],
)
def test_a_number_behind_the_kind_is_that_of_the_document(text: str, expected: TitleMatch) -> None:
    """The third sheet is another than the fifth."""
    assert match("Pond Club: Pond reform fact sheet 3", pdf(text)).match is expected


def test_initials_of_the_site_are_its_name_behind_a_title_too() -> None:
    """Two articles of an encyclopedia, whose host is called by its initials, are two."""
    ours, host = "Care of newts, Internet Encyclopedia of Ponds", "www.iep.example.org"
    other, own = (page(f"{title} | Internet Encyclopedia of Ponds", title) for title in ("Herons", "Care of Newts"))
    assert match(ours, other, host=host).match is DRIFTED
    assert match(ours, own, host=host).match is SAME
