"""Editions that have names: the "JavaScript Edition" of a book."""

import re
from collections.abc import Iterator

from crawler.judge.patterns import Pattern
from crawler.judge.title_counting import VALUES

# Words that many editions share are no names.
_NAMED_EDITION = Pattern(r"\b([a-z][\w+#]{2,})\s+(?:edition|version)\b", re.IGNORECASE)
_NAMELESS = (
    "the this that and for new full latest current online web digital electronic print printed printable paperback hardback hardcover kindle pdf html epub text audio revised updated"
    " expanded international global student teacher limited special complete short long abridged unabridged draft final original free open mobile desktop plain easy easyread read our your"
    " accessible anniversary collectors deluxe illustrated enlarged critical standard first later early earlier previous preprint accepted published author authors archived english"
)
_NO_NAMES = frozenset(_NAMELESS.split())


def named_editions(text: str) -> Iterator[str]:
    """Yield the names of editions, in lower case."""
    for found in _NAMED_EDITION.compiled.finditer(text):
        name = found[1].lower()
        if name not in _NO_NAMES and name not in VALUES:
            yield name
