"""Lists of terms that say when a page itself was written, and by whom."""

import re

from bs4 import Tag

from crawler.catalogue.block import squeeze

_DATED = re.compile(
    r"(?:(?:last |first )?(?:published|updated|modified|reviewed|posted)(?: on| at)?|date):?", re.IGNORECASE
)
_FIELD = re.compile(
    rf"{_DATED.pattern}|(?:from|by|authors?|part of|applies to|topics?|category|categories|tags?):?", re.IGNORECASE
)
_MOST_FIELDS = 20


def is_of_page(fields: Tag) -> bool:
    """Say whether a list of terms says when the page itself was written, and by whom."""
    terms = [squeeze(term.get_text(" ")) for term in fields.find_all("dt", limit=_MOST_FIELDS)]
    return any(map(_DATED.fullmatch, terms)) and all(map(_FIELD.fullmatch, terms))
