"""Text whose entries have lines that begin with one and the same label ("Audience: Trustees", "Year Published | 2019 |"), below their titles or above them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from crawler.catalogue.block import Block, Shape, as_name
from crawler.catalogue.prose import is_title_like

_FEW = 3
_MOST = 0.7
_LABEL = re.compile(r"(?P<label>[^\W\d_a-z][\w()/ -]{1,30}?)\s*(?::\s|\|\s)\S")
_WORDS = 3  # of a label


def with_labels(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a text; where several lines bear a label and stand right below titles, or right above them, these set apart, and the labelled lines below them."""
    if any(block.lead or block.cited for block in blocks):
        return blocks
    runs = list(_runs(blocks))
    if len(runs) < _FEW:
        return blocks
    above = {run.start - 1 for run in runs if run.start and _is_title(blocks[run.start - 1])}
    below = {run.stop for run in runs if run.stop < len(blocks) and _is_title(blocks[run.stop])}
    if len(below) >= max(_FEW, _MOST * len(runs)) and len(above) < len(below):
        return _with_runs_below(blocks, {run.stop: run for run in runs if run.stop in below})
    if len(above) < max(_FEW, _MOST * len(runs)):
        return blocks
    return [as_name(block) if place in above else block for place, block in enumerate(blocks)]


def _runs(blocks: Sequence[Block]) -> Iterator[range]:
    """Yield where lines follow each other that bear labels, each of which several lines bear."""
    labels = [_label(block) for block in blocks]
    common = {label for label, count in Counter(labels).items() if label and count >= _FEW}
    for is_labelled, run in groupby(range(len(blocks)), lambda place: labels[place] in common):
        if is_labelled:
            places = list(run)
            yield range(places[0], places[-1] + 1)


def _label(block: Block) -> str:
    found = _LABEL.match(block.text) if block.shape is Shape.TEXT and not block.links else None
    return found["label"] if found and len(found["label"].split()) <= _WORDS else ""


def _is_title(block: Block) -> bool:
    return block.shape is Shape.TEXT and not block.links and not block.text.endswith(".") and is_title_like(block)


def _with_runs_below(blocks: Sequence[Block], runs: dict[int, range]) -> list[Block]:
    """Return the blocks, the titles at places of `runs` set apart and moved above their labelled lines."""
    moved = {place for run in runs.values() for place in run}
    found: list[Block] = []
    for place, block in enumerate(blocks):
        if run := runs.get(place):
            found += [as_name(block), *(blocks[at] for at in run)]
        elif place not in moved:
            found.append(block)
    return found
