"""Whether the states that links are in follow from their checks as they are judged: replayed, and nothing changed."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, or_, select

from crawler.history.checks import spans_of
from crawler.history.codec import unpack_judgement
from crawler.history.database import Database
from crawler.history.decisions import load_decisions, load_marks
from crawler.history.prepared import Reader
from crawler.history.replay import Life, Move, checked_links, relived
from crawler.history.sql import Pages
from crawler.history.tables import checks, judgements, links, runs
from crawler.records import WORKING, Decision, Judgement, Span

_WORKING = [verdict.value for verdict in WORKING]
_LIFE = Reader(
    select(checks.c.asked_at, judgements.c.id, judgements.c.body)
    .join(judgements, judgements.c.id == checks.c.judgement_id)
    .join(runs, runs.c.id == checks.c.run_id)
    .where(~runs.c.single_check, or_(~runs.c.withheld, judgements.c.verdict.in_(_WORKING)))
    .order_by(checks.c.run_id),
    checks.c.link_id,
)

Step = Callable[[Span | None, Judgement, datetime], Span]
"""The state machine of links, by itself."""
Decided = Callable[[Sequence[Decision]], Move]
"""Makes the state machine that reckons with what people decided."""


def unexplained(database: Database, step: Step, decided: Decided) -> Iterator[str]:
    """Give the links whose states are others than their checks lead to.

    What failed in a withheld run moves none, and checks of an audit have none. Only a link that its checks alone do not explain is looked at with what people decided: that needs its evidence.
    """
    move: Move | None = None
    known: dict[int, Judgement] = {}
    for number in Pages(lambda after: checked_links(database, after)):
        with database.reading() as connection:
            spans = spans_of(connection, number)
            if _replayed(connection, number, step, known) != spans:
                move = move or decided((*load_decisions(database, ended=True), *load_marks(database)))
                if tuple(relived(connection, number, move).spans) != spans:
                    yield str(connection.scalar(select(links.c.url).where(links.c.id == number)))
        known.clear()


def _replayed(connection: Connection, link: int, step: Step, known: dict[int, Judgement]) -> tuple[Span, ...]:
    """Return the states that the checks of a link lead to; each judgement is unpacked once."""
    life = Life()
    for moment, number, body in _LIFE.rows_of(connection, [link]):
        if number not in known:
            known[number] = unpack_judgement(body)
        life.enter(step(life.spans[-1] if life.spans else None, known[number], moment))
    return tuple(life.spans)
