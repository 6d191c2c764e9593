"""Replaying what is kept of a link, from its first check on: judged again by changed rules, or without what a withheld run saw. Not one request."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection, delete, select, update

from crawler.history.carried import entries_of_links, places_of_links
from crawler.history.checks import begin_spans, checks_after, continues, judge_again, unpack_check
from crawler.history.database import Database
from crawler.history.due import steady_after
from crawler.history.sql import PAGE, Pages
from crawler.history.tables import links, standings, states
from crawler.records import WORKING, Check, Entry, Evidence, Judgement, Link, Past, Span, Verdict

JudgeOne = Callable[[Link, Evidence, Past, Mapping[str, Entry]], Judgement]
Move = Callable[[Link, Mapping[str, Entry], Span | None, Check], Span]
"""The state after a check as it was judged, with what people had decided of the link by then."""
Turned = Mapping[tuple[Verdict, Verdict], int]


@dataclass(frozen=True, slots=True)
class Row:
    """One check of a life: its run's row number, and whether that run was withheld."""

    check: Check
    run: int
    withheld: bool

    def counts(self, judgement: Judgement) -> bool:
        """Tell whether the check says anything of its link: in a withheld run, only a success does."""
        return not self.withheld or judgement.verdict in WORKING


@dataclass(slots=True)
class Life:
    """What a link comes to while its checks are replayed."""

    past: Past = field(default_factory=Past)
    last: "Row | None" = None
    good: int | None = None
    first: int | None = None
    steady: int = 0
    spans: list[Span] = field(default_factory=list)
    turned: Counter[tuple[Verdict, Verdict]] = field(default_factory=Counter)

    def take(self, row: "Row", check: Check) -> None:
        """Move on by one check as it is judged now."""
        self.last = row
        self.steady = steady_after(self.steady, self.past.last.judgement if self.past.last else None, check.judgement)
        self.past = self.past.after(check)
        if check.judgement.verdict in WORKING:
            self.good, self.first = row.run, self.first or row.run

    def live(self, row: "Row", check: Check, move: Callable[[Span | None, Check], Span] | None) -> None:
        """Move on by one check, and to the state it leads to where states are kept."""
        self.take(row, check)
        if move:
            self.enter(move(self.spans[-1] if self.spans else None, check))

    def enter(self, span: Span) -> None:
        """Carry the last interval on, or end it and begin the next."""
        if self.spans:
            before = self.spans.pop()
            if not continues(before, span):
                self.spans.append(replace(before, ended_at=max(before.began_at, span.began_at)))
        self.spans.append(span)


def rejudge(database: Database, judge_one: JudgeOne, move: Move) -> Turned:
    """Judge all kept evidence again and derive the states anew, one transaction a link.

    What failed in a withheld run is judged, and moves nothing. Returns how many checks turned, by old and new verdict.
    """
    turned: Counter[tuple[Verdict, Verdict]] = Counter()
    for number in Pages(lambda after: checked_links(database, after)):
        with database.writing() as connection:
            turned += _replay(connection, number, judge_one, move)
    return dict(turned)


def checked_links(database: Database, after: int | None) -> tuple[list[int], int | None]:
    """Return one page of the links that were ever checked."""
    query = select(standings.c.link_id).where(standings.c.link_id > (after or 0)).order_by(standings.c.link_id)
    with database.reading() as connection:
        found = list(connection.scalars(query.limit(PAGE)))
    return found, found[-1] if len(found) == PAGE else None


def _replay(connection: Connection, number: int, judge_one: JudgeOne, move: Move) -> Counter[tuple[Verdict, Verdict]]:
    """Replay one link."""
    link, carried = _carried(connection, number)
    life = Life()
    for row in _checks(connection, number):
        check = row.check
        judgement = judge_one(link, check.evidence, life.past, carried)
        if judgement != check.judgement:
            judge_again(connection, number, row.run, judgement)
        if judgement.verdict is not check.judgement.verdict:
            life.turned[check.judgement.verdict, judgement.verdict] += 1
        if row.counts(judgement):
            life.live(row, replace(check, judgement=judgement), partial(move, link, carried))
    save_life(connection, number, life)
    return life.turned


def step_back(connection: Connection, number: int, move: Move | None, due_at: datetime) -> None:
    """Put a link back to where it stands without what does not count, and let it be due; `move` is None where no states are kept."""
    save_life(connection, number, relived(connection, number, move), due_at=due_at)


def relived(connection: Connection, number: int, move: Move | None) -> Life:
    """Return what the checks of a link come to as they are judged, without those that do not count."""
    life = Life()
    link, carried = _carried(connection, number)
    for row in _checks(connection, number):
        if row.counts(row.check.judgement):
            life.live(row, row.check, partial(move, link, carried) if move else None)
    return life


def _carried(connection: Connection, number: int) -> tuple[Link, Mapping[str, Entry]]:
    """Return a link with its places, and the entries that carry it."""
    named = connection.execute(select(links).where(links.c.id == number)).one()
    link = Link(named.url, named.href, places_of_links(connection, [number])[number])
    return link, entries_of_links(connection, [number])[number]


def _checks(connection: Connection, link: int) -> Iterator[Row]:
    """Give the checks of a link, oldest first, a page at a time."""

    def page(after: int | None) -> tuple[list[Row], int | None]:
        rows, cursor = checks_after(connection, link, after)
        return [Row(unpack_check(packed), packed[1], packed[2]) for packed in rows], cursor

    return iter(Pages(page))


def save_life(connection: Connection, link: int, life: Life, **others: Any) -> None:
    """Put the states and the standing of a link in place of those before; one without a check that counts stands as never checked."""
    connection.execute(delete(states).where(states.c.link_id == link))
    begin_spans(connection, [(link, span) for span in life.spans])
    mine = standings.c.link_id == link
    if life.last is None:
        connection.execute(delete(standings).where(mine))
        return
    values = {"run_id": life.last.run, "good_run_id": life.good, "first_run_id": life.first, "steady": life.steady}
    # timings are kept of the last check alone: those of another go with it
    connection.execute(update(standings).where(mine, standings.c.run_id != life.last.run).values(timings=None))
    connection.execute(update(standings).where(mine).values(values | others))
