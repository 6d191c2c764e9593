"""What pages are cut into: nothing is lost, run together or put behind what it stands before, in builds that real pages have."""

from typing import Any

import pytest

from crawler.catalogue.block import Block
from crawler.catalogue.markdown import read_markdown
from crawler.catalogue.pages import FORMATS, unmarked
from crawler.catalogue.wordless import without_wordless
from crawler.config import CatalogueSettings

WORDS = "The letters tell what our members do, and what was found out about old guns and how they were fired."
FILES = "".join(f'<p><a href="letters/{number}.pdf">Letter {number}</a></p>' for number in range(1, 7))


def _blocks(page: str, form: str = "html") -> list[Block]:
    """Return the blocks that are marked by what they are."""
    return list(unmarked(form, FORMATS[form].read(page, CatalogueSettings(source="-")))[1].blocks)


def _said(page: str, form: str = "html") -> list[str]:
    return [block.text for block in _blocks(page, form)]


def test_files_beside_the_one_paragraph_of_words_are_content() -> None:
    """The box with the words is no content without the cards below it."""
    page = (
        f"<html><body><div><h1>Letters</h1><p>{WORDS}</p></div><div><div><h4>2020</h4>{FILES}</div></div></body></html>"
    )
    assert _said(page) == [WORDS, "2020", *(f"Letter {number}" for number in range(1, 7))]


def test_the_largest_of_several_sections_is_not_all_of_a_page() -> None:
    """The one with the book is content as much as the long one below it."""
    works = "".join(f'<p>"Silent strikes {number}" ({WORDS}), <i>Turret</i>, 2000.</p>' for number in range(9))
    books = '<div class="section"><h3>Books</h3><p><a href="https://a.example/1"><i>Wheels</i></a>, 2006.</p></div>'
    page = (
        f'<html><body><div id="content">{books}<div class="section"><h3>Articles</h3>{works}</div></div></body></html>'
    )
    assert _said(page)[:3] == ["Books", "Wheels, 2006.", "Articles"]


def test_the_head_of_a_page_is_no_content_whatever_it_says() -> None:
    """It has more words than a list of two."""
    links = (
        '<h4>Links</h4><p><a href="https://a.example/">The weir</a></p><p><a href="https://b.example/">Paddlers</a></p>'
    )
    page = f"<html><body><div id=header><h1>Calm river</h1><p>{WORDS}</p></div><div id=main>{links}</div></body></html>"
    assert _said(page)[-3:] == ["Links", "The weir", "Paddlers"]


def test_a_main_part_of_pictures_is_no_content() -> None:
    """It stands below the list, with a comment, or with a word or two that a script puts in its place."""
    for main in ("<!-- gallery --><h3><br></h3><img src=a.jpg>", "<p>Loading</p>"):
        page = f"<html><body><div><h3>Letters</h3><p>{WORDS}</p>{FILES}</div><main>{main}</main></body></html>"
        assert _said(page)[-6:] == [f"Letter {number}" for number in range(1, 7)]


def test_a_short_main_part_with_links_is_content() -> None:
    """However much stands around it."""
    page = f'<html><body><main><p><a href="https://a.example/">Bees</a></p></main><div>{WORDS * 40}{FILES}</div></body></html>'
    assert _said(page) == ["Bees"]


ELSEWHERE = "".join(
    f'<a href="https://{name}.example/"><p>{name.title()} club of the town</p></a>' for name in ("bee", "ant", "fox")
)
OPEN = "".join(f'<a href="#"><p>{name} \u2013 Bowling club of {name}</p></a>' for name in ("Arden", "Brill", "Corby"))


def test_names_whose_links_lead_nowhere_yet_are_no_jumps() -> None:
    """A second part of a list, whose addresses somebody still looks for."""
    page = f"<html><body><main><div><h3>Clubs</h3>{ELSEWHERE}</div><div>{OPEN}</div></main></body></html>"
    assert [text for text in _said(page) if "Bowling" in text] == [
        f"{name} \u2013 Bowling club of {name}" for name in ("Arden", "Brill", "Corby")
    ]


def test_links_that_lead_nowhere_are_no_names_where_they_name_headings_or_go_back() -> None:
    """A table of contents that a script works, and ways back."""
    for word in ("Back to the top of page", "Bowling club of {0}"):
        names = [word.format(name) for name in ("Arden", "Brill", "Corby")]
        jumps = "".join(f'<p><a href="#">{name}</a></p>' for name in names)
        parts = "".join(f"<h3>{word.format(name)}</h3>{ELSEWHERE}" for name in ("Arden", "Brill", "Corby"))
        page = f"<html><body><main><h1>T</h1>{jumps}{parts}</main></body></html>"
        assert not any(link.href == "#" for block in _blocks(page) for link in block.links)


def test_what_is_to_be_announced_of_a_thing_leaves_its_row() -> None:
    """A row says nothing where all its cells are open, but for the date."""
    table = "file_name | dataset_title | downloaded_on | source_url\n--- | --- | --- | ---\n"
    rows = "`gas.csv` | Gas stations | TBA | TBA\n`parks.csv` | Parks | 2015-10-05 | https://a.example/9\n`x1.csv` | TBA | TBA | TBA\n"
    assert [text for text in _said(f"# Data\n\n{table}{rows}", "markdown") if text] == [
        "gas.csv | Gas stations | TBA | TBA",
        "parks.csv | Parks | 2015-10-05 | https://a.example/9",
    ]


SHELF = """---
layout: page
title: Shelf
---

<section>
    <h2>2021</h2>
    <ul>
        <li>
            <a href="https://a.example/1">Prompt box</a>
        </li>
    </ul>

    <h3>Direction</h3>

    <ul>
        <li><a href="https://a.example/2">Silence as a scene</a></li>
    </ul>
</section>
"""


def test_tags_that_are_indented_inside_a_tag_are_no_code() -> None:
    """An empty line ends HTML in Markdown, and four spaces would begin code."""
    assert _said(SHELF, "markdown") == ["2021", "Prompt box", "Direction", "Silence as a scene"]


def test_the_fields_above_a_page_give_its_title() -> None:
    """In HTML as well as in Markdown."""
    title, page = unmarked("html", FORMATS["html"].read(SHELF, CatalogueSettings(source="-")))
    assert (title, page.blocks[0].text) == ("Shelf", "2021")


def test_works_indented_below_their_author_are_no_code() -> None:
    """Each has an empty line above it; what has the signs of code stays as it stands."""
    works = "Hald, Jens\n\t1998 Tollund at fifty. In *Iron Age*, pp. 9-22.\n\n\t2001 *The churn.* Cork: Dairy Lane.\n\n    * [Butter](https://a.example/b)\n"
    assert _said(f"# Bogs\n\n{works}", "markdown") == [
        "Hald, Jens 1998 Tollund at fifty. In Iron Age, pp. 9-22.",
        "2001 The churn. Cork: Dairy Lane.",
        "Butter",
    ]
    assert _said("# T\n\nRun:\n\n    x = {*a, *b};\n", "markdown")[-1] == "x = {*a, *b};"


def test_an_ended_break_is_a_break() -> None:
    """As browsers have it."""
    links = [f'<a href="https://{name}.example/">{name.title()} works</a>' for name in ("bee", "ant", "fox")]
    assert _said(f"<html><body><div>{'</br/>'.join(links)}</div></body></html>") == [
        "Bee works",
        "Ant works",
        "Fox works",
    ]


def test_what_a_button_opens_is_content() -> None:
    """It is hidden until then, and named by nothing."""
    kit = '<article><h3>{0} kit</h3><p>For {0}.</p><div><button type="button" aria-expanded="false">More</button></div><div class="meta" hidden>Suits halls with {0}.</div></article>'
    page = f"<html><body><main>{''.join(map(kit.format, ('bees', 'ants', 'foxes')))}</main></body></html>"
    assert [text for text in _said(page) if "Suits" in text] == [
        f"Suits halls with {name}." for name in ("bees", "ants", "foxes")
    ]


def test_what_is_hidden_and_opened_by_nothing_is_left_out() -> None:
    """A message for later."""
    page = f"<html><body><main><p>{WORDS}</p><p hidden>Thank you.</p>{FILES}</main></body></html>"
    assert "Thank you." not in _said(page)


def test_letters_of_a_loader_and_signs_between_words_are_no_blocks() -> None:
    """A bar between two empty cells, an icon that is a letter of a font, and letters that a style sheet moves."""
    loader = "".join(f"<div>{letter}</div>" for letter in "Wait.")
    menu = "<table><tr><td><img src=a.gif></td><td><img src=b.gif></td></tr></table>"
    page = f"<html><body><main>{loader}{menu}<div class=preloader>Nearly there</div><p>\u2605</p><p>{WORDS}</p><p>A</p>{FILES}</main></body></html>"
    assert _said(page) == [WORDS, "A", *(f"Letter {number}" for number in range(1, 7))]


def test_what_a_class_shows_as_a_block_is_one() -> None:
    """A number to call above an address."""
    card = '<div><h4>{0} line</h4><p>Free advice on {0}</p><a href="tel:0" class="block bold">0800 1</a> <a href="https://{0}.example/">{0}.example</a></div>'
    page = f"<html><body><main>{''.join(map(card.format, ('bees', 'ants', 'foxes')))}</main></body></html>"
    assert _said(page)[2:4] == ["0800 1", "bees.example"]


def test_the_kind_above_and_the_words_below_the_title_of_a_card_are_two() -> None:
    """They stand in lines of their own."""
    card = '<a href="https://{0}.example/" class="card"><span class="card__kind">Guide</span> <span class="card__title">All of {0}</span> <span class="card__meta">Web edition, kept current</span></a>'
    page = f"<html><body><main>{''.join(map(card.format, ('bees', 'ants', 'foxes')))}</main></body></html>"
    assert _said(page)[:3] == ["All of bees", "Guide", "Web edition, kept current"]


def test_a_cover_without_words_that_leads_where_the_title_of_its_card_does_is_no_block() -> None:
    """It stands above the title, or below it."""
    card = '<article><a href="https://{0}.example/"><img src="{0}.jpg"></a><h3><a href="https://{0}.example/">All of {0}</a></h3><p>What {0} do.</p></article>'
    page = f"<html><body><main>{''.join(map(card.format, ('bees', 'ants', 'foxes')))}</main></body></html>"
    assert _said(page)[:3] == ["All of bees", "What bees do.", "All of ants"]


def test_a_cover_that_speaks_the_title_of_its_card_gives_it_the_link() -> None:
    """Whether the title has a box of its own, or stands right below it."""
    card = '<div><div><a href="https://{0}.example/"><img src="{0}.jpg" alt="All of {0}"></a></div><div><h4>All of {0}</h4><p>What {0} do.</p></div></div>'
    page = f"<html><body><main>{''.join(map(card.format, ('bees', 'ants', 'foxes')))}</main></body></html>"
    assert [(block.text, [link.href for link in block.links]) for block in _blocks(page)][:2] == [
        ("All of bees", ["https://bees.example/"]),
        ("What bees do.", []),
    ]


def test_a_form_around_a_list_with_nothing_to_fill_in_is_content() -> None:
    """As Joomla writes its lists of links; one to search is none."""
    items = "".join(
        f'<li><div class="list-title"><a href="/link/{name}">{name.title()} club</a></div></li>'
        for name in ("bee", "ant", "fox")
    )
    form = f'<form action="/" method="post"><ul class="category">{items}</ul>{{0}}<input type="hidden" name="x"></form>'
    page = f"<html><body><div><h2>Clubs</h2><p>{WORDS}</p>{{0}}</div></body></html>"
    assert "Ant club" in _said(page.format(form.format("")))
    assert "Ant club" not in _said(page.format(form.format('<input type="text" name="q">')))


def test_cells_side_by_side_that_list_links_line_by_line_lay_out_a_page() -> None:
    """Each line is an entry."""
    cells = "".join(
        f'<td><b>{head}</b><br><a href="/a{head}">{head} one</a><br><a href="/b{head}">{head} two</a><br></td>'
        for head in ("Bees", "Ants")
    )
    assert _said(f"<html><body><h1>T</h1><table><tr>{cells}</tr></table></body></html>") == [
        "Bees", "Bees one", "Bees two", "Ants", "Ants one", "Ants two",
    ]  # fmt: skip


def test_a_list_in_a_cell_below_a_heading_leaves_the_row_whole() -> None:
    """It leads nowhere: remarks."""
    row = '<tr><td>{0} maker</td><td><a href="/{0}">{0}</a></td><td><ul><li>slow</li></ul></td></tr>'
    head = "<tr><th>Tool</th><th>Link</th><th>Notes</th></tr>"
    page = f"<html><body><table>{head}{row.format('primer')}{row.format('gel')}</table></body></html>"
    assert _said(page) == ["", "primer maker | primer | slow", "gel maker | gel | slow"]


KRAMDOWN = """# Tools
{: .no_toc }

* TOC
{:toc}

{: .lead}
What we use.

- [Pitfall]({{ site.baseurl }}/files/pitfall.pdf)
- [Net]({% link tools/net.md %})
- [Lamp]({{ "/lamp.pdf" | relative_url }})

<details markdown="1">
<summary>Old tools</summary>

* [Sweep](https://sweep.example)

</details>
"""


def test_what_jekyll_takes_out_of_a_page_is_none_of_its_words() -> None:
    """Its marks for style sheets and for a table of contents; what it puts in place of an address leads somewhere; and nothing is furniture of a site."""
    assert [(block.text, [link.href for link in block.links]) for block in _blocks(KRAMDOWN, "markdown")] == [
        ("What we use.", []),
        ("Pitfall", ["/files/pitfall.pdf"]),
        ("Net", ["tools/net.md"]),
        ("Lamp", ["/lamp.pdf"]),
        ("Old tools", []),
        ("Sweep", ["https://sweep.example"]),
    ]


@pytest.mark.parametrize("box", ['<div class="loader"></div>', '<div class="menu"></div>'])
def test_a_page_without_words_is_read(read_bytes: Any, box: str) -> None:
    """As scripts fill it."""
    assert read_bytes(f'<body>{box}<div id="root"></div></body>'.encode()).entries == []


def test_a_text_cannot_end_its_own_content(read_bytes: Any) -> None:
    """A stray tag in Markdown."""
    page = (
        "Words\n\n</main>\n\n* [Bees](https://a.example/)\n* [Wax](https://b.example/)\n* [Hives](https://c.example/)\n"
    )
    assert read_bytes(page, url="https://a.example/list.md").titles == ["Bees", "Wax", "Hives"]


def test_a_sign_may_be_a_word() -> None:
    """Letters one below the other are none; elements are."""
    assert [block.text for block in without_wordless(Block(sign) for sign in "水火木")] == ["水", "火", "木"]
    assert without_wordless(Block(letter) for letter in "wait") == []


@pytest.mark.parametrize(
    "code", ["    pip install *newt*", "    git clone [url](x)", "    ls *.txt *.md", "    2001 a b"]
)
def test_indented_code_stays_code(code: str) -> None:
    """Italics alone make no prose of it."""
    blocks = read_markdown(f"Do this\n\n{code}\n", CatalogueSettings(source="-")).blocks
    assert code.strip() in [block.text for block in blocks]
