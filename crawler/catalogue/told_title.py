"""Reading a block of whose title it is known where it stands: what is said of it, and by whom it is."""

import re

from crawler.catalogue.author_list import authors_of, is_author_list
from crawler.catalogue.block import Block
from crawler.catalogue.citation import parse_citation
from crawler.catalogue.credit import Credit
from crawler.catalogue.titles import clean_title, split_author

_SEPARATOR = ' \u00a0:.\u2013\u2014-|,;)/"\u201d'
_AROUND = " ,.;:\u2013\u2014-"
_LEFTOVER = re.compile(r"&\w{1,8};|</?\w{1,10}>")
_NEAR = 2  # characters
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def read_told(head: Block, told: tuple[int, int]) -> tuple[str, str, Credit]:
    """Return the title of a block, what is said of it, and by whom and when it is."""
    start, end = told
    before, rest = _LEFTOVER.sub("", head.text[:start]).strip(_AROUND), head.text[end:].lstrip(_SEPARATOR).strip()
    credit = _credit(head, told, before)
    about = rest if not before or credit.authors else head.text
    return head.text[start:end], "" if about in credit.authors else about, credit


def _credit(head: Block, told: tuple[int, int], before: str) -> Credit:
    start, end = told
    cited = head.cited or parse_citation(head.text)
    if cited and abs(cited.start - start) <= _NEAR and abs(cited.end - end) <= _NEAR:
        return Credit(cited.authors, year=cited.year)
    if before:
        year = _YEAR.search(head.text, 0, start)
        return Credit(authors_of(before) if is_author_list(before) else (), year=int(year[0]) if year else None)
    named, authors = split_author(clean_title(head.text))
    return Credit(authors if named == clean_title(head.text[:end]) else ())
