"""Items of lists that stand over others without saying so: what heads a list inside a list by what stands beside it and below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.headline import says_where

_LONGEST_HEADING = 8  # words
_MANY = 2
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def with_groups(items: Sequence[Block]) -> Sequence[Block]:
    """Return the items of a list; where some of a level head others, so do those that stand over others as well, although nothing there has a link, and groups inside a group; so does what stands without a link among items that have one, over links of its own."""
    return list(_with_like_groups(_with_inner_groups(list(_with_like_groups(items)))))


def is_over(block: Block, following: Block) -> bool:
    """Say whether a few words without a link stand over an item of a list inside the list."""
    short = len(block.text.split()) <= _LONGEST_HEADING and not block.text.endswith(".")
    inside = following.shape in (Shape.ITEM, Shape.GROUP) and following.level > block.level
    return short and inside and not block.links


def _with_like_groups(items: Sequence[Block]) -> Iterator[Block]:
    levels = {item.level for item in items if item.shape is Shape.GROUP}
    linked = {item.level for item in items if item.lead and item.links}
    for place, (item, following) in enumerate(zip(items, [*items[1:], None], strict=True)):
        could_head = item.shape is Shape.ITEM and not item.lead
        is_like = item.level in levels and following is not None and is_over(item, following)
        is_among = item.level in linked and _is_over_links(item, items[place + 1 : place + 1 + _MANY])
        is_group = could_head and (is_like or is_among)
        yield replace(item, shape=Shape.GROUP) if is_group else item


def _is_over_links(item: Block, below: Sequence[Block]) -> bool:
    """Say whether an item without a link, and without a year, says more than a few words over two or more inner items, each of which begins with a link that names something."""
    named = all(
        one.shape is Shape.ITEM
        and one.level > item.level
        and one.level == below[0].level
        and any(link.start == 0 and len(link.text.split()) > 1 for link in one.links)
        for one in below
    )
    return named and len(below) == _MANY and not item.links and not _YEAR.search(item.text)


def _with_inner_groups(items: Sequence[Block]) -> Sequence[Block]:
    """Return the items; what stands in a group over several names, one of which leads elsewhere, is a group too."""
    kept = list(items)
    around: list[int] = []  # levels of the groups that a place lies in
    for place, item in enumerate(items):
        while around and around[-1] >= item.level:
            around.pop()
        is_group = item.shape is Shape.GROUP
        if around and item.shape is Shape.ITEM and not item.lead and _heads_names(items, place):
            kept[place] = replace(item, shape=Shape.GROUP)
            is_group = True
        around += [item.level] if is_group else []
    return kept


def _heads_names(items: Sequence[Block], place: int) -> bool:
    """Say whether an item stands over several items of which one begins with a link that names something."""
    item = items[place]
    if place + 1 == len(items) or not is_over(item, items[place + 1]):
        return False
    level, named, led = items[place + 1].level, 0, False
    for below in (items[at] for at in range(place + 1, len(items))):
        if below.level <= item.level or below.shape is not Shape.ITEM:
            break
        named += below.level == level
        led = led or bool(below.lead and below.links and not says_where(below.lead_text))
        if led and named >= _MANY:
            return True
    return False
