"""What is due, seen from outside: how many links by reason and by host, the longest overdue, and one link. Nothing is changed."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, case, func, select

from crawler.history.columns import clean
from crawler.history.database import Database
from crawler.history.due import Pace, place_of
from crawler.history.tables import links, standings, states
from crawler.history.waiting import DUE_AT, in_future, late
from crawler.records.agenda import AHEAD, Agenda, Group, Waiting, Why

_Key = TypeVar("_Key", bound=Hashable)


def agenda(database: Database, pace: Pace, now: datetime, until: datetime, limit: int) -> Agenda:
    """Count what is due by `until` as seen at `now`; the hosts with most links and the longest overdue first, of links `limit`."""
    wanted = and_(links.c.present, late(until, now))
    counted = _joined(
        now, links.c.host, func.count().label("links"), func.min(standings.c.due_at).label("since")
    ).where(wanted)
    first = _joined(now, links.c.url, links.c.host, standings.c.due_at).where(wanted).order_by(DUE_AT, links.c.id)
    with database.reading() as connection:
        groups = connection.execute(counted.group_by(links.c.host, "why", "count")).all()
        rows = connection.execute(first.limit(limit)).all()
        ahead = connection.execute(_later(until, now)).all()
    return Agenda(
        now=now,
        until=until,
        links=pace.links,
        due=sum(row.links for row in groups),
        reasons=_by_reason(groups, pace),
        hosts=_by_host(groups),
        first=[_waiting(row, pace) for row in rows],
        later=[dict(map(tuple, ahead)).get(place, 0) for place in range(len(AHEAD) + 1)],
    )


def due_of(database: Database, pace: Pace, now: datetime, url: str) -> Waiting | None:
    """Return when and why one link is due, by its identity; None where there is no such link."""
    query = _joined(now, links.c.url, links.c.host, links.c.present, standings.c.due_at)
    with database.reading() as connection:
        row = connection.execute(query.where(links.c.url == clean(url))).one_or_none()
    return _waiting(row, pace) if row is not None else None


def _joined(now: datetime, *columns: ColumnElement[Any]) -> Select[Any]:
    """Return the query of links with how they stand, with why each is due and after how many checks in a row."""
    failures = func.coalesce(states.c.failures, 0)
    why = case(
        (standings.c.link_id.is_(None), Why.NEW.value),
        (in_future(now), Why.CLOCK.value),
        (failures > 0, Why.FAILING.value),
        else_=Why.HEALTHY.value,
    )
    count = case((failures > 0, failures), else_=func.coalesce(standings.c.steady, 0))
    joined = links.outerjoin(standings).outerjoin(
        states, and_(states.c.link_id == links.c.id, states.c.ended_at.is_(None))
    )
    return select(*columns, why.label("why"), count.label("count")).select_from(joined)


def _later(until: datetime, now: datetime) -> Select[Any]:
    """Return the query of how many links are due within each of `AHEAD`, and after."""
    within = case(
        *((standings.c.due_at <= until + ahead, place) for place, ahead in enumerate(AHEAD)), else_=len(AHEAD)
    ).label("within")
    waits = and_(links.c.present, standings.c.due_at > until, ~in_future(now))
    return select(within, func.count()).select_from(links.join(standings)).where(waits).group_by("within")


def _waiting(row: Any, pace: Pace) -> Waiting:
    """Return one link of its row."""
    why = Why(row.why)
    present = bool(getattr(row, "present", True))
    return Waiting(row.url, row.host, row.due_at, why, _step(why, row.count, pace), row.count, present)


def _step(why: Why, count: int, pace: Pace) -> timedelta | None:
    """Return what a link waited for after some checks in a row."""
    if why is Why.FAILING:
        return pace.ladder.failing[place_of(count, pace.ladder.failing)]
    return pace.healthy[place_of(count, pace.healthy)] if why is Why.HEALTHY else None


def _by_reason(groups: Iterable[Any], pace: Pace) -> Sequence[Group]:
    """Sum up by reason and step: what was never checked first, then by step."""
    order = list(Why)
    found = _summed(groups, lambda row: (Why(row.why), _step(Why(row.why), row.count, pace)))
    keys = sorted(found, key=lambda key: (order.index(key[0]), key[1] or timedelta(0)))
    return [Group(*found[key], why=key[0], step=key[1]) for key in keys]


def _by_host(groups: Iterable[Any]) -> Sequence[Group]:
    """Sum up by host, those with most links first."""
    found = _summed(groups, lambda row: str(row.host))
    return [Group(*found[host], host=host) for host in sorted(found, key=lambda host: (-found[host][0], host))]


def _summed(groups: Iterable[Any], key_of: Callable[[Any], _Key]) -> dict[_Key, tuple[int, datetime | None]]:
    """Return by key how many links there are, and when the first of them that were ever checked was due."""
    found: dict[_Key, tuple[int, datetime | None]] = {}
    for row in groups:
        count, since = found.get(key_of(row), (0, None))
        times = [time for time in (since, row.since) if time is not None]
        found[key_of(row)] = (count + row.links, min(times, default=None))
    return found
