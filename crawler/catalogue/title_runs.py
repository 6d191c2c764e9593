"""Lines of prose that could be titles, and follow each other or have their addresses below them: what they are, all of them tell."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from crawler.catalogue.block import Block
from crawler.catalogue.headline import is_bare_address

_FEW = 3
_MANY = 2
_HALF = 0.5
_DEEPEST = 4  # headings above one another, the last with its title


def listed_titles(titles: list[bool]) -> set[int]:
    """Return the places of titles that follow each other, more than headings below headings are."""
    found: set[int] = set()
    for is_title, run in groupby(range(len(titles)), titles.__getitem__):
        places = list(run)
        found |= set(places) if is_title and len(places) > _DEEPEST else set()
    return found


def paired_titles(blocks: Sequence[Block], titles: list[bool]) -> set[int]:
    """Return the places of titles with their address below them, right there or behind one paragraph, where most titles with something below them have one."""
    paired = {
        index
        for index, title in enumerate(titles)
        if title
        and not blocks[index].links
        and any(
            is_bare_address(block) and not any(titles[index + 1 : place])
            for place, block in enumerate(blocks[index + 1 : index + 1 + _FEW], index + 1)
        )
    }
    told = sum(title and not other for title, other in pairwise([*titles[min(paired, default=0) :], True]))
    return paired if len(paired) >= max(_MANY, _HALF * told) else set()
