"""Learn the weights by which the place of a title in a line is chosen, from pages that people marked; a part of `learn.py`."""

import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from learn_network import Marked, learn_network  # noqa: E402 - found by the line above
from log_linear import Chooser, Line  # noqa: E402
from marked_pages import Page  # noqa: E402

from crawler.catalogue.block import Block, Shape  # noqa: E402
from crawler.catalogue.learned import places  # noqa: E402
from crawler.catalogue.learned.chain import best_labels  # noqa: E402
from crawler.catalogue.learned.network import Network  # noqa: E402
from crawler.catalogue.learned.span_signs import Shares, spans_in  # noqa: E402
from crawler.catalogue.learned.titles import SHARE, is_led  # noqa: E402
from crawler.catalogue.learned.token_signs import signs_of_tokens, tokens_of  # noqa: E402

WORD_ROUNDS = 8
HELD, ADDED = "tests/", 2  # pages that must be read rightly, and how much more they count each time they are not
SMALLEST = 0.005  # weights below it are left out
ALONE = 3  # each so many of the titles that stand alone in a line
RARE, SEEN = 5, 20  # titles that have a sign, or places
STEPS, ROUNDS, FURTHER = (
    60,
    16,
    8,
)  # steps at first, and in each of some rounds with lines of the tests that were misread


def learn_words(several: Iterable[Page]) -> Network:
    """Learn which words of a line are its title."""
    lines = [(block, title, page.name.startswith(HELD)) for page in several for block, title in _lines(page)]
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


def _lines(page: Page) -> Iterator[tuple[Block, str]]:
    """Yield the lines with a title that is chosen among places, and some of the titles that stand alone, which are taken for lines now and then."""
    for block, letter, title in zip(page.blocks, page.letters, page.titles, strict=True):
        if _is_ranked(block) and ((letter == "L" and title) or (letter == "T" and _is_drawn(block))):
            yield block, title if letter == "L" else block.text


def learn_titles(several: Iterable[Page], words: Network) -> list[str]:
    """Learn by which signs the place of a title is chosen, and return the lines of the table.

    Only where lines of the tests must be read rightly what the network tells of their words is added: lines that it learned from it knows too well.
    """
    read = [(line, page.name.startswith(HELD)) for page in several for line in places_of_titles(page, words)]
    told = Counter(sign for (signs, _, right), _ in read for sign in signs[right])
    seen = Counter(sign for (those, *_), _ in read for signs in those for sign in set(signs))
    known = sorted(sign for sign in seen if told[sign] >= RARE or seen[sign] >= SEEN)
    number = {sign: place for place, sign in enumerate(known, 1)}
    lines = [
        Line(
            [[number[sign] for sign in signs if sign in number] or [0] for signs in those],
            [SHARE * share if is_held else 0.0 for share in shares],
            right,
            is_held,
        )
        for (those, shares, right), is_held in read
    ]
    chooser = Chooser(lines, len(known) + 1)
    chooser.step(STEPS)
    for _ in range(ROUNDS):
        misread = chooser.misread()
        if not len(misread):
            break
        chooser.count_more(misread, ADDED)
        chooser.step(FURTHER)
    print(f"titles: {len(chooser.misread())} lines of the tests misread", file=sys.stderr)  # noqa: T201 - it takes a while
    weights = zip(known, chooser.weights[1:], strict=True)
    return [f"{sign}\t{weight:.2f}" for sign, weight in weights if abs(weight) >= SMALLEST]


def places_of_titles(page: Page, words: Network) -> Iterator[tuple[list[tuple[str, ...]], list[float], int]]:
    """Yield the signs of the places where titles could stand in the lines of a page, what the network tells of each, and which of these places it is.

    What the lines of a page share is told without the titles that stand alone.
    """
    several = [(block, title, spans_in(block)) for block, title in _lines(page)]
    shares = Shares()
    for _, _, spans in [one for one in several if one[0].text != one[1]] or several:
        if spans:
            shares.add(spans)
    added = shares.signs()
    told = places.told_places(
        ((block, [(span.start, span.end) for span in spans]) for block, _, spans in several), words
    )
    for (block, title, spans), own in zip(several, told, strict=True):
        right = [place for place, span in enumerate(spans) if _same(block.text[span.start : span.end], title)]
        if right:
            yield (
                [(*span.signs, *added.get(span.kind, ()), shares.again(span.said)) for span in spans],
                own.shares,
                right[0],
            )


def _is_drawn(block: Block) -> bool:
    return block.shape is not Shape.HEADING and zlib.crc32(block.text.encode()) % ALONE == 0


def _is_ranked(block: Block) -> bool:
    """Say whether the place of the title is chosen in a block: not where cells or a link in front say it."""
    return block.shape is not Shape.ROW and not is_led(block)


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one) == re.sub(r"\W+", "", other)
