"""Rows of a table that only head those below them ("HOUSING"), as people write them into spreadsheets."""

import re
from collections.abc import Iterable, Iterator

from crawler.catalogue.rows import Row
from crawler.catalogue.words import PAGE_TALK

_COLUMNS = 3  # of two, a row with one cell is a resource without its link
_LONGEST = 8  # words
_LETTERS = 6
_SUM = re.compile(
    r"(?:grand )?(?:sub)?totals?|sum|summe|gesamt|insgesamt|total général|totale|suma|totaal", re.IGNORECASE
)
_FIGURE = re.compile(r"[\d.,\s%\u00a3$\u20ac-]*")


def with_neighbours(rows: Iterable[Row]) -> Iterator[tuple[Row | None, Row, Row | None]]:
    """Yield each row with the one before and the one behind it, None at the ends."""
    before: Row | None = None
    row: Row | None = None
    for following in rows:
        if row is not None:
            yield before, row, following
        before, row = row, following
    if row is not None:
        yield before, row, None


def is_alone(row: Row) -> bool:
    """Say whether only the first cell of a row has words, a few of them, and leads nowhere."""
    first, *others = row.cells or ("",)
    words = first.strip()
    is_short = bool(words) and len(words.split()) <= _LONGEST and "://" not in words
    return is_short and not row.links and not any(cell.strip() for cell in others)


def closes_table(row: Row) -> bool:
    """Say whether a row is a sum, or tells what to do about the table: no resource."""
    first = row.cells[0].strip() if row.cells else ""
    is_sum = _SUM.fullmatch(first) is not None
    if not (is_sum or len(row.cells) == 1 or not any(row.cells[1:])) or row.links or "://" in first:
        return False
    return all(map(_FIGURE.fullmatch, row.cells[1:])) if is_sum else PAGE_TALK.search(first) is not None


def heads_group(before: Row | None, row: Row, following: Row | None) -> bool:
    """Say whether a row is a heading: a few words in the first of several cells, in capitals (more than an acronym has, where titles are not), or with a colon behind an empty row, above a row that is filled."""
    if (
        (len(row.cells) > 1 and row.cells[1])
        or row.fault
        or row.links
        or following is None
        or following.fault
        or len(following.cells) < _COLUMNS
    ):
        return False
    first, *others = row.cells or ("",)
    words = first.strip()
    if not words or any(cell.strip() for cell in others) or len(words.split()) > _LONGEST or "://" in words:
        return False
    is_upper = words.isupper() and sum(map(str.isalpha, words)) >= _LETTERS and not following.cells[0].isupper()
    is_behind_gap = before is not None and before.line + 1 < row.line and words.endswith(":")
    return (is_upper or is_behind_gap) and sum(bool(cell.strip()) for cell in following.cells) > 1
