"""Lines that say something of an entry: a sentence about it, or who wrote it."""

import re

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.words import FINITE

_BY = re.compile(
    r"(?i:(?:written |edited |compiled |created |illustrated )?by|(?:geschrieben |herausgegeben )?von|(?:\u00e9crit )?par|(?:escrito )?por|(?:scritto )?di|(?:geschreven )?door)\s"
    r"(?i:(?:the|dr\.?|prof\.?)\s)?[^\W\d_a-z]"
)
_LONGEST_BY = 30  # words
_DESCRIBES = 5  # words from which a line with few capitals says something


def describes(text: str) -> bool:
    """Say whether a line says something rather than names it: a sentence, or words hardly any of which begin with a capital."""
    words = [word for word in text.split() if word[:1].isalpha()]
    small = sum(word[0].islower() for word in words)
    return len(words) >= _DESCRIBES and (small * 2 >= len(words) or FINITE.search(text) is not None or "," in text)


def is_byline(block: Block) -> bool:
    """Say whether a line says who wrote something, and nothing before that."""
    is_short = block.shape in (Shape.TEXT, Shape.ITEM) and len(block.text.split()) <= _LONGEST_BY
    by = _BY.match(block.text) if is_short and not block.lead else None
    return by is not None
