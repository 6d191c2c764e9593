"""Lists inside lists: which item heads others, which one goes on with the one it stands in, and what only leads about the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.words import VAGUE
from crawler.links import leads_elsewhere

_LONGEST_HEADING = 8  # words
_BACK = re.compile(r"\b(?:top|contents|skip|index|back)\b", re.IGNORECASE)


def settle_lists(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks with items told apart: a group, an entry, more of the entry around it; jumps within the page are left out."""
    kept = [block for block in blocks if not _is_jump(block)]
    around: list[Block] = []
    for index, block in enumerate(kept):
        if block.shape is Shape.HEADING:
            around.clear()
        if block.shape is not Shape.ITEM:
            yield block
            continue
        while around and around[-1].level >= block.level:
            around.pop()
        following = kept[index + 1] if index + 1 < len(kept) else None
        yield replace(block, shape=_shape(block, around[-1] if around else None, following))
        around.append(block)


def _shape(block: Block, around: Block | None, following: Block | None) -> Shape:
    if around and ((around.links and not block.links) or (block.is_all_lead and VAGUE.fullmatch(block.lead_text))):
        return Shape.TEXT
    return Shape.GROUP if following and _heads(block, following) else Shape.ITEM


def _heads(block: Block, following: Block) -> bool:
    """Say whether an item is but the heading of the list inside it."""
    inside = following.shape is Shape.ITEM and following.level > block.level
    short = len(block.text.split()) <= _LONGEST_HEADING and not block.text.endswith(".")
    return inside and short and not block.links and bool(following.links) and not VAGUE.fullmatch(following.lead_text)


def _is_jump(block: Block) -> bool:
    """Say whether a block is nothing but a link to another place of its own page."""
    if block.shape not in (Shape.ITEM, Shape.TEXT) or not block.links or not block.is_all_lead:
        return False
    if any(leads_elsewhere(link.href) for link in block.links):
        return False
    return block.shape is Shape.ITEM or len(block.links) > 1 or bool(_BACK.search(block.text))
