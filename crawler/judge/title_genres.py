"""Names of things with words for what they are beside them: "Iris Data Set" and "Iris", "Silence: A History of Quiet" and "Silence by Ann Oxley"."""

from collections.abc import Collection

from crawler.judge.title_aside import is_own
from crawler.judge.title_authors import AUTHOR
from crawler.judge.title_source import is_placed
from crawler.judge.title_terms import KINDS
from crawler.judge.title_words import SET_OFF, Reading

# What a catalogue adds to the name of a thing on a site that has many of that kind; other kinds may be other things.
_GENRES = frozenset({"dataset", "datasets", "libguide", "libguides", "exhibit", "exhibition"})
_SUBTITLED = frozenset(":-.?")
_LONG_NAME = 4  # letters
_PLACED, _NAMED = 90.0, 86.0


def by_name(ours: Reading, theirs: Reading, sites: Collection[str], *, beside: bool) -> float:
    """Score a thing that theirs names first, with no more than its source behind it, or under its name alone; 0 where it is none."""
    if beside and is_placed(ours, theirs, sites):
        return _PLACED
    return _NAMED if _is_called_by_name(ours, theirs, sites) else 0.0


def _is_called_by_name(ours: Reading, theirs: Reading, sites: Collection[str]) -> bool:
    """Tell whether theirs is the name that ours begins with or has beside a word for its genre, and nothing else but an author and the site."""
    first, rest = theirs.segments[0], theirs.segments[1:]
    aside = all(
        part.mark == AUTHOR or is_own(part, sites) or (part is rest[-1] and part.mark in SET_OFF) for part in rest
    )
    if not aside or len(first.plain) < _LONG_NAME:
        return False
    named = tuple(word for word in ours.words if word not in _GENRES)
    if len(named) < len(ours.words) and named == first.words:
        return True
    main, *others = ours.segments
    written = any(part.mark == AUTHOR for part in rest)
    subtitle = bool(others) and others[0].mark in _SUBTITLED and KINDS.isdisjoint(others[0].words)
    return written and subtitle and main.plain == first.plain and len(others) == 1
