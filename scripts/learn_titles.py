"""Learn the weights by which the place of a title in a line is chosen, from pages that people marked; a part of `learn.py`."""

import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from marked_pages import Page  # noqa: E402 - found by the line above

from crawler.catalogue.block import Block, Shape  # noqa: E402
from crawler.catalogue.learned.span_signs import Shares, spans_in  # noqa: E402
from crawler.catalogue.learned.titles import is_led  # noqa: E402

HELD, ADDED = "tests/", 2  # pages that must be read rightly, and how much more they count each time they are not
SMALLEST = 0.005  # weights below it are left out
ALONE = 3  # each so many of the titles that stand alone in a line
RARE, SEEN = 5, 20  # titles that have a sign, or places
PULL = 2.0
MARGIN = 0.1
STEPS, ROUNDS, FURTHER = (
    60,
    16,
    8,
)  # steps at first, and in each of some rounds with lines of the tests that were misread
GROWN, SHRUNK, FIRST, LONGEST, SHORTEST = 1.2, 0.5, 0.05, 0.5, 1e-4
NOTHING = 1e-4


@dataclass
class Line:
    """The signs of the places where a title could stand in a line, which of them it is, and how often the line counts."""

    places: list[list[int]]
    right: int
    is_held: bool
    times: int = 1


def learn_titles(several: Iterable[Page]) -> list[str]:
    """Learn by which signs the place of a title is chosen (a log-linear model, pulled towards nothing), and return the lines of the table.

    All lines are looked at for each step, and each weight has a step of its own, longer while the way is the same (M. Riedmiller and H. Braun,
    "A direct adaptive method for faster backpropagation learning: the RPROP algorithm", 1993).
    """
    read = [(line, page.name.startswith(HELD)) for page in several for line in places_of_titles(page)]
    told = Counter(sign for (places, right), _ in read for sign in places[right])
    seen = Counter(sign for (places, _), _ in read for signs in places for sign in set(signs))
    known = sorted(sign for sign in seen if told[sign] >= RARE or seen[sign] >= SEEN)
    number = {sign: place for place, sign in enumerate(known)}
    lines = [
        Line([[number[sign] for sign in signs if sign in number] for signs in places], right, is_held)
        for (places, right), is_held in read
    ]
    weights = [0.0] * len(known)
    _step(weights, lines, STEPS)
    for _ in range(ROUNDS):
        misread = [line for line in lines if line.is_held and _is_misread(line, weights)]
        if not misread:
            break
        for line in misread:
            line.times += ADDED
        _step(weights, lines, FURTHER)
    return [f"{sign}\t{weight:.2f}" for sign, weight in zip(known, weights, strict=True) if abs(weight) >= SMALLEST]


def places_of_titles(page: Page) -> Iterator[tuple[list[tuple[str, ...]], int]]:
    """Yield the signs of the places where titles could stand in the lines of a page, and which of these places it is.

    Some of the titles that stand alone are among them, which are taken for lines now and then; what the lines of a page share is told without them.
    """
    read = zip(page.blocks, page.letters, page.titles, strict=True)
    ranked = [(block, letter, title) for block, letter, title in read if _is_ranked(block)]
    lines = [(spans_in(block), block, title) for block, letter, title in ranked if letter == "L"]
    alone = [(spans_in(block), block, block.text) for block, letter, _ in ranked if letter == "T" and _is_drawn(block)]
    shares = Shares()
    for spans, *_ in lines or alone:
        if spans:
            shares.add(spans)
    added = shares.signs()
    for spans, block, title in (*lines, *alone):
        right = [place for place, span in enumerate(spans) if title and _same(block.text[span.start : span.end], title)]
        if right:
            yield [(*span.signs, *added.get(span.kind, ()), shares.again(span.said)) for span in spans], right[0]


def _is_drawn(block: Block) -> bool:
    return block.shape is not Shape.HEADING and zlib.crc32(block.text.encode()) % ALONE == 0


def _is_ranked(block: Block) -> bool:
    """Say whether the place of the title is chosen in a block: not where cells or a link in front say it."""
    return block.shape is not Shape.ROW and not is_led(block)


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one) == re.sub(r"\W+", "", other)


def _scores(line: Line, weights: Sequence[float]) -> list[float]:
    return [sum([weights[sign] for sign in signs]) for signs in line.places]


def _is_misread(line: Line, weights: Sequence[float]) -> bool:
    """Say whether another place than the right one has more weight, or nearly as much."""
    scores = _scores(line, weights)
    right = scores.pop(line.right)
    return bool(scores) and right < max(scores) + MARGIN


def _step(weights: list[float], lines: Sequence[Line], steps: int) -> None:
    """Change the weights a number of times, all at once."""
    lengths, before = [FIRST] * len(weights), [0.0] * len(weights)
    for _ in range(steps):
        for place, way in enumerate(_ways(weights, lines)):
            goes_on = way * before[place]
            if goes_on > 0:
                lengths[place] = min(lengths[place] * GROWN, LONGEST)
            elif goes_on < 0:
                lengths[place] = max(lengths[place] * SHRUNK, SHORTEST)
            before[place] = way if goes_on >= 0 else 0.0
            if before[place]:
                weights[place] += lengths[place] if way > 0 else -lengths[place]


def _ways(weights: Sequence[float], lines: Sequence[Line]) -> list[float]:
    """Return which way each weight is to go, and how steep that is."""
    ways = [-PULL * weight for weight in weights]
    for line in lines:
        scores = _scores(line, weights)
        shares = [exp(score - max(scores)) for score in scores]
        total = sum(shares)
        for place, signs in enumerate(line.places):
            missing = line.times * ((place == line.right) - shares[place] / total)
            if abs(missing) > NOTHING:
                for sign in signs:
                    ways[sign] += missing
    return ways
