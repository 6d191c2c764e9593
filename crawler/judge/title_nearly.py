"""Pages and documents that say nearly all of a title somewhere: under another heading, with another subtitle, in another order.

Of 618 targets that are other things, told by their words alone, 6 do so; of 28 that had been taken for other things, though they are what was
meant, 13.
"""

from collections.abc import Collection, Iterator

from crawler.judge.title_align import overlap
from crawler.judge.title_compare import TEXT_SOURCE, Compared
from crawler.judge.title_conflicts import conflict
from crawler.judge.title_exchange import exchange
from crawler.judge.title_forms import is_among
from crawler.judge.title_score import EXCHANGED
from crawler.judge.title_terms import FORMS, KINDS
from crawler.judge.title_words import Reading, Segment, clean, fold, is_language, plain_words
from crawler.records import Facts

_MOST = 0.75  # of the words of a title
_SMALL = 2  # letters
_OPENING = 400  # letters
_FIRST_HEADINGS = 6


def says_nearly_all(ours: Reading, facts: Facts, compared: Collection[Compared]) -> bool:
    """Tell whether three in four words of ours are in the titles, first headings and opening of a target, and nothing there is against it.

    Against it are another number, a word or letter in place of one of ours, and a part of ours of which no more than half is there: "Pond School: Newts", where no newt is.
    """
    if any(_is_against(ours, one) for one in compared if one.reading.segments):
        return False
    parts = [part for part in ours.segments if not is_language(part)] or ours.segments
    words = [
        word for part in parts for word in part.words if len(word) > _SMALL or not (word.isascii() and word.isalpha())
    ]
    said = _said(facts, [one.reading for one in compared])
    missing = {word for word in set(words) if not is_among(word, said)}
    enough = sum(word not in missing for word in words) >= _MOST * len(words)
    return bool(words) and enough and not any(_is_missing(part, missing) for part in parts)


def _is_against(ours: Reading, one: Compared) -> bool:
    if one.score == EXCHANGED or conflict(ours.numbers, one.reading.numbers):
        return True
    return exchange(overlap(ours, one.reading), ours, one.reading) is True


def _is_missing(part: Segment, missing: Collection[str]) -> bool:
    """Tell whether no more than half of a part that names a thing is there; square brackets have the form of one: "[QuickTime]"."""
    telling = [word for word in part.words if word not in KINDS and word not in FORMS]
    return part.mark != "[" and bool(telling) and 2 * sum(word not in missing for word in telling) <= len(telling)


def _said(facts: Facts, titles: Collection[Reading]) -> Collection[str]:
    """Return the words with which a target names and begins what is there."""
    found = {word for title in titles for word in title.words}
    found.update(word for text in _beginnings(facts) for word in plain_words(fold(clean(text))))
    return found


def _beginnings(facts: Facts) -> Iterator[str]:
    yield from facts.headings[:_FIRST_HEADINGS]
    yield facts.text[:_OPENING]
    yield from (title.text[:_OPENING] for title in facts.titles[:_FIRST_HEADINGS] if title.source == TEXT_SOURCE)
