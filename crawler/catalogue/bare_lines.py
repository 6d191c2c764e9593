"""Text of a page that is but titles, each on a line of its own, below headings: their links are lost, and nothing is said of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from crawler.catalogue.block import LISTED, Block, Shape
from crawler.catalogue.prose import is_title_like, names_collection
from crawler.catalogue.told_records import describes

_ENOUGH = 4
_NEARLY_ALL = 0.8
_LONGEST = 12  # words
_LEVEL = 2
_SEVERAL = 5
_SURELY = 0.85
_MOST = 0.7
_SOME = 0.25


def with_bare_lines(blocks: Sequence[Block], whole: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a text; where nearly all are titles on lines of their own and nothing else, each set apart, and as headings those that stand in `whole`, the text with its menus, more than once.

    Where none does, the first line is the text's own title, and single words among longer lines, and names of collections, are headings.
    """
    lines = [block for block in blocks if _is_line(block)]
    counted = Counter(block.text.lower() for block in whole)
    together = any(not block.alone and counted[block.text.lower()] == 1 for block in lines)
    said = sum(describes(block.text) for block in lines)
    if together or said > _SOME * len(lines) or len(lines) < max(_ENOUGH, _NEARLY_ALL * len(blocks)):
        return blocks
    repeated = [index for index, block in enumerate(blocks) if counted[block.text.lower()] > 1]
    if not repeated and len(lines) < max(_SEVERAL, _SURELY * len(blocks)):
        return blocks
    heads = frozenset(repeated or _headings(blocks))
    first = repeated[0] if repeated else 0
    return [
        replace(block, shape=Shape.HEADING, level=_LEVEL)
        if index in heads
        else replace(block, shape=Shape.ITEM, level=LISTED + 1, lead=len(block.text))
        if index > first and _is_line(block)
        else block
        for index, block in enumerate(blocks)
    ]


def _headings(blocks: Sequence[Block]) -> list[int]:
    """Return the places of the lines that head others: the first, and what is shorter than nearly all, or names a collection, right above another line."""
    words = [len(block.text.split()) for block in blocks]
    are_long = sum(count > 1 for count in words) >= _MOST * len(words)
    return [
        index
        for index, (block, following) in enumerate(pairwise(blocks))
        if not index or (((are_long and words[index] == 1) or names_collection(block.text)) and _is_line(following))
    ]


def _is_line(block: Block) -> bool:
    is_plain = block.shape is Shape.TEXT and not block.links and not block.lead and block.cited is None
    is_short = len(block.text.split()) <= _LONGEST and not block.text.endswith((".", ":", ","))
    return is_plain and is_short and is_title_like(block)
