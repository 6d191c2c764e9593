"""Two titles held against each other word by word, so that what differs is known and not only how much."""

from collections.abc import Collection
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from crawler.judge.title_signs import is_site
from crawler.judge.title_words import Reading, Segment

EQUAL, REORDERED, CONTAINED, RELATED, DOUBTFUL = 100.0, 96.0, 90.0, 86.0, 76.0
_LONG_WORD = 5
_VERY_LONG_WORD = 8
_STEM = 5
_ENDING = 3
_FEW_WORDS = 2
_EXCHANGED = 8.0


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two titles share, in words: `matched`; left over in segments that share something (`ours`, `theirs`) and in whole segments (`our_parts`, `their_parts`)."""

    matched: float
    ours: float
    theirs: float
    our_parts: tuple[Segment, ...]
    their_parts: tuple[Segment, ...]


def same_word(one: str, other: str) -> bool:
    """Tell whether two words are one: equal, plural, a spelling fix, another ending, or an umlaut spelled out."""
    if one == other:
        return True
    if one.isdigit() or other.isdigit() or one[0] != other[0]:
        return False
    shorter, longer = sorted((one, other), key=len)
    if longer == shorter + "s" or _plain_vowels(one) == _plain_vowels(other) or _same_verb(one, other):
        return True
    if len(shorter) < _LONG_WORD:
        return False
    distance = OSA.distance(one, other, score_cutoff=2)
    if distance <= 1 or (distance == _FEW_WORDS and len(shorter) >= _VERY_LONG_WORD):
        return True
    common = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(shorter))
    return common >= _STEM and len(longer) - common <= _ENDING


def _plain_vowels(word: str) -> str:
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _same_verb(one: str, other: str) -> bool:
    """Tell whether two words differ in the ending of a verb: "cite", "citing", "cited"."""
    bases = {word.removesuffix("ing").removesuffix("ed").removesuffix("e") for word in (one, other)}
    return len(bases) == 1 and len(bases.pop()) > _FEW_WORDS


def _weight(word: str) -> float:
    return 0.5 if len(word) <= _FEW_WORDS or word.isdigit() else 1.0


class _Side:
    """The words of one title, and which of them are still to be matched."""

    def __init__(self, reading: Reading) -> None:
        self.segments = reading.segments
        self.words = [(word, place) for place, segment in enumerate(reading.segments) for word in segment.words]
        self.open = dict(enumerate(self.words))
        self.touched: set[int] = set()

    def take(self, number: int) -> float:
        word, place = self.open.pop(number)
        self.touched.add(place)
        return _weight(word)

    def left(self) -> float:
        return sum(_weight(word) for word, place in self.open.values() if place in self.touched)

    def parts(self) -> tuple[Segment, ...]:
        return tuple(segment for place, segment in enumerate(self.segments) if place not in self.touched)


def overlap(ours: Reading, theirs: Reading) -> Overlap:
    """Match the words of two titles: equal ones first, then nearly equal, joined and abbreviated ones."""
    left, right = _Side(ours), _Side(theirs)
    matched = _match_equal(left, right)
    if left.open and right.open:
        matched += _match_joined(left, right) + _match_joined(right, left) + _match_alike(left, right)
        matched += _match_initials(left, right) + _match_initials(right, left)
    return Overlap(matched, left.left(), right.left(), left.parts(), right.parts())


def _match_equal(left: _Side, right: _Side) -> float:
    """Match equal words, preferring the segment of theirs that shares most with ours: the rest may be a site's name."""
    wanted = {word for word, _ in left.words}
    shared = [len(wanted.intersection(segment.words)) for segment in right.segments]
    places: dict[str, list[int]] = {}
    for number, (word, _) in sorted(right.open.items(), key=lambda item: (shared[item[1][1]], -item[0])):
        if word in wanted:
            places.setdefault(word, []).append(number)
    matched = 0.0
    for number, (word, _) in list(left.open.items()):
        if places.get(word):
            right.take(places[word].pop())
            matched += left.take(number)
    return matched


def _match_alike(left: _Side, right: _Side) -> float:
    matched = 0.0
    for number, (word, _) in list(left.open.items()):
        other = next((place for place, (candidate, _) in right.open.items() if same_word(word, candidate)), None)
        if other is not None:
            right.take(other)
            matched += left.take(number)
    return matched


def _match_joined(left: _Side, right: _Side) -> float:
    """Match two neighbouring words with one that joins them: "co production" and "coproduction"."""
    matched = 0.0
    for number in list(left.open):
        if number not in left.open or number + 1 not in left.open:
            continue
        joined = left.open[number][0] + left.open[number + 1][0]
        other = next((place for place, (word, _) in right.open.items() if word == joined), None)
        if other is not None:
            right.take(other)
            matched += left.take(number) + left.take(number + 1)
    return matched


def _match_initials(left: _Side, right: _Side) -> float:
    """Match an abbreviation with the words whose initials it is."""
    matched = 0.0
    for number, (word, _) in list(left.open.items()):
        size = len(word)
        if not (_FEW_WORDS < size <= _VERY_LONG_WORD and word.isalpha()):
            continue
        for start, (first, _) in list(right.open.items()):
            if first[0] != word[0]:
                continue
            run = range(start, start + size)
            if all(place in right.open for place in run) and "".join(right.open[place][0][0] for place in run) == word:
                matched += left.take(number) + sum(right.take(place) for place in run) / 2
                break
    return matched


def score(ours: Reading, theirs: Reading, sites: Collection[str]) -> tuple[float, str]:
    """Score two titles from 0 to 100 by their words alone; the second value is `equal`, `contained`, `close` or `words`."""
    if ours.plain == theirs.plain or ours.plain.replace(" ", "") == theirs.plain.replace(" ", ""):
        return EQUAL, "equal"
    found = overlap(ours, theirs)
    if not found.matched:
        return 0.0, "words"
    value = _core(found, ours, theirs)
    value = min(value, _parts(found, sites))
    if value >= REORDERED:
        return value, "equal"
    return value, "contained" if value >= CONTAINED else "close" if value >= DOUBTFUL else "words"


def _core(found: Overlap, ours: Reading, theirs: Reading) -> float:
    """Score what stands in segments that share words."""
    if not found.ours and not found.theirs:
        return REORDERED
    if found.ours and found.theirs:  # words exchanged: one in five makes another document, one in twelve a slip
        return 200 * found.matched / (2 * found.matched + found.ours + found.theirs) - _EXCHANGED
    inner, outer = (ours, theirs) if not found.ours else (theirs, ours)
    left = found.ours or found.theirs
    share = found.matched / (found.matched + left)
    if theirs.cut and inner is theirs and found.matched >= _FEW_WORDS:
        return CONTAINED
    if found.matched < _FEW_WORDS:
        return 100 * share
    if _is_phrase(inner, outer):
        return CONTAINED if inner is ours or share > 1 / 4 else DOUBTFUL
    return 45 + 50 * share


def _is_phrase(inner: Reading, outer: Reading) -> bool:
    """Tell whether the longest segment of the shorter title stands word for word in the other."""
    longest = max((segment.plain for segment in inner.segments), key=len)
    longest = longest.removeprefix("the ").removeprefix("a ").removeprefix("an ")
    return f" {longest} " in f" {outer.plain} "


def _parts(found: Overlap, sites: Collection[str]) -> float:
    """Limit the score by whole segments that only one side has: a site's name, a subtitle, a publisher, or another chapter."""
    theirs = tuple(part for part in found.their_parts if not is_site(part.plain, sites))
    ours = tuple(part for part in found.our_parts if not is_site(part.plain, sites))
    if not ours and not theirs:
        return EQUAL
    if found.matched < _FEW_WORDS:
        return _single_word(found, ours, theirs)
    if not theirs:
        return CONTAINED if found.matched / (found.matched + _size(ours)) > 1 / 5 else DOUBTFUL
    if not ours:
        return CONTAINED
    if all(part.strong for part in theirs) and found.matched >= _size(ours):
        return RELATED
    return 200 * found.matched / (2 * found.matched + _size(ours) + _size(theirs)) - _EXCHANGED


def _single_word(found: Overlap, ours: tuple[Segment, ...], theirs: tuple[Segment, ...]) -> float:
    """One shared word is enough only where it is the whole of our title and a whole segment of theirs."""
    if not ours and not found.ours and not found.theirs:
        return RELATED
    return 100 * found.matched / (found.matched + _size(ours) + _size(theirs))


def _size(parts: tuple[Segment, ...]) -> float:
    return sum(_weight(word) for part in parts for word in part.words)
