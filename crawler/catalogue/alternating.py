"""Plain text in which names and what is said of them take turns, a line each, with empty lines between them or without."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from crawler.catalogue.block import Block, Shape, as_name
from crawler.catalogue.contact import says_how_to_reach
from crawler.catalogue.credit import parse_credit
from crawler.catalogue.described_lines import CALLED
from crawler.catalogue.headline import is_bare_address
from crawler.catalogue.prose import is_title_like, names_collection
from crawler.catalogue.told_records import describes
from crawler.catalogue.words import DEMONSTRATIVE, ORDERS, PAGE_TALK

_TWO = 2
_FEW = 3
_NEARLY_ALL = 0.8
_MOST = 0.6
_LINES = (Shape.TEXT, Shape.ITEM)
_LONGEST = 20  # words of a name
_SENTENCE = 4  # words
_LINE = 25
_SHORT = 5
_LEVEL = 2


def with_turns(groups: Sequence[Sequence[Block]]) -> list[Sequence[Block]]:
    """Return the groups of lines of a text; in one whose lines are a name and a sentence by turns, three times or more, or a name and a number twice, the names set apart.

    Where several groups are an address and words about it, a short line takes the address's place in others.
    """
    led = sum(len(group) > 1 and is_bare_address(group[0]) and not group[1].links for group in groups) >= _FEW
    return [
        told
        if (told := _told(group, is_first=not place))
        else _called(group)
        if _are_called(group)
        else [as_name(group[0]), *group[1:]]
        if led and (_is_shaped(group) or (len(group) > 1 and is_bare_address(group[0]) and not group[1].links))
        else group
        for place, group in enumerate(groups)
    ]


def _are_called(group: Sequence[Block]) -> bool:
    """Say whether each of several lines is a name, a colon and a telephone number."""
    return len(group) > 1 and all(block.shape is Shape.TEXT and CALLED.match(block.text) for block in group)


def _called(group: Sequence[Block]) -> Sequence[Block]:
    return [replace(block, lead=found.end("name")) for block in group if (found := CALLED.match(block.text))]


def _is_shaped(group: Sequence[Block]) -> bool:
    """Say whether a short line stands over others, all without links."""
    plain = len(group) > 1 and not any(block.links or block.lead or block.shape is not Shape.TEXT for block in group)
    return plain and len(group[0].text.split()) <= _SHORT and group[0].text[-1:].isalnum()


def with_pairs_apart(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a text; where nearly every line that only describes stands below a name, and no paragraph follows, the names set apart, and lines right above such as headings."""
    if any(block.shape is not Shape.TEXT or block.lead or block.cited for block in blocks):
        return blocks
    said = [describes(block.text) for block in blocks]
    names = {
        index
        for index, (name, following) in enumerate(pairwise(blocks))
        if said[index + 1] and not said[index] and _is_name(name) and not _is_paragraph(following)
    }
    if len(names) < max(_FEW, _NEARLY_ALL * sum(said)):
        return blocks
    names -= {place for place in (0, 1) if names_collection(blocks[place].text)}  # the title of the text
    return [
        as_name(block)
        if index in names
        else replace(block, shape=Shape.HEADING, level=_LEVEL)
        if index + 1 in names and not said[index] and _is_name(block)
        else block
        for index, block in enumerate(blocks)
    ]


def with_addresses_apart(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a text; where several addresses stand by themselves, none below a name and each over a paragraph, these set apart as the names of what is said below them."""
    if any(block.lead or block.cited for block in blocks):
        return blocks
    bare = [place for place, block in enumerate(blocks) if is_bare_address(block) and block.shape is Shape.TEXT]
    over = {place for place in bare if place + 1 < len(blocks) and not blocks[place + 1].links}
    below = sum(place > 0 and _is_name(blocks[place - 1]) for place in bare)
    said = sum(_is_said(blocks[place + 1]) for place in over)
    if len(over) < max(_TWO, _NEARLY_ALL * len(bare)) or below or said < max(_TWO, _MOST * len(over)):
        return blocks
    return [as_name(block) if place in over else block for place, block in enumerate(blocks)]


def _is_paragraph(block: Block) -> bool:
    return len(block.text.split()) > _LINE


def _told(group: Sequence[Block], *, is_first: bool) -> Sequence[Block]:
    """Return a group of lines with the names set apart under which what is said of each stands, three times or more, or twice below addresses or above numbers; nothing for any other.

    Of two names above what is said the second is who made it where most are so, else the first heads a section; what a text begins with is its own title.
    """
    if any(block.shape not in _LINES or block.lead or block.cited for block in group):
        return ()
    records = list(_records(group))
    phones = all(says_how_to_reach(group[record.said].text) for record in records)
    addressed = all(is_bare_address(group[record.first]) for record in records)
    if len(records) < (_TWO if phones or addressed else _FEW) or not _is_all(group, records):
        return ()
    are_made = sum(record.said - record.first > 1 for record in records) >= _MOST * len(records)
    names = {_name_of(group, record, is_made=are_made) for record in records}
    heads = {record.first for record in records} - names
    if is_first and 0 in names and not phones and not _refers(group):
        names -= {0}
    if _is_name(group[-1]) and not _is_name(group[-2]):
        names.add(len(group) - 1)
    return [
        replace(block, shape=block.shape if phones else Shape.CARD, lead=len(block.text))
        if place in names
        else replace(block, shape=Shape.HEADING, level=_LEVEL)
        if place in heads
        else block
        for place, block in enumerate(group)
    ]


@dataclass(frozen=True, slots=True)
class _Record:
    """The places of a name, or of the first and the last of two lines that could be one, and of the first line of what is said below."""

    first: int
    last: int
    said: int


def _records(group: Sequence[Block]) -> Iterator[_Record]:
    """Yield what is one or two lines that could be a name, perhaps a credit, and something said below."""
    place = 0
    while place < len(group):
        first = place
        while place < len(group) and _is_name(group[place]):
            place += 1
        last = place - 1
        place += first <= last and place < len(group) and parse_credit(group[place].text) is not None
        is_said = place < len(group) and (_is_said(group[place]) or _is_told_of(group[place - 1], group[place]))
        if first <= last and place - first <= _TWO and is_said:
            yield _Record(first, last, place)
        place = max(place, first + 1)


def _name_of(group: Sequence[Block], record: _Record, *, is_made: bool) -> int:
    """Return the place of the line of a record that is its name: the first where the second says who made it, or is its address."""
    return record.first if is_made or group[record.last].links else record.last


def _is_told_of(address: Block, block: Block) -> bool:
    """Say whether a line says something of the address above it."""
    return is_bare_address(address) and describes(block.text)


def _is_all(group: Sequence[Block], records: Sequence[_Record]) -> bool:
    """Say whether hardly a short line stands among several records without being a name in one of them; the last two of a group may."""
    if not records:
        return False
    named = sum(record.last + 1 - record.first for record in records)
    between = group[records[0].first : max(records[-1].said, len(group) - _TWO)]
    return sum(map(_is_name, between)) - named <= (1 - _NEARLY_ALL) * len(records)


def _refers(group: Sequence[Block]) -> bool:
    """Say whether the second line of a group says what the first is, rather than what the page is about."""
    return DEMONSTRATIVE.match(group[1].text) is not None and not PAGE_TALK.search(group[1].text)


def _is_name(block: Block) -> bool:
    text = block.text
    if block.shape is not Shape.TEXT or says_how_to_reach(block.text):
        return False
    if is_bare_address(block):
        return True
    return len(text.split()) <= _LONGEST and not text.endswith((".", ",", ":")) and is_title_like(block)


def _is_said(block: Block) -> bool:
    """Say whether a line is a sentence or more, a telephone number, of an address by post or an order."""
    words = len(block.text.split())
    is_sentence = block.text.rstrip("'\"\u2019\u201d)").endswith((".", "!")) and words >= _SENTENCE
    is_long = words > _LONGEST and describes(block.text)
    return is_sentence or is_long or says_how_to_reach(block.text) or ORDERS.match(block.text) is not None
