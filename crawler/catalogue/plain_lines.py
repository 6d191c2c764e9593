"""Lines, items and paragraphs that set no title apart, and are entries all the same as their neighbours are."""

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.headline import headline, is_address
from crawler.catalogue.looks import is_named_before_link
from crawler.catalogue.mark import Mark
from crawler.catalogue.prose import is_title_like
from crawler.catalogue.titles import split_line
from crawler.catalogue.words import FINITE, ORDERS, PAGE_TALK, VAGUE

_FEW = 3
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REST = 12  # characters after the lead that make a description


def plain_shapes(body: Sequence[Block], marks: list[Mark]) -> frozenset[Shape]:
    """Return in which shapes an entry may come without anything set apart: as its neighbours do, when they are whole entries."""
    last = max((at for at, mark in enumerate(marks) if mark is Mark.LINE), default=0)
    if Mark.TITLE in marks[:last]:
        return frozenset()
    lines = [block for block, mark in zip(body, marks, strict=True) if mark is Mark.LINE]
    items = {Shape.ITEM} if any(block.shape is Shape.ITEM for block in lines) else set()
    texts = [
        not block.is_all_lead for block in lines if block.shape is Shape.TEXT and len(block.text) - block.lead > _REST
    ]
    return frozenset(items | ({Shape.TEXT} if len(texts) * 2 > len(lines) else set()))


def is_plain_line(block: Block, before: list[Mark], plain: frozenset[Shape]) -> bool:
    """Say whether a block without its link is one of the lines or items around it all the same."""
    if block.shape not in plain or PAGE_TALK.search(block.text[:300]):
        return False
    if block.shape is Shape.ITEM:
        return (
            _is_dated(block)
            or is_title_like(block)
            or split_line(block.text) is not None
            or is_named_before_link(block)
        )
    return before[-1:] in ([Mark.LINE], [Mark.SECTION]) and Mark.LINE in before and split_line(block.text) is not None


def is_named_before_call(block: Block) -> bool:
    """Say whether a paragraph is a title, no sentence, and then one link that only says what to do ("The time of our lives, by Gill Seyfang. <Click here>")."""
    if block.shape is not Shape.TEXT or len(block.links) != 1 or not block.links[0].start:
        return False
    title = headline(block)
    is_called = title != block.text and not is_address(block.links[0].text) and len(title.split()) >= _FEW
    return is_called and not FINITE.search(title) and is_title_like(replace(block, text=title, links=()))


def _is_dated(block: Block) -> bool:
    """Say whether an item ends with a link behind a year ("Water underground. Ash Press, 2012. <Publisher's page>")."""
    if not block.links or not block.text[:1].isupper() or ORDERS.match(block.text):
        return False
    start, end = min(link.start for link in block.links), max(link.end for link in block.links)
    return _YEAR.search(block.text, 0, start) is not None and not block.text[end:].strip(" .)]")


def is_unclosed_line(block: Block, plain: frozenset[Shape]) -> bool:
    """Say whether, among lines, a paragraph begins with a title that nothing but its bold type parts from a sentence."""
    lead, rest = block.lead_text, block.text[block.lead :].lstrip()
    is_line = block.shape is Shape.TEXT and block.shape in plain and not block.pictured
    return is_line and bool(lead) and not VAGUE.fullmatch(lead) and rest[:1].isupper() and not PAGE_TALK.search(lead)
