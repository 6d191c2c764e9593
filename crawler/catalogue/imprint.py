"""Works told by their imprint alone: "Title. Place: Publisher, 1994.", behind a name or none."""

import re

from crawler.catalogue.author_list import authors_of, is_author_list, is_surely_author_list
from crawler.catalogue.citation import Citation
from crawler.catalogue.names import is_person, is_surely_person

_IMPRINT = re.compile(
    r"(?P<head>.{4,300}?[.?!])\s+(?P<place>(?:St\. )?[^\W\d_a-z][\w ,&-]{1,40}):\s(?P<publisher>[^\W_a-z][^:]{1,80}),\s(?P<year>(?:1[5-9]|20)\d\d)\.?"
)
_NAME = re.compile(r"(?P<names>[^.?!]{2,60})\.\s+(?P<title>[^\W_].{2,})")
_MOST_NAMES = 3  # words of one person
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
