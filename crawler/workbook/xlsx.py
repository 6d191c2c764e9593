"""XLSX, and XLSM whose macros are never looked at: the tables of a workbook (ECMA-376 part 1, 18.2 to 18.4)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from crawler.workbook.dates import EPOCH, EPOCH_1904, OLDEST_SERIAL, day_of, day_of_serial
from crawler.workbook.dates import Day as PlainDay
from crawler.workbook.package import Package
from crawler.workbook.table import LONGEST, MOST_COLUMNS, NO_RESULT, Cell, Gathered, Row, SheetError, Table
from crawler.workbook.xlsx_parts import PLACE, column_of, links_of, note_merged, targets_of

_WORKBOOK = "xl/workbook.xml"
_DAYS = frozenset(
    (*range(14, 18), 22, *range(27, 37), *range(50, 59))
)  # 18.8.30: built-in forms of numbers that show a day
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_MOST_WORDS = 10_000_000  # elements of the texts that cells share
_MOST_TABLES = 100
_DAY_LETTERS = re.compile("[dy]", re.IGNORECASE)
_HYPERLINK = re.compile(r'\s*HYPERLINK\(\s*"((?:[^"]|""){1,8000})"', re.IGNORECASE)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def tables(package: Package, name: str, *, linked: bool = False) -> Iterator[Table]:
    """Yield the tables that are not hidden, one after the other; with `linked`, the addresses behind their cells and what is merged in them first.

    Raises SheetError.
    """
    if _WORKBOOK not in package.parts:
        kind = "an .xlsb workbook" if "xl/workbook.bin" in package.parts else "no workbook"
        raise SheetError(f"{name}: is {kind}; save it as .xlsx, .ods or .csv")
    book = _Book()
    package.whole(_WORKBOOK, book.start)
    targets = targets_of(package, _WORKBOOK)
    words, days = _Words(), _Days()
    package.whole("xl/sharedStrings.xml", words.start, words.end, words.text, _MOST_WORDS)
    package.whole("xl/styles.xml", days.start, days.end)
    if len(book.shown) > _MOST_TABLES:
        raise SheetError(f"{name}: has more than {_MOST_TABLES} tables; make a new file with the filled-in one alone")
    for title, relation in book.shown:
        table = Table(title, iter(()), epoch=EPOCH_1904 if book.from_1904 else EPOCH)
        part = targets.get(relation, "")
        sheet = _Sheet(words.found, days.styles, table, links_of(package, part, table) if linked else {})
        table.rows = sheet.rows(package, part)
        yield table


class _Book:
    """What the workbook says of its tables."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, str]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a table that is not hidden, by its relation."""
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet" and attributes.get("state", "visible") == "visible":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            self.shown.append((attributes.get("name", ""), relation))


class _Words:
    """The texts that cells share; how they are pronounced is none of it."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: Gathered | None = None
        self._spoken = False

    def start(self, name: str, _: dict[str, str]) -> None:
        """Begin a text, or a part of one."""
        if name == "si":
            self.found.append("")
        elif name == "rPh":
            self._spoken = True
        elif name == "t" and not self._spoken:
            self._parts = Gathered()

    def end(self, name: str) -> None:
        """End a text, or a part of one."""
        if name == "rPh":
            self._spoken = False
        elif name == "t" and self._parts is not None and self.found:
            self.found[-1] = (self.found[-1] + _plain(str(self._parts)))[:LONGEST]
            self._parts = None

    def text(self, text: str) -> None:
        """Gather a text."""
        if self._parts is not None:
            self._parts.add(text)


class _Days:
    """Which styles show a number as a day."""

    def __init__(self) -> None:
        self.styles: list[bool] = []
        self._own: dict[str, bool] = {}
        self._in_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a form of numbers, or a style."""
        if name == "numFmt":
            form = _QUOTED.sub("", attributes.get("formatCode", ""))
            self._own[attributes.get("numFmtId", "")] = bool(_DAY_LETTERS.search(form))
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            number = attributes.get("numFmtId", "0")
            self.styles.append(self._own.get(number, _number(number) in _DAYS))

    def end(self, name: str) -> None:
        """Leave the styles of cells."""
        if name == "cellXfs":
            self._in_cells = False


@dataclass(slots=True)
class _Open:
    """The cell being read."""

    column: int
    kind: str
    is_day: bool
    has_formula: bool = False


class _Sheet:
    """One table, row by row."""

    def __init__(
        self, words: list[str], days: list[bool], table: Table, links: Mapping[int, Mapping[int, str]]
    ) -> None:
        self._words, self._days, self._table, self._links = words, days, table, links
        self._formula: Gathered | None = None
        self._own: dict[int, str] = {}
        self._done: list[Row] = []
        self._number = 0
        self._cells: dict[int, Cell] = {}
        self._column = -1
        self._cell: _Open | None = None
        self._parts = Gathered()
        self._gathers = self._spoken = False

    def rows(self, package: Package, part: str) -> Iterator[Row]:
        """Yield the rows that hold something."""
        for _ in package.parse(part, self._start, self._end, self._text):
            yield from self._done
            self._done.clear()
        yield from self._done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "c":
                self._begin_cell(attributes)
            case "v":
                self._gathers = True
            case "t":
                self._gathers = not self._spoken
            case "f" if self._cell:
                self._cell.has_formula = True
                self._formula = Gathered()
            case "row":
                self._number = _number(attributes.get("r", "")) or self._number + 1
                self._cells, self._own, self._column = {}, {}, -1
            case "rPh":
                self._spoken = True
            case "mergeCell":
                note_merged(self._table, attributes.get("ref", ""))

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        """Begin a cell; one that does not say where it is comes after the one before."""
        place = PLACE.fullmatch(attributes.get("r", ""))
        self._column = column_of(place[1]) if place else self._column + 1
        style = _number(attributes.get("s", "0"))
        is_day = style < len(self._days) and self._days[style]
        self._cell = _Open(self._column, attributes.get("t", "n"), is_day)
        self._parts = Gathered()

    def _end(self, name: str) -> None:
        match name:
            case "v" | "t":
                self._gathers = False
            case "rPh":
                self._spoken = False
            case "f" if self._cell and self._formula:
                self._note_link(self._cell, str(self._formula))
                self._formula = None
            case "c" if self._cell:
                value = self._value(self._cell, str(self._parts))
                if value != "" and self._cell.column < MOST_COLUMNS:
                    self._cells[self._cell.column] = value
                self._cell = None
            case "row" if self._cells:
                self._done.append(Row(self._number, self._cells, {**self._links.get(self._number, {}), **self._own}))

    def _text(self, text: str) -> None:
        if self._gathers and self._cell:
            self._parts.add(text)
        elif self._formula:
            self._formula.add(text)

    def _note_link(self, cell: _Open, formula: str) -> None:
        """Note the address that a formula names in plain words; it is read, never reckoned."""
        if (found := _HYPERLINK.match(formula)) and cell.column < MOST_COLUMNS:
            self._own[cell.column] = found[1].replace('""', '"')

    def _value(self, cell: _Open, text: str) -> Cell:
        """Return what a cell holds: of a formula, what it came to when it was saved."""
        if cell.has_formula and not text:
            return NO_RESULT
        match cell.kind:
            case "s":
                place = _number(text, -1)
                return self._words[place] if 0 <= place < len(self._words) else ""
            case "n":
                return self._figure(text, is_day=cell.is_day)
            case "d":
                found = day_of(text)
                return found.day if isinstance(found, PlainDay) else text[:LONGEST]
            case "b":
                return {"1": "TRUE", "0": "FALSE"}.get(text, text[:LONGEST])
            case _:
                return _plain(text)[:LONGEST]

    def _figure(self, text: str, *, is_day: bool) -> float | date | str:
        """Return a number, as a day where it is shown as one."""
        try:
            number = float(text)
        except ValueError:
            return text[:LONGEST]
        return (day_of_serial(number, self._table.epoch, OLDEST_SERIAL) or number) if is_day else number


def _number(text: str, otherwise: int = 0) -> int:
    """Read a whole number of the file's own."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else otherwise  # noqa: PLR2004 - what a place may have


def _plain(text: str) -> str:
    """Return a text with what is escaped in it (22.4.2.4: _x000D_)."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
