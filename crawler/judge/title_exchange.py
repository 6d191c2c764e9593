"""Words exchanged between the same words, which make another document."""

from collections.abc import Collection

from crawler.judge.title_align import Overlap
from crawler.judge.title_forms import same_beginning, same_word
from crawler.judge.title_parts import is_organisation, telling
from crawler.judge.title_signs import is_site
from crawler.judge.title_terms import KINDS, PARTED
from crawler.judge.title_words import SET_OFF, Reading, Segment

_FEW_WORDS = 2
_MOST_WORDS = 10  # of a title in which one word is another document
_MOST_FOR_ONE = 3
_STEM = 4
_NEARLY_ALL = 0.8
_ANYBODY = frozenset(
    ("people", "menschen", "leute", "personnes", "personas", "persone", "pessoas", "mensen", "lyudei", "osob")
)
_BEFORE_NAMES = frozenset(":?")


def exchange(found: Overlap, ours: Reading, theirs: Reading) -> bool | None:
    """Tell whether one word was exchanged for another in its place, the rest of the words around it being the same.

    True makes another document, False leaves it open: names of kinds ("guide", "manual"), forms of one word. None: nothing was exchanged so.
    """
    if _kinds(found.our_parts) and _kinds(found.their_parts) and 2 * found.covered >= 1:
        return False
    pair = _swapped(found, ours, theirs)
    if pair is None:
        return True if _swapped_for_several(found, ours, theirs) else None
    word, other = pair
    if same_beginning(word, other) and _both_begin(found):
        return False
    kinds = word in KINDS and other in KINDS
    anybody = not _ANYBODY.isdisjoint(pair) and not KINDS.isdisjoint(pair)
    return not (_is_form(word, other) or kinds or anybody or min(len(word), len(other)) == 1)


def are_two_of_series(found: Overlap, ours: Reading, theirs: Reading, sites: Collection[str]) -> bool:
    """Tell whether two titles say the same before a colon or question mark, and behind it another name of one or two words each: "Ponds in figures: Peru", "… : Chile"."""
    if any(found.open) or len(found.our_parts) != 1 or len(ours.segments) == 1:
        return False
    mine = found.our_parts[0]
    place = ours.segments.index(mine)
    if mine.mark not in _BEFORE_NAMES or place >= len(theirs.segments) or len(ours.segments[0].words) < _MOST_FOR_ONE:
        return False
    other = theirs.segments[place]
    if other not in found.their_parts or other.mark != mine.mark:
        return False
    return all(
        len(part.words) <= _FEW_WORDS
        and not is_site(part.plain, sites)
        and not is_organisation(part)
        and KINDS.isdisjoint(part.words)
        for part in (mine, other)
    )


def _both_begin(found: Overlap) -> bool:
    """Tell whether the word left over begins its part in both titles, where verbs and nouns of one action stand."""
    return all(at == 0 for side in found.open for _, _, at in side)


def _swapped(found: Overlap, ours: Reading, theirs: Reading) -> tuple[str, str] | None:
    """Return the word of ours and the one in its place, where a short title differs in these alone."""
    mine, others = found.open
    if len(mine) == 1 and len(others) > 1 and len(ours.words) > _MOST_FOR_ONE:
        others = _alone_in_part(others)
    if len(mine) != 1 or len(others) != 1 or len(ours.words) > _MOST_WORDS:
        return None
    (word, place, at), (other, their_place, there) = mine[0], others[0]
    one, another = ours.segments[place], theirs.segments[their_place]
    if len(one.words) < _FEW_WORDS or max(len(word), len(other)) < _FEW_WORDS or not _in_place(one, at, another, there):
        return None
    if _is_beside(place, one, their_place, another):
        shared = [len(ours.segments[whole].words) for whole, _ in telling(found, ours, theirs, ())]
        if 2 * sum(shared) > len(one.words):
            return None
    return word, other


def _alone_in_part(others: tuple[tuple[str, int, int], ...]) -> tuple[tuple[str, int, int], ...]:
    """Return the words left over that are alone so in their part, and not at its beginning, where first names stand."""
    parts = [place for _, place, _ in others]
    return tuple(one for one in others if parts.count(one[1]) == 1 and one[2] > 0)


def _swapped_for_several(found: Overlap, ours: Reading, theirs: Reading) -> bool:
    """Tell whether some words stand in place of others, not of one word alone, in titles that differ in these alone.

    One of them stands between the same words, "Commodore VIC20 hints" and "Commodore Plus 4 hints", or they end a part of which most is the same, or a title of which nearly all is.
    """
    mine, others = found.open
    if found.our_parts or not len(mine) + len(others) > _FEW_WORDS or len(ours.words) > _MOST_WORDS:
        return False
    one, another = _bounds(mine, ours), _bounds(others, theirs)
    if one is None or another is None or any(word in KINDS for word, _, _ in (*mine, *others)):
        return False
    if (one[1] is None) != (another[1] is None) or not same_word(one[0], another[0]):
        return False
    if one[1] is None or another[1] is None:
        same = len(ours.words if found.covered >= _NEARLY_ALL else ours.segments[mine[0][1]].words) - len(mine)
        return same >= _MOST_FOR_ONE
    few = min(mine, others, key=len)
    return same_word(one[1], another[1]) and len(few) == 1 and len(few[0][0]) >= _FEW_WORDS


def _bounds(run: tuple[tuple[str, int, int], ...], title: Reading) -> tuple[str, str | None] | None:
    """Return the words before and after a run of words of one part, the second None at its end; None where it is no run, or begins the part."""
    if not 0 < len(run) <= _MOST_FOR_ONE:
        return None
    (_, place, first), (_, other, last) = run[0], run[-1]
    words = title.segments[place].words
    if place != other or last - first + 1 != len(run) or first == 0:
        return None
    return words[first - 1], words[last + 1] if last + 1 < len(words) else None


def _kinds(parts: tuple[Segment, ...]) -> bool:
    """Tell whether a segment that one side alone has only names a kind: "a manual"."""
    return any(KINDS.issuperset(part.words) for part in parts)


def _is_beside(place: int, one: Segment, their_place: int, another: Segment) -> bool:
    """Tell whether two segments stand beside the title: at different places, or both set off as names of authors and sites are; not two parts of one kind."""
    if place != their_place:
        return True
    parts = one.words[0] == another.words[0] in PARTED
    return place > 0 and one.mark in SET_OFF and another.mark in SET_OFF and not parts


def _in_place(one: Segment, at: int, another: Segment, there: int) -> bool:
    """Tell whether two words stand at the same place, or beside the same word."""
    if at == there and len(one.words) == len(another.words):
        return True
    pairs = [(at - 1, there - 1), (at + 1, there + 1)]
    return any(
        0 <= a < len(one.words) and 0 <= b < len(another.words) and same_word(one.words[a], another.words[b])
        for a, b in pairs
    )


def _is_form(word: str, other: str) -> bool:
    """Tell whether two words may be forms of one: half of the longer, and four letters, are their common beginning."""
    common = next(
        (at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other))
    )
    return common >= _STEM and 2 * common >= max(len(word), len(other))
