"""Tables of text (CSV) that break off: in a field, or in a row that has some of its fields, but not all."""

import csv
import re
from io import StringIO

_LAST_ROWS = (  # how rows of sums and sources begin
    "total", "sum", "gesamt", "insgesamt", "source", "quelle", "fuente", "note", "anmerkung", "hinweis", "stand", "*", "\xa9", "(c)", "average", "mean",
)  # fmt: skip
_ROW = 16  # bytes: in UTF-16 zeros stand beside signs
_ROWS, _SOME_ROWS, _MANY_ROWS, _SEPARATORS, _SOME_SIGNS = 3, 4, 10, ",;\t|", 4
_MOST_TITLES = 5
_NOTES = re.compile(r"(?:#[^\r\n]*[\r\n]+)*")
_NUMBER = re.compile(r"\s*-?[0-9][0-9.:/-]*")
_DIGIT, _LETTER = re.compile(r"[0-9]"), re.compile(r"[^\W\d_]")


def is_cut_table(body: bytes) -> bool:
    """Tell whether a table breaks off: in a quoted field that nothing closes (RFC 4180), or in a row that has some of its fields, but not all.

    All rows before have the same number of them, and nothing ends the last line, which is none of sums or sources, or begins as all before it do,
    sign by sign, or with a number as all before. Or all rows but the last end with the same mark. Of 1,600 good tables none is so.
    """
    if body.endswith((b"\r", b"\n")) or b"\0" in body[:_ROW]:
        return False
    text, rows = _NOTES.sub("", body.decode("latin-1"), count=1), list[list[str]]()
    mark = max(_SEPARATORS, key=text.partition("\n")[0].count)
    try:
        rows.extend(row for row in csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True) if row)
    except csv.Error as fault:
        is_open = str(fault).startswith("unexpected end")
        return is_open and len(rows) >= _ROWS and len({len(row) for row in rows}) == 1 and len(rows[0]) > 1
    return len(rows) > _ROWS and _is_cut_row(_without_titles(rows))


def _without_titles(rows: list[list[str]]) -> list[list[str]]:
    """Leave out rows of one field before a table."""
    first = next((number for number, row in enumerate(rows[:_MOST_TITLES]) if len(row) > 1), 0)
    return rows[first:]


def _is_cut_row(rows: list[list[str]]) -> bool:
    """Tell it of the last of some rows."""
    sizes = {len(row) for row in rows[1:-1]}
    if len(sizes) != 1 or len(rows[-1]) > max(sizes):
        return False
    is_even, is_whole = len(rows[0]) in sizes, rows[-1][0].strip().lower().startswith(_LAST_ROWS)
    if len(rows[-1]) == max(sizes):
        return len(rows[-1]) > 1 and not is_whole and _ends_unlike(rows)
    if is_even and not is_whole and len(rows) > _SOME_ROWS and len(rows[-1]) > 1:
        return True
    return _begins_alike(rows) or (len(rows) > _MANY_ROWS and len(rows[-1]) == 1 and _is_number(rows))


def _is_number(rows: list[list[str]]) -> bool:
    """Tell whether the first field of all rows but the head is a number, that of the last row among them."""
    return all(_NUMBER.fullmatch(row[0]) for row in rows[1:])


def _ends_unlike(rows: list[list[str]]) -> bool:
    """Tell whether all rows but the head and the last end with one mark behind words or numbers, and the last with a letter or number: it is cut inside its last field."""
    if not all(any(map(str.isalnum, row[-1])) for row in rows[1:-1]):
        return False  # a mark alone says that there is nothing
    ends = {row[-1][-1:] for row in rows[1:-1]}
    mark, last = min(ends), rows[-1][-1][-1:]
    return len(ends) == 1 and len(rows) > _MANY_ROWS and mark.isprintable() and not mark.isalnum() and last.isalnum()


def _begins_alike(rows: list[list[str]]) -> bool:
    """Tell whether the last field of a table is the beginning of one, by letters and numbers: those of all other rows but the head are alike there."""
    column = len(rows[-1]) - 1
    last, others = _shape(rows[-1][column]), {_shape(row[column]) for row in rows[1:-1]}
    return len(others) == 1 and len(last) >= _SOME_SIGNS and last != (whole := others.pop()) and whole.startswith(last)


def _shape(field: str) -> str:
    return _LETTER.sub("a", _DIGIT.sub("9", field))
