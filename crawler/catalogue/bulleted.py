"""Plain text that is lists: every item an entry, with an address or without, and what stands right above the items their heading."""

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.reading_list import cite_dashed
from crawler.catalogue.sentence_end import end_of_title
from crawler.catalogue.text_signs import CREDITED, DASHED, FILED
from crawler.catalogue.words import FINITE, ORDERS, PAGE_TALK

_MANY = 2
_FEW = 3
_MOST = 0.7
_LOOSE = 0.34  # paragraphs between items, for each item
_LONGEST_HEADING = 10  # words
_LONGEST_NAME = 12
_FEW_WORDS = 6
_LONGEST_TITLE = 28
_SPOKEN = 10  # words of an item that says something of what it names
_LEVEL = 2
_DASH = re.compile(r"\s+[-\u2013\u2014]+\s+")
_DESCRIBED = re.compile(r"(?P<name>[^\W_a-z][^\u2013\u2014:@]{1,70}?)\s+[-\u2013\u2014]\s+(?=[a-z]\w*\s)")
_IS = re.compile(
    r"(?P<name>[^\W_a-z][^.;!?]{1,70}?)\s+(?:is|are|was|offers|provides|es|son|se trata|ofrece|ist|sind|bietet|est|sont|propose|\u00e8|sono|offre|is een|biedt|\u00e9|s\u00e3o|oferece)\s"
)

_BY = re.compile(
    r"(?P<title>[^\W_].{1,150}?)\s+(?:by|von|par|por|di|door)\s+[^\W\d_a-z][\w.'\u2019-]*(?:\s(?:and|und|et|y|e|en|&|[^\W\d_a-z][\w.'\u2019-]*|de|van|von)){0,6}\.?"
)
_BY_SOMEBODY = re.compile(r"(?P<title>[^\W_].{1,150}?)\s+(?:by|von|par|por|di|door)\s+(?=[^\W\d_a-z])")
_AMOUNT = re.compile(r"\d+(?:[./]\d+)?\s?(?:g|kg|ml|l|cl|oz|lb|tsp|tbsp|cups?|x|pieces?|slices?|St\u00fcck|EL|TL)\b")
_SENTENCE_ENDS = (".", "!", "?", ":", ";", ",")


def with_bullets(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a text; where it is but lists, each item set apart as far as its title goes, and the lines above lists as headings."""
    items = [block for block in blocks if block.shape is Shape.ITEM]
    bare = [item for item in items if not item.links and not item.lead and item.cited is None]
    if len(items) < _FEW:
        return blocks
    if len(bare) * 2 < len(items) or not _are_entries(items) or not _are_all(blocks, len(items)):
        return _with_described(blocks, items)
    credited = sum(_BY.fullmatch(item.text) is not None for item in items)
    way = _credited if credited * 2 >= len(items) else _named
    named = [way(block) if block.shape is Shape.ITEM else block for block in blocks]
    heads = _heads(blocks)
    return [
        replace(block, shape=Shape.HEADING, level=heads[index]) if index in heads else block
        for index, block in enumerate(named)
    ]


def _credited(item: Block) -> Block:
    """Return an item of a list of titles and authors set apart as far as its title goes ("Reform or Revolution by Luxemburg")."""
    by = _BY.fullmatch(item.text) or _BY_SOMEBODY.match(item.text)
    plain = by is not None and not item.lead and item.cited is None and not item.links
    return replace(item, lead=by.end("title")) if by and plain else _named(item)


def _with_described(blocks: Sequence[Block], items: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks; items that describe what they name behind a dash, several of them, set apart as far as the name goes."""
    if sentences := _first_sentences(items):
        return [replace(block, lead=sentences.get(id(block), block.lead)) for block in blocks]
    described = [item for item in items if not item.lead and _DESCRIBED.match(item.text)]
    if not any(item.links for item in described) and len(described) < _MANY:
        return blocks
    ends = {id(item): said.end("name") for item in items if not item.lead and (said := DASHED.match(item.text))}
    return [replace(block, lead=ends[id(block)]) if id(block) in ends else block for block in blocks]


def _first_sentences(items: Sequence[Block]) -> dict[int, int]:
    """Return, by `id()`, where the first few words of items end that are parted by a full stop from sentences about them, where most items are told so."""
    ends: dict[int, int] = {}
    for item in items:
        end = end_of_title(item.text, 0)
        first = min((link.start for link in item.links), default=len(item.text))
        if not item.lead and item.cited is None and item.text[end : end + 2] == ". " and end < first:
            ends[id(item)] = (
                end if len(item.text[:end].split()) <= _FEW_WORDS and not FINITE.search(item.text[:end]) else 0
            )
    found = {key: end for key, end in ends.items() if end}
    return found if len(found) >= max(_FEW, _MOST * len(items)) else {}


def _are_entries(items: Sequence[Block]) -> bool:
    """Say whether most items name something: no orders, no sentences that go on from the line above."""
    naming = sum(bool(item.links) or _names(item.text) for item in items)
    return naming >= _MOST * len(items)


def _names(text: str) -> bool:
    words = text.split()
    if (
        _AMOUNT.match(text)
        or text[:1].islower()
        or ORDERS.match(text)
        or PAGE_TALK.search(text)
        or text.endswith((":", ";", ","))
    ):
        return False
    if len(words) <= _LONGEST_TITLE and not text.endswith(".") and not FINITE.search(text):
        return True
    return _end_of_name(text) > 0


def _are_all(blocks: Sequence[Block], count: int) -> bool:
    """Say whether hardly any paragraphs stand between the first item and the last but those right above items."""
    places = [index for index, block in enumerate(blocks) if block.shape is Shape.ITEM]
    heads = _heads(blocks)
    between = range(places[0], places[-1])
    loose = sum(blocks[index].shape is Shape.TEXT and index not in heads for index in between)
    behind = sum(_could_be_entry(block) for block in blocks[places[-1] + 1 :])
    return loose <= _LOOSE * count and behind < _MANY


def _could_be_entry(block: Block) -> bool:
    """Say whether a line behind the lists is surely an entry of its own: a title and its author."""
    is_line = block.shape is Shape.TEXT and not block.text.endswith((".", "!", "?"))
    return is_line and (_BY.fullmatch(block.text) or cite_dashed(block.text, names_first=False)) is not None


def _heads(blocks: Sequence[Block]) -> dict[int, int]:
    """Return the places of headings with their levels: short lines right above items, those above sentences over such, and the first line below the last list."""
    heads: dict[int, int] = {}
    last = max(index for index, block in enumerate(blocks) if block.shape is Shape.ITEM)
    for index in range(len(blocks) - 2, -1, -1):
        following = blocks[index + 1]
        if not _could_head(blocks[index]):
            continue
        behind = blocks[index + 2] if index + 2 < len(blocks) else None
        is_over_words = following.shape is Shape.TEXT and not _could_head(following)
        if following.shape is Shape.ITEM:
            heads[index] = _LEVEL
        elif heads.get(index + 1) == _LEVEL or (
            is_over_words and behind is not None and (behind.shape is Shape.ITEM or index + 2 in heads)
        ):
            heads[index] = _LEVEL - 1
    if last + 1 < len(blocks) and _could_head(blocks[last + 1]):
        heads[last + 1] = _LEVEL - 1
    return heads


def _could_head(block: Block) -> bool:
    is_plain = block.shape is Shape.TEXT and not block.lead and not block.links and block.cited is None
    return is_plain and len(block.text.split()) <= _LONGEST_HEADING and not block.text.endswith(_SENTENCE_ENDS[:3])


def _named(item: Block) -> Block:
    """Return an item set apart as far as its title goes; one with the names of its authors, or with an address and no dash, is left to what these say."""
    is_filed = FILED.match(item.text) is not None
    if cite_dashed(item.text, names_first=False) is not None:
        return item
    if item.lead or item.cited is not None or not (is_filed or (_names(item.text) and not CREDITED.search(item.text))):
        return item
    end = _end_of_name(item.text)
    if item.links:
        first = min(item.links, key=lambda link: link.start)
        return replace(item, lead=end) if end and (end < first.start or (first.start, first.end) == (0, end)) else item
    return replace(item, lead=end or len(item.text))


def _end_of_name(text: str) -> int:
    """Return where a name ends that a file's kind, a dash, a verb or a full stop parts from what is said of it; 0 where nothing is."""
    if filed := FILED.match(text):
        return filed.end("name")
    dash = _DASH.search(text)
    if dash and 0 < len(text[: dash.start()].split()) <= _LONGEST_NAME:
        return dash.start()
    said = _IS.match(text) if len(text.split()) >= _SPOKEN else None
    if said and len(said["name"].split()) <= _LONGEST_NAME:
        return said.end("name")
    sentence = end_of_title(text, 0)
    return sentence if sentence < len(text) - 1 and _is_title(text[:sentence]) else 0


def _is_title(text: str) -> bool:
    """Say whether the first of several sentences is none, but a title."""
    return 1 < len(text.split()) <= _LONGEST_TITLE and not FINITE.search(text)
