"""What follows the main part of a title, looked for in the words of a document in which that part stands."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from crawler.judge.title_authors import AUTHOR
from crawler.judge.title_forms import is_among, same_word
from crawler.judge.title_initials import abbreviates
from crawler.judge.title_parts import is_organisation, is_series
from crawler.judge.title_terms import FORMS, KINDS, NARROWING, ORGANISATIONS
from crawler.judge.title_words import Reading, Segment, clean, fold, is_language, plain_words

SUBTITLE_SHARE = 12
"""Letters of a main title that can stand for the whole."""
_FEWEST = 2  # words
_LONG_NUMBER = 3
_BEFORE_KIND = 2  # words from a number to what it numbers: "second independent report"
_INITIALS = (2, 3)
_VOLUMES = frozenset("编篇卷册")


def telling_part(ours: Reading) -> Segment:
    """Return the first part of a title that names the thing: not who published it."""
    named = (part for part in ours.segments if part.mark not in ("(", AUTHOR) and not is_organisation(part))
    return next(named, ours.segments[0])


def rest_is_there(ours: Reading, plain: str) -> bool:
    """Tell whether the pages have, beside the first part of a title, some of what follows it: its subtitle is not foreign to a document."""
    first = telling_part(ours)
    others = [
        part
        for part in ours.segments
        if part is not first and not is_language(part) and not (part.mark == "(" and abbreviates(part, first))
    ]
    told = [part for part in others if part.mark not in ("(", AUTHOR)]
    if any(_is_volume(part) and f" {part.plain} " not in f" {plain} " for part in others) or lacks_number(ours, plain):
        return False
    if any(_ends_otherwise(part, plain) for part in told) or (told and _goes_on_otherwise(ours, first, plain)):
        return False
    if others and is_series(first.words):
        return _publisher_is_there(others, plain)
    short = len(first.plain) < SUBTITLE_SHARE
    beside = told if short and told else others  # a short one is vouched for by its subtitle
    left = (word for part in beside if not is_organisation(part) for word in part.words)
    words = {word for word in left if word not in KINDS and word not in FORMS and len(word) > 1}
    if not words or f" {ours.plain} " in f" {plain} " or _is_published_by(others, first):
        return True
    if len(words) == 1 and others[0].mark != "(":
        first_on_page = (
            plain.startswith(first.plain) and len(first.words) > max(_INITIALS) - 1
        )  # else a publisher, perhaps
        return first_on_page or not words.isdisjoint(plain.split())
    present = set(plain.split())
    known = sum(word in present or any(same_word(word, other) for other in present) for word in words)
    return known == len(words) if short else 3 * known >= len(words)


def _is_published_by(others: list[Segment], first: Segment) -> bool:
    """Tell whether all that follows a title of three words at least is a bracket of two or three letters, who published it: "(MEC)"."""
    last = others[-1]
    short = len(others) == 1 and last.mark == "(" and len(last.words) == 1
    return short and len(last.plain) in _INITIALS and last.plain.isalpha() and len(first.words) >= min(_INITIALS) + 1


def lacks_number(ours: Reading, plain: str) -> bool:
    """Tell whether ours has a number that the pages have not: one of three digits at least, "working paper 2450", or one in whose place they have another."""
    there = f" {plain} "
    lacking = {word for word in ours.plain.split() if word.isdigit() and f" {word} " not in there}
    return any(len(number) >= _LONG_NUMBER for number in lacking) or (
        bool(lacking) and is_numbered_otherwise(ours, plain)
    )


def is_numbered_otherwise(ours: Reading, plain: str) -> bool:
    """Tell whether a number of ours is nowhere there, and another behind the same word, "walk 4", or before the same kind of thing, "2 report"."""
    if not ours.numbers.counts:
        return False
    words, there = ours.plain.split(), plain.split()
    pairs = list(pairwise(there))
    for at, number in enumerate(words):
        if not number.isdigit() or number in there:
            continue
        before = words[at - 1] if at and len(words[at - 1]) > _LONG_NUMBER else ""
        kinds = KINDS.intersection(words[at + 1 : at + 1 + _BEFORE_KIND])
        if any((one == before and other.isdigit()) or (other in kinds and _is_small(one)) for one, other in pairs):
            return True
    return False


def _is_small(word: str) -> bool:
    """Tell whether a word is a number of one or two digits."""
    return word.isdigit() and len(word) < _LONG_NUMBER


def _is_volume(part: Segment) -> bool:
    """Tell whether a bracket names the volume of a work, in Chinese or Japanese: "(地震編)"."""
    return part.mark == "(" and len(part.words) > 1 and part.words[-1] in _VOLUMES


def _ends_otherwise(part: Segment, plain: str) -> bool:
    """Tell whether a subtitle stands there but for its last word, "a guide for landlords", where ours is for tenants, or another word stands in the place of one of it."""
    head, _, last = part.plain.rpartition(" ")
    present = set(plain.split())
    begun = head and (f" {head} " in f" {plain} " if " " in head else plain.startswith(f"{head} "))
    if begun and not last.isdigit() and not any(same_word(last, other) for other in present):
        return True
    words = part.plain.split()
    missing = [at for at, word in enumerate(words) if word not in present]
    if len(missing) != 1 or not 0 < missing[0] < len(words) - 1:
        return False
    at, there = missing[0], plain.split()
    if any(same_word(words[at], other) for other in present):
        return False
    pairs = zip(there, there[2:], strict=False)
    return (words[at - 1], words[at + 1]) in set(pairs)


def _goes_on_otherwise(ours: Reading, first: Segment, plain: str) -> bool:
    """Tell whether what follows the first part of ours begins as ours does and goes on in other words: "Pond / Newtlake Audacity" and "Pond / Newtlake Buster"."""
    behind = next(
        (part for part, before in zip(ours.segments[1:], ours.segments, strict=False) if before is first), None
    )
    _, there, after = f" {plain} ".partition(f" {first.plain} ")
    words, others = behind.plain.split() if behind else [], after.split()
    if not words or not there or not others or words[0] != others[0]:
        return False
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words, others, strict=False)))
    left = [word for word in words[same:] if not word.isdigit()]
    return bool(left) and not any(same_word(word, other) for word in left for other in set(others))


def _publisher_is_there(others: list[Segment], plain: str) -> bool:
    """Tell whether who published a thing is named: many have an annual report."""
    present = set(plain.split())
    words = {word for part in others for word in part.words if word not in KINDS and word not in ORGANISATIONS}
    return not words or any(other.startswith(word) for word in words for other in present)


def lacks_words(ours: Reading, texts: list[str]) -> bool:
    """Tell whether none of the pages has two at least, and a third, of the words of ours that say which document it is.

    Those that only say where or for whom, "Managing newts in private gardens", may be left out on them.
    """
    present = {word for text in texts for word in plain_words(fold(clean(text)))}
    telling = [
        word for word in set(ours.words) - KINDS - ORGANISATIONS if not (word.isascii() and len(word) <= _FEWEST)
    ]
    missing = {word for word in telling if not word.isdigit() and not is_among(word, present)}
    if missing <= set(_narrowed(ours)):
        return False
    return len(missing) >= _FEWEST and 3 * len(missing) >= len(telling)


def _narrowed(ours: Reading) -> Iterator[str]:
    """Yield the words that only say where or for whom a thing is: what follows "in" or "for" at the end of a part that has named something before."""
    for part in ours.segments:
        words = part.plain.split()
        at = next((at for at in range(len(words) - 1, 0, -1) if words[at] in NARROWING), len(words))
        if len(set(words[:at]).intersection(part.words)) >= _FEWEST:
            yield from words[at + 1 :]
