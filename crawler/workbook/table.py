"""What a file of a spreadsheet is to its readers: tables of rows of cells, with bounds for what is taken in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Final, TypeAlias

from crawler.errors import UsageError
from crawler.workbook.dates import EPOCH

LARGEST = 50_000_000  # bytes of a file
MOST_ROWS = 200_000  # of a table with anything in them
MOST_COLUMNS = 200  # a cell further right is not looked at
LONGEST = 40_000  # characters of a cell that are kept; spreadsheets allow 32,767


class NoResult(Enum):
    """A cell that holds a formula and nothing it came to: a program wrote the file that does not reckon. Formulas are never reckoned here."""

    NO_RESULT = 0


NO_RESULT: Final = NoResult.NO_RESULT
Cell: TypeAlias = str | float | date | NoResult


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the spreadsheet shows it, and the cells that hold something, by column from 0; `links` are the addresses behind them."""

    number: int
    cells: Mapping[int, Cell]
    links: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that were made one: rows as the spreadsheet counts, columns from 0, each first and last."""

    rows: tuple[int, int]
    columns: tuple[int, int]


class Gathered:
    """The words of one cell as they come in pieces; beyond `LONGEST` characters they are let go."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._size = 0

    def add(self, piece: str) -> None:
        """Take a piece."""
        if self._size < LONGEST:
            self._pieces.append(piece)
            self._size += len(piece)

    def __str__(self) -> str:
        return "".join(self._pieces)[:LONGEST]


@dataclass(slots=True)
class Table:
    """One table of a file. `rows` are read once, as they come; what is merged is known when all have been. `epoch` is the day 0 of its calendar."""

    name: str
    rows: Iterator[Row]
    merged: list[Merged] = field(default_factory=list)
    epoch: date = EPOCH


class SheetError(UsageError):
    """Why a file cannot be taken for a sheet, in a sentence that says what could be done."""


def shown(value: Cell) -> str:
    """Return a cell as text: a whole number without its fraction."""
    match value:
        case NoResult():
            return ""
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case date():
            return value.isoformat()
        case _:
            return value
