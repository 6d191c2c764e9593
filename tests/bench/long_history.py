"""A long history, made fast: the first run by the store itself, every later one as rows of the same form in which nothing changed."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, delete, select

from crawler.config import Confirm
from crawler.history.checks import Kept, begin_spans
from crawler.history.replay import Life
from crawler.history.store import Store
from crawler.history.tables import checks, states
from crawler.judge.states import advance
from crawler.records import (
    Answer,
    Coverage,
    Entry,
    Evidence,
    Facts,
    Finding,
    Head,
    Hop,
    Item,
    Judgement,
    Span,
    Title,
    TitleMatch,
    Use,
    Verdict,
)

MONDAY = datetime(2024, 1, 1, 7, tzinfo=UTC)
WEEK = timedelta(days=7)
TAKES = timedelta(hours=1)  # a run: links are asked evenly over it
PER_HOST = 20
BROKEN_OF, UNSURE_OF = 33, 50  # one in so many
BATCH = 500
_SAYS = {Verdict.OK: ("", 200), Verdict.BROKEN: ("not-found", 404), Verdict.UNSURE: ("blocked", 403)}
_CONFIRM = Confirm()


def url_of(number: int) -> str:
    """Return one of many addresses."""
    return f"https://www.host-{number // PER_HOST}.example.org/reports/{number}/a-report"


def make(file: Path, links: int, runs: int) -> None:
    """Make a history of so many links, each checked in each of so many weekly runs."""
    with Store.open(f"sqlite:///{file}") as store:
        run = store.begin_run(MONDAY).id
        store.save_reading(run, _items(links))
        for first in range(0, links, BATCH):
            store.save_checks(run, [_kept(number, links) for number in range(first, min(first + BATCH, links))])
        store.finish_run(run, MONDAY + TAKES, Coverage(links, links))
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        for number in range(2, runs + 1):
            _repeat(raw, number)
        raw.execute("BEGIN")
        raw.execute(
            "UPDATE standings SET run_id = ?1, good_run_id = ?1 + 0 * good_run_id, steady = ?1, due_at = due_at + ?2",
            (runs, (runs - 1) * WEEK // timedelta(microseconds=1)),
        )
        raw.execute(
            "UPDATE states SET last_ok_at = (SELECT asked_at FROM checks WHERE link_id = states.link_id AND run_id = ?) WHERE state = 'healthy'",
            (runs,),
        )
        raw.execute("COMMIT")
    with Store.open(f"sqlite:///{file}") as store, store._database.writing() as connection:
        _fail_on(connection, links)


def _fail_on(connection: Connection, links: int) -> None:
    """Put the links that never worked into the states that their checks lead to."""
    failing = [number for number in range(links) if _verdict(number) is not Verdict.OK]
    for number in failing:
        life, link = Life(), number + 1
        query = select(checks.c.asked_at).where(checks.c.link_id == link).order_by(checks.c.run_id)
        for at in connection.scalars(query):
            life.enter(state_after(life.spans[-1] if life.spans else None, number, at))
        connection.execute(delete(states).where(states.c.link_id == link))
        begin_spans(connection, [(link, span) for span in life.spans])


def state_after(span: Span | None, number: int, at: datetime) -> Span:
    """Return the state that a check of a link leads to."""
    return advance(span, _judgement(number), at, _CONFIRM)


def _repeat(raw: sqlite3.Connection, run: int) -> None:
    """Add one more run in which every link said what it said in the first."""
    at = MONDAY + (run - 1) * WEEK
    raw.execute("BEGIN")
    raw.execute(
        "INSERT INTO runs SELECT ?, ?, started_at + ?, finished_at + ?, single_check, withheld, links, checked, skipped, not_due FROM runs WHERE id = 1",
        (run, f"{at:%Y%m%dT%H%M%SZ}", *((run - 1) * WEEK // timedelta(microseconds=1),) * 2),
    )
    raw.execute(
        "INSERT INTO checks (link_id, run_id, evidence_id, judgement_id, asked_at, elapsed_ms, attempts) "
        "SELECT link_id, ?1, evidence_id, judgement_id, asked_at + ?2 + (link_id * 7919 + ?1) % 1000000, elapsed_ms, attempts "
        "FROM checks WHERE run_id = 1",
        (run, (run - 1) * WEEK // timedelta(microseconds=1)),
    )
    raw.execute("COMMIT")


def _items(links: int) -> Iterator[Item]:
    """Yield the catalogue: an entry a link."""
    yield Head("resources", "resources.csv", "Resources", None, "csv")
    for number in range(links):
        url = url_of(number)
        yield Entry(
            f"{number:016x}", "resources", f"A report about something, number {number}", (f"Section {number % 40}",),
            links=(Use(url, url, text="Read it", line=number),), year=2020,
        )  # fmt: skip


def _kept(number: int, links: int) -> Kept:
    """Return the first check of a link."""
    at = MONDAY + TAKES * (number / links) + timedelta(microseconds=number % 997)
    url, status = url_of(number), _SAYS[_verdict(number)][1]
    plain = Evidence(url, at, Answer(status, 900, 900, sha256="00" * 32), (Hop(url, status),), elapsed_ms=120)
    seen = _page(number, at) if _verdict(number) is Verdict.OK else plain
    return Kept(seen, _judgement(number), state_after(None, number, at), at + WEEK - TAKES)


def _verdict(number: int) -> Verdict:
    """Return what every check of a link says."""
    return Verdict.BROKEN if number % BROKEN_OF == 0 else Verdict.UNSURE if number % UNSURE_OF == 0 else Verdict.OK


def _judgement(number: int) -> Judgement:
    """Return what every check of a link comes to."""
    verdict = _verdict(number)
    if verdict is Verdict.OK:
        return Judgement(verdict, title=TitleMatch.SAME, titles={f"{number:016x}": TitleMatch.SAME})
    rule, status = _SAYS[verdict]
    return Judgement(verdict, rule, 0.9, findings=(Finding(rule, url_of(number), params={"status": status}),))


def _page(number: int, at: datetime) -> Evidence:
    """Return what a page gave: as much as is kept of a real one, and other than that of any other."""
    url, title = url_of(number), f"A report about something, number {number}"
    words = " ".join(hashlib.sha256(f"{number}/{part}".encode()).hexdigest()[:9] for part in range(60))
    facts = Facts("html", (Title("title", title), Title("h1", title)), (title,), words, 900, f"{number:016x}")
    digest = hashlib.sha256(url.encode()).hexdigest()
    headers = (("content-type", "text/html"),)
    hop = Hop(url, 200, headers=headers, peer="192.0.2.1", http_version="HTTP/2")
    return Evidence(url, at, Answer(200, 48_000, 48_000, sha256=digest), (hop,), facts, elapsed_ms=120 + number % 400)
