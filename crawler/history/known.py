"""What is known of links before they are checked: past, state, and the entries that carry them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from crawler.history.carried import entries_of_links
from crawler.history.checks import SEEN, open_spans, stood_by, unpack_again, unpack_check
from crawler.history.columns import clean
from crawler.history.database import Database
from crawler.history.prepared import Reader, Row
from crawler.history.tables import links, standings
from crawler.records import Check, Entry, Past, Span

STANDING = (
    links.c.id,
    standings.c.run_id,
    standings.c.good_run_id,
    standings.c.first_run_id,
    standings.c.steady,
)
_STANDINGS = Reader(
    select(links.c.url, *STANDING).outerjoin(standings, standings.c.link_id == links.c.id),
    links.c.url,
)


@dataclass(frozen=True, slots=True)
class Known:
    """What judging a check of one link needs from history."""

    past: Past = field(default_factory=Past)
    span: Span | None = None
    entries: Mapping[str, Entry] = field(default_factory=dict)
    steady: int = 0


@dataclass(frozen=True, slots=True)
class Sealed:
    """What is known of a link that waits: its earlier checks stay packed until somebody looks."""

    last: Row | None
    last_good: Row | None
    first_good: Row | None
    span: Span | None
    entries: Mapping[str, Entry]
    steady: int

    def open(self) -> Known:
        """Return what is known; what several checks have in common is unpacked once."""
        opened: list[tuple[Row, Check]] = []
        past = Past(*(_opened(row, opened) for row in (self.last, self.last_good, self.first_good)))
        return Known(past, self.span, self.entries, self.steady)


def _opened(row: Row | None, opened: list[tuple[Row, Check]]) -> Check | None:
    """Return a check of one that is packed, from one opened before where that is the same or saw the same."""
    if row is None:
        return None
    for other, check in opened:
        if other is row:
            return check
        if other[SEEN] == row[SEEN]:
            return unpack_again(row, check.evidence)
    found = unpack_check(row)
    opened.append((row, found))
    return found


def known_of(database: Database, urls: Collection[str]) -> dict[str, Known]:
    """Return what is known of links by their identity; a link that is not in the history is left out."""
    written = {clean(url): url for url in urls}
    with database.reading() as connection:
        rows = _STANDINGS.rows_of(connection, written)
        sealed = seal(connection, [standing for _, *standing in rows])
    return {written[url]: sealed[number].open() for url, number, *_ in rows}


def seal(connection: Connection, rows: Sequence[Sequence[Any]]) -> dict[int, Sealed]:
    """Return what is known of links by their row number; each row is a link with the columns of `STANDING`."""
    numbers = [number for number, *_ in rows]
    checked = [number for number, run, *_ in rows if run is not None]
    packed = stood_by(connection, checked) if checked else {}
    spans = open_spans(connection, checked) if checked else {}
    carried = entries_of_links(connection, numbers)
    return {
        number: Sealed(
            packed.get((number, last)),
            packed.get((number, good)),
            packed.get((number, first)),
            spans.get(number),
            carried[number],
            steady or 0,
        )
        for number, last, good, first, steady in rows
    }
