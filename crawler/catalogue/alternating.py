"""Plain text in which names and what is said of them take turns, a line each, with empty lines between them or without."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.contact import is_phone
from crawler.catalogue.described_lines import CALLED
from crawler.catalogue.headline import is_bare_address
from crawler.catalogue.prose import is_title_like
from crawler.catalogue.told_records import describes
from crawler.catalogue.words import ORDERS

_TWO = 2
_FEW = 3
_NEARLY_ALL = 0.8
_LONGEST = 10  # words of a name
_SENTENCE = 4  # words
_LINE = 25
_SHORT = 5
_LEVEL = 2


def with_turns(groups: Sequence[Sequence[Block]]) -> list[Sequence[Block]]:
    """Return the groups of lines of a text; in one whose lines are a name and a sentence by turns, three times or more, or a name and a number twice, the names set apart.

    Where several groups are an address and words about it, a short line takes the address's place in others.
    """
    led = sum(len(group) > 1 and is_bare_address(group[0]) and not group[1].links for group in groups) >= _FEW
    return [
        _told(group)
        if _takes_turns(group)
        else _called(group)
        if _are_called(group)
        else [replace(group[0], shape=Shape.CARD, lead=len(group[0].text)), *group[1:]]
        if led and (_is_shaped(group) or (len(group) > 1 and is_bare_address(group[0]) and not group[1].links))
        else group
        for group in groups
    ]


def _are_called(group: Sequence[Block]) -> bool:
    """Say whether each of several lines is a name, a colon and a telephone number."""
    return len(group) > 1 and all(block.shape is Shape.TEXT and CALLED.match(block.text) for block in group)


def _called(group: Sequence[Block]) -> Sequence[Block]:
    return [replace(block, lead=found.end("name")) for block in group if (found := CALLED.match(block.text))]


def _is_shaped(group: Sequence[Block]) -> bool:
    """Say whether a short line stands over others, all without links."""
    plain = len(group) > 1 and not any(block.links or block.lead or block.shape is not Shape.TEXT for block in group)
    return plain and len(group[0].text.split()) <= _SHORT and group[0].text[-1:].isalnum()


def with_pairs_apart(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a text; where nearly every line that only describes stands below a name, and no paragraph follows, the names set apart, and lines right above such as headings."""
    if any(block.shape is not Shape.TEXT or block.lead or block.cited for block in blocks):
        return blocks
    said = [describes(block.text) for block in blocks]
    names = {
        index
        for index, (name, following) in enumerate(pairwise(blocks))
        if said[index + 1] and not said[index] and _is_name(name) and not _is_paragraph(following)
    }
    if len(names) < max(_FEW, _NEARLY_ALL * sum(said)):
        return blocks
    return [
        replace(block, shape=Shape.CARD, lead=len(block.text))
        if index in names
        else replace(block, shape=Shape.HEADING, level=_LEVEL)
        if index + 1 in names and not said[index] and _is_name(block)
        else block
        for index, block in enumerate(blocks)
    ]


def _is_paragraph(block: Block) -> bool:
    return len(block.text.split()) > _LINE


def _takes_turns(group: Sequence[Block]) -> bool:
    pairs = list(zip(group[::_TWO], group[1::_TWO], strict=False))
    least = _TWO if all(is_phone(said.text) for _, said in pairs) else _FEW
    if len(group) % _TWO or len(pairs) < least or any(block.shape is not Shape.TEXT or block.lead for block in group):
        return False
    return sum(_is_name(name) and _is_said(said) for name, said in pairs) >= _NEARLY_ALL * len(pairs)


def _is_name(block: Block) -> bool:
    text = block.text
    return len(text.split()) <= _LONGEST and not text.endswith((".", ",")) and is_title_like(block)


def _is_said(block: Block) -> bool:
    is_sentence = block.text.endswith((".", "!")) and len(block.text.split()) >= _SENTENCE
    return is_sentence or is_phone(block.text) or ORDERS.match(block.text) is not None


def _told(group: Sequence[Block]) -> Sequence[Block]:
    return [
        replace(block, lead=len(block.text)) if place % _TWO == 0 and _is_name(block) else block
        for place, block in enumerate(group)
    ]
