"""Marks by which a catalogue says that an entry is to be let alone: `<!-- crawler: ignore -->`, or a column `crawler`."""

import re
from collections.abc import Sequence
from functools import lru_cache

ALL = "*"  # every rule
COLUMN = "crawler"
_SAID = re.compile(r"\s*ignore\b[\s:]*([\w\s,*-]*)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,]+")
_MOST, LONGEST = 20, 400  # rules of one mark, characters looked at


def ignored(text: str) -> tuple[str, ...]:
    """Return the rules that words such as `ignore` or `ignore title-drift, timeout` name; `*` where they name none, nothing for other words."""
    said = _SAID.fullmatch(text[:LONGEST])
    if said is None:
        return ()
    names = [name.lower() for name in _BETWEEN.split(said[1]) if name]
    return tuple(dict.fromkeys(names[:_MOST])) or (ALL,)


def in_row(cells: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """Return what the column `crawler` of a row mutes."""
    place = _place(tuple(names))
    return ignored(cells[place]) if place is not None and place < len(cells) else ()


@lru_cache(maxsize=256)  # a table asks for every row
def _place(names: tuple[str, ...]) -> int | None:
    """Return which column says what is muted."""
    return next((index for index, name in enumerate(names) if name.casefold().strip() == COLUMN), None)
