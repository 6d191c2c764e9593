"""What blocks below one heading are by what stands beside them: legends, bibliographies, addresses below titles, introductions, and lists that do not say so."""

import re
from collections.abc import Sequence
from itertools import compress, pairwise

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.cards import Part
from crawler.catalogue.headline import is_own_file, is_written_address, runs_into_link, same_name
from crawler.catalogue.looks import BEGINNINGS, begins_with_link, is_led
from crawler.catalogue.mark import Mark
from crawler.catalogue.outward import is_absolute, is_own_page
from crawler.catalogue.prose import is_title_like
from crawler.catalogue.titles import LABEL
from crawler.catalogue.words import CONTACTS, FINITE, NOT_ENTRIES, ORDERS, PAGE_TALK
from crawler.links import leads_elsewhere

_MANY = 2
_FEW = 3
_NEARLY_ALL = 0.7
_HALF = 0.5
_NAME = 8  # words
_YEAR = re.compile(r"\W{0,3}(?:1[5-9]|20)\d\d\b")
_LONGEST_NAME = 20  # words
_PROSE = (Shape.ITEM, Shape.TEXT)


def without_legend(body: Sequence[Block], marks: list[Mark]) -> list[Mark]:
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


def is_bibliography(blocks: Sequence[Block]) -> bool:
    """Say whether much of what a page says in paragraphs and items is works, each behind the names of its authors."""
    prose = [block for block in blocks if block.shape in _PROSE and block.links]
    works = sum(map(_is_credited, prose))
    return works >= _FEW and works * _FEW >= len(prose)


def with_works(body: Sequence[Block], marks: list[Mark], *, least: int = _FEW) -> list[Mark]:
    """Correct the marks of a bibliography, or of a part that holds so many works: behind a label in brackets, or behind the names of their authors."""
    for is_work in (_is_labelled, _is_credited):
        works = [block.shape in _PROSE and is_work(block) for block in body]
        begun = sum(work or mark in BEGINNINGS for work, mark in zip(works, marks, strict=True))
        if sum(works) >= least and begun >= _NEARLY_ALL * sum(block.shape in _PROSE for block in body):
            return [Mark.LINE if work and mark is Mark.TEXT else mark for work, mark in zip(works, marks, strict=True)]
    return marks


def _is_labelled(block: Block) -> bool:
    return LABEL.match(block.text) is not None


def _is_credited(block: Block) -> bool:
    return block.titled is not None


def is_contact(part: Part) -> bool:
    """Say whether a part is about whom to write or to call, and leads nowhere else."""
    links = [link for block in part.body for link in block.links]
    is_named = part.heading is not None and CONTACTS.fullmatch(part.heading.text) is not None
    return is_named and all(
        link.href.lower().strip().startswith(("mailto:", "tel:")) or is_own_page(link.href) for link in links
    )


def addresses_below(body: Sequence[Block], marks: list[Mark]) -> frozenset[int]:
    """Return the places of paragraphs that are but the address of what stands above them, the words between them having none.

    That is a term, a name set apart right above, or any title without a link where nearly every one has one address below it.
    """
    found: dict[int, list[int]] = {}
    head = None
    for index, (block, mark) in enumerate(zip(body, marks, strict=True)):
        if block.shape is Shape.TEXT and (is_written_address(block) or is_own_file(block)):
            found.setdefault(-1 if head is None else head, []).append(index)
        elif mark in BEGINNINGS or block.links or block.shape is not Shape.TEXT:
            head = index if mark in BEGINNINGS and not block.links else None
    below = {head: places for head, places in found.items() if head >= 0}
    alone = sum(len(places) == 1 for places in below.values())
    paired = alone >= max(_MANY, _NEARLY_ALL * len(found))
    return frozenset(
        places[0]
        for head, places in below.items()
        if body[head].shape is Shape.TERM or paired or (body[head].is_all_lead and places == [head + 1])
    )


def with_plain_lists(parts: Sequence[Part], inner: Sequence[list[Mark]]) -> list[list[Mark]]:
    """Correct the marks below headings; where some list of the page names things with a link and without, so does a list of names none of which has one."""
    if not any(map(_is_mixed, parts, inner)):
        return list(inner)
    return [
        [Mark.LINE] * len(marks) if _is_list_of_names(part, marks) else marks
        for part, marks in zip(parts, inner, strict=True)
    ]


def _is_mixed(part: Part, marks: Sequence[Mark]) -> bool:
    """Say whether items with a link and without are entries below one heading."""
    items = [block for block, mark in zip(part.body, marks, strict=True) if mark is Mark.LINE]
    are_items = part.heading is not None and all(block.shape is Shape.ITEM and not block.cited for block in items)
    return are_items and {bool(block.links) for block in items} == {True, False}


def _is_list_of_names(part: Part, marks: Sequence[Mark]) -> bool:
    """Say whether nothing but items stand below a heading, short names all of them, without a link."""
    if part.heading is None or part.holds_deeper or len(part.body) < _MANY or set(marks) != {Mark.TEXT}:
        return False
    return all(
        block.shape is Shape.ITEM and not block.links and len(block.text.split()) <= _NAME and is_title_like(block)
        for block in part.body
    ) and not NOT_ENTRIES.fullmatch(part.heading.text)


def named_above(body: Sequence[Block]) -> list[Mark]:
    """Return the marks of paragraphs that come in pairs, a few words and below them their address written out, three pairs or more; nothing for others."""
    texts = [index for index, block in enumerate(body) if block.shape in (Shape.TEXT, Shape.PART)]
    below = {index for index in texts if is_written_address(body[index])}
    names = {index - 1 for index in below if index and index - 1 not in below and _could_name(body[index - 1])}
    if len(names) < max(_FEW, _NEARLY_ALL * len(below)) or len(names) * 2 < _NEARLY_ALL * len(body):
        return []
    first = min(names)
    return [Mark.TITLE if at in names else Mark.TEXT if at > first else Mark.ASIDE for at in range(len(body))]


def _could_name(block: Block) -> bool:
    is_text = block.shape in (Shape.TEXT, Shape.PART) and not block.links and not block.lead
    return is_text and len(block.text.split()) <= _LONGEST_NAME and not block.text.endswith((":", "."))


def without_imprints(body: Sequence[Block], marks: list[Mark]) -> list[Mark]:
    """Correct the marks of lines that begin in italics and name a year, right below a title in upright bold type without a link: they say where it appeared."""
    kept = list(marks)
    for place, (above, block) in enumerate(pairwise(body), 1):
        is_title = above.shape is Shape.TEXT and above.is_all_lead and not above.links and above.slanted is None
        is_led = block.shape is Shape.TEXT and not block.is_all_lead and block.slanted == (0, block.lead)
        if is_title and is_led and _YEAR.match(block.text, block.lead):
            kept[place] = Mark.TEXT
    return kept


def introduces(body: Sequence[Block], marks: list[Mark]) -> bool:
    """Say whether words in bold type without a link only introduce the linked titles below them: they are a sentence, or alone in having none; behind a colon also where words go on before the first title."""
    if [block.shape for block in body[:2]] != [Shape.TEXT, Shape.TEXT] or body[0].links or not body[0].is_all_lead:
        return False
    titles = [block for block, mark in zip(body[1:], marks[1:], strict=True) if mark in BEGINNINGS]
    linked = [any(link.start < block.lead for link in block.links) for block in titles]
    follows = any(link.start < body[1].lead for link in body[1].links)
    if not follows and body[0].text.endswith(":") and not body[1].links:
        return len(linked) >= _FEW and all(linked)
    return follows and (body[0].text.endswith((".", ":")) or (len(linked) >= _FEW and all(linked)))


def ending_marks(body: Sequence[Block]) -> list[Mark]:
    """Return the marks of a list each item of which ends with its links ("Agenda (<Word>, <ODT>)", "The society: <its guide>"), words above it aside; nothing for others."""
    items = [block for block in body if block.shape is Shape.ITEM]
    ends = sum(map(_ends_with_links, items))
    if ends < max(_MANY, _NEARLY_ALL * len(items)) or any(block.shape not in _PROSE for block in body):
        return []
    first = next(index for index, block in enumerate(body) if block.shape is Shape.ITEM)
    marks = [Mark.LINE if block.shape is Shape.ITEM else Mark.TEXT for block in body]
    return [Mark.ASIDE] * first + marks[first:]


def _ends_with_links(item: Block) -> bool:
    """Say whether an item is a name and then its links: no order, and no sentence that goes on into them or behind them."""
    away = sorted((link for link in item.links if leads_elsewhere(link.href)), key=lambda link: link.start)
    if (
        not away
        or not away[0].start
        or not item.text[0].isupper()
        or ORDERS.match(item.text)
        or PAGE_TALK.search(item.text)
    ):
        return False
    before, behind = item.text[: away[0].start], item.text[away[-1].end :]
    return not runs_into_link(item) and not behind.strip(" .,;:)]") and not FINITE.search(before.rpartition(". ")[2])


def _begins_elsewhere(block: Block) -> bool:
    """Say whether a paragraph begins with a link to another site."""
    return begins_with_link(block) and is_absolute(block.links[0].href)


def led_marks(body: Sequence[Block], *, least: int = _FEW, least_linked: int = _FEW) -> list[Mark]:
    """Return the marks of paragraphs that are a list without saying so, nearly each beginning with a title and carrying a link, or half of them, three or more, each with its link; nothing for others, and for fewer than `least`, or than `least_linked` where each begins with its link."""
    led = [is_led(block) for block in body]
    paragraphs = sum(
        block.shape is Shape.TEXT and not PAGE_TALK.search(block.text) and block.slanted != (0, len(block.text))
        for block in body
    )
    are_linked = all(map(begins_with_link, compress(body, led)))
    all_lead_away = _MANY <= sum(led) == len(body) and all(map(_begins_elsewhere, body))
    share = _HALF if are_linked and sum(led) >= _FEW else _NEARLY_ALL
    enough = sum(led) >= min(least, least_linked if are_linked else least) or all_lead_away
    if not enough or sum(led) < share * paragraphs:
        return []
    first = led.index(True)
    return [Mark.LINE if is_led else Mark.TEXT if at > first else Mark.ASIDE for at, is_led in enumerate(led)]


def is_list_of_led(part: Part) -> bool:
    """Say whether paragraphs below a heading are a list; two are enough that begin with links which have no name of it."""
    name = part.heading.text if part.heading is not None else ""
    own = any(same_name(name, block.lead_text) for block in part.body)
    return bool(led_marks(part.body, least_linked=_FEW if own else _MANY))


def is_named_again(part: Part) -> bool:
    """Say whether the first paragraph below a heading begins with its name as a link ("Doctr" above "<Doctr> is ..."), and no other with a link."""
    if part.heading is None or part.holds_deeper or part.heading.links or not part.body:
        return False
    led = [begins_with_link(block) for block in part.body]
    are_texts = all(block.shape is Shape.TEXT for block in part.body)
    return are_texts and led[0] and sum(led) == 1 and same_name(part.body[0].lead_text, part.heading.text)
