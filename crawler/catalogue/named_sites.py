"""Items that name their site amid a sentence ("The <Hive> page shows how ...", "Die Seite <Hive> bietet ...")."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.headline import is_address
from crawler.catalogue.outward import host_of
from crawler.catalogue.prose import is_title_like
from crawler.catalogue.titles import split_line
from crawler.catalogue.words import VAGUE
from crawler.links import Found, leads_elsewhere

_BETWEEN = re.compile(r"\s*(?:[,;/|&]|[,;]?\s(?:and|or|und|oder|et|ou|y|o|e|en|of|och|i)\s)\s*", re.IGNORECASE)
_POINTS = re.compile(
    r"(?:\b(?:find|see|visit|try|such as|like|for example|check out|siehe|etwa|wie|zum beispiel|par exemple|comme|voir|por ejemplo|como|ver|zoals|zie|ad esempio|come|vedi)|\b(?:e\.\s?g|z\.\s?b|p\.\s?ej|bijv|p\.\s?ex)\.)$",
    re.IGNORECASE,
)  # words right before one of several sites; without them, these could be the places of one work
_STOPS = ' .!"\u201d\u00bb)'
_FEW = 3
_NEARLY_ALL = 0.8
_BEFORE = re.compile(
    r"(?:the|der|die|das|den|le|la|les|el|los|las|il|lo|gli|os|as|het|de|det)(?:\s+[\w'\u2019-]+){0,2}\s+[\"\u201c\u201e\u00ab]?|l['\u2019](?:[\w-]+\s+)?",
    re.IGNORECASE,
)  # definite articles, and a word or two ("Die neue Seite")
_GOES_ON = re.compile(r"[\"\u201c\u201d\u00bb]?\s+[^\W\d_A-Z]{2}")


def with_sites(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks with the titles that items name amid a sentence."""
    named = _with_named(blocks)
    return [block for _, run in groupby(named, _list_of) for block in _with_pointed(list(run))]


def _list_of(block: Block) -> tuple[Shape, int]:
    return block.shape, block.level


def _with_pointed(items: list[Block]) -> list[Block]:
    """Return items of one list; where half of them or more begin with a link, those that lead to other sites by a sentence are titled by these, one each."""
    linked = [block for block in items if block.links] if items[0].shape is Shape.ITEM else []
    begun = sum(block.links[0].start < block.lead for block in linked)
    if begun == len(linked) or begun < max(_FEW, len(linked) / 2):
        return items
    return [_with_site(block, site) if site else block for block in items for site in _pointed(block) or (None,)]


def _pointed(block: Block) -> Sequence[Found]:
    """Return the links that a sentence in an item ends in, one or several one after the other, if these name other sites; nothing for any other block."""
    if block.lead or block.titled is not None or block.cited is not None or not block.links or not block.links[0].start:
        return ()
    links = sorted(block.links, key=lambda link: link.start)
    before = block.text[: links[0].start].rstrip(" :")
    is_sentence = (
        _POINTS.search(before) if len(links) > 1 else not is_title_like(block) and split_line(block.text) is None
    )
    between = (block.text[link.end : after.start] for link, after in pairwise(links))
    are_last = all(map(_BETWEEN.fullmatch, between)) and not block.text[links[-1].end :].strip(_STOPS)
    names_sites = all(_names_site(link, least=1 if len(links) > 1 else _FEW) for link in links)
    return links if is_sentence and are_last and names_sites and block.text[:1].isupper() else ()


def _names_site(link: Found, *, least: int) -> bool:
    """Say whether a link leads to another site, by so many words at least which could name it."""
    is_told = len(link.text.split()) >= least and not is_address(link.text) and not VAGUE.fullmatch(link.text)
    return is_told and host_of(link.href) != ""


def _with_named(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks; where nearly all items with a link begin with it, or name it behind an article, these words are the titles."""
    named = {index: link for index, block in enumerate(blocks) if (link := _site_of(block))}
    linked = [block for block in blocks if block.shape is Shape.ITEM and block.links]
    begun = len(named) + sum(block.links[0].start < block.lead for block in linked)
    if not named or begun < max(_FEW, _NEARLY_ALL * len(linked)):
        return blocks
    return [_with_site(block, named[index]) if index in named else block for index, block in enumerate(blocks)]


def _with_site(block: Block, site: Found) -> Block:
    own = tuple(link for link in block.links if link is site) if len(block.links) > 1 else block.links
    return replace(block, lead=site.end, titled=(site.start, site.end), links=own)


def _site_of(block: Block) -> Found | None:
    """Return the link that a sentence names right at its beginning, None for any other block."""
    first = min(block.links, key=lambda link: link.start, default=None)
    if first is None or block.shape is not Shape.ITEM or block.lead or not leads_elsewhere(first.href):
        return None
    is_name = first.end > first.start and not is_address(first.text) and not VAGUE.fullmatch(first.text)
    is_told = _BEFORE.fullmatch(block.text, 0, first.start) and _GOES_ON.match(block.text, first.end)
    return first if is_name and is_told else None
