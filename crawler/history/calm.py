"""Links of which there is nothing to tell: most of them, most weeks. They are counted from a few columns, so that a report looks only at the rest."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, select

from crawler.history.codec import unpack_judgement
from crawler.history.compare import is_news
from crawler.history.prepared import Reader, Row
from crawler.history.tables import checks, decisions, entries, is_last, judgements, links, standings, states
from crawler.records import State, Verdict

PAGE = 5_000
_WORDS = Reader(select(judgements.c.id, judgements.c.body), judgements.c.id)
_WELL = and_(judgements.c.verdict == Verdict.OK.value, states.c.state == State.HEALTHY.value)
_LAST = (
    select(links.c.id, links.c.url, links.c.host, _WELL, judgements.c.plain, checks.c.judgement_id, checks.c.asked_at)
    .outerjoin(standings, standings.c.link_id == links.c.id)
    .outerjoin(checks, is_last)
    .outerjoin(judgements, judgements.c.id == checks.c.judgement_id)
    .outerjoin(states, and_(states.c.link_id == links.c.id, states.c.ended_at.is_(None)))
    .where(links.c.id > bindparam("after", None))
    .order_by(links.c.id)
    .limit(PAGE)
)


@dataclass(slots=True)
class Calm:
    """What is known of the links that were passed over: their number by state, and when each host last answered."""

    states: Counter[State] = field(default_factory=Counter)
    answered: dict[str, datetime] = field(default_factory=dict)

    def count(self, host: str, checked_at: datetime) -> None:
        """Count one healthy link."""
        self.states[State.HEALTHY] += 1
        self.answered[host] = max(checked_at, self.answered.get(host, checked_at))


def spoken_of(connection: Connection) -> frozenset[int] | None:
    """Return the links that somebody ever decided about; None where a decision or a mark may be about any link."""
    marked = connection.scalar(select(func.count()).where(func.length(entries.c.ignored) > len("[]")))
    named = frozenset(connection.scalars(select(decisions.c.link_id).distinct()))
    return None if marked or None in named else named


def glance(wanted: ColumnElement[bool]) -> Reader:
    """Return what reads a page of some links for `worth_a_look`, after the row number `after`."""
    return Reader(_LAST.where(wanted))


def worth_a_look(
    connection: Connection, rows: Sequence[Row], known: Collection[str], spoken: Collection[int], calm: Calm
) -> Iterator[int]:
    """Give the links of one page of `glance` that may have to be told of, and count the others in `calm`; `known` are addresses that were told of before."""
    speaking = {row[5] for row in rows if row[3] and not row[4]}
    silent = _silent(connection, speaking)
    for number, url, host, well, plain, judgement, checked_at in rows:
        if well and (plain or judgement in silent) and url not in known and number not in spoken:
            calm.count(host, checked_at)
        else:
            yield number


def _silent(connection: Connection, numbers: Iterable[int]) -> frozenset[int]:
    """Return the judgements in which there is no news."""
    bodies: Mapping[int, bytes] = dict(_WORDS.rows_of(connection, numbers))
    return frozenset(number for number, body in bodies.items() if not is_news(unpack_judgement(body)))
