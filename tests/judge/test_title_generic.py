"""Titles: pages that are generic by all they say, where the catalogue plainly names something else, and where it may mean the site."""

import pytest

from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

SAME, DRIFTED, UNKNOWN = TitleMatch.SAME, TitleMatch.DRIFTED, TitleMatch.UNKNOWN
TOLD = (
    "The committee met in the town hall and heard how neighbours had looked after one another during the winter. " * 4
)


def page(title: str, heading: str = "", text: str = "") -> Facts:
    """Build the facts of a page with a heading, and a text where one is given."""
    named = (("title", title), ("h1", heading))
    titles = tuple(Title(source, told) for source, told in named if told)
    words = 90 if text else 0
    return Facts("html", titles, headings=(heading,) if heading else (), text=text, words=words)


@pytest.mark.parametrize(
    ("ours", "site", "title", "heading"),
    [
        # front pages
        ("Lesson plan: Newts of the Middle Ages", "Pond Museum", "Home | Pond Museum", "Welcome to the Pond Museum"),
        ("Feeding herons in towns: what to do if they come", "Newtown", "Home - Newtown", "Newtown"),
        ("Standard Note: Pond tax reduction schemes", "Library of Ponds", "Home - Library of Ponds", "Library of Ponds"),
        ("Tutorial: Using the catalogue of drowned manuscripts", "Newt House", "Welcome to Newt House", "Newt House"),
        ("Rapport sur la pauvreté des grenouilles en hiver", "Étang", "Accueil | Étang", "Bienvenue"),
        ("Guía para visitar los estanques de Ruritania", "Charca", "Inicio | Charca", "Bienvenidos a Charca"),
        ("Ratgeber Teichrecht für Studierende", "Teichwerk", "Startseite | Teichwerk", "Willkommen"),
        ("Newt Aid: a handbook on frogs for teachers", "Newt Aid", "Home | Newt Aid", "Welcome"),
        # sections
        ("Keeping newts in schools: a toolkit", "Union of Schools", "Resources | Union of Schools", "Resources"),
        ("Pond Handbook for New Keepers", "Pond Online", "News | Pond Online", "News"),
        ("Teaching herons to deaf pupils", "Heron Council", "Blog - Heron Council", "Blog"),
        ("Report: Food of newts in Greater Newtown", "Greater Newtown Action", "Publications | Greater Newtown Action", "Publications"),
        # doors and searches
        ("Pond Strategy 2019-2024", "Newtown", "Log in - My Account", "Sign in or create an account"),
        ("Learning resources for drowned frogs", "", "Sign in - SharePoint", "Sign in"),
        ("Advice for small newts on data protection", "Frog Office", "Search results | Frog Office", "Search results for: small newts"),
    ],
)  # fmt: skip
def test_a_generic_page_in_place_of_a_thing(ours: str, site: str, title: str, heading: str) -> None:
    """Title and heading say no more than where one is, and the catalogue has words of its own."""
    assert match(ours, page(title, heading), site=site).match is DRIFTED


@pytest.mark.parametrize(
    ("ours", "site", "title", "heading"),
    [
        # the site's own name: in another language, its initials, with a place, described
        ("Ruritanian State Library", "Ruritanische Staatsbibliothek", "Startseite | Ruritanische Staatsbibliothek", "Willkommen"),
        ("Frogs Without Borders", "Grenouilles Sans Frontières", "Accueil | Grenouilles Sans Frontières", "Accueil"),
        ("International Council on Newts and Sites", "ICONES", "Home - ICONES", "ICONES"),
        ("Action on Newts and Health with Herons", "ANHH", "Home | ANHH", "Home"),
        ("Action on Newts and Toads in Towns (ANTT)", "ANTT", "Home | ANTT", "Home"),
        ("Museum of Drowned Bells in Newtown, Ruritania", "Museum of Drowned Bells", "Home | Museum of Drowned Bells", "Home"),
        ("Newt Aid: until all newts and frogs are safe in towns", "Newt Aid", "Home - Newt Aid", "Newt Aid"),
        ("A website on the history of drowned bells in towns", "Bells", "Home | Bells", "Welcome"),
        ("Free pictures of newts for teachers in schools", "Newtpix", "Home | Newtpix", "Home"),
        ("Maps of drowned towns in Ruritania, 1560-1928", "Atlas", "Home | Atlas", "Home"),
        ("Frog XML Editor", "Pond Soft", "Home | Pond Soft", "Pond Soft"),
        ("Handbook of Ruritania Online", "Ruritanian History", "Home | Ruritanian History", "Home"),
        ("Frogs and the Web 2015", "FW2015", "Home | FW2015", "FW2015"),
        # the section itself
        ("Latest news on newts in towns", "Newt Aid", "News - Newt Aid", "News"),
        ("Reports and papers on rural ponds in winter", "Pond Alliance", "Publications | Pond Alliance", "Publications"),
        ("Newt Aid blog: stories from young newts", "Newt Aid", "Blog - Newt Aid", "Blog"),
        ("My account at the pond with newts", "Newtown", "Log in - Newtown", "Log in"),
        ("Search old newt songs from the hills", "Songs", "Search | Songs", "Search"),
        # nothing usable, or no heading
        ("Lesson plan: Newts of the Middle Ages", "", "Untitled", "Untitled"),
        ("Lesson plan: Newts of the Middle Ages", "", "Just a moment...", "Just a moment..."),
        ("Lesson plan: Newts of the Middle Ages", "", "Loading...", "Loading..."),
        ("Lesson plan: Newts of the Middle Ages", "", "index", "index"),
        ("Lesson plan: Newts of the Middle Ages", "Pond Museum", "Home | Pond Museum", ""),
        ("Lesson plan: Newts of the Middle Ages", "Pond Museum", "Pond Museum", "Pond Museum"),
        # all that is asked is echoed
        ("Frogs in old towns", "Frog Office", "Search results", "Search results for: frogs in old towns"),
    ],
)  # fmt: skip
def test_a_generic_page_that_may_be_the_one(ours: str, site: str, title: str, heading: str) -> None:
    """The site under another name, a section of it, and pages that say nothing stay open."""
    assert match(ours, page(title, heading), site=site).match is UNKNOWN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TOLD, DRIFTED),
        (f"Newts. {TOLD}", DRIFTED),
        (f"For teachers: newts of the middle ages, with a plan. {TOLD}", UNKNOWN),
    ],
)
def test_the_text_of_a_generic_page_is_heard(text: str, expected: TitleMatch) -> None:
    """Where it has most words of the thing, the thing may be there."""
    there = page("Home | Pond Museum", "Welcome", text=text)
    assert match("Lesson plan: Newts of the Middle Ages", there, site="Pond Museum").match is expected
