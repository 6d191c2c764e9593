"""Rows of tables whose links all say the same ("Visit"), or only when and where ("October 2025"): each is named by another cell."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.columns import meanings
from crawler.catalogue.headline import is_address, is_host, says_where
from crawler.links import Found

_LETTERS = re.compile(r"[^\W\d_]{2}")
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d\d?[./]\d")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}", re.IGNORECASE)
_MANY = 2
_FEW = 3
_NEARLY_ALL = 0.7
_NUMBERED = " .#()[]\u00b0\u00ba"


def with_named_rows(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; rows whose links say what those of nearly all rows around them do, or nothing that names a work, with the cell that is their title."""
    for is_row, run in groupby(blocks, lambda block: block.shape is Shape.ROW):
        rows = list(run)
        if is_row and _are_named_first(rows):
            yield from map(_named_first, rows)
            continue
        same = _said_by_most(rows) if is_row else frozenset()
        yield from (_named(row, same) for row in rows) if same else rows


def _are_named_first(rows: Sequence[Block]) -> bool:
    """Say whether the first cells of rows below column headings are their names: words without a link, each other ones, where half of the links or more only say when or where ("October 2025", "bees.example")."""
    linked = [row for row in rows if row.links]
    firsts = [row.cells[0] for row in linked if row.cells and row.names and row.links[0].start >= len(row.cells[0])]
    if len(firsts) < max(_MANY, len(linked)) or len(set(firsts)) < len(firsts) or _is_known(linked[0].names):
        return False
    named = sum(_LETTERS.search(first) is not None and _DATE.search(first) is None for first in firsts)
    told = sum(_says_nothing(row.links[0]) for row in linked)
    return named * 2 >= len(firsts) and told * 2 >= len(linked)


def _is_known(names: Sequence[str]) -> bool:
    """Say whether the headings name the title themselves, or what is in the first column."""
    known = {column: field for field, column in meanings(names).items()}
    return "title" in known.values() or known.get(0, "section") != "section"


def _says_nothing(link: Found) -> bool:
    return (
        bool(_DATE.search(link.text))
        or says_where(link.text)
        or is_host(link)
        or _HOST.fullmatch(link.text) is not None
    )


def _named_first(row: Block) -> Block:
    return replace(row, titled=(0, len(row.cells[0]))) if row.cells and row.text.startswith(row.cells[0]) else row


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
