"""A sheet as CSV: RFC 4180 in UTF-8 with its mark, by which Excel knows the encoding."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO

from crawler.report.as_csv import cell
from crawler.sheet.columns import ANSWERS, COLUMNS
from crawler.sheet.rows import Row, Told

_MARK = "\ufeff"


def lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield the line of names, then a line a row, as bytes."""
    yield _line([column.shown for column in COLUMNS], _MARK)
    for row in rows:
        yield _line([*map(_text, row.first), *[""] * len(ANSWERS), *map(_text, row.last)])


def _text(value: Told) -> str:
    """Return a cell; a day as 2026-03-02."""
    return value.isoformat() if isinstance(value, date) else cell(value or "")


def _line(cells: list[str], before: str = "") -> bytes:
    """Return one line."""
    written = StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return f"{before}{written.getvalue()}".encode(errors="replace")
