"""Tables whose first row does not say which column is the link, or names no columns at all: told by what their cells hold."""

import re
from collections.abc import Sequence

from crawler.catalogue.block import squeeze
from crawler.catalogue.columns import OF_OTHERS, Wanted, meanings

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_WORDED = re.compile(r"[^\W\d_]{2}")
_MOST = 0.8
_MANY = 0.6  # some have a telephone number in its place
_COULD_NAME = ("publishers", "section")
_WHO = re.compile(
    r"\b(?:group|club|organi[sz]ation|society|association|charity|name|verein|verband|gruppe|association|groupe|grupo)s?\b",
    re.IGNORECASE,
)
_WORDS = 12  # of a title, on average
_LEAST = 2  # rows


def named_by_cells(names: Sequence[str], rows: Sequence[Sequence[str]], wanted: Wanted) -> tuple[tuple[str, ...], bool]:
    """Return the names of the columns, with `url` and `title` for those that their cells show to be the link and the title, and whether the row of names is none.

    `names` is the row that should name the columns, `rows` are some below it. Names that are known, or were configured, are kept; where no column holds addresses, so are all.
    """
    known = meanings(names, wanted)
    width = range(len(names))
    at = known.get("url")
    if at is None or (not wanted and not any(map(_ADDRESS.fullmatch, _cells([names, *rows], at)))):
        leading = [column for column in width if _is_of_addresses(names, rows, column)]
        at = max(leading, key=lambda column: len(set(_cells(rows, column))), default=at)
    if at is None:
        return _with_told_addresses(names, rows, known), False
    if len(rows) < _LEAST or (at in known.values() and "url" not in known):
        return tuple(names), False
    is_data = _ADDRESS.fullmatch(names[at]) is not None
    rows = [names, *rows] if is_data else rows
    found = [""] * len(names) if is_data else list(names)
    if known.get("url", at) != at:  # where places stand, or telephone numbers
        found[known["url"]] = ""
        known = {field: column for field, column in known.items() if column not in (at, known["url"])}
    found[at] = found[at] if "url" in known and not is_data else "url"
    others = set() if is_data else {column for field, column in known.items() if field not in _COULD_NAME}
    named = [column for column in width if column not in {at, *others} and _is_of_names(_cells(rows, column))]
    named.sort(key=lambda column: _rank(names[column]))
    if named and (is_data or "title" not in known):
        found[named[0]] = "title"
    if is_data:
        found[:] = [name or "description" if column in named[1:2] else name for column, name in enumerate(found)]
    return tuple(found), is_data


def _with_told_addresses(names: Sequence[str], rows: Sequence[Sequence[str]], known: dict[str, int]) -> tuple[str, ...]:
    """Return the names of the columns, with `description` for the first unknown one whose cells name an address among other words."""
    unknown = (column for column in range(len(names)) if column not in known.values())
    told = (column for column in unknown if _tell_addresses(_cells(rows, column)))
    at = next(told, None) if "description" not in known else None
    return tuple("description" if column == at else name for column, name in enumerate(names))


def _tell_addresses(cells: Sequence[str]) -> bool:
    return len(cells) >= _LEAST and sum(map(bool, map(_ADDRESS.search, cells))) >= _MANY * len(cells)


def leads_away(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether most rows have a cell that is an address and nothing else."""
    return sum(any(map(_ADDRESS.fullmatch, map(squeeze, row))) for row in rows) >= _MANY * len(rows)


def _rank(name: str) -> int:
    """Return how likely a column of this name is to hold titles, the lower the likelier: one of names is, one of those who filled in a form is not."""
    return 2 if OF_OTHERS.search(name.casefold()) else 0 if _WHO.search(name) else 1


def _cells(rows: Sequence[Sequence[str]], column: int) -> list[str]:
    return [cell for row in rows if column < len(row) and (cell := squeeze(row[column]))]


def _is_of_addresses(names: Sequence[str], rows: Sequence[Sequence[str]], column: int) -> bool:
    """Say whether most cells of a column are addresses, the first row among them where its own is one."""
    cells = _cells([names, *rows] if _ADDRESS.fullmatch(names[column]) else rows, column)
    addresses = sum(_ADDRESS.fullmatch(cell) is not None for cell in cells)
    return len(cells) >= _LEAST and addresses >= _MANY * len(cells)


def _is_of_names(cells: Sequence[str]) -> bool:
    """Say whether cells hold a few words, nearly each other ones."""
    worded = sum(_WORDED.search(cell) is not None and not _ADDRESS.match(cell) for cell in cells)
    short = sum(len(cell.split()) for cell in cells) <= _WORDS * len(cells)
    return short and len(cells) >= _LEAST and min(worded, len(set(cells))) >= _MOST * len(cells)
