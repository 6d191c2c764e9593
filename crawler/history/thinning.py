"""Thinning old checks: of a stretch in which a link said the same, the first and the last stay. No state changes by it.

A failing check counts towards a state, so none ever goes; nor does one at which a state began or ended, to which anything refers,
before or after which the clock jumped, or whose run was withheld where its neighbours' were not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, and_, bindparam, delete, exists, func, or_, select

from crawler.history.database import Database
from crawler.history.outbox import Outbox
from crawler.history.prepared import Writer
from crawler.history.sql import PAGE, Pages, drop
from crawler.history.tables import checks, evidence, findings, judgements, runs, standings, states
from crawler.records import Verdict

_CONTENTS = ((evidence, checks.c.evidence_id), (judgements, checks.c.judgement_id))
_DROP_CHECKS = Writer(
    delete(checks).where(checks.c.link_id == bindparam("link"), checks.c.run_id == bindparam("run")), *("link", "run")
)
_MOMENTS = ("began_at", "ended_at", "first_failure", "last_ok_at")


@dataclass(frozen=True, slots=True)
class Purged:
    """What went, or would go."""

    checks: int
    contents: int
    findings: int
    mails: int


def purge(database: Database, now: datetime, keep: timedelta, *, dry: bool = False) -> Purged:
    """Thin the checks older than `keep`, drop contents that nothing refers to, what runs of then found about catalogues, and mails of then.

    A page of links in one transaction: whatever ends it, what is left is whole, and the next purge goes on. With `dry` all is counted only.
    Age is counted from the last run where `now` is later: by a clock that is years ahead nothing is old.
    """
    before = min(now, _newest(database) or now) - keep
    thinned = sum(_thin(database, page, before, dry=dry) for page in _pages(database))
    contents = sum(drop(database, table, table.c.id.not_in(select(owner)), dry=dry) for table, owner in _CONTENTS)
    found = drop(database, findings, _of_old_runs(before), dry=dry)
    return Purged(thinned, contents, found, Outbox(database).thin(before, dry=dry))


def _newest(database: Database) -> datetime | None:
    """Return when the last run began."""
    with database.reading() as connection:
        return connection.scalar(select(runs.c.started_at).order_by(runs.c.id.desc()).limit(1))


def _pages(database: Database) -> Iterable[Sequence[int]]:
    """Give the links that were checked, as many at a time as share a transaction."""

    def page(after: int | None) -> tuple[list[list[int]], int | None]:
        query = select(standings.c.link_id).where(standings.c.link_id > (after or 0)).order_by(standings.c.link_id)
        with database.reading() as connection:
            found = list(connection.scalars(query.limit(PAGE)))
        return [found], found[-1] if len(found) == PAGE else None

    return Pages(page)


def _thin(database: Database, links: Sequence[int], before: datetime, *, dry: bool) -> int:
    """Thin the checks of some links; return how many went."""
    if dry:
        with database.reading() as connection:
            return len(_thinnable(connection, links, before))
    with database.writing(follow=False) as connection:
        found = _thinnable(connection, links, before)
        _DROP_CHECKS.write(connection, found)
    return len(found)


def _thinnable(connection: Connection, links: Sequence[int], before: datetime) -> list[tuple[int, int]]:
    """Return the checks of some links that lie inside a stretch, by link and run."""
    if not links:
        return []
    stretch = _neighbours(links)
    row = stretch.c
    same = (
        getattr(row, f"{name}_{side}") == getattr(row, name)
        for name in ("evidence_id", "judgement_id", "withheld")
        for side in ("before", "after")
    )
    query = (
        select(row.link_id, row.run_id)
        .join(standings, standings.c.link_id == row.link_id)
        .where(
            row.asked_at < before,
            row.verdict != Verdict.BROKEN.value,
            *same,
            row.asked_at_before <= row.asked_at,
            row.asked_at <= row.asked_at_after,
            *(or_(column.is_(None), column != row.run_id) for column in _standing()),
            ~exists().where(
                states.c.link_id == row.link_id, or_(*(states.c[name] == row.asked_at for name in _MOMENTS))
            ),
        )
    )
    return [(link, run) for link, run in connection.execute(query)]


def _neighbours(links: Sequence[int]) -> Any:
    """Return the checks of some links, each with the one before it and the one after."""
    said: dict[str, ColumnElement[Any]] = {
        "evidence_id": checks.c.evidence_id,
        "judgement_id": checks.c.judgement_id,
        "withheld": runs.c.withheld,
        "asked_at": checks.c.asked_at,
    }
    beside = [
        side(column).over(partition_by=checks.c.link_id, order_by=checks.c.run_id).label(f"{name}_{word}")
        for name, column in said.items()
        for side, word in ((func.lag, "before"), (func.lead, "after"))
    ]
    return (
        select(checks.c.link_id, checks.c.run_id, judgements.c.verdict, *said.values(), *beside)
        .join(judgements, judgements.c.id == checks.c.judgement_id)
        .join(runs, runs.c.id == checks.c.run_id)
        .where(checks.c.link_id.in_(links))
        .subquery()
    )


def _standing() -> Iterable[Column[int]]:
    """Return the columns of `standings` that name the runs of checks which the next check of a link needs; no other table refers to checks."""
    return standings.c.run_id, standings.c.good_run_id, standings.c.first_run_id


def _of_old_runs(before: datetime) -> ColumnElement[bool]:
    """Return the condition that a finding about a catalogue is of an old run; those of the last run that finished stay."""
    last = select(func.max(runs.c.id)).where(runs.c.finished_at.is_not(None)).scalar_subquery()
    newest = select(func.max(runs.c.id)).scalar_subquery()
    old = select(runs.c.id).where(and_(runs.c.started_at < before, runs.c.id != newest, runs.c.id != last))
    return findings.c.run_id.in_(old)
