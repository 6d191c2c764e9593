"""What stands at the edges of a page: above its title, and from its copyright line on. A page need not say that these are its head and its foot."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.outward import is_own_page

_COPYRIGHT = re.compile(r"\W*(?:(?:19|20)\d\d\W*)?(?:copyright\b|\u00a9)[^.]{0,120}", re.IGNORECASE)
_SIGN_OR_YEAR = re.compile(r"\u00a9|\b(?:19|20)\d\d\b")
_FOOT = 0.25  # of a page
_PARTS = re.compile(r"\s[|\u2022\u00b7\u00bb\u2013\u2014-]\s|:\s")  # of a page's title
_FEW = 3
_WRITES = ("mailto:", "tel:", "sms:")


def within_edges(blocks: list[Block], title: str) -> list[Block]:
    """Return the blocks of a page between its edges; `title` is what its `<title>` says."""
    return _below_title(_with_title(_without_imprint(blocks), title))


def _below_title(blocks: list[Block]) -> list[Block]:
    """Return the blocks without those above the one heading of the first level, if these do not list anything: the name of the site, a menu, a way to log in."""
    ones = [index for index, block in enumerate(blocks) if block.shape is Shape.HEADING and block.level == 1]
    if len(ones) != 1 or _leads_away(blocks[: ones[0]]) or not any(block.links for block in blocks[ones[0] + 1 :]):
        return blocks
    return [*(block for block in blocks[: ones[0]] if _is_for_writing(block)), *blocks[ones[0] :]]


def _leads_away(blocks: Sequence[Block]) -> bool:
    """Say whether several blocks lead to other sites or to documents, or say more than a name."""
    return sum(any(not is_own_page(link.href) for link in block.links) for block in blocks) >= _FEW


def _is_for_writing(block: Block) -> bool:
    return any(link.href.lower().strip().startswith(_WRITES) for link in block.links)


def _without_imprint(blocks: list[Block]) -> list[Block]:
    """Return the blocks of a page without its copyright line and the few paragraphs and items behind that, or without the headings of its look above it: the foot of the page, whatever it is called."""
    at = next((index for index in range(len(blocks) - 1, -1, -1) if _COPYRIGHT.match(blocks[index].text)), None)
    if at is None or len(blocks) - at > max(_FEW, _FOOT * len(blocks)):
        return blocks
    if all(block.shape is Shape.HEADING for block in blocks[at:]):
        if blocks[at].links or not _SIGN_OR_YEAR.search(blocks[at].text):
            return blocks
        look = (Shape.HEADING, blocks[at].level)
        alike = takewhile(lambda block: (block.shape, block.level) == look and not block.links, reversed(blocks))
        return blocks[: -sum(1 for _ in alike)]
    is_foot = all(block.shape in (Shape.TEXT, Shape.ITEM) for block in blocks[at:])
    return blocks[:at] if is_foot else blocks


def _with_title(blocks: list[Block], title: str) -> list[Block]:
    """Return the blocks; without a heading of the first level, the first heading is one that says what the page's title does ("Links" of "Links | The club")."""
    headings = [index for index, block in enumerate(blocks) if block.shape in (Shape.HEADING, Shape.CARD)]
    if not headings or any(blocks[index].level == 1 for index in headings) or blocks[headings[0]].links:
        return blocks
    first = headings[0]
    if any(block.links for block in blocks[:first]) or blocks[first].text.lower() not in (
        part.strip().lower() for part in _PARTS.split(title)
    ):
        return blocks
    return [*blocks[:first], replace(blocks[first], shape=Shape.HEADING, level=1), *blocks[first + 1 :]]
