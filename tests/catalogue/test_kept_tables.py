"""Tables as people keep them by hand and programs export them: their first rows, their last, and what stands between."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from crawler.records import Role

LISTED = [("Keeping Warm", "https://age.example/warm.pdf"), ("A Guide to Allotments", "https://plots.example/guide"), ("Debt", "https://mind.example/debt")]  # fmt: skip


def found(result: Any) -> list[tuple[str, str | None]]:
    """Return what was read, title by title with its address."""
    return [
        (one.title, next((use.href for use in one.links if use.role is Role.PRIMARY), None)) for one in result.entries
    ]


def sheet(rows: list[list[Any]], links: dict[str, str] | None = None) -> bytes:
    """Return a workbook of one table, addresses behind some of its cells."""
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    for place, address in (links or {}).items():
        book.active[place].hyperlink = address
    data = BytesIO()
    book.save(data)
    return data.getvalue()


CSVS = {
    "remarks above": "# Exported 2023-05-01\n# by Ann\ntitle,url\n%s",
    "a sum below": "Title,Link,Visits\n%sTotal,,48\n",
    "what to do below": "Title,Link\n%sPlease tell Ann about any broken link,\n",
    "a row that is all of one site": "Source,Destination,Anchor\n%s",
    "names once more": "Title,Link\n%sTitle,Link\n",
    "cells left out": "Title,Link,Notes\n%s",
}


@pytest.mark.parametrize("manner", CSVS)
def test_a_table_is_read_without_what_stands_around_it(read_bytes: Any, manner: str) -> None:
    """Remarks, sums, headings and empty ends are no resources and no damage."""
    row = "https://list.example/,{1},{0}\n" if "Source" in CSVS[manner] else "{0},{1}\n"
    rows = "".join(row.format(*one) for one in LISTED)
    rows = rows.replace("\n", ",12\n") if "Visits" in CSVS[manner] else rows
    result = read_bytes(CSVS[manner] % rows, url="https://list.example/l.csv")
    assert (found(result), result.unreadable) == (LISTED, [])


@pytest.mark.parametrize(
    ("last", "title"),
    [("Total Recall,https://film.example,3", "Total Recall"), ("Total,https://total.example,3", "Total"), ("Sum,see below,3", "Sum")],
)  # fmt: skip
def test_titles_that_sound_like_a_sum_are_kept(read_bytes: Any, last: str, title: str) -> None:
    """A sum leads nowhere, and all beside it are figures."""
    rows = "".join(f"{t},{u},1\n" for t, u in LISTED)
    assert read_bytes(f"Title,Link,Visits\n{rows}{last}\n").titles[-1] == title


def test_one_short_row_among_whole_ones_is_damaged(read_bytes: Any) -> None:
    """It may lack a cell in its middle; only where most are short is that the manner of the file."""
    rows = "".join(f"{t},{u},note\n" for t, u in LISTED)
    result = read_bytes(f"Title,Link,Notes\n{rows}Wax,https://wax.example\n")
    assert (found(result), len(result.unreadable)) == (LISTED, 1)


def test_addresses_within_words_are_read(read_bytes: Any) -> None:
    """Where no column holds addresses alone, those among other words are the links."""
    rows = "".join(f'{title},"See {url} for more"\n' for title, url in LISTED)
    entries = read_bytes(f"Name,Where\n{rows}", url="https://list.example/l.csv").entries
    assert [(one.title, one.links[0].href) for one in entries] == LISTED


def test_workbooks_without_known_columns_are_read_by_their_cells(read_bytes: Any) -> None:
    """By addresses in them, or behind them."""
    assert found(read_bytes(sheet([list(one) for one in LISTED]))) == LISTED
    behind = sheet([["Click to open", "Type"], *([t, "Guide"] for t, _ in LISTED)], {f"A{n}": u for n, (_, u) in enumerate(LISTED, 2)})  # fmt: skip
    assert found(read_bytes(behind)) == LISTED


def test_parts_of_a_table_with_headings_of_their_own(read_bytes: Any) -> None:
    """A word alone above names of columns that were met before heads what is below it."""
    names = ["Name", "Website", "Phone"]
    rows = [["HOME"], names, [*LISTED[0], "1"], [], ["MONEY"], names, [*LISTED[1], "2"], [*LISTED[2], "3"]]
    result = read_bytes(sheet(rows))
    assert found(result) == LISTED
    assert [one.section for one in result.entries][1:] == [("MONEY",), ("MONEY",)]


def test_a_name_alone_above_other_rows_is_a_resource_without_its_link(read_bytes: Any) -> None:
    """Nothing tells it from one."""
    rows = "".join(f"{t},{u},note\n" for t, u in LISTED)
    assert read_bytes(f"Title,Link,Notes\nUnison,,\n{rows}").titles == ["Unison", *(t for t, _ in LISTED)]


def test_a_table_in_markdown_below_its_heading_is_no_csv(read_bytes: Any) -> None:
    """The heading is no remark, and the line below the names is no row."""
    rows = "".join(f"| {t} | [site]({u}) |\n" for t, u in LISTED)
    result = read_bytes(f"# Ours\n| Name | Link |\n|------|------|\n{rows}")
    assert (result.head.format, result.titles) == ("markdown", [t for t, _ in LISTED])
