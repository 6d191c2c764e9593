"""Pages as they are found, looked at once more: labels, tiles, headings named again, works between commas; each sign with a page that it must leave alone."""

from typing import Any

import pytest

NAMES = ("Apis", "Bombus", "Vespa")
MARKDOWN = "https://list.example/list.md"


def _page(*parts: str) -> str:
    return f"<html><head><title>T</title></head><body><h1>T</h1>{''.join(parts)}</body></html>"


def _sheets(*labels: str) -> str:
    parts = (
        f"### {name} Report\n\n"
        + "".join(f"**{label}:** words about it.\n\n" for label in labels)
        + f"https://{name.lower()}.example/\n\n"
        for name in NAMES
    )
    return "# List\n\n## Reports\n\n" + "".join(parts)


def test_labels_that_are_repeated_below_headings_are_no_names(read_bytes: Any) -> None:
    """Nor are others beside them; names before a colon differ from part to part."""
    page = _sheets("Year", "Read this for") + "### Ovis Report\n\n**Sample:** 30 sheep.\n\nhttps://ovis.example/\n"
    entries = read_bytes(page, url=MARKDOWN).entries
    assert [entry.title for entry in entries] == [*(f"{name} Report" for name in NAMES), "Ovis Report"]
    assert entries[0].links[0].href == "https://apis.example/"
    names = "".join(
        f"## {name}\n\n**{name} Club:** a club for bees.\n\n**{name} Hall:** a hall for [bees](https://{name}.example/).\n\n"
        for name in NAMES
    )
    assert read_bytes(f"# List\n\n{names}", url=MARKDOWN).titles[:2] == ["Apis Club", "Apis Hall"]


TILE = '<a class="tile{2}" href="https://{0}.example/"><svg></svg><span class="txt">{0}{1}</span><span></span></a>'


def test_tiles_with_small_print_behind_the_name_are_entries_each(read_bytes: Any) -> None:
    """And such as have none, beside them."""
    told = "".join(TILE.format(name, "<small>All about it</small>", "") for name in NAMES)
    page = _page('<div class="l">Sites</div><div class="g">', told, TILE.format("Ovis", "", " new"), "</div>")
    entries = read_bytes(page).entries
    assert [entry.title for entry in entries] == [*NAMES, "Ovis"]
    assert entries[0].description == "All about it"


def test_small_print_in_a_sentence_is_no_end_of_a_name(read_bytes: Any) -> None:
    """Words go on behind it."""
    items = "".join(
        f'<li><a href="https://{name}.example/">{name} <small>and</small> others</a></li>' for name in NAMES
    )
    assert read_bytes(_page(f"<ul>{items}</ul>")).titles == [f"{name} and others" for name in NAMES]


def _led(*names: str) -> str:
    return "".join(f'<p><a href="https://{name}.example/">{name}</a> is a tool for hives.</p>' for name in names)


def test_a_heading_over_paragraphs_each_led_by_a_link_is_a_section(read_bytes: Any) -> None:
    """One that its only link names again is an entry, as are the others of its level."""
    more = "<p>It is young, and could have many features.</p>"
    page = _page(
        "<h2>Tools</h2>",
        *(f"<h3>{name}</h3>{_led(name)}{more}" for name in ("Doctr", "Wax", "Comb")),
        f"<h3>Portals</h3><p>These gather words from several places.</p>{_led('Apis')}{more}{_led('Bombus', 'Vespa')}",
        f"<h3>Further tools</h3>{_led('Ovis', 'Capra')}",
        "<h2>Sites</h2><ul>",
        *(f'<li><a href="https://{name}.example/">{name}</a></li>' for name in map("Site{}".format, range(14))),
        "</ul>",
    )
    titles = read_bytes(page).titles
    assert titles[:8] == ["Doctr", "Wax", "Comb", *NAMES, "Ovis", "Capra"]
    assert len(titles) == 8 + 14


def test_a_heading_that_a_link_only_holds_is_a_section(read_bytes: Any) -> None:
    """As "Eloquent Wax" below "Wax"."""
    parts = (f'<h2>{name}</h2><p><a href="https://{name}.example/">Eloquent {name}</a></p>' for name in (*NAMES, "Wax"))
    assert read_bytes(_page(*parts)).titles == [f"Eloquent {name}" for name in (*NAMES, "Wax")]


@pytest.mark.parametrize("call", ["Click here to read the full article.", "Click here for more information"])
def test_a_call_to_click_is_not_the_name_of_what_stands_above_it(read_bytes: Any, call: str) -> None:
    """What is called so goes by its heading."""
    parts = (
        f'<h3>The {name} of the north</h3><p>by Ann Hill - Hive Times</p><p>It tells of bees.</p><p><a href="https://{name}.example/">{call}</a></p>'
        for name in NAMES[:2]
    )
    assert read_bytes(_page(*parts)).titles == [f"The {name} of the north" for name in NAMES[:2]]


def test_click_here_with_a_name_is_one(read_bytes: Any) -> None:
    """An item that says no more than to click is known by what it leads to."""
    items = "".join(
        f'<li><a href="https://{name}.example/">Click here to read {name} and the Hive</a></li>' for name in NAMES
    )
    assert read_bytes(_page(f"<ul>{items}</ul>")).titles == [
        f"Click here to read {name} and the Hive" for name in NAMES
    ]


CITED = """# List

## {0}

1. "An ode on bees." Rare Book Division, Hive Library, 1760.

2. "The queen." Hive Library. (1761)

## Works

Blair, Samuel. 1764. An Account of the Hive. Leeds: Hive Press.

Crawford, Richard. 1974. Bees and Wax. York: Comb.

———.1993. The Northern Hive. Leeds: Hive Press.

———. 2001. The Southern Hive. Leeds: Hive Press.

Stiles, Ezra. 1901. The Diary of Ezra Stiles, Ed. under the Authority of the Hive by Frank Dexter. New York: Comb.
"""


def test_works_of_the_same_author_and_sources_of_pictures(read_bytes: Any) -> None:
    """A dash for the author may stand right before the year, who edited a work is not of its title, and where pictures come from is no list of works."""
    works = [
        "An Account of the Hive",
        "Bees and Wax",
        "The Northern Hive",
        "The Southern Hive",
        "The Diary of Ezra Stiles",
    ]
    assert read_bytes(CITED.format("Image Sources"), url=MARKDOWN).titles == works
    assert read_bytes(CITED.format("Sources"), url=MARKDOWN).titles == ["An ode on bees", "The queen", *works]


def test_a_quoted_title_may_end_with_an_ellipsis(read_bytes: Any) -> None:
    """As the first words of old papers do."""
    papers = "".join(
        f"{year}\\. “{title}” Hive Gazette, May 15.\n\n"
        for year, title in ((1759, "The Hive."), (1760, "On Thursday, the first bees…"), (1761, "The Queen."))
    )
    page = CITED.format("Image Sources").replace("## Works", f"## Papers\n\n{papers}## Works")
    assert read_bytes(page, url=MARKDOWN).titles[:3] == ["The Hive", "On Thursday, the first bees…", "The Queen"]


def test_a_way_here_and_here_is_no_part_of_a_title(read_bytes: Any) -> None:
    """Names joined so are."""
    items = [f"* [{name}](https://{name}.example/)\n" for name in NAMES]
    items += ["* Hive day [here](https://a.example/) and [here](https://b.example/)\n"]
    items += ["* Hive and [Comb](https://c.example/)\n"]
    assert read_bytes(f"# List\n\n{''.join(items)}", url=MARKDOWN).titles[3:] == ["Hive day", "Hive and Comb"]


def test_works_between_commas_are_told_by_place_and_year(read_bytes: Any) -> None:
    """Behind one name or several, with a colon or a comma in the title."""
    works = (
        "Eric van den Ing, Beauty and Wax: Northern Prints by Hill 1839-1892, Hive Society, Leeds, 1992.",
        "Roger S. Keyes, Courage and Bees: a Study of the life of the hive 1838-1892, Ann Arbor, Michigan, 1983.",
        "A. Marks, H. M. Low et al, A Bee's Day: Hour by Hour, Hotei, Amsterdam, 2004.",
        "John Stevenson, Stevenson's Bees, of the north, Hive Press, Leeds and London, 1995.",
    )
    assert read_bytes("# Reading\n\n" + "\n\n".join(works) + "\n", url=MARKDOWN).titles == [
        "Beauty and Wax: Northern Prints by Hill 1839-1892",
        "Courage and Bees: a Study of the life of the hive 1838-1892",
        "A Bee's Day: Hour by Hour",
        "Stevenson's Bees, of the north",
    ]


def test_persons_with_their_places_are_no_works(read_bytes: Any) -> None:
    """Nothing but a year makes one."""
    people = (f"{name} Hill, Keeper of the Hive, Leeds Society, York." for name in ("Ann", "Tom", "Peter", "Mary"))
    assert not any(entry.authors for entry in read_bytes("# List\n\n" + "\n\n".join(people), url=MARKDOWN).entries)


def test_rows_of_buttons_are_no_cards(read_bytes: Any) -> None:
    """They narrow the list down; rows of links are some."""
    row = '<div class="row"><div class="k"><h6>{0}</h6></div><div class="v">{1}</div></div>'
    cards = "".join(
        f'<li><div class="title">The {name}</div><div>Ann Hill</div><div><a href="https://{name}.example/">DOI</a></div></li>'
        for name in NAMES
    )
    buttons = "<button>All</button><button>Some</button>"
    page = _page(*(row.format(kind, buttons) for kind in ("Years", "Kinds", "Ways")), f"<h2>2025</h2><ol>{cards}</ol>")
    assert read_bytes(page).titles == [f"The {name}" for name in NAMES]
    linked = (row.format(name, f'<a href="https://{name}.example/">Visit</a>') for name in NAMES)
    assert read_bytes(_page(*linked)).titles == list(NAMES)


def _headed(*names: str) -> str:
    return "".join(f"### The {name}\n\nhttps://{name}.example/\n\nWords about it.\n\n" for name in names)


def test_what_leads_nowhere_in_parts_of_its_own_is_talk_beside_headings_that_lead_somewhere(read_bytes: Any) -> None:
    """Where these are most; in the same part it is a fault to be told."""
    names = [f"hive{number}" for number in range(9)]
    path = "## Path\n\n### If you have an hour\n\nRead:\n\n1. The first\n2. The second\n\n"
    page = f"# List\n\n## Reports\n\n{_headed(*names)}## More\n\n{_headed('comb')}{path}"
    titles = [f"The {name}" for name in (*names, "comb")]
    assert read_bytes(page, url=MARKDOWN).titles == titles
    beside = page.replace("## Path\n\n### If you have an hour", "### The wax")
    assert read_bytes(beside, url=MARKDOWN).titles == [*titles, "The wax"]


def test_headings_may_be_names_with_the_title_below_them(read_bytes: Any) -> None:
    """In bold type, two or more of them."""
    works = "".join(
        f"### {names}\n\n**{title}**\n\n*Hives, 13*, 14.\n\nhttps://doi.org/10.1/{title[:4]}\n\n"
        for names, title in (
            ("Walters, W. H., & Wilder, E. I. (2023)", "Wax in combs."),
            ("Liang, W., et al. (2024)", "Bees in hives."),
        )
    )
    page = f"# List\n\n## Reports\n\n{_headed('hive', 'comb')}## Papers\n\n{works}"
    entries = read_bytes(page, url=MARKDOWN).entries
    assert [entry.title for entry in entries] == ["The hive", "The comb", "Wax in combs", "Bees in hives"]
    assert entries[2].authors == ("W. H. Walters", "E. I. Wilder")
    assert entries[2].year == 2023
