"""Which of the places where a title could stand in a line it is, by weights that were learned."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from crawler.catalogue.block import Block
from crawler.catalogue.headline import says_where
from crawler.catalogue.learned.span_edges import RULE
from crawler.catalogue.learned.span_signs import Shares, Span, spans_in

Weights = dict[str, float]


class _Choice(NamedTuple):
    """A place with its own score, and what is needed to add to it what the other lines of the page say; its signs, of which there are many, are forgotten."""

    score: float
    place: tuple[int, int] | None
    kind: str
    said: int


def titles_in(lines: Sequence[Block], table: str) -> list[tuple[int, int] | None]:
    """Return where the title stands in each of the blocks of a page that begin entries; None where the rules find it as well."""
    weights, shares = _weights(table), Shares()
    choices: list[list[_Choice]] = []
    for line in lines:
        spans = [] if is_led(line) else spans_in(line)
        if spans:
            shares.add(spans)
        choices.append(_choices(spans, weights))
    added = {kind: score(signs, weights) for kind, signs in shares.signs().items()}
    found: list[tuple[int, int] | None] = []
    for places in choices:
        sums = [one.score + added[one.kind] + weights.get(shares.again(one.said), 0.0) for one in places]
        found.append(places[sums.index(max(sums))].place if sums else None)
    return found


def is_led(line: Block) -> bool:
    """Say whether a line begins with a link that names something, and is set so: nothing else is its title, and no time is lost on it."""
    first = line.links[0] if line.links else None
    if first is None or first.start or not line.lead or says_where(first.text):
        return False
    return first.end <= line.lead and not line.text[first.end : line.lead].strip()


def score(signs: Iterable[str], weights: Weights) -> float:
    """Return the sum of the weights of signs."""
    return sum(weights.get(sign, 0.0) for sign in signs)


def _choices(spans: Sequence[Span], weights: Weights) -> list[_Choice]:
    """Return the places of a line with their scores; an edge, which many places have, is weighed once."""
    edges = {id(edge): edge for span in spans for edge in (span.begun, span.ended)}
    scores = {key: score(edge.signs, weights) for key, edge in edges.items()}
    return [
        _Choice(
            scores[id(span.begun)] + scores[id(span.ended)] + score(span.own, weights),
            None if RULE in span.own else (span.start, span.end),
            span.kind,
            span.said,
        )
        for span in spans
    ]


@cache
def _weights(table: str) -> Weights:
    lines = (files(__package__) / table).read_text("utf-8").splitlines()
    return {sign: float(weight) for sign, _, weight in (line.partition("\t") for line in lines)}
