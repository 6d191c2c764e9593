"""Lists inside lists: which item heads others, which one goes on with the one it stands in, and what only leads about the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.headline import is_address
from crawler.catalogue.words import ORDERS, VAGUE
from crawler.links import Found, leads_elsewhere

_LONGEST_HEADING = 8  # words
_LONGEST_ANNOUNCEMENT = 20
_FEW = 3
_MOST = 0.5
_CLOSES = re.compile(r"\s*(?:[.:;,(\u2013\u2014|]|-\s|$)")
_WORD = re.compile(r"\w")
_LETTER = re.compile(r"[^\W\d_]{2}")
_BACK = re.compile(r"\b(?:top|contents|skip|index|back)\b", re.IGNORECASE)


def settle_lists(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks with items told apart: a group, an entry, more of the entry around it; jumps within the page are left out."""
    kept = list(_led(_without_jumps(blocks)))
    around: list[Block] = []
    for index, block in enumerate(kept):
        if block.shape is Shape.HEADING:
            around.clear()
        if block.shape is not Shape.ITEM:
            yield block
            continue
        while around and around[-1].level >= block.level:
            around.pop()
        following = kept[index + 1] if index + 1 < len(kept) else None
        shape = _shape(block, around[-1] if around else None, following)
        yield block if shape is block.shape else replace(block, shape=shape)
        around.append(block)


def _shape(block: Block, around: Block | None, following: Block | None) -> Shape:
    if around and ((around.links and not block.links) or (block.is_all_lead and VAGUE.fullmatch(block.lead_text))):
        return Shape.TEXT
    return Shape.GROUP if following and _heads(block, following) else Shape.ITEM


def _heads(block: Block, following: Block) -> bool:
    """Say whether an item is but the heading of the list inside it."""
    inside = following.shape is Shape.ITEM and following.level > block.level
    short = len(block.text.split()) <= _LONGEST_HEADING and not block.text.endswith(".")
    is_entry = bool(following.links) or (following.slanted is not None and following.slanted[0] == 0)
    announces = block.text.endswith(":") and len(block.text.split()) <= _LONGEST_ANNOUNCEMENT
    if not inside or block.links or VAGUE.fullmatch(following.lead_text):
        return False
    return announces or (short and is_entry)


def _led(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; where most items of a list name their link after a word or two ("Debian <Wiki>. Support."), that far each is set apart."""
    for is_list, run in groupby(blocks, lambda block: block.shape is Shape.ITEM):
        items = list(run)
        if not is_list:
            yield from items
            continue
        reaches = [_reach(item) for item in items]
        led = sum(reach > 0 or _is_led_by_link(item) for item, reach in zip(items, reaches, strict=True))
        if led >= max(_FEW, _MOST * len(items)):
            yield from (replace(item, lead=item.lead or reach) for item, reach in zip(items, reaches, strict=True))
        else:
            yield from items


def _is_led_by_link(item: Block) -> bool:
    """Say whether an item begins with a link that leads elsewhere."""
    return any(link.start < item.lead and leads_elsewhere(link.href) for link in item.links)


def _reach(item: Block) -> int:
    """Return where the first link of an item ends, if a few words come before it and a sentence's end behind it; 0 where it is otherwise."""
    if item.lead or not item.links:
        return 0
    link = min(item.links, key=lambda found: found.start)
    before = item.text[: link.start].strip()
    if not before or len(before.split()) > _FEW or ORDERS.match(before + " ") or not leads_elsewhere(link.href):
        return 0
    is_named = not is_address(link.text) and bool(_LETTER.search(link.text)) and before[0].isupper()
    return link.end if is_named and _CLOSES.match(item.text, link.end) else 0


def holds_links_only(block: Block) -> bool:
    """Say whether a block has no words but those of its links: a bar of links, a way of breadcrumbs."""
    end, between = 0, ""
    for link in sorted(block.links, key=lambda found: found.start):
        between += block.text[end : link.start]
        end = max(end, link.end)
    return bool(block.links) and not _WORD.search(between + block.text[end:])


def _without_jumps(blocks: Sequence[Block]) -> list[Block]:
    """Leave out what leads about the page: items of a table of contents, rows of such links, and several of them one below the other."""
    kept: list[Block] = []
    for is_alone, run in groupby(blocks, _is_lone_jump):
        several = list(run)
        kept += [] if is_alone and len(several) >= _FEW else [block for block in several if not _is_jump(block)]
    return kept


def _is_lone_jump(block: Block) -> bool:
    """Say whether a paragraph is one link to another place of its page and nothing else."""
    return (
        block.shape is Shape.TEXT
        and len(block.links) == 1
        and holds_links_only(block)
        and not _is_no_jump(block.links[0])
    )


def _is_jump(block: Block) -> bool:
    """Say whether a block leads to other places of its own page: an item of a table of contents, or nothing but such links.

    A footnote's mark leads there too, and has no letters.
    """
    if block.shape not in (Shape.ITEM, Shape.TEXT) or any(map(_is_no_jump, block.links)):
        return False
    if block.shape is Shape.ITEM:
        return any(_LETTER.search(link.text) for link in block.links)
    return holds_links_only(block) and (len(block.links) > 1 or bool(_BACK.search(block.text)))


def _is_no_jump(link: Found) -> bool:
    """Say whether a link leads elsewhere, or lacks the address that it should have ("[The title]()")."""
    return leads_elsewhere(link.href) or not link.href.strip()
