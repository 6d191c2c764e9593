"""Withholding a run: our own line was down, so what failed in it is kept with a mark and says nothing of any link."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, select, update

from crawler.history.codec import pack_finding
from crawler.history.database import Database
from crawler.history.decisions import reopen
from crawler.history.replay import Move, step_back
from crawler.history.runs import run_known
from crawler.history.sql import write_all
from crawler.history.tables import checks, findings, is_last, judgements, runs, standings
from crawler.records import WORKING, Finding


def withhold(database: Database, run: str, found: Iterable[Finding], at: datetime, move: Move) -> None:
    """Mark a run as withheld, with what is said of it, and put each link that did not work in it back to where it stood; it is due at `at`.

    Decisions that ended by what failed hold again.

    All of it or nothing, in one transaction: a killed program leaves no link half condemned.
    """
    with database.writing() as connection:
        known = run_known(connection, run)
        number = known.number
        connection.execute(update(runs).where(runs.c.id == number).values(withheld=True))
        write_all(connection, findings.insert(), [{"run_id": number, "body": pack_finding(one)} for one in found])
        failed = _failed(connection, number)
        reopen(connection, failed, known.started_at)
        for link in failed:
            step_back(connection, link, None if known.single_check else move, at)


def _failed(connection: Connection, run: int) -> list[int]:
    """Return the links whose last check is of a run and was no success."""
    query = (
        select(standings.c.link_id)
        .join(checks, is_last)
        .join(judgements, judgements.c.id == checks.c.judgement_id)
        .where(standings.c.run_id == run, judgements.c.verdict.not_in([verdict.value for verdict in WORKING]))
        .order_by(standings.c.link_id)
    )
    return list(connection.scalars(query))
