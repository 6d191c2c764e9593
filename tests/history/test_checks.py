"""Checks are appended; what is equal is kept once; a killed run goes on where it was."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import reduce
from types import SimpleNamespace

import pytest

from crawler.history import Due, Store
from crawler.records import Check, Coverage, Judgement, Past, Span, State, Verdict

DAY = timedelta(days=1)


def waiting(due: Due) -> list[str]:
    """Return all that is due, host by host."""
    return [link.url for host, _ in due.hosts() for link in due.links(host)]


def count(store: Store, table: str) -> int:
    """Count the rows of a table."""
    with store._database.reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def test_check_comes_back_whole(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """Evidence, judgement and run are what was kept."""
    run = begin()
    kept = make.kept(make.url(1))
    store.save_check(run, kept)
    check = store.last_check(make.url(1))
    assert check is not None
    assert (check.evidence, check.judgement, check.run) == (kept.evidence, kept.judgement, run)


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ("", (None, None, None)),
        ("B", (0, None, None)),
        ("O", (0, 0, 0)),
        ("BOMBU", (4, 2, 1)),
        ("OOO", (2, 2, 0)),
        ("BUMB", (3, 2, 2)),
    ],
)
def test_past_has_the_last_the_last_good_and_the_first_good(
    store: Store,
    make: SimpleNamespace,
    begin: Callable[..., str],
    verdicts: str,
    expected: tuple[int | None, int | None, int | None],
) -> None:
    """Rules see the last check, the last one that worked, and the first: those that were kept, with their own times, and so does a replay."""
    words = {"O": Verdict.OK, "M": Verdict.MOVED, "B": Verdict.BROKEN, "U": Verdict.UNSURE}
    found: list[Check] = []
    begin()
    for day, word in enumerate(verdicts):
        at = make.monday + day * DAY
        store.save_check(begin(at=at), make.kept(make.url(1), at, words[word]))
        found += [check for check in [store.last_check(make.url(1))] if check]
    wanted = [
        None if place is None else replace(found[place], evidence=replace(found[place].evidence, timings=()))
        for place in expected
    ]
    pasts = [store.past(make.url(1)), reduce(Past.after, found, Past())]
    store.rejudge(
        lambda _link, evidence, _past, _entries: next(
            check.judgement for check in found if check.evidence.asked_at == evidence.asked_at
        ),
        lambda _link, _entries, span, _check: span or Span(State.HEALTHY, make.monday),
    )
    for past in (*pasts, store.past(make.url(1))):
        seen = (past.last, past.last_good, past.first_good)
        assert [check and replace(check, evidence=replace(check.evidence, timings=())) for check in seen] == wanted


def test_unknown_link_has_no_past(store: Store) -> None:
    """What was never read is not known."""
    assert (store.past("https://nowhere.example/"), store.span("x"), store.entries_of("x")) == (Past(), None, {})


def test_known_gives_many_at_once(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """One question serves a batch: past, state, entries, steadiness."""
    run = begin(520)
    urls = [make.url(number) for number in range(520)]
    store.save_checks(run, [make.kept(url, steady=3) for url in urls])
    known = store.known(urls)
    assert known.keys() == set(urls)
    assert {item.steady for item in known.values()} == {3}
    assert known[make.url(7)].entries == {"e7": make.entry(7)}
    assert known[make.url(7)].span == make.kept(make.url(7)).span


def test_equal_evidence_is_kept_once(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """An unchanged answer adds a row to checks and nothing else."""
    for day in range(5):
        at = make.monday + day * DAY
        store.save_check(begin(at=at), make.kept(make.url(1), at))
    assert [count(store, table) for table in ("checks", "evidence", "judgements", "states")] == [5, 1, 1, 1]


def test_bytes_of_an_unchanged_check(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """An unchanged check costs a few dozen bytes, its judgement and its index included."""
    begin(100)
    urls = [make.url(number) for number in range(100)]

    def week(number: int) -> None:
        at = make.monday + timedelta(weeks=number)
        store.save_checks(store.begin_run(at).id, [make.kept(url, at) for url in urls])

    def size() -> int:
        with store._database.reading() as connection:
            tables = "('checks', 'ix_checks_link_id', 'evidence', 'judgements', 'states', 'standings')"
            return int(
                connection.exec_driver_sql(f"SELECT sum(pgsize) FROM dbstat WHERE name IN {tables}").scalar_one()
            )

    week(0)
    before = size()
    for number in range(1, 21):
        week(number)
    assert (size() - before) / (100 * 20) < 72


def test_timings_are_those_of_the_last_check(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """They take the place of the ones before; an earlier check has none."""
    moments = [make.monday, make.monday + DAY]
    for at in moments:
        store.save_check(begin(at=at), make.kept(make.url(1), at))
    life = store.link_history(make.url(1))
    last = store.last_check(make.url(1))
    assert life is not None
    assert last is not None
    assert [check.evidence.timings for check in life] == [(), make.evidence(make.url(1), moments[1]).timings]
    assert last.evidence.timings == make.evidence(make.url(1), moments[1]).timings


def test_a_check_without_timings_leaves_none(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """Figures of an earlier check never stand with a later one that asked nothing."""
    store.save_check(begin(), make.kept(make.url(1)))
    store.save_check(begin(at=make.monday + DAY), replace(make.kept(make.url(1)), evidence=make.refused(make.url(1))))
    last = store.last_check(make.url(1))
    assert last is not None
    assert last.evidence.timings == ()


def test_checks_cannot_be_counted_twice(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """What a run has checked is no longer due in it, even when everything is asked for."""
    run = begin(3)
    store.save_checks(run, [make.kept(make.url(0)), make.kept(make.url(2))])
    assert waiting(store.due(run, make.monday, everything=True)) == ["/more", "https://example.org/1"]


def test_run_of_the_store(store: Store, make: SimpleNamespace) -> None:
    """Runs are named by their time, in order; two of one second differ."""
    first, second = store.begin_run(make.monday), store.begin_run(make.monday)
    assert (first.id, second.id) == ("20240101T070000Z", "20240101T070000Z-2")
    assert store.unfinished_run() == second
    finished = store.finish_run(second.id, make.monday + DAY, Coverage(4, 2, 1, 1), withheld=True)
    assert (finished.coverage, finished.withheld) == (Coverage(4, 2, 1, 1), True)
    assert store.unfinished_run() is None
    assert store.latest_run() == finished


def test_coverage_counts_what_was_done(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """Of the present links: checked, skipped, not due."""
    run = begin(3)
    skipped = replace(make.kept(make.url(1)), judgement=Judgement(Verdict.SKIPPED, "robots-disallowed"))
    store.save_checks(run, [make.kept(make.url(0)), skipped])
    assert store.coverage(run) == Coverage(links=4, checked=1, skipped=1, not_due=2)


@pytest.mark.parametrize(
    ("days", "everything", "expected"), [(0, False, 1), (0.99, False, 1), (1, False, 4), (0, True, 4)]
)
def test_only_what_is_due(
    store: Store, make: SimpleNamespace, begin: Callable[..., str], days: float, *, everything: bool, expected: int
) -> None:
    """Links wait until their time; those never checked are due at once."""
    store.save_checks(begin(3), [make.kept(make.url(number)) for number in range(3)])
    at = make.monday + days * DAY
    assert len(waiting(store.due(begin(3, at), at, everything=everything))) == expected


def test_hosts_come_longest_first(store: Store, make: SimpleNamespace) -> None:
    """Hosts with their ports, the one with most links first."""
    run = store.begin_run(make.monday).id
    urls = ["https://b.example/1", "https://a.example:8443/1", "https://a.example:8443/2", "https://a.example/1"]
    store.save_reading(run, [make.head, make.entry(1, *urls)])
    expected = [("a.example:8443", 2), ("a.example", 1), ("b.example", 1)]
    assert list(store.due(run, make.monday).hosts()) == expected


def test_links_of_a_host_are_paged_while_others_are_saved(
    store: Store, make: SimpleNamespace, begin: Callable[..., str]
) -> None:
    """Saving while iterating neither skips nor repeats a link."""
    run = begin(1_100)
    seen = []
    for link in store.due(run, make.monday).links("example.org"):
        seen.append(link.url)
        if len(seen) % 100 == 0:
            store.save_checks(run, [make.kept(url) for url in seen[-100:]])
    assert seen == [make.url(number) for number in range(1_100)]


@pytest.mark.parametrize(("budget", "expected"), [(None, 4), (99, 4), (4, 4), (2, 2), (1, 1)])
def test_budget_takes_the_longest_overdue(
    store: Store, make: SimpleNamespace, begin: Callable[..., str], budget: int | None, expected: int
) -> None:
    """Never checked first, then by how long they are overdue; what the run did before counts."""
    store.save_checks(begin(3), [make.kept(make.url(number), due_at=make.monday + number * DAY) for number in range(3)])
    now = make.monday + 9 * DAY
    run = begin(3, now)
    order = ["/more", make.url(0), make.url(1), make.url(2)]
    assert sorted(waiting(store.due(run, now, budget=budget))) == sorted(order[:expected])
    store.save_check(run, make.kept(make.url(0), now))
    assert len(waiting(store.due(run, now, budget=budget))) == expected - 1


def test_state_is_kept_as_intervals(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """A span that goes on is one row; another begins where the last one ends."""
    days = [make.monday + day * DAY for day in range(5)]
    spans = [
        Span(State.HEALTHY, days[0], last_ok_at=days[0]),
        Span(State.HEALTHY, days[0], last_ok_at=days[1]),
        Span(State.SUSPECT, days[2], "timeout", failures=1, first_failure=days[2], turns=(days[2],)),
        Span(State.SUSPECT, days[2], "not-found", failures=2, first_failure=days[2], turns=(days[2],)),
        Span(State.BROKEN, days[4], "not-found", failures=3, first_failure=days[2], turns=(days[2],)),
    ]
    for at, span in zip(days, spans, strict=True):
        store.save_check(begin(at=at), make.kept(make.url(1), at, span=span))
    history = store.link_history(make.url(1))
    assert history is not None
    assert history.spans == (replace(spans[1], ended_at=days[2]), replace(spans[3], ended_at=days[4]), spans[4])
    assert store.span(make.url(1)) == spans[4]


KILLED = """
import os, sys
from datetime import UTC, datetime
from crawler.history import Kept, Store
from crawler.records import Answer, Evidence, Judgement, Verdict
store = Store.open(sys.argv[1])
run = store.unfinished_run().id
for number in range(1_000):
    url = f"https://example.org/{number}"
    evidence = Evidence(url, datetime(2024, 1, 1, 7, tzinfo=UTC), Answer(200))
    store.save_check(run, Kept(evidence, Judgement(Verdict.OK)))
    if number == 41:
        os.kill(os.getpid(), 9)
"""


def test_killed_run_is_resumed(store: Store, address: str, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """After SIGKILL every check that was saved is there, and the run goes on with the rest."""
    run = begin(100)
    killed = subprocess.run([sys.executable, "-c", KILLED, address], check=False)
    assert killed.returncode == -9
    found = store.unfinished_run()
    assert found is not None
    assert found.id == run
    assert len(waiting(store.due(run, make.monday))) == 101 - 42


def test_an_audit_knows_no_states(store: Store, make: SimpleNamespace) -> None:
    """What is checked once has evidence and a judgement; a state is of a link over time."""
    run = store.begin_run(make.monday, single_check=True).id
    store.save_reading(run, make.items(1))
    store.save_check(run, make.kept(make.url(0)))
    assert (count(store, "checks"), count(store, "states")) == (1, 0)


def test_what_is_deleted_soon_is_not_compressed(make: SimpleNamespace) -> None:
    """A temporary store keeps what a lasting one keeps, as it is."""
    with Store.temporary() as store:
        run = store.begin_run(make.monday, single_check=True).id
        store.save_reading(run, make.items(1))
        kept = make.kept(make.url(0))
        store.save_check(run, kept)
        with store._database.reading() as connection:
            body = connection.exec_driver_sql("SELECT body FROM evidence").scalar_one()
        assert b"Words of a page." in body
        assert store.past(make.url(0)).last == Check(kept.evidence, kept.judgement, run)
