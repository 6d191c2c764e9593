"""The places in a line where a title could stand, from an edge to another, with the signs that speak for each."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.catalogue.block import Block
from crawler.catalogue.learned.pieces import piece_of
from crawler.catalogue.learned.span_edges import YEAR, Edge, ends_in, starts_in, told_in
from crawler.catalogue.learned.word_signs import LONGEST, bucket
from crawler.catalogue.names import is_person
from crawler.catalogue.words import FINITE

_MOST_ENDS, _MOST_WORDS, _NAMES = 9, 40, 6
_ADDRESS = re.compile(r"https?://|www\.|@")
_DASH = re.compile(r"\s[-\u2013\u2014]\s")
_QUOTES = re.compile('["\u201c\u201d\u201e\u00ab\u00bb]')
_DIGITS = re.compile(r"\d+")
_NEAR = 2  # characters
_COUNTED = 2000  # lines in which words are counted
_HELD = ("person", "before authors", "finite", "rest imprint", "rest year")


@dataclass(frozen=True, slots=True)
class Span:
    """Where a title could begin and end in a line, by what kinds of edges, with the signs of that."""

    begun: Edge
    ended: Edge
    kind: str
    """By what kinds of edges they begin and end."""
    own: tuple[str, ...]
    """Signs of the words between the edges; those of the edges, which many places have, are kept with them."""
    said: int
    """A number for the words there, as they are counted on a page: in small letters, and with one figure for all; 0 for many words."""

    @property
    def start(self) -> int:
        """Return where the words begin."""
        return self.begun.place

    @property
    def end(self) -> int:
        """Return where they end."""
        return self.ended.place

    @property
    def signs(self) -> tuple[str, ...]:
        """Return all signs that speak for the place."""
        return (*self.begun.signs, *self.ended.signs, *self.own)

    def has(self, sign: str) -> bool:
        """Say whether a sign is among them."""
        return sign in self.own or sign in self.begun.signs or sign in self.ended.signs


def spans_in(block: Block) -> list[Span]:
    """Return where the title of an entry could stand in a block that begins one."""
    text = block.text[:LONGEST]
    told = [(name, start, min(end, len(text))) for name, start, end in told_in(block, text)]
    verbs = [verb.start() for verb in FINITE.finditer(text)]
    starts, ends = starts_in(text, told), ends_in(text, told, verbs)
    spans: list[Span] = []
    for start in starts:
        behind = [end for end in ends if end.place > start.place]
        for number, end in enumerate([*behind[:_MOST_ENDS], *behind[_MOST_ENDS:][-1:]]):
            title = text[start.place : end.place].strip()
            words = title.split(maxsplit=_MOST_WORDS)
            if len(words) <= _MOST_WORDS and any(map(str.isalnum, title)):
                signs = (
                    *_signs(start, end, number),
                    *_title_signs(title, words, start.kind, end.kind, says=_says(verbs, start, end)),
                    *_known(start, end, told),
                )
                spans.append(Span(start, end, f"{start.kind}..{end.kind}", signs, _said(title, words)))
    return spans


def _says(verbs: Sequence[int], start: Edge, end: Edge) -> bool:
    """Say whether one of the places of verbs is between two edges."""
    return bisect_left(verbs, start.place) < bisect_left(verbs, end.place)


def _signs(start: Edge, end: Edge, number: int) -> Iterator[str]:
    yield from (f"begun={start.kind}", f"ended={end.kind}", f"{start.kind}..{end.kind}")
    yield f"{end.kind} number {min(number, 4)}"
    yield f"begun={start.kind} number {min(number, 3)}"


def _title_signs(title: str, words: Sequence[str], begun: str, ended: str, *, says: bool) -> Iterator[str]:
    length = bucket(len(words), (1, 2, 4, 8, 14, 22))
    yield from (f"words={length}", f"{ended} words={length}", f"begun={begun} words={length}")
    yield "capitals=" + _capitals(title, words)
    yield "first=" + ("small" if title[0].islower() else "capital" if title[0].isupper() else "other")
    yield f"whole={title.count('(') == title.count(')')}"
    piece = piece_of(title)
    yield from (f"piece={piece}", f"piece={piece} {begun}", f"piece={piece} {ended}")
    for name, is_so in (
        ("finite", says), ("person", len(words) <= _NAMES and is_person(title)), ("comma", "," in title), ("stop", ". " in title), ("year", YEAR.search(title)),
        ("address", _ADDRESS.search(title)), ("quotes", _QUOTES.search(title)), ("dash", _DASH.search(title)), ("colon", ": " in title),
    ):  # fmt: skip
        if is_so:
            yield from (name, f"{name} {begun}", f"{name} {ended}")


def _said(title: str, words: Sequence[str]) -> int:
    return hash(_DIGITS.sub("0", title.casefold())) if len(words) <= _NAMES else 0


def _capitals(title: str, words: Sequence[str]) -> str:
    if title.upper() == title.lower():
        return "none"
    capitals = [word[0].isupper() for word in words if word[:1].isalpha()]
    return bucket(sum(capitals) / max(1, len(capitals)), (0.3, 0.6, 0.9))


def _known(start: Edge, end: Edge, told: Sequence[tuple[str, int, int]]) -> Iterator[str]:
    """Yield which of the rules agree with a place, but for punctuation."""
    for name, begins, ends in told:
        if abs(start.place - begins) <= _NEAR and abs(end.place - ends) <= _NEAR:
            yield name


class Shares:
    """How many of the lines of a page could be cut by the same kinds of edges, and in how many of these a person, say, would be the title: lists are written in one manner."""

    def __init__(self) -> None:
        self.lines = 0
        self.said: Counter[int] = Counter()
        self.cut: Counter[str] = Counter()
        self.held: dict[str, Counter[str]] = {sign: Counter() for sign in _HELD}

    def add(self, spans: Sequence[Span]) -> None:
        """Count the places in one more line."""
        self.lines += 1
        firsts = {span.kind: span for span in reversed(spans)}
        self.cut.update(firsts.keys())
        if self.lines <= _COUNTED:
            self.said.update({span.said for span in spans if span.said})
        for sign, kinds in self.held.items():
            kinds.update(kind for kind, span in firsts.items() if span.has(sign))

    def again(self, said: int) -> str:
        """Return the sign that says in how many of the lines the words of a place stand again, by their number."""
        others = max(0, self.said[said] - 1) / min(self.lines, _COUNTED)
        return f"again={bucket(others, (0.0, 0.1, 0.3, 0.6))}"

    def signs(self) -> dict[str, tuple[str, ...]]:
        """Return the signs that all places between edges of each kind have; none on a page with one line."""
        return {kind: tuple(self._of(kind)) if self.lines > 1 else () for kind in self.cut}

    def _of(self, kind: str) -> Iterator[str]:
        count = self.cut[kind]
        shares = [f"shared={bucket(count / self.lines, (0.2, 0.5, 0.8, 0.99))}"]
        shares += [f"{sign} shared={bucket(kinds[kind] / count, (0.1, 0.4, 0.7))}" for sign, kinds in self.held.items()]
        for share in shares:
            yield share
            yield f"{kind} {share}"
