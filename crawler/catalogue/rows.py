"""Bytes to the rows of a CSV file, in bounded memory: a damaged row costs itself, never its neighbours."""

import codecs
import csv
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import dropwhile
from typing import BinaryIO

from crawler.catalogue.columns import meanings, names_columns
from crawler.catalogue.decode import decode_line

_TOLD = re.compile('\ufeff?"?sep=([,;\t|])"?\\s*\\n', re.IGNORECASE)
_COMMENT = re.compile(r"\ufeff?#[^,;\t|]*")
DELIMITERS = ",;\t|"
MAX_ROW = 100_000  # characters; the csv module refuses fields over 131,072
_MAX_LINES = 500
_SAMPLE_ROWS = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it begins at and its cells, or why it could not be read (then `cells` is empty); `links` are addresses behind cells."""

    line: int
    cells: tuple[str, ...]
    fault: str | None = None
    excerpt: str = ""
    links: Mapping[int, str] | None = None


def delimiter_of(sample: str) -> str:
    """Return the delimiter that the first line tells ("sep=;", as Excel writes it), else that by which the first row names the most known columns, then gives the most even rows."""
    told = _TOLD.match(sample)
    return told[1] if told else max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def sample_rows(sample: str, delimiter: str) -> list[list[str]]:
    """Return the first rows of a sample that ends anywhere, without remarks right above one that names known columns.

    "# Links" above a list is its heading, as it is above an empty line or a table between bars.
    """
    lines = sample.splitlines()[: _SAMPLE_ROWS * 2]
    below = list(dropwhile(_COMMENT.fullmatch, lines))
    if len(below) == len(lines) or not below or not below[0].strip() or below[0].startswith("|"):
        return _parsed(lines, delimiter)
    rows = _parsed(below, delimiter)
    return rows if rows and names_columns(rows[0]) else _parsed(lines, delimiter)


def _parsed(lines: list[str], delimiter: str) -> list[list[str]]:
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        rows = [line.split(delimiter) for line in lines if line.strip()]
    return rows[:_SAMPLE_ROWS]


def read_rows(stream: BinaryIO, encoding: str, delimiter: str) -> Iterator[Row]:
    """Yield the rows of a stream, the first one being that of the column names."""
    lines = deque[tuple[int, str]]()
    source = enumerate(_lines(stream, encoding), 1)
    while (first := _next(lines, source)) is not None:
        gathered = _gathered(first, lines, source) if '"' in first[1] else [first]
        if row := _row(gathered, delimiter):
            yield row


def _gathered(
    first: tuple[int, str], lines: deque[tuple[int, str]], source: Iterator[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Return a line with those that a quotation begun in it goes on in; the line alone where it is never closed."""
    gathered = [first]
    while _is_open(gathered) and (following := _next(lines, source)) is not None:
        gathered.append(following)
    if _is_open(gathered):
        lines.extendleft(reversed(gathered[1:]))
        return [first]
    return gathered


def _next(waiting: deque[tuple[int, str]], source: Iterator[tuple[int, str]]) -> tuple[int, str] | None:
    return waiting.popleft() if waiting else next(source, None)


def _is_open(lines: list[tuple[int, str]]) -> bool:
    """Say whether a quotation begun in these lines goes on in the next, as long as that is a row of sane length."""
    odd = sum(line.count('"') for _, line in lines) % 2 == 1
    return odd and len(lines) < _MAX_LINES and sum(len(line) for _, line in lines) <= MAX_ROW


def _row(lines: list[tuple[int, str]], delimiter: str) -> Row | None:
    number, text = lines[0][0], "".join(line for _, line in lines)
    if len(text) > MAX_ROW:
        return Row(number, (), f"is longer than {MAX_ROW:,} characters", text[:120])
    try:
        cells = next(csv.reader([line for _, line in lines], delimiter=delimiter), [])
    except csv.Error as error:
        return Row(number, (), f"is damaged ({error})", text[:120])
    if len(lines) == 1 and text.count('"') % 2 and any("\n" in cell for cell in cells):
        return Row(number, (), "has a quotation mark that is never closed", text[:120])
    return Row(number, tuple(cells), excerpt=text[:120].strip()) if any(cell.strip() for cell in cells) else None


def _lines(stream: BinaryIO, encoding: str) -> Iterator[str]:
    """Yield lines with their ends; one that is too long comes once, cut, and its rest is thrown away."""
    if encoding in ("utf-8", "utf-8-sig", "cp1252"):
        yield from _narrow_lines(stream, encoding)
        return
    text = TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    while line := text.readline(MAX_ROW + 2):
        yield line.replace("\0", "")
        while line and len(line) > MAX_ROW and not line.endswith("\n"):
            line = text.readline(MAX_ROW)
    text.detach()


def _narrow_lines(stream: BinaryIO, encoding: str) -> Iterator[str]:
    mark = codecs.BOM_UTF8
    while data := stream.readline(4 * MAX_ROW):
        data, mark = data.removeprefix(mark), b""
        for piece in data.splitlines(keepends=True) if b"\r" in data else [data]:
            line = piece.decode("cp1252", "replace") if encoding == "cp1252" else decode_line(piece)
            yield line.replace("\0", "")
        while data and not data.endswith(b"\n") and len(data) >= 4 * MAX_ROW:
            data = stream.readline(4 * MAX_ROW)


def _evenness(sample: str, delimiter: str) -> tuple[int, int, float]:
    rows = sample_rows(sample, delimiter)
    width = len(rows[0]) if rows else 0
    even = sum(len(row) == width for row in rows)
    return (len(meanings(rows[0])) if width > 1 else 0, int(width > 1), even / len(rows) * width if rows else 0)
