"""Guessing titles in paragraphs that nothing sets apart, in both manners: title lines with paragraphs below, or one line an entry."""

import re
from collections.abc import Sequence

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.credit import parse_credit
from crawler.catalogue.mark import Mark
from crawler.catalogue.titles import clean_title, split_likely_line, split_line, without_leak
from crawler.catalogue.words import (
    COLLECTIONS,
    DEMONSTRATIVE,
    FINITE,
    NOT_ENTRIES,
    ORDERS,
    PAGE_TALK,
    REFERENCE,
    THIS,
    VAGUE,
)

_LONGEST_TITLE = 28  # words
_LONGEST_SECTION = 6
_SENTENCES = re.compile(r"[a-z)\d](?:[.!]|[?](?=.*[.!?]$))['\"\u2019\u201d)]?\s+(?=['\"\u2018\u201c]?[A-Z])")
_NOT_A_TITLE = re.compile(r"[,;]$|^\W*$|^\S+@\S+$|\bhere\W*$", re.IGNORECASE)


def guess_marks(blocks: Sequence[Block]) -> list[Mark]:
    """Return what each block is, deciding by the whole which manner is used; entries are found in no other way twice."""
    lines = [_is_line(block) for block in blocks]
    titles = _titles(blocks)
    alternating = sum(title and not later for title, later in zip(titles, [*titles, True][1:], strict=True))
    if sum(lines) > alternating and sum(lines) > 1:
        return _by_line(blocks, lines)
    return _by_paragraph(blocks, titles)


def is_title_like(block: Block) -> bool:
    """Say whether a block, by itself, reads like a title: short, one piece, neither an order nor a credit nor a sentence."""
    text = without_leak(block.text)
    words = text.split()
    if not 1 <= len(words) <= _LONGEST_TITLE or len(text) > 220 or _NOT_A_TITLE.search(text):  # noqa: PLR2004 - characters
        return False
    quoted = clean_title(text) != text.rstrip(" .:") and text[0] in "'\"\u2018\u201c"
    if not quoted and (ORDERS.match(text) or VAGUE.fullmatch(text) or PAGE_TALK.search(text)):
        return False
    return not text[0].islower() and not _SENTENCES.search(text) and parse_credit(text) is None


def _is_line(block: Block) -> bool:
    """Say whether a block holds title and description in one."""
    return not ORDERS.match(block.text) and not _is_aside(block) and split_line(block.text) is not None


def _is_likely_line(block: Block) -> bool:
    """Say the same of a block among such lines, where less is needed to believe it."""
    return not ORDERS.match(block.text) and not _is_aside(block) and split_likely_line(block.text) is not None


def _is_aside(block: Block) -> bool:
    return bool(PAGE_TALK.search(block.text[:300]))


def _titles(blocks: Sequence[Block]) -> list[bool]:
    titles: list[bool] = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1].text if index + 1 < len(blocks) else ""
        after_title = bool(titles) and titles[-1]
        titles.append(is_title_like(block) and _stands_alone(block.text, following, after_title=after_title))
    return titles


def _stands_alone(text: str, following: str, *, after_title: bool) -> bool:
    """Tell a title that ends in a full stop from a short sentence: what follows refers to it."""
    if not text.rstrip().endswith("."):
        return not (after_title and REFERENCE.match(text) and FINITE.search(text))
    if after_title or DEMONSTRATIVE.match(text):
        return False
    return bool(THIS.match(following) or DEMONSTRATIVE.match(following))


def _by_line(blocks: Sequence[Block], lines: list[bool]) -> list[Mark]:
    """One line an entry: a short line without description is an entry too, unless it heads a section."""
    marks: list[Mark] = []
    apart = any(not block.alone for block, line in zip(blocks, lines, strict=True) if line)
    for index, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        if line or _is_likely_line(block):
            marks.append(Mark.LINE)
        elif is_title_like(block):
            heads = index + 1 < len(blocks) and (_is_section(block.text) or (apart and block.alone and not block.links))
            marks.append(Mark.SECTION if heads else Mark.LINE)
        elif _is_aside(block) or not any(mark is Mark.LINE for mark in marks) or ORDERS.match(block.text):
            marks.append(Mark.ASIDE)
        else:
            marks.append(Mark.TEXT)
    return marks


def _by_paragraph(blocks: Sequence[Block], titles: list[bool]) -> list[Mark]:
    """Titles with paragraphs: of two titles in a row the first heads a section when it is short."""
    marks: list[Mark] = []
    for index, (block, title) in enumerate(zip(blocks, titles, strict=True)):
        followed = index + 1 < len(blocks) and titles[index + 1]
        following = blocks[index + 1].text if index + 1 < len(blocks) else ""
        if title:
            marks.append(Mark.SECTION if _heads(block, following, followed=followed) else Mark.TITLE)
        elif block.shape is Shape.RULE or (_is_aside(block) and not THIS.match(following)):
            marks.append(Mark.ASIDE)
        else:
            marks.append(Mark.TEXT)
    return marks


def _heads(block: Block, following: str, *, followed: bool) -> bool:
    """Tell a section's heading from a title."""
    if block.links:
        return False
    if NOT_ENTRIES.fullmatch(block.text):
        return True
    plain = (
        len(block.text.split()) <= _LONGEST_SECTION
        and ":" not in block.text.rstrip(":")
        and block.text[0] not in "'\"\u2018\u201c"
    )
    return plain and (
        followed
        or (_is_section(block.text) and not DEMONSTRATIVE.match(following))
        or bool(PAGE_TALK.search(following))
    )


def heads_section(text: str) -> bool:
    """Say whether a line that is set apart, with another such line below it, is short enough for a section's heading."""
    return (len(text.split()) <= 3 and "," not in text) or _is_section(text)  # noqa: PLR2004 - words


def _is_section(text: str) -> bool:
    """Say whether a short line names a collection ("Wider resources")."""
    words = re.findall(r"[\w'\u2019-]+", text.lower())
    if not 1 <= len(words) <= _LONGEST_SECTION or text.rstrip().endswith("."):
        return False
    return (
        words[-1] in COLLECTIONS
        or (words[0] in COLLECTIONS and words[1:2] in (["for"], ["from"], ["on"], ["about"], ["and"]))
        or text.isupper()
    )
