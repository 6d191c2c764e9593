"""Two titles held against each other word by word, so that what differs is known and not only how much."""

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.judge.title_authors import AUTHOR
from crawler.judge.title_celtic import is_celtic, same_root
from crawler.judge.title_compounds import parts_of
from crawler.judge.title_forms import is_of_nation, same_action, same_word
from crawler.judge.title_initials import numbered, spelled_out
from crawler.judge.title_terms import KINDS, NATIONS, OF_LANGUAGES
from crawler.judge.title_words import Reading, Segment

_VERY_LONG_WORD = 8
_FEW_WORDS = 2
_OF_A_KIND = 0.25
_MOST_JOINED = 4
_MOST_OPEN = 40  # words of a side still to be matched, for the ways that look at every pair


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two titles share, in words: `matched`; left over in segments that share something (`ours`, `theirs`) and in whole segments (`our_parts`, `their_parts`).

    `covered` is the share of our words that are matched; `whole` pairs the places of our segments with those of theirs that are made of the same words;
    `open` are the words left over in segments that share something, each with the place of its segment and its own in it.
    """

    matched: float
    ours: float
    theirs: float
    our_parts: tuple[Segment, ...]
    their_parts: tuple[Segment, ...]
    covered: float
    whole: tuple[tuple[int, tuple[int, ...]], ...]
    open: tuple[tuple[tuple[str, int, int], ...], tuple[tuple[str, int, int], ...]]


def weight(word: str) -> float:
    """Return how much a word counts: short ones and numbers half."""
    return 0.5 if len(word) <= _FEW_WORDS or word.isdigit() else 1.0


class _Side:
    """The words of one title, and which of them are still to be matched."""

    def __init__(self, reading: Reading) -> None:
        self.segments = reading.segments
        self.words = [(word, place) for place, segment in enumerate(reading.segments) for word in segment.words]
        self.open = dict(enumerate(self.words))
        self.numbered = reading.numbers.parts
        self.met: dict[int, set[int]] = {}

    def take(self, number: int, other: int) -> float:
        """Match a word, with one of the other side's segment `other`; returns its weight."""
        word, place = self.open.pop(number)
        self.met.setdefault(place, set()).add(other)
        return weight(word)

    def numbers(self, segment: int) -> list[int]:
        """Return the numbers of the words of a segment."""
        return [number for number, (_, place) in enumerate(self.words) if place == segment]

    def begins(self, number: int) -> bool:
        """Tell whether a word begins its segment."""
        return number == 0 or self.words[number - 1][1] != self.words[number][1]

    def behind(self, number: int) -> str:
        """Return the word behind a word, empty where none is."""
        return self.words[number + 1][0] if number + 1 < len(self.words) else ""

    def left(self) -> float:
        """Return what is left over where something matched; a first name beside an author's is none, and what kind of thing it is counts little."""
        left = (word for word, place in self.open.values() if place in self.met and self.segments[place].mark != AUTHOR)
        return sum(_OF_A_KIND if word in KINDS else weight(word) for word in left)

    def left_over(self) -> Iterator[tuple[str, int, int]]:
        starts: dict[int, int] = {}
        for number, (_, place) in enumerate(self.words):
            starts.setdefault(place, number)
        for number, (word, place) in self.open.items():
            if place in self.met:
                yield word, place, number - starts[place]

    def parts(self) -> tuple[Segment, ...]:
        return tuple(segment for place, segment in enumerate(self.segments) if place not in self.met)

    def complete(self) -> set[int]:
        """Return the places of the segments of which every word is matched; numbers are held against each other elsewhere."""
        return set(self.met) - {place for word, place in self.open.values() if not word.isdigit()}


def overlap(ours: Reading, theirs: Reading) -> Overlap:
    """Match the words of two titles: equal ones first, then nearly equal, joined, abbreviated and cut ones."""
    left, right = _Side(ours), _Side(theirs)
    matched = _match_segments(left, right) + _match_equal(left, right)
    if left.open and right.open:
        matched += _match_joined(left, right) + _match_joined(right, left) + _match_alike(left, right)
    if left.open and right.open:
        matched += _match_compounds(left, right) + _match_compounds(right, left)
        matched += _match_kin(left, right, celtic=is_celtic(ours.plain) or is_celtic(theirs.plain))
        matched += _match_initials(left, right) + _match_initials(right, left)
        matched += _match_first_letters(left, right) + _match_first_letters(right, left)
        matched += (_match_cut(left, right) if theirs.cut else 0.0) + (_match_cut(right, left) if ours.cut else 0.0)
    return _seen(left, right, matched)


def _seen(left: _Side, right: _Side, matched: float) -> Overlap:
    open_ = sum(weight(word) for word, _ in left.open.values())
    whole: tuple[tuple[int, tuple[int, ...]], ...] = ()
    left_open: tuple[tuple[str, int, int], ...] = ()
    right_open = left_open
    if left.open and right.open:
        complete = right.complete()
        whole = tuple(
            (place, tuple(sorted(left.met[place]))) for place in sorted(left.complete()) if left.met[place] <= complete
        )
        left_open, right_open = tuple(left.left_over()), tuple(right.left_over())
    covered = matched / (matched + open_) if matched else 0.0
    return Overlap(
        matched, left.left(), right.left(), left.parts(), right.parts(), covered, whole, (left_open, right_open)
    )


def _meet(one: _Side, number: int, other: _Side, place: int) -> float:
    """Match two words with each other; the weight is that of the first."""
    segment, others = one.open[number][1], other.open[place][1]
    other.take(place, segment)
    return one.take(number, others)


def _match_segments(left: _Side, right: _Side) -> float:
    """Match segments of several words that are equal: their words belong together, though they may stand elsewhere too."""
    if len(left.segments) == 1 or len(right.segments) == 1:
        return 0.0
    places = {segment.words: place for place, segment in enumerate(right.segments) if len(segment.words) > 1}
    matched = 0.0
    for place, segment in enumerate(left.segments):
        there = places.pop(segment.words, None)
        if there is not None:
            pairs = zip(left.numbers(place), right.numbers(there), strict=True)
            matched += sum(_meet(left, number, right, other) for number, other in pairs)
    return matched


def _match_equal(left: _Side, right: _Side) -> float:
    """Match equal words, preferring the segment of theirs that shares most with ours: the rest may be a site's name."""
    wanted = {word for word, _ in left.words}
    shared = [len(wanted.intersection(segment.words)) for segment in right.segments]
    if not any(shared):
        return 0.0
    places: dict[str, list[int]] = {}
    for number, (word, _) in sorted(right.open.items(), key=lambda item: (shared[item[1][1]], -item[0])):
        if word in wanted:
            places.setdefault(word, []).append(number)
    matched = 0.0
    for number, (word, _) in list(left.open.items()):
        if places.get(word):
            matched += _meet(left, number, right, places[word].pop())
    return matched


def _match_alike(left: _Side, right: _Side) -> float:
    matched = 0.0
    for number, (word, _) in list(left.open.items())[:_MOST_OPEN]:
        if len(word) == 1:
            continue
        other = next((place for place, (candidate, _) in right.open.items() if same_word(word, candidate)), None)
        if other is None and left.begins(number):
            acts = (place for place, (said, _) in right.open.items() if same_action(word, said) and right.begins(place))
            other = next(acts, None)
        if other is not None:
            matched += _meet(left, number, right, other)
    return matched


def _match_kin(left: _Side, right: _Side, *, celtic: bool) -> float:
    """Match words of Celtic languages that begin otherwise behind another word, and countries with their adjectives: "Scottish heron census" and "Heron census, Scotland"."""
    matched = 0.0
    if not celtic and not any(word in NATIONS for side in (left, right) for word, _ in side.open.values()):
        return matched
    are_places = not any(word.startswith(OF_LANGUAGES) for word, _ in (*left.words, *right.words))
    for number, (word, _) in list(left.open.items())[:_MOST_OPEN]:
        kin = (
            place
            for place, (candidate, _) in right.open.items()
            if (celtic and same_root(word, candidate))
            or (are_places and is_of_nation(word, candidate) and left.behind(number) != right.behind(place))
        )
        other = next(kin, None)
        if other is not None:
            matched += _meet(left, number, right, other)
    return matched


def _match_joined(left: _Side, right: _Side) -> float:
    """Match two to four neighbouring words with one that joins them: "co production" and "coproduction"."""
    matched = 0.0
    singles = {word: place for place, (word, _) in reversed(right.open.items())}
    begun = {word[0] for word in singles}
    for number, (first, _) in list(left.open.items()):
        if first[0] not in begun:
            continue  # most words, told by one look
        run, joined = [], ""
        for at in range(number, number + _MOST_JOINED):
            if at not in left.open:
                break
            run.append(at)
            joined += left.open[at][0]
            other = singles.pop(joined, None) if len(run) > 1 else None
            if other is not None:
                place = right.open[other][1]
                right.take(other, left.open[number][1])
                matched += sum(left.take(one, place) for one in run)
                break
    return matched


def _match_compounds(left: _Side, right: _Side) -> float:
    """Match a word that is made of others with these, wherever they stand: "Wohngeldantrag" and "Antrag auf Wohngeld"."""
    matched = 0.0
    if len(right.open) < _FEW_WORDS:
        return matched
    for number, (word, mine) in [item for item in left.open.items() if len(item[1][0]) >= _VERY_LONG_WORD]:
        parts = parts_of(word, {at: other for at, (other, _) in right.open.items()})
        if parts:
            left.take(number, right.open[parts[0]][1])
            matched += sum(right.take(at, mine) for at in parts)
    return matched


def _match_cut(whole: _Side, cut: _Side) -> float:
    """Match a word that an ellipsis cuts with the one that it is the beginning of."""
    last = {place: number for number, (_, place) in enumerate(cut.words)}
    for number in [number for number in last.values() if number in cut.open]:
        beginning = cut.open[number][0]
        other = next((place for place, (word, _) in whole.open.items() if word.startswith(beginning)), None)
        if other is not None:
            return _meet(whole, other, cut, number)
    return 0.0


def _match_first_letters(left: _Side, right: _Side) -> float:
    """Match the initials of a name with the name, where they stand beside words that are matched: "P. Singh" and "Priya Singh"."""
    matched = 0.0
    for number, (word, place) in list(left.open.items()):
        if len(word) == 1 and word.isascii() and word.isalpha() and place in left.met:
            beside = left.met[place]
            other = next(
                (at for at, (name, segment) in right.open.items() if name[0] == word and segment in beside), None
            )
            if other is not None:
                matched += _meet(left, number, right, other)
    return matched


def _match_initials(left: _Side, right: _Side) -> float:
    """Match an abbreviation with the words whose initials it is."""
    matched = 0.0
    if len(right.open) > _MOST_OPEN:
        return matched
    for number, (word, mine) in list(left.open.items()):
        if not _FEW_WORDS <= len(word) <= _VERY_LONG_WORD or not word.isascii():
            continue
        run = (
            spelled_out(word, left.met.get(mine), right.open)
            if word.isalpha()
            else numbered(word, right.open, right.numbered)
        )
        if run:
            place = right.open[run[0]][1]
            matched += left.take(number, place) + sum(right.take(other, mine) for other in run) / 2
    return matched
