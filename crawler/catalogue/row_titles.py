"""Rows of tables whose links all say the same ("Visit"): each is named by another cell."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.headline import is_address

_FEW = 3
_NEARLY_ALL = 0.7
_NUMBERED = " .#()[]\u00b0\u00ba"


def with_named_rows(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; rows whose links say what those of nearly all rows around them do, with the cell that is their title."""
    for is_row, run in groupby(blocks, lambda block: block.shape is Shape.ROW):
        rows = list(run)
        same = _said_by_most(rows) if is_row else frozenset()
        yield from (_named(row, same) for row in rows) if same else rows


def _said_by_most(rows: Sequence[Block]) -> frozenset[str]:
    """Return the words that the links of nearly all rows have, to places of their own."""
    linked = [row for row in rows if row.links]
    places: dict[str, set[str]] = {}
    counts: Counter[str] = Counter()
    for row in linked:
        for words in {link.text.lower() for link in row.links}:
            counts[words] += 1
            places.setdefault(words, set()).update(link.href for link in row.links if link.text.lower() == words)
    enough = max(_FEW, _NEARLY_ALL * len(linked))
    return frozenset(words for words, count in counts.items() if count >= enough and len(places[words]) >= _FEW)


def _named(row: Block, same: frozenset[str]) -> Block:
    """Return a row with its title: the first cell with words of its own, if all its links say what the others' do."""
    if not row.links or not all(link.text.lower() in same for link in row.links):
        return row
    title = next((cell for cell in row.cells if _could_name(cell, same)), "")
    start = row.text.find(title) if title else -1
    return row if start < 0 else replace(row, titled=(start, start + len(title)))


def _could_name(cell: str, same: frozenset[str]) -> bool:
    words = cell.strip(_NUMBERED)
    return bool(words) and not words.isdigit() and cell.lower() not in same and not is_address(cell)
