"""Titles: pages of one book or site, what begins them, and documents that only speak of a thing."""

from dataclasses import replace

import pytest

from crawler.judge.titles import match
from crawler.records import Document, Facts, Title, TitleMatch

SAME, DRIFTED, UNKNOWN = TitleMatch.SAME, TitleMatch.DRIFTED, TitleMatch.UNKNOWN
TOLD = (
    "The committee met in the town hall and heard how neighbours had looked after one another during the winter. " * 4
)


def page(title: str, *headings: str, under: str = "") -> Facts:
    """Build the facts of a page; every heading is a main one."""
    titles = (Title("title", title), *(Title("h1", text) for text in headings))
    return Facts(
        "html", titles, headings=headings, text=f"{headings[-1] if headings else ''} {under} {TOLD}", words=300
    )


def document(*pages: str, info: str = "", largest: str = "") -> Facts:
    """Build the facts of a PDF by the texts of its first pages."""
    titles = tuple(Title("pdf:text", f"{text} {TOLD}") for text in pages)
    named = (Title("pdf:info", info),) if info else ()
    tall = (Title("pdf:largest", largest),) if largest else ()
    return Facts("pdf", named + titles + tall, document=Document(opens=True, ended=True, pages=9))


BOOK = page("Ponds - The Garden Companion", "The Garden Companion", "Ponds")


@pytest.mark.parametrize(
    ("ours", "facts", "expected"),
    [
        # its name heads every page: it tells nothing of this one
        ("Hedges - Garden companion", BOOK, DRIFTED),
        ("Hedges, in The Garden Companion", BOOK, DRIFTED),
        ("Ponds (Garden companion)", BOOK, SAME),
        ("Ponds in The Garden Companion", BOOK, SAME),
        ("The Garden Companion", BOOK, SAME),
        ("Hedges - Garden companion", page("Ponds - The Garden Companion", "The Garden Companion", "Ponds#"), DRIFTED),
        # no other heading says that it does
        ("Garden companion: Hedges and walls", page("A. Author - The Garden Companion", "The Garden Companion"), SAME),
        # what is asked for after a colon is not found
        (
            "The Moss Handbook: Spore count",
            page("Leaf count of ferns - The Moss Handbook", "Leaf count of ferns"),
            UNKNOWN,
        ),
        ("The Moss Handbook: Spore count", page("Spore count - The Moss Handbook", "Spore count"), SAME),
        # who wrote it wrote other things
        ("Duty and Doubt, by Ann Oxley", page("The eBook of Hope and Haste, by Ann Oxley", "Hope and Haste"), DRIFTED),
        # another year in the heading, where the title has none
        ("Pond survey overview 2019", page("Pond survey overview", "Pond survey overview 2023"), DRIFTED),
        ("Pond survey overview 2019", page("Pond survey overview", "Pond survey overview 2019"), SAME),
        # forms of a verb, and of a person
        ("How to run a village pond", page("Running a village pond", "Running a village pond"), SAME),
        (
            "Bus tickets for older people",
            page("Bus tickets for an older person", "Bus tickets for an older person"),
            SAME,
        ),
    ],
)
def test_pages_of_one_book_or_site(ours: str, facts: Facts, expected: TitleMatch) -> None:
    """What all pages of a book or site share speaks for none of them."""
    assert match(ours, facts, host="www.shelf.example").match is expected


@pytest.mark.parametrize(
    ("ours", "host", "title", "heading", "expected"),
    [
        ("Codex Lacustris Project", "codexlacustris.example", "Codex Lacustris - Home", "Welcome to the lake", SAME),
        ("Osprey - maps of all lakes", "osprey.example", "Osprey", "Space without compromise", UNKNOWN),
        ("Osprey: maps of all lakes", "osprey.example", "Space without compromise - Osprey", "Space", DRIFTED),
    ],
)
def test_the_front_page_of_a_site(ours: str, host: str, title: str, heading: str, expected: TitleMatch) -> None:
    """A site that the catalogue describes is not another page because its heading is a slogan."""
    assert match(ours, page(title, heading), host=host).match is expected


@pytest.mark.parametrize(
    ("ours", "title", "under", "expected", "why"),
    [
        ("The Pond - Ann Oxley", "The Pond", "The Pond is a novel of 1924 by Ann Oxley.", SAME, "introduced"),
        ("The Pond - Ann Oxley", "The Pond", "The Pond is a novel of 1924 by Bea Quill.", DRIFTED, "words"),
        ("The Pond (opera)", "The Pond (novel)", "The Pond is a novel; for the opera see there.", UNKNOWN, "disagree"),
        (
            "Limnology",
            "Lake science",
            "Lake science, also known as limnology, is the study of lakes.",
            UNKNOWN,
            "disagree",
        ),
        ("Limnology", "Lake science", "Lake science is the study of lakes.", DRIFTED, "words"),
    ],
)
def test_what_stands_under_the_heading_speaks_for_a_title(
    ours: str, title: str, under: str, expected: TitleMatch, why: str
) -> None:
    """A part of ours that names the page, and the rest under its heading, are the thing; another name of it leaves it open."""
    answer = match(ours, page(title, title, under=under), host="lakes.example")
    assert (answer.match, answer.why) == (expected, why)


@pytest.mark.parametrize(
    ("ours", "facts", "expected", "why"),
    [
        # a document that speaks of another one
        ("The moss package", document(f"The fern package Bea Quill {TOLD} It needs the moss package.", info="The fern package"), DRIFTED, "mention"),
        ("The moss package", document(f"Ferns and newts, by Bea Quill {TOLD} It needs the moss package.", info="Pond letters"), UNKNOWN, "mention"),
        # the largest words, with which it begins too, run on into a heading
        ("Sparse pond tables", document(f"Comparing lake sizes Bea Quill {TOLD} Ponds in tables", largest="Comparing lake sizes 1 Sizes of lakes"), DRIFTED, "words"),
        ("Comparing lake sizes", document(f"Comparing lake sizes Bea Quill {TOLD}", largest="Comparing lake sizes 1 Sizes of lakes"), SAME, "text"),
        # the first part goes on in the text as ours does, and then otherwise
        ("The pond handbook / Newtlake Buster", document(f"The pond handbook / Newtlake Audacity {TOLD}"), UNKNOWN, "close"),
        ("Ponds and water benefit: a guide for tenants", document(f"Advice Ponds and water benefit 2014 A guide for landlords {TOLD}"), UNKNOWN, "close"),
        ("Ponds and water benefit: a guide for landlords", document(f"Advice Ponds and water benefit 2014 A guide for landlords {TOLD}"), SAME, "text"),
        ("Ponds and water benefit (Ann Oxley)", document(f"Ponds and water benefit Ann Marsh {TOLD}"), SAME, "text"),
        # only its words are there, and another title
        ("Most likely pond estimation with pondLik", document("Random ascent in pondLik Bea Quill 1 pondLik and ascent pondLik is for the most likely value of a pond, and other estimation", info="Random ascent in pondLik"), UNKNOWN, "mention"),
        ("Pondsea: a library for pond searching", document("Pondsea library for version 6.3 searching, a pond at a time", info="Pondsea library"), SAME, "text"),
        # a journal above the title is no other title
        ("Ponds in space and time", document("Journal of Pond Software May 2012, Volume 51, Issue 7. Ponds in Space and Time Bea Quill", largest="Journal of Pond Software"), SAME, "text"),
        # few words, in another order
        ("LAK and POT user guide", document("User Guide for LAK and POT Bea Quill VERSION 1.3.9"), SAME, "text"),
        ("The fern package", document(f"The fern package Bea Quill {TOLD} It needs the moss package.", info="The fern package"), SAME, "text"),
        # one word in place of another
        ("Working with older people: a lakeside toolkit", document("Working with young people: a lakeside toolkit"), DRIFTED, "words"),
        ("Newt User's Guide", document(f"Newt Control Panel Guide Bea Quill {TOLD}"), DRIFTED, "words"),
        ("Having a GT scan (newt leaflet)", document("Having an NRI scan Newt department Newt information leaflet Reviewed 2021", TOLD), DRIFTED, "words"),
        ("Charter of the society", document(f"Charter of the Lakeside Natural History Society {TOLD}"), UNKNOWN, "close"),
        # a cover says little, but its title
        ("Newt New Keepers Guide", document("Newt Hobby Keepers Guide Release 0.7", info="Newt Hobby Keepers Guide"), DRIFTED, "words"),
        ("Working with older people: a lakeside toolkit", document("Working with older people: a lakeside toolkit"), SAME, "text"),
        # many have an annual report
        ("Bluebell Trust: annual review 2016", document("Annual Review 2016 Foxglove Foundation"), UNKNOWN, "close"),
        ("Bluebell Trust: annual review 2016", document("Annual Review 2016 Foxglove Foundation", info="Annual Review"), UNKNOWN, "close"),
        ("Bluebell Trust: annual review 2016", document("Annual Review 2016 Bluebell Trust"), SAME, "text"),
        # the cover states another version, and the next page none
        ("Pond library, version 5.1", document("Pond library for version 6.3 January 2022", "The Pond library finds ponds."), DRIFTED, "edition"),
        ("Pond library, version 6.3", document("Pond library for version 6.3 January 2022", "The Pond library finds ponds."), SAME, "text"),
    ],
)  # fmt: skip
def test_documents_that_only_speak_of_a_thing(ours: str, facts: Facts, expected: TitleMatch, why: str) -> None:
    """Where a title stands in a document, and what stands beside it, says whether it is that document's own."""
    answer = match(ours, facts)
    assert (answer.match, answer.why) == (expected, why)


def test_a_heading_of_another_book_changes_nothing() -> None:
    """A name that a page's title does not end with is none of its collection."""
    other = replace(BOOK, headings=("Ponds", "Hedges"))
    assert match("Ponds - The Garden Companion", other).match is SAME
