"""Pages and documents that say nearly all of a title somewhere: under another heading, with another subtitle, in another order.

Of 618 targets that are other things, told by their words alone, 6 do so; of 28 that had been taken for other things, though they are what was
meant, 13.
"""

from collections.abc import Collection, Iterable

from crawler.judge.title_align import overlap
from crawler.judge.title_compare import SITE_SOURCE, TEXT_SOURCE, Compared
from crawler.judge.title_conflicts import conflict
from crawler.judge.title_exchange import exchange
from crawler.judge.title_forms import is_among
from crawler.judge.title_score import EXCHANGED
from crawler.judge.title_terms import FORMS, KINDS
from crawler.judge.title_words import (
    OPENING,
    Reading,
    Segment,
    clean,
    fold,
    is_language,
    opening_words,
    plain_words,
    read_title,
)
from crawler.records import Facts

_MOST = 0.75  # of the words of a title
_SMALL, _SHORT_NAME = 2, 4  # letters
_FIRST_HEADINGS = 6


def says_nearly_all(ours: Reading, facts: Facts, compared: Collection[Compared]) -> bool:
    """Tell whether three in four words of ours are in the titles, first headings and opening of a target, and nothing there is against it.

    Against it are another number, a word or letter in place of one of ours, and a part of ours of which no more than half is there: "Pond School: Newts", where no newt is.
    """
    parts = [part for part in ours.segments if not is_language(part)] or ours.segments
    words = [
        word for part in parts for word in part.words if len(word) > _SMALL or not (word.isascii() and word.isalpha())
    ]
    missing = _missing(words, _said(facts, compared))
    if missing is None or any(_lacks(part, missing) for part in parts):
        return False
    return not any(_is_against(ours, one) for one in compared if one.reading.segments)


def _missing(words: list[str], said: Collection[str]) -> Collection[str] | None:
    """Return the words that are not there, None where these are too many."""
    missing: list[str] = []
    for word in words:
        if not is_among(word, said):
            missing.append(word)
            if len(missing) > (1 - _MOST) * len(words):
                return None
    return missing if words else None


def _is_against(ours: Reading, one: Compared) -> bool:
    if one.score == EXCHANGED or conflict(ours.numbers, one.reading.numbers):
        return True
    return exchange(overlap(ours, one.reading), ours, one.reading) is True


def _lacks(part: Segment, missing: Collection[str]) -> bool:
    """Tell whether no more than half of a part that names a thing is there; square brackets have the form of one: "[QuickTime]"."""
    telling = [word for word in part.words if word not in KINDS and word not in FORMS]
    return part.mark != "[" and bool(telling) and 2 * sum(word not in missing for word in telling) <= len(telling)


def _said(facts: Facts, compared: Collection[Compared]) -> Collection[str]:
    """Return the words with which a target names and begins what is there."""
    pages = (title.text[:OPENING] for title in facts.titles[:_FIRST_HEADINGS] if title.source == TEXT_SOURCE)
    headings = plain_words(fold(clean(" | ".join(facts.headings[:_FIRST_HEADINGS]))))
    readings = (one.reading.words for one in compared)
    return frozenset(headings).union(opening_words(facts.text[:OPENING]), *map(opening_words, pages), *readings)


def speaks_of(ours: Reading, facts: Facts, titles: Iterable[Reading]) -> bool:
    """Tell whether a page begins by speaking of all that ours names: whatever it is titled, the signs disagree.

    Of 235 pages that are others, none did so. One word is enough where ours says what kind of thing it is: the handbook of that.
    """
    things = {word for word in ours.words if word not in KINDS}
    if len(things) <= 1 and (len(ours.words) == 1 or len("".join(things)) < _SHORT_NAME):
        return False
    if any(conflict(ours.numbers, title.numbers) for title in titles):
        return False
    opening = " ".join(opening_words(facts.text[:OPENING]))
    for title in facts.titles:
        if title.source == SITE_SOURCE:  # what the site is called says nothing of its page
            opening = opening.replace(read_title(title.text).plain, " ")
    told = frozenset(opening.split())
    return all(is_among(word, told) for word in things)
