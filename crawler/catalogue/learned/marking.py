"""What each block of a page is, and where the titles stand in those that begin entries."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.learned.chain import Alike, best_labels, levelled
from crawler.catalogue.learned.network import Network, network_of
from crawler.catalogue.learned.place_signs import alike, set_alike, signs_of_all
from crawler.catalogue.learned.titles import titles_in
from crawler.catalogue.mark import Mark

TEXTS, PAGES = "texts.npz", "pages.npz"
"""The networks that tell marks in plain text, and in formats that have means to set titles apart."""
ALIKE: dict[str, tuple[Callable[[Sequence[str]], Hashable], ...]] = {TEXTS: (alike,), PAGES: (alike, set_alike)}
"""What makes blocks of a page be told together, by the network."""
LABELS = {
    "title": Mark.TITLE,
    "line": Mark.LINE,
    "about": Mark.TEXT,
    "above": Mark.KICKER,
    "heading": Mark.SECTION,
    "other": Mark.ASIDE,
}


def marked(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of a page whose format sets titles apart, with their marks, and where titles stand in lines that begin entries."""
    marks = _marks(blocks, PAGES)
    # cells say more of a row than its words in a line
    lines = [
        block for block, mark in zip(blocks, marks, strict=True) if mark is Mark.LINE and block.shape is not Shape.ROW
    ]
    told = dict(zip(map(id, lines), titles_in(lines), strict=True))
    return tuple(replace(block, mark=mark, told=told.get(id(block))) for block, mark in zip(blocks, marks, strict=True))


def marked_text(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of a plain text with their marks, and with the titles of those that begin entries set apart."""
    marks = _marks(blocks, TEXTS)
    lines = [block for block, mark in zip(blocks, marks, strict=True) if mark is Mark.LINE]
    told = dict(zip(map(id, lines), titles_in(lines), strict=True))
    return tuple(_set_apart(block, mark, told.get(id(block))) for block, mark in zip(blocks, marks, strict=True))


def labels_of(
    blocks: Sequence[Block], network: Network, alike: Sequence[Callable[[Sequence[str]], Hashable]]
) -> list[str]:
    """Return the labels of the blocks of a page that fit best together."""
    told_together = [Alike() for _ in alike]

    def signs() -> Iterator[list[str]]:
        for own in signs_of_all(blocks):
            for says, those in zip(alike, told_together, strict=True):
                those.add(says(own))
            yield own

    (scores,) = network.scores([signs()])
    return [network.labels[place] for place in best_labels(levelled(scores, told_together), network.behind)]


def _marks(blocks: Sequence[Block], name: str) -> list[Mark]:
    return [LABELS[label] for label in labels_of(blocks, network_of(name), ALIKE[name])]


def _set_apart(block: Block, mark: Mark, told: tuple[int, int] | None) -> Block:
    if mark is Mark.SECTION or (mark is Mark.ASIDE and block.shape is Shape.HEADING):
        level = block.level if block.shape is Shape.HEADING else 0
        return replace(block, mark=Mark.SECTION, shape=Shape.HEADING, level=level)
    if mark is Mark.LINE:
        return replace(block, mark=mark, told=told)
    return replace(block, mark=mark, lead=len(block.text) if mark is Mark.TITLE else 0, titled=None, cited=None)
