"""Which of the places where a title could stand in a line it is, by weights that were learned."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from crawler.catalogue.block import Block
from crawler.catalogue.headline import says_where
from crawler.catalogue.learned.span_edges import RULE
from crawler.catalogue.learned.span_signs import Shares, spans_in

Weights = dict[str, float]
_Choice = tuple[
    float, int, int, str, bool
]  # a place's own score, its start and end, the kinds of its edges, whether the rules find it


def titles_in(lines: Sequence[Block], table: str) -> list[tuple[int, int] | None]:
    """Return where the title stands in each of the blocks of a page that begin entries; None where the rules find it as well."""
    weights, shares = _weights(table), Shares()
    choices: list[list[_Choice]] = []
    for line in lines:
        spans = [] if is_led(line) else spans_in(line)
        shares.add(spans)
        choices.append(
            [(score(span.signs, weights), span.start, span.end, span.kind, RULE in span.signs) for span in spans]
        )
    added = {kind: score(signs, weights) for kind, signs in shares.signs().items()}
    return [_best(places, added) for places in choices]


def is_led(line: Block) -> bool:
    """Say whether a line begins with a link that names something, and is set so: nothing else is its title, and no time is lost on it."""
    first = line.links[0] if line.links else None
    if first is None or first.start or not line.lead or says_where(first.text):
        return False
    return first.end <= line.lead and not line.text[first.end : line.lead].strip()


def score(signs: Iterable[str], weights: Weights) -> float:
    """Return the sum of the weights of signs."""
    return sum(weights.get(sign, 0.0) for sign in signs)


def _best(places: Sequence[_Choice], added: dict[str, float]) -> tuple[int, int] | None:
    best = max(places, key=lambda place: place[0] + added[place[3]], default=None)
    return None if best is None or best[4] else (best[1], best[2])


@cache
def _weights(table: str) -> Weights:
    lines = (files(__package__) / table).read_text("utf-8").splitlines()
    return {sign: float(weight) for sign, _, weight in (line.partition("\t") for line in lines)}
