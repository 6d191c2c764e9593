"""Whole parts of titles: one that both share vouches for the rest."""

from collections.abc import Collection, Iterator

from crawler.judge.title_align import Overlap, weight
from crawler.judge.title_authors import AUTHOR
from crawler.judge.title_forms import is_among
from crawler.judge.title_signs import is_site
from crawler.judge.title_terms import (
    COLLECTIONS,
    DESCRIBING,
    GENERIC,
    KINDS,
    ORGANISATIONS,
    PERIODICAL,
    PLACES,
    RELATING,
)
from crawler.judge.title_words import SET_LAST, Reading, Segment

VOUCHED, DOUBTFUL, SILENT = 86.0, 76.0, 0.0
_FEW_WORDS = 2
_LONG_WORD = 7
_NAME_WORDS = 3
_MAIN_TITLE = 4
_ACRONYM = range(3, 9)
_CENTRES = frozenset({"centre", "center"})  # of an organisation if they are for something: a visitor centre is a place
_NAMED_AFTER = frozenset("-(|")


def vouched(found: Overlap, ours: Reading, theirs: Reading, sites: Collection[str]) -> float:
    """Score two titles of which a whole segment is the same while other whole segments differ: author, publisher, series, tagline."""
    named = tuple(telling(found, ours, theirs, sites))
    if not named:
        return _quoted(found, ours, theirs, sites)
    most = max(_parallel(found, ours, theirs, place, there) for place, there in named)
    shared = [ours.segments[place] for place, _ in named]
    size = sum(weight(word) for segment in shared for word in segment.words)
    main = named[0][0] == 0 and (size >= _MAIN_TITLE or (size > _FEW_WORDS and _is_sentence(ours)))
    letters = sum(len(segment.plain) for segment in ours.segments if not KINDS.issuperset(segment.words))
    greater = 2 * found.covered >= 1 or 2 * sum(len(segment.plain) for segment in shared) >= letters
    weak = all(_is_weak(segment) for segment in shared) and ours.numbers.years.isdisjoint(theirs.numbers.years)
    return min(most, VOUCHED if (greater or main) and not weak else DOUBTFUL)


def _is_sentence(ours: Reading) -> bool:
    """Tell whether a sentence about the thing follows its title."""
    return len(ours.segments) > 1 and ours.segments[1].mark == "."


def _is_weak(segment: Segment) -> bool:
    """Tell whether a segment has one word beside names of kinds: "the Python tutorial"."""
    return len(segment.words) > 1 and sum(word not in KINDS for word in segment.words) < _FEW_WORDS


def telling(
    found: Overlap, ours: Reading, theirs: Reading, sites: Collection[str]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the whole segments shared that say which document it is."""
    for place, there in found.whole:
        segment = ours.segments[place]
        if is_site(segment.plain, sites) or AUTHOR in (segment.mark, theirs.segments[there[0]].mark):
            continue  # who wrote it wrote other things too
        source = 0 < there[0] == len(theirs.segments) - 1  # "(SEP)" and "(Stanford Encyclopedia of Philosophy)"
        if tells(segment) or (not source and _is_acronym(segment, ours, theirs)) or _is_saying(segment, theirs, there):
            yield place, there


def tells(segment: Segment) -> bool:
    """Tell whether a segment names a document: two words of content or a long one; not an organisation, nor a kind."""
    words = [word for word in segment.words if word not in KINDS]
    if segment.plain in GENERIC or is_organisation(segment):
        return False
    if len(segment.words) == 1:
        return len(words) == 1 and len(words[0]) >= _LONG_WORD
    told = segment.words if any(len(word) > _FEW_WORDS for word in words) else words
    return sum(weight(word) for word in told) >= _FEW_WORDS


def _is_saying(segment: Segment, theirs: Reading, there: tuple[int, ...]) -> bool:
    """Tell whether a segment of small words is word for word one of theirs: "In Our Time"."""
    words = segment.plain.split()
    if len(words) < _NAME_WORDS or is_organisation(segment) or KINDS.issuperset(segment.words):
        return False
    return segment.plain == theirs.segments[there[0]].plain and segment.plain not in GENERIC


def is_organisation(segment: Segment) -> bool:
    """Tell whether a segment is, by its first or last word, the name of an organisation."""
    words = segment.words
    if len(words) > _MAIN_TITLE:
        return False
    last = words[-1] in ORGANISATIONS and words[-1] not in PLACES  # "Stadt Hof", but "A clean Stadt"
    return words[0] in ORGANISATIONS or last or _is_centre_for(segment)


def _is_centre_for(segment: Segment) -> bool:
    """Tell whether a segment is a name, what kind of organisation has it, and what for: "Newt Works Centre for Ponds"."""
    words = segment.plain.split()
    at = next((at for at, word in enumerate(words) if word in ORGANISATIONS or word in _CENTRES), 0)
    return 0 < at < len(words) - 2 and words[at + 1] == "for" and RELATING.isdisjoint(words[:at])


def is_collection(segment: Segment) -> bool:
    """Tell whether a segment names what has many things in it: "the Lexicon of Ponds"."""
    return len(segment.words) > 1 and not COLLECTIONS.isdisjoint(segment.words)


def is_kind_aside(segment: Segment) -> bool:
    """Tell whether a bracket says what kind of thing it is, and no more: "(form)"."""
    return segment.mark == "(" and KINDS.issuperset(segment.words)


def is_series(words: Collection[str]) -> bool:
    """Tell whether words name what every organisation publishes again and again: "annual review"."""
    return all(word in KINDS or word in PERIODICAL for word in words)


def _is_acronym(segment: Segment, ours: Reading, theirs: Reading) -> bool:
    """Tell whether a segment is the initials of another one beside it: "Youth Risk Behavior Survey (YRBS)"."""
    word = segment.plain
    if len(word) not in _ACRONYM or len(segment.words) != 1 or " " in word:
        return False
    parts = (*ours.segments, *theirs.segments)
    return any(word in ("".join(w[0] for w in part.words), "".join(w[0] for w in part.plain.split())) for part in parts)


def _parallel(found: Overlap, ours: Reading, theirs: Reading, place: int, there: tuple[int, ...]) -> float:
    """Return the most that a shared segment can vouch for: chapters of one book, and books of one series, are built alike."""
    if len(there) != 1:
        return VOUCHED
    if _is_source(found, ours, theirs, place, there[0]):
        return SILENT
    if there[0] != place:
        last = there[0] == len(theirs.segments) - 1  # where names of sites stand
        source = place == 0 and last and (2 * found.covered <= 1 or _lacks_thing(found, ours))
        speaker = place == len(ours.segments) - 1 and _is_speaker(found, theirs, there[0])
        return DOUBTFUL if source or speaker else VOUCHED
    if place == 0 and len(ours.segments) > 1 and len(theirs.segments) > 1:
        return _before(found, ours, theirs)
    mark, other = ours.segments[place].mark, theirs.segments[place].mark
    if place == 1 and mark == other == ":":
        return DOUBTFUL if sum(word not in KINDS for word in ours.segments[1].words) > _FEW_WORDS else SILENT
    return VOUCHED


def _is_speaker(found: Overlap, theirs: Reading, there: int) -> bool:
    """Tell whether a shared part stands before a colon and all of a thing of theirs that shares nothing with ours, of which a part of several words is as foreign: "Ann Oxley: How ponds freeze"."""
    named = there == 0 and len(theirs.segments) > 1 and theirs.segments[1].mark == ":"
    foreign = named and theirs.segments[1] in found.their_parts
    return foreign and any(len(part.words) >= _FEW_WORDS for part in found.our_parts)


def _lacks_thing(found: Overlap, ours: Reading) -> bool:
    """Tell whether half of what our title names after a colon is not found: "The Handbook: Fisher's exact test"."""
    if len(ours.segments) < _FEW_WORDS or ours.segments[1].mark != ":":
        return False
    size = sum(weight(word) for segment in ours.segments[1:] for word in segment.words)
    left = sum(weight(word) for word, place, _ in found.open[0] if place > 0)
    return 2 * (left + sum(weight(word) for part in found.our_parts for word in part.words)) >= size


def _is_source(found: Overlap, ours: Reading, theirs: Reading, place: int, there: int) -> bool:
    """Tell whether a shared segment stands where both name their source, and what each names as the thing shares nothing: "X - The Portal" and "Y | The Portal"."""
    if len(ours.segments) != _FEW_WORDS or len(theirs.segments) < _FEW_WORDS or len(found.our_parts) != 1:
        return False
    named = ours.segments[place].mark in _NAMED_AFTER if place else ours.segments[1].mark == ":"
    first = theirs.segments[0]
    last = there > 0 and theirs.segments[there].mark in SET_LAST and first in found.their_parts
    begins = there == 0 and theirs.segments[1].mark == ":" and theirs.segments[1] in found.their_parts
    return named and (begins if there == 0 else last and first.plain not in GENERIC) and not (place == there == 0)


def _before(found: Overlap, ours: Reading, theirs: Reading) -> float:
    """Return how far a common beginning vouches for two titles that go on otherwise: a series, a speaker or a site begins many."""
    mine, others = ours.segments[1], theirs.segments[1]
    size = len(ours.segments[0].words)
    if size > _FEW_WORDS and ((others.strong and mine.mark == ".") or is_organisation(mine) or is_organisation(others)):
        return VOUCHED  # a sentence about it, or who published it
    apart = _go_apart(found, ours)
    if apart or AUTHOR in (mine.mark, others.mark):
        return DOUBTFUL if apart or size <= _FEW_WORDS else VOUCHED
    alike = mine.mark in "-:" and others.mark in "-:."
    if (
        2 * found.covered < 1
        or (2 * found.covered == 1 and size <= _FEW_WORDS)
        or (alike and _is_weak(ours.segments[0]))
    ):
        return SILENT if alike or mine.mark == others.mark == "(" else DOUBTFUL
    if mine.mark == others.mark == ":":
        return DOUBTFUL if _has_in_common(found, ours) else SILENT
    if mine.mark == others.mark == "(" and size <= _FEW_WORDS:  # "Mercury (planet)"
        return SILENT
    return DOUBTFUL if size <= _FEW_WORDS else VOUCHED


def _go_apart(found: Overlap, ours: Reading) -> bool:
    """Tell whether the second parts of two titles begin alike, and each goes on in words of its own: "Pond / Newtlake 10" and "Pond / Newtlake 11".

    A word of the series, "Data of ponds: ponds and herons", is no such beginning.
    """
    if ours.segments[1].words[0] in ours.segments[0].words:
        return False
    sides = [[(word, at) for word, place, at in side if place == 1 and word not in KINDS] for side in found.open]
    return all(sides) and all(side[0][1] > 0 for side in sides)


def _has_in_common(found: Overlap, ours: Reading) -> bool:
    """Tell whether the second segment of ours shares more with theirs than names of kinds, and words of the series that the first names."""
    series, second = ours.segments[:_FEW_WORDS]
    left = {word for word, place, _ in found.open[0] if place == 1}
    return second not in found.our_parts and not KINDS.issuperset(set(second.words) - left - set(series.words))


def _quoted(found: Overlap, ours: Reading, theirs: Reading, sites: Collection[str]) -> float:
    """Score a title of ours whose greater part stands word for word within a longer segment of theirs, and vouches if it begins that; or one of theirs within ours."""
    longest = max(ours.segments, key=lambda segment: len(segment.words))
    several_parts = len(ours.segments) > 1
    several = len(ours.segments) >= _FEW_WORDS < len(longest.words) and longest.mark != "("
    if several and 2 * found.covered >= 1 and _is_within(longest, theirs) and not is_site(longest.plain, sites):
        return VOUCHED if theirs.plain.startswith(f"{longest.plain} ") and 2 * found.covered > 1 else DOUBTFUL
    if several_parts and any(_is_quoted(part, theirs, sites) for part in ours.segments[1:]):
        return DOUBTFUL
    wholes = {segment.plain for segment in ours.segments}  # of these is known what they vouch for
    theirs_within = (part for part in theirs.segments if len(part.words) > 1 and part.plain not in wholes)
    within = any(_is_within(part, ours) and not is_site(part.plain, sites) for part in theirs_within)
    return DOUBTFUL if within else SILENT


def _is_quoted(part: Segment, theirs: Reading, sites: Collection[str]) -> bool:
    """Tell whether what ours names after a colon stands word for word in a part of theirs, which says more of it: "Pond guide: frog care" and "Chapter 7. Frog care in winter"."""
    if part.mark != ":" or len(part.words) < _FEW_WORDS or is_site(part.plain, sites):
        return False
    if tells(part) and all(is_among(word, theirs.words) for word in part.words):
        return sum(word not in KINDS and not is_among(word, part.words) for word in theirs.words) <= 1
    return any(_is_within(part, Reading(one.plain, (one,), theirs.numbers)) for one in theirs.segments)


def _is_within(part: Segment, whole: Reading) -> bool:
    """Tell whether a segment that says which document it is stands word for word in a title."""
    return f" {part.plain} " in f" {whole.plain} " and tells(part)


def leading(ours: Reading, theirs: Reading, sites: Collection[str]) -> float:
    """Score a name that begins our title and is a whole segment of theirs: "Zotero, reference manager" and "Zotero | Your research assistant"."""
    first = theirs.segments[0].plain
    if first in ours.words and is_site(first, sites):
        return max(DOUBTFUL, _led(ours, theirs, sites))  # our title names the site, and the page is titled by it
    return _led(ours, theirs, sites)


def _led(ours: Reading, theirs: Reading, sites: Collection[str]) -> float:
    lead = ours.lead
    words = lead.split()
    if not lead or len(words) > _NAME_WORDS or lead == ours.plain or not _is_name(lead, ours):
        return SILENT
    named = any(lead == segment.plain for segment in theirs.segments) or (len(words) == 1 and lead == theirs.lead)
    if not named or _goes_on(ours, theirs, lead):
        return SILENT
    mine, others = set(ours.words) - set(words), set(theirs.words) - set(words)
    described = not DESCRIBING.isdisjoint(mine)
    if not described and theirs.segments[-1].plain == lead and _is_another_page(ours, theirs):
        return SILENT
    if is_site(lead, sites) or (not DESCRIBING.isdisjoint(others) and mine & others):
        return VOUCHED if described else DOUBTFUL
    return DOUBTFUL if described or len(words) == 1 else SILENT


def _is_another_page(ours: Reading, theirs: Reading) -> bool:
    """Tell whether a title that ends with the name of a site names a page of it, and lacks a word of the one that ours names."""
    if len(theirs.segments) == 1 or theirs.segments[0].plain in GENERIC:
        return False
    return any(not is_among(word, theirs.words) for part in ours.segments if part.mark != "(" for word in part.words)


def _is_name(lead: str, ours: Reading) -> bool:
    words = lead.split()
    return lead not in GENERIC and any(word in ours.words and word not in KINDS and len(word) > 1 for word in words)


def _goes_on(ours: Reading, theirs: Reading, lead: str) -> bool:
    """Tell whether both titles go on after the name in the same way: chapters or subjects, not a name and what it is."""
    if len(ours.segments) < _FEW_WORDS or len(theirs.segments) < _FEW_WORDS:
        return False
    mark = ours.segments[1].mark
    return theirs.segments[0].plain == lead and mark == theirs.segments[1].mark and mark in ":("
