"""Works that need no others beside them: their own words show what they are."""

from collections.abc import Sequence

from crawler.catalogue.author_list import is_turned_round
from crawler.catalogue.block import Block, Shape
from crawler.catalogue.citation import Citation
from crawler.catalogue.headline import is_before_address
from crawler.catalogue.imprint import is_printed
from crawler.catalogue.works_alike import Works

_PROSE = (Shape.ITEM, Shape.TEXT)
_TWO = 2


def plainly_works(blocks: Sequence[Block], found: Works) -> frozenset[int]:
    """Return the places of works that need no others beside them: what is in italics, or a link, is the title of a citation, and it is an item that leads somewhere, or stands above or below another."""
    plain = {
        index
        for index, (block, one) in enumerate(zip(blocks, found, strict=True))
        if one is not None and one.is_sure and block.shape in _PROSE and (not block.lead or is_before_address(block))
        if (_is_set_apart(block, one) and (one.year or is_turned_round(block.text[: one.start])))
        or (block.links and is_turned_round(block.text[: one.start]))
    }
    return frozenset(
        index
        for index in plain
        if (blocks[index].shape is Shape.ITEM and blocks[index].links) or not plain.isdisjoint((index - 1, index + 1))
    )


def printed_works(blocks: Sequence[Block], found: Works) -> frozenset[int]:
    """Return the places of works, two or more, that need no others beside them: behind names with initials and a year in brackets, and with place and publisher at their end."""
    printed = [
        index
        for index, (block, one) in enumerate(zip(blocks, found, strict=True))
        if one is not None and one.is_sure and block.shape in _PROSE and not block.lead and is_printed(block.text)
    ]
    return frozenset(printed) if len(printed) >= _TWO else frozenset()


def _is_set_apart(block: Block, work: Citation) -> bool:
    """Say whether the title of a work is what stands in italics, or a link behind the names."""
    title = (work.start, work.end)
    is_slanted = block.slanted is not None and block.slanted[0] == title[0] and 0 <= block.slanted[1] - title[1] <= 1
    return is_slanted or (work.start > 0 and any((link.start, link.end) == title for link in block.links))
