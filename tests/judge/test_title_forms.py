"""Titles: one thing in another form of words, and two things that one page could be."""

import pytest

from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

SAME, DRIFTED, UNKNOWN = TitleMatch.SAME, TitleMatch.DRIFTED, TitleMatch.UNKNOWN


def page(title: str, heading: str = "", text: str = "") -> Facts:
    """Build the facts of a page with a title, a heading and what follows it."""
    told = f"{heading} {text or 'The committee met in the town hall and heard how neighbours had fared. ' * 5}"
    return Facts("html", (Title("title", title),), headings=(heading,) if heading else (), text=told, words=80)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        # a verb and its noun, where they begin
        ("Importar datos de estanques", "Importación de datos de estanques"),
        ("Creare una casa per rane", "Creazione di una casa per rane"),
        # and wherever they stand, where no name of a person or thing ends so
        ("Managing your pond", "Pond management"),
        ("Compiling and installing Newtlib", "5. Compilation, Installation — Newtlib 1.5 documentation"),
        ("Newtlib: converting pond names", "Newtlib: Pond name conversion"),
        ("Newtlib: Bilder importieren", "Import von Bildern"),
        # an article grown to an Arabic word with "for" before it
        ("دليل الضفادع", "الدليل للضفادع"),
        # a form that has no room for all of it
        (
            "Il rapporto annuale di un'associazione di rane (Rana Verde, 2011)",
            "Il rapporto annuale di una associazione di",
        ),
        # who published it
        ("Heron Software Foundation: Newt User's Manual", "Heron Newt - User's Manual"),
        # British and American spelling of short words
        ("Grey herons: a guide", "Gray Herons: A Guide"),
        ("Mould in the boathouse", "Mold in the Boathouse"),
        ("The plough and the tyre", "The Plow and the Tire"),
        ("Jewellery of the marsh", "Jewelry of the Marsh"),
        # initials of two letters between words of both
        ("Newt UI Toolkit", "Newt User Interface Toolkit"),
        # a hyphen more
        ("Newt tutorial, chapter 29: Multithreaded ponds", "Chapter 29. Multi-threaded ponds"),
        # hundreds in words
        ("Ponds One Hundred and One", "Ponds 101"),
        ("A hundred and fifty frogs for gardens", "150 frogs for gardens"),
        # an author as libraries write one
        ("Oxley, A. B.: Newt keeping at home", "Newt keeping at home"),
        # "between" for a dash
        ("Relations entre grenouilles et hérons", "Les relations grenouilles - hérons"),
        # "and" in Chinese
        ("池塘时代与青蛙阅读", "池塘时代和青蛙阅读——在池塘年会上的报告(摘要)"),
    ],
)
def test_other_forms_of_the_same_words_are_the_same(ours: str, theirs: str) -> None:
    """What a careful reader takes for one title is one."""
    assert match(ours, page(theirs), host="www.herons.example").match is SAME


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Pond installer", "Pond installation"),
        ("Founder of the pond", "Foundation of the pond"),
        ("Pond manager handbook", "Pond management handbook"),
        ("Departing herons handbook", "Department herons handbook"),
        ("Réparer les étangs", "Réparation des étangs"),
        ("PE in ponds", "Private equity in ponds"),
        ("Réparer les étangs", "Préparation des étangs"),
        ("Newt IT Toolkit", "Newt User Interface Toolkit"),
        ("Eseguire una rana", "Elezione di una rana"),
        ("The yearly report of herons", "The weekly report of"),
    ],
)
def test_words_that_only_look_alike_are_no_forms(ours: str, theirs: str) -> None:
    """An ending alone makes no form, nor do initials that stand for something else."""
    assert match(ours, page(theirs), host="www.herons.example").match is not SAME


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [("Appendix B. Frogs", UNKNOWN), ("Anhang B: Frogs", UNKNOWN), ("Appendix B. Herons", DRIFTED)],
)
def test_the_letter_of_an_appendix_is_no_part_of_its_name(theirs: str, expected: TitleMatch) -> None:
    """A title, "Appendix B. Frogs", may be the frogs of a book that it does not name."""
    assert match("newtlib: Frogs", page(theirs)).match is expected


@pytest.mark.parametrize(
    ("ours", "expected"),
    [
        ("Newtlib, Appendix B: Frogs of ponds", SAME),
        ("Newtlib, Appendix C: All the frogs of ponds", DRIFTED),
        ("Newtlib, Anhang C: Frogs of ponds", DRIFTED),
    ],
)
def test_appendices_of_two_letters_are_two(ours: str, expected: TitleMatch) -> None:
    """The letter counts wherever it stands."""
    assert match(ours, page("Appendix B. Frogs of ponds")).match is expected


@pytest.mark.parametrize(
    ("ours", "title", "heading", "expected"),
    [
        ("Newtlib: Herons", "Newtlib - a pond server for everybody: Storks", "Storks", DRIFTED),
        ("Newtlib: herons of lakes", "Newtlib - a server for everybody: herons of rivers", "herons of rivers", DRIFTED),
        # what both share is the thing itself, and what differs its subtitle
        ("Pond Report 2020: the next frogs", "Pond Report 2020 | Pond Reports", "Pond Report 2020", SAME),
        # nothing says which part of the title is the thing
        ("Newtlib: Herons", "Newtlib - a pond server for everybody: Storks", "", UNKNOWN),
    ],
)
def test_a_heading_says_which_thing_of_a_source_the_page_is(
    ours: str, title: str, heading: str, expected: TitleMatch
) -> None:
    """Two things beside one source are two documents, where the page's heading tells its own."""
    assert match(ours, page(title, heading), host="docs.example.org").match is expected


def test_the_api_of_a_site_is_not_its_front_page() -> None:
    """A page titled by the site alone is no page about a part of it."""
    named = page("The Newtlib Platform - Newtlib 1.5 documentation", "Newtlib")
    facts = Facts("html", (*named.titles, Title("h1", "Newtlib")), headings=named.headings, text=named.text, words=80)
    assert match("The Newtlib API", facts, host="www.newtlib.example").match is not SAME


def test_a_version_of_three_numbers_is_no_date() -> None:
    """No day has the number of "1.0.23", and "version" before another tells that it is none."""
    assert match("Newtlib 1.0.23", page("Newtlib 1.0.24")).match is DRIFTED
    assert match("Newtlib, version 1.2.23", page("Newtlib, version 1.3.23")).match is DRIFTED
    assert match("Newtlib minutes 1.2.23", page("Newtlib minutes")).match is SAME


def test_a_verb_and_a_noun_that_begin_alike_are_left_open() -> None:
    """Irregular nouns may be of the action, and need not be."""
    assert match("Esecuzione di una rana", page("3. Eseguire una rana")).match is UNKNOWN


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        # a page that says no more than one telling word of ours, which is not its source
        ("Newtlib: liste des grenouilles", "Grenouilles"),
        ("Ordner Umgebung (Newtlib)", "Umgebung"),
        ("Función RANANUMERO de Newtlib Calc", "RANANUMERO"),
        # all of theirs is in ours, in another form
        ("Ochrona dokumentów w programie Newt", "Ochrona dokumentu"),
        ("Tutorial newtkit, Appendix G: Wrapping frog libraries", "Appendix G. Wrapping Frog Libraries with newtproc"),
        # all that ours names after a colon is there, with one word more
        ("WHF: Frog Report 2021", "Global report on frogs 2021"),
        # what ours names after a colon is there word for word, and more of it
        ("Fehler finden: Prüfung des Teichs", "Kapitel 7. Prüfung des Teichs auf Frösche"),
    ],
)
def test_a_title_that_is_all_in_the_other_is_no_plain_drift(ours: str, theirs: str) -> None:
    """Where the page says nothing that ours does not, or ours nothing of the thing that it does not, the signs disagree."""
    assert match(ours, page(theirs, theirs), host="docs.example.org").match is UNKNOWN


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Wiki of frogs, newts, herons and storks of lakes", "Newts"),
        ("Newtlib: frog care", "Heron care in winter"),
    ],
)
def test_one_of_many_words_or_another_thing_is_no_sign(ours: str, theirs: str) -> None:
    """One word of many says little, and half of what ours names is another thing."""
    assert match(ours, page(theirs, theirs), host="docs.example.org").match is DRIFTED


@pytest.mark.parametrize(
    ("ours", "text"),
    [
        ("Debian Newt 12 Bookworm (German)", "Debian Newt 12 Bookworm Veröffentlicht am 31. Januar"),
        ("Oxley, K.: Newt FAQ (2022)", "Newt FAQ Frequently asked questions 2022-09-08 Karl Oxley"),
    ],
)
def test_neither_a_language_nor_an_initial_has_to_stand_on_the_cover(ours: str, text: str) -> None:
    """Both are words of the catalogue, which no title page has so."""
    text = f"{text} " + "words of a long page about ponds " * 20
    assert match(ours, Facts("pdf", (Title("pdf:text", text),), text=text)).match is SAME


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        # initials of which there are several, or with a number
        ("Frequently asked questions about pond tax", "Pond Tax FAQs", SAME),
        ("GPs' guide to newt bites", "Newt bites: a guide for general practitioners", SAME),
        ("Key Stage 2 newt resources", "KS2 newt resources", SAME),
        ("KS2 newts", "Key stage 2 newts", SAME),
        ("WW1 newt timeline", "First World War newt timeline", SAME),
        ("KS2 newts", "Key stage 3 newts", DRIFTED),
        ("WW1 newt timeline", "Second World War newt timeline", DRIFTED),
        # of a country
        ("Scottish heron census", "Heron census Scotland", SAME),
        ("Spanish newt atlas", "Newt atlas of Spain", SAME),
        ("Scottish heron census", "Heron census Wales", DRIFTED),
        # a language
        ("English teachers", "Teachers in England", DRIFTED),
        ("French dictionary", "Dictionary of France", DRIFTED),
        # initials that end with an s, and a letter with a number of something else
        ("EYNS handbook", "Handbook of the early years newt stage", SAME),
        ("A1 newts", "Annual newts paper 1", DRIFTED),
        # small words of more languages
        ("Panduan untuk orang tua", "Panduan bagi orang tua", SAME),
        ("Handbók fyrir foreldra", "Handbók foreldra", SAME),
        # those written together with the next word
        ("دليل حقوق الطفل", "دليل لحقوق الطفل", SAME),
        ("מדריך לזכויות הילד", "זכויות הילד - מדריך", SAME),
        # but not made of it
        ("מספר הילדים", "ספר הילדים", DRIFTED),
        # nor are those small words that are names or places
        ("Logement en Île-de-France", "Logement en France", UNKNOWN),
        ("ETA newts", "Newts", UNKNOWN),
        # for people, whom all things are for
        ("Type 2 newt diet sheet", "Diet for people with type 2 newts", SAME),
    ],
)
def test_abbreviations_countries_and_small_words_are_no_other_thing(
    ours: str, theirs: str, expected: TitleMatch
) -> None:
    """They are written in several ways; another number or country is another thing."""
    assert match(ours, page(theirs, theirs), host="docs.example.org").match is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Book of pond management (1861)", "The book of pond management : Oxley, Mrs. (Ann Mary), 1836-1905", SAME),
        ("Les grenouilles (1862)", "Les grenouilles / Anne Oxley (1802-1885)", SAME),
        ("Newthaus (1901)", "Newthaus / Anna Oxley (1875\u20131955)", SAME),
        ("Newts 1912", "Newts 1910-1914", DRIFTED),
        # years of other things
        ("Local pond plan 2025", "Local pond plan 2011-2035", DRIFTED),
        ("Newt registers 1750", "Newt registers 1700-1837", DRIFTED),
        ("Letters of 1820", "Letters, 1790-1850", DRIFTED),
        ("Annual report 1985", "Annual Reports (1970-2000)", DRIFTED),
        ("Book of pond management (1911)", "The book of pond management : Oxley, Mrs. (Ann Mary), 1836-1905", DRIFTED),
        ("Newts 1836-1905", "Newts 1840-1911", DRIFTED),
    ],
)
def test_a_year_between_two_that_are_far_apart_is_no_other_one(ours: str, theirs: str, expected: TitleMatch) -> None:
    """Libraries put the years beside an author's name in which he or she lived."""
    assert match(ours, page(theirs, theirs), host="docs.example.org").match is expected
