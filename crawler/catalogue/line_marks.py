"""What stands before and between the words of lines in plain text: marks of quoted mail, bullets, labels of references, columns."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from crawler.catalogue.columns import meanings

BULLET = re.compile(
    r"\s*(?:(?:[-*+\u2022\u00b7\u25cf\u25ba\u25b6\u25b8\u2023\u25aa\u25a0\u25a1\u25c6\u25c7\u25cb\u27a2\u27a4\u2192\u00bb\u2713\u2714\u2605\u2606\u261e\u2013o.]|\*{2,5}|#{1,5}(?=\s+\[+http)|\(?(?:\d{1,3}|1[0-4]\d\d|2[1-9]\d\d|[3-9]\d{3})[.)](?!\s*\d{3}[\s.-]\d{3})|\[\d{1,4}\])\s+|(?i:[\w%-]{1,40}\.(?:gif|jpe?g|png)\s\(\d+ bytes\))\s*)(?=\S)"
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
_LONGEST_ITEM = 12  # words of an item with a paragraph below it
_WIDE = 80  # columns, which no line is broken at that was broken by hand


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


def paragraphs_of_items(lines: Sequence[str]) -> frozenset[int]:
    """Return the numbers, from 1 on, of the lines below bullets that begin a paragraph of their own, where that is so below nearly all items that go on: none of these breaks a line where it is full."""
    below = [
        (place, item, line)
        for place, (item, line) in enumerate(pairwise(lines), 2)
        if (mark := BULLET.match(item))
        and line[:1].isspace()
        and line.strip()
        and not BULLET.match(line)
        and len(item[mark.end() :].split()) <= _LONGEST_ITEM
    ]
    found = [place for place, item, line in below if _begins_paragraph(item.rstrip(), line)]
    going = sum(
        bool(BULLET.match(item)) and line[:1].isspace() and bool(line.strip()) and not BULLET.match(line)
        for item, line in pairwise(lines)
    )
    return frozenset(found) if len(found) >= max(_MANY, _NEARLY_ALL * going) else frozenset()


def _begins_paragraph(item: str, line: str) -> bool:
    """Say whether a line below an item goes on far beyond the end of it, and begins as a sentence does."""
    words = line.strip()
    return words[0].isupper() and len(words) > _MANY * len(item) and item[-1:] not in ".,:;" and len(line) > _WIDE


def with_tabs(lines: Sequence[str]) -> tuple[list[str], frozenset[int]]:
    """Return the lines of a text, the cells of tables that bars part ("Title | Author | About |") parted by tabs, and the numbers of the lines with which tables begin or behind which they end."""
    found = list(lines)
    tables = list(_tables(lines))
    for start, end in tables:
        for place in range(start, end):
            found[place] = "\t".join(_between_bars(found[place]))
    return found, frozenset(place + 1 for table in tables for place in table)


def _tables(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where lines with bars begin and end that are a table: its first row names columns, one of them a title's, and the others have as many cells."""
    place = 0
    while place < len(lines):
        bars, end = _bars(lines[place]), place + 1
        while bars and end < len(lines) and _bars(lines[end]) == bars:
            end += 1
        named = meanings(_between_bars(lines[place])) if end - place > _MANY else {}
        if len(named) >= _MANY and named.keys() & {"title", "url"}:
            yield place, end
        place = end


def _bars(line: str) -> int:
    """Return how many bars part the cells of a line; 0 where the line begins with one, as other formats have it."""
    return 0 if line.lstrip().startswith("|") else line.strip().strip("|").count("|")


def _between_bars(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]
