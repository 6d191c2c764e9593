"""Plain text in which names and what is said of them take turns, a line each, without empty lines between entries."""

from collections.abc import Sequence
from dataclasses import replace

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.prose import is_title_like
from crawler.catalogue.words import ORDERS

_TWO = 2
_FEW = 3
_NEARLY_ALL = 0.8
_LONGEST = 10  # words of a name
_SENTENCE = 4  # words


def with_turns(groups: Sequence[Sequence[Block]]) -> list[Sequence[Block]]:
    """Return the groups of lines of a text; in one whose lines are a name and a sentence by turns, three times or more, the names set apart."""
    return [_told(group) if _takes_turns(group) else group for group in groups]


def _takes_turns(group: Sequence[Block]) -> bool:
    pairs = list(zip(group[::_TWO], group[1::_TWO], strict=False))
    if len(group) % _TWO or len(pairs) < _FEW or any(block.shape is not Shape.TEXT or block.lead for block in group):
        return False
    return sum(_is_name(name) and _is_said(said) for name, said in pairs) >= _NEARLY_ALL * len(pairs)


def _is_name(block: Block) -> bool:
    text = block.text
    return len(text.split()) <= _LONGEST and not text.endswith((".", ",")) and is_title_like(block)


def _is_said(block: Block) -> bool:
    is_sentence = block.text.endswith((".", "!")) and len(block.text.split()) >= _SENTENCE
    return is_sentence or ORDERS.match(block.text) is not None


def _told(group: Sequence[Block]) -> Sequence[Block]:
    return [
        replace(block, lead=len(block.text)) if place % _TWO == 0 and _is_name(block) else block
        for place, block in enumerate(group)
    ]
