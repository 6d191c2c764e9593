"""Rows of a table that only head those below them ("HOUSING"), as people write them into spreadsheets."""

from collections.abc import Iterable, Iterator

from crawler.catalogue.rows import Row

_COLUMNS = 3  # of two, a row with one cell is a resource without its link
_LONGEST = 8  # words
_LETTERS = 6


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
