"""HTML and Markdown catalogues: what counts as content, links and their roles, hostile pages."""

from time import process_time
from typing import Any

import pytest

from crawler.errors import CatalogueError

LIST = '<ul><li><a href="/a">First title</a>: This is about bees.</li><li><a href="b.pdf">Second title</a></li></ul>'


@pytest.mark.parametrize(
    "around",
    [
        "<nav>{0}</nav>",
        "<header>{0}</header>",
        "<footer>{0}</footer>",
        "<aside>{0}</aside>",
        "<form>{0}</form>",
        '<div class="cookie-notice">{0}</div>',
        '<div role="navigation">{0}</div>',
        "<div hidden>{0}</div>",
        "<script>{0}</script>",
    ],
)
def test_what_stands_around_the_content_is_no_entry(read_bytes: Any, around: str) -> None:
    """Navigation, notices, forms and scripts are left out, with and without a main element."""
    extra = around.format('<p><a href="/x">Menu</a>: This is no entry.</p>')
    for page in (f"<html><body>{extra}<main>{LIST}</main></body>", f"<html><body>{extra}<h1>T</h1>{LIST}</body>"):
        assert read_bytes(page).titles == ["First title", "Second title"]


@pytest.mark.parametrize(
    ("settings", "titles"),
    [({"select": "#two"}, ["Two"]), ({"exclude": "#two"}, ["One"]), ({"select": "li", "exclude": "#one"}, ["Two"])],
)
def test_selectors_choose_the_part_that_is_read(read_bytes: Any, settings: dict[str, str], titles: list[str]) -> None:
    """`select` names the catalogue, `exclude` what is not."""
    page = '<html><ul><li id="one"><a href="/1">One</a></li><li id="two"><a href="/2">Two</a></li></ul>'
    assert read_bytes(page, **settings).titles == titles


@pytest.mark.parametrize("settings", [{"select": "p[["}, {"exclude": "::"}, {"select": ".nowhere"}])
def test_a_selector_that_cannot_be_used_says_so(read_bytes: Any, settings: dict[str, str]) -> None:
    """The message repeats the key and the selector."""
    (key, value) = next(iter(settings.items()))
    with pytest.raises(CatalogueError) as caught:
        read_bytes("<html><p>x</p>", **settings)
    assert f"{key}: {value}" in str(caught.value)


def test_links_have_roles_and_addresses(read_bytes: Any) -> None:
    """The title's link is the entry's own; a mail address is a contact; the page's base counts."""
    page = (
        '<html><base href="/sub/"><h2>Part</h2><h3><a href="b.pdf">Bees</a></h3>'
        '<p>This report is <a href="c">more</a>. Contact <a href="mailto:a@b.example">Ann</a>.</p>'
    )
    (entry,) = read_bytes(page).entries
    assert [(use.role.value, use.url) for use in entry.links] == [
        ("primary", "https://list.example/sub/b.pdf"),
        ("more", "https://list.example/sub/c"),
        ("contact", "mailto:a@b.example"),
    ]


def test_a_download_link_is_primary_where_the_title_has_none(read_bytes: Any) -> None:
    """The first link of the description that gives the work is the entry's own."""
    page = '<html><h2>Part</h2><h3>Bees</h3><p>See <a href="/o">our office</a>, or <a href="/d">download</a> it.</p>'
    (entry,) = read_bytes(page).entries
    assert [(use.role.value, use.href) for use in entry.links] == [("more", "/o"), ("primary", "/d")]


def test_a_table_is_read_by_its_column_headings(read_bytes: Any) -> None:
    """Columns mean what they mean in CSV."""
    page = '<table><tr><th>Year</th><th>Title</th></tr><tr><td>2011</td><td><a href="/x">Bees</a></td></tr></table>'
    (entry,) = read_bytes(page, format="html").entries
    assert (entry.title, entry.year, entry.links[0].href) == ("Bees", 2011, "/x")


def test_markdown_keeps_its_lines(read_bytes: Any) -> None:
    """Sections, entries and the lines they stand on."""
    result = read_bytes("# List\n\n## Bees\n\n- [One](/1): This is one.\n- [Two](/2): This is two.\n")
    assert [(entry.section, entry.title, entry.line) for entry in result.entries] == [
        (("Bees",), "One", 5),
        (("Bees",), "Two", 6),
    ]


@pytest.mark.parametrize("tag", ["div", "b", "a href=x", "nav", "ul><li"])
def test_deep_nesting_does_no_harm(read_bytes: Any, tag: str) -> None:
    """Thousands of levels are walked without recursion, and each but a few times."""
    before = process_time()
    assert read_bytes(f"<html><h1>T</h1>{f'<{tag}>' * 2_000}x").head.title == "T"
    assert process_time() - before < 2


@pytest.mark.parametrize(
    "card",
    [
        '<li><a href="/{}"><b>Title {}</b><div>This tells of it</div></a></li>',
        '<li><a href="/{}"><p>Title {}</p><p>This tells of it</p></a></li>',
        '<div><a href="/{}"><img alt="" src="/p.png"><div>Title {}</div><div>This tells of it</div></a></div>',
        '<li><a href="/{}"><b>Title {}<div><p>This tells of it',
    ],
)
def test_a_card_that_is_one_link_is_one_entry(read_bytes: Any, card: str) -> None:
    """What goes on in a link that began with words before is said of the same; so where the link never closes."""
    cards = "".join(card.format(n, n) for n in range(4))
    result = read_bytes(f"<html><h1>L</h1><ul>{cards}</ul></html>")
    assert [(one.title, one.description) for one in result.entries] == [
        (f"Title {n}", "This tells of it") for n in range(4)
    ]
    assert [len(one.links) for one in result.entries] == [1] * 4


@pytest.mark.parametrize(
    ("names", "titles"),
    [
        (("Title", "Author", "Year"), ["Bees", "Wax"]),
        (("NAME", "Link", ""), ["Bees", "Wax"]),
        (("Hives", "Ann Hill", "1999"), ["Hives", "Bees", "Wax"]),
    ],
)
def test_a_first_row_that_names_its_columns_is_no_entry(
    read_bytes: Any, names: tuple[str, ...], titles: list[str]
) -> None:
    """Though its cells are no headings; any other is an entry."""
    rows = [("Bees", "Ann Hill", "2001"), ("Wax", "Jo Dale", "2002")]
    cells = [names, *((f'<a href="https://b.example/{title}">{title}</a>', *rest) for title, *rest in rows)]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    assert read_bytes(f"<h1>L</h1><table>{table}</table>").titles == titles


def test_the_picture_of_a_cover_belongs_to_the_title_below_it(read_bytes: Any) -> None:
    """And is no further link of the book before."""
    book = '<div><div><a href="https://b.example/{0}"><img src=c.jpg alt=""></a></div><div><a href="https://b.example/{0}">{1}</a></div><div>by R. Hogston</div></div>'
    shelf = "".join(map(book.format, "12", ("Foundations of Nursing", "Nursing Research")))
    entries = read_bytes(f"<html><body><h2>E-books</h2>{shelf}</body></html>").entries
    assert [(entry.title, [link.href for link in entry.links]) for entry in entries] == [
        ("Foundations of Nursing", ["https://b.example/1"]),
        ("Nursing Research", ["https://b.example/2"]),
    ]


def test_a_bold_title_goes_on_with_who_made_it(read_bytes: Any) -> None:
    """No stop or colon stands between them."""
    page = (
        "<html><body><h2>Loneliness</h2><p><b>Trapped in a bubble</b>: a report.</p><p><b><a href=https://b.example/>The missing million</a></b><br>A toolkit.</p>"
        "<p><b>Combating loneliness</b> by the Town Association. <a href=https://c.example/>Download</a></p></body></html>"
    )
    assert read_bytes(page).titles == ["Trapped in a bubble", "The missing million", "Combating loneliness"]


def test_items_are_named_before_links_that_only_say_what_to_do(read_bytes: Any) -> None:
    """Beside one that is a link as a whole; words that run on into their link name nothing."""
    page = (
        "<html><body><h2>Broschüren</h2><ul><li>Pflege zu Hause, <a href=https://a.example/1>PDF, 1,2 MB</a></li><li>Leben mit Demenz. Ein Ratgeber. <a href=https://a.example/2>Download</a></li>"
        "<li><a href=https://a.example/3>Hilfe im Alter</a> [PDF]</li><li>Available as an e-book and <a href=https://a.example/4>online</a></li></ul></body></html>"
    )
    assert read_bytes(page).titles == ["Pflege zu Hause", "Leben mit Demenz. Ein Ratgeber", "Hilfe im Alter"]


def test_two_works_one_below_the_other_are_a_bibliography(read_bytes: Any) -> None:
    """With names, a year and the title in italics; links there need not be."""
    works = (
        "<p>Mattingly, David, <em>An Imperial Possession</em> (Penguin, 2007)</p>",
        "<p>Abel, Ann, <em>Roman Pots</em> (Town Press, 2013)</p>",
    )
    page = "<html><body><h1>Reading</h1><h3>Romans</h3>{}<h3>Online</h3><p><a href=https://b.example/>Charters</a> (free)</p></body></html>"
    entries = read_bytes(page.format("".join(works))).entries
    assert [(entry.title, entry.year) for entry in entries] == [
        ("An Imperial Possession", 2007),
        ("Roman Pots", 2013),
        ("Charters", None),
    ]
    assert read_bytes(page.format(works[0])).titles == ["Charters"]


def test_a_menu_above_the_first_heading_is_no_entry(read_bytes: Any) -> None:
    """As pages were laid out by tables: a menu that leads home first, and below a heading what leads to others, or to pages of the site as well. A list of nothing else is one."""
    menu = "<table><tr><td><a href=index.html>Home</a><br><a href=news.html>News</a><br><a href=contact.html>Contact</a></td><td>{}</td></tr></table>"
    links = (
        "<h2>Links</h2><ul>"
        + "".join(f"<li><a href={{0}}{name}>{name}</a></li>" for name in ("County", "Foodbank", "Library"))
        + "</ul>"
    )
    for base in ("https://a.example/", "/"):
        page = f"<html><body>{menu.format(links.format(base))}</body></html>"
        assert read_bytes(page).titles == ["County", "Foodbank", "Library"]
    assert "Home" in read_bytes(f"<html><body>{menu.format('')}</body></html>").titles


def test_a_newsletter_beside_cards_is_none(read_bytes: Any) -> None:
    """And of two links behind a title neither is part of it."""
    card = "<div class=card><h3>{0}</h3><p>About {0}.</p><a href=https://a.example/{0}>View resource</a></div>"
    page = f"<html><body><main><h1>Toolkits</h1>{''.join(map(card.format, ('Growing', 'Walking', 'Sugar')))}<section><h2>Sign up</h2><p>Get our newsletter. <a href=/signup>Sign up</a></p></section></main></body></html>"
    assert read_bytes(page).titles == ["Growing", "Walking", "Sugar"]
    listed = "<html><body><h1>P</h1><ul><li><a href=/1>Energy costs</a></li><li>Child payment \u2013 <a href=/2>full report</a> | <a href=/3>summary</a></li></ul></body></html>"
    assert read_bytes(listed).titles == ["Energy costs", "Child payment"]
