"""A word is misspelt.

## What it finds

Words of a curated list of common English errors (`misspellings.txt` beside this rule), in titles, headings and prose, and slips in 3,900 words that catalogues are
often written with (`often_written.txt`): two letters exchanged, one left out or one twice ("anceint", "recogniton", "volunteeering"), and in words of eight letters and more that have no capital one put in ("avauilable"), unless that is a word or a name itself. With `judge.misspellings: codespell` the
dictionary of codespell as well, which holds twenty times as many: `pip install 'catalogue-crawler[codespell]'`. British and American
spellings are both right. A word is never an error for being in no dictionary. Names, addresses and texts in other languages are left alone.

## Why it matters

A misspelt title is not found by a search, and a page with errors is trusted less.

## Example

> Co-production and community resilliance

## What to do

Correct the word. If the work itself is spelt so, switch the rule off for this entry.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Group, Reading, Readings, Rule
from crawler.judge.rules._prose import Piece, everything, words
from crawler.judge.rules._spellings import corrections, errors, slips, with_a_letter_put_in
from crawler.records import Finding, Severity

# A stretch without spaces that holds one of these signs is an address, a path or a name of a file, not a word.
_TOKEN = Pattern(r"\S+")
_NO_PROSE = Pattern(r"[@/\\_#=]|\.\w")
_WORD = Pattern(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_ENGLISH = frozenset(
    ["the", "of", "and", "to", "for", "with", "is", "are", "this", "that", "from", "by", "on", "how", "what", "a"]
)
# The commonest words of French, Spanish, Portuguese, Italian, German, Dutch, Polish and the Nordic languages that are no English ones.
_FOREIGN = frozenset(
    [
        "le",
        "la",
        "les",
        "des",
        "du",
        "et",
        "est",
        "une",
        "dans",
        "pour",
        "sur",
        "que",
        "qui",
        "el",
        "los",
        "las",
        "del",
        "y",
        "es",
        "un",
        "una",
        "para",
        "por",
        "con",
        "se",
        "lo",
        "o",
        "os",
        "as",
        "da",
        "do",
        "em",
        "um",
        "uma",
        "il",
        "di",
        "che",
        "gli",
        "della",
        "der",
        "die",
        "das",
        "und",
        "ist",
        "ein",
        "eine",
        "den",
        "dem",
        "mit",
        "von",
        "zu",
        "auf",
        "im",
        "nicht",
        "het",
        "een",
        "van",
        "voor",
        "dat",
        "te",
        "w",
        "z",
        "i",
        "na",
        "sie",
        "jest",
        "og",
        "det",
        "som",
        "en",
        "av",
        "til",
        "och",
        "att",
        "de",
    ]
)
_SHORT = 5  # letters up to which a capitalised word may well be a name (Thier, Teh)
_LONG = 8  # letters from which a capitalised word is seldom a name
_LONG_SLIP = 7  # the same of slips, of which names were taken out
_FIRST = 200  # entries of a catalogue that tell its language
_UNTOLD = 4  # words below which the language of a text is not asked


def _is_english(piece: Piece, *, surely: bool = False) -> bool:
    """Return whether a text is English; one of a few words passes unless it must be `surely`, and then the piece itself must speak for no other language."""
    told = words(f"{piece.entry.title} {piece.entry.description}" if piece.entry else piece.text)
    balance = _balance(told)
    if surely:
        return balance > 0 and _balance(words(piece.text)) >= 0
    return len(told) < _UNTOLD or balance > 0


def _balance(told: Sequence[str]) -> int:
    """Return how many words more are common in English than in other languages."""
    return sum(word in _ENGLISH for word in told) - sum(word in _FOREIGN for word in told)


def _prose_words(text: str) -> Iterator[re.Match[str]]:
    for token in _TOKEN.finditer(text):
        if not _NO_PROSE.search(token.group().rstrip(".,;:!?)")):
            yield from _WORD.finditer(text, *token.span())


def _is_name(piece: Piece, match: re.Match[str]) -> bool:
    """Return whether a word is capitalised within a sentence of prose or stands in capitals alone, as names do, or belongs to the entry's people."""
    people = (*piece.entry.authors, *piece.entry.publishers) if piece.entry else ()
    word = match.group()
    if any(word in person for person in people) or (word.istitle() and len(word) <= _SHORT):
        return True
    if word.isupper() and not _is_shouted(piece.text, match):
        return True  # AQUIRE, a database
    before = piece.text[: match.start()].rstrip(" \u00a0\"'\u2018\u201c(")
    prose = piece.where in ("description", "text")
    return prose and word.istitle() and bool(before) and before[-1] not in ".!?:\n"


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """Return whether a word beside one in capitals is in capitals too."""
    before, after = text[: match.start()].split()[-1:], text[match.end() :].split()[:1]
    return any(word.isupper() and len(word) > 1 for word in (*before, *after)) or not (before or after)


def _found(piece: Piece, known: Mapping[str, str], tongue: "_Tongue") -> Iterator[tuple[str, str]]:
    told = _WORD.findall(piece.text.lower().replace("\u2019", "'"))
    if known.keys().isdisjoint(told) and not any(map(with_a_letter_put_in, told)):  # the ordinary case, told cheaply
        return
    for match in _prose_words(piece.text):
        small = match.group().lower().replace("\u2019", "'")
        right = known.get(small) or (with_a_letter_put_in(small) if match.group().islower() else None)
        if right and not _is_name(piece, match) and _is_plain(piece, match.group(), tongue):
            yield match.group(), right


def _is_plain(piece: Piece, word: str, tongue: "_Tongue") -> bool:
    """Return whether a word that is not on the program's own list of errors is prose, and neither a name nor another language."""
    small = word.lower().replace("\u2019", "'")
    if " " not in piece.text.strip() and any(small in use.href.lower() for use in piece.links):
        return False  # "pytest-compatability", as it is called where it leads
    if small in corrections():
        return True
    if words(piece.text) == (small,) or any(small in use.href.lower() for use in piece.links):
        return False  # "crosswrd", a package
    long = len(word) >= (_LONG_SLIP if small in slips() else _LONG)
    shaped = word.islower() or (long and (word.istitle() or word.isupper()))
    return shaped and (_is_english(piece, surely=True) or tongue.may_be_of(piece))


class _Tongue:
    """What a catalogue as a whole is written in."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @cached_property
    def is_english(self) -> bool:
        """Tell whether words that are common in English outnumber those of other languages in its first entries."""
        first = self.reading.entries[:_FIRST]
        return sum(_balance(words(f"{entry.title} {entry.description}")) for entry in first) > len(first) / 2

    def may_be_of(self, piece: Piece) -> bool:
        """Tell whether an English catalogue has a piece that speaks for no language."""
        whole = f"{piece.entry.title} {piece.entry.description}" if piece.entry else piece.text
        return self.is_english and _FOREIGN.isdisjoint(words(whole))


def check(readings: Readings) -> Iterator[Finding]:
    """Yield each misspelt word once for each entry, heading or passage."""
    known = errors(readings.settings.misspellings)
    for reading in readings.catalogues:
        seen = set()
        tongue = _Tongue(reading)
        for piece in everything(reading):
            found = list(_found(piece, known, tongue))
            for word, right in found if found and (_is_english(piece) or tongue.may_be_of(piece)) else ():
                place = (piece.entry.id if piece.entry else piece.text, word.lower())
                if place not in seen:
                    seen.add(place)
                    yield piece.finding(RULE.slug, word, right=right)


RULE = Rule(
    code="C010",
    slug="misspelling",
    group=Group.CATALOGUE,
    severity=Severity.WARNING,
    title="Misspelling",
    message="\u201c{text}\u201d in the {where} is probably meant to be \u201c{right}\u201d.",
    suggestion="Correct the word: {right}.",
    page=__doc__ or "",
    check_catalogue=check,
)
