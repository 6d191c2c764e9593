"""Deciding by what a format sets apart (headings, bold leads, lists, rows) which blocks begin entries."""

from collections.abc import Iterator, Sequence

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.cards import Part, card_levels, is_addressed, is_card, is_motto
from crawler.catalogue.headline import is_written_address
from crawler.catalogue.looks import BEGINNINGS, begins, behind_cards, is_led, is_named_before_link, own_mark, with_led
from crawler.catalogue.mark import Mark
from crawler.catalogue.prose import guess_marks, heads_section, is_title_like
from crawler.catalogue.titles import LABEL, split_line, without_leak
from crawler.catalogue.words import NOT_ENTRIES, PAGE_TALK, VAGUE

_MANY = 2
_FEW = 3
_NEARLY_ALL = 0.7
_PROSE = (Shape.ITEM, Shape.TEXT)
_KICKER = 8  # words
_REST = 12  # characters after the lead that make a description


def marks_of(blocks: Sequence[Block], *, set_apart: bool) -> list[Mark]:
    """Return what each block is; `set_apart` says that the format has means to set titles apart (HTML, Markdown)."""
    parts = list(_parts(blocks))
    is_built = set_apart and sum(begins(block) for part in parts if part.heading for block in part.body) >= _FEW
    inner = [
        [Mark.ASIDE] * len(part.body)
        if is_motto(part)
        else _inner_marks(part.body, strict=set_apart and (part.heading is not None or part.holds_deeper))
        for part in parts
    ]
    inner = [_without_preface(part, marks) if is_built else marks for part, marks in zip(parts, inner, strict=True)]
    inner = [
        _without_kicker(part, marks, last=index + 1 == len(parts))
        for index, (part, marks) in enumerate(zip(parts, inner, strict=True))
    ]
    levels = _levels(parts, inner)
    cards = card_levels(parts)
    marks: list[Mark] = []
    for part, body in zip(parts, inner, strict=True):
        if part.heading is None:
            marks.extend(body)
            continue
        whole = part.heading.level in cards and is_card(part)
        heading = Mark.TITLE if whole else _heading_mark(part, body, levels)
        marks.append(heading)
        marks.extend([Mark.TEXT] * len(body) if heading is Mark.TITLE else body)
    return marks


def _without_preface(part: Part, marks: list[Mark]) -> list[Mark]:
    """Correct what was guessed in the words before the first heading, where entries below are set apart and here hardly any."""
    guessed = part.heading is None and not any(begins(block) for block in part.body)
    return [Mark.ASIDE] * len(marks) if guessed and sum(mark in BEGINNINGS for mark in marks) <= _FEW else marks


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
            is_section = part.holds_deeper or _holds_entries(part, marks)
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
    is_guess = not any(own_mark(block) in BEGINNINGS for block in part.body) and not _led_marks(part.body)
    is_entry = is_guess and not levels.get(heading.level, True)
    if is_addressed(part):
        return Mark.TITLE
    if part.holds_deeper or NOT_ENTRIES.fullmatch(heading.text) or (_holds_entries(part, body) and not is_entry):
        return Mark.SECTION
    if _is_linked(heading):
        return (
            Mark.SECTION
            if sum(block.shape is Shape.ROW and bool(block.links) for block in part.body) >= _MANY
            else Mark.TITLE
        )
    return Mark.SECTION if levels.get(heading.level, True) else Mark.TITLE


def _is_linked(heading: Block) -> bool:
    """Say whether a heading as a whole leads somewhere, rather than one of its words."""
    if not heading.links or VAGUE.fullmatch(heading.links[0].text):
        return False
    return sum(link.end - link.start for link in heading.links) * 2 > len(heading.text)


def _inner_marks(body: Sequence[Block], *, strict: bool) -> list[Mark]:
    """Return the marks of the blocks below one heading, as if the heading itself began no entry."""
    marks = _without_legend(body, _listed(body, [own_mark(block) for block in body]))
    if not any(mark in (Mark.TITLE, Mark.LINE) for mark in marks):
        return _led_marks(body) or _guessed(body, strict=strict)
    marks = with_led(body, marks)
    plain = _plain_shapes(body, marks)
    addresses = _addresses(body, marks)
    marks = [Mark.TEXT if index in addresses else mark for index, mark in enumerate(marks)]
    settled: list[Mark] = []
    first, behind = None, behind_cards(body, marks)
    for index, (block, mark, following) in enumerate(zip(body, marks, [*marks[1:], None], strict=True)):
        if _heads_list(body[index : index + 2]):
            settled.append(Mark.SECTION)
            continue
        if index in addresses:
            settled.append(Mark.TEXT)
            continue
        is_preface = index == 0 and _introduces(body, marks)
        if is_preface or index in behind:
            settled.append(Mark.ASIDE)
            continue
        settled.append(_settled(block, mark, following, settled, plain, first))
        first = settled[-1] if first is None and settled[-1] in BEGINNINGS else first
    return settled


def _without_legend(body: Sequence[Block], marks: list[Mark]) -> list[Mark]:
    """Correct the marks of lines that only explain: of a shape none of which has a link, beside a list that has them."""
    linked: dict[Shape, list[bool]] = {}
    for block, mark in zip(body, marks, strict=True):
        if mark is Mark.LINE and block.cited is None:
            linked.setdefault(block.shape, []).append(bool(block.links))
    if not any(len(those) >= _FEW and sum(those) >= _NEARLY_ALL * len(those) for those in linked.values()):
        return marks
    legends = {shape for shape, those in linked.items() if not any(those)}
    return [
        Mark.ASIDE if mark is Mark.LINE and block.cited is None and block.shape in legends else mark
        for block, mark in zip(body, marks, strict=True)
    ]


def _listed(body: Sequence[Block], marks: list[Mark]) -> list[Mark]:
    """Correct the marks of a bibliography: works behind a label in brackets, or behind the names of their authors."""
    for is_work in (_is_labelled, _is_credited):
        works = [block.shape in _PROSE and is_work(block) for block in body]
        begun = sum(work or mark in BEGINNINGS for work, mark in zip(works, marks, strict=True))
        if sum(works) >= _FEW and begun >= _NEARLY_ALL * sum(block.shape in _PROSE for block in body):
            return [Mark.LINE if work and mark is Mark.TEXT else mark for work, mark in zip(works, marks, strict=True)]
    return marks


def _is_labelled(block: Block) -> bool:
    return LABEL.match(block.text) is not None


def _is_credited(block: Block) -> bool:
    return block.titled is not None


def _addresses(body: Sequence[Block], marks: list[Mark]) -> frozenset[int]:
    """Return the places of paragraphs that are but the address of what stands above them, the words between them having none.

    That is a term, or any title without a link where nearly every one has one address below it.
    """
    found: dict[int, list[int]] = {}
    head = None
    for index, (block, mark) in enumerate(zip(body, marks, strict=True)):
        if block.shape is Shape.TEXT and is_written_address(block):
            found.setdefault(-1 if head is None else head, []).append(index)
        elif mark in BEGINNINGS or block.links or block.shape is not Shape.TEXT:
            head = index if mark in BEGINNINGS and not block.links else None
    below = {head: places for head, places in found.items() if head >= 0}
    alone = sum(len(places) == 1 for places in below.values())
    paired = alone >= max(_MANY, _NEARLY_ALL * len(found))
    return frozenset(places[0] for head, places in below.items() if body[head].shape is Shape.TERM or paired)


def _introduces(body: Sequence[Block], marks: list[Mark]) -> bool:
    """Say whether words in bold type without a link only introduce the linked titles below them: they are a sentence, or alone in having none."""
    if [block.shape for block in body[:2]] != [Shape.TEXT, Shape.TEXT] or body[0].links or not body[0].is_all_lead:
        return False
    titles = [block for block, mark in zip(body[1:], marks[1:], strict=True) if mark in BEGINNINGS]
    linked = [any(link.start < block.lead for link in block.links) for block in titles]
    follows = any(link.start < body[1].lead for link in body[1].links)
    return follows and (body[0].text.endswith((".", ":")) or (len(linked) >= _FEW and all(linked)))


def _led_marks(body: Sequence[Block]) -> list[Mark]:
    """Return the marks of paragraphs that are a list without saying so, nearly each beginning with a title and carrying a link; nothing for others."""
    led = [is_led(block) for block in body]
    if sum(led) < _FEW or sum(led) < _NEARLY_ALL * sum(block.shape is Shape.TEXT for block in body):
        return []
    first = led.index(True)
    return [Mark.LINE if is_led else Mark.TEXT if at > first else Mark.ASIDE for at, is_led in enumerate(led)]


def _heads_list(pair: Sequence[Block]) -> bool:
    """Say whether a term without a link, and without a word on what it means, only heads the list of links below it."""
    shapes = [block.shape for block in pair]
    return shapes == [Shape.TERM, Shape.ITEM] and not pair[0].links and bool(pair[1].links)


def _plain_shapes(body: Sequence[Block], marks: list[Mark]) -> frozenset[Shape]:
    """Return in which shapes an entry may come without anything set apart: as its neighbours do, when they are whole entries."""
    if Mark.TITLE in marks:
        return frozenset()
    lines = [block for block, mark in zip(body, marks, strict=True) if mark is Mark.LINE]
    items = {Shape.ITEM} if any(block.shape is Shape.ITEM for block in lines) else set()
    texts = [
        not block.is_all_lead for block in lines if block.shape is Shape.TEXT and len(block.text) - block.lead > _REST
    ]
    return frozenset(items | ({Shape.TEXT} if len(texts) * 2 > len(lines) else set()))


def _settled(
    block: Block, mark: Mark, following: Mark | None, before: list[Mark], plain: frozenset[Shape], first: Mark | None
) -> Mark:
    """Correct a block's own mark by those around it; `first` is how the first entry before it began."""
    if (
        mark is Mark.TITLE
        and block.shape not in (Shape.TERM, Shape.CARD)
        and not block.links
        and following in (Mark.TITLE, Mark.LINE)
    ):
        heads = following is Mark.LINE or block.text.endswith(":") or heads_section(block.text)
        return Mark.SECTION if heads else Mark.TITLE
    if mark is Mark.LINE and block.shape is Shape.ITEM and block.cited is None and _describes(before, first):
        return Mark.TEXT
    if mark is Mark.TEXT and (_is_plain_line(block, before, plain) or _is_unclosed_line(block, plain)):
        return Mark.LINE
    return Mark.ASIDE if mark is Mark.TEXT and (first is None or PAGE_TALK.search(block.text[:300])) else mark


def _describes(before: list[Mark], first: Mark | None) -> bool:
    """Say whether an item only describes the title above it: text goes before it, and no item was an entry before that title."""
    return before[-1:] == [Mark.TEXT] and first is Mark.TITLE


def _is_plain_line(block: Block, before: list[Mark], plain: frozenset[Shape]) -> bool:
    """Say whether a block without its link is one of the lines or items around it all the same."""
    if block.shape not in plain or PAGE_TALK.search(block.text[:300]):
        return False
    if block.shape is Shape.ITEM:
        return is_title_like(block) or split_line(block.text) is not None or is_named_before_link(block)
    return before[-1:] in ([Mark.LINE], [Mark.SECTION]) and Mark.LINE in before and split_line(block.text) is not None


def _is_unclosed_line(block: Block, plain: frozenset[Shape]) -> bool:
    """Say whether, among lines, a paragraph begins with a title that nothing but its bold type parts from a sentence."""
    lead, rest = block.lead_text, block.text[block.lead :].lstrip()
    is_line = block.shape is Shape.TEXT and block.shape in plain and not block.pictured
    return is_line and bool(lead) and not VAGUE.fullmatch(lead) and rest[:1].isupper() and not PAGE_TALK.search(lead)


def _guessed(body: Sequence[Block], *, strict: bool) -> list[Mark]:
    """Guess in prose; below a heading only when the guess explains nearly all of it."""
    marks = guess_marks(body)
    if not strict:
        return marks
    entries = sum(mark in (Mark.LINE, Mark.TITLE) for mark in marks)
    lines = sum(mark is Mark.LINE for mark in marks)
    items = body and all(block.shape is Shape.ITEM for block in body if without_leak(block.text))
    explains = (
        (lines > _MANY and lines >= 0.7 * len(body))
        or (items and lines > 1)
        or (entries > 1 and marks[0] is Mark.TITLE)
    )
    return marks if explains else [Mark.TEXT] * len(body)
