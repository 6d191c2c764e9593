"""Works told by their imprint alone: "Title. Place: Publisher, 1994.", behind a name or none."""

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.catalogue.author_list import authors_of, is_author_list, is_surely_author_list
from crawler.catalogue.block import Block, Shape, as_name
from crawler.catalogue.citation import Citation
from crawler.catalogue.names import is_person, is_surely_person
from crawler.catalogue.prose import is_title_like
from crawler.catalogue.reading_list import cite_dated_credit, cite_printed_line
from crawler.catalogue.told_records import describes

_IMPRINT = re.compile(
    r"(?P<head>.{4,300}?[.?!])\s+(?P<place>(?:St\. )?[^\W\d_a-z][\w ,&-]{1,40}):\s(?P<publisher>[^\W_a-z][^:]{1,80}),\s(?P<year>(?:1[5-9]|20)\d\d)\.?"
)
_NAME = re.compile(r"(?P<names>[^.?!]{2,60})\.\s+(?P<title>[^\W_].{2,})")
_MOST_NAMES = 3  # words of one person
_IMPRINT_LINE = re.compile(r"[^\W_a-z][^:]{3,120},\s(?:[^\W\d_]{3,10}\s)?(?:1[5-9]|20)\d\d[.)]?(?:\sISBN.*)?")
_CAPITALS = re.compile(
    r"(?P<names>[^\W\d_a-z]{2,}(?:[ '\u2019-][^\W\d_a-z]{2,})* [^\W\d_a-z][^,\d]{1,60}), (?P<title>[^\W_].{3,250}), (?P<publisher>[^,]{2,80}), (?P<year>(?:1[5-9]|20)\d\d)\.?"
)
_COMMAS = re.compile(
    r"(?P<names>[^\W\d_a-z][^,:;\d]{3,80}), (?P<title>(?![^\W\d_a-z]\.)[^\W_a-z].{3,250}?)(?:, [^\W\d_a-z][^,:;\d]{1,80}){1,3}, (?P<year>(?:1[5-9]|20)\d\d)\.?"
)  # "Ann Hill, Bees and Wax, Hive Press, Northtown and London, 1995."
_PRINTED = re.compile(
    r"[^\W\d_][\w'\u2019-]+,\s(?:[^\W\d_]\.[\s-]?){1,4}.{0,300}?\((?:1[5-9]|20)\d\d[a-z]?\)[.:,]?\s.{4,400}?[.?!]\s(?:[^.:]{1,40}[.]?\s)?[^\W\d_a-z][\w .,&-]{1,40}:\s[^\W_][\w &.,'\u2019-]{2,60}$"
)
_INITIAL = re.compile(r"\b[^\W\d_a-z]\.")
_LONGEST = 500
_TWO = 2
_FEW = 3
_LINES = (2, 3, 4)
_MOST = 0.6


def with_imprints(groups: Sequence[Sequence[Block]]) -> list[Sequence[Block]]:
    """Return the groups of lines of a text; where most of several lines have their imprint below their first line ("Hive Press, Northtown, 1994"), that is set apart as a title."""
    groups = [_with_makers(group) if len(group) > max(_LINES) else group for group in groups]
    several = [group for group in groups if len(group) > 1]
    told = {id(group) for group in several if _is_told(group)}
    if len(told) < max(_FEW, _MOST * len(several)):
        return list(groups)
    return [
        [replace(group[0], lead=len(group[0].text)), *group[1:]] if id(group) in told else group for group in groups
    ]


def with_printed_lines(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a text; two lines and more that name a work with its people and its year, as printed lists have them, as what was read of them."""
    found = {
        place: work
        for place, block in enumerate(blocks)
        if block.shape in (Shape.TEXT, Shape.ITEM, Shape.CARD) and block.cited is None
        if (work := cite_dated_credit(block.text) or cite_printed_line(block.text))
    }
    if len(found) < _TWO:
        return blocks
    return [
        replace(block, cited=found[place], lead=0, shape=Shape.ITEM if block.shape is Shape.ITEM else Shape.TEXT)
        if place in found
        else block
        for place, block in enumerate(blocks)
    ]


def _with_makers(group: Sequence[Block]) -> Sequence[Block]:
    """Return a group of many lines; where several say who made what stands right above them, and when ("The Moor Agency, 2005"), and nearly all are a title, such a line or a sentence, the titles set apart."""
    makers = {place for place, block in enumerate(group) if place and _IMPRINT_LINE.fullmatch(block.text)}
    names = {place - 1 for place in makers}
    plain = all(block.shape is Shape.TEXT and not block.lead and not block.links for block in group)
    if not plain or len(makers) < _FEW or makers & names or not all(is_title_like(group[place]) for place in names):
        return group
    said = {
        place
        for place, block in enumerate(group)
        if place not in names and (block.text.endswith(".") or (place - 1 in makers and describes(block.text)))
    }
    return [block if place in makers or place in said else as_name(block) for place, block in enumerate(group)]


def _is_told(group: Sequence[Block]) -> bool:
    plain = all(block.shape is Shape.TEXT and not block.links and not block.lead for block in group)
    return plain and len(group) in _LINES and _IMPRINT_LINE.fullmatch(group[1].text) is not None


def is_printed(text: str) -> bool:
    """Say whether a text begins with a name with initials and a year in brackets, and ends with place and publisher: nothing but a work is written so."""
    return _PRINTED.match(text) is not None


def cite_imprint(text: str, other: Citation | None = None) -> Citation | None:
    """Return the work of a paragraph that ends with place, publisher and year, or with publisher and year behind a surname in capitals; None for any other.

    A first sentence that could only be a person's name is the author's. What was surely read as `other` is spared, unless that took the title for names.
    """
    if other is not None and other.is_sure:
        work = _cite_commas(text)
        begins_before = work is not None and work.is_sure and work.start < other.start
        title = text[work.start : work.end] if work else ""
        return work if begins_before and not (is_author_list(title) and is_surely_author_list(title)) else None
    if capitals := _CAPITALS.fullmatch(text):
        return Citation(
            *capitals.span("title"), authors_of(capitals["names"]) or (capitals["names"],), int(capitals["year"])
        )
    found = _IMPRINT.fullmatch(text)
    if found is None:
        return _cite_commas(text)
    start, end = 0, found.end("head") - (text[found.end("head") - 1] == ".")
    named = _NAME.fullmatch(found["head"])
    authors: tuple[str, ...] = ()
    if named and len(named["names"].split()) <= _MOST_NAMES and is_surely_person(named["names"]):
        authors = authors_of(named["names"]) if is_author_list(named["names"]) else (named["names"],)
        start = named.start("title")
    return Citation(start, end, authors, int(found["year"]))


def _cite_commas(text: str) -> Citation | None:
    """Return the work of a paragraph that is names, a title, publisher, place and year, with commas between all of them; None for any other."""
    found = _COMMAS.fullmatch(text) if len(text) <= _LONGEST else None
    names = authors_of(found["names"]) if found and is_author_list(found["names"]) else ()
    if found is None or not names or not all(is_person(name) and len(name.split()) > 1 for name in names):
        return None
    is_sure = any(map(is_surely_person, names)) or _INITIAL.search(found["names"]) is not None
    return Citation(*found.span("title"), names, int(found["year"]), is_sure)
