"""Headings that a page shows in bold type only: paragraphs of a few words, each right above a list."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crawler.catalogue.block import LISTED, Block, Shape
from crawler.catalogue.looks import begins

_LONGEST = 8  # words
_MANY = 2


def with_bold_heads(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a page; where every paragraph in bold type without a link, and several, stand right above a list, most of which list links or works, they head these lists."""
    bold = [index for index, block in enumerate(blocks) if _is_bold_line(block)]
    above = [index for index in bold if (items := _list_behind(blocks, index)) and len(items) >= _MANY]
    over = [index for index in bold if index + 1 in above and index not in above]
    listing = sum(any(map(_is_of_catalogue, _list_behind(blocks, index))) for index in above)
    if len(above) < _MANY or len(above) + len(over) < len(bold) or listing * 2 < len(above):
        return blocks
    levels = {**dict.fromkeys(above, LISTED - 1), **dict.fromkeys(over, LISTED - 2)}
    return [
        replace(block, shape=Shape.HEADING, level=levels[index]) if index in levels else block
        for index, block in enumerate(blocks)
    ]


def _is_bold_line(block: Block) -> bool:
    return block.shape is Shape.TEXT and not block.listed and block.is_all_lead and not block.links


def _list_behind(blocks: Sequence[Block], index: int) -> list[Block]:
    return list(_items_from(blocks, index + 1)) if len(blocks[index].text.split()) <= _LONGEST else []


def _items_from(blocks: Sequence[Block], start: int) -> Iterator[Block]:
    for index in range(start, len(blocks)):
        if blocks[index].shape is not Shape.ITEM:
            return
        yield blocks[index]


def _is_of_catalogue(item: Block) -> bool:
    """Say whether an item begins an entry, or holds a link, or begins with a work's title in italics."""
    return begins(item) or bool(item.links) or (item.slanted is not None and item.slanted[0] == 0)
