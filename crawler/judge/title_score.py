"""How near two titles are, from 0 to 100, by their words and by the segments these stand in."""

from collections.abc import Collection
from dataclasses import replace

from crawler.judge.title_align import Overlap, overlap, weight
from crawler.judge.title_aside import is_elsewhere, is_page_of_site, shares_only_site, without_site
from crawler.judge.title_authors import AUTHOR
from crawler.judge.title_brackets import is_one_manual_page, says_otherwise
from crawler.judge.title_exchange import are_two_of_series, exchange
from crawler.judge.title_genres import by_name
from crawler.judge.title_letters import has_another_letter
from crawler.judge.title_parts import is_kind_aside, is_organisation, leading, tells, vouched
from crawler.judge.title_places import is_of_other_place
from crawler.judge.title_signs import is_site
from crawler.judge.title_sites import is_known
from crawler.judge.title_source import (
    is_all_of_site,
    is_behind_alone,
    is_section_of,
    is_source_alone,
    is_spoken_of,
    part_named,
    section_named,
    things_apart,
)
from crawler.judge.title_terms import FRONT, GENERIC, KINDS, NARROWING
from crawler.judge.title_tongues import is_translated
from crawler.judge.title_words import Reading, Segment

EQUAL, REORDERED, CONTAINED, RELATED, DOUBTFUL, EXCHANGED = 100.0, 96.0, 90.0, 86.0, 76.0, 70.0
_KIND_FOR_KIND = 84.0
_FEW_WORDS = 2
_SOME_WORDS = 3
_LONG_WORD = 5
_VERY_LONG_WORD = 8
_EXCHANGED = 8.0
_MOST_OF_OURS = 0.7
_CUT_AT = 40  # letters after which content management systems cut titles without a sign


def score(ours: Reading, theirs: Reading, sites: Collection[str]) -> tuple[float, str]:
    """Score two titles from 0 to 100 by their words alone; the second value is `equal`, `contained`, `close`, `words` or `beside`."""
    if ours.plain == theirs.plain or ours.plain.replace(" ", "") == theirs.plain.replace(" ", ""):
        return EQUAL, "equal"
    elsewhere = is_elsewhere(ours, theirs, sites)
    if elsewhere or shares_only_site(ours, theirs, sites):
        return 0.0, "words"
    value = min(_beside_site(ours, theirs, sites), DOUBTFUL if elsewhere is None else EQUAL)
    if value >= RELATED and is_page_of_site(ours, theirs, sites):
        value = DOUBTFUL
    if value > EXCHANGED and has_another_letter(ours, theirs):
        return EXCHANGED, "words"
    apart = _apart(ours, theirs, sites, value) if value > EXCHANGED else False
    if apart:
        return EXCHANGED, "beside"
    if apart is None or (value >= RELATED and is_behind_alone(ours, theirs)):
        value = min(value, DOUBTFUL)
    named = (section_named(theirs, ours) or part_named(theirs, ours, sites)) if value < RELATED else None
    if named:
        telling = (tells(named) and len(named.words) > 1) or is_all_of_site(named, ours, sites)
        value = max(value, CONTAINED if telling else DOUBTFUL)
    elif value < DOUBTFUL and is_section_of(theirs, ours):
        value = DOUBTFUL
    if value < RELATED:
        value = max(value, by_name(ours, theirs, sites, beside=elsewhere is False))
    grounds = ((REORDERED, "equal"), (CONTAINED, "contained"), (DOUBTFUL, "close"))
    return value, next((why for least, why in grounds if value >= least), "words")


def _apart(ours: Reading, theirs: Reading, sites: Collection[str], value: float) -> bool | None:
    """Tell whether two titles near each other name two things, in two languages, beside the same source or in brackets; None says that they may."""
    if is_translated(ours, theirs) or is_of_other_place(ours, theirs, sites):
        return True
    if value >= REORDERED or len(ours.segments) == 1 or len(theirs.segments) == 1:
        return False
    apart = (things_apart(ours, theirs, sites), says_otherwise(ours, theirs, sites))
    return True if True in apart else None if None in apart else False


def _beside_site(ours: Reading, theirs: Reading, sites: Collection[str]) -> float:
    """Score two titles as they are, and without the site's name on ours."""
    value = _as_told(ours, theirs, sites)
    if value > DOUBTFUL and _is_named_within(theirs, ours, sites):
        value = DOUBTFUL
    if value < RELATED and (_is_published(ours, theirs) or is_one_manual_page(ours, theirs)):
        value = CONTAINED
    bare = without_site(ours, sites, theirs) if value < CONTAINED and not _is_kind(theirs) else ours
    return value if bare is ours else max(value, min(_as_told(bare, without_site(theirs, sites), sites), CONTAINED))


def _is_published(ours: Reading, theirs: Reading) -> bool:
    """Tell whether ours is who published a thing, a colon and the thing, and theirs all words of the thing and none but of both: "Pond Foundation: Newt manual" and "Pond Newt manual"."""
    if len(ours.segments) != _FEW_WORDS or ours.segments[1].mark != ":" or not is_organisation(ours.segments[0]):
        return False
    thing = ours.segments[1]
    return tells(thing) and set(thing.words) <= set(theirs.words) <= set(ours.words)


def _is_named_within(theirs: Reading, ours: Reading, sites: Collection[str]) -> bool:
    """Tell whether theirs is the site's name alone, which ours has behind the thing, with more words beside it: "Bees: Friends of Ponds campaign guide"."""
    if len(theirs.segments) > 1 or len(ours.segments) == 1 or len(theirs.words) < _FEW_WORDS:
        return False
    plain = theirs.plain
    behind = any(part.plain != plain and f" {plain} " in f" {part.plain} " for part in ours.segments[1:])
    return behind and not ours.plain.startswith(plain) and is_site(plain, sites)


def _is_kind(title: Reading) -> bool:
    """Tell whether a title says no more than what kind of thing it is: "Fact sheets"."""
    return all(word in KINDS or word.removesuffix("s") in KINDS for word in title.words)


def _as_told(ours: Reading, theirs: Reading, sites: Collection[str]) -> float:
    mine, others = _told(ours, theirs), _told(theirs, ours)
    value = min(_by_words(mine, others, sites), EQUAL if mine is ours and others is theirs else CONTAINED)
    if value > DOUBTFUL and _lacks_on_front(mine, theirs):
        value = DOUBTFUL
    if value > DOUBTFUL and mine.plain != others.plain and _is_front(mine, theirs, others):
        value = max(DOUBTFUL, leading(ours, theirs, sites))
    return value


def _told(one: Reading, other: Reading) -> Reading:
    """Leave out the segments that are a known site's name, and generic ones that the other title lacks, where something remains."""
    if len(one.segments) == 1:
        return one
    left = tuple(
        segment
        for segment in one.segments
        if not is_known(segment.plain)
        and (segment.plain not in GENERIC or any(segment.plain == part.plain for part in other.segments))
    )
    if not left or len(left) == len(one.segments):
        return one
    return replace(one, segments=left, plain=" ".join(segment.plain for segment in left))


def _lacks_on_front(ours: Reading, theirs: Reading) -> bool:
    """Tell whether theirs is the front page of a site of several names, and lacks a whole segment of ours."""
    fronts = [part for part in theirs.segments if part.plain in FRONT]
    if not fronts or len(theirs.segments) < _SOME_WORDS or len(ours.segments) < _FEW_WORDS:
        return False
    return any(not set(part.words) & set(theirs.words) for part in ours.segments if part.mark != "(")


def _is_front(ours: Reading, whole: Reading, told: Reading) -> bool:
    """Tell whether generic words were left out beside what is told: "Home - Talking Mats" is a front page, not what the catalogue has more words for."""
    if len(told.segments) != 1 or len(whole.segments) == 1:
        return False
    aside = told.plain == ours.segments[0].plain and all(part.mark == "(" for part in ours.segments[1:])
    return not aside and any(part.plain in FRONT and part not in told.segments for part in whole.segments)


def _by_words(ours: Reading, theirs: Reading, sites: Collection[str]) -> float:
    if ours.plain == theirs.plain:
        return EQUAL
    found = overlap(ours, theirs)
    if not found.matched:
        return 0.0
    told = _without_authors(found, ours, theirs)
    value = min(_core(told, ours, theirs), _parts(told, ours, theirs, sites), EQUAL if told is found else CONTAINED)
    found = told
    if value >= RELATED:
        return value
    if _is_cut(ours.plain, theirs) or _is_cut(theirs.plain, ours):
        return CONTAINED
    exchanged = are_two_of_series(found, ours, theirs, sites) or exchange(found, ours, theirs)
    if exchanged or (exchanged is False and 2 * found.covered >= 1):
        return min(value, EXCHANGED) if exchanged else DOUBTFUL
    parted = found.our_parts and found.their_parts
    least = DOUBTFUL if found.covered >= _MOST_OF_OURS and not parted else 0.0  # no word, no part in place of another
    return max(value, least, vouched(found, ours, theirs, sites), leading(ours, theirs, sites))


def _without_authors(found: Overlap, ours: Reading, theirs: Reading) -> Overlap:
    """Leave out who wrote it, where ours says so beside a title of two words at least, small ones too where theirs has them, and theirs is silent."""
    if any(part.mark == AUTHOR for part in found.their_parts):
        return found
    left, told = (tuple(one for one in parts if one.mark != AUTHOR) for parts in (found.our_parts, ours.segments))
    named = sum(len(one.words) for one in told)
    if told and told[0].plain == theirs.segments[0].plain:
        named = len(told[0].plain.split())  # "Why I write"
    return replace(found, our_parts=left) if len(left) < len(found.our_parts) and named >= _FEW_WORDS else found


def _is_cut(whole: str, cut: Reading) -> bool:
    """Tell whether the first segment of a title is the beginning of another, as where a form has room for so many letters."""
    first = cut.segments[0].plain
    return _CUT_AT <= len(first) < len(whole) and whole.startswith(first)


def _core(found: Overlap, ours: Reading, theirs: Reading) -> float:
    """Score what stands in segments that share words; of authors, one is enough."""
    if not found.ours and not found.theirs:
        return CONTAINED if any(found.open) else REORDERED
    if found.ours and found.theirs:
        value = _shared(found.matched, found.ours + found.theirs)
        return min(value, _KIND_FOR_KIND) if _is_kind_for_kind(found) else value
    inner, outer = (ours, theirs) if not found.ours else (theirs, ours)
    left = found.ours or found.theirs
    share = found.matched / (found.matched + left)
    if inner.cut and found.matched >= _FEW_WORDS:
        return CONTAINED
    if found.matched < _FEW_WORDS:
        return max(100 * share, DOUBTFUL if inner is theirs and _is_subject(theirs, ours) else 0.0)
    if _is_phrase(inner, outer):
        return _held(ours, theirs, inner, outer, share)
    value = 45 + 50 * share
    wholly = inner is theirs and 2 * share >= 1
    return max(value, DOUBTFUL) if found.matched >= _SOME_WORDS or wholly else value  # nothing was exchanged


def _held(ours: Reading, theirs: Reading, inner: Reading, outer: Reading, share: float) -> float:
    """Score a title that stands word for word in the other, of which it is this `share`."""
    if is_spoken_of(inner, outer) or (inner is theirs and is_source_alone(ours, (), theirs)):
        return DOUBTFUL
    if inner is ours:
        return CONTAINED
    named = is_organisation(max(inner.segments, key=lambda part: len(part.plain)))
    return CONTAINED if share > 1 / 4 and not named and not _narrows(ours, theirs) else DOUBTFUL


def _is_subject(theirs: Reading, ours: Reading) -> bool:
    """Tell whether a page is titled by the one word that ours is about: "Croup", of "Croup in children"."""
    words = [word for part in theirs.segments if set(part.words) <= set(ours.words) for word in part.words]
    telling = [word for word in words if word not in KINDS and len(word) >= _LONG_WORD]
    most = 4 if len(telling) == 1 and len(telling[0]) >= _VERY_LONG_WORD else 3
    return len(telling) == 1 and len(set(ours.words) - KINDS) <= most


def _narrows(ours: Reading, theirs: Reading) -> bool:
    """Tell whether our title says for whom or where, and theirs is all but that: "the Highway Code for Northern Ireland"."""
    longest = max((segment.plain for segment in theirs.segments), key=len)
    return any(f"{longest} {word} " in segment.plain for segment in ours.segments for word in NARROWING)


def _is_kind_for_kind(found: Overlap) -> bool:
    """Tell whether all that is exchanged is what kind of thing it is: a toolkit for a handbook."""
    return all(word in KINDS for side in found.open for word, _, _ in side)


def _is_phrase(inner: Reading, outer: Reading) -> bool:
    """Tell whether the longest segment of the shorter title stands word for word in the other."""
    longest = max((segment.plain for segment in inner.segments), key=len)
    longest = longest.removeprefix("the ").removeprefix("a ").removeprefix("an ")
    joined = longest.replace(" ", "")
    return f" {longest} " in f" {outer.plain} " or any(part.plain.replace(" ", "") == joined for part in outer.segments)


def _parts(found: Overlap, title: Reading, whole: Reading, sites: Collection[str]) -> float:
    """Limit the score by whole segments that only one side has: a site's name, a subtitle, a publisher, or another chapter."""
    theirs = tuple(part for part in found.their_parts if not is_site(part.plain, sites))
    ours = tuple(part for part in found.our_parts if not is_site(part.plain, sites) and not is_kind_aside(part))
    if not ours and not theirs:
        return EQUAL
    if found.matched < _FEW_WORDS:
        named = not theirs and not found.theirs and all(_is_source_of(part, title) for part in ours)
        return max(_single_word(found, ours, theirs), DOUBTFUL if named and _is_subject(whole, title) else 0.0)
    if not theirs:
        return min(_lacking(found, whole, _size(ours)), DOUBTFUL if is_source_alone(title, ours, whole) else EQUAL)
    if not ours or (all(part.strong for part in theirs) and found.matched >= _size(ours)):
        series = found.theirs and len(title.segments) > 1 and title.segments[0].words[-1] in KINDS
        return CONTAINED if not ours else DOUBTFUL if series and ours[0] is title.segments[1] else RELATED
    return _shared(found.matched, _size(ours) + _size(theirs))


def _is_source_of(part: Segment, title: Reading) -> bool:
    """Tell whether a part of a title says where the thing belongs: in brackets, or before a colon."""
    return part.mark == "(" or (part is title.segments[0] and title.segments[1].mark == ":")


def _lacking(found: Overlap, theirs: Reading, size: float) -> float:
    """Limit the score where whole segments of ours are nowhere in theirs; who published a thing is not the thing."""
    if (found.theirs and found.matched < _SOME_WORDS) or all(map(is_organisation, theirs.segments)):
        return _shared(found.matched, size + found.ours + found.theirs)
    return CONTAINED if found.matched / (found.matched + size) > 1 / 5 else DOUBTFUL


def _shared(matched: float, left: float) -> float:
    """Score words exchanged: one in five makes another document, one in twelve a slip."""
    return 200 * matched / (2 * matched + left) - _EXCHANGED


def _single_word(found: Overlap, ours: tuple[Segment, ...], theirs: tuple[Segment, ...]) -> float:
    """One shared word is enough only where it is the whole of our title and a whole segment of theirs."""
    if not ours and not found.ours and not found.theirs:
        aside = theirs and theirs[0].mark == "(" and not "".join(theirs[0].words).isdigit()
        return DOUBTFUL if aside else RELATED  # "Puma (brand)" may be another, "ping(8)" is a page of a manual
    return 100 * found.matched / (found.matched + _size(ours) + _size(theirs))


def _size(parts: tuple[Segment, ...]) -> float:
    return sum(weight(word) for part in parts for word in part.words)
