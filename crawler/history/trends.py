"""How many links stood how over time: read off the intervals of states, so that no check has to be counted again."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from crawler.history.database import Database
from crawler.history.runs import run_number
from crawler.history.tables import links, runs, standings, states
from crawler.records import State, TrendPoint

POINTS = 53  # a year of weeks and its first day: as many as a small picture can show


def trend(database: Database, run: str) -> tuple[TrendPoint, ...]:
    """Return how many links were in each state at the end of runs up to this one, oldest first, spread evenly over time.

    Runs in which our own line was down and single checks say nothing of links over time, and are left out. A link that has left the catalogue
    counts until the run that checked it last.
    """
    with database.reading() as connection:
        moments = _moments(connection, run)
        return tuple(TrendPoint(at, counts) for at, counts in zip(moments, _counts(connection, moments), strict=True))


def _moments(connection: Connection, run: str) -> list[datetime]:
    """Return the ends of runs that stand for the time up to one of them."""
    query = select(runs.c.finished_at).where(
        runs.c.id <= run_number(connection, run),
        runs.c.finished_at.is_not(None),
        runs.c.withheld.is_(False),
        runs.c.single_check.is_(False),
    )
    return spread(sorted(connection.scalars(query)), POINTS)


def spread(moments: Sequence[datetime], number: int) -> list[datetime]:
    """Choose at most `number` of some moments, oldest first: the last one up to each of as many evenly spaced times, the first and last always."""
    if len(moments) <= number:
        return list(moments)
    first, span = moments[0], moments[-1] - moments[0]
    times = [first + step * span / (number - 1) for step in range(number)]
    times[-1] = moments[-1]  # dividing loses microseconds
    chosen = (moments[max(0, bisect_right(moments, time + timedelta(microseconds=1)) - 1)] for time in times)
    return list(dict.fromkeys(chosen))


def _counts(connection: Connection, moments: Sequence[datetime]) -> list[dict[State, int]]:
    """Count the states that lasted at each moment, in one pass over them."""
    if not moments:
        return []
    lasting = [func.sum(case((_lasts(moment), 1), else_=0)) for moment in moments]
    query = (
        select(states.c.state, *lasting)
        .join(links, links.c.id == states.c.link_id)
        .outerjoin(standings, standings.c.link_id == links.c.id)
        .outerjoin(runs, runs.c.id == standings.c.run_id)
        .group_by(states.c.state)
    )
    found = {State(state): numbers for state, *numbers in connection.execute(query)}
    return [
        {state: numbers[place] for state, numbers in found.items() if numbers[place]} for place in range(len(moments))
    ]


def _lasts(moment: datetime) -> ColumnElement[bool]:
    """Say of a state, joined with its link and the run that checked the link last, whether it was the link's state at a moment."""
    still = and_(states.c.ended_at.is_(None), or_(links.c.present, runs.c.finished_at >= moment))
    return and_(states.c.began_at <= moment, or_(states.c.ended_at > moment, still))
