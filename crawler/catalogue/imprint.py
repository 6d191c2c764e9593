"""Works told by their imprint alone: "Title. Place: Publisher, 1994.", behind a name or none."""

import re

from crawler.catalogue.author_list import authors_of, is_author_list
from crawler.catalogue.citation import Citation

_IMPRINT = re.compile(
    r"(?P<head>.{4,300}?[.?!])\s+(?P<place>(?:St\. )?[^\W\d_a-z][\w ,&-]{1,40}):\s(?P<publisher>[^\W_a-z][^:]{1,80}),\s(?P<year>(?:1[5-9]|20)\d\d)\.?"
)
_NAME = re.compile(r"(?P<names>[^.?!]{2,60})\.\s+(?P<title>[^\W_].{2,})")
_MOST_NAMES = 3  # words of one person


def cite_imprint(text: str) -> Citation | None:
    """Return the work of a paragraph that ends with place, publisher and year; None for any other. A first sentence that could only be a person's name is the author's."""
    found = _IMPRINT.fullmatch(text)
    if found is None:
        return None
    start, end = 0, found.end("head") - (text[found.end("head") - 1] == ".")
    named = _NAME.fullmatch(found["head"])
    authors: tuple[str, ...] = ()
    if named and len(named["names"].split()) <= _MOST_NAMES and named["names"].istitle():
        authors = authors_of(named["names"]) if is_author_list(named["names"]) else (named["names"],)
        start = named.start("title")
    return Citation(start, end, authors, int(found["year"]))
