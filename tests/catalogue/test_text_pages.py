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
        "“We had never known how many there are.”\n\nA reader on Wax\n\nWho Keeps Them? St. Ives: Hive Press, 1999.\n"
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
