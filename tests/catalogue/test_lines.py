"""Lists of one line an entry: addresses first, names before a dash, lists without links, telephone numbers."""

from typing import Any

import pytest

from crawler.catalogue.contact import is_phone

_HOSTS = "## Mail\n- https://zim.example/ - email server, calendar\n- https://box.example/ - a server for mail\n- https://project.example/ - Open source management.\n\n"
_DASHED = (
    "- Shob Council - for local issues on planning go to: www.shob.example\n- East Council - register to vote, benefits www.east.example\n"
    "- Family service - offers help with parenting skills\n- Police and fire - Emergency 999\n"
)
_NAMES = (
    "# Res\n\n## Libre\n- Framalib\n- Degoogle\n\n## Linux\n- Paquets\n- [Debian](https://d.example)\n- [Ubuntu](https://u.example)\n\n"
    "## Radio\n- Libre a vous\n- freeCamp\n"
)
_SLASHES = "# L\n\n## A\n[EN] [Hack](https://h.example) / Editing\n\n[DE] [Board](https://bo.example) / A thing. Good one\n\n## B\n[DE] [Zip](https://z.example) / Video\n"


@pytest.mark.parametrize(
    ("page", "titles"),
    [
        pytest.param(
            f"# Tools\n\n{_HOSTS}## Other\n- [Kick](https://kick.example/a) - A list.\n- https://plain.example/\n",
            [
                "https://zim.example/",
                "https://box.example/",
                "https://project.example/",
                "Kick",
                "https://plain.example/",
            ],
            id="addresses that are described",
        ),
        pytest.param(
            "Links\n\nwww.gov.example - for benefits and taxes\nwww.nhs.example - advice on health\nwww.age.example - Help for older people\n",
            ["www.gov.example", "www.nhs.example", "www.age.example"],
            id="addresses that are described, in a text",
        ),
        pytest.param(
            "# Links\n\nhttps://a.example/1 - *Hub - a/b: lists of things*\n\nhttps://b.example/2 - *wax topics*\n\nhttps://c.example/3 - *Track the list*\n",
            ["Hub - a/b: lists of things", "wax topics", "Track the list"],
            id="addresses with their titles in italics",
        ),
        pytest.param(
            "https://a.example/1 - The Bee Handbook\nhttps://b.example/2 - Wax and Honey\nhttps://c.example/3 - Keeping Hives\n",
            ["The Bee Handbook", "Wax and Honey", "Keeping Hives"],
            id="addresses with their titles",
        ),
        pytest.param(
            "# Fonts\n\n## Fonts\n1. https://font.example/\n2. https://spark.example/\n\n## Colour\n1. [Colours](https://c.example/)\n",
            ["https://font.example/", "https://spark.example/", "Colours"],
            id="addresses alone",
        ),
        pytest.param(
            f"Links\n\n{_DASHED}",
            ["Shob Council", "East Council", "Family service", "Police and fire"],
            id="dashes in a text",
        ),
        pytest.param(
            f"# Help\n\n{_DASHED}", ["Shob Council", "East Council", "Family service", "Police and fire"], id="dashes"
        ),
        pytest.param(
            "Help\n\nMind - Mental Health\nShelter - Housing Advice\nScope - Disability Help\nAge UK - Older People\n",
            ["Mind", "Shelter", "Scope", "Age UK"],
            id="dashes with capitals behind them",
        ),
        pytest.param(_SLASHES, ["Hack", "Board", "Zip"], id="slashes"),
        pytest.param(
            _NAMES,
            ["Framalib", "Degoogle", "Paquets", "Debian", "Ubuntu", "Libre a vous", "freeCamp"],
            id="names alone",
        ),
        pytest.param(
            "# A\n\n- [One](https://o.example)\n- [Two](https://t.example)\n- Physics:\n  [The Travel Guide](https://p.example)\n",
            ["One", "Two", "The Travel Guide"],
            id="a label before the link",
        ),
        pytest.param(
            "# Help\n\n**National Helpline**<br>\n**1-866-331-9474**<br>\n**1-866-331-8453 TTY**<br>\n[www.love.example](http://www.love.example)<br>\nIt offers chat and support.\n\n"
            "**Other Helpline**<br>\n**0800 123 456**<br>\n[www.other.example](http://www.other.example)<br>\nIt offers advice by day.\n",
            ["National Helpline", "Other Helpline"],
            id="telephone numbers in bold type",
        ),
        pytest.param(
            "Help\n\nNational Hotline\n1-800-799-7233 (SAFE)\nwww.hot.example\n\nDating Helpline\n1-866-331-9474\nwww.love.example\n\n"
            "Resource Center\n1-800-537-2238\nwww.nrc.example and www.vaw.example\n",
            ["National Hotline", "Dating Helpline", "Resource Center"],
            id="a stanza with two addresses",
        ),
        pytest.param(
            "".join(
                f"## {name}\n\n{name} is a program for everyone.\n\n* <https://{name.lower()}.example/>\n\n"
                for name in ("Office", "Gimp", "Player")
            ),
            ["Office", "Gimp", "Player"],
            id="a heading with its address as the one item below",
        ),
        pytest.param(
            "= Links\n\n== Hives\n. https://bees.example/[Bees,window=_blank] is a list\n. link:https://wax.example/a[Wax -- for all^]\n\n=== Tools\n* https://t.example/[t.example]\n** Hive tool\n",
            ["Bees", "Wax -- for all", "t.example", "Hive tool"],
            id="AsciiDoc",
        ),
        pytest.param(
            "==Hives==\n* [https://bees.example/ The Bee Book] - a book\n** [https://wax.example/ Wax]\n\n== Tools ==\n# [https://t.example/ Hive tool] helps\n",
            ["The Bee Book", "Wax", "Hive tool"],
            id="MediaWiki",
        ),
        pytest.param(
            "Links\n\nBees: https://bees.example/list[2]\nWax: https://wax.example/\nHives [sic]: https://hives.example/\n",
            ["Bees", "Wax", "Hives [sic]"],
            id="brackets that are no link",
        ),
        pytest.param(
            "== Links\n\n|===\n|Link |Description\n|https://bees.example/ |Bee profile\n|https://wax.example/a |Wax team\n|https://hive.example/ |Flickr\n|===\n",
            ["Bee profile", "Wax team", "Flickr"],
            id="a table in AsciiDoc",
        ),
        pytest.param(
            "== Readings\n\n* Hill, A. (2010) https://a.example/1[A tour of hives]. An introduction.\n\n* Jones, B. (2014) https://a.example/2[Telling of Bees], _Hive Press_. I do not know it.\n\n* Ward, T. & Lane, D. (2018) https://a.example/3[Making Wax], _Hive Press_. A sample.\n",
            ["A tour of hives", "Telling of Bees", "Making Wax"],
            id="links behind names and a year",
        ),
        pytest.param(
            "1.\nHill, Ann. \u201cLive Bees and Wax in the Studio.\u201d \nIn Hives: Making and Keeping them from Antiquity to the Present, \nedited by Tom Ward, 307-318. Leeds: Hive Press, 2010.\n\n2.\nWard, Tom, ed. Bees That Talk: Lessons from Wax. Leeds: Hive Press, 2004. \n\n3.\nWard, Tom, and Ann Hill. Honeycomb. Leeds: Hive Press, 2007.\n",
            ["Live Bees and Wax in the Studio", "Bees That Talk: Lessons from Wax", "Honeycomb"],
            id="numbers above their works",
        ),
        pytest.param(
            "Tools\n-----\n\n-  http://www.bees.example (See `Get started <https://docs.bees.example/a>`__)\n-  http://wax.example (See `With wax <https://wax.example/b>`__)\n-  http://hive.example/ (See `Hives <http://h.example/c>`__)\n",
            ["http://www.bees.example", "http://wax.example", "http://hive.example/"],
            id="addresses before another link",
        ),
        pytest.param(
            "Links:\nhttps://bees.example/\n\nWax tools: https://wax.example/a\nHive font: https://hive.example/\nMenu effect: https://menu.example/\n\nPicture credits can be found below each picture; those without are drawn by me\n",
            ["https://bees.example/", "Wax tools", "Hive font", "Menu effect"],
            id="a sentence that closes a list",
        ),
    ],
)
def test_each_line_is_an_entry_with_its_title(read_bytes: Any, page: str, titles: list[str]) -> None:
    """The title is what the manner of the whole list says, and nothing else is an entry."""
    assert [entry.title for entry in read_bytes(page).entries] == titles


def test_headings_between_equals_signs_are_the_sections(read_bytes: Any) -> None:
    """As AsciiDoc and MediaWiki write them; a sum is none."""
    page = "= Links\n\n== Hives\n* https://bees.example/[Bees]\n\n=== Tools ===\n* [https://t.example/ Hive tool]\n= 5 tools\n* [https://s.example/ Smoker]\n"
    assert [entry.section[-1] for entry in read_bytes(page).entries] == ["Hives", "Tools", "Tools"]


def test_what_is_said_of_an_address_is_its_description(read_bytes: Any) -> None:
    """The address stays the entry's own link."""
    entry = read_bytes(f"# Tools\n\n{_HOSTS}").entries[0]
    assert (entry.description, entry.links[0].role.value) == ("email server, calendar", "primary")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("0800 123 456", True),
        ("1-866-331-8453 TTY", True),
        ("1-800-799-SAFE (7233)", True),
        ("Tel: 030 123456", True),
        ("1984", False),
        ("1984-2001", False),
        ("Writings 1936-37", False),
        ("2001: A Space Odyssey", False),
    ],
)
def test_a_telephone_number_is_told_from_a_title(text: str, is_one: bool) -> None:  # noqa: FBT001 - a case
    """Years and titles with figures are none."""
    assert is_phone(text) is is_one
