"""What stands before and between the words of lines in plain text: marks of quoted mail, bullets, labels of references, columns."""

import re
from collections.abc import Sequence

BULLET = re.compile(
    r"\s*(?:[-*+\u2022\u00b7\u25cf\u25ba\u25b6\u25b8\u2023\u25aa\u25a0\u25a1\u25c6\u25c7\u25cb\u27a2\u27a4\u2192\u00bb\u2713\u2714\u2605\u2606\u261e\u2013o.]|\*{2,5}|#{1,5}(?=\s+\[+http)|\(?(?:\d{1,3}|1[0-4]\d\d|2[1-9]\d\d|[3-9]\d{3})[.)](?!\s*\d{3}[\s.-]\d{3})|\[\d{1,4}\])\s+(?=\S)"
)
LABEL = re.compile(r"\s*\[[^\[\]\s]{1,24}\]\s")  # of a work among references
_QUOTED = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_GAP = re.compile(r"\t\s*| {3,}\s*| {2}(?=https?://|www\.)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S", re.IGNORECASE)
_PHONE = re.compile(r":\s\(?\+?\d[\d ()-]{4,}\d|:\s(?:[a-z0-9-]+\.)+[a-z]{2,10}\b")
_NO_NAME = re.compile(r"(?:https?://|www\.)\S|\[[^\[\]]*\]$", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_FEW = 3
_MANY = 2
_NEARLY_ALL = 0.8


def without_quotes(lines: Sequence[str]) -> list[str]:
    """Return the lines of a text; where nearly all of it is quoted, as in an answer to a mail ("> The club"), without the marks of that."""
    quoted = [_QUOTED.match(line) for line in lines]
    filled = sum(bool(line.strip()) for line in lines)
    if sum(mark is not None for mark in quoted) < max(_FEW, _NEARLY_ALL * filled):
        return list(lines)
    return [line[mark.end() :] if mark else line for line, mark in zip(lines, quoted, strict=True)]


def cells_of(line: str) -> list[str]:
    """Return the cells of a line in columns."""
    return _GAP.split(line.strip())


def first_cell(line: str) -> str:
    """Return the first cell with words of a line in columns, which tabs or wide gaps part; "" for any other line."""
    cells = cells_of(line)
    named = next((at for at, cell in enumerate(cells[:_MANY]) if _LETTER.search(cell)), None)
    is_cell = named is not None and named + 1 < len(cells) and not _NO_NAME.match(cells[named])
    return cells[named] if named is not None and is_cell else ""


def are_columns(lines: Sequence[str]) -> bool:
    """Say whether nearly all of several lines stand in columns; fewer do where tabs part them all, or each has its address."""
    if all(first_cell(line) and ("\t" in line.strip() or _ADDRESS.search(line)) for line in lines):
        return True
    return sum(bool(first_cell(line)) for line in lines) >= max(_FEW, _NEARLY_ALL * len(lines))


def are_entries(lines: Sequence[str]) -> bool:
    """Say whether each of several lines is whole: it holds an address or a telephone number, and does not begin amid a sentence."""
    leads = (_ADDRESS.search(line) or _PHONE.search(line) for line in lines)
    return len(lines) > 1 and all(leads) and not any(line.strip()[:1].islower() for line in lines)
