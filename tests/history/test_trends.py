"""How states were over time, read off their intervals."""

from collections.abc import Callable
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from crawler.history import Store
from crawler.history.trends import spread
from crawler.records import Coverage, Span, State, TrendPoint, Verdict

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def week(store: Store, make: SimpleNamespace, number: int, states: dict[int, State], *, withheld: bool = False) -> str:
    """Play one weekly run over links that exist: each gets a check and its state."""
    at = make.monday + 7 * number * DAY
    run = store.begin_run(at).id
    for link, state in states.items():
        verdict = Verdict.OK if state is State.HEALTHY else Verdict.BROKEN
        span = Span(state, at, None if verdict is Verdict.OK else "not-found", last_ok_at=at)
        store.save_check(run, make.kept(make.url(link), at, verdict, span=span))
    store.finish_run(run, at + HOUR, Coverage(len(states), len(states)), withheld=withheld)
    return run


def test_states_at_the_end_of_each_run(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """Each run is a point with the states that lasted at its end."""
    begin()
    good, bad = State.HEALTHY, State.BROKEN
    runs = [week(store, make, number, states) for number, states in enumerate(
        ({1: good, 2: good}, {1: good, 2: State.SUSPECT}, {1: good, 2: bad}), 1)]  # fmt: skip
    ends = [make.monday + 7 * number * DAY + HOUR for number in (1, 2, 3)]
    assert store.report(runs[-1]).trend == (
        TrendPoint(ends[0], {good: 2}),
        TrendPoint(ends[1], {good: 1, State.SUSPECT: 1}),
        TrendPoint(ends[2], {good: 1, bad: 1}),
    )
    assert [point.at for point in store.report(runs[0]).trend] == ends[:1]


def test_a_withheld_run_is_no_point(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """What our own line did says nothing of links."""
    begin()
    week(store, make, 1, {1: State.HEALTHY}, withheld=True)
    last = week(store, make, 2, {1: State.HEALTHY})
    assert [point.at for point in store.report(last).trend] == [make.monday + 14 * DAY + HOUR]


def test_a_link_that_left_counts_until_its_last_check(store: Store, make: SimpleNamespace) -> None:
    """The past is not made better by taking broken links off the list."""
    first = store.begin_run(make.monday).id
    store.save_reading(first, make.items(3))
    week(store, make, 1, {1: State.HEALTHY, 2: State.BROKEN})
    again = store.begin_run(make.monday + 8 * DAY).id
    store.save_reading(again, make.items(2))
    last = week(store, make, 2, {1: State.HEALTHY})
    assert [point.states for point in store.report(last).trend][-2:] == [
        {State.HEALTHY: 1, State.BROKEN: 1},
        {State.HEALTHY: 1},
    ]


def test_an_audit_has_no_trend(make: SimpleNamespace) -> None:
    """A single check knows no past."""
    with Store.temporary() as store:
        run = store.begin_run(make.monday, single_check=True).id
        store.save_reading(run, make.items(1))
        store.finish_run(run, make.monday + HOUR, Coverage(1, 1))
        assert store.report(run).trend == ()


@pytest.mark.parametrize("number", [1, 2, 53, 54, 200, 5_000])
def test_points_are_spread_over_time(number: int, make: SimpleNamespace) -> None:
    """At most as many as asked for, oldest first, with both ends."""
    moments: list[datetime] = [make.monday + step * HOUR for step in range(number)]
    chosen = spread(moments, 53)
    assert len(chosen) == min(number, 53)
    assert chosen == sorted(set(chosen))
    assert {moments[0], moments[-1]} <= set(chosen) <= set(moments)


def test_points_keep_to_time_and_not_to_the_number_of_runs(make: SimpleNamespace) -> None:
    """A day of many runs weighs as much as any other day."""
    busy = [make.monday + step * timedelta(minutes=1) for step in range(1000)]
    calm = [make.monday + day * DAY for day in range(1, 100)]
    assert sum(moment < make.monday + DAY for moment in spread([*busy, *calm], 50)) <= 2
