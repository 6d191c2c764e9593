"""Lines of a name, a dash, and words that no title begins with ("The council - for local issues"), or an address between the two."""

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.citation import parse_citation
from crawler.catalogue.words import ORDERS

_PROSE = (Shape.ITEM, Shape.TEXT)
_FEW = 3
_MANY = 2
_HALF = 0.5
_MOST = 0.7
_NEARLY_ALL = 0.8
_NAMED = re.compile(r"(?P<name>[^\W_a-z][^\u2013\u2014]{1,79}?)\s[-\u2013\u2014]\s+(?P<about>\S+\s+\S)")
_DESCRIBED = re.compile(r"(?P<name>[^\W_a-z][^\u2013\u2014:.]{1,60}?):\s+(?P<about>[^\W\d_A-Z]\S*\s+\S+\s)")
_NAME_ONLY = re.compile(r"(?P<name>[^\W_a-z][^.:]{1,60}?)[.,]?\s+(?i:https?://|www\.)\S+")
_ADDRESSED = re.compile(
    r"(?P<name>[^\W_a-z](?:(?!\s-\s)[^\u2013\u2014:]){1,79}?)(?::|,|\s[-\u2013\u2014])?\s+\(?(?P<about>(?i:https?://|www\.)[^\s)]+)\)?:?(?P<more>\s+[-\u2013\u2014(]\s*\w|\.?$)"
)  # "The club: www.club.example - for all"
_LABEL = re.compile(
    r"(?:the )?(?:url|uri|web|web ?(?:site|page)|site(?: web)?|sitio web|link|home ?page|www|address|source(?: code)?|quelle|more(?: at| info)?|see|doi|demo|docs?|documentation|repository|repo|download)",
    re.IGNORECASE,
)  # what only says of what an address is


def with_names_before_dashes(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a page, each name set apart: before an address with words behind it, in several lines; and before words that no title begins with, where most lines are so."""
    plain = [place for place, block in enumerate(blocks) if block.shape in _PROSE and not block.lead]
    ends = {**_before_words(blocks, plain), **_before_addresses(blocks, plain)}
    return [replace(block, lead=ends[place]) if place in ends else block for place, block in enumerate(blocks)]


def with_all_names(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a page; where nearly all lines are a few words, a dash and a few more, and nothing says otherwise what they are, those before the dash set apart."""
    prose = [place for place, block in enumerate(blocks) if block.shape in _PROSE]
    named = {place: found for place in prose if (found := _NAMED.match(blocks[place].text))}
    is_told = any(blocks[place].lead or blocks[place].cited for place in prose)
    if is_told or len(named) <= _FEW or len(named) < _NEARLY_ALL * len(prose):
        return blocks
    return [
        replace(block, lead=named[place].end("name")) if place in named else block for place, block in enumerate(blocks)
    ]


def _before_addresses(blocks: Sequence[Block], plain: Sequence[int]) -> dict[int, int]:
    """Return the places of lines of a name, an address and what is said about it, and where the name ends; with them lines beside one that end with the address. Nothing for a single one, nor for works with their people and year."""
    matched = {place: named for place in plain if (named := _ADDRESSED.match(blocks[place].text))}
    found = {
        place: named
        for place, named in matched.items()
        if not _LABEL.fullmatch(named["name"]) and not _is_work(blocks[place].text)
    }
    told = {place for place, named in found.items() if named["more"].strip(" .")}
    items = {place for place in found if blocks[place].shape is Shape.ITEM}
    if len(items) >= _FEW or sum(block.shape is Shape.ITEM and bool(block.links) for block in blocks) >= _FEW:
        told |= items
    elif len(told) < _MANY:
        return {}
    beside = {place for place in found if not told.isdisjoint((place - 1, place + 1))}
    return {place: found[place].end("name") for place in told | beside}


def _is_work(text: str) -> bool:
    """Say whether a line is surely a work, behind its people and with its year."""
    work = parse_citation(text, is_linked=True)
    return work is not None and work.is_sure and bool(work.authors) and work.year is not None


def _before_words(blocks: Sequence[Block], plain: Sequence[int]) -> dict[int, int]:
    """Return the places of lines of a name, a dash and what is said about it, and where the name ends; nothing where they are not the most."""
    described = [found for place in plain if blocks[place].links and (found := _DESCRIBED.match(blocks[place].text))]
    pattern = _DESCRIBED if len(described) >= _FEW else _NAMED
    named = {place: found for place in plain if (found := pattern.match(blocks[place].text))}
    small = sum(found["about"][0].islower() for found in named.values())
    prose = sum(block.shape in _PROSE for block in blocks)
    if small < max(_FEW, _HALF * len(named)) or len(named) < _MOST * prose:
        return {}
    ends = {place: found.end("name") for place, found in named.items() if not ORDERS.match(found["name"])}
    return {**_beside(blocks, plain, ends), **ends} if pattern is _DESCRIBED else ends


def _beside(blocks: Sequence[Block], plain: Sequence[int], ends: dict[int, int]) -> dict[int, int]:
    """Return the places of lines that are but a name and an address beside lines that say more, and where the name ends."""
    found = {place: named for place in plain if (named := _NAME_ONLY.fullmatch(blocks[place].text))}
    return {
        place: named.end("name") for place, named in found.items() if not ends.keys().isdisjoint((place - 1, place + 1))
    }
