"""Finding one link by an address as a person writes it, and its whole life."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from sqlalchemy import Connection, func, or_, select

from crawler.history.carried import places_of_links
from crawler.history.checks import checks_after, spans_of, stood_by, unpack_check
from crawler.history.columns import clean
from crawler.history.database import Database
from crawler.history.sql import Pages
from crawler.history.tables import links, standings, uses
from crawler.records import Check, Link, Span

_LIKELY = 2_000  # addresses compared for a suggestion


@dataclass(frozen=True, slots=True)
class LinkHistory:
    """The life of a link. `checks` (oldest first) can be iterated any number of times and is read by pages."""

    link: Link
    checks: Pages[Check]
    spans: tuple[Span, ...]

    def __iter__(self) -> Iterator[Check]:
        return iter(self.checks)


def find_link(database: Database, address: str) -> str | None:
    """Return the identity of a link by its address as a catalogue, a report or a person writes it; None where there is none."""
    with database.reading() as connection:
        row = _find(connection, address)
    return row.url if row else None


def count_links(database: Database) -> int:
    """Count the links that some catalogue has."""
    with database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(links).where(links.c.present)) or 0


def similar_links(database: Database, address: str, limit: int = 3) -> tuple[str, ...]:
    """Return known addresses that look like `address`, the closest first."""
    bare = clean(address.strip())
    host = bare.partition("://")[2].partition("/")[0] or bare.partition("/")[0]
    query = select(links.c.url).limit(_LIKELY)
    with database.reading() as connection:
        near = list(connection.scalars(query.where(links.c.host == host.lower())))
        near = near or list(connection.scalars(query.where(links.c.url.contains(bare, autoescape=True))))
        near = near or list(connection.scalars(query))
    return tuple(get_close_matches(bare, near, limit, cutoff=0.5))


def link_history(database: Database, address: str) -> LinkHistory | None:
    """Return the life of a link; None where the history does not know it."""
    with database.reading() as connection:
        row = _find(connection, address)
        if row is None:
            return None
        link = Link(row.url, row.href, places_of_links(connection, [row.id])[row.id])
        spans = spans_of(connection, row.id)
    return LinkHistory(link, checks_of(database, row.id), spans)


def last_check(database: Database, address: str) -> Check | None:
    """Return the last check of a link; None where there is none."""
    with database.reading() as connection:
        row = _find(connection, address)
        run = connection.scalar(select(standings.c.run_id).where(standings.c.link_id == row.id)) if row else None
        return unpack_check(stood_by(connection, [row.id])[row.id, run]) if run is not None else None


def checks_of(database: Database, link: int) -> Pages[Check]:
    """Give the checks of a link, oldest first."""

    def page(after: int | None) -> tuple[Sequence[Check], int | None]:
        with database.reading() as connection:
            rows, cursor = checks_after(connection, link, after)
        return list(map(unpack_check, rows)), cursor

    return Pages(page)


def _find(connection: Connection, address: str) -> Any:
    """Look for an address: the identity itself first, then its spellings, then what catalogues wrote."""
    written = clean(address.strip())
    bare = written.partition("#")[0]
    spellings = {
        bare,
        bare.rstrip("/"),
        f"{bare}/",
        f"https://{bare}",
        f"http://{bare}",
        f"https://{bare}/",
        f"http://{bare}/",
    }
    in_catalogues = select(uses.c.link_id).where(uses.c.href == written)
    for wanted in (
        links.c.url == written,
        or_(links.c.url.in_(spellings), links.c.href.in_(spellings)),
        links.c.id.in_(in_catalogues),
    ):
        row = connection.execute(select(links).where(wanted).order_by(links.c.id).limit(1)).one_or_none()
        if row is not None:
            return row
    return None
