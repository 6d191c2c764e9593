"""Works whose authors stand before them in the title of a card, in a heading or a term ("Ann Hill \u2013 Bees and Wax", "Hill, A. (2019). Bees. Hive Press"), or in bold type above them, told by those beside them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from crawler.catalogue.author_list import is_author_list, is_surely_author_list
from crawler.catalogue.block import Block, Shape
from crawler.catalogue.citation import QUOTED, Citation, citation, cite_slanted, parse_citation
from crawler.catalogue.names import is_surely_person
from crawler.catalogue.reading_list import cite_dashed, cite_led_by_italics, has_names_first
from crawler.catalogue.sentence_end import end_of_title
from crawler.catalogue.words import FINITE

_READING = re.compile(
    r"\b(?:books?|read(?:s|ing|ings)?|publications?|library|novels?|titles?|bibliograph\w+|literatur\w*|b\u00fccher|livres?|lectures?|libros?|lecturas?|boeken|libri|works|papers|articles|reports?)\b"
)
_PRINTED = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\bISBN\b")
_NAMES_AND_YEAR = re.compile(r"(?P<names>.{3,300}?)[\s,.]*\((?P<year>(?:1[5-9]|20)\d\d)[a-z]?\)[.:]?")
_FEW = 3
_MOST = 0.7
_SOME = 0.25  # whose given names are known, which are English ones
_CREDIT = 80  # characters of names and notes behind a title
_TWO = 2  # words, headings


def with_titled_works(blocks: Sequence[Block], title: str) -> Sequence[Block]:
    """Return the blocks of a page of that title; where most cards, terms, or headings of a level are works behind their authors, these with what was read of them."""
    looks: dict[tuple[Shape, int], list[int]] = {}
    for place, block in enumerate(blocks):
        if block.shape in (Shape.CARD, Shape.HEADING, Shape.TERM):
            looks.setdefault((block.shape, block.level), []).append(place)
    found = {place: work for places in looks.values() for place, work in _works(blocks, places, title).items()}
    return [
        replace(block, cited=found[place], lead=0) if place in found else block for place, block in enumerate(blocks)
    ]


def _works(blocks: Sequence[Block], places: Sequence[int], title: str) -> dict[int, Citation]:
    """Return what titles of one look name as works by their places; nothing where these are not the most."""
    dated = {place: work for place in places if (work := _dated(blocks[place]))}
    works = dated if len(dated) >= max(_FEW, _MOST * len(places)) else _dashed(blocks, places, title)
    return works if len(works) >= max(_FEW, _MOST * len(places)) else {}


def _dated(block: Block) -> Citation | None:
    """Read a title as bibliographies write a work: with names and a year."""
    work = cite_slanted(block.text, block.slanted) if block.slanted else None
    work = work or parse_citation(block.text)
    return work if work is not None and work.is_sure and work.authors and work.year else None


def _dashed(blocks: Sequence[Block], places: Sequence[int], title: str) -> dict[int, Citation]:
    """Return the works that stand behind names and a dash; nothing where hardly any of these is known for a person's, or what follows is but a word, as on cards about people."""
    texts = {place: blocks[place].text for place in places}
    if not has_names_first(list(texts.values())) or not _are_of_works(blocks, places, title):
        return {}
    works = {place: work for place, text in texts.items() if (work := cite_dashed(text, names_first=True))}
    people = sum(any(map(is_surely_person, work.authors)) for work in works.values())
    several = sum(len(texts[place][work.start : work.end].split()) >= _TWO for place, work in works.items())
    return works if people >= max(_FEW, _SOME * len(works)) and several * 2 > len(works) else {}


def _are_of_works(blocks: Sequence[Block], places: Sequence[int], title: str) -> bool:
    """Say whether a page is of works: its title or a heading says so, or years and publishers stand below most titles."""
    named = frozenset(places)
    heads = (block.text for at, block in enumerate(blocks) if block.shape is Shape.HEADING and at not in named)
    heads_text = " ".join([title, *heads]).lower()
    below = [blocks[place + 1].text for place in places if place + 1 < len(blocks)]
    return _READING.search(heads_text) is not None or sum(map(bool, map(_PRINTED.search, below))) * 2 > len(places)


def with_names_above(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a page; where paragraphs in bold type are names as bibliographies write them, three or more, each one with the work below it."""
    works = {
        place: work for place, (names, work) in enumerate(pairwise(blocks)) if _are_names(names) and _is_plain(work)
    }
    sure = sum(is_surely_author_list(blocks[place].lead_text) for place in works)
    if sure < max(_FEW, _MOST * len(works)):
        return blocks
    found = {place: work for place, block in works.items() if (work := _below(block, blocks[place].lead_text))}
    return [
        replace(block, cited=found[place - 1]) if place - 1 in found else block
        for place, block in enumerate(blocks)
        if place not in found
    ]


def with_italic_titles(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a page; where all paragraphs below a heading begin with a title in italics, or several in a row go on with their authors, three or more, each is a work."""
    found: dict[int, Citation] = {}
    heads = [place for place, block in enumerate(blocks) if block.shape is Shape.HEADING]
    for head, end in pairwise([*heads, len(blocks)]):
        below = range(head + 1, end)
        works = {place: work for place in below if (work := _led(blocks[place]))}
        if len(works) >= _FEW and len(works) == len(below):
            found |= works
    found |= _in_a_row(blocks)
    return (
        [replace(block, cited=found[at]) if at in found else block for at, block in enumerate(blocks)]
        if found
        else blocks
    )


def _in_a_row(blocks: Sequence[Block]) -> dict[int, Citation]:
    """Return the works of three paragraphs and more, one right below the other, that are a title in italics and who wrote it."""
    found: dict[int, Citation] = {}
    run: dict[int, Citation] = {}
    for place, block in enumerate([*blocks, Block("", Shape.RULE)]):
        work = _led(block)
        if work is not None and work.authors and len(block.text) - work.end <= _CREDIT:
            run[place] = work
            continue
        found |= run if len(run) >= _FEW else {}
        run = {}
    return found


def _led(block: Block) -> Citation | None:
    is_led = block.slanted is not None and not block.slanted[0] and _is_plain(block)
    return cite_led_by_italics(block.text, block.slanted) if is_led and block.slanted else None


def with_names_as_headings(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a page; where headings, two or more, are names and a year, each with the title of their work below it in bold type, with that as the heading."""
    found = {at: work for at, (names, title) in enumerate(pairwise(blocks)) if (work := _headed(names, title))}
    if len(found) < _TWO:
        return blocks
    return [found.get(at, block) for at, block in enumerate(blocks) if at - 1 not in found]


def _headed(heading: Block, title: Block) -> Block | None:
    """Return a heading with the title below it as its words, and its names and year as what was read of it; None for any other."""
    named = _NAMES_AND_YEAR.fullmatch(heading.text) if heading.shape is Shape.HEADING and not heading.links else None
    is_title = title.shape is Shape.TEXT and title.is_all_lead and not title.links
    if named is None or not is_title or not (is_author_list(named["names"]) and is_surely_author_list(named["names"])):
        return None
    work = citation(title.text, (0, len(title.text)), named["names"], is_sure=True)
    if work is None:
        return None
    return replace(heading, text=title.text, cited=replace(work, year=int(named["year"])))


def _are_names(block: Block) -> bool:
    return block.shape is Shape.TEXT and block.is_all_lead and not block.links and is_author_list(block.lead_text)


def _is_plain(block: Block) -> bool:
    return block.shape is Shape.TEXT and not block.lead and block.cited is None


def _below(block: Block, names: str) -> Citation | None:
    """Read the work below names: its title stands in italics, in quotation marks, or is its first sentence."""
    quoted = QUOTED.match(block.text)
    title = quoted.span(quoted.lastgroup) if quoted and quoted.lastgroup else (0, end_of_title(block.text, 0))
    title = block.slanted if block.slanted and not block.slanted[0] else title
    is_set_apart = bool(quoted) or title == block.slanted
    says = block.text[: title[1]]
    if not is_set_apart and (FINITE.search(says) or _PRINTED.search(says)):
        return None  # of a life, not of a work
    return citation(block.text, title, names, is_sure=True, is_set_apart=True)
