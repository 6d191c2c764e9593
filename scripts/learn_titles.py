"""Learn the weights by which the place of a title in a line is chosen, from pages that people marked; a part of `learn.py`."""

import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import crawler  # noqa: E402, F401, I001 - one thread for numpy, which must not be loaded before
import numpy as np  # noqa: E402
from learn_network import Marked, learn_network  # noqa: E402 - found by the line above
from log_linear import Chooser, Line  # noqa: E402
from marked_pages import Page  # noqa: E402

from crawler.catalogue.block import Block, Shape  # noqa: E402
from crawler.catalogue.learned import places  # noqa: E402
from crawler.catalogue.learned.chain import best_labels  # noqa: E402
from crawler.catalogue.learned.network import Network  # noqa: E402
from crawler.catalogue.learned.span_signs import Shares, spans_in  # noqa: E402
from crawler.catalogue.learned.titles import SHARE, Scores, is_led, told_together  # noqa: E402
from crawler.catalogue.learned.token_signs import signs_of_tokens, tokens_of  # noqa: E402

WORD_ROUNDS = 8
HELD, ADDED = "tests/", 2  # pages that must be read rightly, and how much more they count each time they are not
SMALLEST = 0.005  # weights below it are left out
ALONE = 3  # each so many of the titles that stand alone in a line
RARE, SEEN = 5, 20  # titles that have a sign, or places
STEPS = 60
ROUNDS, FURTHER = 24, 8  # steps in each of some rounds with lines of the tests that were misread


def learn_words(several: Iterable[Page]) -> Network:
    """Learn which words of a line are its title."""
    lines = [(block, title, page.name.startswith(HELD)) for page in several for block, title, _ in _lines(page)]
    sequences = []
    for block, title, is_held in lines:
        tokens = tokens_of(block)
        start = block.text.find(title)
        labels = [_label(token.start - start, token.end - start, len(title)) for token in tokens]
        if start >= 0 and places.FIRST in labels:
            sequences.append(Marked(list(signs_of_tokens(block, tokens)), labels, is_held))

    def is_misread(place: int, network: Network) -> bool:
        own = sequences[place]
        (scores,) = network.scores([own.signs])
        return [network.labels[label] for label in best_labels(scores, network.behind)] != own.labels

    return learn_network(sequences, places.LABELS, WORD_ROUNDS, is_misread)


def _label(start: int, end: int, length: int) -> str:
    """Return what a word is to the title, by where it begins and ends from the first letter of that."""
    if start < 0:
        return places.BEFORE
    return places.AFTER if end > length else places.IN if start else places.FIRST


def _lines(page: Page) -> Iterator[tuple[Block, str, bool]]:
    """Yield the lines with a title that is chosen among places, and some of the titles that stand alone, which are taken for lines now and then; with whether a line is such a title."""
    for block, letter, title in zip(page.blocks, page.letters, page.titles, strict=True):
        if _is_ranked(block) and ((letter == "L" and title) or (letter == "T" and _is_drawn(block))):
            yield block, title if letter == "L" else block.text, letter == "T"


def learn_titles(several: Iterable[Page], words: Network) -> list[str]:
    """Learn by which signs the place of a title is chosen, and return the lines of the table.

    Only where lines of the tests must be read rightly what the network tells of their words is added: lines that it learned from it knows too well.
    """
    pages = [(list(places_of_titles(page, words)), page.name.startswith(HELD)) for page in several]
    read = [(line, is_held) for lines, is_held in pages for line in lines]
    told = Counter(sign for line, _ in read for sign in line.signs[line.right])
    seen = Counter(sign for line, _ in read for signs in line.signs for sign in set(signs))
    known = sorted(sign for sign in seen if told[sign] >= RARE or seen[sign] >= SEEN)
    number = {sign: place for place, sign in enumerate(known, 1)}
    lines = [
        Line(
            [[number[sign] for sign in signs if sign in number] or [0] for signs in line.signs],
            [SHARE * share if is_held else 0.0 for share in line.shares],
            line.right,
            is_held,
        )
        for line, is_held in read
    ]
    chooser = Chooser(lines, len(known) + 1)
    chooser.step(STEPS)
    for _ in range(ROUNDS):
        chooser.hear(lambda scores: _told_together(scores, pages))
        misread = chooser.misread()
        if not len(misread):
            break
        chooser.count_more(misread, ADDED)
        chooser.step(FURTHER)
    chooser.hear(lambda scores: _told_together(scores, pages))
    print(f"titles: {len(chooser.misread())} lines of the tests misread", file=sys.stderr)  # noqa: T201 - it takes a while
    weights = zip(known, chooser.weights[1:], strict=True)
    return [f"{sign}\t{weight:.2f}" for sign, weight in weights if abs(weight) >= SMALLEST]


@dataclass(frozen=True)
class Choice:
    """The signs and kinds of the places where the title of a line could stand, what the network tells of each, and which of them it is; `is_alone` says that the line is marked as a title and nothing else."""

    signs: list[tuple[str, ...]]
    kinds: list[str]
    shares: list[float]
    right: int
    is_alone: bool


def _told_together(scores: Scores, pages: Iterable[tuple[Sequence[Choice], bool]]) -> Scores:
    """Return what the lines of each page that must be read rightly tell of one another; titles that stand alone are told nothing, since they are no lines when they are read rightly."""
    told, start = np.zeros_like(scores), 0
    for lines, is_held in pages:
        numbers: dict[str, int] = {}
        sizes = np.array([len(line.kinds) for line in lines], np.int64)
        if is_held and len(sizes):
            among = np.repeat([not line.is_alone for line in lines], sizes)
            kinds = np.array([numbers.setdefault(kind, len(numbers)) for line in lines for kind in line.kinds])
            own = told[start : start + len(kinds)]
            taken = sizes[[not line.is_alone for line in lines]]
            own[among] = told_together(scores[start : start + len(kinds)][among], kinds[among], taken)
        start += int(sizes.sum())
    return told


def places_of_titles(page: Page, words: Network) -> Iterator[Choice]:
    """Yield the places where titles could stand in the lines of a page.

    What the lines of a page share is told without the titles that stand alone.
    """
    several = [(block, title, is_alone, spans_in(block)) for block, title, is_alone in _lines(page)]
    shares = Shares()
    for *_, spans in [one for one in several if one[0].text != one[1]] or several:
        if spans:
            shares.add(spans)
    added = shares.signs()
    told = places.told_places(
        ((block, [(span.start, span.end) for span in spans]) for block, _, _, spans in several), words
    )
    for (block, title, is_alone, spans), own in zip(several, told, strict=True):
        right = [place for place, span in enumerate(spans) if _same(block.text[span.start : span.end], title)]
        if right:
            yield Choice(
                [(*span.signs, *added.get(span.kind, ()), shares.again(span.said)) for span in spans],
                [span.kind for span in spans],
                own.shares,
                right[0],
                is_alone=is_alone,
            )


def _is_drawn(block: Block) -> bool:
    return block.shape is not Shape.HEADING and zlib.crc32(block.text.encode()) % ALONE == 0


def _is_ranked(block: Block) -> bool:
    """Say whether the place of the title is chosen in a block: not where cells or a link in front say it."""
    return block.shape is not Shape.ROW and not is_led(block)


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one) == re.sub(r"\W+", "", other)
