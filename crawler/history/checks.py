"""Keeping checks: appended, with evidence and judgement kept once by content, and the state they lead to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from crawler.history.codec import pack_evidence, pack_judgement, unpack_evidence, unpack_judgement
from crawler.history.columns import clean
from crawler.history.database import Database
from crawler.history.runs import run_number
from crawler.history.sql import Values, batches, ids_by, keep_once, upsert, write_all
from crawler.history.tables import checks, evidence, judged, judgements, links, runs, standings, states
from crawler.records import WORKING, Check, Evidence, Judgement, Span, State


@dataclass(frozen=True, slots=True)
class Kept:
    """One check to keep. `span` and `due_at` are None in an audit; `steady` counts checks in a row that said nothing new."""

    evidence: Evidence
    judgement: Judgement
    span: Span | None = None
    due_at: datetime | None = None
    steady: int = 1


def save_checks(database: Database, run: str, kept: Sequence[Kept]) -> None:
    """Keep checks in one transaction. `evidence.url` is the link's identity, known from a reading; each link at most once."""
    if not kept:
        return
    with database.writing() as connection:
        number = run_number(connection, run)
        link_ids = _link_ids(connection, kept)
        check_ids = _append(connection, number, link_ids, kept)
        keep_judgements(connection, check_ids, [check.judgement for check in kept])
        _stand(connection, number, zip(link_ids, check_ids, kept, strict=True))
        spans = {link: check.span for link, check in zip(link_ids, kept, strict=True) if check.span}
        _save_spans(connection, spans)


def keep_judgements(connection: Connection, check_ids: Sequence[int], found: Sequence[Judgement]) -> None:
    """Say what checks came to; what was said before is replaced."""
    packed = [pack_judgement(judgement) for judgement in found]
    numbers = keep_once(connection, judgements, packed, verdict=[judgement.verdict.value for judgement in found])
    statement = upsert(connection.dialect.name, judged, "check_id")
    rows = [{"check_id": check, "judgement_id": number} for check, number in zip(check_ids, numbers, strict=True)]
    write_all(connection, statement, rows)


def load_checks(connection: Connection, numbers: Sequence[int]) -> dict[int, Check]:
    """Return checks by their row number; the last one of each link has its timings."""
    query = (
        select(checks, evidence.c.body, judgements.c.body.label("said"), runs.c.name, standings.c.timings)
        .join(evidence, evidence.c.id == checks.c.evidence_id)
        .join(judged, judged.c.check_id == checks.c.id)
        .join(judgements, judgements.c.id == judged.c.judgement_id)
        .join(runs, runs.c.id == checks.c.run_id)
        .outerjoin(standings, (standings.c.link_id == checks.c.link_id) & (standings.c.check_id == checks.c.id))
    )
    return {
        row.id: check_of(row)
        for batch in batches(numbers)
        for row in connection.execute(query.where(checks.c.id.in_(batch)))
    }


def check_of(row: Any) -> Check:
    """Return a check of its row, as `load_checks` selects it."""
    seen = unpack_evidence(row.body, row.asked_at, row.elapsed_ms, row.attempts, row.timings)
    return Check(seen, unpack_judgement(row.said), row.name)


def open_spans(connection: Connection, link_ids: Sequence[int]) -> dict[int, Span]:
    """Return the span that lasts, by link."""
    query = select(states).where(states.c.ended_at.is_(None))
    return {
        row.link_id: span_of(row)
        for batch in batches(link_ids)
        for row in connection.execute(query.where(states.c.link_id.in_(batch)))
    }


def span_of(row: Any) -> Span:
    """Return a span of its row."""
    return Span(
        state=State(row.state),
        began_at=row.began_at,
        reason=row.reason,
        ended_at=row.ended_at,
        failures=row.failures,
        first_failure=row.first_failure,
        last_ok_at=row.last_ok_at,
        turns=tuple(datetime.fromisoformat(turn) for turn in row.turns),
    )


def span_values(link: int, span: Span) -> Values:
    """Return the columns of a span."""
    return {
        "link_id": link,
        "state": span.state.value,
        "began_at": span.began_at,
        "reason": span.reason,
        "ended_at": span.ended_at,
        "failures": span.failures,
        "first_failure": span.first_failure,
        "last_ok_at": span.last_ok_at,
        "turns": tuple(turn.isoformat() for turn in span.turns),
    }


def continues(before: Span, after: Span) -> bool:
    """Tell a span that goes on from one that begins."""
    return (before.state, before.began_at) == (after.state, after.began_at)


def _link_ids(connection: Connection, kept: Sequence[Kept]) -> list[int]:
    """Return the links of checks, in order."""
    urls = [clean(check.evidence.url) for check in kept]
    known = ids_by(connection, links.c.url, urls)
    return [known[url] for url in urls]


def _append(connection: Connection, run: int, link_ids: Sequence[int], kept: Sequence[Kept]) -> list[int]:
    """Add the rows of checks and return their numbers; the transaction holds the only right to add some."""
    seen = keep_once(connection, evidence, [pack_evidence(check.evidence) for check in kept])
    before = connection.execute(select(func.coalesce(func.max(checks.c.id), 0))).scalar_one()
    numbers = list(range(before + 1, before + 1 + len(kept)))
    rows = [
        {
            "id": number,
            "link_id": link,
            "run_id": run,
            "evidence_id": evidence_id,
            "asked_at": check.evidence.asked_at,
            "elapsed_ms": check.evidence.elapsed_ms,
            "attempts": check.evidence.attempts,
        }
        for number, link, evidence_id, check in zip(numbers, link_ids, seen, kept, strict=True)
    ]
    write_all(connection, checks.insert(), rows)
    return numbers


def _stand(connection: Connection, run: int, found: Any) -> None:
    """Note the last check of each link, its last good one, and when it is due."""
    statement = upsert(connection.dialect.name, standings, "link_id", keep="good_id")
    rows = [
        {
            "link_id": link,
            "check_id": number,
            "good_id": number if check.judgement.verdict in WORKING else None,
            "run_id": run,
            "due_at": check.due_at,
            "steady": check.steady,
            "timings": check.evidence.timings,
        }
        for link, number, check in found
    ]
    write_all(connection, statement, rows)


def _save_spans(connection: Connection, spans: Mapping[int, Span]) -> None:
    """Carry each link's open interval on, or end it and begin the next."""
    before = open_spans(connection, list(spans))
    going_on = [link for link, span in spans.items() if link in before and continues(before[link], span)]
    ending = [link for link in spans if link in before and link not in set(going_on)]
    lasting = update(states).where(states.c.link_id == bindparam("number"), states.c.ended_at.is_(None))
    names = ("reason", "failures", "first_failure", "last_ok_at", "turns")
    carried = [{"number": link, **span_values(link, spans[link])} for link in going_on]
    write_all(connection, lasting.values({name: bindparam(name) for name in names}), carried)
    ends = [{"number": link, "end": max(before[link].began_at, spans[link].began_at)} for link in ending]
    write_all(connection, lasting.values(ended_at=bindparam("end")), ends)
    begun = [span_values(link, span) for link, span in spans.items() if link not in set(going_on)]
    write_all(connection, states.insert(), begun)
