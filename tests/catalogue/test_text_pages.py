"""Pages saved as text: their links are lost, and lists, names above descriptions and calls to go on are what tells entries."""

from typing import Any

import pytest

BULLETED = """Bee Society
Home
News
Swarms
Contact

Useful links

Here is what members have found for us.

Keepers

  • Hive Trust - national charity for keepers
  • Wax Circle - meets each spring

Further reading

  • The Waggle Dance
  • Honey in the Kitchen
  • Bee Atlas is a map of the bees of these islands that grows with each report. Add your own.

← Back to Home
"""

TOLD = """Food Aid Northtown

If you need food today, these can help.

Kitchens

Harbour Kitchen

Hot meals for anybody who comes, five days a week

0200 300 4000

harbourkitchen.org.uk →

Mill Table

Sunday lunches and food parcels for families

milltable.org →

Advice

Money Desk

Free, independent advice on debt and benefits

0200 300 5000

moneydesk.org.uk →
"""

CALLED = """Local History Society

Our yearbooks and other publications are for sale at meetings.

Yearbook

2024

Yearbook 2024: the canal

Details →

2023

Yearbook 2023: the mills

Details →

Series

Northtown Papers

Overview →
"""

DESCRIBED = """Links

  • www.hives.example.org - for information about hives
  • Parish Council - for local issues on planning go to: www.parish.example.org
  • County Council - Roads & Transport, Libraries go to www.county.example.org
  • Bus times - travel in the valley www.bus.example.org
"""

CREDITED = """Reading list

Novels

  • The Far Field: A Story by Ann Abel, ISBN: 9781773630748
  • Rain Again by Ben Bell and illustrated by Cy Cole, ISBN: 9780307589446
  • Huntress by Dora Deen, ISBN: 9780316040075
"""

SENTENCES = """Papers in preparation

Ann Abel:

  • Painters of the northern harbour. This article is based on an album of the family and appeared in the yearbook.
  • The lonely daughter and her fight to keep above water. This article will be offered to the yearbook.
  • The academy and a number of artists in 1830. This article will be offered to the journal.
"""

IMPRINTED = """Books

The Law of Rivers. A History
Hive Press, Northtown, 2021

Between Mill and Moor
Hive Press, Northtown, 2018
with Ben Bell

Fields
4th edition, Stock Verlag, Southtown, 2012
"""

BARE = """Fact sheets

About the form
Getting ready

About the form

Introduction to the form

What companies file

Getting ready

How to get ready

Choosing a period
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            DESCRIBED, ["www.hives.example.org", "Parish Council", "County Council", "Bus times"], id="described"
        ),
        pytest.param(CREDITED, ["The Far Field: A Story", "Rain Again", "Huntress"], id="authors and numbers"),
        pytest.param(
            SENTENCES,
            [
                "Painters of the northern harbour",
                "The lonely daughter and her fight to keep above water",
                "The academy and a number of artists in 1830",
            ],
            id="first sentences",
        ),
        pytest.param(
            IMPRINTED, ["The Law of Rivers. A History", "Between Mill and Moor", "Fields"], id="imprints below titles"
        ),
        pytest.param(
            BARE,
            ["Introduction to the form", "What companies file", "How to get ready", "Choosing a period"],
            id="titles and nothing else",
        ),
    ],
)
def test_titles_end_where_words_about_them_begin(read_bytes: Any, text: str, expected: list[str]) -> None:
    """What is said behind a dash, authors, numbers, further sentences and imprints are no part of a title."""
    assert [entry.title for entry in read_bytes(text.encode()).entries] == expected


LINES = """Railway links

Home
Photos
Links

Narrow gauge

Fell Railway - the oldest of them all.

Lake Railway - a short line beside the water.

Moor Tramway

Standard gauge

Dee Valley Railway - great days out along the river.
"""

NUMBERS = """Helplines

Youth Line: 0800 376 633, free text 234
The Low Down: lowdown.co.nz or free text 5626
Life Line: 0800 543 354
"""

SPOKEN = """Prayer resources

Daily prayer

Daily Voice is a podcast of scripture and music for each morning.

Time Apart offers a short reflection at your desk.

Outdoors

The Quiet Garden has forty places where people can sit.
"""

MENU_AND_CONTENTS = """Beekeepers of Northtown

  • Home
  • About us
  • Links

  • Suppliers
  • Clubs
  • Weather

Suppliers

Wax & Co

Frames, foundation and jars for small keepers

Hive Works

Hives of cedar, made to order

Clubs

Southtown Keepers

Meets on the first Monday of each month

Weather

Met Station

Hour by hour, for the moor
"""

TITLES = """Guides and leaflets

First aid for seizures

Driving and epilepsy

Sleep diary

Epilepsy in schools: a policy template

Food

Eating well on little
"""

TURNS = """Websites

Minds for parents
Helpline and guides on feelings and behaviour.
Northern Psychological Society
Find a psychologist near you.
Play Register
Register of accredited therapists.
"""

STOPPED = """Archives and maps

Archives

Moor Record Office. The first place to go for parish registers, wills and maps.

The County Archives' catalogue. Covers the holdings of two thousand places.

Maps

Dales Map Explorer. Tithe and enclosure maps laid over modern ones.

Once you have found a record, write to us. We copy what you need.
"""

FILES = """Leaflets

Mite control through the year (PDF, 312 KB) Updated: 03/2023

Foul brood: how to tell it (PDF, 1.1 MB) Updated: 11/2021

A label for jars (DOC, 56 KB)

  • Honey rules [PDF, 88 KB] Download
"""

COLUMNS = """Leaflets

A

Ankle sprain [pdf] 210KB\tPHY012\tReview date: May 2026
Arthritis of the knee [pdf] 1MB\tORT003\tReview date: June 2025

P

Pelvic floor exercises [pdf] 180KB\tPHY020\tReview date: May 2025
"""

FIELDS = """Apps for learners

Wordly

Short lessons each day.

Level: beginner

Tales Aloud

Stories for children, read aloud.

Level: any

Telephone: 01234 555 100
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            LINES, ["Fell Railway", "Lake Railway", "Moor Tramway", "Dee Valley Railway"], id="lines with dashes"
        ),
        pytest.param(NUMBERS, ["Youth Line", "The Low Down", "Life Line"], id="names and numbers"),
        pytest.param(SPOKEN, ["Daily Voice", "Time Apart", "The Quiet Garden"], id="sentences"),
        pytest.param(
            MENU_AND_CONTENTS, ["Wax & Co", "Hive Works", "Southtown Keepers", "Met Station"], id="a menu and contents"
        ),
        pytest.param(
            TITLES,
            [
                "First aid for seizures",
                "Driving and epilepsy",
                "Sleep diary",
                "Epilepsy in schools: a policy template",
                "Eating well on little",
            ],
            id="titles alone",
        ),
        pytest.param(TURNS, ["Minds for parents", "Northern Psychological Society", "Play Register"], id="turns"),
        pytest.param(
            STOPPED,
            ["Moor Record Office", "The County Archives' catalogue", "Dales Map Explorer"],
            id="names and full stops",
        ),
        pytest.param(
            FILES,
            ["Mite control through the year", "Foul brood: how to tell it", "A label for jars", "Honey rules"],
            id="files",
        ),
        pytest.param(COLUMNS, ["Ankle sprain", "Arthritis of the knee", "Pelvic floor exercises"], id="columns"),
        pytest.param(FIELDS, ["Wordly", "Tales Aloud"], id="fields"),
    ],
)
def test_what_a_person_sees_is_read(read_bytes: Any, text: str, expected: list[str]) -> None:
    """Lines that go on behind a dash, a verb, a full stop or a file's kind; titles alone, and by turns with sentences; fields and menus are none."""
    assert [entry.title for entry in read_bytes(text.encode()).entries] == expected


CALLED_AT_END = """Documents
Fiche d'identité de l'association CLIC ICI
À fournir avant le 15 septembre
Convention d'utilisation des salles CLIC ICI
Obligatoire avant toute utilisation
Demande de subvention CLIC ICI
Doit être faite avant la fin de février
"""

PAIRS = """Contacts

Hotlines

North Line: 1-800-354-9365
Legal Desk: (212) 549-1200

Community

Arts of the East
(631) 209-5188
Moor Museum
(212) 619-9785
"""

HOSTS = """Shops

www.hive.example
Eine Plattform mit vielen Geschäften rund um den Honig

www.wax.example
Läden nach Kanton geordnet, mit Karte und Zeiten

Biene Finder
Karte mit Geschäften, die Wachs verkaufen

www.comb.example
Eine Karte mit lauter Gärtnereien
"""

GRID = """Helplines

General\tTeens\tWork
National Alliance\tThe Red Foundation\tStress Desk
Health Resources\tThe Blue Foundation\tRights Line
Verywell Mind\tQuiet Teens\tNight Shift Support
Beyond Grey\tTeen Moods\tFair Wages Hub
"""

FILED_BELOW = """For schools

Toys from the past
Teachers' notes and picture cards
PDF, 3.4 MB

The Victorians in our town
A pack of twelve sources
PDF, 8.1 MB

Evacuees
Letters home, read by actors
MP3, 12 minutes
"""

AUTHORED = """Reading

Stage one

1. The Three Sources by Field
2. Wages and Prices by Marks
3. Rivers of the North by R. Palme Dale

- Towns or Villages? by Stone
"""

SPACED = """Other sites

Patient UK : Health and information leaflets

Age Help : services and support for older people

North Cancer Trust : information and support
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            CALLED_AT_END,
            ["Fiche d'identité de l'association", "Convention d'utilisation des salles", "Demande de subvention"],
        ),
        (PAIRS, ["North Line", "Legal Desk", "Arts of the East", "Moor Museum"]),
        (HOSTS, ["www.hive.example", "www.wax.example", "Biene Finder", "www.comb.example"]),
        (
            GRID,
            [
                "National Alliance",
                "The Red Foundation",
                "Stress Desk",
                "Health Resources",
                "The Blue Foundation",
                "Rights Line",
                "Verywell Mind",
                "Quiet Teens",
                "Night Shift Support",
                "Beyond Grey",
                "Teen Moods",
                "Fair Wages Hub",
            ],
        ),
        (FILED_BELOW, ["Toys from the past", "The Victorians in our town", "Evacuees"]),
        (AUTHORED, ["The Three Sources", "Wages and Prices", "Rivers of the North", "Towns or Villages?"]),
        (SPACED, ["Patient UK", "Age Help", "North Cancer Trust"]),
    ],
    ids=[
        "calls at the end",
        "names and numbers by turns",
        "hosts and words",
        "a grid",
        "files below",
        "authors",
        "spaced colons",
    ],
)
def test_the_manner_of_most_lines_tells_titles(read_bytes: Any, text: str, expected: list[str]) -> None:
    """A line is read as its neighbours are."""
    assert [entry.title for entry in read_bytes(text.encode()).entries] == expected


PROSE = (
    (
        "Council news\n\nNorthtown Museum has a new roof. It was paid for by a legacy.\n\nCouncillor Ann Brown is pleased with it. She opened it on Monday.\n\nSteam is back on the line. "
        "The first train ran in May.\n"
    ),
    "Scones\n\n- 225 g flour\n- 55 g butter\n- 25 g sugar\n- 150 ml milk\n",
    "About the society\n\nThe Society has two hundred members. They meet each month.\n\nMembership is open to all. Come along.\n",
)


@pytest.mark.parametrize("text", PROSE)
def test_ordinary_prose_is_no_list(read_bytes: Any, text: str) -> None:
    """Sentences with a name in front, and ingredients, are no entries."""
    assert len(read_bytes(text.encode()).entries) <= 1


def test_of_two_lists_that_share_works_both_are_read(read_bytes: Any) -> None:
    """They are no table of contents, and authors behind dashes stay with their works."""
    works = "- Beloved - Toni Morrison\n- Middlemarch - George Eliot\n- Emma - Jane Austen\n"
    text = f"Reading\n\nYear 7\n\n{works}\nYear 8\n\n{works}- Persuasion - Jane Austen\n"
    entries = read_bytes(text.encode()).entries
    assert [entry.title for entry in entries] == [
        "Beloved",
        "Middlemarch",
        "Emma",
        "Beloved",
        "Middlemarch",
        "Emma",
        "Persuasion",
    ]
    assert all(entry.authors for entry in entries)


def test_books_below_a_list_of_things_stay(read_bytes: Any) -> None:
    """The list is of what the room has; it is not all there is."""
    text = "Village hall\n\nEquipment\n\n- Projector and screen\n- Folding tables\n- Tea urn\n\nBooks\n\nBells of the North by Ann Green\n\nRivers of the North by Peter Brown\n"
    titles = [entry.title for entry in read_bytes(text.encode()).entries]
    assert {"Bells of the North", "Rivers of the North"} <= set(titles)


@pytest.mark.parametrize("word", ["Links", "Title", "URL"])
def test_a_list_below_one_word_is_no_table(read_bytes: Any, word: str) -> None:
    """A word that could name a column does not make one of lines without any tab or comma."""
    text = f"{word}\n\n- The Hive Handbook https://hive.example/book\n- The Wax Manual https://wax.example/book\n"
    assert [entry.title for entry in read_bytes(text.encode()).entries] == ["The Hive Handbook", "The Wax Manual"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            BULLETED,
            [
                ("Hive Trust", "Keepers", None),
                ("Wax Circle", "Keepers", None),
                ("The Waggle Dance", "Further reading", None),
                ("Honey in the Kitchen", "Further reading", None),
                ("Bee Atlas", "Further reading", None),
            ],
            id="items",
        ),
        pytest.param(
            TOLD,
            [
                ("Harbour Kitchen", "Kitchens", "http://harbourkitchen.org.uk"),
                ("Mill Table", "Kitchens", "http://milltable.org"),
                ("Money Desk", "Advice", "http://moneydesk.org.uk"),
            ],
            id="names above descriptions and hosts",
        ),
        pytest.param(
            CALLED,
            [
                ("Yearbook 2024: the canal", "Yearbook", None),
                ("Yearbook 2023: the mills", "Yearbook", None),
                ("Northtown Papers", "Series", None),
            ],
            id="titles above calls to go on",
        ),
    ],
)
def test_entries_are_told_as_a_reader_tells_them(
    read_bytes: Any, text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    """Each with its heading, and with the address where one is written."""
    entries = read_bytes(text.encode()).entries
    found = [(entry.title, entry.section[-1], entry.links[0].href if entry.links else None) for entry in entries]
    assert found == expected


def test_a_work_is_told_by_its_imprint(read_bytes: Any) -> None:
    """A name before the title is its author's; what is said of a work is no work."""
    text = (
        "Publications\n\nBees of the Moor. Northtown: Hive Press, 1994.\n\nAnn Abel. Wax. Northtown: Hive Press, 1997.\n\n"
        "Smoke. Northtown: Hive Press, 1995.\n\nSwarm. Northtown: Hive Press, 1996.\n\n"
        "A reader on Wax\n\nWho Keeps Them? St. Ives: Hive Press, 1999.\n"
    )
    entries = read_bytes(text.encode()).entries
    assert [(entry.title, entry.authors, entry.year) for entry in entries] == [
        ("Bees of the Moor", (), 1994),
        ("Wax", ("Ann Abel",), 1997),
        ("Smoke", (), 1995),
        ("Swarm", (), 1996),
        ("Who Keeps Them?", (), 1999),
    ]


@pytest.mark.parametrize(
    "line", ["README.md", "setup.py", "me@bees.example.org", "Node.js", "e.g. wax", "www", "3.5.2024"]
)
def test_what_only_looks_like_a_host_is_none(read_bytes: Any, line: str) -> None:
    """Names of files, mail addresses and dates are no addresses of pages."""
    text = f"Links\n\n- The Hive Handbook: https://hive.example/book\n\n{line}\n"
    hrefs = [use.href for entry in read_bytes(text.encode()).entries for use in entry.links]
    assert "http://" + line not in hrefs
