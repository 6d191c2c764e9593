"""Titles that name a thing and the book or site it belongs to: what is left beside the same source decides."""

from collections.abc import Collection, Iterator

from crawler.judge.title_align import overlap
from crawler.judge.title_aside import is_own, only
from crawler.judge.title_authors import AUTHOR
from crawler.judge.title_exchange import exchange
from crawler.judge.title_forms import is_among, same_word
from crawler.judge.title_initials import abbreviates
from crawler.judge.title_parts import is_collection, is_organisation
from crawler.judge.title_terms import ARTICLES, BOOKS, DESCRIBING, FRONT, GENERIC, KINDS, RELATING, STOP, WHOLE
from crawler.judge.title_words import SET_LAST, Reading, Segment

_MOST = 0.6  # of the words of a thing
_FEW_PARTS = 2
_LONG_ENOUGH = 5  # letters
_DASH = frozenset("-|")
_BEHIND = SET_LAST | {"!", "?", ")"}  # a sign that ends a title stands before the dash that follows it


def things_apart(ours: Reading, theirs: Reading, sites: Collection[str]) -> bool | None:
    """Tell whether both titles name the same source, and two things: "The Handbook: Simple ponds" and "Large lakes - The Handbook".

    The things are two if they share no word but names of kinds and of the source, or if one word stands in place of another; None says that they
    share little. What ours says of a site itself is no thing of it.
    """
    if len(theirs.segments) == 1 or theirs.segments[0].plain in GENERIC:
        return False
    told = [_are_two(ours, theirs, thing, source, sites) for thing, source in _parted(ours)]
    return True if True in told else None if None in told else False


def is_behind_alone(ours: Reading, theirs: Reading) -> bool:
    """Tell whether ours, of one part, shares words only with what theirs sets off behind the thing that it names first, and has others: "Pond server thread safety" and "frog_buffer - Pond server"."""
    if len(ours.segments) > 1 or len(theirs.segments) == 1 or theirs.segments[1].mark not in _BEHIND:
        return False
    first = set(theirs.segments[0].words) - KINDS
    left = [word for word in ours.words if word not in KINDS and not is_among(word, theirs.words)]
    return bool(first and left and theirs.segments[0].plain not in GENERIC) and not any(
        is_among(word, ours.words) for word in first
    )


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


def part_named(theirs: Reading, ours: Reading, sites: Collection[str]) -> Segment | None:
    """Return the part of ours within a book that is all of their title, but for the number of a chapter and words of ours or of the site.

    "2 Lakes (Pondlib)" and "Chapter 2. Lakes" are the lakes of "Pond manual: Lakes".
    """
    telling = (part for part in theirs.segments if not KINDS.issuperset(part.words) and not part.plain.isdigit())
    said = list(telling) or list(theirs.segments)
    beside = {word for part in said[1:] for word in part.words}
    if len(ours.segments) == 1 or not beside.issubset({*ours.words, *sites}):
        return None
    first = said[0].plain
    number, _, rest = first.partition(" ")
    things = [part for part in ours.segments if part.mark == ":"]
    if ours.segments[-1].mark in SET_LAST and not (KINDS | BOOKS).isdisjoint(ours.segments[-1].words):
        things.append(ours.segments[0])
    things.extend(
        part for part, before in zip(ours.segments[1:], ours.segments, strict=False) if _is_long_form(part, before)
    )
    return next((part for part in things if part.plain in (first, rest if number.isdigit() else first)), None)


def is_all_of_site(named: Segment, ours: Reading, sites: Collection[str]) -> bool:
    """Tell whether ours is no more than a source with the name of the site, and behind it a part, which its brackets say in other words: "ABCD bird guide: Heron"."""
    source, *rest = ours.segments
    others = (part for part in rest if part is not named)
    return any(word in sites for word in source.words) and all(
        _is_long_form(named, part) or _is_long_form(part, named) for part in others
    )


def _is_long_form(bracket: Segment, name: Segment) -> bool:
    """Tell whether a bracket has the long form of the name before it: "Newt (newtfever)"."""
    if bracket.mark != "(":
        return False
    begins = len(name.words) == 1 and len(name.plain) >= _LONG_ENOUGH and bracket.plain.startswith(name.plain)
    return begins or abbreviates(name, bracket)


def section_named(theirs: Reading, ours: Reading) -> Segment | None:
    """Return the part of ours that is all of their title, where that begins with the number of a section: "2.2. Lakes", of "The Pond manual - Lakes".

    No name of a site or of a book is numbered so.
    """
    said = _behind_number(theirs)
    if len(ours.segments) == 1 or len(said) != 1:
        return None
    return next((part for part in ours.segments if _is_worded_as(part, said[0])), None)


def is_section_of(theirs: Reading, ours: Reading) -> bool:
    """Tell whether their title begins with the number of a section, and all that this is called is among the words of ours: "5. Lakes", of "The chapter on lakes - overview"."""
    said = _behind_number(theirs)
    return any(not KINDS.issuperset(part.words) for part in said) and all(
        is_among(word, ours.words) for part in said for word in part.words
    )


def _behind_number(title: Reading) -> tuple[Segment, ...]:
    """Return the parts of a title that begins with the number of a section or chapter behind that, none of another title."""
    if title.numbers.section:
        return title.segments
    return title.segments[1:] if title.is_section else ()


def _is_worded_as(one: Segment, other: Segment) -> bool:
    return len(one.words) == len(other.words) and all(map(same_word, one.words, other.words))


def is_source_alone(ours: Reading, lacking: Collection[Segment], theirs: Reading) -> bool:
    """Tell whether theirs is no more than what ours names in brackets behind the thing, or the book behind a dash, or the collection that ours names before it.

    "Simple ponds (Ann Oxley)" and "Ann Oxley", "The Lexicon of Ponds: Duckweed" and "The Lexicon of Ponds". `lacking` are the parts of ours without a word in theirs.
    """
    there = [part for part in ours.segments if part not in lacking]
    first, last = ours.segments[0], ours.segments[-1]
    if last.mark == "(" and not set(first.words) <= set(last.words) and set(theirs.words) <= {*last.words, *FRONT}:
        return True
    if ours.segments[0] in lacking:
        return all(part.mark == "(" for part in there) or (
            len(there) == 1 and not BOOKS.isdisjoint(last.words) and theirs.plain == last.plain
        )
    return (
        len(there) == 1 < len(ours.segments)
        and (is_collection(there[0]) or _is_book(ours, there[0]))
        and all(part.plain in (there[0].plain, *FRONT) for part in theirs.segments)
    )


def _is_book(ours: Reading, part: Segment) -> bool:
    """Tell whether a part is that before a colon, and names a book of many pages: "Pond manual: Lakes"."""
    before = len(ours.segments) > 1 and part is ours.segments[0] and ours.segments[1].mark == ":"
    return before and not BOOKS.isdisjoint(part.words)


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


def is_part_of(one: Reading, whole: Reading) -> bool:
    """Tell whether a title is no more than words that stand side by side in another, which has more: the book behind a chapter."""
    return one.plain != whole.plain and f" {one.plain} " in f" {whole.plain} "


def _parted(title: Reading) -> Iterator[tuple[tuple[Segment, ...], Segment]]:
    """Yield the thing and the source of a title: the source stands before a colon, or before a dash if it is a book, or set off at the end."""
    if len(title.segments) == 1:
        return
    first, second = title.segments[:2]
    if second.mark == ":":
        yield title.segments[1:], first
        if len(title.segments) > _FEW_PARTS and title.segments[2].mark in _DASH and not KINDS.isdisjoint(second.words):
            yield title.segments[2:], Segment((*first.words, *second.words), f"{first.plain} {second.plain}")
    elif second.mark in _DASH and not KINDS.isdisjoint(first.words):
        yield title.segments[1:], first
    if title.segments[-1].mark in SET_LAST:
        yield title.segments[:-1], title.segments[-1]


def _are_two(
    ours: Reading, theirs: Reading, thing: tuple[Segment, ...], source: Segment, sites: Collection[str]
) -> bool | None:
    named = set(source.words) - KINDS
    said = {word for part in thing for word in part.words if part.mark != AUTHOR} - KINDS - named - set(sites)
    behind = tuple(_sources(theirs, named, said))
    beside = tuple(part for part in theirs.segments if part not in behind)
    if not behind or not beside:
        return False
    before = thing[0].mark == ":" and behind == theirs.segments[: len(behind)] and beside[0].mark == ":"
    if not before and (behind[0].mark not in _BEHIND or beside[0] is not theirs.segments[0]):
        return False
    if not (named - set(sites) or named).issubset(word for part in behind for word in part.words):
        return False
    if not said or (is_own(source, sites) and not DESCRIBING.isdisjoint(said)):
        return False
    exact = not before and all(named.issuperset(set(part.words) - KINDS) for part in behind)
    named_thing = (
        tuple(part for part in thing if not is_organisation(part)) or thing
    )  # who published it is not the thing
    return _share_little(only(ours, named_thing), only(theirs, beside), said, before=before, exact=exact)


def _share_little(mine: Reading, other: Reading, said: set[str], *, before: bool, exact: bool) -> bool | None:
    """Tell whether two things share no word of what is `said` of ours, or one word stands in place of another; None if they share little.

    Behind a source that stands `before` both only words in place of others count: what is left may be an addition.
    """
    words = [word for word in said if not _is_letter(word)] or said
    others = {word for part in other.segments for word in part.words} - KINDS
    if not before and not any(is_among(word, others) for word in words):
        return True
    both = overlap(mine, other)
    if exchange(both, mine, other) is True:
        return True
    return None if exact and both.covered < _MOST and (both.theirs or both.their_parts) else False


def _sources(theirs: Reading, named: set[str], said: set[str]) -> Iterator[Segment]:
    """Yield the parts of a title that name the source of ours, the first of them set off behind: no other words than its own, or all of these and two more."""
    begun = False
    for part in theirs.segments:
        words = set(part.words) - KINDS
        begun = begun or part.mark in _BEHIND
        more = words - named
        whole = begun and named <= words and len(more) <= _FEW_PARTS and more.isdisjoint(said)
        if named and (words <= named or whole):
            yield part


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isascii() and word.isalpha()
