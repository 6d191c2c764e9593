"""Judging kept evidence again, link by link from its first check on: changed rules, and not one request."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, delete, select, update

from crawler.history.carried import entries_of_links, places_of_links
from crawler.history.checks import begin_spans, continues, keep_judgements, load_checks
from crawler.history.database import Database
from crawler.history.due import steady_after
from crawler.history.sql import PAGE, Pages
from crawler.history.tables import checks, links, runs, standings, states
from crawler.records import WORKING, Check, Entry, Evidence, Judgement, Link, Past, Span, Verdict

JudgeOne = Callable[[Link, Evidence, Past, Mapping[str, Entry]], Judgement]
Advance = Callable[[Span | None, Evidence, Judgement], Span]
Turned = Mapping[tuple[Verdict, Verdict], int]

_PAGE = 100


@dataclass(slots=True)
class Life:
    """What a link comes to while its checks are replayed."""

    past: Past = field(default_factory=Past)
    good: int | None = None
    first: int | None = None
    steady: int = 0
    spans: list[Span] = field(default_factory=list)
    turned: Counter[tuple[Verdict, Verdict]] = field(default_factory=Counter)

    def take(self, number: int, check: Check) -> None:
        """Move on by one check as it is judged now."""
        self.steady = steady_after(self.steady, self.past.last.judgement if self.past.last else None, check.judgement)
        self.past = self.past.after(check)
        if check.judgement.verdict in WORKING:
            self.good, self.first = number, self.first or number

    def enter(self, span: Span) -> None:
        """Carry the last interval on, or end it and begin the next."""
        if self.spans:
            before = self.spans.pop()
            if not continues(before, span):
                self.spans.append(replace(before, ended_at=max(before.began_at, span.began_at)))
        self.spans.append(span)


def rejudge(database: Database, judge_one: JudgeOne, advance: Advance) -> Turned:
    """Judge all kept evidence again and derive the states anew, one transaction a link.

    Checks of a withheld run are judged but move no state. Returns how many checks turned, by old and new verdict.
    """
    turned: Counter[tuple[Verdict, Verdict]] = Counter()
    for number in Pages(lambda after: checked_links(database, after)):
        with database.writing() as connection:
            turned += _replay(connection, number, judge_one, advance)
    return dict(turned)


def checked_links(database: Database, after: int | None) -> tuple[list[int], int | None]:
    """Return one page of the links that were ever checked."""
    query = select(standings.c.link_id).where(standings.c.link_id > (after or 0)).order_by(standings.c.link_id)
    with database.reading() as connection:
        found = list(connection.scalars(query.limit(PAGE)))
    return found, found[-1] if len(found) == PAGE else None


def _replay(
    connection: Connection, number: int, judge_one: JudgeOne, advance: Advance
) -> Counter[tuple[Verdict, Verdict]]:
    """Replay one link."""
    row = connection.execute(select(links).where(links.c.id == number)).one()
    link = Link(row.url, row.href, places_of_links(connection, [number])[number])
    carried = entries_of_links(connection, [number])[number]
    life = Life()
    for check_id, check, withheld in _checks(connection, number):
        judgement = judge_one(link, check.evidence, life.past, carried)
        if judgement != check.judgement:
            keep_judgements(connection, [check_id], [judgement])
        if judgement.verdict is not check.judgement.verdict:
            life.turned[check.judgement.verdict, judgement.verdict] += 1
        life.take(check_id, replace(check, judgement=judgement))
        if not withheld:
            life.enter(advance(life.spans[-1] if life.spans else None, check.evidence, judgement))
    _save(connection, number, life)
    return life.turned


def _checks(connection: Connection, link: int) -> Iterator[tuple[int, Check, bool]]:
    """Give the checks of a link, oldest first, a page at a time."""
    query = select(checks.c.id, runs.c.withheld).join(runs).where(checks.c.link_id == link).order_by(checks.c.id)

    def page(after: int | None) -> tuple[list[tuple[int, Check, bool]], int | None]:
        rows = connection.execute(query.where(checks.c.id > (after or 0)).limit(_PAGE)).all()
        found = load_checks(connection, [row.id for row in rows])
        return [(row.id, found[row.id], row.withheld) for row in rows], rows[-1].id if len(rows) == _PAGE else None

    return iter(Pages(page))


def _save(connection: Connection, link: int, life: Life) -> None:
    """Put the states and the standing of a link in place of those before."""
    connection.execute(delete(states).where(states.c.link_id == link))
    begin_spans(connection, [(link, span) for span in life.spans])
    values = {"good_id": life.good, "first_id": life.first, "steady": life.steady}
    connection.execute(update(standings).where(standings.c.link_id == link).values(values))
