"""What the first page of a document says of its edition, its author and its place, held against a title."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from crawler.judge.patterns import Pattern
from crawler.judge.title_aside import only
from crawler.judge.title_authors import is_person
from crawler.judge.title_forms import is_among
from crawler.judge.title_numbers import take_numbers
from crawler.judge.title_places import places_in
from crawler.judge.title_terms import ARTICLES, DESCRIBING, KINDS, ORGANISATIONS
from crawler.judge.title_text import SENTENCE_ON_EDITIONS
from crawler.judge.title_words import Reading, clean, fold, plain_words

_BEGINNING = 400  # letters where a cover says which edition it is
_LABELS = frozenset({"paper", "article", "essay", "report", "talk", "lecture"})
_LINES = Pattern(r"\n|(?<=[a-z\d])\.\s+(?=[^\W\d_a-z])")
_TITLE = 250  # letters in which nearly all titles stand
_MOST = 0.75  # of the words of a title
_SMALL = 2  # letters
_MORE = 3  # words of a title there
_MANY = 8  # editions of a book that is printed again and again
_NAME = range(2, 5)  # words


def first_edition(text: str) -> int | None:
    """Return the edition that a page states first, in a line of its own or a title, not in a sentence on some edition."""
    for line in _pieces(text[:_BEGINNING]):
        edition = take_numbers(SENTENCE_ON_EDITIONS.sub(" ", clean(line)))[1].edition
        if edition is not None:
            return edition
    return None


def _pieces(text: str) -> Iterable[str]:
    return (line for line in re.split(_LINES.source, text) if line.strip())


def is_reprint(ours: Reading, text: str) -> bool:
    """Tell whether ours is an author and a work, and a page that begins with the author states one of many editions: literature is printed again and again under such numbers."""
    stated = first_edition(text)
    if ours.numbers.edition is not None or stated is None or stated < _MANY or not _is_led_by_author(ours, text):
        return False
    years = take_numbers(clean(text[:_BEGINNING]))[1].years
    return not ours.numbers.years or not ours.numbers.years.isdisjoint(years) or not years


def _is_led_by_author(ours: Reading, text: str) -> bool:
    """Tell whether ours begins with what may be an author before a colon or dash, and so does a page."""
    first = ours.segments[0]
    if len(ours.segments) == 1 or ours.segments[1].mark not in (":", "-") or len(first.plain.split()) not in _NAME:
        return False
    if not (KINDS | ORGANISATIONS | DESCRIBING).isdisjoint(first.words) or not first.plain.replace(" ", "").isalpha():
        return False
    return f"{_plain(text[:_BEGINNING])} ".startswith(f"{first.plain} ")


def without_label(ours: Reading) -> Reading:
    """Take off what ours says that a paper is called by before a colon, "The Newt paper: ...", and the word at which an ellipsis cuts its title."""
    first, *rest = ours.segments
    if rest and rest[0].mark == ":" and first.words[-1] in _LABELS and sum(len(part.words) for part in rest) > _SMALL:
        ours = only(ours, tuple(rest))
    last = ours.segments[-1]
    if not ours.cut or len(last.words) <= _SMALL or last.plain.split()[-1] != last.words[-1]:
        return ours
    kept = replace(last, words=last.words[:-1], plain=last.plain.rpartition(" ")[0])
    return only(ours, (*ours.segments[:-1], kept))


def lacks_work(ours: Reading, texts: Sequence[str]) -> int:
    """Return how many words name a work of an author, where the page begins with the author of ours and none of them is on any page; 0 where one is.

    What begins with an article, "Ada Oxley: the first of divers", may be about who is named before it.
    """
    rest = ours.segments[1:]
    if not (is_person(ours.segments[0].plain) and _is_led_by_author(ours, texts[0])) or (
        rest[0].plain.split()[0] in ARTICLES and len(rest[0].words) > _SMALL
    ):
        return 0
    named = (word for part in rest for word in part.words if part.mark != "(")
    words = {word for word in named if word not in KINDS and len(word) > _SMALL}
    there = [_plain(text) for text in texts]
    told = {word for text in there for word in text.split()}
    joined = any(rest[0].plain.replace(" ", "") in text.replace(" ", "") for text in there)
    return 0 if joined or any(is_among(word, told) for word in words) else len(words)


def is_on_other_place(ours: Reading, texts: Sequence[str]) -> bool:
    """Tell whether a page begins with most words of ours and another place, and that of ours is on none: a report of a series, on another country."""
    mine = places_in(ours.plain)
    begins = " ".join(_plain(texts[0][:_TITLE]).split()[: len(ours.plain.split()) + _MORE]) if mine else ""
    if not places_in(begins) or any(not mine.isdisjoint(places_in(_plain(text))) for text in texts):
        return False
    area = frozenset(begins.split())
    places = {word for name in mine for word in name.split()}
    others = [word for word in ours.words if word not in places]
    return bool(others) and _MOST * len(others) <= sum(is_among(word, area) for word in others)


def _plain(text: str) -> str:
    return " ".join(plain_words(fold(clean(text))))
