"""Items within an item that say one thing each of what that names ("Deadline: 4 March"): they are its description."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from crawler.catalogue.block import LISTED, Block, Shape
from crawler.catalogue.headline import is_host, says_where

_FIELD = re.compile(r"(?P<label>[^\W\d_][^\W_]*(?:[ /-][^\W_]+){0,2}) ?[:\u2013=](?:\s|$)")
_ITEMS = (Shape.ITEM, Shape.GROUP)
_MANY = 2


def with_item_fields(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a page; items with a label that several items around them have below them too as words of the item around them."""
    labelled = list(_labelled(blocks))
    parents: dict[str, set[int]] = {}
    for _, parent, label in labelled:
        parents.setdefault(label, set()).add(parent)
    usual = {label for label, those in parents.items() if len(those) >= _MANY}
    fields = Counter(parent for _, parent, label in labelled if label in usual)
    found = {place for place, parent, label in labelled if fields[parent] >= _MANY}
    if not found:
        return blocks
    described = {parent for place, parent, _ in labelled if place in found} - set(_around_others(blocks, found))
    return [
        replace(block, shape=Shape.TEXT, lead=0) if at in found
        else replace(block, shape=Shape.ITEM) if at in described and block.shape is Shape.GROUP
        else block
        for at, block in enumerate(blocks)
    ]  # fmt: skip


def _around_others(blocks: Sequence[Block], fields: Collection[int]) -> Iterator[int]:
    """Yield the places of the items around items that are no fields."""
    around: dict[int, int] = {}
    for place, block in enumerate(blocks):
        if block.shape in _ITEMS:
            around = {level: item for level, item in around.items() if level < block.level}
            if around and place not in fields:
                yield around[max(around)]
            around[block.level] = place


def _labelled(blocks: Sequence[Block]) -> Iterator[tuple[int, int, str]]:
    """Yield the place of each labelled item that stands within another, the place of that, and its label."""
    around: dict[int, int] = {}  # the last item of each level
    for place, block in enumerate(blocks):
        if block.shape not in _ITEMS:
            around = around if block.shape is Shape.TEXT and block.level >= LISTED else {}
            continue
        around = {level: item for level, item in around.items() if level < block.level}
        field = _FIELD.match(block.text)
        names_work = any(not says_where(link.text) and not is_host(link) for link in block.links)
        if around and field and not names_work:
            yield place, around[max(around)], field["label"].lower()
        around[block.level] = place
