"""Pages as people build them: what a careful reader takes for the list, and what for the page around it."""

from typing import Any

import pytest

LIST = '<ul><li><a href="/a">First title</a>: This is about bees.</li><li><a href="b.pdf">Second title</a></li></ul>'
MENU = '<ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/links">Links</a></li></ul>'


@pytest.mark.parametrize(
    "above",
    [
        f"<div id=pageHeader>{MENU}<h1>T</h1></div>",
        f"<div class=header><h1>T</h1><div>{MENU}</div></div>",
        f"<ul id=general>{MENU[4:]}<h1>T</h1>",
        '<div class="site-header"><p><a href="/x">Site: A very good site.</a></p></div><h1>T</h1>',
        '<div id="path"><a href="/">Site</a> &gt; <a href="/d">Documents</a> &gt; <a href="/l">Lists</a></div><h1>T</h1>',
        "<h1>T</h1><table><tr><th>Author:</th><td>Ann Bee</td></tr><tr><th>Date:</th><td>2020</td></tr></table>",
        '<h1>T</h1><ul><li><a href="#one">97 libraries</a> for research</li><li>And <a href="#b">blogs</a> too</li></ul>',
        '<h1>T</h1><p><a href="#a">A</a> - <a href="#b">B</a> - <a href="#c">C</a></p>',
    ],
)
def test_what_stands_above_a_list_is_no_entry(read_bytes: Any, above: str) -> None:
    """Menus, breadcrumbs, the page's own fields, tables of contents and letters to jump to."""
    page = f"<html><body>{above}<p>Here is the list of all that we know, for everybody to use.</p><h2>Bees</h2>{LIST}</body>"
    assert read_bytes(page).titles == ["First title", "Second title"]


@pytest.mark.parametrize(
    "below", ["<div class=footer>{0}</div>", "<div class=related-posts>{0}</div>", "<div class=sharedaddy>{0}</div>"]
)
def test_what_stands_below_a_list_is_no_entry(read_bytes: Any, below: str) -> None:
    """Footers, related posts, buttons to share."""
    page = f"<html><body><h1>T</h1><h2>Bees</h2>{LIST}{below.format(MENU)}</body>"
    assert read_bytes(page).titles == ["First title", "Second title"]


def test_the_foot_of_a_card_is_part_of_the_card(read_bytes: Any) -> None:
    """Its link is the card's."""
    card = '<div class=card><h3>{0}</h3><p>This handbook is about {0}.</p><div class=card-footer><a href="/{0}">Read more</a></div></div>'
    page = f"<html><h1>T</h1>{''.join(map(card.format, ('Bees', 'Wasps', 'Ants')))}</html>"
    assert [(entry.title, entry.links[0].href) for entry in read_bytes(page).entries] == [
        ("Bees", "/Bees"),
        ("Wasps", "/Wasps"),
        ("Ants", "/Ants"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        'Bees<a class="headerlink" href="#bees">\u00b6</a>',
        '<a class="toc-backref" href="#toc-1">Bees</a>',
        '<a href="#bees">\u00a7</a>Bees',
    ],
)
def test_the_anchor_in_a_heading_is_no_link_of_it(read_bytes: Any, heading: str) -> None:
    """A heading that only names its own address heads a section."""
    entries = read_bytes(f"<html><h1>T</h1><h2>{heading}</h2>{LIST}</html>").entries
    assert [(entry.section, entry.title) for entry in entries] == [
        (("Bees",), "First title"),
        (("Bees",), "Second title"),
    ]


def test_items_that_name_their_link_after_a_word_are_entries(read_bytes: Any) -> None:
    """The title ends with the link."""
    names = (
        ("Debian", "Wiki", "Support."),
        ("Debian", "Forum", "Help."),
        ("Labwc", "Home page", "A compositor."),
        ("Sfwbar", "Code", ""),
        ("Waybar", "Code", ""),
    )
    items = "".join(f'<li>{a} <a href="https://{a}.example/{b}">{b}</a>. {c}</li>' for a, b, c in names)
    entries = read_bytes(
        f"<html><h1>T</h1><h2>Links</h2><p><b>Here are some useful links.</b></p><ul>{items}</ul></html>"
    ).entries
    assert [entry.title for entry in entries] == [f"{a} {b}" for a, b, _ in names]
    assert entries[0].description == "Support."


def linked(count: int) -> str:
    """Return as many items of an awesome list."""
    return "".join(f"- [Title {n}](https://a{n}.example/) - It is the one about {n} bees.\n" for n in range(count))


def test_talk_around_a_list_of_links_is_no_entry(read_bytes: Any) -> None:
    """Bold beginnings above it, and headings with paragraphs below it; an item among others that lacks its link is one."""
    talk = "**Scope.** All about bees and their keepers.\n\n**Proof.** Only what was tried.\n\n"
    end = "## Contributing\n\nPlease read [the rules](rules.md) first.\n\n## License\n\nFree for all. Take it.\n"
    text = f"# Bees\n\n{talk}## Books\n\n{linked(30)}- Title 31 - It has no link.\n\n{end}"
    titles = read_bytes(text, "text/markdown").titles
    assert titles == [f"Title {n}" for n in range(30)] + ["Title 31"]


def test_few_links_are_no_list_of_links(read_bytes: Any) -> None:
    """Where entries commonly come without a link, nothing is dropped."""
    text = f"# Bees\n\n## Books\n\n{linked(5)}\n## Films\n\n- **The hive**: A film about bees.\n- **The comb**: Another one.\n"
    assert read_bytes(text, "text/markdown").titles[-2:] == ["The hive", "The comb"]


def test_a_heading_that_is_an_entry_stands_in_no_section_of_its_own_level(read_bytes: Any) -> None:
    """Only what lies above it heads it."""
    page = f'<html><h1>T</h1><h2>Part</h2><h3>Sub</h3>{LIST}<h2><a href="/c">Third title</a></h2><p>This is a book.</p></html>'
    assert [entry.section for entry in read_bytes(page).entries] == [("Part", "Sub"), ("Part", "Sub"), ()]


def test_links_that_are_in_no_record_are_known(read_bytes: Any) -> None:
    """So that a maintainer sees what was taken for the page around the list; jumps within the page are none."""
    page = f'<html><nav><a href="/menu">Menu</a> <a href="/menu#x">again</a></nav><h1>T</h1>{LIST}<p><a href="#t">Up</a> <a href="/c">On</a></p>'
    assert read_bytes(page).head.left_out == ("https://list.example/menu",)


def test_the_way_to_the_next_page_is_no_link_that_was_left_out(read_bytes: Any) -> None:
    """It leads to more of the same list; where it leads elsewhere, it is a link like others."""
    page = f'<html><h1>T</h1>{LIST}<nav><a rel="next" href="%s">Next</a> <a href="/menu">Menu</a></nav></html>'
    assert read_bytes(page % "?page=2").head.left_out == ("https://list.example/menu",)
    assert len(read_bytes(page % "/chapter-two").head.left_out) == 2


def test_terms_without_a_meaning_head_the_lists_below_them(read_bytes: Any) -> None:
    """Wikis write them so."""
    page = f"<html><h1>T</h1><h2>Part</h2><dl><dt>Sub</dt></dl>{LIST}</html>"
    assert [(entry.title, entry.section) for entry in read_bytes(page).entries] == [
        ("First title", ("Part", "Sub")),
        ("Second title", ("Part", "Sub")),
    ]


@pytest.mark.parametrize("mark", ['id="siteSub"', 'id="contentSub"', 'class="printfooter"', 'id="catlinks"'])
def test_what_a_wiki_puts_around_a_page_is_no_entry(read_bytes: Any, mark: str) -> None:
    """Where the page comes from, and which page it belongs to."""
    page = f'<html><h1>T</h1><div {mark}><a href="/up">The page above</a></div>{LIST}</html>'
    assert read_bytes(page).titles == ["First title", "Second title"]


def test_labels_before_the_titles_of_a_bibliography_are_not_part_of_them(read_bytes: Any) -> None:
    """One among other titles is."""
    books = ["[KNUTH84] The TeXbook", "[LAM-94] A document preparation system", "[W3C] Weaving the web"]
    bare = ["The TeXbook", "A document preparation system", "Weaving the web"]
    items = [f'<li><a href="/{n}">{title}</a></li>' for n, title in enumerate(books)]
    assert read_bytes(f"<html><h1>T</h1><ul>{''.join(items)}</ul>").titles == bare
    others = [f'<li><a href="/o{n}">Bees {n}</a></li>' for n in range(3)]
    assert read_bytes(f"<html><h1>T</h1><ul>{items[0]}{''.join(others)}</ul>").titles[0] == books[0]


@pytest.mark.parametrize("heading", ["", "<h2>Abeilles</h2>"])
@pytest.mark.parametrize(
    "paragraph", ['<p><b>{}</b> Un site sur <a href="/{}">les abeilles</a>.</p>', '<p><a href="/{1}">{0}</a> tells about bees.</p>']
)  # fmt: skip
def test_paragraphs_that_begin_with_titles_are_a_list(read_bytes: Any, heading: str, paragraph: str) -> None:
    """Bold or linked, with nothing between the title and what is said of it."""
    titles = ["Le miel", "La cire", "La ruche"]
    lines = "".join(paragraph.format(title, number) for number, title in enumerate(titles))
    assert read_bytes(f"<html><h1>Liens</h1><p>Bienvenue.</p>{heading}{lines}</html>").titles == titles
