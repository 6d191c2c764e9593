"""Blocks without words of their own: covers above titles, and icons before the names of files."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.headline import says_where


def without_covers(blocks: Sequence[Block]) -> list[Block]:
    """Leave out what has no words but those of its pictures, and leads where the title right below it does: a cover."""
    return [
        block
        for block, below in zip_longest(blocks, blocks[1:])
        if not block.pictured or not block.links or below is None or not _leads_there(block, below)
    ]


def _leads_there(block: Block, below: Block) -> bool:
    return {link.href for link in block.links} <= {link.href for link in below.links}


def with_icons(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks; where a term of a list is but a picture that says "PDF", the term below that names the file has its link."""
    kept: list[Block] = []
    for block in blocks:
        if kept and _is_icon(kept[-1]) and block.shape is Shape.TERM and not block.links:
            end = len(block.text)
            links = tuple(replace(link, text=block.text, start=0, end=end) for link in kept.pop().links[:1])
            kept.append(replace(block, lead=end, links=links))
        else:
            kept.append(block)
    return kept


def _is_icon(block: Block) -> bool:
    is_picture = block.shape is Shape.TERM and block.pictured
    return is_picture and all(says_where(link.text) for link in block.links)
