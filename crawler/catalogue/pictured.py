"""Blocks without words of their own: covers above titles, icons before the names of files, and icons of the page's own accounts."""

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.headline import says_where
from crawler.catalogue.outward import account_of

_WORD = re.compile(r"\w")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg)$", re.IGNORECASE)  # itself, enlarged
_MANY = 2
_EDGE = 3  # blocks


def without_covers(blocks: Sequence[Block]) -> list[Block]:
    """Leave out what has no words but those of its pictures, and leads where the title right below it does, a cover; or the one row of icons at an edge of a page that leads to accounts on social networks."""
    rows = {tuple(link.href for link in block.links) for block in blocks if _leads_to_accounts(block)}
    edges = frozenset(map(id, (*blocks[:_EDGE], *blocks[-_EDGE:])))
    return [
        block
        for above, block, below in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
        if not block.links
        or not (
            (len(rows) == 1 and id(block) in edges and _leads_to_accounts(block))
            or (block.pictured and below is not None and _leads_there(block, below))
            or (block.pictured and above is not None and above.shape is Shape.CARD and _leads_there(block, above))
        )
    ]


def with_spoken_covers(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks; a title without a link, right above or below a cover that leads somewhere and speaks its very words, has the cover's link."""
    kept: list[Block] = []
    for block in blocks:
        above = kept[-1] if kept else None
        if above is not None and _speaks(block, above):
            kept[-1] = _led(above, block)
        elif above is not None and _speaks(above, block):
            kept[-1] = _led(block, above)
        else:
            kept.append(block)
    return kept


def _speaks(cover: Block, title: Block) -> bool:
    """Say whether a block is a cover that says what a title without a link does."""
    is_cover = cover.pictured and len(cover.links) == 1 and not _PICTURE.search(cover.links[0].href)
    is_title = title.shape in (Shape.CARD, Shape.HEADING) and not title.links
    return is_cover and is_title and cover.text.lower() == title.text.lower()


def _led(title: Block, cover: Block) -> Block:
    end = len(title.text)
    return replace(title, links=(replace(cover.links[0], text=title.text, start=0, end=end),))


def _leads_to_accounts(block: Block) -> bool:
    """Say whether a row of icons leads to several accounts, each named by its network, and at most to one place beside them."""
    networks = [(account_of(link.href), link.text.lower()) for link in block.links]
    accounts = sum(bool(network) and network in text for network, text in networks)
    is_of_icons = block.pictured or not _WORD.search(block.text)
    return is_of_icons and accounts >= max(_MANY, len(block.links) - 1)


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
