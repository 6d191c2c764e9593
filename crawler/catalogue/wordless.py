"""Blocks that say nothing: an ellipsis, a bar or another sign between others, and letters one below the other that a style sheet moves while a page comes."""

import re
from collections.abc import Iterable
from itertools import groupby

from crawler.catalogue.block import Block, Shape

_WORD = re.compile(r"\w")
_SAYING = (Shape.TEXT, Shape.ITEM, Shape.PART, Shape.ROW)
_FEW = 3


def without_wordless(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks without such."""
    kept: list[Block] = []
    for is_letter, run in groupby(filter(_says_something, blocks), _is_letter):
        several = list(run)
        kept += [] if is_letter and len(several) >= _FEW else several
    return kept


def _says_something(block: Block) -> bool:
    return bool(block.links) or block.shape not in _SAYING or _WORD.search(block.text) is not None


def _is_letter(block: Block) -> bool:
    """Say whether a block is one letter; a sign of Chinese is a word."""
    is_letter = len(block.text) == 1 and block.text.lower() != block.text.upper()
    return block.shape is Shape.TEXT and is_letter and not block.links
