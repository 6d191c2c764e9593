"""Keeping checks: appended, with evidence and judgement kept once by content, and the state they lead to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, case, or_, select, update

from crawler.history.codec import LASTING, pack_evidence, pack_judgement, unpack_evidence, unpack_judgement
from crawler.history.columns import Utc, clean
from crawler.history.compare import is_plain
from crawler.history.database import Database
from crawler.history.decisions import end_decisions
from crawler.history.once import Once
from crawler.history.prepared import Reader, Row, Writer
from crawler.history.runs import run_known
from crawler.history.sql import upsert
from crawler.history.tables import checks, evidence, is_last, judgements, links, runs, standings, states
from crawler.records import WORKING, Check, Ended, Evidence, Judgement, Span, State

PAGE = 100

_EVIDENCE = Once(evidence)
_JUDGEMENTS = Once(judgements, "verdict", "plain")
_LINKS = Reader(select(links.c.url, links.c.id), links.c.url)
_APPEND = Writer(
    checks.insert(), "link_id", "run_id", "evidence_id", "judgement_id", "asked_at", "elapsed_ms", "attempts"
)
_THIS_CHECK = (checks.c.link_id == bindparam("link"), checks.c.run_id == bindparam("run"))
_JUDGE = Writer(
    update(checks).where(*_THIS_CHECK).values(judgement_id=bindparam("judgement")), *("link", "run", "judgement")
)
_STAND = Writer(
    lambda dialect: upsert(dialect, standings, "link_id", keep="good_run_id", first="first_run_id"),
    *("link_id", "run_id", "good_run_id", "first_run_id", "due_at", "steady", "timings"),
)
_PACKED = (
    select(
        *(
            checks.c.link_id,
            checks.c.run_id,
            runs.c.withheld,
            checks.c.asked_at,
            checks.c.elapsed_ms,
            checks.c.attempts,
        ),
        *(evidence.c.body, judgements.c.body, runs.c.name, case((is_last, standings.c.timings))),
    )
    .join(evidence, evidence.c.id == checks.c.evidence_id)
    .join(judgements, judgements.c.id == checks.c.judgement_id)
    .join(runs, runs.c.id == checks.c.run_id)
    .outerjoin(standings, standings.c.link_id == checks.c.link_id)
)
_STOOD_BY = Reader(
    _PACKED.where(or_(*(checks.c.run_id == standings.c[name] for name in ("run_id", "good_run_id", "first_run_id")))),
    checks.c.link_id,
)
_OF_LINK = Reader(
    _PACKED.where(checks.c.link_id == bindparam("link", None), checks.c.run_id > bindparam("after", None))
    .order_by(checks.c.run_id)
    .limit(PAGE)
)
_BETWEEN = Reader(
    _PACKED.where(checks.c.asked_at >= bindparam("begin", None, Utc), checks.c.asked_at < bindparam("end", None, Utc)),
    checks.c.link_id,
)

_LIVED = ("state", "began_at", "reason", "ended_at", "failures", "first_failure", "last_ok_at", "turns")
_OPEN = Reader(
    select(states.c.link_id, *(states.c[name] for name in _LIVED)).where(states.c.ended_at.is_(None)), states.c.link_id
)
_SPANS = Reader(select(*(states.c[name] for name in _LIVED)).order_by(states.c.id), states.c.link_id)
_LASTING = update(states).where(states.c.link_id == bindparam("number"), states.c.ended_at.is_(None))
_GOING_ON = ("reason", "failures", "first_failure", "last_ok_at", "turns")
_GO_ON = Writer(_LASTING.values({name: bindparam(name) for name in _GOING_ON}), "number", *_GOING_ON)
_END = Writer(_LASTING.values(ended_at=bindparam("end")), "number", "end")
_BEGIN = Writer(states.insert(), "link_id", *_LIVED)


@dataclass(frozen=True, slots=True)
class Kept:
    """One check to keep. `span` and `due_at` are None in an audit; `steady` counts checks in a row that said nothing new; `ended` are decisions it ends."""

    evidence: Evidence
    judgement: Judgement
    span: Span | None = None
    due_at: datetime | None = None
    steady: int = 1
    ended: tuple[Ended, ...] = ()


def save_checks(database: Database, run: str, kept: Sequence[Kept]) -> None:
    """Keep checks in one transaction. `evidence.url` is the link's identity, known from a reading; each link at most once."""
    if not kept:
        return
    with database.writing() as connection:
        known = run_known(connection, run)
        link_ids = _link_ids(connection, kept)
        _append(connection, known.number, link_ids, kept, database.level)
        _stand(connection, known.number, zip(link_ids, kept, strict=True))
        if not known.single_check:  # an audit knows no states
            _save_spans(
                connection, {link: check.span for link, check in zip(link_ids, kept, strict=True) if check.span}
            )
            end_decisions(connection, (one for check in kept for one in check.ended))


def judge_again(connection: Connection, link: int, run: int, judgement: Judgement) -> None:
    """Say what a check came to, in place of what was said before."""
    _JUDGE.write(connection, [(link, run, *_judgements(connection, [judgement]))])


def stood_by(connection: Connection, link_ids: Iterable[int]) -> dict[tuple[int, int], Row]:
    """Return the checks that links stand by, by link and run, as they are kept: a tenth of the memory, until `unpack_check` is asked."""
    return {(row[0], row[1]): row for row in _STOOD_BY.rows_of(connection, link_ids)}


def checks_after(connection: Connection, link: int, run: int | None) -> tuple[list[Row], int | None]:
    """Return one page of the checks of a link after that of a run, oldest first, as they are kept; and the run to go on after, None at the end."""
    rows = _OF_LINK.rows(connection, link=link, after=run or 0)
    return rows, rows[-1][1] if len(rows) == PAGE else None


def checks_between(connection: Connection, link_ids: Iterable[int], begin: datetime, end: datetime) -> list[Row]:
    """Return the checks of some links that were asked from `begin` on and before `end`, as they are kept."""
    return _BETWEEN.rows_of(connection, link_ids, begin=begin, end=end)


SEEN = 6  # the place of the evidence in a packed check: equal bytes say that the same was seen


def unpack_again(packed: Row, seen: Evidence) -> Check:
    """Return the check of one that is packed, of which it is known what it saw: a fifth of the time."""
    _, _, withheld, asked_at, elapsed_ms, attempts, _, said, run, timings = packed
    moment = replace(seen, asked_at=asked_at, elapsed_ms=elapsed_ms, attempts=attempts, timings=timings)
    return _check(moment, unpack_judgement(said), run, withheld=withheld)


def unpack_check(packed: Row) -> Check:
    """Return the check of one that is packed."""
    _, _, withheld, asked_at, elapsed_ms, attempts, seen, said, run, timings = packed
    saw = unpack_evidence(seen, asked_at, elapsed_ms, attempts, timings)
    return _check(saw, unpack_judgement(said), run, withheld=withheld)


def _check(saw: Evidence, judgement: Judgement, run: str, *, withheld: bool) -> Check:
    """Return a check; of a withheld run, what worked counts all the same."""
    return Check(saw, judgement, run, withheld=bool(withheld) and judgement.verdict not in WORKING)


def open_spans(connection: Connection, link_ids: Iterable[int]) -> dict[int, Span]:
    """Return the span that lasts, by link."""
    return {link: span_of(lived) for link, *lived in _OPEN.rows_of(connection, link_ids)}


def spans_of(connection: Connection, link: int) -> tuple[Span, ...]:
    """Return all spans of a link, oldest first."""
    return tuple(map(span_of, _SPANS.rows_of(connection, [link])))


def span_of(lived: Sequence[Any]) -> Span:
    """Return a span of its columns, in the order of `_LIVED`."""
    state, began_at, reason, ended_at, failures, first_failure, last_ok_at, turns = lived
    return Span(
        state=State(state),
        began_at=began_at,
        reason=reason,
        ended_at=ended_at,
        failures=failures,
        first_failure=first_failure,
        last_ok_at=last_ok_at,
        turns=tuple(map(datetime.fromisoformat, turns)),
    )


def begin_spans(connection: Connection, spans: Iterable[tuple[int, Span]]) -> None:
    """Add the spans of links."""
    _BEGIN.write(connection, ((link, *_lived(span, _LIVED)) for link, span in spans))


def continues(before: Span, after: Span) -> bool:
    """Tell a span that goes on from one that begins."""
    return (before.state, before.began_at) == (after.state, after.began_at)


def _link_ids(connection: Connection, kept: Sequence[Kept]) -> list[int]:
    """Return the links of checks, in order."""
    urls = [clean(check.evidence.url) for check in kept]
    known: dict[str, int] = dict(_LINKS.rows_of(connection, urls))
    return [known[url] for url in urls]


def _append(connection: Connection, run: int, link_ids: Sequence[int], kept: Sequence[Kept], level: int) -> None:
    """Add the rows of checks."""
    seen = _EVIDENCE.keep(connection, [pack_evidence(check.evidence) for check in kept], level=level)
    said = _judgements(connection, [check.judgement for check in kept], level)
    rows = zip(link_ids, seen, said, (check.evidence for check in kept), strict=True)
    _APPEND.write(
        connection,
        [(link, run, saw, came_to, at.asked_at, at.elapsed_ms, at.attempts) for link, saw, came_to, at in rows],
    )


def _judgements(connection: Connection, found: Sequence[Judgement], level: int = LASTING) -> list[int]:
    """Keep judgements; return their row numbers."""
    packed = [pack_judgement(judgement) for judgement in found]
    beside = [(judgement.verdict.value, is_plain(judgement)) for judgement in found]
    return _JUDGEMENTS.keep(connection, packed, beside, level)


def _stand(connection: Connection, run: int, found: Iterable[tuple[int, Kept]]) -> None:
    """Note the last check of each link, its last and its first good one, and when it is due."""
    rows = [
        (
            *(link, run, good := run if check.judgement.verdict in WORKING else None, good),
            *(check.due_at, check.steady, check.evidence.timings),
        )
        for link, check in found
    ]
    _STAND.write(connection, rows)


def _save_spans(connection: Connection, spans: Mapping[int, Span]) -> None:
    """Carry each link's open interval on, or end it and begin the next."""
    before = open_spans(connection, spans)
    going_on = {link for link in before if continues(before[link], spans[link])}
    ending = before.keys() - going_on
    _GO_ON.write(connection, [(link, *_lived(spans[link], _GOING_ON)) for link in going_on])
    _END.write(connection, [(link, max(before[link].began_at, spans[link].began_at)) for link in ending])
    begin_spans(connection, [(link, span) for link, span in spans.items() if link not in going_on])


def _lived(span: Span, names: Iterable[str]) -> Row:
    """Return columns of a span."""
    written = {"state": span.state.value, "turns": tuple(turn.isoformat() for turn in span.turns)}
    return tuple(written[name] if name in written else getattr(span, name) for name in names)
