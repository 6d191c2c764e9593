"""Blocks of HTML that only line breaks, boxes or style sheets keep apart."""

import pytest

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.html import read_html
from crawler.catalogue.titles import clean_title
from crawler.config import CatalogueSettings


def _blocks(body: str) -> tuple[Block, ...]:
    return read_html(f"<html><body><h1>Books</h1>{body}</body></html>", CatalogueSettings(source="-")).blocks


def _texts(body: str) -> list[str]:
    return [block.text for block in _blocks(body)[1:]]


def test_lines_between_breaks_are_blocks_of_their_own() -> None:
    """As in a plain text, with no empty line between them."""
    blocks = _blocks(
        "<p>Dana, Mrs William: Wild Flowers<br>Grimm, Carey: The Book of Trees<br>Perl, Philip: Ferns</p><p>Next</p>"
    )[1:]
    assert [(block.text, block.joined) for block in blocks] == [
        ("Dana, Mrs William: Wild Flowers", False),
        ("Grimm, Carey: The Book of Trees", True),
        ("Perl, Philip: Ferns", True),
        ("Next", False),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Managing manure to reduce losses,<br>Madison 2014",
        "The keeper of bees and<br>Wax in the Parish",
        "A guide to the hive<br>for those who have none",
        "<b>The Long<br>Winter</b> of the Bees",
        "<h2>The Long<br>Winter</h2>",
    ],
)
def test_what_goes_on_behind_a_break_is_one_line(line: str) -> None:
    """A small letter, a comma, bold type or a heading around the break say so."""
    assert len(_texts(f"<div>{line}</div>")) == 1


def test_a_paragraph_broken_by_hand_is_one() -> None:
    """Its lines are as long as each other, and end anywhere."""
    lines = [
        "The society was founded in the winter of 1871 by six",
        "Clergymen and a doctor, who met at the house of Canon",
        "Hill and read to each other what they had found in the",
        "Registers of their parishes.",
    ]
    assert len(_texts(f"<p>{'<br>'.join(lines)}</p>")) == 1


def test_of_two_lines_the_first_may_be_long() -> None:
    """A title and its author."""
    lines = ["The long walk of the honey bee from Cape to Cairo", "Ann Abel"]
    assert _texts(f"<p>{'<br>'.join(lines)}</p>") == lines


def test_an_empty_line_parts_whatever_stands_there() -> None:
    """Two breaks are a paragraph's end for every reader."""
    assert _texts("<div>the keepers<br><br>of bees<br> <br>and wax</div>") == ["the keepers", "of bees", "and wax"]


def test_links_alone_in_a_box_are_items() -> None:
    """As style sheets show lists of links: one below the other."""
    links = "".join(f'<a class="item" href="/{name}.pdf">{name} County</a>\n' for name in ("Ash", "Birch", "Cedar"))
    assert _texts(f"<div>{links}</div>") == ["Ash County", "Birch County", "Cedar County"]
    assert len(_texts(f"<div>See {links}</div>")) == 1


def test_pieces_that_style_sheets_keep_apart_are_words_apart() -> None:
    """A button right behind its link, fields in boxes of their own; but not the letters of one word."""
    assert _texts('<p><a href="/a.pdf">Attendance Policy</a><a href="/a.pdf">Download</a></p>') == [
        "Attendance Policy Download"
    ]
    assert _texts('<p><span class="t">Grus i maskineriet</span><span class="y">2014</span></p>') == [
        "Grus i maskineriet 2014"
    ]
    assert _texts('<p><span>Bee</span><span>keeper</span>, <a href="/p">PDF</a>s</p>') == ["Beekeeper, PDFs"]


def test_rows_and_cells_that_are_not_ended_end_where_the_next_begins() -> None:
    """HTML lets pages leave these tags out."""
    rows = "".join(f'<tr><td><a href="/{n}.doc">Form {n}</a><td>2021<td>K. Byrne' for n in range(1, 4))
    blocks = _blocks(f"<table><tr><th>Title<th>Date<th>By{rows}</table>")
    assert [block.text for block in blocks if block.shape is Shape.ROW] == [
        f"Form {n} | 2021 | K. Byrne" for n in range(1, 4)
    ]


def test_a_cell_with_a_list_of_paragraphs_lays_out_the_page() -> None:
    """The row is no entry; its paragraphs may be."""
    items = "".join(f'<p><a href="/book{n}.html">Book {n}</a></p>' for n in range(3))
    assert _texts(f"<table><tr><td>{items}</td><td>The foundation</td></tr></table>") == [
        "Book 0",
        "Book 1",
        "Book 2",
        "The foundation",
    ]


def test_cells_that_each_begin_with_a_link_are_read_one_by_one() -> None:
    """Two columns of one list; but a column of files beside its titles is none."""
    cells = [f'<td><a href="/{n}.html">Club {chr(65 + n)}</a> of the town</td>' for n in range(6)]
    rows = "".join(f"<tr>{one}{other}</tr>" for one, other in zip(cells[::2], cells[1::2], strict=True))
    assert _texts(f"<table>{rows}</table>") == [f"Club {letter} of the town" for letter in "ABCDEF"]
    files = "".join(
        f'<tr><td><a href="/{n}.html">Report {n}</a></td><td><a href="/{n}.pdf">PDF</a></td></tr>' for n in range(6)
    )
    assert _texts(f"<table>{files}</table>") == [f"Report {n} | PDF" for n in range(6)]


def test_a_title_said_twice_in_a_row_is_said_once() -> None:
    """Cards say it for their picture and for their heading; a single word may be a name ("Bora Bora")."""
    assert (
        clean_title("Playing and being well: a review Playing and being well: a review")
        == "Playing and being well: a review"
    )
    assert clean_title("Bora Bora") == "Bora Bora"
    assert clean_title("New York, New York") == "New York, New York"


def test_the_files_of_one_work_are_no_items() -> None:
    """Neither links alone in a box nor paragraphs of a cell that only name a format."""
    files = ("PDF", "EPUB", "HTML")
    box = "".join(f'<a href="/bees.{name.lower()}">{name}</a> ' for name in files)
    assert _texts(f"<h2>Bees</h2><div>{box}</div>") == ["Bees", "PDF EPUB HTML"]
    cell = "".join(f'<p><a href="/bees.{name.lower()}">{name}</a></p>' for name in files)
    assert _texts(f"<table><tr><td>Bees of Kent</td><td>{cell}</td></tr></table>") == ["Bees of Kent | PDF EPUB HTML"]


def test_one_link_in_paragraphs_that_are_not_ended_is_no_list() -> None:
    """Each of them holds the rest of the cell."""
    cell = '<p>Kept in a library.<p>Read by many.<p>See <a href="/kent.html">Kent in Winter</a>'
    assert [block.shape for block in _blocks(f"<table><tr><td>Kent<td>{cell}</table>")[1:]] == [Shape.ROW]


@pytest.mark.parametrize("head", ["", "<tr><td><b>Title</b></td><td><b>Author</b></td></tr>"])
def test_titles_and_authors_that_are_links_are_one_row(head: str) -> None:
    """A column of people beside one of works, or names of columns above them, say that a row is one entry."""
    names = [f"{name} Miller" for name in ("Ann", "Mary", "John", "Peter", "Paul", "James", "Anna", "Alice", "Thomas")]
    rows = "".join(
        f'<tr><td><a href="/{n}.html">A history of bees, part {n}</a></td><td><a href="/by/{n}">{name}</a></td></tr>'
        for n, name in enumerate((*names, *(f"{name[:-6]}Moss" for name in names)))
    )
    texts = [text for text in _texts(f"<table>{head}{rows}</table>") if text]
    assert texts[0] == "A history of bees, part 0 | Ann Miller"
    assert len(texts) == 2 * len(names)


def test_cells_with_a_picture_above_a_name_are_items_of_their_own() -> None:
    """Both are links to one address, and the picture has no words."""
    clubs = ["Wasserrose", "Kampffisch", "Guppy", "Aqua", "Lotos", "Riesa"]
    cells = [
        f'<td><p><a href="http://{club}.example/"><img src="{club}.gif"></a></p><p><a href="http://{club}.example/">Verein {club}</a></p></td>'
        for club in clubs
    ]
    rows = "".join(f"<tr>{''.join(cells[first : first + 3])}</tr>" for first in (0, 3))
    assert [text for text in _texts(f"<table>{rows}</table>") if text] == [f"Verein {club}" for club in clubs]


def test_what_begins_with_a_comma_goes_on() -> None:
    """A style sheet sets it in another type, and keeps nothing apart."""
    assert _texts('<p><a href="/a.pdf">The Bees of Kent</a><span class="year">, 2014</span></p>') == [
        "The Bees of Kent, 2014"
    ]


def test_what_is_nested_deep_does_no_harm() -> None:
    """Each type around the words of a line, links in boxes within boxes, pieces within pieces."""
    deep = 3_000
    assert _texts(f"<p>{'<span>' * deep}Bees{'</span>' * deep}<br>Wax</p>") == ["Bees", "Wax"]
    boxes = _texts('<div><a href="/a">Bees</a> <a href="/b">Wax</a> <a href="/c">Mead</a>' * deep)
    assert boxes[0].startswith("Bees")
    assert _texts('<p><span class="a">Bees</span><span class="b">Wax' * 500)[0].startswith("Bees Wax")


@pytest.mark.parametrize("leaf", [("02", "Dec"), ("Dec", "02"), ("02", "Dec", "2015"), ("Dec", "02", "2015")])
def test_a_leaf_of_a_calendar_is_one_line(leaf: tuple[str, ...]) -> None:
    """Its day stands above its month, and both before the words of an item."""
    date = "<br>".join(f"<font>{part}</font>" for part in leaf)
    items = "".join(f'<li><span>{date}</span> <a href="/{n}">News of bees {n}</a></li>' for n in range(3))
    assert _texts(f"<ul>{items}</ul>") == [f"{' '.join(leaf)} News of bees {n}" for n in range(3)]


def test_links_behind_empty_cells_are_rows() -> None:
    """A picture in front of each link keeps nothing side by side."""
    rows = "".join(f'<tr><td><img src="dot.png"></td><td><a href="/{n}">Hive {n}</a></td></tr>' for n in range(8))
    assert {block.shape for block in _blocks(f"<table>{rows}</table>")[1:]} == {Shape.ROW}


def test_a_cell_with_a_list_below_names_of_columns_is_of_its_row() -> None:
    """The first row says that each other is an entry, be its cells those of headings or not."""
    parts = "".join(f'<p><a href="/{n}.pdf">Part {n}: the hive</a></p>' for n in range(3))
    blocks = _blocks(
        f"<table><tr><td>Title</td><td>Link</td></tr><tr><td>Bees of Kent</td><td>{parts}</td></tr></table>"
    )
    assert [block.text for block in blocks[1:] if block.text] == [
        "Bees of Kent | Part 0: the hive Part 1: the hive Part 2: the hive"
    ]


def test_paragraphs_of_covers_are_a_list() -> None:
    """Their links have pictures in place of words."""
    covers = "".join(f'<p><a href="/{n}"><img src="{n}.jpg"></a><br>Book {n}</p>' for n in range(3))
    assert _texts(f"<table><tr><td>{covers}</td><td>News</td></tr></table>")[-1] == "News"


def test_two_rows_of_links_have_no_columns_of_people() -> None:
    """A word that could be a name here and there says nothing of a column."""
    names = ("Simple Science", "Physics of space", "Einstein", "Truth and what it is", "Paul Miller")
    rows = "".join(
        f"<tr>{''.join(f'<td><a href=/{n}>{name}{more}</a></td>' for n, name in enumerate(names))}</tr>"
        for more in ("", " Moss")
    )
    assert len(_texts(f"<table>{rows}</table>")) == 2 * len(names)
