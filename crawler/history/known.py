"""What is known of links before they are checked: past, state, and the entries that carry them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from crawler.history.checks import load_checks, open_spans
from crawler.history.columns import clean
from crawler.history.contents import entries_of_links
from crawler.history.database import Database
from crawler.history.sql import batches
from crawler.history.tables import links, standings
from crawler.records import Entry, Past, Span


@dataclass(frozen=True, slots=True)
class Known:
    """What judging a check of one link needs from history."""

    past: Past = field(default_factory=Past)
    span: Span | None = None
    entries: Mapping[str, Entry] = field(default_factory=dict)
    steady: int = 0


def known_of(database: Database, urls: Collection[str]) -> dict[str, Known]:
    """Return what is known of links by their identity; a link that is not in the history is left out."""
    query = select(links.c.id, links.c.url, standings).outerjoin(standings, standings.c.link_id == links.c.id)
    written = {clean(url): url for url in urls}
    with database.reading() as connection:
        rows = [row for batch in batches(written) for row in connection.execute(query.where(links.c.url.in_(batch)))]
        numbers = [row.id for row in rows]
        wanted = {number for row in rows for number in (row.check_id, row.good_id) if number is not None}
        checked = load_checks(connection, list(wanted))
        spans = open_spans(connection, numbers)
        carried = entries_of_links(connection, numbers)
    return {
        written[row.url]: Known(
            Past(checked.get(row.check_id), checked.get(row.good_id)),
            spans.get(row.id),
            carried[row.id],
            row.steady or 0,
        )
        for row in rows
    }
