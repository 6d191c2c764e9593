"""Tables pasted as text whose every cell is a name: the columns head groups, and no cell says anything of another."""

from collections.abc import Iterator, Sequence

from crawler.catalogue.block import LISTED, Block, Shape, squeeze
from crawler.catalogue.columns import meanings
from crawler.catalogue.line_marks import cells_of
from crawler.links import in_text

_ROWS = 4
_COLUMNS = 3
_NEARLY_ALL = 0.9
_SHORTER = 0.7
_LONGEST = 12  # words


def is_grid(lines: Sequence[str]) -> bool:
    """Say whether rows, parted by tabs, hold names and nothing else: hardly any cell twice, nearly each begins with a capital and ends as no sentence does, with several words in every column, below shorter heads."""
    rows = [[squeeze(cell) for cell in cells_of(line) if cell.strip()] for line in lines if "\t" in line.strip()]
    if len(rows) < _ROWS or len(rows) < len(lines) or len(rows[0]) < _COLUMNS or meanings(rows[0]):
        return False
    cells = [cell for row in rows[1:] for cell in row]
    if not _heads_groups(rows[0], cells) or any(in_text(cell) for cell in cells):
        return False
    names = sum(_is_name(cell) for cell in cells)
    columns = [[row[at] for row in rows[1:] if at < len(row)] for at in range(len(rows[0]))]
    are_long = all(sum(" " in cell for cell in column) * 2 > len(column) for column in columns if column)
    return are_long and names >= _NEARLY_ALL * len(cells) and len(set(cells)) >= _NEARLY_ALL * len(cells)


def _heads_groups(heads: Sequence[str], cells: Sequence[str]) -> bool:
    """Say whether the cells of the first row are shorter than the names below: words for groups of them."""
    words = sum(len(cell.split()) for cell in heads) / len(heads)
    return words <= _SHORTER * sum(len(cell.split()) for cell in cells) / max(len(cells), 1)


def _is_name(cell: str) -> bool:
    return cell[0].isupper() and len(cell.split()) <= _LONGEST and not cell.endswith((".", ":"))


def cells_as_items(lines: Sequence[tuple[int, str]]) -> Iterator[Block]:
    """Yield each cell below the first row as an item that is a name."""
    for number, line in lines[1:]:
        for cell in filter(None, map(squeeze, cells_of(line))):
            yield Block(cell, Shape.ITEM, LISTED + 1, len(cell), line=number)
