"""A sheet as XLSX: what is told stands as text and days, and nothing in it is a formula."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.writer.excel import ExcelWriter

from crawler.language import later, say
from crawler.sheet.choices import CHOICES
from crawler.sheet.columns import ANSWERS, COLUMNS, DECISION, FIRST, LAST, LOOK_AGAIN
from crawler.sheet.guide import GUIDE
from crawler.sheet.rows import Row, Told

LINKS = later("Links")
_DAY = "yyyy-mm-dd"
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_TOP = Alignment(vertical="top")
_HEAD = PatternFill("solid", fgColor="DDE3EA")
_TO_FILL_IN = PatternFill("solid", fgColor="FFF6D6")
_RULED = Border(bottom=Side("thin", color="D5D9DE"))
_PALE = Font(color="8A9199", size=8)
_LINE = 15  # points
_MOST_LINES = 12
_SPARE = 1_000  # rows below the last in which the list is offered too


class _Timeless(ZipFile):
    """An archive whose parts bear no time of day: the same sheet is the same bytes."""

    def writestr(
        self,
        zinfo_or_arcname: Any,
        data: Any,
        compress_type: int | None = ZIP_DEFLATED,
        compresslevel: int | None = None,
    ) -> None:
        """Keep a part."""
        super().writestr(ZipInfo(str(zinfo_or_arcname)), data, compress_type, compresslevel)

    def write(
        self,
        filename: Any,
        arcname: Any = None,
        compress_type: int | None = ZIP_DEFLATED,
        compresslevel: int | None = None,
    ) -> None:
        """Keep a file as a part."""
        self.writestr(arcname, Path(filename).read_bytes(), compress_type, compresslevel)


def workbook(rows: Iterable[Row], words: Iterable[tuple[str, str]], made_at: datetime) -> bytes:
    """Return a workbook of two sheets: the rows, and how they are filled in."""
    book = Workbook(write_only=True)
    made = made_at.replace(tzinfo=None)
    book.properties.creator, book.properties.created, book.properties.modified = "Catalogue Crawler", made, made
    _links(book, rows)
    _guide(book, words)
    written = BytesIO()
    ExcelWriter(book, _Timeless(written, "w")).save()
    return written.getvalue()


def _links(book: Workbook, rows: Iterable[Row]) -> None:
    """Write the sheet of rows: names that stay in sight, a filter, a list of what can be decided."""
    sheet: Any = book.create_sheet(say(LINKS))
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for number, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.append([_named(sheet, column.shown, filled=column in ANSWERS) for column in COLUMNS])
    count = 1
    for count, row in enumerate(rows, 2):
        sheet.row_dimensions[count].height = _LINE * _lines(row)
        told = ([_told(sheet, value) for value in cells] for cells in (row.first, row.last[:-1]))
        first, last = told
        sheet.append([*first, *_to_fill_in(sheet), *last, _key(sheet, row.key)])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{count}"
    for validation in _validations(count + _SPARE):
        sheet.data_validations.append(validation)


def _validations(last: int) -> Iterator[DataValidation]:
    """Yield what helps to fill in: the list of decisions, and that a day is a day."""
    listed = ",".join(choice.shown for choice in CHOICES)
    decision = DataValidation("list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=True)
    decision.errorTitle, decision.error = (
        say("Not in the list"),
        say("Please choose one of the list; what each means stands in the second sheet."),
    )
    day = DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=True, showErrorMessage=True)
    day.errorTitle, day.error = say("Not a day"), say("Please write a day, such as 2026-12-31.")
    for validation, column in ((decision, DECISION), (day, LOOK_AGAIN)):
        letter = get_column_letter(COLUMNS.index(column) + 1)
        validation.add(f"{letter}2:{letter}{last}")
        yield validation


def _guide(book: Workbook, words: Iterable[tuple[str, str]]) -> None:
    """Write the sheet that says how."""
    sheet: Any = book.create_sheet(say(GUIDE))
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr = 0, PageSetupProperties(fitToPage=True)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 100
    for name, meaning in words:
        sheet.append([_styled(sheet, name, font=Font(bold=True)), _styled(sheet, meaning)])


def _lines(row: Row) -> int:
    """Return how many lines the longest cell of a row takes, as far as that can be told of letters of any width."""
    cells = (*zip(row.first, FIRST, strict=True), *zip(row.last[:-1], LAST, strict=False))
    return min(
        _MOST_LINES, max(-(-len(value) // (column.width - 2)) for value, column in cells if isinstance(value, str))
    )


def _named(sheet: Any, name: str, *, filled: bool) -> Any:
    """Return a cell of the line of names."""
    return _styled(sheet, name, font=Font(bold=True), fill=_TO_FILL_IN if filled else _HEAD)


def _told(sheet: Any, value: Told) -> Any:
    """Return a cell that tells something: text, whatever it begins with, or a day."""
    if value is None or isinstance(value, str):
        return _styled(sheet, value or "", border=_RULED)
    cell: Any = WriteOnlyCell(sheet)
    cell.value = value
    cell.number_format, cell.alignment, cell.border = _DAY, _TOP, _RULED
    return cell


def _to_fill_in(sheet: Any) -> Iterator[Any]:
    """Yield the empty cells."""
    for column in ANSWERS:
        cell = WriteOnlyCell(sheet)
        cell.fill, cell.alignment, cell.border = _TO_FILL_IN, _WRAPPED, _RULED
        cell.number_format = _DAY if column is LOOK_AGAIN else "General"
        yield cell


def _key(sheet: Any, key: str) -> Any:
    """Return the cell of an ID, which is for nobody to read."""
    return _styled(sheet, key, font=_PALE, alignment=_TOP, border=_RULED)


def _styled(sheet: Any, text: str, **style: Any) -> Any:
    """Return a cell of text: never a formula, and taken as text where it is edited."""
    cell = WriteOnlyCell(sheet)
    if text:
        cell.value, cell.data_type = text, "s"
    cell.alignment = _WRAPPED
    for name, value in style.items():
        setattr(cell, name, value)
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True
    return cell
