"""Handbooks of programs, which call themselves otherwise than those who list them do."""

import pytest

from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch


def compared(ours: str, theirs: str) -> str:
    """Hold a catalogue's title against a page with a title and a heading."""
    return match(
        ours,
        Facts("html", (Title("title", theirs), Title("h1", theirs)), headings=(theirs,), text="words " * 80, words=80),
    ).match


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Flycheck manual", "Flycheck — Syntax checking for GNU Emacs — Flycheck 32-cvs documentation"),
        # no more than a name and that it is its handbook or front, and ours says what is so called
        ("The Fweb frog counting system", "Top (Fweb)"),
        (
            "Documentation for the Frog Pond plugin for Herons",
            "Welcome to heron-frog's documentation! — heron-frog 0 documentation",
        ),
        (
            "aioherons is a library for asking herons",
            "Welcome to aioherons's documentation! — aioherons 0.1.1 documentation",
        ),
        ("Documentation for libfrog3", "frog3lib - The F1/F2 Tagging Library"),
        ("Herons library API documentation", "libherons: libherons"),
        ("libherons", "Herons: Herons - wrapper for minifrogs"),
        ("frogdb ruby document", "Specifications of FROGDB for Ruby"),
        ("Programmer API for the JHeron", "Overview (JHeron Class Library (version 1.0.23))"),
        ("API Javadoc for Commons Lang", "Overview (Apache Commons Lang 3.12.0 API)"),
        ("Aspell Manual", "GNU Aspell 0.60.8: Top"),
        ("libevdev Manual", "libevdev: libevdev"),
        ("libmatemixer API documentation", "libmatemixer Reference Manual: libmatemixer Reference Manual"),
        ("libclaw API documentation", "Claw: Main Page"),
        ("Mailman3 documentation", "Mailman 3.3.8 documentation"),
        ("eProsima FastCDR reference", "eProsima Fast CDR: Main Page"),
        ("Debian kitchen Manual", "Kitchen, everything but the sink — kitchen 1.2.6 documentation"),
        ("Javadoc for the EMI Common Authentication Library (caNl)", "Overview (canl 2.8.2 API)"),
        ("Programmer API for c3p0 (library for JDBC connection pooling)", "c3p0-0.9.1.2 API Documentation"),
        ("Python Library Reference (v3.11)", "The Python Standard Library — Python 3.11.2 documentation"),
        ("Ninja Manual", "The Ninja build system"),
        ("discord.py Documentation", "Welcome to discord.py"),
        ("Manual for ant (Java-based build system)", "Apache Ant™ User Manual"),
        ("CvxOpt: Python package and toolkit for Convex Optimization", "CVXOPT Documentation"),
        ("pandas - powerful Python data analysis toolkit", "pandas documentation — pandas 1.5.3 documentation"),
    ],
)
def test_two_names_of_one_handbook_are_left_open(ours: str, theirs: str) -> None:
    """The name of the program is there, and that it is its handbook: they may be one document, and need not be."""
    assert compared(ours, theirs) != "drifted"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Flycheck manual", "Aspell — checking your spelling — Aspell 32 documentation"),
        ("Flycheck manual", "Flycheck is for sale: buy this domain today from us"),
        ("Flycheck keys manual", "Flycheck — Syntax checking for GNU Emacs — Flycheck 32-cvs documentation"),
        ("Flycheck Programmer's Guide", "Flycheck User's Guide (printable, all chapters of the book)"),
        ("Path (Flycheck documentation)", "File system — Flycheck v18.20.4 Documentation"),
        ("Debian kitchen Manual", "Debian Sink Manual"),
        ("Guide for tenants (Pond 75)", "Home - Pond 75"),
        ("Ninja Manual", "The story of the Ninja build system"),
        ("The story of Flycheck", "Flycheck — Syntax checking for GNU Emacs — Flycheck 32-cvs documentation"),
    ],
)
def test_other_things_are_not_excused(ours: str, theirs: str) -> None:
    """Another name, no handbook at all, or a word of the catalogue's that is nowhere."""
    assert compared(ours, theirs) == "drifted"


@pytest.mark.parametrize("sign", ["\u2014", "\u2630", "|", "..."])
def test_a_heading_of_signs_names_nothing(sign: str) -> None:
    """A page may have nothing but a sign in one of its titles."""
    page = Facts("html", (Title("title", "Something else"), Title("h1", sign)))
    assert match("The Pond manual", page).match == "drifted"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Garden Handbook", "Garden furniture: overview"),
        ("Allotment Guide", "Welcome to the allotment shop"),
        ("Pygame manual", "Game manual"),
    ],
)
def test_a_front_page_of_something_else_is_another_document(ours: str, theirs: str) -> None:
    """It names more than the program, or another one."""
    assert compared(ours, theirs) == "drifted"


@pytest.mark.parametrize(
    ("ours", "text", "expected"),
    [
        ("Libheron documentation", "Libheron is a layer between ponds.", "unknown"),
        ("Libheron documentation", "Storks are a layer between ponds.", "drifted"),
        ("Libheron for storks and cranes", "Libheron is a layer between ponds.", "drifted"),
    ],
)
def test_a_page_that_begins_by_speaking_of_the_one_thing_is_left_open(ours: str, text: str, expected: str) -> None:
    """Where a handbook is not titled by what it is of, its first words may say so: then the signs disagree."""
    title = "Independent Abstraction Layer for C"
    facts = Facts(
        "html", (Title("title", title),), headings=(title,), text=f"{title} {text} " + "words " * 80, words=90
    )
    assert match(ours, facts).match == expected


def test_a_document_titled_by_the_name_alone_is_left_open() -> None:
    """What a document names itself counts against words that its first page lacks."""
    text = (
        "CVXHERON Documentation Release 1.3.0 M. S. Oxley Jan 2023 Contents " + "words of a long page about ponds " * 20
    )
    facts = Facts("pdf", (Title("pdf:info", "CVXHERON Documentation"), Title("pdf:text", text)), text=text)
    assert match("CvxHeron: Python Package for Nesting", facts).match == "unknown"


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("newtgrep(1) - find newts that match patterns", "newtgrep(1) - Pond manual page", TitleMatch.SAME),
        ("newtd(8): the server of newts", "newtd(8) — Pond manual page", TitleMatch.SAME),
        ("newtd(8): the server of newts", "newtd(5) — Pond manual page", TitleMatch.DRIFTED),
        ("newtd(8): the server of newts", "frogd(8) — Pond manual page", TitleMatch.DRIFTED),
        ("Algebra (1): sets", "Algebra (1): groups", TitleMatch.DRIFTED),
        ("Tutorial (2) - loops", "Tutorial (2) - classes", TitleMatch.DRIFTED),
        ("Newt (brand): a history of shoes", "Newt (animal) - The Lexicon", TitleMatch.DRIFTED),
    ],
)
def test_a_page_of_a_manual_is_known_by_its_name_and_section(ours: str, theirs: str, expected: TitleMatch) -> None:
    """What it does is said by one side, and in what manual it stands by the other."""
    facts = Facts("html", (Title("title", theirs), Title("h1", theirs)), headings=(theirs,), words=80)
    assert match(ours, facts, host="man.example.org").match is expected
