"""ODS: the tables of an OpenDocument spreadsheet (OpenDocument 1.3 part 3, 9.1)."""

import re
from collections.abc import Iterator

from crawler.workbook.dates import Day, day_of
from crawler.workbook.package import Package
from crawler.workbook.table import LONGEST, MOST_COLUMNS, NO_RESULT, Cell, Gathered, Merged, Row, SheetError, Table

_CONTENT = "content.xml"
_MOST_CELLS = 4_000_000  # that hold something
_BREAKS = {"line-break": "\n", "tab": "\t", "s": " "}
_HYPERLINK = re.compile(r'\s*(?:of:|oooc:)?=\s*HYPERLINK\(\s*"((?:[^"]|""){1,8000})"', re.IGNORECASE)
_FIGURES = frozenset({"float", "currency", "percentage"})


def tables(package: Package, name: str) -> Iterator[Table]:
    """Yield the tables of a spreadsheet. Raises SheetError."""
    refuse_protected(package, name)
    document = _Document(name)
    for _ in package.parse(_CONTENT, document.start, document.end, document.text):
        pass
    for table, rows in document.tables:
        table.rows = iter(rows)
        yield table


def refuse_protected(package: Package, name: str) -> None:
    """Refuse an OpenDocument file that is encrypted: its list of parts says so. Raises SheetError."""
    found: list[str] = []
    package.whole("META-INF/manifest.xml", lambda tag, _: found.append(tag) if tag == "encryption-data" else None)
    if found:
        raise SheetError(f"{name}: is protected by a password; save it without one")


class _Document:
    """All tables of a document; only cells that hold something are kept."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.tables: list[tuple[Table, list[Row]]] = []
        self._number = self._column = 0
        self._cells: dict[int, Cell] = {}
        self._cell: dict[str, str] | None = None
        self._parts = Gathered()
        self._kept = 0
        self._repeats = 1
        self._apart = 0  # within a comment or a drawing
        self._paragraphs = 0
        self._links: dict[int, str] = {}
        self._link = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Meet the beginning of an element."""
        own = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        match name:
            case "table":
                self.tables.append((Table(own.get("name", ""), iter(())), []))
                self._number = 0
            case "table-row":
                self._repeats = _count(own.get("number-rows-repeated"))
                self._cells, self._links, self._column = {}, {}, 0
            case "table-cell" | "covered-table-cell":
                self._cell, self._parts, self._paragraphs = own, Gathered(), 0
                self._link = _formula_link(own.get("formula", ""))
            case "a" if self._cell is not None and not self._apart:
                self._link = self._link or own.get("href", "")[:LONGEST]
            case "annotation" | "shapes" | "frame":
                self._apart += 1
            case "p" if self._cell is not None and not self._apart:
                self._parts.add("\n" if self._paragraphs else "")
                self._paragraphs += 1
            case "line-break" | "tab" | "s" if self._paragraphs and not self._apart:
                self._parts.add(_BREAKS[name] * min(_count(own.get("c")), LONGEST))

    def end(self, name: str) -> None:
        """Meet the end of an element."""
        match name:
            case "annotation" | "shapes" | "frame":
                self._apart -= 1
            case "table-cell" | "covered-table-cell" if self._cell is not None:
                self._end_cell(self._cell)
                self._cell = None
            case "table-row":
                if self._cells and self.tables:
                    self.tables[-1][1].append(Row(self._number + 1, self._cells, self._links))
                self._number += self._repeats

    def text(self, text: str) -> None:
        """Gather the words of a cell."""
        if self._cell is not None and self._paragraphs and not self._apart:
            self._parts.add(text)

    def _end_cell(self, own: dict[str, str]) -> None:
        """Keep what a cell holds; one that is repeated holds the same in each of its places."""
        value = _value(own, str(self._parts))
        many = _count(own.get("number-columns-repeated"))
        if value != "":
            places = range(self._column, min(self._column + many, MOST_COLUMNS))
            self._cells |= dict.fromkeys(places, value)
            self._kept += len(places)
            if self._link:
                self._links |= dict.fromkeys(places, self._link)
            if self._kept > _MOST_CELLS:
                raise SheetError(
                    f"{self._name}: holds far more than a sheet; make a new file with the filled-in rows alone"
                )
        rows, columns = _count(own.get("number-rows-spanned")), _count(own.get("number-columns-spanned"))
        if rows > 1 and self.tables:
            first = self._number + 1
            merged = Merged((first, first + rows - 1), (self._column, self._column + columns - 1))
            self.tables[-1][0].merged.append(merged)
        self._column += many


def _formula_link(formula: str) -> str:
    """Return the address that a formula names in plain words; it is read, never reckoned."""
    found = _HYPERLINK.match(formula[:LONGEST])
    return found[1].replace('""', '"') if found else ""


def _value(own: dict[str, str], text: str) -> Cell:
    """Return what a cell holds: of a formula, what it came to when it was saved."""
    kind = own.get("value-type", "")
    if own.get("formula") and not kind and not text:
        return NO_RESULT
    if kind == "date":
        found = day_of(own.get("date-value", ""))
        return found.day if isinstance(found, Day) else text
    if kind in _FIGURES and not text:
        return own.get("value", "")[:LONGEST]
    return text


def _count(text: str | None) -> int:
    """Read how many times something stands; 1 where nothing is said."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 1  # noqa: PLR2004 - a spreadsheet has fewer
