"""Looking for a title in the words of a document's first pages."""

import re
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from crawler.judge.patterns import Pattern
from crawler.judge.title_align import overlap
from crawler.judge.title_authors import AUTHOR
from crawler.judge.title_celtic import is_celtic, same_root
from crawler.judge.title_compounds import are_made_of
from crawler.judge.title_conflicts import conflict
from crawler.judge.title_exchange import exchange
from crawler.judge.title_forms import is_among, same_word
from crawler.judge.title_initials import abbreviated
from crawler.judge.title_numbers import Numbers, take_numbers
from crawler.judge.title_parts import tells
from crawler.judge.title_rest import SUBTITLE_SHARE, is_numbered_otherwise, rest_is_there, telling_part
from crawler.judge.title_scripts import is_unspaced
from crawler.judge.title_terms import FORMS, KINDS
from crawler.judge.title_words import Reading, clean, fold, plain_words, read_title

_ENOUGH_LETTERS = 8  # a shorter title is looked for as whole words only
_ENOUGH_WORDS = 40  # words of text before its silence counts
_AREA_WORDS = 60
_AREA_LETTERS = 600
_EARLY = 250  # letters of a page in which nearly all titles stand
_ALL_WORDS = 92.0  # the score where they stand in another order
_FEWEST, _FEW_WORDS = 2, 4
_BEGINNING_WORDS = 25
_DOUBTFUL = 72.0
_EXCHANGED = 70.0
_NEAR = 60.0
_ANOTHER = 55.0  # the score where a word is exchanged in the place of a document's own title
_MOST_MORE = 2  # words in place of one
_HALF_FOUND = 84.0  # of the title of which only the first part was found
_ENOUGH_JOINED = 10  # letters that are looked for without the spaces between them
_EXCERPT = 120
_SHORT_SOURCE = 3  # words
_BEHIND_SOURCE = frozenset(":-")
_AROUND = 30
# "The second edition corrects the table" is the text already, and may speak of another book; on a cover no article stands before it.
SENTENCE_ON_EDITIONS = Pattern(
    r"\b(?:the|this|that|a|our|its|in|of|from|since|die|der|dieser|la|cette|une|esta|questa)\s+(?:\w+\s+){1,2}(?:edition|auflage|édition|edición|edizione)\b",
    re.IGNORECASE,
)
# "Vol. 27, pp. 379" says where a paper was printed.
_IN_JOURNAL = Pattern(
    r"\bvol(?:ume|\.)?\s*\w{1,6}\.?,?\s*(?:n(?:os?|r)?\b|n[.\u00ba\u00b0]|n[u\u00fa]m\b|pp?\.|s\.|heft|fasc|issue|\()",
    re.IGNORECASE,
)
_HYPHENATED = Pattern("(?<=\\w)[\u00ad\u0002\ufffe]\\s*(?=[a-z])")  # pdfium marks a hyphen at the end of a line so


@dataclass(frozen=True, slots=True)
class InText:
    """How well a title was found in a text: 0 to 100, whether a number beside it disagrees, and whether there was enough to read.

    `early` tells that it stands where documents have their titles, and not in a sentence further on; `scattered` that only its words do; `swapped` that other words stand in the place of one of it.
    """

    score: float
    conflict: bool
    legible: bool
    excerpt: str | None
    early: bool = True
    stated: bool = False
    scattered: bool = False
    swapped: bool = False


def find_in_text(ours: Reading, texts: list[str]) -> InText:
    """Look for a title, or its main part, in each text; the best counts, but for a page that is silent of a number which another page has against ours."""
    found = [_find(ours, text) for text in texts]
    best = max(found, key=lambda one: (one.score, not one.conflict, one.early))
    against = next((one for one in found if one.conflict and one.score >= best.score), None)
    if against is not None and not any(one.stated for one in found):
        best = against
    return replace(best, legible=any(one.legible for one in found))


def _find(ours: Reading, text: str) -> InText:
    cleaned = clean(_HYPHENATED.sub("", text))
    words = plain_words(fold(cleaned if ours.numbers == Numbers() else take_numbers(cleaned)[0]))
    plain = " ".join(words)
    short = abbreviated(words, ours.words)
    (score, place), plain = max((_place(ours, text), text) for text in dict.fromkeys((plain, short)))
    beginning = plain[:_AREA_LETTERS] if place <= _EARLY else plain
    numbered = score > _HALF_FOUND and is_numbered_otherwise(ours, beginning)
    score = _HALF_FOUND if numbered else score
    extra = _EXCERPT if score == _ALL_WORDS else 0
    excerpt = _excerpt(cleaned) or None
    against = score >= _DOUBTFUL and _disagrees(ours, cleaned, place, len(plain), extra)
    stated = not against and _states(ours.numbers, cleaned[: _EXCERPT * 4])
    legible = _is_legible(words, cleaned)
    return InText(
        score,
        against or numbered,
        legible,
        excerpt,
        place <= _EARLY,
        stated,
        scattered=score == _ALL_WORDS,
        swapped=score in (_ANOTHER, _EXCHANGED),
    )


def _excerpt(text: str) -> str:
    """Return the beginning of a text for people to read, cut at a word where there is one in its second half."""
    if len(text) <= _EXCERPT:
        return text
    kept = text[:_EXCERPT].rstrip()
    at_word = text[: _EXCERPT + 1].rpartition(" ")[0].rstrip()
    return (at_word if len(at_word) > _EXCERPT // 2 else kept) + "\u2026"


def _states(ours: Numbers, beginning: str) -> bool:
    """Tell whether a page begins with a version or year of ours."""
    if not (ours.versions or ours.years):
        return False
    _, theirs = take_numbers(beginning)
    return not ours.versions.isdisjoint(theirs.versions) or not ours.years.isdisjoint(theirs.years)


def _is_legible(words: list[str], cleaned: str) -> bool:
    """Tell whether there is enough to read: words, not signs of a broken font."""
    if is_unspaced(cleaned[:_AREA_LETTERS]):
        return len(words) >= 3 * _ENOUGH_WORDS
    return len(words) >= _ENOUGH_WORDS and sum(map(len, words)) > 3 * len(words)


def _place(ours: Reading, plain: str) -> tuple[float, int]:
    """Return the best score and where the title begins."""
    exact = _exactly(ours, plain)
    behind = _behind_source(ours, plain) if exact is None else None
    if exact is not None or behind is not None:
        known = exact is not None or _has_source(ours, plain)
        return (100.0 if known and rest_is_there(ours, plain) else _HALF_FOUND), exact or behind or 0
    area = _area(plain)
    beginning = area[:_BEGINNING_WORDS]
    if _has_all(ours, area) or _stands_together(ours, beginning) or _is_formed_otherwise(ours, beginning):
        return _ALL_WORDS, 0
    best, place = 0.0, 0
    for needle in _needles(ours):
        if needle != ours.plain and len(needle) < SUBTITLE_SHARE:
            continue
        if len(needle) >= _ENOUGH_LETTERS and len(plain) >= len(needle):
            found = fuzz.partial_ratio_alignment(needle, plain, score_cutoff=60)
            if found and found.score > best:
                best, place = found.score, found.dest_start
    score = _without_strangers(best, ours, plain)
    if score >= _NEAR and _is_exchanged(ours, plain, place, inside=True):
        return min(score, _EXCHANGED if place > _EARLY else _ANOTHER), place
    return min(score, _EXCHANGED) if score >= _DOUBTFUL and _is_exchanged(ours, plain, place) else score, place


def _is_exchanged(ours: Reading, plain: str, place: int, *, inside: bool = False) -> bool:
    """Tell whether other words stand in the place of one of ours: "working with young people" for "working with older people"; if `inside`, before its last word."""
    part = telling_part(ours)
    title = replace(ours, segments=(part,), plain=part.plain) if inside and len(part.words) > _FEWEST else ours
    words = title.plain.split()
    most = len(words) + _MOST_MORE
    beginnings = (plain[start:].split(maxsplit=most)[:most] for start in {plain.rfind(" ", 0, place + 1) + 1, 0})
    return any(
        _is_swapped(title, theirs[:size])
        for theirs in beginnings
        for size in range(len(words), len(theirs) + 1)
        if not inside or theirs[size - 1] == words[-1]
    )


def _is_swapped(ours: Reading, words: list[str]) -> bool:
    theirs = read_title(" ".join(words))
    return bool(theirs.segments) and exchange(overlap(ours, theirs), ours, theirs) is True


def _needles(ours: Reading) -> tuple[str, ...]:
    """Return what to look for: the whole title, that without brackets and authors, and its first segment; who published it, or its series, is not the thing."""
    named = " ".join(part.plain for part in ours.segments if part.mark not in ("(", AUTHOR))
    return tuple(dict.fromkeys((ours.plain, named or ours.plain, telling_part(ours).plain)))


def _exactly(ours: Reading, plain: str) -> int | None:
    """Return where the title, or its main part, stands word for word, or letter for letter where spaces went astray."""
    for needle in _needles(ours):
        short = needle != ours.plain and len(needle) < SUBTITLE_SHARE
        if short and (len(needle) < _ENOUGH_LETTERS or " " not in needle):
            continue
        exact = f" {plain} ".find(f" {needle} ", 0, _AREA_LETTERS if short else None)
        if exact >= 0:
            return exact
        joined = needle.replace(" ", "")
        if len(joined) >= _ENOUGH_JOINED:
            exact = plain[:_AREA_LETTERS].replace(" ", "").find(joined)
            if exact >= 0:
                return exact
    return None


def _behind_source(ours: Reading, plain: str) -> int | None:
    """Return where a page begins with all that ours names behind its source: "NPC booklet: Keeping newts at home".

    The page names the source elsewhere, or has nothing before the thing and no word of a short source.
    """
    if len(ours.segments) == 1:
        return None
    thing = ours.segments[1]
    if thing.mark not in _BEHIND_SOURCE or len(thing.plain) < SUBTITLE_SHARE or not tells(thing):
        return None
    at = f" {plain} ".find(f" {thing.plain} ", 0, _EARLY)
    unnamed = len(ours.segments[0].words) <= _SHORT_SOURCE and _of_source(ours).isdisjoint(_area(plain))
    is_there = at >= 0 if _has_source(ours, plain) else at == 0 and unnamed
    return at if is_there else None


def _has_source(ours: Reading, plain: str) -> bool:
    """Tell whether a page begins with all that ours names as the source; of a long thing, with half of it and all its numbers."""
    source, area = _of_source(ours), set(_area(plain))
    numbers = {word for word in source if not word.isalpha()}
    long = len(ours.segments[1].words) > _SHORT_SOURCE
    return source <= area or (long and numbers <= area and 2 * len(source & area) >= len(source))


def _of_source(ours: Reading) -> set[str]:
    return set(ours.segments[0].words) - KINDS


def _area(plain: str) -> list[str]:
    """Return the words where a title page has its title."""
    return plain[:_AREA_LETTERS].split()[:_AREA_WORDS]


def _has_all(ours: Reading, area: list[str]) -> bool:
    """Tell whether all words of a title of some length stand there, in whatever order."""
    named = {word for part in ours.segments if part.mark != AUTHOR for word in part.words} - FORMS
    words = named if len(named) >= _FEW_WORDS else set(ours.words)
    if len(words) < _FEW_WORDS or sum(map(len, words)) < _FEW_WORDS * 4:
        return False
    present = set(area)
    return all(word in present or any(same_word(word, other) for other in present) for word in words)


def _stands_together(ours: Reading, beginning: list[str]) -> bool:
    """Tell whether the two or three words of a short title stand side by side where a document begins, in whatever order."""
    words = set(ours.words)
    if not _FEWEST <= len(words) <= _FEW_WORDS or sum(map(len, words)) < _ENOUGH_JOINED:
        return False
    places = [[at for at, other in enumerate(beginning) if same_word(word, other)] for word in words]
    if not all(places):
        return False
    return any(
        all(any(first <= at <= first + len(words) + 1 for at in there) for there in places)
        for first in sorted({at for there in places for at in there})
    )


def _is_formed_otherwise(ours: Reading, beginning: list[str]) -> bool:
    """Tell whether the words of a title that a document does not begin with stand there in another form: a compound in its parts, or a Celtic word with its first letters changed."""
    if len(ours.words) > _FEW_WORDS:
        return False
    missing = [word for word in ours.words if not is_among(word, beginning)]
    if not missing or min(map(len, missing)) < _FEW_WORDS:
        return False
    if is_celtic(" ".join((ours.plain, *beginning))):
        missing = [word for word in missing if not any(same_root(word, other) for other in beginning)]
    return not missing or are_made_of(missing, beginning[: _BEGINNING_WORDS // 2])


def _without_strangers(score: float, ours: Reading, plain: str) -> float:
    """Hold a fuzzy find against whole words: letters alone meet by chance in a long text."""
    present = set(plain.split())
    words = set(ours.words)
    long = [other for other in present if len(other) > 1]
    known = sum(
        1 for word in words if word in present or (len(word) > 1 and any(same_word(word, other) for other in long))
    )
    share = 100 * known / len(words)
    few = len(words) <= _FEW_WORDS  # then one that is missing was exchanged
    if score >= 88 and share >= (100 if few else 75):  # noqa: PLR2004 - measured: 89 % of papers are found at 88
        return score
    return min(share, 84.0) if share >= 90 or score >= 75 else min(share, score)  # noqa: PLR2004


def _disagrees(ours: Reading, cleaned: str, place: int, length: int, extra: int = 0) -> bool:
    """Tell whether the words around the title state another edition, year or volume, and nowhere ours."""
    if not length:
        return False
    start = max(0, place * len(cleaned) // length - _AROUND)
    near = _IN_JOURNAL.sub(" ", cleaned[start : start + len(ours.plain) + 3 * _AROUND + extra])
    if ours.numbers.edition is None:
        near = SENTENCE_ON_EDITIONS.sub(" ", near)
    _, theirs = take_numbers(near)
    role = conflict(ours.numbers, theirs)
    return (
        role is not None
        and role != "number"
        and conflict(ours.numbers, take_numbers(cleaned[: _EXCERPT * 4])[1]) is not None
    )
