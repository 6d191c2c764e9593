"""The words and marks of a line with their signs, by which a network tells which of them are its title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.catalogue.block import Block
from crawler.catalogue.learned.word_signs import LONGEST
from crawler.catalogue.words import FINITE, GIVEN_NAMES, KINDS, ORGANISATION

_TOKEN = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|\d+|[^\w\s]|_+")
_PARTING = frozenset(".:;,-\u2013\u2014|(")
_YEARS, _YEAR_FIGURES = range(1500, 2035), 4
_ENDING, _FIGURES, _STOPS, _TENTHS, _FIRST, _SIXTH = 3, 5, 4, 10, 6, 6


@dataclass(frozen=True, slots=True)
class Token:
    """A word, figure or mark, and where it stands in its line."""

    word: str
    start: int
    end: int


def tokens_of(block: Block) -> list[Token]:
    """Return the words, figures and marks of a line, of a long one those it begins with."""
    return [Token(found[0], found.start(), found.end()) for found in _TOKEN.finditer(block.text, 0, LONGEST)]


def signs_of_tokens(block: Block, tokens: Sequence[Token]) -> Iterator[list[str]]:
    """Yield the signs of each of them: what it is, how the line sets it, and where in the line it stands."""
    text = block.text[:LONGEST]
    verbs = {found.start() for found in FINITE.finditer(text)}
    stretches = [("link", link.start, link.end) for link in block.links]
    stretches += [(name, *place) for name, place in (("slant", block.slanted), ("titled", block.titled)) if place]
    stretches.append(("lead", 0, block.lead))
    depth = stops = 0
    for number, token in enumerate(tokens):
        depth += token.word in "(["
        signs = [*_signs_of_word(token.word), *(name for name, start, end in stretches if start <= token.start < end)]
        if token.start in verbs:
            signs.append("verb")
        if depth:
            signs.append("bracketed")
        if text[token.start - 1 : token.start].isspace():
            signs.append("spaced")
        signs += (
            f"tenth={min(_TENTHS - 1, _TENTHS * number // len(tokens))}",
            f"number={min(number, _FIRST)}",
            f"length={min(_SIXTH, len(tokens) // _SIXTH)}",
            f"stops={min(stops, _STOPS)}",
        )
        yield signs
        depth = max(0, depth - (token.word in ")]"))
        stops += token.word in _PARTING


def _signs_of_word(word: str) -> Iterator[str]:
    small = word.casefold()
    yield f"w={small}"
    yield "shape=" + _shape_of(word)
    if word[0].isalpha():
        yield f"ending={small[-_ENDING:]}"
        yield from (
            name
            for name, words in (("given", GIVEN_NAMES), ("organisation", ORGANISATION), ("kind", KINDS))
            if small in words
        )
    elif word.isdecimal() and len(word) == _YEAR_FIGURES and int(word) in _YEARS:
        yield "year"


def _shape_of(word: str) -> str:
    if word[0].isdigit():
        return f"{min(len(word), _FIGURES)} figures"
    if not word[0].isalpha():
        return word[0]
    if word.islower():
        return "small"
    return ("capital" if len(word) == 1 else "capitals") if word.isupper() else "begins with a capital"
