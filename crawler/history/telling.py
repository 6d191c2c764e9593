"""The ledger of what was reported to whom and when."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, case, func, select

from crawler.history.calm import PAGE as GLANCED
from crawler.history.calm import Calm, glance, spoken_of, worth_a_look
from crawler.history.carried import entries_of_links
from crawler.history.columns import clean
from crawler.history.compare import NO_NEWS, Kind, Memory, Told, compare, remembered
from crawler.history.contents import Mine, links_of, present_links
from crawler.history.database import Database
from crawler.history.prepared import Reader
from crawler.history.sql import Pages, batches, write_all
from crawler.history.statuses import Standing, Tell, View, page_of_standings
from crawler.history.tables import links
from crawler.history.tables_told import tellings, told
from crawler.records import Change, Changes, Entry, State

_LINKS = Reader(select(links.c.url, links.c.id), links.c.url)


def told_before(database: Database, recipient: str) -> tuple[Told, ...]:
    """Return the last thing that a person was told of each link and topic, oldest first."""
    mine = select(func.max(told.c.id)).join(tellings).where(tellings.c.recipient == recipient)
    last = mine.group_by(told.c.link_id, told.c.topic, case((told.c.link_id.is_(None), told.c.mark)))
    query = (
        select(told, links.c.url, tellings.c.told_at)
        .join(tellings)
        .outerjoin(links, links.c.id == told.c.link_id)
        .where(told.c.id.in_(last))
        .order_by(told.c.id)
    )
    with database.reading() as connection:
        return tuple(
            Told(row.url, row.topic, Kind(row.kind), State(row.state) if row.state else None, row.mark, row.told_at)
            for row in connection.execute(query)
        )


def last_told_at(database: Database, recipient: str, *, or_not: bool = False) -> datetime | None:
    """Return when a person was last told anything, or it was last found that there was nothing to tell (`or_not`); None for never."""
    query = select(tellings.c.told_at).where(tellings.c.recipient == recipient).order_by(tellings.c.id.desc()).limit(1)
    if not or_not:
        query = query.where(
            ~select(told.c.id).where(told.c.telling_id == tellings.c.id, told.c.topic == NO_NEWS).exists()
        )
    with database.reading() as connection:
        return connection.scalar(query)


def record_told(database: Database, recipient: str, items: Iterable[Told], at: datetime) -> None:
    """Write down what a person was told; also that there was nothing to tell."""
    with database.writing() as connection:
        write_told(connection, recipient, items, at)


def write_told(connection: Connection, recipient: str, items: Iterable[Told], at: datetime) -> None:
    """Write it down on a connection, as a part of what else is written there."""
    said = list(items)
    telling = connection.execute(tellings.insert().values(recipient=recipient, told_at=at)).inserted_primary_key[0]  # type: ignore[index]
    numbers: dict[str, int] = dict(
        _LINKS.rows_of(connection, [clean(item.url) for item in said if item.url is not None])
    )
    rows = [
        {
            "telling_id": telling,
            "link_id": None if item.url is None else numbers[clean(item.url)],
            "topic": item.topic,
            "kind": item.kind.value,
            "state": item.state.value if item.state else None,
            "mark": item.mark,
        }
        for item in said
    ]
    write_all(connection, told.insert(), rows)


def changes_for(
    database: Database,
    recipient: str,
    catalogues: Collection[str] | None = None,
    tell: Tell | None = None,
    mine: Mine | None = None,
) -> Changes:
    """Return what a person is to be told of the catalogues named (of all, when None), of what is `mine` in them; `tell` knows what people decided."""
    before = told_before(database, recipient)
    calm = Calm()
    found = _changes(database, View(tell=tell, catalogues=catalogues), remembered(before), calm, mine)
    return compare(found, before, calm.states, calm.answered)


def _changes(database: Database, view: View, memory: Memory, calm: Calm, part: Mine | None) -> Iterator[Change]:
    """Give the links of some catalogues as they stand, with the entries of these catalogues only; those of which there is nothing to tell are counted."""
    catalogues = view.catalogues
    known = {clean(url) for url, _ in memory if url is not None}
    named = None if catalogues is None else [clean(name) for name in catalogues]
    with database.reading() as connection:
        spoken = spoken_of(connection)
        wanted = and_(links.c.present, links_of(connection, part) if part else present_links(named))
    reader = glance(wanted)

    def page(after: int | None) -> tuple[list[Change], int | None]:
        with database.reading() as connection:
            if spoken is None:
                standing, cursor = page_of_standings(connection, after, wanted, view)
                return changes(connection, standing), cursor
            rows = reader.rows(connection, after=after or 0)
            closer = batches(worth_a_look(connection, rows, known, spoken, calm))
            pages = (page_of_standings(connection, None, links.c.id.in_(some), view)[0] for some in closer)
            found = [change for standing in pages for change in changes(connection, standing)]
        return found, rows[-1][0] if len(rows) == GLANCED else None

    def changes(connection: Connection, found: Sequence[Standing]) -> list[Change]:
        carried = entries_of_links(connection, [number for _, number, _ in found])
        return [Change(status, mine(carried[number]), findings) for status, number, findings in found]

    def mine(carried: Mapping[str, Entry]) -> tuple[Entry, ...]:
        there = (entry for entry in carried.values() if catalogues is None or entry.catalogue in catalogues)
        return tuple(entry for entry in there if part is None or part(entry.catalogue, entry.section))

    return iter(Pages(page))
