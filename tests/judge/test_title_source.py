# ruff: noqa: RUF001 - brackets of other scripts
"""Titles that name a thing and the book, site or author it belongs to: what stands beside the same source decides."""

import pytest

from crawler.judge.kept_words import WHY_TITLES
from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

SAME, DRIFTED, UNKNOWN = TitleMatch.SAME, TitleMatch.DRIFTED, TitleMatch.UNKNOWN
TOLD = (
    "The committee met in the town hall and heard how neighbours had looked after one another during the winter. " * 4
)


def page(title: str, heading: str = "", under: str = "") -> Facts:
    """Build the facts of a page with a title, a heading, and what stands under it."""
    titles = (Title("title", title), *([Title("h1", heading)] if heading else []))
    return Facts("html", titles, headings=(heading,) if heading else (), text=f"{heading} {under} {TOLD}", words=300)


@pytest.mark.parametrize(
    ("ours", "title", "heading", "expected"),
    [
        # the same source, and another thing of it
        ("Pond Handbook: Building dams", "Clearing dams (Pond Handbook (version 7.3.0))", "", DRIFTED),
        ("Pond Handbook: Building dams", "Building dams (Pond Handbook (version 7.3.0))", "", SAME),
        ("Limnopedia: Very small lakes", "reed(Rush) - The Limnopedia", "reed(Rush)", DRIFTED),
        ("Ponds Programming Language: Hello, Frog!", "Hello, Newt! - The Ponds Programming Language", "Hello, Newt!", DRIFTED),
        ("Duckweed and work (PLO)", "What is duckweed? | Pond Lovers' Organisation (PLO)", "What is duckweed?", UNKNOWN),
        ("Pond Manual: Files", "Introduction to frogs (Pond 5.46.0 Manual)", "", DRIFTED),
        ("Shelf Keeper's Reference: Joining as a member", "3. Shelf Keeper's Duties — keepers-reference 12.18 documentation", "", DRIFTED),
        # they share a word, and little else
        ("Function Files - GNU Pond", "Anonymous Functions (GNU Pond (version 7.3.0))", "", UNKNOWN),
        # only the source is shared, within a longer phrase of ours
        ("Pond server 2.x thread safety", "frog_buffer - Pond Server Version 2.4", "Frog module frog_buffer", UNKNOWN),
        ("Pond server 2.x thread safety", "Thread safety - Pond Server Version 2.4", "Thread safety", SAME),
        # the thing alone, which is much or little
        ("The frog authenticator - Pond specification", "37. The frog authenticator", "", SAME),
        ("Pond manual: Before the winter", "Chapter 10. Before the winter", "", SAME),
        ("Pond user's manual: Themes", "Themes", "", UNKNOWN),
        ("Pond manual: Introduction", "2 Introduction (pond)", "2 Introduction", UNKNOWN),
        ("Pond user's manual: Gathering frogs and package trust", "Gathering frogs and package trust", "", UNKNOWN),
        # no site or book is numbered as a section is: what is called so is the thing
        ("The Pond Companion – Feeding the frogs", "1.4. Feeding frogs", "1.4. Feeding frogs", SAME),
        ("Feeding the frogs – Ann Oxley", "Chapter 10. Feeding frogs", "", SAME),
        ("池塘 参考手册：网络设置", "第 5 章 网络设置", "", SAME),
        ("池塘 手册 - 系统需求", "第 2 章 系统需求", "", SAME),
        ("Pond 3.10: Feeding frogs", "2.2. Feeding frogs", "", SAME),
        ('The chapter "Frogs" – overview', "5. Frogs", "", UNKNOWN),
        ("The Pond Companion – Feeding the frogs", "1.4. Feeding newts", "", DRIFTED),
        ("3.1. Feeding the frogs", "1.4. Feeding the frogs", "", DRIFTED),
        # issues are counted with a word before the number, or without
        ("Pond Bulletin no. 91", "Pond Bulletin 91 – pond.example", "Pond Bulletin 91", SAME),
        ("Pond Bulletin no. 90", "Pond Bulletin 91 – pond.example", "Pond Bulletin 91", DRIFTED),
        ("Zehn Tipps für den Teich", "10 Tipps für den Teich - pond.example", "", SAME),
        ("令和四年版 池の白書", "令和4年版池の白書 - 池の会", "", SAME),
        ("令和三年版 池の白書", "令和4年版池の白書 - 池の会", "", DRIFTED),
        # names with digits in them are near to none
        ("Pondmake: FindFROG2", "FindFROGS — Pondmake 3.25.1 Documentation", "FindFROGS", DRIFTED),
        # the second parts begin alike, and go on otherwise
        ("The big pond book / Newtlake 10 Buster", "The big pond book / Newtlake Audacity", "", UNKNOWN),
        # letters of the other's script, beside a name in Latin ones
        ("GNU/Linux 教程", "第 2 章 软件包管理", "", DRIFTED),
        ("Undoing frogs – Pondtools documentation", "Pondtools documentation — pondtools documentation", "Pondtools documentation", UNKNOWN),
        ("Source code for pondclient.v2.frogs", "Source code for pondclient.v2.toads", "", DRIFTED),
        # the source is named, not the thing
        ("Ann Oxley - How ponds remember", "LAKE LECTURES: How ponds remember - YouTube", "", SAME),
        # the forms of a short verb are one word
        ("Newt + Frog UK: Using your pond", "How to use your pond | Newt + Frog UK", "How to use your pond", SAME),
        # a chapter, the book it is of, and what kind of thing these are
        ("Frog module (Pond.js API)", "Frog | Pond.js v18.19.0 Documentation", "Pond.js v18.19.0 documentation", SAME),
        ("Pondlib - Security guide", "Security — Pondlib documentation", "Security", SAME),
        ("pondlib introduction", "Introduction (pondlib: the portable pond library)", "Introduction", SAME),
        ("Newtown Museum collection online", "Collection | Newtown Museum", "Collection", SAME),
        ("Pondlib - Security guide", "Frogs — Pondlib documentation", "Frogs", DRIFTED),
        ("Puma (Wikipedia)", "Puma (brand) - Wikipedia", "", UNKNOWN),
        # the book first, before a dash; its heading alone says nothing against another chapter
        ("Live Pond Manual - Overview of tools", "the-basics - Live Pond Manual", "Live Pond Manual", DRIFTED),
        ("Live Pond Manual - The basics", "the-basics - Live Pond Manual", "The basics", SAME),
        ("Pond Research: A Step-by-Step Guide - Weighing frogs", "Catching frogs - Pond Research: A Step-By-Step Guide - Guides at Oxbow", "Pond Research: A Step-By-Step Guide", DRIFTED),
        ("Pond Research: A Step-by-Step Guide - Catching frogs", "Catching frogs - Pond Research: A Step-By-Step Guide - Guides at Oxbow", "Pond Research: A Step-By-Step Guide", SAME),
        # the source before both
        ("Pondbase documentation: CREATE POND", "Pondbase: Documentation: CREATE LAKE", "CREATE LAKE", DRIFTED),
        # the source with words of its own, and single letters
        ("Silt display driver (NEWT)", "Clay display driver - NEWT GIS Manual", "", DRIFTED),
        ("t.frog.series - NEWT GIS manual", "t.merge - NEWT GIS manual", "", DRIFTED),
        ("Geopond Manual: Geopond.m", "Geopond.m - Geopond Manual", "", SAME),
        ("Pond live manual, PDF (A4, landscape)", "SiSU: - Pond live manual", "", SAME),
    ],
)  # fmt: skip
def test_what_stands_beside_the_same_source(ours: str, title: str, heading: str, expected: TitleMatch) -> None:
    """The book that both name vouches for nothing; the rest of both titles is compared."""
    assert match(ours, page(title, heading), host="www.shelf.example").match is expected


@pytest.mark.parametrize(
    ("ours", "title", "expected"),
    [
        ("Convention on the Rights of Ponds", "Optional Protocol to the Convention on the Rights of Ponds", UNKNOWN),
        ("Optional Protocol to the Convention on the Rights of Ponds", "Convention on the Rights of Ponds", UNKNOWN),
        ("Convention on the Rights of Ponds", "Guide to the Convention on the Rights of Ponds", SAME),
        ("Convention on the Rights of Ponds", "Full text of the Convention on the Rights of Ponds", SAME),
        ("Pond media player", "Official download of Pond media player, the best open player - PondLAN", SAME),
    ],
)
def test_what_another_document_is_about_is_not_that_document(ours: str, title: str, expected: TitleMatch) -> None:
    """A title within a longer one, after "to" or "of", may be what that is about."""
    assert match(ours, page(title, title), host="www.treaties.example").match is expected


@pytest.mark.parametrize(
    ("ours", "title", "heading", "expected"),
    [
        ("Simple Ponds (Ann Oxley)", "Ann Oxley's home page", "Ann Oxley", DRIFTED),
        ("Simple Ponds (Ann Oxley)", "Simple Ponds", "Simple Ponds", SAME),
        ("Pond cheat sheet (Frog Education)", "Frog Education · Frog", "Real-world tools", DRIFTED),
        ("Dictionary of Newtown Biography: Hedd Wyn", "Dictionary of Newtown Biography", "Dictionary of Newtown Biography", DRIFTED),
        ("Dictionary of Newtown Biography: ponds", "Dictionary of Newtown Biography", "Ponds, reeds and winter", SAME),
        ("Securing Pond Manual: Hardening of lakes", "Securing Pond Manual", "Securing Pond Manual", UNKNOWN),
        ("Hardening of Pond systems (Securing Pond Manual)", "Securing Pond Manual", "Securing Pond Manual", UNKNOWN),
        # a subtitle is lost, not a thing of many
        ("Report of the Pond Inquiry: a way forward", "Report of the Pond Inquiry", "Report of the Pond Inquiry", SAME),
        ("Reed Tools: web-based text analysis", "Reed Tools", "Reed Tools", UNKNOWN),
    ],
)  # fmt: skip
def test_a_page_of_the_source_alone_is_not_the_thing(ours: str, title: str, heading: str, expected: TitleMatch) -> None:
    """Whom a bracket names, or a collection, has a page too: the thing has to be found there."""
    assert match(ours, page(title, heading), host="www.reedtools.example").match is expected


@pytest.mark.parametrize(
    "names", ["(Oxley & Quill)", "(Oxley, Quill and the R Core Team)", "(Oxley, van der Hall, 2015)", "(Oxley et al.)"]
)
def test_who_wrote_it_is_set_aside(names: str) -> None:
    """A bracket of several names is who wrote a thing; a page that is silent of them is still the thing."""
    assert match(f"An Introduction to R {names}", page("An Introduction to R", "An Introduction to R")).match is SAME
    assert match(f"An Introduction to R {names}", page("R Internals", "R Internals")).match is DRIFTED


@pytest.mark.parametrize(
    ("ours", "title", "heading", "expected"),
    [
        ("Pond FAQ, Chapter 3: How to get frogs", "Pond Frequently-Asked Questions", "Chapter 6: The future of reeds", DRIFTED),
        ("Pond FAQ, Chapter 6: The future of reeds", "Pond Frequently-Asked Questions", "Chapter 6: The future of reeds", SAME),
        ("Pond FAQ", "Pond Frequently-Asked Questions", "Chapter 6: The future of reeds", SAME),
    ],
)  # fmt: skip
def test_another_chapter_under_the_title_of_the_book(ours: str, title: str, heading: str, expected: TitleMatch) -> None:
    """Where all pages of a book bear its title, the heading says which chapter this is."""
    assert match(ours, page(title, heading)).match is expected


@pytest.mark.parametrize("title", ["ponding(7)", "ponding(7) Manual Page"])
def test_the_section_of_a_manual_tells_no_other_thing(title: str) -> None:
    """A number in brackets says where in a manual a page stands."""
    assert match("ponding", page(title, title)).match is SAME
    assert match("ponding", page("Ponding (band)", "Ponding (band)")).match is UNKNOWN


def test_a_title_with_the_year_asked_for_is_more_than_the_name_of_its_site() -> None:
    """The annual report of the site of annual reports."""
    named = ("Pond Development Report 2020 | Pond Development Reports", "Pond Development Report 2020")
    ours, host = "Pond Development Report 2020: The next frontier", "pdr.example"
    assert match(ours, page(*named, under="The Next Frontier: ponds and people"), host=host).match is SAME
    assert match(ours, page(*named), host=host).match is UNKNOWN
    other = (part.replace("2020", "2023") for part in named)
    assert match(ours, page(*other), host=host).match is DRIFTED


def test_a_section_page_in_place_of_a_publication() -> None:
    """The name of the publisher within our title does not make the list of its publications the thing."""
    ours, host = "POND Guidelines on Measuring Small Lakes", "www.pond.example"
    assert (
        match(ours, page("Publications | POND", "Publications", "All that POND publishes."), host=host).match is DRIFTED
    )
    listed = page("Publications | POND", "Publications", "Measuring small lakes, and all that POND publishes.")
    assert match(ours, listed, host=host).match is UNKNOWN


def test_the_explanation_says_that_it_is_another_thing_of_the_same_book() -> None:
    """The words of a comparison are those of the note about a check."""
    answer = match("Limnopedia: Very small lakes", page("reed(Rush) - The Limnopedia", "reed(Rush)"))
    assert answer.why == "beside"
    assert WHY_TITLES[answer.why] == "it names the same book or site, and another thing of it"


def test_two_things_of_one_program_are_not_the_same_because_a_page_speaks_of_both() -> None:
    """What stands under the heading makes no other page of a program out of one that begins with its name."""
    facts = page("s6: newt rows", "Newt rows", "The s6-newtscan program reads them.")
    assert match("s6: the s6-newtscan program", facts).match is UNKNOWN


def test_the_name_of_a_site_with_words_of_another_script_is_a_title() -> None:
    """A title that begins with the site's name in Latin letters and goes on in Japanese says more than that name."""
    assert match("Pondakuことはじめ（池の本）", page("Pondakuことはじめ"), host="docs.pondaku.example").match is SAME
    assert match("Pondaku 入門", page("Pondakuことはじめ"), host="docs.pondaku.example").match is DRIFTED


def test_the_name_of_the_site_within_more_words_is_not_the_thing() -> None:
    """A front page that bears the site's name alone is not what our title names before it."""
    front = page("Friends of the Shelf | Home", "Friends of the Shelf")
    assert match("Newts: Friends of the Shelf campaign guide", front, host="friendsoftheshelf.example").match is UNKNOWN


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Statistics of ponds (France and Spain)", "Statistics of ponds (Peru and Chile)"),
        ("Installing the server (Windows, Debian)", "Installing the server (Android, Fedora)"),
        ("Collected letters by Ann Oxley", "Collected letters by Ben Hall"),
    ],
)
def test_names_that_differ_are_never_left_out(ours: str, theirs: str) -> None:
    """Places and systems in brackets look like authors; only where the other title is silent may they be left out."""
    facts = Facts("html", titles=(Title("html:title", theirs),), headings=(theirs,), text=theirs, words=200)
    assert match(ours, facts).match is not TitleMatch.SAME
