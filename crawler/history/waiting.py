"""What is due: links wait in the database, never in memory."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, literal, or_, select, true, tuple_

from crawler.history.carried import places_of_links
from crawler.history.columns import EPOCH, Utc
from crawler.history.database import Database
from crawler.history.known import STANDING, Known, Sealed, known_of, seal
from crawler.history.prepared import Reader, Row
from crawler.history.runs import run_number
from crawler.history.sql import Pages
from crawler.history.tables import links, runs, standings
from crawler.records import Link

_PAGE = 64
_CLOCK = timedelta(hours=1)  # a clock that is put right by less does no harm
DUE_AT = func.coalesce(standings.c.due_at, literal(EPOCH, Utc), type_=Utc)  # never checked: due the longest


class Due:
    """The links that one run still has to check. What it has checked is no longer among them, so a killed run is resumed.

    Links are read a page at a time: a host with many by itself, hosts with few together with those that follow them, so that a
    page costs the same for one host and for fifty. What is known of a link is read with it, and given once, by `known`.
    """

    def __init__(self, database: Database, wanted: Any) -> None:
        self._database = database
        self._joined = select(*STANDING, links.c.url, links.c.href, links.c.host)
        self._joined = self._joined.outerjoin(standings, standings.c.link_id == links.c.id).where(wanted)
        self._joined = self._joined.order_by(links.c.id)
        after = and_(links.c.host == bindparam("host", None), links.c.id > bindparam("after", None))
        self._of_one = Reader(self._joined.where(after).limit(_PAGE))
        self._of_some = Reader(self._joined, links.c.host)
        self._order: Sequence[tuple[str, int]] = ()
        self._begun = 0  # hosts of the order that were begun, or read with another
        self._ahead: dict[str, list[Link]] = {}
        self._sealed: dict[str, Sealed] = {}

    def hosts(self) -> Sequence[tuple[str, int]]:
        """Return each host with its number of due links, most first; links without a host come under the empty one.

        Begun in this order, hosts with few links are read many at once.
        """
        count = func.count()
        query = self._joined.with_only_columns(links.c.host, count).group_by(links.c.host).order_by(None)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(count.desc(), links.c.host))
            self._order = [(host, number) for host, number in rows]
        self._begun = 0
        return self._order

    def links(self, host: str) -> Iterator[Link]:
        """Give the due links of a host with their places; no connection is held in between."""
        if host not in self._ahead:
            self._read_ahead(host)
        if host in self._ahead:
            yield from self._ahead.pop(host)
        else:
            yield from Pages(lambda cursor: self._page(host, cursor))

    def known(self, url: str) -> Known:
        """Return past, state, entries and steadiness of a link, by its identity."""
        sealed = self._sealed.pop(url, None)
        return sealed.open() if sealed else known_of(self._database, [url]).get(url, Known())

    def _read_ahead(self, host: str) -> None:
        """Read a host with few links, and with it those that follow in the order, as many as make a page."""
        group = self._group(host)
        if not group:
            return
        with self._database.reading() as connection:
            rows = self._of_some.rows_of(connection, group)
            found = self._links(connection, rows)
        self._ahead |= {name: [] for name in group}
        for row, link in zip(rows, found, strict=True):
            self._ahead[row[-1]].append(link)

    def _group(self, host: str) -> list[str]:
        """Return the hosts to read at once, none if this one has a page of its own or its place in the order is not near."""
        near = range(self._begun, min(self._begun + _PAGE, len(self._order)))
        place = next((place for place in near if self._order[place][0] == host), None)
        if place is None:
            return []
        group, room = [], _PAGE
        for name, count in islice(self._order, place, place + _PAGE):
            room -= count
            if room < 0:
                break
            group.append(name)
        self._begun = place + max(1, len(group))
        return group

    def _page(self, host: str, after: int | None) -> tuple[Sequence[Link], int | None]:
        """Return one page of a host's links."""
        with self._database.reading() as connection:
            rows = self._of_one.rows(connection, host=host, after=after or 0)
            found = self._links(connection, rows)
        return found, rows[-1][0] if len(rows) == _PAGE else None

    def _links(self, connection: Connection, rows: Sequence[Row]) -> list[Link]:
        """Return links of their rows, and keep what is known of them until it is asked for."""
        places = places_of_links(connection, [row[0] for row in rows])
        sealed = seal(connection, [row[: len(STANDING)] for row in rows])
        self._sealed |= {row[-3]: sealed[row[0]] for row in rows}
        return [Link(url, href, places[number]) for number, *_, url, href, _ in rows]


def in_future(now: datetime) -> ColumnElement[bool]:
    """Return the condition that a link was checked by a run that has yet to come: the clock was wrong, and what it said is due says nothing."""
    return standings.c.run_id.in_(select(runs.c.id).where(runs.c.started_at > now + _CLOCK))


def late(until: datetime, now: datetime) -> ColumnElement[bool]:
    """Return the condition that a link, joined with its standing, is due by `until` as seen at `now`: never checked, or its time has come."""
    return or_(standings.c.due_at.is_(None), standings.c.due_at <= until, in_future(now))


def due(database: Database, run: str, now: datetime, *, everything: bool = False, budget: int | None = None) -> Due:
    """Return what `run` has to check: all that is due by `now`, or everything; with a budget the longest overdue first.

    The budget counts what the run has checked before it was interrupted.
    """
    with database.reading() as connection:
        number = run_number(connection, run)
        wanted_now = true() if everything else late(now, now)
        not_yet = or_(standings.c.link_id.is_(None), and_(standings.c.run_id != number, wanted_now))
        wanted = and_(links.c.present, not_yet)
        if budget is None:
            return Due(database, wanted)
        done = connection.execute(
            select(func.count()).select_from(standings).where(standings.c.run_id == number)
        ).scalar_one()
        place = tuple_(DUE_AT, links.c.id)
        query = select(DUE_AT, links.c.id).select_from(links.outerjoin(standings)).where(wanted)
        left = max(0, budget - done)
        if not left:
            return Due(database, and_(wanted, links.c.id < 0))
        last = connection.execute(query.order_by(*place).limit(1).offset(left - 1)).one_or_none()
    return Due(database, and_(wanted, place <= tuple_(literal(last[0], Utc), last[1])) if last else wanted)
