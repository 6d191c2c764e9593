"""What a block is by its own looks, and by those of most of its neighbours."""

import re

from crawler.catalogue.block import LISTED, Block, Shape
from crawler.catalogue.contact import is_phone
from crawler.catalogue.headline import is_address
from crawler.catalogue.mark import Mark
from crawler.catalogue.prose import is_bar
from crawler.catalogue.sentence_end import SENTENCES
from crawler.catalogue.words import FINITE, NOT_ENTRIES, NOTICES, PAGE_TALK, VAGUE
from crawler.links import leads_elsewhere

_LONGEST_TITLE = 30  # words
_FEW = 3
TALK = re.compile(r"here (?:are|is|you)\b", re.IGNORECASE)
_CLOSES_LEAD = re.compile(
    r"['\"\u2019\u201d\u00bb]?\s*(?:[:.?!\u2013\u2014,(|\uff1a\uff08\u3002\uff0c\u3001]|[-/]\s|$)"
)
CREDITED = re.compile(
    r"['\"\u2019\u201d\u00bb]?\s*\b(?:by|von|par|por|door|av|af|przez)\s+(?:(?:the|der|dem|la|le|les|los|het|de)\s+)?[^\W\d_a-z]"
)
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
