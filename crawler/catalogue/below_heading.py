"""What each block below one heading is: by its own looks, by those around it, and by what the whole page holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.catalogue.beside import (
    addresses_below,
    ending_marks,
    introduces,
    is_bibliography,
    led_marks,
    named_above,
    with_works,
    without_imprints,
    without_legend,
)
from crawler.catalogue.block import Block, Shape
from crawler.catalogue.cards import calls_behind
from crawler.catalogue.enumerated import holds_links_only
from crawler.catalogue.looks import (
    BEGINNINGS,
    begins,
    behind_cards,
    is_led,
    is_named_before_address,
    own_mark,
    with_led,
)
from crawler.catalogue.mark import Mark
from crawler.catalogue.outward import is_absolute, is_own_page
from crawler.catalogue.plain_lines import is_named_before_call, is_plain_line, is_unclosed_line, plain_shapes
from crawler.catalogue.prose import guessed, heads_section
from crawler.catalogue.words import PAGE_TALK

_MANY = 2
_FEW = 3
_CREDIT = 8  # characters of names and a year, at least


@dataclass(frozen=True, slots=True)
class Usual:
    """How many of a kind a part of the page must hold, which is few where the page is made of them: works behind their authors, paragraphs that begin with a link, and such as go on after a name set apart."""

    works: int
    led: int
    bold: int


def usual_of(blocks: Sequence[Block]) -> Usual:
    """Return how many of each kind a part must hold on a page of these blocks."""
    named = [block for block in blocks if block.lead and block.links and is_led(block)]
    begun = [begins(block) for block in named]
    led = sum(does and block.links[0].start == 0 for block, does in zip(named, begun, strict=True))
    bold = begun.count(False)
    return Usual(1 if is_bibliography(blocks) else _FEW, _MANY if led >= _FEW else _FEW, 1 if bold >= _FEW else _FEW)


def marks_below(body: Sequence[Block], *, strict: bool, usual: Usual) -> list[Mark]:
    """Return the marks of the blocks below one heading, as if the heading itself began no entry; `usual` tells what the whole page holds."""
    if named := named_above(body):
        return named
    marks = without_legend(body, with_works(body, [own_mark(block) for block in body], least=usual.works))
    if not any(mark in (Mark.TITLE, Mark.LINE) for mark in marks):
        led = led_marks(body, least=usual.bold, least_linked=usual.led)
        return led or ending_marks(body) or guessed(body, strict=strict)
    if not strict and _are_few_works(body, marks) and (both := _guessed_around(body)):
        return both
    marks = without_imprints(body, with_led(body, marks, least=usual.led))
    plain = plain_shapes(body, marks)
    addresses = addresses_below(body, marks) | calls_behind(body)
    marks = [Mark.TEXT if index in addresses else mark for index, mark in enumerate(marks)]
    is_list = _is_list_below_one(body, marks)
    settled: list[Mark] = []
    first, behind, in_list, has_link = None, behind_cards(body, marks), False, False
    for index, (block, mark, following) in enumerate(zip(body, marks, [*marks[1:], None], strict=True)):
        if _heads_list(body[index : index + 2]):
            settled.append(Mark.SECTION)
            continue
        if index in addresses:
            settled.append(Mark.TEXT)
            continue
        is_preface = index == 0 and introduces(body, marks)
        if is_preface or index in behind:
            settled.append(Mark.ASIDE)
            continue
        in_list = in_list and block.shape is Shape.ITEM
        begun = Mark.LINE if is_list and first else first
        around = _Around(following, settled, plain | {Shape.ITEM} if in_list else plain, begun, in_list, has_link)
        settled.append(_settled(block, mark, around))
        in_list = in_list or (block.shape is Shape.ITEM and settled[-1] is Mark.LINE)
        has_link = bool(block.links) or (has_link and settled[-1] is Mark.TEXT)
        first = settled[-1] if first is None and settled[-1] in BEGINNINGS else first
    return settled


def _are_few_works(body: Sequence[Block], marks: Sequence[Mark]) -> bool:
    """Say whether all that is set apart in a text are works with their people and year on the same line, and these are the smaller part of it."""
    begun = [block for block, mark in zip(body, marks, strict=True) if mark in BEGINNINGS]
    return all(map(_is_on_one_line, begun)) and len(begun) * 2 < len(body)


def _is_on_one_line(block: Block) -> bool:
    work = block.cited
    return work is not None and bool(work.authors and work.year) and len(block.text) > work.end - work.start + _CREDIT


def _guessed_around(body: Sequence[Block]) -> list[Mark]:
    """Return the marks of a text with works in it: the others as if these were not there; nothing where hardly more entries would be found so."""
    others = guessed([block for block in body if block.cited is None], strict=False)
    found, works = sum(mark in BEGINNINGS for mark in others), len(body) - len(others)
    marks = iter(others)
    return (
        [Mark.LINE if block.cited is not None else next(marks) for block in body] if found >= max(_FEW, works) else []
    )


def _is_list_below_one(body: Sequence[Block], marks: Sequence[Mark]) -> bool:
    """Say whether several items begin with a link of their own, and but one title stands anywhere beside them, or none that leads to another site as they do: they do not describe it."""
    titled = [block for block, mark in zip(body, marks, strict=True) if mark is Mark.TITLE]
    leads_away = lead_away([block for block, mark in zip(body, marks, strict=True) if mark is Mark.LINE])
    titles = sum(not (leads_away and leads_about(block)) for block in titled)
    linked = sum(
        mark is Mark.LINE and block.shape is Shape.ITEM and any(link.start < block.lead for link in block.links)
        for block, mark in zip(body, marks, strict=True)
    )
    return bool(titled) and titles <= 1 and linked >= _FEW


def _heads_list(pair: Sequence[Block]) -> bool:
    """Say whether a term without a link, and without a word on what it means, only heads the list of links below it."""
    shapes = [block.shape for block in pair]
    return shapes == [Shape.TERM, Shape.ITEM] and not pair[0].links and bool(pair[1].links)


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a block: the mark behind it, those before it, the shapes in which entries come without anything set apart, how the first entry began, whether an item of the same list was one, and whether the entry before leads anywhere."""

    following: Mark | None
    before: list[Mark]
    plain: frozenset[Shape]
    first: Mark | None
    in_list: bool
    has_link: bool


def _settled(block: Block, mark: Mark, around: _Around) -> Mark:
    """Correct a block's own mark by those around it."""
    following, before, plain, first = around.following, around.before, around.plain, around.first
    if (
        mark is Mark.TITLE
        and block.shape not in (Shape.TERM, Shape.CARD)
        and not block.links
        and following in (Mark.TITLE, Mark.LINE)
    ):
        heads = following is Mark.LINE or block.text.endswith(":") or heads_section(block.text)
        return Mark.SECTION if heads else Mark.TITLE
    if mark is Mark.LINE and block.shape is Shape.ITEM and block.cited is None and _describes(around):
        return Mark.TEXT
    if mark is Mark.TEXT and (is_plain_line(block, before, plain) or is_unclosed_line(block, plain)):
        return Mark.LINE
    if mark is Mark.TEXT and first in BEGINNINGS and around.has_link and is_named_before_address(block):
        return Mark.LINE
    if mark is Mark.TEXT and around.has_link and is_named_before_call(block):
        return Mark.LINE
    return Mark.ASIDE if mark is Mark.TEXT and (first is None or PAGE_TALK.search(block.text[:300])) else mark


def _describes(around: _Around) -> bool:
    """Say whether an item only describes the title above it: text goes before it, and no item was an entry before that title."""
    return not around.in_list and around.before[-1:] == [Mark.TEXT] and around.first is Mark.TITLE


def lead_away(blocks: Sequence[Block]) -> bool:
    """Say whether several blocks lead to other sites, and most of those that lead anywhere."""
    leads = [any(is_absolute(link.href) for link in block.links) for block in blocks if block.links]
    return sum(leads) >= max(_FEW, len(leads) / 2)


def leads_about(block: Block) -> bool:
    """Say whether a block is nothing but a link or two to pages of its own site."""
    return bool(block.links) and holds_links_only(block) and all(is_own_page(link.href) for link in block.links)
