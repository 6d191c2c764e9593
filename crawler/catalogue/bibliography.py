"""Finding the works of a bibliography among the blocks of a page: where most paragraphs or items name one, each of those is an entry."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from crawler.catalogue.author_list import is_author_list, is_surely_author_list, is_turned_round
from crawler.catalogue.block import Block, Shape
from crawler.catalogue.citation import Citation, bare_citation, cite_slanted, parse_citation
from crawler.catalogue.headline import headline, is_before_address, says_where
from crawler.catalogue.imprint import cite_imprint
from crawler.catalogue.lone_works import plainly_works, printed_works
from crawler.catalogue.names import is_surely_person
from crawler.catalogue.paired import with_pairs
from crawler.catalogue.prose import is_title_like
from crawler.catalogue.reading_list import (
    cite_before_italics,
    cite_bracketed,
    cite_credited,
    cite_dashed,
    cite_dated_credit,
    cite_led_by_italics,
    cite_linked,
    cite_printed_line,
    cite_quoted,
    has_names_first,
)
from crawler.catalogue.words import PAGE_TALK
from crawler.catalogue.works_alike import Works, agreed, first_below, with_bold_names, with_dashes
from crawler.links import Found, leads_elsewhere

_PROSE = (Shape.ITEM, Shape.TEXT)
_SHAPES = (*_PROSE, Shape.ROW)
_FEW = 3
_MOST = 0.7
_NEARLY_ALL = 0.8
_SOME = 0.25  # each work with paragraphs about it
_RUN = 4
_LINE = 6  # words
_TWO = 2
_SEVERAL = 5
_NEAR = 3
_KEY = re.compile(r"(?=\S*\d)(?=\S*[^\W\d_])[\w:.+-]{3,40}")  # "artaud1976selected", as BibTeX names works
_YEAR_NEXT = re.compile(r"\s*\((?:1[5-9]|20)\d\d[a-z]?\)")
_YEAR_BEFORE = re.compile(r"\((?:1[5-9]|20)\d\d[a-z]?\)[.,:]?\s*$")
_BY = re.compile(r",?\s*(?:(?:written|edited) )?(?:by|von|par|por|di|door) ", re.IGNORECASE)
_SIGN_OF_NAMES = re.compile(r"[.,:;&]")
_NAMES_AND_YEAR = re.compile(r"(?P<names>.{3,300}?)[\s,.]*\((?:1[5-9]|20)\d\d[a-z]?(?:[-\u2013/]\d{2,4})?\)[.:,]?")


def with_citations(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of a page, those that are works of a bibliography with what was read of them.

    A paragraph counts as a work where most of its page, or of what stands below its heading, are works too, or where several follow each other;
    one with names, a year and its title in italics also beside another, or as an item that leads somewhere.
    """
    blocks = _with_headings(list(_joined(with_pairs(blocks))))
    names_first = has_names_first([block.text for block in blocks if _is_plain(block)])
    read = with_bold_names(blocks, [_citation(block, names_first=names_first) for block in blocks])
    found = agreed(blocks, with_dashes(blocks, read))
    enough = sum(one is not None and one.is_sure for one in found) >= _FEW
    believed = (_believed(blocks, found) if enough else frozenset()) | plainly_works(blocks, found)
    believed |= printed_works(blocks, found) | first_below(blocks, found)
    if not believed:
        return tuple(blocks)
    works = [one if index in believed else None for index, one in enumerate(found)]
    return tuple(
        replace(block, cited=one, lead=0) if one is not None else block
        for block, one in zip(blocks, _with_others(blocks, works), strict=True)
    )


def _with_headings(blocks: list[Block]) -> list[Block]:
    """Return the blocks of a page; where lines of a plain text that stand alone are above nothing but works, two or more of them, these lines and others like them as headings."""
    if any(block.shape is Shape.HEADING or block.lead for block in blocks):
        return blocks
    lines = [index for index, block in enumerate(blocks) if _is_lone_line(block)]
    below = [blocks[start + 1 : end] for start, end in pairwise([*lines, len(blocks)])]
    if sum(len(part) > 1 and all(_is_sure(_citation(block)) for block in part) for part in below) < _TWO:
        return blocks
    heads = frozenset(lines)
    return [replace(block, shape=Shape.HEADING, level=2) if at in heads else block for at, block in enumerate(blocks)]


def _is_lone_line(block: Block) -> bool:
    is_line = block.shape is Shape.TEXT and block.alone and not block.links
    return is_line and len(block.text.split()) <= _LINE and not block.text.endswith(".")


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; a work whose names and year, or whose key, stand on a line of their own is one with the rest of it."""
    waiting: Block | None = None
    for block in blocks:
        joined = _join(waiting, block) if waiting is not None else None
        if joined is None and waiting is not None:
            yield waiting
        waiting = joined or block
    if waiting is not None:
        yield waiting


def _join(first: Block, second: Block) -> Block | None:
    """Return two blocks as one work, None when they are none."""
    if first.shape not in _PROSE or second.shape is not Shape.TEXT or first.links:
        return None
    head = _NAMES_AND_YEAR.fullmatch(first.text)
    is_key = _KEY.fullmatch(first.text) is not None
    if not is_key and not (head and is_author_list(head["names"]) and is_surely_author_list(head["names"])):
        return None
    lead = 0 if is_key else len(first.text) + 1
    links = tuple(Found(one.href, one.text, one.start + lead, one.end + lead, one.language) for one in second.links)
    text = second.text if is_key else f"{first.text} {second.text}"
    slanted = second.slanted and (second.slanted[0] + lead, second.slanted[1] + lead)
    joined = replace(first, text=text, lead=0, links=links, titled=None, slanted=slanted)
    one = _citation(joined)
    return joined if one is not None and one.is_sure else None


def _is_plain(block: Block) -> bool:
    """Say whether a block is an item, or one of several lines, with nothing but words."""
    return _is_line(block) and not block.links and not block.lead


def _is_line(block: Block) -> bool:
    return block.shape is Shape.ITEM or (block.shape is Shape.TEXT and not block.alone)


def _read(block: Block, *, names_first: bool) -> Citation | None:
    """Read a paragraph or item as a work, by what stands in italics, by the order of its parts, or as one of a plain reading list."""
    if not block.lead and (dated := cite_dated_credit(block.text) or cite_printed_line(block.text)):
        return dated
    slanted, is_item = None if _is_titled_by_lead(block) else block.slanted, _is_line(block) and not block.lead
    led = cite_led_by_italics(block.text, slanted) if slanted and not block.lead else None
    if led and (is_item or led.year):
        return replace(led, is_sure=is_item)
    found = cite_slanted(block.text, slanted) if slanted else None
    found = found or _cite_linked(block) or parse_citation(block.text, is_linked=bool(block.links))
    if not block.lead:
        found = cite_imprint(block.text, found) or found
    if found is not None or block.lead:
        return found
    if not is_item or block.links:
        return cite_credited(headline(block))
    if slanted and (listed := cite_before_italics(block.text, slanted)):
        return listed
    return _cite_listed(block, names_first=names_first)


def _cite_listed(block: Block, *, names_first: bool) -> Citation | None:
    """Read a line of a plain reading list; one that is no item is sure only where its author is known for a person."""
    dashed = cite_quoted(block.text) or cite_dashed(block.text, names_first=names_first)
    listed = dashed or cite_bracketed(block.text)
    if listed is None or block.shape is Shape.ITEM or any(map(is_surely_person, listed.authors)):
        return listed
    return replace(listed, is_sure=False)


def _cite_linked(block: Block) -> Citation | None:
    """Read a paragraph or item as a work whose title is its first link, behind names."""
    behind = (link for link in block.links if _YEAR_BEFORE.search(block.text, 0, link.start))
    link = next(behind, None) or min(block.links, key=lambda found: found.start, default=None)
    if link is None or not link.start or says_where(link.text) or not leads_elsewhere(link.href):
        return None
    return cite_linked(block.text, (link.start, link.end))


def _is_titled_by_lead(block: Block) -> bool:
    """Say whether a title is set apart before names and what stands in italics, which is then where it appeared ("**Bees**, Ann Hill, *Hives* 2001")."""
    if not block.slanted or not 0 < block.lead < block.slanted[0] or is_surely_author_list(block.lead_text):
        return False
    between = block.text[block.lead : block.slanted[0]].strip(" ,.:;")
    return bool(between) and is_author_list(between)


def _is_title_before_year(block: Block) -> bool:
    """Say whether what is set apart before a year is rather a title than names: it has no sign of those ("**Bees and Wax** (2019) ...")."""
    lead = block.lead_text
    is_before = bool(lead) and _YEAR_NEXT.match(block.text, block.lead) is not None
    return is_before and not _SIGN_OF_NAMES.search(lead) and len(lead.split()) > 1


def _citation(block: Block, *, names_first: bool = False) -> Citation | None:
    """Read a block as a work, unless a title is set apart in it already."""
    is_led = block.lead > 0 and (any(not link.start for link in block.links[:1]) or _BY.match(block.text, block.lead))
    if block.shape not in _SHAPES or block.pictured or block.titled is not None or is_led:
        return None
    if block.shape is Shape.ROW:
        cell = block.cells[0] if block.cells and block.text.startswith(block.cells[0]) else ""
        return parse_citation(cell, is_linked=bool(block.links)) if cell else None
    found = _read(block, names_first=names_first)
    if found is not None and found.is_sure and found.authors and is_before_address(block):
        return found if found.year or is_turned_round(block.text[: found.start]) else None
    is_set_apart = found is not None and (found.start < block.lead != found.end or _is_title_before_year(block))
    return None if is_set_apart else found


def _believed(blocks: Sequence[Block], found: Works) -> frozenset[int]:
    """Return the places of the works that stand among others."""
    prose = [index for index, block in enumerate(blocks) if block.shape in _SHAPES]
    groups = [prose, *_parts(blocks), *_runs(prose, found)]
    under_titles = frozenset(index for index in prose if index and _is_title(blocks[index - 1], found[index - 1]))
    whole = [part for part in _parts(blocks) if len(part) > 1 and all(_is_sure(found[index]) for index in part)]
    believed = [group for group in groups if _is_bibliography(group, found, under_titles)]
    return frozenset(index for group in (*believed, *whole) for index in group)


def _is_sure(work: Citation | None) -> bool:
    return work is not None and work.is_sure and work.year is not None


def _is_title(block: Block, work: Citation | None) -> bool:
    """Say whether a block could be the title of which the next one is but the credit; a sentence is rather a note on the work before it."""
    could_be = block.shape is Shape.TEXT and not block.text.endswith(".") and is_title_like(block)
    return work is None and (block.is_all_lead or could_be)


def _parts(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Yield the places of the paragraphs, items and rows below each heading, and of its items and rows alone."""
    part: list[int] = []
    for index, block in enumerate([*blocks, Block("", Shape.HEADING)]):
        if block.shape is Shape.HEADING:
            yield part
            yield [place for place in part if blocks[place].shape is not Shape.TEXT]
            part = []
        elif block.shape in _SHAPES:
            part.append(index)


def _runs(prose: Sequence[int], found: Works) -> Iterator[list[int]]:
    """Yield the places of works that follow each other with nothing between them."""
    run: list[int] = []
    for index in [*prose, None]:
        if index is not None and found[index] is not None:
            run.append(index)
            continue
        if len(run) >= _RUN:
            yield run
        run = []


def _is_bibliography(group: Sequence[int], found: Works, under_titles: frozenset[int]) -> bool:
    """Say whether enough of the paragraphs are works that no other sense could be made of: most, or one of a few where notes go with them."""
    works = [index for index in group if found[index] is not None]
    sure = sum(one.is_sure for index in works if (one := found[index]) is not None)
    if sure < _FEW or sure * 2 < len(works):
        return False
    under = sum(index in under_titles for index in works)
    return len(works) >= _MOST * len(group) or (
        len(works) >= max(_SEVERAL, _SOME * len(group)) and under * 2 < len(works)
    )


def _with_others(blocks: Sequence[Block], works: Works) -> Iterator[Citation | None]:
    """Yield the works, and where one stands between two others of its shape, what could not be read as one, by its first words."""
    prose = sum(block.shape in _PROSE for block in blocks)
    if sum(one is not None for one in works) < _NEARLY_ALL * prose:
        yield from works
        return
    for index, (block, one) in enumerate(zip(blocks, works, strict=True)):
        beside = (range(index - 1, index - _NEAR, -1), range(index + 1, index + _NEAR))
        between = all(any(_is_work_like(block, place, blocks, works) for place in places) for places in beside)
        if one is None and between and block.shape in _PROSE and not PAGE_TALK.search(block.text):
            yield None if block.lead else bare_citation(block.text)
        else:
            yield one


def _is_work_like(block: Block, place: int, blocks: Sequence[Block], works: Works) -> bool:
    """Say whether at a place there is a work of the shape of a block."""
    return 0 <= place < len(blocks) and works[place] is not None and blocks[place].shape is block.shape
