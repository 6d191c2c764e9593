"""Lists that people keep by hand in Markdown and plain text: what heads others, what only says more, and where the title stands."""

from typing import Any

import pytest

_LINKED = "- [Wax](https://wax.example/) - A tool for wax.\n- [Comb](https://comb.example/) - A tool for combs.\n"
_NAMED = "# Sites\n\n## Bees\n\n- The [Hive](https://hive.example/) site has plans for hives.\n- [Wax](https://wax.example/) melts.\n\n## Bienen\n\n- Die Seite [Stock](https://stock.example/) bietet Pläne.\n"
_PAIRS = "".join(f"{name}\nhttps://{name.lower()}.example/\n\n" for name in ("Hive", "Wax", "Comb", "Queen"))


def test_stanzas_of_a_text_have_their_name_first_and_their_address_last(read_bytes: Any) -> None:
    """Words between them say more, and a line by itself above them heads a section."""
    page = (
        "Resources\n\nMental health\n\nMind - help for everybody with a problem\nwww.mind.example\n\nSamaritans\nCall 116 123 free\nhttps://sam.example/\n\n"
        "Money\n\nMoneyHelper\nFree and impartial help with money\nhttps://money.example\n"
    )
    entries = read_bytes(page).entries
    assert [(entry.section[-1], entry.title) for entry in entries] == [
        ("Mental health", "Mind"),
        ("Mental health", "Samaritans"),
        ("Money", "MoneyHelper"),
    ]
    assert [link.href for entry in entries for link in entry.links] == [
        "http://www.mind.example",
        "https://sam.example/",
        "https://money.example",
    ]
    assert "Call 116 123 free" in entries[1].description


@pytest.mark.parametrize(
    ("page", "titles"),
    [
        pytest.param(_NAMED, ["Hive", "Wax", "Stock"], id="a site named behind an article"),
        pytest.param(
            f"# Bees\n\n**Work very much in progress**\n\nMore comes soon.\n\n## Tools\n\n{_LINKED}",
            ["Wax", "Comb"],
            id="words about the list in bold type",
        ),
        pytest.param(
            f"# Bees\n\n- Hives\n  - Long hive\n  - High hive\n- Tools\n{_LINKED.replace('- [', '  - [')}",
            ["Long hive", "High hive", "Wax", "Comb"],
            id="a group without links beside one with",
        ),
        pytest.param(
            "# Bees\n\n- Easy\n  - Bees for All - Ann Hill\n  - Hives and Homes - Bob Lake\n- Hard\n  - A Year of Wax - Dora Field\n",
            ["Bees for All", "Hives and Homes", "A Year of Wax"],
            id="groups of books",
        ),
        pytest.param(
            "# Bees\n\n- **hive** - A thing\n  - Authors: 1 (@ann)\n- **wax** - Another thing\n  - Authors: 2 (@ann, @bob)\n",
            ["hive", "wax"],
            id="more about a described entry",
        ),
        pytest.param(
            "Links\n\nAge UK - advice for older people - https://age.example\nCarers Trust - help for carers - https://carers.example\nShelter: housing advice. https://shelter.example\n",
            ["Age UK", "Carers Trust", "Shelter: housing advice"],
            id="three parts with dashes between them",
        ),
        pytest.param(
            f"Tools\n\n{_PAIRS}smoke.exe\nSource code: https://smoke.example/src\nCompiled: https://smoke.example/exe\n",
            ["Hive", "Wax", "Comb", "Queen", "smoke.exe"],
            id="addresses that say which they are",
        ),
        pytest.param(
            "Works\n\nHill, A. (2001). Bees. Hive Press.\n\nClean Air Act. (1970). 42 U.S.C. \u00a7 7401 et seq.\n\nLake, B. (2003). Wax. Hive Press.\n\nMoor, C. (2004). 99 hives of old. Hive Press.\n",
            ["Bees", "Clean Air Act", "Wax", "99 hives of old"],
            id="a law among works",
        ),
    ],
)
def test_a_list_kept_by_hand_is_read_as_it_is_meant(read_bytes: Any, page: str, titles: list[str]) -> None:
    """No heading, note or aside is an entry, and each title is the whole of it and nothing more."""
    assert [entry.title for entry in read_bytes(page).entries] == titles


def test_a_site_named_in_a_sentence_keeps_the_sentence(read_bytes: Any) -> None:
    """Its link is the entry's own, and the words around it are what is said about it."""
    hive = read_bytes(_NAMED).entries[0]
    assert (hive.links[0].role.value, hive.description) == ("primary", "The Hive site has plans for hives.")


_WORKS = """Reading for the course

Classics
========

A History of Hives
https://hive.example/history

Mark Hill, Greta Lake: The Next Hive. CACM 34(10): 78-92 (1991)
https://hive.example/next

Mark Hill, Jo A. Moor, Greta Lake: Models of Combs: Alternatives. VLDB 1985: 108-121
https://comb.example/models

Lake, Greta and Moor, John (February 1992) - "The Design of a Smoker". Transactions on Bees, Vol. 10. pp26-52.
https://smoker.example/

SWARM: An Architecture for Bees and for Wasps
https://swarm.example/

Ann Field, Mark Hill, and Tim Lake. 2008. Building a hive on a roof. In Proceedings of Bees 2008, 251-264.
https://roof.example/
"""


def test_works_with_their_address_below_are_read_with_authors_and_without(read_bytes: Any) -> None:
    """Each is one entry, be its authors named before it or not, and wherever its lines end."""
    read = [(entry.title, entry.authors, entry.year, entry.links[0].href) for entry in read_bytes(_WORKS).entries]
    assert read == [
        ("A History of Hives", (), None, "https://hive.example/history"),
        ("The Next Hive", ("Mark Hill", "Greta Lake"), 1991, "https://hive.example/next"),
        (
            "Models of Combs: Alternatives",
            ("Mark Hill", "Jo A. Moor", "Greta Lake"),
            1985,
            "https://comb.example/models",
        ),
        ("The Design of a Smoker", ("Greta Lake", "John Moor"), 1992, "https://smoker.example/"),
        ("SWARM: An Architecture for Bees and for Wasps", (), None, "https://swarm.example/"),
        ("Building a hive on a roof", ("Ann Field", "Mark Hill", "Tim Lake"), 2008, "https://roof.example/"),
    ]
