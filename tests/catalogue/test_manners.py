"""The manners in which lists are laid out: what is an entry, what heads a part, and what only leads about the page."""

from time import process_time
from typing import Any

import pytest

NESTED = """# Links

- [Links](#links)
    - [Bees](#bees)

## Bees

**[`back to top`](#links)**

* General
    * [Hives](/1) - Plans of hives.
        * Updated in May
    * :star: [Swarms](/2) - What to do.
* [Honey](/3)
    * [Recipes](/4)
* Wax in three sizes
    * [PDF](/5.pdf)
"""
GROUPED = [("Hives", "/1", "General"), ("Swarms", "/2", "General"), ("Honey", "/3", "Bees"), ("Recipes", "/4", "Bees")]

MANNERS = {
    "nested bullets": (NESTED, [*GROUPED, ("Wax in three sizes", "/5.pdf", "Bees")]),
    "Markdown that begins with HTML": ('<p align="center"></p>\n\n## Bees\n\n- [Hives](/1)\n', [("Hives", "/1", "Bees")]),
    "badges": (
        "# Bees [![Logo](l.svg)](/l)\n\n[![Build](b.svg)](/b) [![Chat](c.svg)](/c)\n\n- ~~[Hives](/1)~~\n- [![Icon](i.png)](/2) [Wax](/2)\n",
        [("Hives", "/1", ""), ("Wax", "/2", "")],
    ),
    "cards with pictures": (
        "<html><h1>T</h1>"
        + "".join(
            f'<div><a href="/{n}"><img alt="Cover"></a><h3><a href="/{n}">{title}</a></h3><p>This is about it.</p></div>'
            for n, title in enumerate(("Hives", "Wax"))
        ),
        [("Hives", "/0", ""), ("Wax", "/1", "")],
    ),
    "pictures alone": ('<ul><li><a href="/1"><img alt="Bee club"></a></li><li><a href="/2"><img alt="Hive shop"></a></li></ul>',
                       [("Bee club", "/1", ""), ("Hive shop", "/2", "")]),
    "an accordion of lists": (
        ('<h1>T</h1><details><summary>Bees</summary><ul><li><a href="/1">Hives</a></li><li><a href="/2">Wax</a></li></ul></details>'
        '<details><summary>Ants</summary><p><a href="/3">Nests</a></p></details>'),
        [("Hives", "/1", "Bees"), ("Wax", "/2", "Bees"), ("Nests", "/3", "Ants")],
    ),
    "an accordion of buttons": (
        '<h1>T</h1><h3><button>Hives</button></h3><p>All about them. <a href="/1">Download</a></p><h3><button>Wax</button></h3><p>How to melt it.</p>',
        [("Hives", "/1", ""), ("Wax", None, "")],
    ),
    "line breaks": ('<h1>T</h1><p><a href="/1">Hives</a> - a club<br>&bull; <a href="/2">Wax</a> - a shop<br><a href="/3">Honey</a></p>',
                    [("Hives", "/1", ""), ("Wax", "/2", ""), ("Honey", "/3", "")]),
    "a table that says its title in words": (
        '<table><tr><th>Leaflet</th><th>Get it</th></tr><tr><td>Hives</td><td><a href="/1">PDF</a></td></tr></table>', [("Hives", "/1", "")]
    ),
    "a table with mail": (
        '<table><tr><td>1.</td><td><a href="/1">Hives</a><br>By hand.</td><td><a href="mailto:a@b.example">email</a></td></tr></table>',
        [("Hives", "/1", "")],
    ),
    "bold type without a full stop": (
        "# T\n\n**Hives** A guide to them. [Read](/1)\n\n**Wax** (2011) A guide to it. [Read](/2)\n\n**Honey**: a short guide.\n",
        [("Hives", "/1", ""), ("Wax", "/2", ""), ("Honey", None, "")],
    ),
    "links that only say where": (
        '<ul><li>Hives: what they need <a href="/1">Download</a></li><li>Wax <a href="/2">[PDF, 2 MB]</a></li></ul>',
        [("Hives: what they need", "/1", ""), ("Wax", "/2", "")],
    ),
    "addresses after titles": (
        "Links\n\nHives - https://1.example/\nWax: https://2.example/w\nHoney www.3.example\nThe bee club (free) <https://4.example/>\nhttps://5.example/\n",
        [("Hives", "https://1.example/", ""), ("Wax", "https://2.example/w", ""), ("Honey", "http://www.3.example", ""),
         ("The bee club (free)", "https://4.example/", ""), ("https://5.example/", "https://5.example/", "")],
    ),
    "bullets below a line": (
        "Links\n\nBees\n  * Hives <https://1.example>\n  * Wax\n    https://2.example\n",
        [("Hives", "https://1.example", "Bees"), ("Wax", "https://2.example", "Bees")],
    ),
    "reStructuredText": (
        "Links\n=====\n\n* `Hives <https://1.example>`_ - how to build them\n* `Wax <https://2.example>`__\n",
        [("Hives", "https://1.example", ""), ("Wax", "https://2.example", "")],
    ),
    "a title above a line of its own": (
        ("Energy\n\nHeat pumps explained \u2013 a short guide\nThis guide tells tenants what a heat pump does.\nWind - a handbook: How a village can own a turbine.\n"
        "Draughts - a handbook: This handbook shows how to close them.\nWarm streets: A report on ten streets in Leeds.\n"),
        [("Heat pumps explained \u2013 a short guide", None, ""), ("Wind - a handbook", None, ""), ("Draughts - a handbook", None, ""), ("Warm streets", None, "")],
    ),
    "lines among paragraphs": (
        ("Garden\n\nWild verges\n\nThis report counts flowers on forty verges.\n\nPond life \u2013 a field key: A key to water creatures.\n\n"
        "Hedges\n\nThis leaflet says how to lay a hedge.\n\nCompost - a handbook: A handbook for beginners.\n"),
        [("Wild verges", None, ""), ("Pond life \u2013 a field key", None, ""), ("Hedges", None, ""), ("Compost - a handbook", None, "")],
    ),
    "cards with a button": (
        "<html><h1>T</h1><h2>Kits</h2>" + "".join(
            f'<div><h3>{title}</h3><p>All about it.</p><a href="/{n}">Take the kit</a></div>' for n, title in enumerate(("Hives", "Wax", "Honey"))
        ),
        [("Hives", "/0", "Kits"), ("Wax", "/1", "Kits"), ("Honey", "/2", "Kits")],
    ),
    "sections with an introduction": (
        "# T\n\n## Bees\n\nAll about them.\n\n[Hives](/1)\n\n## Ants\n\nAll about them.\n\n[Nests](/2)\n\n[Hills](/3)\n",
        [("Hives", "/1", "Bees"), ("Nests", "/2", "Ants"), ("Hills", "/3", "Ants")],
    ),
    "headings with a picture that leads on": (
        "<html><h1>節</h1>" + "".join(
            f'<h3>{title}</h3><p>下の絵から行けます。↓</p><div><a href="/{n}"><img alt="絵"></a></div><p>便利です。とても。</p>'
            for n, title in enumerate(("気象", "天文", "海洋"))
        ),
        [("気象", "/0", ""), ("天文", "/1", ""), ("海洋", "/2", "")],
    ),
    "works behind labels": (
        ('<html><h1>Works</h1><p>[ABEL01] <span class="title"><em>Bees: a life</em>. </span>A. Abel. 2001. <a href="/1">https://a.example/1</a>.</p>'
        '<p>[BAKER02] \u201c<a href="/2">Wax and its uses</a>\u201d. B. Baker.</p><p>[COOK03] \u201cHoney in a cold year\u201d. C. Cook. London, 2003.</p>'
        '<p>[DEAN04] <span class="title">Hives</span>. <a href="/4">https://a.example/4</a>; <a href="/5">https://a.example/5</a>.</p>'),
        [("Bees: a life", "/1", ""), ("Wax and its uses", "/2", ""), ("Honey in a cold year", None, ""), ("Hives", "/4", "")],
    ),
    "works behind their authors": (
        ('<html><h1>T</h1><h2>Works</h2><ul><li>Ann Abel. <strong>Bees: a life</strong>. 2001. (<a href="/1">PDF 890k</a>).</li>'
        '<li>Ben Baker and Cy Cook. <b>Wax and its uses</b>. In <em>The Bee</em>, 2002. <a href="/2">PDF</a></li><li>Di Dean. <b>Honey <i>again</i></b>. 2003.</li></ul>'),
        [("Bees: a life", "/1", "Works"), ("Wax and its uses", "/2", "Works"), ("Honey again", None, "Works")],
    ),
    "works behind commas, and parts of works": (
        ('<html><h1>T</h1><p>Abel, Ann, <b>Bees: a life</b>, Hive Press, Leeds, 2001.</p><blockquote><p><b>The swarm</b>, Hive Press, 2003.</p></blockquote>'
        '<p>Baker, Ben, <i>"Wax and its uses"</i>, <b>The Bee</b>, no. 3, pp. 5-9.</p><p>Cook, Cy, <i>"Honey again"</i> contained in <b>All of it</b>, <b>2</b>. <a href="/3">PDF</a></p>'),
        [("Bees: a life", None, ""), ("The swarm", None, ""), ("Wax and its uses", None, ""), ("Honey again", "/3", "")],
    ),
    "a term between lists": (
        ('<html><h1>T</h1><h2>Bees</h2><ul><li><a href="/1">Hives</a></li></ul><dl><dt><a href="/2">Wax</a></dt><dd>A shop.</dd></dl>'
        '<ul><li><a href="/3">Honey</a></li></ul><div class="prev-next-area"><a href="/0"><p>previous</p><p>Ants</p></a></div>'),
        [("Hives", "/1", "Bees"), ("Wax", "/2", "Bees"), ("Honey", "/3", "Bees")],
    ),
    "a title over two lines": (
        ('<html><h1>T</h1><p><b>Here are a few<br>sites about bees.</b></p><p><a href="/1">Hives<br>and swarms</a><br>A club.</p>'
        '<p><a href="/2">Welcome to WaxNet</a><br>A shop.</p><p><a href="/3">Honey</a><br>A fair.</p>'),
        [("Hives and swarms", "/1", ""), ("Welcome to WaxNet", "/2", ""), ("Honey", "/3", "")],
    ),
    "words explained beside a list": (
        ('<html><h1>T</h1><ul><li><a href="/1">Hives</a></li><li><a href="/2">Wax</a></li><li><a href="/3">Honey</a></li></ul>'
        "<h2>Words</h2><dl><dt>Comb</dt><dd>Cells of wax.</dd><dt>Drone</dt><dd>A male.</dd><dt>Smoker</dt><dd>A tool.</dd></dl>"
        "<h2>Settings</h2><table><tr><td>SIZE</td><td>How big.</td></tr><tr><td>AGE</td><td>How old.</td></tr><tr><td>HUE</td><td>What colour.</td></tr></table>"),
        [("Hives", "/1", ""), ("Wax", "/2", ""), ("Honey", "/3", "")],
    ),
    "a legend beside a list": (
        ("# T\n\n- **Sweet**: what bees make.\n- **Sour**: what they do not.\n\n|Name|Kind|\n|--|--|\n|[Hives](/1)|sweet|\n|[Wax](/2)|sour|\n|[Honey](/3)|sweet|\n\n"
        "**In progress.** More will come.\n"),
        [("Hives", "/1", ""), ("Wax", "/2", ""), ("Honey", "/3", "")],
    ),
    "an address below a heading": (
        ("# T\n\n## Hives\n\n<https://a.example/1>\n\nA tool to build them, with a [forum](/f).\n\n<https://a.example/more>\n\n## Shops\n\n- [Wax](/2)\n- [Honey](/3)\n"
        "\n## Clubs\n\n- [Swarms](/4)\n\n## Addresses\n\n<https://a.example/5>\n\n<https://a.example/6>\n"),
        [("Hives", "https://a.example/1", ""), ("Wax", "/2", "Shops"), ("Honey", "/3", "Shops"), ("Swarms", "/4", "Clubs"),
         ("https://a.example/5", "https://a.example/5", "Addresses"), ("https://a.example/6", "https://a.example/6", "Addresses")],
    ),
    "the list's own licence": (
        "# T\n\n## Bees\n\n" + "".join(f"- [Hive {n}](/{n})\n" for n in range(10)) + "- Write to [the keeper](mailto:a@b.example)\n\n## License\n\n[MIT](LICENSE)\n",
        [(f"Hive {n}", f"/{n}", "Bees") for n in range(10)],
    ),
    "columns that are called asides": (
        ('<html><h1>T</h1><div><aside><ul><li><a href="/1">Hives and all that belongs to them</a></li></ul></aside>'
        '<aside><ul><li><a href="/2">Wax</a></li></ul></aside></div><aside><a href="/3">News</a></aside>'),
        [("Hives and all that belongs to them", "/1", ""), ("Wax", "/2", "")],
    ),
    "terms with an address": (
        ('<html><h1>T</h1><dl><dt>Hives</dt><dd><a href="/1">https://a.example/1</a></dd><dt>Wax</dt><dd>A shop.</dd>'
        '<dd><a href="/2">https://a.example/2</a></dd></dl>'),
        [("Hives", "/1", ""), ("Wax", "/2", "")],
    ),
    "a table under paragraphs": (
        ("# Sets\n\nSets - a list of sets to study.\n\n## Getting started\n\nRun it.\n\n## Sets\n\n| Name | Size |\n|--|--|\n"
        + "".join(f"| [Set {n}](/{n}) | {n} |\n" for n in range(20)) + "\n## Contribute\n\nSee the [notes](/notes).\n"),
        [(f"Set {n}", f"/{n}", "Sets") for n in range(20)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("manner", MANNERS)
def test_a_list_is_read_in_the_manner_it_is_laid_out(read_bytes: Any, manner: str) -> None:
    """Titles, their own addresses and sections; nothing else is an entry."""
    page, expected = MANNERS[manner]
    got = [
        (
            entry.title,
            next((use.href for use in entry.links if use.role.value == "primary"), None),
            (*entry.section, "")[-1] if not entry.section else entry.section[-1],
        )
        for entry in read_bytes(page).entries
    ]
    assert got == expected


@pytest.mark.parametrize(
    ("table", "href"),
    [
        ('Title,Link\nBees,"=HYPERLINK(""https://1.example/b"",""here"")"\n', "https://1.example/b"),
        ("Title,Link\nBees,<https://1.example/b>\n", "https://1.example/b"),
        ("Title,Link\nBees,[Bees](https://1.example/b)\n", "https://1.example/b"),
        ("Resource list of 2020,,\n,,\nTitle,Link,Year\nBees,https://1.example/b,2001\n", "https://1.example/b"),
        ("sep=;\nTitle;Link\nBees;https://1.example/b\n", "https://1.example/b"),
    ],
)
def test_a_spreadsheet_is_read_as_it_was_exported(read_bytes: Any, table: str, href: str) -> None:
    """Formulas, brackets, a title above the columns, and Excel's word for its delimiter."""
    (entry,) = read_bytes(table).entries
    assert (entry.title, entry.links[0].href) == ("Bees", href)


@pytest.mark.parametrize(
    "text", ["Updated: 3 May 2019", "(Source Code) GPL-3.0 Perl", "Guide 2015", "Doe, 2012. Paper"]
)
def test_what_is_no_name_is_no_publisher(read_bytes: Any, text: str) -> None:
    """Dates of a page, kinds and words of links are nobody's name."""
    (entry,) = read_bytes(f'<html><h1>T</h1><h2><a href="/1">Bees</a></h2><p>All about them.</p><p>{text}</p>').entries
    assert not {"Updated", "Code) GPL-3.0 Perl", "Guide", "Paper"} & {*entry.publishers, *entry.authors}


@pytest.mark.parametrize(
    "page",
    [
        "<h1>T</h1><p>" + '<a href="/x">A title</a> - plots<br>' * 1_000 + "</p>",
        "<h1>T</h1><p>" + 'A title <a href="/x">here</a>, ' * 1_000 + "</p>",
        "List\n\n" + "A title - https://list.example/x\n" * 1_000,
        "List\n\n" + "A title https://list.example/x " * 1_500,
        ("A. B " * 600 + "\n\n") * 100,
    ],
)
def test_a_long_paragraph_takes_time_in_proportion(read_bytes: Any, page: str) -> None:
    """Thousands of links in one paragraph, one group of lines or many likely ends of titles are read in seconds, not minutes."""
    before = process_time()
    read_bytes(page)
    assert process_time() - before < 4


@pytest.mark.parametrize(
    ("line", "year", "authors"),
    [
        ("[Hives](/1), 2019. How they are built.", 2019, ()),
        ("[Hives](/1) (2019). How they are built.", 2019, ()),
        ("[Hives](/1) \u2013 2019 \u2013 How they are built.", 2019, ()),
        ("[Hives](/1), Jane Smith (2019). How they are built.", 2019, ("Jane Smith",)),
        ("[Hives](/1), March 2019. How they are built.", 2019, ()),
        ("[Hives](/1). 2019 was a good year - for bees. And for wax.", None, ()),
        ("[Hives](/1). Since 2019. How they are built.", None, ()),
    ],
)
def test_a_year_may_stand_before_the_description(
    read_bytes: Any, line: str, year: int | None, authors: tuple[str, ...]
) -> None:
    """Lists kept by hand have it there as often as at the end."""
    (entry,) = read_bytes(f"# Bees\n\n- {line}\n").entries
    assert (entry.year, entry.authors) == (year, authors)
