"""Lines of a text that say a title twice: a picture's words and the title itself, below one another or with what is said of it between them."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from crawler.catalogue.block import Block, Shape, as_name
from crawler.catalogue.prose import is_title_like
from crawler.catalogue.told_records import describes

_MANY = 2
_LONGEST = 20  # words of a title
_PREFIX = 6  # words before a title that only say what a picture shows ("The cover of the book")
_LONGEST_ECHO = 10
_BACK = 4  # lines between a title and its echo
_NO_WORD = re.compile(r"\W+")
_LINES = (Shape.TEXT, Shape.ITEM)


def without_doubles(groups: Sequence[Sequence[Block]]) -> list[Sequence[Block]]:
    """Return the groups of lines of a text, each line that says again what stands right above it left out, and those that echo a title behind the words about it.

    What is said twice with words about it below, several times on a page, is set apart as a title.
    """
    blocks = [block for group in groups for block in group]
    keys = [_key(block) if block.shape in _LINES and not block.links and not block.lead else "" for block in blocks]
    doubles = _doubles(blocks, keys)
    echoes = _echoes(blocks, keys, doubles)
    titles = {
        place + 1
        for place in doubles
        if place + 2 < len(blocks) and describes(blocks[place + 2].text) and _could_be_title(blocks[place + 1])
    } | set(echoes.values())
    titles |= {place for place, pair in enumerate(pairwise(keys)) if _is_begun_again(*pair) and place not in doubles}
    if len(titles) < _MANY:
        titles = set()
    left_out = {id(blocks[place]) for place in (*doubles, *(echoes if titles else ()))}
    if titles and _is_cut(keys):
        titles.add(len(blocks) - 2)
        left_out.add(id(blocks[-1]))
    apart = {id(blocks[place]) for place in titles}
    kept = (
        [as_name(block) if id(block) in apart else block for block in group if id(block) not in left_out]
        for group in groups
    )
    return [group for group in kept if group]


def _key(block: Block) -> str:
    return _NO_WORD.sub(" ", block.text.casefold()).strip()


def _doubles(blocks: Sequence[Block], keys: Sequence[str]) -> set[int]:
    """Return the places of lines that the next one says again, or all but the words before it, which several have in common; items of a list that do are a fault of that."""
    same = {place for place, (one, other) in enumerate(pairwise(keys)) if other and one == other}
    same -= {place for place in same if blocks[place].shape is blocks[place + 1].shape is Shape.ITEM}
    longer = {
        place: one.removesuffix(" " + other)
        for place, (one, other) in enumerate(pairwise(keys))
        if other and " " in other and one.endswith(" " + other)
    }
    common = Counter(longer.values())
    return same | {
        place for place, before in longer.items() if common[before] >= _MANY and len(before.split()) <= _PREFIX
    }


def _is_begun_again(title: str, said: str) -> bool:
    """Say whether a line goes on from the whole of the one above it ("The Wax Manual" above "The Wax Manual This manual, ...")."""
    return len(title.split()) > _MANY and said.startswith(title + " ")


def _is_cut(keys: Sequence[str]) -> bool:
    """Say whether the last line says again how the one above it begins, where a text was cut."""
    return len(keys) > 1 and " " in keys[-1] and keys[-2].startswith(keys[-1])


def _echoes(blocks: Sequence[Block], keys: Sequence[str], doubles: set[int]) -> dict[int, int]:
    """Return the places of short lines that begin as a title a few lines above does, with words about that between the two, each with the place of the title."""
    found: dict[int, int] = {}
    for place, key in enumerate(keys):
        if not key or place in doubles or len(key.split()) > _LONGEST_ECHO:
            continue
        above = range(place - _MANY, max(place - _BACK - 1, -1), -1)
        title = next((at for at in above if " " in keys[at] and key.startswith(keys[at])), None)
        if title is not None and _could_be_title(blocks[title]) and describes(blocks[title + 1].text):
            found[place] = title
    return found


def _could_be_title(block: Block) -> bool:
    return len(block.text.split()) <= _LONGEST and is_title_like(block)
