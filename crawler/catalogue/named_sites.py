"""Items that name their site amid a sentence ("The <Hive> page shows how ...", "Die Seite <Hive> bietet ...")."""

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.headline import is_address
from crawler.catalogue.words import VAGUE
from crawler.links import Found, leads_elsewhere

_FEW = 3
_NEARLY_ALL = 0.8
_BEFORE = re.compile(
    r"(?:the|der|die|das|den|le|la|les|el|los|las|il|lo|gli|os|as|het|de|det)(?:\s+[\w'\u2019-]+){0,2}\s+[\"\u201c\u201e\u00ab]?|l['\u2019](?:[\w-]+\s+)?",
    re.IGNORECASE,
)  # definite articles, and a word or two ("Die neue Seite")
_GOES_ON = re.compile(r"[\"\u201c\u201d\u00bb]?\s+[^\W\d_A-Z]{2}")


def with_sites(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks; where nearly all items with a link begin with it, or name it behind an article, these words are the titles."""
    named = {index: link for index, block in enumerate(blocks) if (link := _site_of(block))}
    linked = [block for block in blocks if block.shape is Shape.ITEM and block.links]
    begun = len(named) + sum(block.links[0].start < block.lead for block in linked)
    if not named or begun < max(_FEW, _NEARLY_ALL * len(linked)):
        return blocks
    return [_with_site(block, named[index]) if index in named else block for index, block in enumerate(blocks)]


def _with_site(block: Block, site: Found) -> Block:
    return replace(block, lead=site.end, titled=(site.start, site.end))


def _site_of(block: Block) -> Found | None:
    """Return the link that a sentence names right at its beginning, None for any other block."""
    first = min(block.links, key=lambda link: link.start, default=None)
    if first is None or block.shape is not Shape.ITEM or block.lead or not leads_elsewhere(first.href):
        return None
    is_name = first.end > first.start and not is_address(first.text) and not VAGUE.fullmatch(first.text)
    is_told = _BEFORE.fullmatch(block.text, 0, first.start) and _GOES_ON.match(block.text, first.end)
    return first if is_name and is_told else None
