"""Titles that name a thing and the book or site it belongs to: what is left beside the same source decides."""

from collections.abc import Collection, Iterator

from crawler.judge.title_align import is_among, overlap
from crawler.judge.title_aside import is_own, only
from crawler.judge.title_parts import exchange, is_collection
from crawler.judge.title_terms import ARTICLES, DESCRIBING, FRONT, GENERIC, KINDS, RELATING, STOP, WHOLE
from crawler.judge.title_words import AUTHOR, Reading, Segment

_SET_LAST = frozenset("-|\u00b7\u2022\u00bb\u203a(")
_BEHIND = _SET_LAST | {"!", "?", ")"}  # a sign that ends a title stands before the dash that follows it


def is_other_thing(ours: Reading, theirs: Reading, sites: Collection[str]) -> bool:
    """Tell whether both titles name the same source, and two things: "The Handbook: Simple ponds" and "Large lakes - The Handbook".

    The things are two if they share no word but names of kinds and of the source, or if one word stands in place of another. What ours says of a
    site itself is no thing of it.
    """
    if len(theirs.segments) == 1 or theirs.segments[0].plain in GENERIC:
        return False
    return any(_are_two(ours, theirs, thing, source, sites) for thing, source in _parted(ours))


def is_placed(ours: Reading, theirs: Reading, sites: Collection[str]) -> bool:
    """Tell whether ours is all of the thing that their title names first, with no more than words of what they set off behind it, of the site, or of kinds.

    "Lake manual: security guide" is "Security - Lake documentation".
    """
    if len(theirs.segments) == 1 or theirs.segments[1].mark not in _BEHIND:
        return False
    first, rest = theirs.segments[0], theirs.segments[1:]
    if first.plain in FRONT or not all(is_among(word, ours.words) for word in first.words):
        return False
    if any(part.mark == ":" and KINDS.issuperset(part.words) for part in rest):
        return False  # another kind of thing, perhaps
    beside = [word for word in ours.words if not is_among(word, first.words)]
    named = {word for word in beside if word not in KINDS and any(word in part.words for part in rest)}
    if rest[0].mark == "(" and named.isdisjoint(rest[0].words):
        return False  # "Puma (brand) - The Lexicon" is not the other one
    named.update(word for word in beside if word in sites)
    return bool(named) and all(word in named or word in KINDS for word in beside)


def is_all_of_a_part(theirs: Reading, ours: Reading, sites: Collection[str]) -> bool:
    """Tell whether their title is, but for a number before it and words of ours or of the site behind it, what ours names within a book: "2 Lakes (Pondlib)" and "Pond manual: Lakes"."""
    first, beside = theirs.segments[0].plain, {word for part in theirs.segments[1:] for word in part.words}
    if len(ours.segments) == 1 or not beside.issubset({*ours.words, *sites}):
        return False
    number, _, rest = first.partition(" ")
    thing = {part.plain for part in ours.segments if part.mark == ":"}
    if not KINDS.isdisjoint(ours.segments[-1].words):
        thing.add(ours.segments[0].plain)
    return first in thing or (number.isdigit() and rest in thing)


def is_source_alone(ours: Reading, lacking: Collection[Segment], theirs: Reading) -> bool:
    """Tell whether theirs is no more than what ours names in brackets behind the thing, or the collection that ours names before it.

    "Simple ponds (Ann Oxley)" and "Ann Oxley", "The Lexicon of Ponds: Duckweed" and "The Lexicon of Ponds". `lacking` are the parts of ours without a word in theirs.
    """
    there = [part for part in ours.segments if part not in lacking]
    first, last = ours.segments[0], ours.segments[-1]
    if last.mark == "(" and not set(first.words) <= set(last.words) and set(theirs.words) <= {*last.words, *FRONT}:
        return True
    if ours.segments[0] in lacking:
        return all(part.mark == "(" for part in there)
    return (
        len(there) == 1
        and is_collection(there[0])
        and all(part.plain in (there[0].plain, *FRONT) for part in theirs.segments)
    )


def is_spoken_of(inner: Reading, outer: Reading) -> bool:
    """Tell whether the shorter title is what the other is about: "Protocol to the Pond Convention" is not the Pond Convention, "Guide to ponds" may be "Ponds"."""
    phrase = max((segment.plain for segment in inner.segments), key=len)
    phrase = phrase.removeprefix("the ")
    for part in outer.segments:
        before, found, _ = f" {part.plain} ".partition(f" {phrase} ")
        words = before.split()
        while words and words[-1] in ARTICLES:
            words.pop()
        if found and words and words[-1] in RELATING:
            return any(word not in STOP and word not in KINDS and word not in WHOLE for word in words)
    return False


def _parted(title: Reading) -> Iterator[tuple[tuple[Segment, ...], Segment]]:
    """Yield the thing and the source of a title: the source stands before a colon, or set off at the end."""
    if len(title.segments) == 1:
        return
    if title.segments[1].mark == ":":
        yield title.segments[1:], title.segments[0]
    if title.segments[-1].mark in _SET_LAST:
        yield title.segments[:-1], title.segments[-1]


def _are_two(
    ours: Reading, theirs: Reading, thing: tuple[Segment, ...], source: Segment, sites: Collection[str]
) -> bool:
    named = set(source.words) - KINDS
    beside = tuple(part for part in theirs.segments if not named.issuperset(set(part.words) - KINDS))
    if not named or not beside or beside[0] is not theirs.segments[0]:
        return False
    if not any(part.mark in _BEHIND and named.issubset(part.words) for part in theirs.segments if part not in beside):
        return False
    said = {word for part in thing for word in part.words if part.mark != AUTHOR} - KINDS - named - set(sites)
    if not said or (is_own(source, sites) and not DESCRIBING.isdisjoint(said)):
        return False
    others = {word for part in beside for word in part.words} - KINDS
    if not any(is_among(word, others) for word in said):
        return True
    mine, other = only(ours, thing), only(theirs, beside)
    return exchange(overlap(mine, other), mine, other) is True
