"""Lines of a name, a dash, and words that no title begins with ("The council - for local issues")."""

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.words import ORDERS

_PROSE = (Shape.ITEM, Shape.TEXT)
_FEW = 3
_HALF = 0.5
_MOST = 0.7
_NAMED = re.compile(r"(?P<name>[^\W_a-z][^\u2013\u2014]{1,79}?)\s[-\u2013\u2014]\s+(?P<about>\S+\s+\S)")


def with_names_before_dashes(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a page; where most lines are a name and a dash with words behind it that no title begins with ("The council - for local issues"), each name set apart."""
    plain = [place for place, block in enumerate(blocks) if block.shape in _PROSE and not block.lead]
    named = {place: found for place in plain if (found := _NAMED.match(blocks[place].text))}
    small = sum(found["about"][0].islower() for found in named.values())
    others = sum(blocks[place].shape in _PROSE for place in range(len(blocks)))
    if small < max(_FEW, _HALF * len(named)) or len(named) < _MOST * others:
        return blocks
    ends = {place: found.end("name") for place, found in named.items() if not ORDERS.match(found["name"])}
    return [replace(block, lead=ends.get(place, block.lead)) for place, block in enumerate(blocks)]
