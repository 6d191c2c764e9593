"""Whether the states that links are in follow from their checks as they are judged: replayed, and nothing changed."""

from collections.abc import Callable, Iterator
from datetime import datetime

from sqlalchemy import Connection, select

from crawler.history.checks import spans_of
from crawler.history.codec import unpack_judgement
from crawler.history.database import Database
from crawler.history.replay import Life, checked_links
from crawler.history.sql import Pages
from crawler.history.tables import checks, judged, judgements, links, runs
from crawler.records import Judgement, Span

Move = Callable[[Span | None, Judgement, datetime], Span]


def unexplained(database: Database, move: Move) -> Iterator[str]:
    """Give the links whose states are others than their checks lead to. Checks of a withheld run move none, and those of an audit have none."""
    known: dict[int, Judgement] = {}
    for number in Pages(lambda after: checked_links(database, after)):
        with database.reading() as connection:
            if _replayed(connection, number, move, known) != spans_of(connection, number):
                yield str(connection.scalar(select(links.c.url).where(links.c.id == number)))
        known.clear()


def _replayed(connection: Connection, link: int, move: Move, known: dict[int, Judgement]) -> tuple[Span, ...]:
    """Return the states that the checks of a link lead to; each judgement is unpacked once."""
    query = (
        select(checks.c.asked_at, judgements.c.id, judgements.c.body)
        .join(judged, judged.c.check_id == checks.c.id)
        .join(judgements, judgements.c.id == judged.c.judgement_id)
        .join(runs, runs.c.id == checks.c.run_id)
        .where(checks.c.link_id == link, ~runs.c.withheld, ~runs.c.single_check)
        .order_by(checks.c.id)
    )
    life = Life()
    for asked_at, number, body in connection.execute(query):
        if number not in known:
            known[number] = unpack_judgement(body)
        life.enter(move(life.spans[-1] if life.spans else None, known[number], asked_at))
    return tuple(life.spans)
