"""Works of a bibliography that are known by those beside them: written alike, by the same authors, or behind names in bold type."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from crawler.catalogue.author_list import is_author_list
from crawler.catalogue.block import Block, Shape
from crawler.catalogue.citation import Citation, citation, parse_citation
from crawler.catalogue.names import is_surely_person
from crawler.catalogue.reading_list import cite_named

_PROSE = (Shape.ITEM, Shape.TEXT)
_SHAPES = (*_PROSE, Shape.ROW)
_FEW = 3
_NEARLY_ALL = 0.8
_MOST = 0.7
_PEOPLE = 0.15  # whose given names are known, which are English ones
_SAME = re.compile(r"[\u2014\u2013\u2015_-]{2,8}(?:(?=[.,]\s)|[.,](?=\d{4}[.,:]))")
_PARTING = re.compile(r"\s*(?:[:,\u2013\u2014-]\s*)?")
_ENDS = re.compile(r"\W*$|\s*[.,(]|\s[^.;:?!]{2,80}\b(?:1[5-9]|20)\d\d\b")  # of a title, with its imprint behind
_SOMEBODY = "Hill, A"  # in place of a dash, to read what stands behind it

Works = Sequence[Citation | None]


def agreed(blocks: Sequence[Block], found: Works) -> Works:
    """Return the works, all of them as sure where nearly all paragraphs are written alike and a part of them surely begin with people ("Ann Hill. 1796. Bees.")."""
    works = [one for one in found if one is not None]
    titles = [block.text[one.start : one.end] for block, one in zip(blocks, found, strict=True) if one is not None]
    people = sum(any(map(is_surely_person, one.authors)) for one in works)
    alike = len(works) >= _NEARLY_ALL * sum(block.shape in _SHAPES for block in blocks)
    if not alike or people < max(_FEW, _PEOPLE * len(works)) or sum(map(is_author_list, titles)) * 2 > len(works):
        return found
    return [replace(one, is_sure=True) if one is not None else None for one in found]


def with_bold_names(blocks: Sequence[Block], found: Works) -> Works:
    """Return the works; with those behind names in bold type and a colon, or before a title in italics, where several of them surely are."""
    behind = [_cite_behind_bold(block) if block.shape in _PROSE else None for block in blocks]
    if sum(one is not None and one.is_sure for one in behind) < _FEW:
        return found
    slanted = [block.shape in _PROSE and _is_led_to_italics(block) for block in blocks]
    are_alike = sum(map(bool, behind)) >= _MOST * sum(slanted)
    return [
        named
        or one
        or (
            citation(block.text, block.slanted, block.lead_text, is_sure=False)
            if are_alike and is_so and block.slanted
            else None
        )
        for block, named, one, is_so in zip(blocks, behind, found, slanted, strict=True)
    ]


def with_dashes(blocks: Sequence[Block], found: Works) -> Works:
    """Return the works; with those whose authors are but a dash, the same as of the work before ("---. 2015. Bees.")."""
    works = list(found)
    for place, block in enumerate(blocks):
        dash = _SAME.match(block.text) if block.shape in _PROSE and not block.lead else None
        before = works[place - 1] if place else None
        if dash is None or before is None:
            continue
        somebody = _SOMEBODY if dash[0][-1] not in ".," else f"{_SOMEBODY}. "
        work = parse_citation(somebody + block.text[dash.end() :], is_linked=bool(block.links))
        ahead = len(somebody) - dash.end()
        works[place] = work and replace(
            work, start=work.start - ahead, end=work.end - ahead, authors=before.authors, is_sure=before.is_sure
        )
    return works


def first_below(blocks: Sequence[Block], found: Works) -> frozenset[int]:
    """Return the places of works right below headings without a name, a number mostly, where nearly all such of a level, three or more, stand over one, and words about it."""
    heads: dict[int, list[int]] = {}
    for place, (heading, block) in enumerate(pairwise(blocks), 1):
        if heading.shape is Shape.HEADING and not any(map(str.isalpha, heading.text)) and block.shape in _PROSE:
            heads.setdefault(heading.level, []).append(place)
    works = {level: [place for place in places if found[place] is not None] for level, places in heads.items()}
    return frozenset(
        place
        for level, those in works.items()
        if len(those) >= max(_FEW, _NEARLY_ALL * len(heads[level]))
        for place in those
    )


def _cite_behind_bold(block: Block) -> Citation | None:
    """Read a work whose authors are set apart before a colon ("**Ann Hill:** Bees. Hive Press, 2001."), or before a title in italics ("**Ann Hill** - *Bees*")."""
    names = block.lead_text
    if not names or block.is_all_lead or block.links:
        return None
    if _is_led_to_italics(block) and block.slanted:
        return cite_named(block.text, block.slanted[0], names.rstrip(": "), block.slanted)
    rest = block.text[block.lead :]
    begin = len(block.text) - len(rest.lstrip(": "))
    is_led = names.endswith(":") or block.text[block.lead : begin].strip() == ":"
    return cite_named(block.text, begin, names.rstrip(": ")) if is_led else None


def _is_led_to_italics(block: Block) -> bool:
    """Say whether words in bold type, a mark and words in italics are all there is, but for a note behind."""
    if not block.lead_text or block.links or not block.slanted:
        return False
    start, end = block.slanted
    return _PARTING.fullmatch(block.text, block.lead, start) is not None and _ENDS.match(block.text, end) is not None
