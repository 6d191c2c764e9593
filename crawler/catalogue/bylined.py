"""Text whose entries are told by their by-line: a title, who wrote it on a line of its own, and what is said of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.prose import is_title_like

_MANY = 2
_FEW = 3
_MOST = 0.6
_ABOVE = 2  # lines between a title and its by-line ("For children from 5")
_LONGEST = 28  # words of a title
_BY = re.compile(
    r"(?i:(?:written |edited |compiled |created |illustrated )?by|(?:geschrieben |herausgegeben )?von|(?:\u00e9crit )?par|(?:escrito )?por|(?:scritto )?di|(?:geschreven )?door)\s"
    r"(?i:(?:the|dr\.?|prof\.?)\s)?[^\W\d_a-z]"
)
_LONGEST_BY = 30  # words
_SAYS = re.compile(r"[.!?:][\"'\u201d\u2019)]?$")


def with_bylines(groups: Sequence[Sequence[Block]]) -> list[Sequence[Block]]:
    """Return the groups of lines of a text; where several have a by-line, the line above each set apart as a title, or the first of the group a line or two above it.

    A by-line that stands first, or below a sentence, has lost its title.
    """
    places = [(number, at) for number, group in enumerate(groups) for at, _ in enumerate(group)]
    lines = [groups[number][at] for number, at in places]
    by = [place for place, block in enumerate(lines) if is_byline(block)]
    if len(by) < _MANY:
        return list(groups)
    titles = {place: title for place in by if (title := _title_above(lines, places, place)) is not None}
    items = sum(lines[title].shape is Shape.ITEM for title in titles.values())
    if len(titles) < max(_MANY if items == len(titles) else _FEW, _MOST * len(by)):
        return list(groups)
    found = {id(lines[title]): _apart(lines[title]) for title in titles.values()}
    if all(_is_first(groups, places, title) for title in titles.values()):
        found |= {id(group[0]): _apart(group[0]) for group in groups if _is_alike(group)}
    return [[found.get(id(block), block) for block in group] for group in groups]


def is_byline(block: Block) -> bool:
    """Say whether a line says who wrote something, and nothing before that."""
    is_short = block.shape in (Shape.TEXT, Shape.ITEM) and len(block.text.split()) <= _LONGEST_BY
    by = _BY.match(block.text) if is_short and not block.lead else None
    return by is not None


def _title_above(lines: Sequence[Block], places: Sequence[tuple[int, int]], place: int) -> int | None:
    """Return the place of the title that a by-line belongs to: the first line of its own group, or the line right above that group's."""
    _, at = places[place]
    above = place - at if 0 < at <= _ABOVE + 1 and not _ends(lines[place - at : place]) else place - 1
    above = max(above, 0) if place else -1
    if above < 0 or above == place or _ends([lines[above]]) or is_byline(lines[above]):
        return None
    title = lines[above]
    is_plain = title.shape in (Shape.TEXT, Shape.ITEM) and not title.lead and title.cited is None
    return above if is_plain and len(title.text.split()) <= _LONGEST else None


def _is_first(groups: Sequence[Sequence[Block]], places: Sequence[tuple[int, int]], title: int) -> bool:
    """Say whether a title is the first of several lines between empty ones."""
    number, at = places[title]
    return not at and len(groups[number]) > 1


def _is_alike(group: Sequence[Block]) -> bool:
    """Say whether several lines without a by-line begin as those with one do: with a title, and below it what is said of it."""
    plain = len(group) > 1 and all(block.shape is Shape.TEXT and not block.lead for block in group)
    return (
        plain
        and not group[0].links
        and is_title_like(group[0])
        and not _ends(group[:1])
        and (bool(group[1].links) or not is_title_like(group[1]))
    )


def _ends(lines: Sequence[Block]) -> bool:
    """Say whether one of several lines is a sentence, or announces something."""
    return any(_SAYS.search(block.text) and not block.text.endswith(("?", "!")) for block in lines)


def _apart(block: Block) -> Block:
    shape = block.shape if block.shape is Shape.ITEM else Shape.CARD
    return replace(block, shape=shape, lead=len(block.text))
