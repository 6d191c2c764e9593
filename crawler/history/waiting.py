"""What is due: links wait in the database, never in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, literal, or_, select, true, tuple_

from crawler.history.columns import EPOCH, Utc
from crawler.history.contents import places_of_links
from crawler.history.database import Database
from crawler.history.runs import run_number
from crawler.history.sql import PAGE, Pages
from crawler.history.tables import links, standings
from crawler.records import Link

_DUE_AT = func.coalesce(standings.c.due_at, literal(EPOCH, Utc), type_=Utc)  # never checked: due the longest


@dataclass(frozen=True, slots=True)
class Due:
    """The links that one run still has to check. What it has checked is no longer among them, so a killed run is resumed."""

    database: Database
    wanted: Any

    def hosts(self) -> Sequence[tuple[str, int]]:
        """Return each host with its number of due links, most first; links without a host come under the empty one."""
        count = func.count()
        query = self._select(links.c.host, count).group_by(links.c.host).order_by(count.desc(), links.c.host)
        with self.database.reading() as connection:
            return [(host, number) for host, number in connection.execute(query)]

    def links(self, host: str) -> Iterator[Link]:
        """Give the due links of a host with their places, a page at a time; no connection is held in between."""
        return iter(Pages(lambda cursor: self._page(host, cursor)))

    def _page(self, host: str, after: int | None) -> tuple[Sequence[Link], int | None]:
        """Return one page of a host's links."""
        query = self._select(links.c.id, links.c.url, links.c.href).where(
            links.c.host == host, links.c.id > (after or 0)
        )
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(links.c.id).limit(PAGE)).all()
            places = places_of_links(connection, [row.id for row in rows])
        found = [Link(row.url, row.href, places[row.id]) for row in rows]
        return found, rows[-1].id if len(rows) == PAGE else None

    def _select(self, *columns: Any) -> Select[Any]:
        """Return the query of what is due."""
        return select(*columns).select_from(links.outerjoin(standings)).where(self.wanted)


def due(database: Database, run: str, now: datetime, *, everything: bool = False, budget: int | None = None) -> Due:
    """Return what `run` has to check: all that is due by `now`, or everything; with a budget the longest overdue first.

    The budget counts what the run has checked before it was interrupted.
    """
    with database.reading() as connection:
        number = run_number(connection, run)
        late = true() if everything else or_(standings.c.due_at.is_(None), standings.c.due_at <= now)
        not_yet = or_(standings.c.link_id.is_(None), and_(standings.c.run_id != number, late))
        wanted = and_(links.c.present, not_yet)
        if budget is None:
            return Due(database, wanted)
        done = connection.execute(
            select(func.count()).select_from(standings).where(standings.c.run_id == number)
        ).scalar_one()
        place = tuple_(_DUE_AT, links.c.id)
        query = select(_DUE_AT, links.c.id).select_from(links.outerjoin(standings)).where(wanted)
        left = max(0, budget - done)
        if not left:
            return Due(database, and_(wanted, links.c.id < 0))
        last = connection.execute(query.order_by(*place).limit(1).offset(left - 1)).one_or_none()
    return Due(database, and_(wanted, place <= tuple_(literal(last[0], Utc), last[1])) if last else wanted)
