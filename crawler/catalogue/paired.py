"""Works of a plain text whose address stands on the line below them, some with their authors and some without."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.citation import Citation, parse_citation
from crawler.catalogue.headline import is_bare_address

_FEW = 3
_NEARLY_ALL = 0.8
_PROSE = (Shape.ITEM, Shape.TEXT)


def with_pairs(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks; where nearly all addresses stand below words, and some of these words surely name a work, each such pair as one work."""
    pairs = dict(_pairs(blocks))
    joined = {first: _joined(blocks[first:last], blocks[last]) for first, last in pairs.items()}
    found = {first: parse_citation(block.text, is_linked=True) for first, block in joined.items()}
    addresses = sum(map(is_bare_address, blocks))
    if sum(one is not None and one.is_sure for one in found.values()) < _FEW or len(pairs) < _NEARLY_ALL * addresses:
        return blocks
    works = {
        first: replace(block, cited=found[first] or Citation(0, block.links[0].start - 1))
        for first, block in joined.items()
    }
    inside = {place for first, last in pairs.items() for place in range(first + 1, last + 1)}
    return [works.get(place, block) for place, block in enumerate(blocks) if place not in inside]


def _pairs(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the places of the first line of words and of the address that stands right below them."""
    first: int | None = None
    for place, block in enumerate(blocks):
        if block.alone or block.shape not in _PROSE:
            first = None
        elif is_bare_address(block):
            if first is not None:
                yield first, place
            first = None
        elif first is None or not block.text[:1].islower():
            first = place


def _joined(words: Sequence[Block], address: Block) -> Block:
    """Return the lines of a work and its address as one block, that address the first of its links."""
    text = " ".join(block.text for block in words)
    start = len(text) + 1
    below = tuple(replace(link, start=link.start + start, end=link.end + start) for link in address.links)
    own = words[0].links if len(words) == 1 else ()
    return replace(words[0], text=f"{text} {address.text}", lead=0, links=(*below, *own))
