"""XLSX and ODS to resources: the tables that name a title or a link, row by row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import chain, islice

from crawler.catalogue.columns import Wanted, header_at, meanings
from crawler.catalogue.listed import Found
from crawler.catalogue.rows import Row
from crawler.catalogue.source import Source
from crawler.catalogue.table_file import BEGINNING, NEEDED, read_table, wanted_of
from crawler.catalogue.unnamed_columns import named_by_cells
from crawler.catalogue.whole import whole_bytes
from crawler.errors import CatalogueError
from crawler.records import Unreadable
from crawler.workbook import ods, xlsx
from crawler.workbook.package import opened
from crawler.workbook.table import LARGEST, MOST_COLUMNS, NO_RESULT, Cell, Merged, SheetError, Table, shown
from crawler.workbook.table import Row as SheetRow

_NO_RESULT = "this row has a formula that nothing was worked out for; open the file in a spreadsheet and save it again"


def read_workbook(source: Source) -> Iterator[Found]:
    """Yield one resource a row of each table that has a title or a link; where there are several, their names are sections."""
    data = BytesIO(whole_bytes(source, LARGEST))
    some = False
    try:
        with opened(data, source.address) as package:
            tables = (
                ods.tables(package, source.address)
                if "content.xml" in package.parts
                else xlsx.tables(package, source.address, linked=True)
            )
            for number, table in enumerate(tables):
                for found in _read(table, source, several=some or number > 0):
                    some = True
                    yield found
    except SheetError as error:
        if not some:
            raise CatalogueError(str(error)) from None
        yield Unreadable(None, f"the rest could not be read: {error}")
    if not some:
        raise CatalogueError(f"{source.address}: one of its tables has to have {NEEDED}, and rows below")


def _read(table: Table, source: Source, *, several: bool) -> Iterator[Found]:
    rows = _filled(table)
    beginning = list(islice(rows, BEGINNING))
    wanted = wanted_of(source)
    cells = [row.cells for row in beginning]
    if not cells or not _is_of_resources(beginning, wanted):
        return
    yield from read_table(chain(beginning, rows), source, (table.name,) if several else (), even=False)


def _is_of_resources(beginning: Sequence[Row], wanted: Wanted) -> bool:
    """Say whether the first rows of a table name a title or a link, or show one by what their cells hold or lead to."""
    cells = [row.cells for row in beginning]
    at = header_at(cells, wanted)
    names, _ = named_by_cells(cells[at], cells[at + 1 :], wanted)
    linked = sum(bool(row.links) for row in beginning[at + 1 :])
    return bool(meanings(names, wanted).keys() & {"title", "url"}) or linked * 2 > len(beginning) - at - 1


def _filled(table: Table) -> Iterator[Row]:
    """Yield the rows of a table; cells that were made one over several rows hold the same in each of them."""
    spans = _Spans(table.merged)
    for row in table.rows:
        yield _row(row, spans.over(row))


class _Spans:
    """What cells merged over rows hold, while their rows go by."""

    def __init__(self, merged: Sequence[Merged]) -> None:
        self._merged = merged
        self._seen = 0
        self._open: dict[int, tuple[int, Cell, str]] = {}  # column: last row, value, address
        self._begins: dict[int, list[Merged]] = {}

    def over(self, row: SheetRow) -> SheetRow:
        """Return a row with what reaches down into it."""
        for one in self._merged[self._seen :]:  # a table may tell of them as it goes
            self._begins.setdefault(one.rows[0], []).append(one)
        self._seen = len(self._merged)
        self._open = {column: span for column, span in self._open.items() if span[0] >= row.number}
        for one in self._begins.pop(row.number, []):
            column = one.columns[0]
            if one.rows[1] > one.rows[0] and column in row.cells:
                self._open[column] = (one.rows[1], row.cells[column], row.links.get(column, ""))
        if not self._open:
            return row
        cells = {column: value for column, (_, value, _) in self._open.items()}
        links = {column: address for column, (_, _, address) in self._open.items() if address}
        return replace(row, cells={**cells, **row.cells}, links={**links, **row.links})


def _row(row: SheetRow, filled: SheetRow) -> Row:
    links: Mapping[int, str] | None = filled.links or None
    width = min(max([*filled.cells, *(links or ())], default=-1) + 1, MOST_COLUMNS)
    cells = tuple(shown(filled.cells.get(column, "")) for column in range(width))
    excerpt = _excerpt(cells)
    if not excerpt and NO_RESULT in row.cells.values():
        return Row(row.number, (), _NO_RESULT.removeprefix("this row "), excerpt)
    return Row(row.number, cells, None, excerpt, links)


def _excerpt(cells: Iterable[str]) -> str:
    return " | ".join(cell for cell in cells if cell)[:120]
