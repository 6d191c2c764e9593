"""Text of a page that is but titles, each on a line of its own, below headings: their links are lost, and nothing is said of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.prose import is_title_like

_ENOUGH = 4
_NEARLY_ALL = 0.8
_LONGEST = 12  # words
_LEVEL = 2


def with_bare_lines(blocks: Sequence[Block], whole: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a text; where nearly all are titles on lines of their own and nothing else, each set apart, and those as headings that stand in `whole`, the text with its menus, more than once."""
    lines = [block for block in blocks if _is_line(block)]
    counted = Counter(block.text.lower() for block in whole)
    together = any(not block.alone and counted[block.text.lower()] == 1 for block in lines)
    if together or len(lines) < max(_ENOUGH, _NEARLY_ALL * len(blocks)):
        return blocks
    repeated = [index for index, block in enumerate(blocks) if counted[block.text.lower()] > 1]
    if not repeated:
        return blocks
    heads = frozenset(repeated)
    return [
        replace(block, shape=Shape.HEADING, level=_LEVEL)
        if index in heads
        else replace(block, lead=len(block.text))
        if index > repeated[0] and _is_line(block)
        else block
        for index, block in enumerate(blocks)
    ]


def _is_line(block: Block) -> bool:
    is_plain = block.shape is Shape.TEXT and not block.links and not block.lead and block.cited is None
    return (
        is_plain
        and len(block.text.split()) <= _LONGEST
        and not block.text.endswith((".", ":", ","))
        and is_title_like(block)
    )
