"""The sheet as it goes out: opened by openpyxl and LibreOffice, harmless, and of a size that mail takes."""

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from filled import NOW, weekly_of
from openpyxl import load_workbook

from crawler.records import Attachment, Changes, Finding, WeeklyReport
from crawler.sheet.attachments import sheet_for
from crawler.sheet.choices import CHOICES
from crawler.sheet.columns import COLUMNS
from crawler.sheet.keys import key_of

LONDON = ZoneInfo("Europe/London")
ACTING = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    '=HYPERLINK("https://evil.example")',
    "\t=1",
    "'=1",
    "\uff1d1+1",
    "=cmd|'/c calc'!A0",
)


def files(weekly: WeeklyReport) -> tuple[Attachment, Attachment]:
    """Return the workbook and the CSV."""
    book, table = sheet_for(weekly, LONDON, NOW, "maintainer@example.org").files
    return book, table


def cells(content: bytes) -> list[tuple[Any, ...]]:
    """Return what the first table of a workbook holds."""
    return list(load_workbook(BytesIO(content))["Links"].iter_rows(values_only=True))


def lines(content: bytes) -> list[list[str]]:
    """Return what a CSV file holds."""
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_both_files_hold_the_same() -> None:
    """A row a link, with where it stands, what is wrong, since when, what to do, and an ID; what is to be filled in is empty."""
    book, table = files(weekly_of(["Assets in Action", "Doing with, not to"]))
    names, first, _ = cells(book.content)
    told = dict(zip(names, first, strict=True))

    assert (book.name, table.name, table.media_type) == ("links.xlsx", "links.csv", "text/csv")
    assert names == tuple(column.name for column in COLUMNS)
    assert told["Part of the report"] == "New"
    assert (told["Catalogue"], told["Entry"], told["Address"]) == ("list", "Assets in Action", "https://example.org/0")
    assert told["What is wrong"] == "The server says there is nothing at this address (404)."
    assert told["First failed"] == datetime(2026, 3, 30)  # noqa: DTZ001 - a cell has no zone
    assert [told[name] for name in ("New URL", "Decision", "Note", "Look again on")] == [None] * 4
    assert key_of(told["ID"])
    assert table.content.startswith(b"\xef\xbb\xbf")
    assert [["" if value is None else _text(value) for value in row] for row in cells(book.content)] == lines(
        table.content
    )


def _text(value: Any) -> str:
    """Return a cell as CSV has it."""
    return value.date().isoformat() if isinstance(value, datetime) else str(value)


def test_the_workbook_is_good_to_work_with() -> None:
    """Names stay in sight and filter, decisions are chosen of a list, words wrap, a second table says how and to whom."""
    book = load_workbook(BytesIO(files(weekly_of(["One", "Two"]))[0].content))
    sheet = book["Links"]
    decision, day = sheet.data_validations.dataValidation

    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:O3")
    assert decision.formula1 == f'"{",".join(choice.words for choice in CHOICES)}"'
    assert len(decision.formula1) < 255  # Excel takes no longer list
    assert (str(decision.sqref), str(day.sqref), day.type) == ("H2:H1003", "J2:J1003", "date")
    assert sheet["B2"].alignment.wrap_text
    assert sheet.column_dimensions["C"].width == 34
    guide = [value for row in book["How to fill this in"].iter_rows(values_only=True) for value in row if value]
    assert all(choice.words in guide and choice.meaning in guide for choice in CHOICES)
    assert "maintainer@example.org" in guide[-1]


@pytest.mark.parametrize("title", ACTING)
def test_nothing_in_it_is_a_formula(title: str) -> None:
    """Whatever a title begins with, it is text; in CSV an apostrophe stands before it."""
    book, table = files(weekly_of([title]))
    sheet = load_workbook(BytesIO(book.content))["Links"]

    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert [cell for row in lines(table.content) for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))] == []


def test_the_same_sheet_is_the_same_bytes() -> None:
    """Nothing in it is of the time of day or drawn by lot."""
    assert files(weekly_of(["One"])) == files(weekly_of(["One"]))


def test_days_are_of_the_reader() -> None:
    """Late in the evening by UTC is the next day in London's summer."""
    weekly = weekly_of(["One"])
    late = replace(weekly.changes.new[0].link, failing_since=datetime.fromisoformat("2026-07-01T23:30:00+00:00"))
    told = replace(weekly, changes=Changes(new=(replace(weekly.changes.new[0], link=late),)))
    assert cells(files(told)[0].content)[1][12].date() == date(2026, 7, 2)


def test_where_nothing_is_asked_there_is_no_sheet() -> None:
    """What works again needs nobody."""
    weekly = weekly_of(["One"])
    quiet = sheet_for(replace(weekly, changes=Changes(recovered=weekly.changes.new)), LONDON, NOW)
    assert (quiet.files, quiet.words) == ((), "")


def test_each_link_and_fault_comes_once_and_the_most_urgent_first() -> None:
    """Also a link that is both new and could not be verified, or was told before."""
    weekly = weekly_of(["One", "Two", "Three"])
    one, two, three = weekly.changes.new
    words = [
        Finding("misspelling", None, "e1", "list", {"text": word, "right": "x", "where": "title"})
        for word in ("abc", "xyz")
    ]
    mixed = replace(weekly, changes=Changes(new=(two,), unsure=(one, two), earlier=(three, one)), faults=tuple(words))
    rows = cells(files(mixed)[0].content)[1:]
    assert [row[0] for row in rows] == ["New", "Could not verify", "Told before", "In the catalogue"]
    assert rows[-1][-1].startswith("entry-")
    assert "“abc”" in rows[-1][3]
    assert "“xyz”" in rows[-1][3]


def test_rows_that_do_not_fit_are_left_for_later() -> None:
    """The mail and the second table say how many."""
    weekly = weekly_of([f"{number} {'x' * 290}" for number in range(300)])
    sheet = sheet_for(weekly, LONDON, NOW, largest=100_000)
    book, table = sheet.files
    kept = len(lines(table.content)) - 1

    assert 98_000 < len(table.content) <= 100_000
    assert len(book.content) < len(table.content)
    assert len(cells(book.content)) == kept + 1
    assert f"{300 - kept:,} more did not fit" in sheet.words
    guide = load_workbook(BytesIO(book.content))["How to fill this in"]
    assert f"{300 - kept:,} further rows did not fit" in str(list(guide.iter_rows(values_only=True)))


def test_libreoffice_shows_what_was_meant(convert: Callable[..., bytes]) -> None:
    """Opened there and saved, words that look like formulas are words, and days are days."""
    book, table = files(weekly_of([title for title in ACTING if title.strip() == title]))
    saved = cells(convert(book.content, "xlsx", "xlsx"))
    of_csv = load_workbook(BytesIO(convert(table.content, "csv", "xlsx", "CSV:44,34,76"))).active

    assert saved == cells(book.content)
    assert [row[1] for row in of_csv.iter_rows(values_only=True)] == [row[1] for row in lines(table.content)]
    assert {cell.data_type for row in of_csv.iter_rows() for cell in row} <= {"s", "n", "d"}
