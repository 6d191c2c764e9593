"""Sheets as people send them back, written by several hands, and read as `crawler import` reads them."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook

from crawler.records import (
    CatalogueSummary,
    Change,
    Changes,
    Contact,
    Entry,
    Finding,
    LinkStatus,
    Run,
    State,
    Use,
    Verdict,
    WeeklyReport,
)
from crawler.sheet.answers import Answers, answers_of
from crawler.sheet.keys import About, Key, link_mark, person_mark
from crawler.sheet.read import tables

NOW = datetime(2026, 3, 30, 6, 5, tzinfo=UTC)
KEYS = [
    str(Key(About.LINK, link_mark(f"https://example.org/{n}"), 1_772_000_000, person_mark("o@x.org"))) for n in range(9)
]
NAMES = ("Address", "New URL", "Decision", "Note", "Look again on", "ID")


def csv_bytes(
    rows: Iterable[Sequence[str]], *, delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n"
) -> bytes:
    """Write CSV as some spreadsheet would."""
    written = StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator=end).writerows(rows)
    return written.getvalue().encode(encoding)


def xlsx_bytes(rows: Iterable[Sequence[Any]], change: Callable[[Any], None] = lambda _: None) -> bytes:
    """Write a workbook with openpyxl; `change` may do more to its sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    change(book.active)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def read(content: bytes, name: str = "s") -> Answers:
    """Read a file as `crawler import` does."""
    return answers_of(tables(BytesIO(content), name), name)


def said(found: Answers) -> list[tuple[Any, ...]]:
    """Return what was said, plainly."""
    return [(str(one.key), one.choice.words, one.address, one.note, one.day) for one in found.answers]


def without(content: bytes, *names: str, changed: Mapping[str, bytes] | None = None) -> bytes:
    """Return an archive without some parts, and with others in place of its own."""
    written = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(written, "w") as after:
        for info in before.infolist():
            if info.filename not in names and info.filename not in (changed or {}):
                after.writestr(info, before.read(info))
        for name, data in (changed or {}).items():
            after.writestr(name, data)
    return written.getvalue()


def weekly_of(titles: Sequence[str], recipient: str = "o@x.org") -> WeeklyReport:
    """Return a weekly report of broken links, one a title."""
    entries = [
        Entry(f"e{n}", "list", title, links=(Use(f"https://example.org/{n}", f"https://example.org/{n}"),))
        for n, title in enumerate(titles)
    ]
    changes = tuple(
        Change(
            LinkStatus(
                f"https://example.org/{n}", (entry.id,), Verdict.BROKEN, "not-found", state=State.BROKEN, status=404,
                checked_at=NOW, failing_since=NOW,
            ),
            (entry,),
            (Finding("not-found", f"https://example.org/{n}", entry.id, "list", {"status": 404}),),
        )
        for n, entry in enumerate(entries)
    )  # fmt: skip
    head = CatalogueSummary("list", "list.csv", "A list", None, len(entries))
    return WeeklyReport(Contact("Olivia", recipient), (head,), Changes(new=changes), Run("r", NOW))


DAY = date(2026, 12, 31)
