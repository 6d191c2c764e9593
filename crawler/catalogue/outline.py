"""Deciding by what a format sets apart (headings, bold leads, lists, rows) which blocks begin entries."""

from collections.abc import Iterator, Sequence

from crawler.catalogue.below_heading import lead_away, leads_about, marks_below, usual_of
from crawler.catalogue.beside import (
    is_contact,
    is_list_of_led,
    is_named_again,
    with_plain_lists,
)
from crawler.catalogue.block import Block, Shape
from crawler.catalogue.cards import (
    Part,
    buttoned,
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
from crawler.catalogue.headline import headline, names_address, says_about
from crawler.catalogue.looks import (
    BEGINNINGS,
    CREDITED,
    begins,
    own_mark,
)
from crawler.catalogue.mark import Mark
from crawler.catalogue.words import COUNTED, NOT_ENTRIES, VAGUE

_MANY = 2
_FEW = 3
_KICKER = 8  # words


def marks_of(blocks: Sequence[Block], *, set_apart: bool) -> list[Mark]:
    """Return what each block is; `set_apart` says that the format has means to set titles apart (HTML, Markdown)."""
    parts = list(_parts(blocks))
    usual, asked = usual_of(blocks), levels_of_questions(parts)
    is_built = set_apart and sum(begins(block) for part in parts if part.heading for block in part.body) >= _FEW
    inner = [
        [Mark.ASIDE] * len(part.body)
        if is_motto(part) or is_contact(part) or is_answer(part, asked)
        else marks_below(part.body, strict=set_apart and (part.heading is not None or part.holds_deeper), usual=usual)
        for part in parts
    ]
    inner = with_plain_lists(parts, inner)
    away = is_built and lead_away([block for part in parts if part.heading for block in part.body])
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


def _without_preface(part: Part, marks: list[Mark], *, away: bool) -> list[Mark]:
    """Correct what stands before the first heading, where entries below are set apart: what was guessed, if hardly anything was, and a menu of the site's own pages, if they lead `away`."""
    if part.heading is not None:
        return marks
    guessed = not any(begins(block) for block in part.body) and sum(mark in BEGINNINGS for mark in marks) <= _FEW
    is_menu = away and all(map(leads_about, part.body))
    return [Mark.ASIDE] * len(marks) if guessed or is_menu else marks


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
        or _counts(part, body)
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


def _counts(part: Part, body: list[Mark]) -> bool:
    """Say whether a heading only counts a part of a course or a meeting: it leads nowhere, nor do words below it that are no entries ("Session 1: Wax", with a film)."""
    heading = part.heading
    is_counted = heading is not None and COUNTED.match(heading.text) is not None and not heading.links
    return is_counted and (any(mark in BEGINNINGS for mark in body) or not any(block.links for block in part.body))


def _is_linked(heading: Block) -> bool:
    """Say whether a heading as a whole leads somewhere, rather than one of its words, or names the address or number behind its name."""
    if not heading.links or VAGUE.fullmatch(heading.links[0].text):
        return False
    is_named = headline(heading) != heading.text and any(map(names_address, heading.links))
    link = heading.links[0]
    is_led = not link.start and (says_about(heading) != "" or CREDITED.match(heading.text, link.end) is not None)
    return is_named or is_led or sum(link.end - link.start for link in heading.links) * 2 > len(heading.text)
