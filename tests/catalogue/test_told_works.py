"""Pages saved as text that say below or behind each entry who made it, where it is, or what it is."""

from typing import Any

import pytest

POSTED = """Guilds near you

Comb Farm Association
406 Main Street, Suite 313
Watsonville, CA 95076
Phone: 831-763-2111
The Wax Institute
2440 East Water Well Road
Salina, KS 67401
Phone: 785-823-5376
"""

MADE = """Hives

Keeping Bees on Common Land
The Moor Agency, 2005
A report on hives and commons that the agency paid for.
Honey for All
Tom Ward and Eva Lane, 2003
A report exploring how villages can share their honey fairly.
Wax in Town
Northtown Council, 2002
The council looks at the roofs of the town and the bees upon them.
Comb Co-operatives
Northtown Wax Trust (formerly Moor Wax Trust)
"""

DATED = """Published research

  \u2022 Hives for All, Ann Hill (University of Northtown), March 2018

This publication examines the hive and explains some of the reasons why it is so well liked in the north.

  \u2022 Wax and Where to Find It, Tom Ward, May 2016

This paper asks what keepers know of wax and tells how they came to know it.
"""

BEGUN_AGAIN = """Below are publications on keeping hives, and a series of articles.

Model Documents

The following drafts for keeping hives, with remarks, cost nothing:

Keeping Hives for Keepers

Keeping Hives for Keepers This manual presents projects that kept hives within the reach of keepers for good.

Honey in Towns

Honey in Towns

Despite the many hives in towns, little exists to help keepers sell what they have.

The Wax Technical Manual

The Wax Technical Manual This manual, which costs nothing, updates and replaces the one of 1990.
"""

PICTURES = """Classroom resources

BUTTONPINK.GIF (519 bytes) A+ for Bees - a comprehensive program of learning about bees for schools.

BUTTONPINK.GIF (519 bytes)Hives in Grade Six - a set of lessons with tests and drawings.

BUTTONPINK.GIF (519 bytes) Wax and Us - a booklet for the little ones.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(POSTED, ["Comb Farm Association", "The Wax Institute"], id="addresses by post below names"),
        pytest.param(
            MADE,
            [
                "Keeping Bees on Common Land",
                "Honey for All",
                "Wax in Town",
                "Comb Co-operatives",
                "Northtown Wax Trust (formerly Moor Wax Trust)",
            ],
            id="who made it, and when, in one long group",
        ),
        pytest.param(DATED, ["Hives for All", "Wax and Where to Find It"], id="persons and dates behind titles"),
        pytest.param(
            BEGUN_AGAIN,
            ["Keeping Hives for Keepers", "Honey in Towns", "The Wax Technical Manual"],
            id="paragraphs that repeat the title",
        ),
        pytest.param(PICTURES, ["A+ for Bees", "Hives in Grade Six", "Wax and Us"], id="pictures as bullets"),
    ],
)
def test_what_each_entry_has_tells_where_it_begins(read_bytes: Any, text: str, expected: list[str]) -> None:
    """Makers, addresses, dates and names said again stand by titles only."""
    assert [entry.title for entry in read_bytes(text.encode()).entries] == expected


def test_who_wrote_an_item_is_its_author(read_bytes: Any) -> None:
    """Where the person works, and when it appeared, is none of the name."""
    assert [entry.authors for entry in read_bytes(DATED.encode()).entries] == [("Ann Hill",), ("Tom Ward",)]


VISIT = """Where we are

The guild meets on Mondays in the hall.
14 Mill Lane, Leeds LS1 2AB
You can come by train.
PO Box 3657
Fayetteville, AR 72702
We will be there.
"""

YEARS = """What we did

The guild was founded.
Northtown, 1994
We moved to the moor.
Southtown, 2001
We had a fire and moved once more.
Westtown, 2005
"""

TREASURERS = """Officers

- Chair, Ann Hill, 2018
- On Mondays we meet in the hall, and everybody is welcome there.
- Bring a hat.
- Leave the dog at home.
"""

FILES = """The pictures

We keep button.gif (519 bytes) in the folder.
The folder is small.
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(VISIT, id="addresses by post amid sentences"),
        pytest.param(YEARS, id="places and years below sentences"),
        pytest.param(FILES, id="pictures amid sentences"),
    ],
)
def test_what_looks_like_it_amid_sentences_is_no_entry(read_bytes: Any, text: str) -> None:
    """Sentences name places, years and files too."""
    assert [entry.title for entry in read_bytes(text.encode()).entries] == []


def test_one_date_behind_a_name_makes_no_works(read_bytes: Any) -> None:
    """Nearly all items must be told so."""
    assert not any(entry.authors for entry in read_bytes(TREASURERS.encode()).entries)


def test_terms_that_are_cited_works_have_their_titles(read_bytes: Any) -> None:
    """A list of definitions whose terms are works as bibliographies cite them, each with a paragraph about it."""
    works = [
        ("Abel, Ann", "The Ceremonies of the Hive", "Northtown: Hive Press, 2009"),
        ("Marsh, Cora", "Know Your Wax", "Kansas City: Comb, 2008"),
        ("Reed, Georgina", "The Drone Explained", "Northtown: Hive Press, 2007"),
        ("Nye, Aidan", "Looking at the Swarm", "San Francisco: Comb, 1996"),
    ]
    terms = "".join(
        f"<dt><a href='https://shop.example/{number}'>{names}. {title}. {imprint}</a></dt><dd>It tells how bees keep house, and why.</dd>"
        for number, (names, title, imprint) in enumerate(works)
    )
    page = f"<html><body><h1>Recommended reading</h1><dl>{terms}</dl></body></html>"
    assert read_bytes(page.encode()).titles == [title for _, title, _ in works]
