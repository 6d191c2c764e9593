"""What is due as people see it: by reason, by host, the longest overdue first, and one link."""

import time
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from crawler.config import Ladder
from crawler.history import Store
from crawler.history.due import Pace
from crawler.records import Span, State, Verdict
from crawler.records.agenda import Why

NOW = datetime(2024, 1, 1, 7, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PACE = Pace(Ladder(), links=6)


@pytest.fixture
def filled(store: Store, make: SimpleNamespace) -> Store:
    """Keep six links: a new one, one that fails, three that say nothing new, one that was checked by a clock that ran ahead."""
    run = store.begin_run(NOW - 10 * DAY).id
    store.save_reading(run, [*map(make.entry, range(6)), make.head])
    failing = {"verdict": Verdict.BROKEN, "span": Span(State.SUSPECT, NOW, failures=2)}
    for number, due_at, changes in (
        (1, NOW - 3 * HOUR, failing),
        (2, NOW - 2 * DAY, {"steady": 2}),
        (3, NOW, {"steady": 1}),
        (4, NOW + 2 * DAY, {"steady": 9}),
    ):
        store.save_check(run, make.kept(make.url(number), NOW - 5 * DAY, due_at=due_at, **changes))
    ahead = store.begin_run(NOW + 3650 * DAY).id
    store.save_check(ahead, make.kept(make.url(5), NOW + 3650 * DAY, due_at=NOW + 3651 * DAY))
    return store


def test_what_is_due_now(filled: Store, make: SimpleNamespace) -> None:
    """Never checked, by a wrong clock, failing, and by the step that a link waited for; the longest overdue first."""
    found = filled.agenda(PACE, NOW, NOW, 10)

    assert (found.links, found.due) == (6, 5)
    assert [(one.why, one.step, one.links) for one in found.reasons] == [
        (Why.NEW, None, 1),
        (Why.CLOCK, None, 1),
        (Why.FAILING, 6 * HOUR, 1),
        (Why.HEALTHY, DAY, 1),
        (Why.HEALTHY, 3 * DAY, 1),
    ]
    assert [one.url for one in found.first] == [make.url(number) for number in (0, 2, 1, 3, 5)]
    assert [(one.host, one.links, one.since) for one in found.hosts] == [("example.org", 5, NOW - 2 * DAY)]
    assert found.later == [0, 0, 1, 0]


def test_it_is_what_a_run_checks(filled: Store) -> None:
    """The number is that of the links which a run at that time would be given."""
    due = filled.due(filled.begin_run(NOW).id, NOW)

    assert sum(count for _, count in due.hosts()) == filled.agenda(PACE, NOW, NOW, 0).due


def test_what_will_be_due(filled: Store) -> None:
    """By a later time more is due, and how long something is overdue is reckoned from now."""
    found = filled.agenda(PACE, NOW, NOW + 3 * DAY, 2)

    assert (found.due, len(found.first), list(found.later)) == (6, 2, [0, 0, 0, 0])


@pytest.mark.parametrize(
    ("number", "why", "step", "count"),
    [(0, Why.NEW, None, 0), (1, Why.FAILING, 6 * HOUR, 2), (4, Why.HEALTHY, 7 * DAY, 9), (5, Why.CLOCK, None, 1)],
)
def test_one_link(
    filled: Store, make: SimpleNamespace, number: int, why: Why, step: timedelta | None, count: int
) -> None:
    """It has its own reason, the step it waits for, and the checks in a row that led there."""
    one = filled.due_of(PACE, NOW, make.url(number))

    assert one is not None
    assert (one.why, one.step, one.count, one.present) == (why, step, count, True)


def test_a_link_that_is_not_there(filled: Store) -> None:
    """Nothing is made up."""
    assert filled.due_of(PACE, NOW, "https://nowhere.example/") is None


def test_a_large_history_answers_soon(store: Store, make: SimpleNamespace) -> None:
    """5,000 links that are due take a fraction of a second: a twentieth of 100,000, which must take less than two."""
    store.save_reading(store.begin_run(NOW).id, [*map(make.entry, range(5000)), make.head])
    began = time.process_time()
    found = store.agenda(PACE, NOW, NOW, 10)

    assert found.due == 5000
    assert time.process_time() - began < 0.2
