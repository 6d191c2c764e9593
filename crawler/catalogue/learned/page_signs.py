"""Signs of what a block is that the page around it gives: empty lines, how far down it stands, the heading above it, whether it stands there again."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.learned.word_signs import bucket
from crawler.catalogue.prose import names_collection
from crawler.catalogue.words import NOT_ENTRIES

_POSITIONS = (0.05, 0.15, 0.85, 0.95)
_NUMBERS = (1, 2, 3, 5, 10)


def places_of(blocks: Sequence[Block]) -> Iterator[list[str]]:
    """Yield for each block the signs of its place."""
    common = [f"page={bucket(len(blocks), (5, 12, 30, 80))}", f"linked page={_linked(blocks)}"]
    times = Counter(block.text.casefold() for block in blocks)
    kinds = zip(_groups(blocks), _sections(blocks), _runs(blocks), strict=True)
    for place, (block, three) in enumerate(zip(blocks, kinds, strict=True)):
        where = str(place) if place < 2 else bucket(place / len(blocks), _POSITIONS)  # noqa: PLR2004 - the first lines
        again = ["again"] if times[block.text.casefold()] > 1 else []
        linked = f"linked={bool(block.links)} of {common[1]}"
        yield [*common, f"position={where}", linked, *again, *(sign for signs in three for sign in signs)]


def _linked(blocks: Sequence[Block]) -> str:
    return bucket(sum(bool(block.links) for block in blocks) / len(blocks), (0.0, 0.1, 0.3, 0.6))


def _groups(blocks: Sequence[Block]) -> Iterator[list[str]]:
    """Yield where each block stands among those with no empty line between them."""
    starts = [place for place, block in enumerate(blocks) if not (place and block.joined)]
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        size = end - start
        for place in range(size):
            at = "one" if size == 1 else "first" if not place else "last" if place == size - 1 else "middle"
            yield [f"in group={at}", "group=" + bucket(size, _NUMBERS)]


def _sections(blocks: Sequence[Block]) -> Iterator[list[str]]:
    """Yield what heading each block stands below, how far, and how many of its level the page has."""
    levels = Counter(block.level for block in blocks if block.shape is Shape.HEADING)
    heading, since = None, 0
    for block in blocks:
        if block.shape is Shape.HEADING:
            heading, since = block, 0
            yield ["headings=" + bucket(levels[block.level], (1, 2, 4, 8)), *_below(heading, since)]
            continue
        since += 1
        yield _below(heading, since)


def _below(heading: Block | None, since: int) -> list[str]:
    signs = ["since heading=" + bucket(since, (0, 1, 2, 4, 10))]
    if heading is None:
        return [*signs, "below no heading"]
    named = [
        name
        for name, says in (("collection", names_collection), ("no entry", NOT_ENTRIES.fullmatch))
        if says(heading.text)
    ]
    return [*signs, f"below level {heading.level}", *(f"below {name}" for name in named)]


def _runs(blocks: Sequence[Block]) -> Iterator[list[str]]:
    """Yield how many blocks of the same shape each stands among, and how many of them have links."""
    for shape, run in groupby(blocks, key=lambda block: (block.shape, block.level)):
        several = list(run)
        linked = bucket(sum(bool(block.links) for block in several) / len(several), (0.0, 0.3, 0.6, 0.99))
        size = bucket(len(several), (1, 2, 4, 8, 16))
        for block in several:
            yield [
                f"run={size}",
                f"run={shape[0]} of {size}",
                f"run linked={linked}",
                f"run linked={linked} {bool(block.links)}",
            ]
