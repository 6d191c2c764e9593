"""Lists inside lists: which item heads others, which one goes on with the one it stands in, and what only leads about the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from crawler.catalogue.block import LISTED, Block, Shape
from crawler.catalogue.bold_heads import with_bold_heads
from crawler.catalogue.enumerated import enumerated
from crawler.catalogue.groups import is_over, with_groups
from crawler.catalogue.headline import gives_address, is_address, is_at_end, is_host, is_named_address
from crawler.catalogue.jumps import without_jumps
from crawler.catalogue.looks import begins
from crawler.catalogue.named_sites import with_sites
from crawler.catalogue.outward import host_of
from crawler.catalogue.pictured import with_icons, with_spoken_covers, without_covers
from crawler.catalogue.reading_list import cite_dashed
from crawler.catalogue.words import FINITE, ORDERS, VAGUE
from crawler.links import Found, leads_elsewhere

_LONGEST_HEADING = 8  # words
_LONGEST_ANNOUNCEMENT = 20
_IN_LISTS = (Shape.ITEM, Shape.GROUP, Shape.TEXT)
_FEW = 3
_SEVERAL = 5
_MOST = 0.5
_NEARLY_ALL = 0.8
_CLOSES = re.compile(r"\s*(?:[.:;,(\u2013\u2014|]|-\s|$)")
_DASH = re.compile(r"\s*[-\u2013\u2014]\s")
_LETTER = re.compile(r"[^\W\d_]{2}")
_NAME = re.compile(r"(?P<name>[^\W_][^.:!?]{2,80}?)\s*(?::\s|\s[-\u2013\u2014]\s)")
_MOST_NAMED = 0.7


def settle_lists(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks with items told apart: a group, an entry, more of the entry around it; jumps within the page are left out."""
    kept = list(
        _led(
            _named(
                list(enumerated(with_icons(without_covers(with_spoken_covers(without_jumps(with_bold_heads(blocks)))))))
            )
        )
    )
    for _, run in groupby(_told_apart(with_sites(kept)), lambda block: block.shape in _IN_LISTS):
        yield from with_groups(list(run))


def _told_apart(kept: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks with the shape that each item has by those around it."""
    around: list[Block] = []
    for index, block in enumerate(kept):
        if block.shape is Shape.HEADING:
            around.clear()
        if block.shape is not Shape.ITEM:
            yield block
            continue
        while around and around[-1].level >= block.level:
            around.pop()
        following = kept[index + 1] if index + 1 < len(kept) else None
        shape = _shape(block, around[-1] if around else None, following)
        yield block if shape is block.shape else replace(block, shape=shape)
        around.append(block)


def _shape(block: Block, around: Block | None, following: Block | None) -> Shape:
    if following and _leads_in(block, following):
        return Shape.TEXT
    if around and (_goes_on(block, around) or (block.is_all_lead and VAGUE.fullmatch(block.lead_text))):
        return Shape.TEXT
    return Shape.GROUP if following and _heads(block, following) else Shape.ITEM


def _goes_on(block: Block, around: Block) -> bool:
    """Say whether an item only says more of the entry it stands in, which has a link that it lacks, or a title set apart and a description."""
    is_described = bool(around.lead) and not around.is_all_lead
    if is_described and not around.links and gives_address(block):
        return True
    return not block.links and (bool(around.links) or (is_described and not block.lead))


def _leads_in(block: Block, following: Block) -> bool:
    """Say whether an item is but a sentence, with links in it, that ends in a colon over the list inside it."""
    inside = following.shape is Shape.ITEM and following.level > block.level
    begins = any(link.start == 0 for link in block.links)
    return inside and bool(block.links) and not begins and block.text.endswith(":")


def _heads(block: Block, following: Block) -> bool:
    """Say whether an item is but the heading of the list inside it."""
    inside = following.shape is Shape.ITEM and following.level > block.level
    is_entry = (
        bool(following.links)
        or (following.slanted is not None and following.slanted[0] == 0)
        or (not block.lead and cite_dashed(following.text, names_first=False) is not None)
    )
    announces = block.text.endswith(":") and len(block.text.split()) <= _LONGEST_ANNOUNCEMENT
    if not inside or block.links or VAGUE.fullmatch(following.lead_text):
        return False
    return announces or (is_entry and is_over(block, following))


def _named(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks; where nearly all paragraphs of a page name an address, or begin with a link, the name before it is set apart ("The club: https://...")."""
    ends = {index: end for index, block in enumerate(blocks) if (end := _end_of_name(block))}
    texts = [block for block in blocks if block.shape is Shape.TEXT]
    begun = len(ends) + sum(bool(block.lead and block.links) for block in texts)
    if len(ends) < _FEW or begun < _MOST_NAMED * len(texts):
        return blocks
    return [replace(block, lead=ends.get(index, block.lead)) for index, block in enumerate(blocks)]


def _end_of_name(block: Block) -> int:
    """Return where the name ends that a paragraph gives before an address written out; 0 where it gives none."""
    address = min((link for link in block.links if _says_where(block, link)), key=lambda link: link.start, default=None)
    if address is None or block.shape is not Shape.TEXT or block.lead:
        return 0
    name = _NAME.match(block.text)
    if name is None or name.end() > address.start:
        return _end_before(block, address)
    return 0 if name.end() < address.start and is_named_address(block) else name.end("name")


def _says_where(block: Block, link: Found) -> bool:
    """Say whether a link is an address written out, or, at the end of its paragraph, "website"."""
    return is_address(link.text) or (is_at_end(block, link) and VAGUE.fullmatch(link.text) is not None)


def _end_before(block: Block, address: Found) -> int:
    """Return where a few words end that stand right before an address, which a dash parts from what is said of it ("The club https://... - for all"); 0 for others."""
    before = block.text[: address.start].rstrip()
    is_name = 1 < len(before.split()) <= _LONGEST_HEADING and before[0].isupper() and before[-1].isalnum()
    dashed = is_name and _DASH.match(block.text, address.end)
    return 0 if not dashed or FINITE.search(before) or ORDERS.match(before) else len(before)


def _led(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; where most items of a list name their link after a word or two, that far each is set apart.

    Either at a sentence's end ("Debian <Wiki>. Support."), or in a sentence ("The <handbook> is about ...") where nearly all others begin with their link:
    those of the same list, or of paragraphs, all of the page.
    """
    blocks = _spoken_of(blocks)
    texts = [block for block in blocks if block.shape is Shape.TEXT]
    on_page = dict(zip(map(id, texts), _reaches(texts), strict=True)) if texts else {}
    for shape, run in groupby(blocks, lambda block: block.shape):
        items = list(run)
        reaches = _reaches(items) if shape in (Shape.ITEM, Shape.TEXT) else [0] * len(items)
        if len(items) >= _FEW and not any(reaches):
            reaches = [on_page.get(id(item), 0) for item in items]
        yield from (_reached(item, reach) for item, reach in zip(items, reaches, strict=True))


def _reached(item: Block, reach: int) -> Block:
    """Return an item set apart as far as its link reaches; where a colon stands before that, its own words are the title ("Physics: <The travel guide>")."""
    if item.lead or not reach:
        return item
    link = min((link for link in item.links if link.end == reach), key=lambda found: found.start)
    is_titled = item.text[: link.start].rstrip().endswith(":") and len(link.text.split()) > 1
    return replace(item, lead=reach, titled=(link.start, link.end) if is_titled else item.titled)


def _spoken_of(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a page; where it is but paragraphs, most of which speak of a site each and begin with its link, or name it after a word or two, these as items."""
    texts = [block for block in blocks if block.shape is Shape.TEXT]
    linked = [block for block in texts if len({host_of(link.href) for link in block.links} - {""}) == 1]
    hosts = {host_of(link.href) for block in linked for link in block.links} - {""}
    is_prose = not any(
        (block.links and block.shape is not Shape.TEXT) or begins(block)
        for block in blocks
        if block.shape is not Shape.HEADING or block.links
    )
    if not is_prose or len(linked) < max(_SEVERAL, len(texts) * _MOST, len(hosts)) or len(hosts) < len(linked):
        return blocks
    reaches = {id(block): block.lead or _reach_in_sentence(block) for block in linked}
    named = {place: reach for place, reach in reaches.items() if reach}
    if len(named) < _MOST_NAMED * len(linked):
        return blocks
    return [
        replace(block, shape=Shape.ITEM, level=LISTED + 1, lead=named[id(block)]) if id(block) in named else block
        for block in blocks
    ]


def _reaches(items: Sequence[Block]) -> list[int]:
    """Return how far each item of a list is set apart by the link it names after a word or two; 0 where it is not."""
    closed, enough = [_reach(item) for item in items], max(_FEW, _MOST * len(items))
    if sum(reach > 0 for reach in closed) > enough:
        return closed
    early = [_reach_in_sentence(item) for item in items]
    begun = sum(bool(item.lead) or reach > 0 for item, reach in zip(items, closed, strict=True))
    near = sum(bool(item.lead) or reach > 0 for item, reach in zip(items, early, strict=True))
    if begun > enough and near >= _NEARLY_ALL * len(items):
        return early
    led = sum(reach > 0 or _is_led_by_link(item) for item, reach in zip(items, closed, strict=True))
    return closed if led >= enough and items[0].shape is Shape.ITEM else [0] * len(items)


def _is_led_by_link(item: Block) -> bool:
    """Say whether an item begins with a link that leads elsewhere."""
    return any(link.start < item.lead and leads_elsewhere(link.href) for link in item.links)


def _reach(item: Block) -> int:
    """Return where the first link of an item ends, if a few words come before it and a sentence's end behind it; 0 where it is otherwise."""
    end = _reach_in_sentence(item)
    return end if _CLOSES.match(item.text, end) else 0


def _reach_in_sentence(item: Block) -> int:
    """Return where the first link of an item ends, if a few words that give no order come before it; 0 where it is otherwise."""
    links = [link for link in item.links if link.end > link.start]
    if item.lead or not links:
        return 0
    link = min(links, key=lambda found: found.start)
    before = item.text[: link.start].strip()
    if not before or len(before.split()) > _FEW or ORDERS.match(before + " ") or not leads_elsewhere(link.href):
        return 0
    is_written = is_address(link.text) or is_host(link)
    return link.end if not is_written and _LETTER.search(link.text) and before[0].isupper() else 0
