"""Catalogues of many kinds, read by an older and a newer reader and compared: what had been lost or invented between the two, and what took too long."""

from json import dumps
from time import process_time
from typing import Any

import pytest

_SIZE = 20_000


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ('<p><a href="https://a.example/">N</a>' + "<br>\n" * 4_000 + '<a href="https://a.example/">N</a></p>', "page"),
        (f"Title{' ' * _SIZE}About|Link\n" * 3, "list.txt"),
        (f"[[https://a.example/][Bees]]\n* Hives{' ' * _SIZE}and wax\n#+title:{' ' * _SIZE}x\n", "list.org"),
        (f"<h2>{'<b>12 views</b>' * 2_000}</h2>", "page"),
        ("title,year\n" + f'"<a {"href=" * 39}{"x" * 2_000} ",2000\n' * 20, "list.csv"),
    ],
    ids=[
        "empty lines between links",
        "white space beside bars",
        "white space in Org-mode",
        "counters in a heading",
        "a link that is never closed",
    ],
)
def test_time_grows_with_the_text(read_bytes: Any, text: str, url: str) -> None:
    """Each took the square of its length once, or the product of its parts."""
    begun = process_time()
    read_bytes(text, url=f"https://list.example/{url}")
    assert process_time() - begun < 1


ITEMS = "* [Bees]({0}), a site, for all\n* [Wax]({0}), a site, for some\n* [Hive]({0}), a site, for none\n"


def test_a_heading_above_lines_with_commas_is_no_remark_above_a_table(read_bytes: Any) -> None:
    """All was read as rows of a table without a name, in a file of Markdown too; the lines of a remark stand above names of columns."""
    page = "# Links\n" + ITEMS.format("https://a.example/")
    for name in ("README", "list.md", "list.txt"):
        read = read_bytes(page, url=f"https://list.example/{name}")
        assert (read.titles, read.unreadable) == (["Bees", "Wax", "Hive"], [])
    works = "# Books\nAnn Hill, Bees and Wax, 2019\nBob Low, Hives, 2020\nCat Moor, Honey, 2018\n"
    assert read_bytes(works, url="https://list.example/books.txt").entries
    table = "# Exported 2023\ntitle,link\nBees,https://a.example/\n"
    assert read_bytes(table, url="https://list.example/list.txt").titles == ["Bees"]


def _page(*parts: str) -> str:
    return f"<html><head><title>T</title></head><body><h1>T</h1>{''.join(parts)}</body></html>"


def test_words_that_name_fields_may_be_terms_of_a_glossary(read_bytes: Any) -> None:
    """A sentence says what each means; what names a field has a value below it."""
    terms = {
        "Fax": "A machine that sends pages by telephone.",
        "Author": "Who writes a work, alone or with others.",
        "Bees": "Insects that make honey in a hive.",
        "Telephone": "0800 496 0001",
    }
    page = _page("<dl>", *(f"<dt>{term}</dt><dd>{said}</dd>" for term, said in terms.items()), "</dl>")
    assert read_bytes(page).titles == ["Fax", "Author", "Bees"]


ASKED = "<h2>Why do {0}s die?</h2><p>What Ann found in the vale.</p>"


def test_questions_that_lead_to_a_page_each_are_titles(read_bytes: Any) -> None:
    """Answers on the page itself are none, whatever pages they name, and where all lead to the same one."""
    names = ("drone", "queen", "worker", "swarm")
    teasers = (f'{ASKED.format(name)}<p><a href="/papers/{name}.html">Read more</a></p>' for name in names)
    assert read_bytes(_page(*teasers)).titles == [f"Why do {name}s die?" for name in names]
    answers = (f'{ASKED.format(name)}<p><a href="/contact.html">Contact us</a></p>' for name in names)
    assert read_bytes(_page(*answers)).titles == []


def test_a_box_named_as_a_warning_may_be_a_card(read_bytes: Any) -> None:
    """Its heading leads to an alert on a page of its own."""
    boxes = (
        f'<div class="alert"><h3><a href="https://{name}.example/">{name} alert</a></h3><p>words</p></div>'
        for name in ("Lead", "Radon")
    )
    assert read_bytes(_page(*boxes)).titles == ["Lead alert", "Radon alert"]


def test_a_link_that_is_to_be_confirmed_leaves_its_resource(read_bytes: Any) -> None:
    """A row is none where its title is still open."""
    rows = (f"<tr><td>{title}</td><td>{link}</td></tr>" for title, link in (("Wax", "TBC"), ("TBA", "")))
    first = '<tr><th>Title</th><th>Link</th></tr><tr><td>Bees</td><td><a href="https://a.example/">site</a></td></tr>'
    assert read_bytes(_page("<table>", first, *rows, "</table>")).titles == ["Bees", "Wax"]


def test_telephone_numbers_are_no_titles(read_bytes: Any) -> None:
    """They stand below a name and what that does."""
    staff = "".join(
        f"{name}, Keeper\n0113 496 000{at}\n\n" for at, name in enumerate(("Ann Hill", "Bob Low", "Cat Moor"))
    )
    entries = read_bytes(f"Our staff\n\n{staff}".encode()).entries
    assert [entry.title for entry in entries] == ["Ann Hill, Keeper", "Bob Low, Keeper", "Cat Moor, Keeper"]
    assert entries[0].description == "0113 496 0000"


NEWS = """Released in May

{} by Ann Hill.
The reader no longer takes the comb for a hive when it is cold outside.

{} by Bob Low
They had been kept for those who never changed their hives at all.

{} by Cat Moor.
The keepers of the hive had known of it, and told the others in the spring.
"""


@pytest.mark.parametrize(
    "deeds",
    [
        ("Fix a crash. Patch", "Remove old frames. Reported", "Add a lid. Patch"),
        ("tab, added", "different ends, read", "a suggestion"),
    ],
)
def test_notes_on_changes_are_no_works_of_those_who_made_them(read_bytes: Any, deeds: tuple[str, ...]) -> None:
    """What somebody did, a sentence, or the end of one stands before their names."""
    assert not any(entry.authors for entry in read_bytes(NEWS.format(*deeds).encode()).entries)


def test_works_whose_line_ends_with_a_full_stop_are_kept(read_bytes: Any) -> None:
    """They were taken for words about the work above."""
    works = "".join(
        f"{title} by {name} Hill.\nIt tells of bees and of those who keep them.\n\n"
        for title, name in (("Bees and Wax", "Ann"), ("The Comb", "Bob"), ("A Hive of Our Own", "Cat"))
    )
    assert read_bytes(f"Books\n\n{works}".encode()).titles == ["Bees and Wax", "The Comb", "A Hive of Our Own"]


def test_who_edited_a_work_is_no_work(read_bytes: Any) -> None:
    """It stands below one, with its imprint."""
    text = "".join(
        f"{title}\nEdited by {name} Hill. Hive Press, 2019.\nIt tells of bees and of those who keep them.\n\n"
        for title, name in (("Bees and Wax", "Ann"), ("The Comb", "Bob"), ("A Hive", "Cat"))
    )
    assert "Edited" not in read_bytes(f"Books\n\n{text}".encode()).titles


def test_a_date_is_no_author(read_bytes: Any) -> None:
    """It says when something was passed by somebody."""
    text = "Amendments\n\nXI\nPassed by Congress March 4, 1794. Ratified February 7, 1795.\n\nXII\nPassed by Congress December 9, 1803. Ratified June 15, 1804.\n"
    assert not any(entry.authors for entry in read_bytes(text.encode()).entries)


SAID = "How hives do on roofs and in parks, with figures from ten towns."


@pytest.mark.parametrize(
    "title",
    [
        "Ages 5 to 11: reading together",
        "Age 3 and the magic of play in the garden",
        "20000 Leagues under the Sea",
        "10 Steps on the Way",
    ],
)
def test_titles_that_begin_as_ages_and_addresses_by_post_do(read_bytes: Any, title: str) -> None:
    """Words go on behind these that are no name of a town or a street."""
    others = "".join(f"{name}\n{SAID}\n\n" for name in ("Bees in cities", "The price of honey"))
    text = f"Reports\n\nBees and wax\n{SAID}\n\n{title}\n{SAID}\n\n{others}"
    assert title in read_bytes(text.encode()).titles


@pytest.mark.parametrize("line", ["Ages 5 to 11", "Age 3+", "Age 5 to 8 years", "50667 Bad Homburg", "14 Mill Lane"])
def test_ages_and_addresses_by_post_are_no_titles(read_bytes: Any, line: str) -> None:
    """They stand below a title."""
    texts = "".join(f"{name}\n{line}\n{SAID}\n\n" for name in ("Bees in cities", "The price of honey", "Wax"))
    assert line not in read_bytes(f"Reports\n\n{texts}".encode()).titles


def test_an_item_that_stands_twice_is_kept(read_bytes: Any) -> None:
    """It is a fault of the list, to be told."""
    titles = ["Bees and Wax", "Bees and Wax", "The Comb", "A Hive of Our Own"]
    assert read_bytes("Books\n\n" + "".join(f"- {title}\n" for title in titles)).titles == titles


def test_figures_that_are_all_of_a_name_are_no_counter(read_bytes: Any) -> None:
    """The title was lost, and the entry with it."""
    items = ("36 Views", "The Wave")
    page = _page("<ul>", *(f'<li><a href="/{at}.html"><b>{name}</b></a> a book</li>' for at, name in enumerate(items)))
    assert read_bytes(page).titles == [*items]


def test_a_section_whose_links_are_all_missing_is_kept(read_bytes: Any) -> None:
    """Its headings are of the level of those that lead somewhere, with a paragraph each."""
    online = (f'<h3><a href="https://a{at}.example/">Guide {at}</a></h3><p>{SAID}</p>' for at in range(9))
    printed = (f"<h3>Book {at}</h3><p>{SAID}</p>" for at in range(3))
    titles = read_bytes(_page("<h2>Online</h2>", *online, "<h2>In print</h2>", *printed)).titles
    assert titles == [*(f"Guide {at}" for at in range(9)), *(f"Book {at}" for at in range(3))]


def test_a_relation_may_be_a_list(read_bytes: Any) -> None:
    """It ended in a traceback."""
    links = [{"rel": ["self"], "href": "https://api.example/1"}, {"rel": ["alternate"], "href": "https://a.example/"}]
    entries = read_bytes(dumps([{"title": "Bees", "links": links}])).entries
    assert [link.href for link in entries[0].links] == ["https://a.example/"]


def test_the_address_of_somebody_named_beside_a_record_is_not_its_own(read_bytes: Any) -> None:
    """Nor that of a picture."""
    named = {"contact": {"name": "Bob", "url": "https://bob.example/"}, "banner": {"url": "https://b.example/z.png"}}
    records = [
        {"title": "Bees", "url": "https://a.example/"},
        *({"title": key, key: said} for key, said in named.items()),
    ]
    entries = read_bytes(dumps(records)).entries
    assert [(entry.title, len(entry.links)) for entry in entries] == [("Bees", 1), ("contact", 0), ("banner", 0)]


def test_lists_of_keys_and_names_that_no_record_refers_to_are_resources(read_bytes: Any) -> None:
    """Their links are missing."""
    films = [{"id": 1, "title": "The Hive"}, {"id": 2, "title": "The Comb"}]
    books = [
        {"id": 1, "title": "Bees", "url": "https://a.example/"},
        {"id": 2, "title": "Wax", "url": "https://b.example/"},
    ]
    assert read_bytes(dumps({"books": books, "films": films})).titles == ["Bees", "Wax", "The Hive", "The Comb"]
    told = [{**book, "topics": [1]} for book in books]
    assert read_bytes(dumps({"books": told, "topics": films})).titles == ["Bees", "Wax"]


@pytest.mark.parametrize("name", ["files", "chapters"])
def test_one_resource_and_what_it_comes_in_are_no_list(read_bytes: Any, name: str) -> None:
    """A site and its resources are."""
    parts = [{"title": title, "url": f"https://a.example/{title}"} for title in ("One", "Two")]
    record = {"title": "Bees", "url": "https://a.example/"}
    assert read_bytes(dumps({**record, name: parts})).titles == ["Bees"]
    assert read_bytes(dumps({**record, "resources": parts})).titles == ["One", "Two"]


KEEPERS = ("Apis", "Bombus", "Vespa")


def test_a_page_that_lists_writers_or_categories_lists_them(read_bytes: Any) -> None:
    """They are no by-lines where hardly any other link stands."""
    for name in ("author", "category"):
        items = (f'<li><a href="/{name}/{keeper}">{keeper}</a> (12)</li>' for keeper in KEEPERS)
        page = _page(f'<p><a href="/all">All</a></p><ul class="{name}">', *items, "</ul>")
        assert read_bytes(page).titles[-3:] == [*KEEPERS]


def test_cards_whose_headings_say_their_titles_are_cards(read_bytes: Any) -> None:
    """The words around these are those of all."""
    lists = "<h4>About {0}</h4><ul><li>quick</li></ul><h4>Why {0} matters</h4><ul><li>costly</li></ul>"
    cards = (
        f'<div class="card"><h3>{name}</h3>{lists.format(name)}<a href="https://{name}.example/">Visit</a></div>'
        for name in KEEPERS
    )
    assert read_bytes(_page(*cards)).titles == [*KEEPERS]


def test_what_is_repeated_below_years_are_titles(read_bytes: Any) -> None:
    """They are no fields of these."""
    years = (
        f'<h3>{year}</h3><p><b>Annual report:</b> words <a href="r{year}.pdf">PDF</a></p><p><b>Accounts:</b> words <a href="a{year}.pdf">PDF</a></p>'
        for year in (2021, 2022, 2023)
    )
    assert read_bytes(_page(*years)).titles == ["Annual report", "Accounts"] * 3


def test_items_of_a_list_with_as_many_commas_each_are_no_table(read_bytes: Any) -> None:
    """No catalogue was read at all."""
    books = (
        "Ann Hill, Bees and Wax, a year in the vale",
        "Bob Low, The Comb, how it is made",
        "Cat Moor, A Hive, songs",
    )
    for mark in ("- ", "* ", "1. "):
        assert read_bytes("".join(f"{mark}{book}\n" for book in books)).titles == ["Bees and Wax", "The Comb", "A Hive"]


def test_an_address_of_bbcode_may_stand_by_itself(read_bytes: Any) -> None:
    """Without words for it."""
    text = "Links\n\n" + "".join(f"[url]https://{name.lower()}.example/[/url]\n\n" for name in KEEPERS)
    found = [[link.href for link in entry.links] for entry in read_bytes(text.encode()).entries]
    assert found == [[f"https://{name.lower()}.example/"] for name in KEEPERS]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Report a problem with a road", "Report missing street signs", "Pay council tax"], True),
        (["Session 1: Wax", "Session 2: Bees", "Session 3: Hives"], True),
        (["Report a broken link", "Report an issue", "Report any errors on this page"], False),
    ],
)
def test_headings_over_words_with_a_link_are_titles(read_bytes: Any, names: list[str], *, expected: bool) -> None:
    """Such as ask to tell of faults of the list are none."""
    below = '<p>What it is, and whom to ask; see <a href="https://{0}.example/">the site</a> of it.</p>'
    parts = (f"<h3>{name}</h3>{below.format(at)}" for at, name in enumerate([*names, "The price of wax"]))
    assert read_bytes(_page(*parts)).titles == [*(names if expected else []), "The price of wax"]
