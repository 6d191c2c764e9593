"""What a block is by its own looks, and by those of most of its neighbours."""

import re
from collections.abc import Sequence

from crawler.catalogue.block import LISTED, Block, Shape
from crawler.catalogue.contact import is_phone
from crawler.catalogue.headline import is_address, runs_into_link
from crawler.catalogue.mark import Mark
from crawler.catalogue.prose import is_bar
from crawler.catalogue.sentence_end import SENTENCES
from crawler.catalogue.words import DOWNLOADS, FINITE, NOT_ENTRIES, NOTICES, ORDERS, PAGE_TALK, VAGUE
from crawler.links import leads_elsewhere

_LONGEST_TITLE = 30  # words
_FEW = 3
_NEARLY_ALL = 0.7
TALK = re.compile(r"here (?:are|is|you)\b", re.IGNORECASE)
_CLOSES_LEAD = re.compile(
    r"['\"\u2019\u201d\u00bb]?\s*(?:[:.?!\u2013\u2014,(|\uff1a\uff08\u3002\uff0c\u3001]|[-/]\s|$)"
)
CREDITED = re.compile(
    r"['\"\u2019\u201d\u00bb]?\s*\b(?:by|von|par|por|door|av|af|przez)\s+(?:(?:the|der|dem|la|le|les|los|het|de)\s+)?[^\W\d_a-z]"
)
_WORDS = 8  # of a name before its address
_NAME_AND_DASH = re.compile(r"(?P<name>[^\W_a-z][^.:;()]{3,110}?)\s[-\u2013\u2014]\s*")
_OPEN_NOTE = re.compile(r"\([^\W\d_]+\s+[^\W\d_]+[^()]*$")
_BY_SHAPE = {
    Shape.ROW: Mark.LINE,
    Shape.TERM: Mark.TITLE,
    Shape.CARD: Mark.TITLE,
    Shape.PART: Mark.TEXT,
    Shape.GROUP: Mark.SECTION,
    Shape.RULE: Mark.TEXT,
}
BEGINNINGS = (Mark.TITLE, Mark.LINE)


def begins(block: Block) -> bool:
    """Say whether a block begins an entry by its own looks."""
    return own_mark(block) in BEGINNINGS


def own_mark(block: Block) -> Mark:
    """Return what a block is by its own looks: a title or line that is set apart, or text."""
    if block.cited is not None:
        return Mark.LINE
    if block.shape in _BY_SHAPE:
        return _BY_SHAPE[block.shape]
    if block.shape is Shape.TEXT and (block.pictured or is_bar(block) or block.level >= LISTED):
        return Mark.TEXT  # as pictures, bars of links, and items of lists that go on with the item around them
    lead = block.lead_text
    if (
        not lead
        or VAGUE.fullmatch(lead)
        or len(lead.split()) > _LONGEST_TITLE
        or (NOT_ENTRIES.fullmatch(lead) and not _greets(block))
        or (block.shape is Shape.TEXT and (NOTICES.fullmatch(lead) or _is_statement(block)))
        or (TALK.match(lead) and (block.titled is None or block.titled[1] != block.lead))
        or is_phone(lead)
    ):
        return Mark.TEXT
    if block.is_all_lead:
        return Mark.LINE if block.shape is Shape.ITEM else Mark.TITLE
    rest = block.text[block.lead :]
    is_named = " " in lead or block.slanted is not None  # a word alone in bold type may be one of a sentence
    closes = _CLOSES_LEAD.match(rest) or lead.endswith((":", ".", "?")) or (is_named and CREDITED.match(rest))
    closes = closes or _is_addressed(block) or is_phone(rest)
    return Mark.LINE if closes or block.shape is Shape.ITEM else Mark.TEXT


def _is_addressed(block: Block) -> bool:
    """Say whether an address written out follows the words set apart, with nothing between."""
    return any(
        link.start >= block.lead and is_address(link.text) and not block.text[block.lead : link.start].strip()
        for link in block.links
    )


def _is_statement(block: Block) -> bool:
    """Say whether a paragraph in bold type is what the page says ("We are a registered charity. We welcome everybody."): sentences with full stops, two or more, and no link."""
    sentences = SENTENCES.split(block.text)
    are_said = len(sentences) > 1 and all(said.endswith(".") and len(said.split()) > _FEW for said in sentences)
    return block.is_all_lead and not block.links and are_said and FINITE.search(block.text) is not None


def _greets(block: Block) -> bool:
    """Say whether a lead is the name of a site that welcomes its readers ("Welcome to ZNet"), and leads there."""
    return block.text.lower().startswith("welcome to ") and any(
        link.start == 0 and leads_elsewhere(link.href) for link in block.links
    )


def is_named_before_address(block: Block) -> bool:
    """Say whether a paragraph is a name of several words, a dash, and the address written out ("The Prayer Course - www.prayercourse.org")."""
    if block.shape is not Shape.TEXT or len(block.links) != 1 or ORDERS.match(block.text):
        return False
    link = block.links[0]
    ends = is_address(link.text) and not block.text[link.end :].strip(" .")
    named = _NAME_AND_DASH.fullmatch(block.text, 0, link.start) if ends else None
    return named is not None and 1 < len(named["name"].split()) <= _WORDS


def is_named_before_link(block: Block) -> bool:
    """Say whether an item is named by its own words, in italics or before links that only say what to do ("Ein Ratgeber. <Download>", "<PDF, 2 MB>")."""
    if not block.links or block.links[0].start == 0 or ORDERS.match(block.text) or runs_into_link(block):
        return False
    if _OPEN_NOTE.search(block.text, 0, block.links[0].start):
        return False  # "A guide (longer version <here>"
    acts = (
        VAGUE.fullmatch(link.text) or (len(link.text.split()) <= _FEW and DOWNLOADS.search(link.text))
        for link in block.links
    )
    return block.slanted is not None or (block.text[0].isupper() and all(acts))


def behind_cards(body: Sequence[Block], marks: Sequence[Mark]) -> frozenset[int]:
    """Return the places of words behind the end of a card, to which they do not belong."""
    found: set[int] = set()
    is_behind = False
    for index, (block, mark) in enumerate(zip(body, marks, strict=True)):
        if block.shape is Shape.PART or mark is not Mark.TEXT:
            is_behind = block.shape is Shape.PART
        elif is_behind:
            found.add(index)
    return frozenset(found)


def is_led(block: Block) -> bool:
    """Say whether a paragraph begins with a title that is set apart, and leads elsewhere."""
    lead = block.lead_text
    if (
        block.shape is not Shape.TEXT
        or not lead
        or block.pictured
        or is_bar(block)
        or PAGE_TALK.search(block.text[:300])
    ):
        return False
    named = not (VAGUE.fullmatch(lead) or NOT_ENTRIES.fullmatch(lead) or TALK.match(lead))
    return named and any(leads_elsewhere(link.href) for link in block.links)


def begins_with_link(block: Block) -> bool:
    """Say whether a paragraph begins with a link that names something and leads elsewhere."""
    return bool(block.links) and block.links[0].start == 0 and is_led(block)


def with_led(body: Sequence[Block], marks: list[Mark], *, least: int = _FEW) -> list[Mark]:
    """Correct the marks of paragraphs that go on after their link in the same sentence, where nearly all paragraphs begin with one, or most do and most of these end there; `least` is how many are needed."""
    texts = [index for index, block in enumerate(body) if block.shape is Shape.TEXT]
    led = {index for index in texts if begins_with_link(body[index])}
    begun = sum(marks[index] in BEGINNINGS for index in led)
    are_lines = begun * 2 >= len(led) or len(led) >= _NEARLY_ALL * len(texts)
    if len(led) < max(least, len(texts) / 2) or not are_lines:
        return marks
    return [Mark.LINE if index in led and mark is Mark.TEXT else mark for index, mark in enumerate(marks)]
