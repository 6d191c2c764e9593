"""Deciding by what a format sets apart (headings, bold leads, lists, rows) which blocks begin entries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.catalogue.beside import (
    addresses_below,
    ending_marks,
    introduces,
    is_bibliography,
    is_contact,
    is_list_of_led,
    is_named_again,
    led_marks,
    named_above,
    with_plain_lists,
    with_works,
    without_imprints,
    without_legend,
)
from crawler.catalogue.block import Block, Shape
from crawler.catalogue.cards import (
    Part,
    buttoned,
    calls_behind,
    card_levels,
    is_addressed,
    is_answer,
    is_card,
    is_initial,
    is_motto,
    levels_of_questions,
    sheets_of,
    told_places,
    without_calls,
)
from crawler.catalogue.enumerated import holds_links_only
from crawler.catalogue.headline import headline, names_address, says_about
from crawler.catalogue.looks import (
    BEGINNINGS,
    CREDITED,
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
from crawler.catalogue.words import COUNTED, NOT_ENTRIES, PAGE_TALK, VAGUE

_MANY = 2
_FEW = 3
_NEARLY_ALL = 0.7
_KICKER = 8  # words


def marks_of(blocks: Sequence[Block], *, set_apart: bool) -> list[Mark]:
    """Return what each block is; `set_apart` says that the format has means to set titles apart (HTML, Markdown)."""
    parts = list(_parts(blocks))
    usual, asked = _usual(blocks), levels_of_questions(parts)
    is_built = set_apart and sum(begins(block) for part in parts if part.heading for block in part.body) >= _FEW
    inner = [
        [Mark.ASIDE] * len(part.body)
        if is_motto(part) or is_contact(part) or is_answer(part, asked)
        else _inner_marks(part.body, strict=set_apart and (part.heading is not None or part.holds_deeper), usual=usual)
        for part in parts
    ]
    inner = with_plain_lists(parts, inner)
    away = is_built and _lead_away([block for part in parts if part.heading for block in part.body])
    inner = [
        _without_preface(part, marks, away=away) if is_built else marks
        for part, marks in zip(parts, inner, strict=True)
    ]
    inner = [
        _without_kicker(part, marks, last=index + 1 == len(parts))
        for index, (part, marks) in enumerate(zip(parts, inner, strict=True))
    ]
    below = inner
    inner = [without_calls(part, marks) for part, marks in zip(parts, inner, strict=True)]
    levels = _levels(parts, inner) | dict.fromkeys(asked, True)
    cards, sheets, told = card_levels(parts) - asked, sheets_of(parts) | buttoned(parts), told_places(parts)
    marks: list[Mark] = []
    for place, (part, body, listed) in enumerate(zip(parts, inner, below, strict=True)):
        if part.heading is None:
            marks.extend(body)
            continue
        whole = (part.heading.level in cards and is_card(part)) or id(part.heading) in sheets
        whole = not is_initial(part) and (place in told or whole)
        heading = Mark.TITLE if whole else _heading_mark(part, body, levels)
        marks.append(heading)
        marks.extend([Mark.TEXT] * len(body) if heading is Mark.TITLE else listed)
    return marks


@dataclass(frozen=True, slots=True)
class _Usual:
    """How many of a kind a part of the page must hold, which is few where the page is made of them: works behind their authors, paragraphs that begin with a link, and such as go on after a name set apart."""

    works: int
    led: int
    bold: int


def _usual(blocks: Sequence[Block]) -> _Usual:
    named = [block for block in blocks if block.lead and block.links and is_led(block)]
    begun = [begins(block) for block in named]
    led = sum(does and block.links[0].start == 0 for block, does in zip(named, begun, strict=True))
    bold = begun.count(False)
    return _Usual(1 if is_bibliography(blocks) else _FEW, _MANY if led >= _FEW else _FEW, 1 if bold >= _FEW else _FEW)


def _without_preface(part: Part, marks: list[Mark], *, away: bool) -> list[Mark]:
    """Correct what stands before the first heading, where entries below are set apart: what was guessed, if hardly anything was, and a menu of the site's own pages, if they lead `away`."""
    if part.heading is not None:
        return marks
    guessed = not any(begins(block) for block in part.body) and sum(mark in BEGINNINGS for mark in marks) <= _FEW
    is_menu = away and all(map(_leads_about, part.body))
    return [Mark.ASIDE] * len(marks) if guessed or is_menu else marks


def _lead_away(blocks: Sequence[Block]) -> bool:
    """Say whether several blocks lead to other sites, and most of those that lead anywhere."""
    leads = [any(is_absolute(link.href) for link in block.links) for block in blocks if block.links]
    return sum(leads) >= max(_FEW, len(leads) / 2)


def _leads_about(block: Block) -> bool:
    """Say whether a block is nothing but a link or two to pages of its own site."""
    return bool(block.links) and holds_links_only(block) and all(is_own_page(link.href) for link in block.links)


def _without_kicker(part: Part, marks: list[Mark], *, last: bool) -> list[Mark]:
    """Correct the mark of a few words right above the next heading, of no entry: they have no link, and no other entry is like them."""
    if last or not marks or marks[-1] not in BEGINNINGS or part.body[-1].links or part.body[-1].shape is not Shape.TEXT:
        return marks
    alike = sum(
        mark in BEGINNINGS and block.shape is Shape.TEXT and not block.links
        for block, mark in zip(part.body, marks, strict=True)
    )
    return [*marks[:-1], Mark.ASIDE] if alike == 1 and len(part.body[-1].text.split()) <= _KICKER else marks


def _parts(blocks: Sequence[Block]) -> Iterator[Part]:
    heads = [index for index, block in enumerate(blocks) if block.shape is Shape.HEADING]
    if not heads or heads[0] > 0:
        yield Part(None, tuple(blocks[: heads[0] if heads else len(blocks)]), bool(heads))
    for start, end in zip(heads, [*heads, len(blocks)][1:], strict=True):
        deeper = end < len(blocks) and blocks[end].level > blocks[start].level
        yield Part(blocks[start], tuple(blocks[start + 1 : end]), deeper)


def _levels(parts: list[Part], inner: list[list[Mark]]) -> dict[int, bool]:
    """Return for each level of headings with something below them whether most of them head sections rather than entries."""
    votes: dict[int, int] = {}
    for part, marks in zip(parts, inner, strict=True):
        if part.heading is not None and (part.body or part.holds_deeper):
            is_section = part.holds_deeper or (_holds_entries(part, marks) and not is_named_again(part))
            votes[part.heading.level] = votes.get(part.heading.level, 0) + (1 if is_section else -1)
    return {level: vote >= 0 for level, vote in votes.items()}


def _holds_entries(part: Part, marks: list[Mark]) -> bool:
    """Say whether a heading without deeper ones stands above entries: a card, two of others, or one when the heading leads nowhere itself."""
    if any(block.shape is Shape.CARD for block in part.body):
        return True
    entries = sum(mark in (Mark.TITLE, Mark.LINE) for mark in marks)
    leads_nowhere = part.heading is not None and not part.heading.links
    return leads_nowhere and entries >= (_MANY if Mark.TEXT in marks else 1)


def _heading_mark(part: Part, body: list[Mark], levels: dict[int, bool]) -> Mark:
    heading = part.heading
    assert heading is not None
    is_guess = not any(own_mark(block) in BEGINNINGS for block in part.body) and not is_list_of_led(part)
    is_entry = is_guess and not levels.get(heading.level, True)
    if is_addressed(part) or is_named_again(part):
        return Mark.TITLE
    if (
        is_initial(part)
        or part.holds_deeper
        or NOT_ENTRIES.fullmatch(heading.text)
        or (COUNTED.match(heading.text) and not heading.links)
        or (_holds_entries(part, body) and not is_entry)
    ):
        return Mark.SECTION
    if _is_linked(heading):
        return (
            Mark.SECTION
            if sum(block.shape is Shape.ROW and bool(block.links) for block in part.body) >= _MANY
            else Mark.TITLE
        )
    return Mark.SECTION if levels.get(heading.level, True) else Mark.TITLE


def _is_linked(heading: Block) -> bool:
    """Say whether a heading as a whole leads somewhere, rather than one of its words, or names the address or number behind its name."""
    if not heading.links or VAGUE.fullmatch(heading.links[0].text):
        return False
    is_named = headline(heading) != heading.text and any(map(names_address, heading.links))
    link = heading.links[0]
    is_led = not link.start and (says_about(heading) != "" or CREDITED.match(heading.text, link.end) is not None)
    return is_named or is_led or sum(link.end - link.start for link in heading.links) * 2 > len(heading.text)


def _inner_marks(body: Sequence[Block], *, strict: bool, usual: _Usual) -> list[Mark]:
    """Return the marks of the blocks below one heading, as if the heading itself began no entry; `usual` tells what the whole page holds."""
    if named := named_above(body):
        return named
    marks = without_legend(body, with_works(body, [own_mark(block) for block in body], least=usual.works))
    if not any(mark in (Mark.TITLE, Mark.LINE) for mark in marks):
        led = led_marks(body, least=usual.bold, least_linked=usual.led)
        return led or ending_marks(body) or guessed(body, strict=strict)
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


def _is_list_below_one(body: Sequence[Block], marks: Sequence[Mark]) -> bool:
    """Say whether several items begin with a link of their own, and but one title stands anywhere beside them, or none that leads to another site as they do: they do not describe it."""
    titled = [block for block, mark in zip(body, marks, strict=True) if mark is Mark.TITLE]
    leads_away = _lead_away([block for block, mark in zip(body, marks, strict=True) if mark is Mark.LINE])
    titles = sum(not (leads_away and _leads_about(block)) for block in titled)
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
