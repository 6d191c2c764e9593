"""CSV as any spreadsheet saves it: commas, semicolons or tabs; UTF-8, UTF-16 or windows-1252, with a mark or without."""

import codecs
import csv
import re
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import islice
from typing import BinaryIO, TextIO

from crawler.catalogue.decode import marked_as, utf16_without_mark
from crawler.report.as_csv import uncell
from crawler.sheet.columns import read_as, squeeze
from crawler.workbook.table import LONGEST, MOST_COLUMNS, Row, SheetError, Table

_SAMPLE = 65_536
_BEGINNING = 30  # rows in which the names of the columns are looked for
_DELIMITERS = ",;\t|"
_TOLD = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def tables(stream: BinaryIO, name: str) -> Iterator[Table]:
    """Yield the one table of a file. Raises SheetError."""
    encoding = _encoding(stream, name)
    text = TextIOWrapper(stream, encoding, errors="replace", newline="")
    delimiter = _delimiter(text)
    text.seek(0)
    yield Table("", _rows(text, delimiter, name))
    text.detach()


def _encoding(stream: BinaryIO, name: str) -> str:
    """Return the encoding: what a mark says, UTF-16 by its zeros, UTF-8 where all of it is, else windows-1252."""
    head = stream.read(_SAMPLE)
    stream.seek(0)
    if found := marked_as(head) or utf16_without_mark(head):
        return found
    if len(_CONTROL.findall(head)) > len(head) // 50:
        raise SheetError(f"{name}: is no spreadsheet; save the filled-in sheet as .xlsx, .ods or .csv")
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := stream.read(_SAMPLE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        stream.seek(0)
    return "utf-8"


def _delimiter(text: TextIO) -> str:
    """Return what stands between cells: by what most of our columns are found, or as the first line tells (`sep=;`)."""
    beginning = text.read(_SAMPLE)
    told = _TOLD.match(beginning)
    return told[1] if told else max(_DELIMITERS, key=lambda one: _known(beginning, one))


def _known(beginning: str, delimiter: str) -> tuple[int, int]:
    """Return how many of our columns one row of a text names with a delimiter between them, and how often that stands there."""
    reader = csv.reader(beginning.splitlines(keepends=True), delimiter=delimiter)
    try:
        rows = list(islice(reader, _BEGINNING))
    except csv.Error:
        return 0, 0
    return max((sum(squeeze(cell) in read_as() for cell in row) for row in rows), default=0), beginning.count(delimiter)


def _rows(text: TextIO, delimiter: str, name: str) -> Iterator[Row]:
    """Yield the rows that hold something, counted as a spreadsheet shows them."""
    reader = csv.reader((line.replace("\0", "") for line in text), delimiter=delimiter)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            found = {
                place: uncell(value)[:LONGEST] for place, value in enumerate(cells[:MOST_COLUMNS]) if value.strip()
            }
            if found:
                yield Row(number, found)
    except csv.Error as error:
        raise SheetError(f"{name}: row {number + 1} is damaged ({error}); is a quotation mark never closed?") from None
