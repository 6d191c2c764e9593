"""Lines that begin with an address written out ("https://... - mail and calendar", "https://... - The handbook")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crawler.catalogue.block import LISTED, Block, Shape
from crawler.catalogue.citation import Citation
from crawler.catalogue.headline import is_address, is_bare_address

_PROSE = (Shape.ITEM, Shape.TEXT)
_FEW = 3
_MANY = 2
_NEARLY_ALL = 0.8
_LONGEST = 40  # words of a line
_OF_TITLE = 15  # words
_STOPS = (".", ";", ",", ":")
_KEY = 3  # characters of a key before an address
_GAP = re.compile(r"\s*(?:[-\u2013\u2014|:]+\s+|\s)(?=\S)")
_PARTED = re.compile(r"\s*[-\u2013\u2014|:]+\s")


def with_addresses_first(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a page; of lines that begin with their address, the words behind it as titles where these begin as titles do, the address itself where they only describe."""
    led = {place: _words(block) for place, block in enumerate(blocks) if _is_led(block)}
    told = {place: start for place, start in led.items() if start}
    if sum(len(blocks[place].text.split()) <= _LONGEST for place in told) < _NEARLY_ALL * len(told):
        return blocks
    small = sum(blocks[place].text[start].islower() for place, start in told.items())
    slanted = sum(_is_slanted(blocks[place], start) for place, start in told.items())
    are_titles = len(told) >= _FEW and all(_may_be_title(blocks[place], start) for place, start in told.items())
    found = dict(_bare_items(blocks))
    for place, start in told.items():
        block = blocks[place]
        if are_titles or slanted >= max(_MANY, _NEARLY_ALL * len(told)):
            found[place] = _titled(block, start)
        elif small > (1 - _NEARLY_ALL) * len(told) and _may_describe(block, len(told)):
            found[place] = replace(block, lead=block.links[0].end)
    return [found.get(place, block) for place, block in enumerate(blocks)] if found else blocks


def _is_led(block: Block) -> bool:
    """Say whether a paragraph or item begins with the one address that it has, written out."""
    if block.shape not in _PROSE or block.cited is not None or not block.links or block.lead > block.links[0].end + 1:
        return False
    first = min(block.links, key=lambda link: link.start)
    return first is block.links[0] and first.start <= _KEY and is_address(first.text) and bool(first.text.strip())


def _words(block: Block) -> int:
    """Return where the words behind the address begin, 0 where there are none."""
    gap = _GAP.match(block.text, block.links[0].end)
    return gap.end() if gap else 0


def _is_slanted(block: Block, start: int) -> bool:
    """Say whether all words behind the address are in italics."""
    return block.slanted is not None and block.slanted[0] == start and not block.text[block.slanted[1] :].strip(" .")


def _may_be_title(block: Block, start: int) -> bool:
    """Say whether words behind an address and a sign, or on a line of their own, begin and end as titles do: in capitals, and without a full stop."""
    words = block.text[start:]
    begins = next((letter for letter in words if letter.isalnum()), "")
    is_parted = not block.text[block.links[0].end : start].isspace() or "\n" in block.text[block.links[0].end : start]
    return is_parted and not begins.islower() and len(words.split()) <= _OF_TITLE and words.rstrip()[-1:] not in _STOPS


def _titled(block: Block, start: int) -> Block:
    return replace(block, cited=Citation(start, len(block.text)))


def _may_describe(block: Block, count: int) -> bool:
    """Say whether words behind an address are set off as a description is, or stand in one of several such lines."""
    is_parted = _PARTED.match(block.text, block.links[0].end) is not None
    return is_parted and (block.shape is Shape.ITEM or count >= _FEW)


def _bare_items(blocks: Sequence[Block]) -> Iterator[tuple[int, Block]]:
    """Yield the items that are an address and nothing else, in lists of several links."""
    items = [block for block in blocks if block.shape is Shape.ITEM and block.level <= LISTED + 1]
    if sum(bool(block.links) for block in items) < _FEW:
        return
    for place, block in enumerate(blocks):
        is_item = block.shape is Shape.ITEM and block.level == LISTED + 1 and not block.lead
        if is_item and is_bare_address(block) and is_address(block.links[0].text):
            yield place, replace(block, lead=len(block.text))
