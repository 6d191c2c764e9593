"""Text of a page whose entries are told in a fixed order: a name, words about it, and last its address, or the words of its link ("Details →")."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crawler.catalogue.block import Block, Shape, as_name
from crawler.catalogue.headline import is_bare_address, is_named_address
from crawler.catalogue.words import FINITE, PAGE_TALK, VAGUE

_FEW = 3
_MOST = 0.7
_MOST_LINES = 8  # of one record, with headings above it
_LONGEST_HEADING = 7  # words
_LONGEST_NAME = 20
_DESCRIBES = 5  # words from which a line with few capitals says something
_LEVEL = 2
_ARROWS = " \u2192\u203a\u00bb>\u2197\u279c"
_KICKER = re.compile(
    r"(?:\d{1,2}[./ ])?(?:[^\W\d_]{3,10}\.? )?(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|[^\w]{1,4}|pdf|docx?|word|report|new"
    r"|\d{1,2} [^\W\d_]{3,10}(?: (?:19|20)\d\d)?",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]{2}")
_NUMBER = re.compile(r"(?:\d\W{0,3}){6}|^[\d\W]{3,}$")  # of a telephone


@dataclass(frozen=True, slots=True)
class _Record:
    """Lines between two ends, by their places: headings, the name, and what stands before the name without being one."""

    headings: tuple[int, ...]
    name: int
    kickers: tuple[int, ...]
    end: int


def with_told_records(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a text; where several records end alike, each with its name set apart and first, and the lines above it as headings."""
    ends = _ends(blocks)
    gaps = list(_gaps(blocks, ends))
    alone = sum(blocks[end].alone for end in ends)
    if len(ends) < _FEW or len(gaps) < _MOST * len(ends) or alone < _MOST * len(ends) or any(map(_is_read, blocks)):
        return blocks
    common = _common_kickers(blocks, gaps)
    typical = Counter(len(_worded(blocks, gap, common)) for gap in gaps[1:]).most_common(1)[0][0]
    records = [
        record
        for number, gap in enumerate(gaps)
        if (record := _record(blocks, gap, common, typical=typical, is_first=number == 0))
    ]
    # a name and its address, without a word between, are read by what stands around them
    told = sum(record.end - record.name > 1 or not blocks[record.end].links for record in records)
    if len(records) < max(_FEW, _MOST * len(ends)) or told * 2 < len(records):
        return blocks
    return list(_in_order(blocks, records))


def _is_read(block: Block) -> bool:
    """Say whether a block was told apart before, as a name or a work."""
    return block.lead > 0 or block.cited is not None


def _ends(blocks: Sequence[Block]) -> list[int]:
    calls = Counter(_call(block) for block in blocks)
    return [
        index
        for index, block in enumerate(blocks)
        if block.shape is Shape.TEXT
        and (
            _begins_with_address(block)
            or ((call := _call(block)) and (calls[call] >= _FEW or block.text[-1] in _ARROWS))
        )
    ]


def _begins_with_address(block: Block) -> bool:
    """Say whether a line is an address, or one with a few words behind a dash."""
    if len(block.links) != 1:
        return False
    return is_bare_address(block) or (not block.links[0].start and not block.lead and not is_named_address(block))


def _call(block: Block) -> str:
    """Return the words of a line that only calls to go on ("Read more", "Details →"); nothing for any other."""
    words = block.text.strip(_ARROWS)
    is_call = not block.links and 0 < len(words.split()) <= _FEW and (words != block.text or VAGUE.fullmatch(words))
    return words.lower() if is_call else ""


def _gaps(blocks: Sequence[Block], ends: Sequence[int]) -> Iterator[range]:
    """Yield the lines above each end, up to the end before or to a heading."""
    start = 0
    for end in ends:
        for index in range(start, end):
            if blocks[index].shape is Shape.HEADING:
                start = index + 1
        is_text = all(blocks[index].shape is Shape.TEXT and not blocks[index].links for index in range(start, end))
        if is_text and end > start:
            yield range(start, end)
        start = end + 1


def _common_kickers(blocks: Sequence[Block], gaps: Sequence[range]) -> frozenset[str]:
    """Return the short lines that stand above several names ("Series")."""
    counted = Counter(text for gap in gaps[1:] for text in {blocks[index].text for index in gap})
    return frozenset(text for text, count in counted.items() if count > 1 and len(text.split()) <= _FEW)


def _worded(blocks: Sequence[Block], gap: range, common: frozenset[str]) -> list[int]:
    """Return the places of the lines that could be a heading, a name or a description."""
    return [
        index
        for index in gap
        if blocks[index].text not in common
        and not _KICKER.fullmatch(blocks[index].text)
        and not _NUMBER.search(blocks[index].text)
        and _LETTER.search(blocks[index].text)
    ]


def _record(
    blocks: Sequence[Block], gap: range, common: frozenset[str], *, typical: int, is_first: bool
) -> _Record | None:
    """Return what the lines above an end are; None where none could be a name."""
    lines = _worded(blocks, gap, common)
    if is_first:
        names = [index for index in lines if not describes(blocks[index].text)]
        lines = lines[max(lines.index(names[-1]) - 1, 0) :] if names else []
    while lines and (blocks[lines[0]].text.endswith((".", *_ARROWS[1:])) or PAGE_TALK.search(blocks[lines[0]].text)):
        lines = lines[1:]
    headings: list[int] = []
    while len(lines) > max(1, typical - 1) and _heads(blocks, lines, typical):
        headings.append(lines[0])
        lines = lines[1:]
    if not lines or len(blocks[lines[0]].text.split()) > _LONGEST_NAME or (len(gap) > _MOST_LINES and not is_first):
        return None
    if is_first:
        headings = [*_title_above(blocks, (headings or lines)[0], gap.start), *headings]
    above = range(headings[-1] + 1 if headings else gap.start, lines[0])
    kickers = tuple(index for index in above if index not in headings) if not is_first else ()
    return _Record(tuple(headings), lines[0], kickers, gap.stop)


def _title_above(blocks: Sequence[Block], place: int, start: int) -> list[int]:
    """Return the place of the line over the sentence that stands right above a place, if it could be a title."""
    is_told = place - 2 >= start and blocks[place - 1].text.endswith(".") and not blocks[place - 2].text.endswith(".")
    return [place - 2] if is_told and len(blocks[place - 2].text.split()) <= _LONGEST_HEADING else []


def _heads(blocks: Sequence[Block], lines: Sequence[int], typical: int) -> bool:
    """Say whether the first of several lines heads what stands below: a name follows, and words about that, or more than records have."""
    first, second = blocks[lines[0]].text, blocks[lines[1]].text
    if len(first.split()) > _LONGEST_HEADING or describes(second) or describes(first):
        return False
    return len(lines) > max(typical, 1) or (len(lines) > 2 and describes(blocks[lines[2]].text))  # noqa: PLR2004 - heading and name


def describes(text: str) -> bool:
    """Say whether a line says something rather than names it: a sentence, or words hardly any of which begin with a capital."""
    words = [word for word in text.split() if word[:1].isalpha()]
    small = sum(word[0].islower() for word in words)
    return len(words) >= _DESCRIBES and (small * 2 >= len(words) or FINITE.search(text) is not None or "," in text)


def _in_order(blocks: Sequence[Block], records: Sequence[_Record]) -> Iterator[Block]:
    """Yield the blocks with names set apart, what stood above a name below it, and headings as such."""
    heads = {index for record in records for index in record.headings}
    names = {record.name: record for record in records}
    moved = {index for record in records for index in record.kickers}
    for index, block in enumerate(blocks):
        if index in heads:
            yield replace(block, shape=Shape.HEADING, level=_LEVEL)
        elif record := names.get(index):
            yield as_name(block)
            yield from (blocks[place] for place in record.kickers)
        elif index not in moved:
            yield block
