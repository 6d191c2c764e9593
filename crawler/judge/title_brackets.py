"""What two titles say in brackets behind the same words: places, systems or groups that differ make two documents."""

from collections.abc import Collection

from crawler.judge.patterns import Pattern
from crawler.judge.title_aside import is_own
from crawler.judge.title_authors import AUTHOR
from crawler.judge.title_forms import is_among, same_word
from crawler.judge.title_initials import abbreviates
from crawler.judge.title_terms import BOOKS, DESCRIBING, FORMS, KINDS, ORGANISATIONS, PERIODICAL
from crawler.judge.title_words import Reading, Segment

_MOST_WORDS = 4
_FEW_PARTS = 2
_MANUALS = frozenset(("man", "manual", "manuals", "manpage", "manpages"))
_SECTION = Pattern(r"[1-9](?:[a-z]{1,3})?")
_OF_SOURCES = KINDS | BOOKS | DESCRIBING | ORGANISATIONS | PERIODICAL | FORMS


def says_otherwise(ours: Reading, theirs: Reading, sites: Collection[str]) -> bool | None:
    """Tell whether both titles say the same before a bracket and another thing in it: "Ponds (France and Spain)" and "Ponds (Peru and Chile)".

    None leaves it open: one bracket lists names, which may be authors, the other is none of names.
    """
    pair = _brackets(ours, theirs)
    if pair is None:
        return False
    mine, other = pair
    if any(is_among(word, other.words) for word in mine.words) or abbreviates(mine, other) or abbreviates(other, mine):
        return False
    if any(_is_source(part, title, sites) for part, title in ((mine, ours), (other, theirs))):
        return False
    return True if mine.mark == other.mark else None


def is_one_manual_page(ours: Reading, theirs: Reading) -> bool:
    """Tell whether both titles begin with a name and the section of the manual that it stands in: "ping(8) - ask a host" and "ping(8) | Manual pages".

    One has to say that it is a manual: "Algebra (1): sets" and "Algebra (1): groups" are two parts.
    """
    said = {word for title in (ours, theirs) for part in title.segments[_FEW_PARTS:] for word in part.words}
    return not _MANUALS.isdisjoint(said) and all(
        len(ours.segments) >= _FEW_PARTS <= len(theirs.segments)
        and one.plain == other.plain
        and (at == 0 or (one.mark == "(" and _SECTION.fullmatch(one.plain) is not None))
        for at, (one, other) in enumerate(zip(ours.segments[:_FEW_PARTS], theirs.segments[:_FEW_PARTS], strict=False))
    )


def _brackets(ours: Reading, theirs: Reading) -> tuple[Segment, Segment] | None:
    """Return what stands in the brackets of two titles that are equal up to these."""
    for mine, other in zip(ours.segments, theirs.segments, strict=False):
        if mine.mark in ("(", AUTHOR) and other.mark in ("(", AUTHOR):
            return (mine, other) if mine is not ours.segments[0] and other is not theirs.segments[0] else None
        if len(mine.words) != len(other.words) or not all(map(same_word, mine.words, other.words)):
            return None
    return None


def _is_source(part: Segment, title: Reading, sites: Collection[str]) -> bool:
    """Tell whether a bracket may name where or in what form a thing was published, or abbreviate its title."""
    if part.mark == AUTHOR:
        return False
    if len(part.words) > _MOST_WORDS or is_own(part, sites) or any(word.isdigit() for word in part.words):
        return True
    return not _OF_SOURCES.isdisjoint(part.words) or abbreviates(part, title.segments[0])
