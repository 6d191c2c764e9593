"""Catalogues of many kinds, read by an older and a newer reader and compared: what had been lost or invented between the two, and what took too long."""

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
        ("title,year\n" + f'"<a {"href=" * 39}{"x" * 2_000} ",2000\n' * 20, "list.csv"),
    ],
    ids=[
        "empty lines between links",
        "white space beside bars",
        "white space in Org-mode",
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
