"""Titles behind the number that a work has in its series ("WP 44 What do pubs do?"), and paragraphs behind bullets that somebody typed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from crawler.catalogue.block import LISTED, Block, Shape

_NUMBER = re.compile(
    r"(?:(?-i:[A-Z]{1,6})|(?:n[or]|no|vol|nummer|heft|band|num\u00e9ro|n\u00famero|(?:working |discussion |research |policy |occasional |technical )?(?:paper|report|briefing|bulletin|note|issue|series))\.?)?"
    r"[\s#:-]{0,2}\d{1,4}(?:[/.-]\d{1,4})?\W*",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[\u2022\u00b7\u25cf\u25aa\u2023\u25e6]\s+")
_MANY = 2
_STANDARD = re.compile(r"(?:ISO|IEC|IEEE|EN|BS|DIN|RFC|ANSI|NF|UNE|W3C)\b")  # whose number is its name
_BETWEEN = re.compile(r"[\s:.,\u2013\u2014|-]{1,4}")
_QUOTED = re.compile(r"[\"\u201c\u201e\u00ab][^\"\u201c\u201d\u201e\u00ab\u00bb]{4,200}[\"\u201d\u201c\u00bb]")


def without_number(block: Block) -> Block:
    """Return a block whose words set apart are but a number in a series, right before a title in italics or in quotation marks, as one that begins with the title."""
    text, lead = block.text, block.lead
    if not lead or _STANDARD.match(text) or _NUMBER.fullmatch(text[:lead].strip()) is None:
        return block
    ahead, end = _title_behind(block, len(text[:lead].rstrip()))
    if not ahead or any(link.start < ahead for link in block.links):
        return block
    links = tuple(replace(link, start=link.start - ahead, end=link.end - ahead) for link in block.links)
    slanted = (0, end - ahead) if block.slanted else None
    return replace(block, text=text[ahead:], lead=end - ahead, links=links, titled=None, slanted=slanted)


def _title_behind(block: Block, place: int) -> tuple[int, int]:
    """Return where a title stands that begins at a place, or behind a dash or a colon there; (0, 0) where there is none."""
    between = _BETWEEN.match(block.text, place)
    if between is None:
        return 0, 0
    if block.slanted is not None and block.slanted[0] == between.end():
        return block.slanted
    quoted = _QUOTED.match(block.text, between.end())
    return quoted.span() if quoted else (0, 0)


def with_typed_bullets(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks; two paragraphs and more side by side that begin with a bullet as items without it."""
    kept: list[Block] = []
    for is_typed, run in groupby(
        blocks, lambda block: block.shape is Shape.TEXT and _BULLET.match(block.text) is not None
    ):
        those = list(run)
        kept += map(_as_item, those) if is_typed and len(those) >= _MANY else those
    return kept


def _as_item(block: Block) -> Block:
    bullet = _BULLET.match(block.text)
    return replace(_from(block, bullet.end() if bullet else 0), shape=Shape.ITEM, level=LISTED + 1)


def _from(block: Block, ahead: int) -> Block:
    """Return a block without the characters before a place."""
    links = tuple(replace(link, start=link.start - ahead, end=link.end - ahead) for link in block.links)
    spans = (span and (max(span[0] - ahead, 0), span[1] - ahead) for span in (block.slanted, block.titled))
    slanted, titled = spans
    return replace(
        block, text=block.text[ahead:], lead=max(block.lead - ahead, 0), links=links, slanted=slanted, titled=titled
    )
