"""When a link is checked again; what is due, host by host."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from heapq import heapify, heapreplace
from itertools import pairwise
from math import ceil
from types import SimpleNamespace

import pytest
from sqlalchemy import event

from crawler.config import Ladder
from crawler.history import Due, Known, Store
from crawler.history.due import Pace, next_due, steady_after, step_after
from crawler.records import Content, Judgement, Span, State, Verdict

NOW = datetime(2024, 1, 1, tzinfo=UTC)
LADDER = Ladder()
URL = "https://example.org/report"
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
OK = Judgement(Verdict.OK)


def failing(failures: int, state: State = State.SUSPECT) -> Span:
    """Return a state after some failures in a row."""
    return Span(state, NOW, failures=failures)


@pytest.mark.parametrize(
    ("span", "steady", "expected"),
    [
        (None, 1, DAY),
        (Span(State.HEALTHY, NOW), 0, DAY),
        (Span(State.HEALTHY, NOW), 1, DAY),
        (Span(State.HEALTHY, NOW), 2, 3 * DAY),
        (Span(State.HEALTHY, NOW), 3, 7 * DAY),
        (Span(State.HEALTHY, NOW), 99, 7 * DAY),
        (Span(State.UNVERIFIED, NOW), 2, 3 * DAY),
        (failing(1), 9, HOUR),
        (failing(2), 9, 6 * HOUR),
        (failing(3, State.BROKEN), 9, 24 * HOUR),
        (failing(4, State.BROKEN), 9, 72 * HOUR),
        (failing(50, State.BROKEN), 9, 72 * HOUR),
        (failing(1, State.UNSTABLE), 9, HOUR),
    ],
)
def test_ladders(span: Span | None, steady: int, expected: timedelta) -> None:
    """A steady link is left alone for longer; a failing one is looked at sooner, then less often."""
    due = next_due(URL, span, steady, NOW, Pace(LADDER))

    assert step_after(span, steady, Pace(LADDER)) == expected
    assert timedelta(0) <= NOW + expected - due <= min(expected / 12, 10 * MINUTE)


@pytest.mark.parametrize(
    ("ladder", "expected"),
    [
        (Ladder(healthy=(2 * DAY,)), 2 * DAY),
        (Ladder(healthy=(HOUR, DAY, 9 * DAY, 30 * DAY)), 30 * DAY),
        (Ladder(large_above=100), 28 * DAY),
        (Ladder(large=(), large_above=100), 7 * DAY),
        (Ladder(large=(60 * DAY,), large_above=100), 60 * DAY),
        (Ladder(large_above=101), 7 * DAY),
    ],
)
def test_ladders_are_configured(ladder: Ladder, expected: timedelta) -> None:
    """The last step is the last of `healthy`, or of `large` where there are more than `large_above` links."""
    assert step_after(Span(State.HEALTHY, NOW), 50, Pace(ladder, links=101)) == expected


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(("failures", "expected"), [(1, HOUR), (2, 6 * HOUR), (3, DAY), (4, 3 * DAY)])
def test_failing_links_are_not_spread(failures: int, expected: timedelta, *, large: bool) -> None:
    """However many links there are, a failing one is looked at when its step is over."""
    pace = Pace(LADDER, links=20_000 if large else 20)

    assert NOW + expected * 11 / 12 <= next_due(URL, failing(failures), 9, NOW, pace) <= NOW + expected


@pytest.mark.parametrize(
    ("every", "lasting", "span", "steady"),
    [
        (HOUR, 2 * MINUTE, failing(1), 1),
        (DAY, HOUR, None, 1),
        (7 * DAY, 12 * HOUR, None, 3),
    ],
)
def test_starts_as_far_apart_as_a_step_find_it_due(
    every: timedelta, lasting: timedelta, span: Span | None, steady: int
) -> None:
    """Hourly, daily and weekly starts check what such a start before has checked at its end, though they come some seconds early."""
    pace = Pace(LADDER, began=NOW)

    assert next_due(URL, span, steady, NOW + lasting, pace) <= NOW + every - timedelta(seconds=30)


def test_a_long_run_does_not_ask_again_at_once() -> None:
    """What is checked at the end of a run of eight hours is left alone for nine tenths of its step all the same."""
    end = NOW + 8 * HOUR

    assert next_due(URL, failing(1), 1, end, Pace(LADDER, began=NOW)) >= end + timedelta(minutes=48)


@pytest.mark.parametrize(
    ("last", "now", "expected"),
    [
        (None, OK, 1),
        (OK, OK, 5),
        (OK, Judgement(Verdict.OK, content=Content.CHANGED), 1),
        (OK, Judgement(Verdict.MOVED, "moved-permanently"), 1),
        (Judgement(Verdict.UNSURE, "blocked"), Judgement(Verdict.UNSURE, "challenge"), 1),
        (Judgement(Verdict.UNSURE, "blocked"), Judgement(Verdict.UNSURE, "blocked"), 5),
    ],
)
def test_steadiness(last: Judgement | None, now: Judgement, expected: int) -> None:
    """Only a check that says nothing new counts on."""
    assert steady_after(4, last, now) == expected


def weeks_of(sizes: Sequence[int], pace: Pace, days: int) -> list[tuple[int, str]]:
    """Check links of hosts of some sizes hour by hour, all of them first in the first hour; return day and host of each check."""
    waiting = [
        (NOW, f"https://h{host}.example/{number}", f"h{host}", 0)
        for host, size in enumerate(sizes)
        for number in range(size)
    ]
    done = []
    heapify(waiting)
    while waiting[0][0] < NOW + days * DAY:
        due, url, host, steady = waiting[0]
        run = NOW + ceil((due - NOW) / HOUR) * HOUR
        done.append(((run - NOW) // DAY, host))
        heapreplace(waiting, (next_due(url, None, steady + 1, run, replace(pace, began=run)), url, host, steady + 1))
    return done


def busiest(days: Iterable[int]) -> float:
    """Return how many times the mean the busiest of some days has."""
    counts = Counter(days)
    return max(counts.values()) / (counts.total() / (max(counts) - min(counts) + 1))


def test_a_large_history_shares_the_load_between_days_and_hosts() -> None:
    """Twelve weeks of 4,000 links, all of which were new on one day: every day has its share in the end, and so has every large host."""
    sizes = [1000] * 2 + [100] * 10 + [5] * 200
    done = weeks_of(sizes, Pace(LADDER, links=20_000), 84)
    late = [(day, host) for day, host in done if day >= 56]

    assert len(late) == pytest.approx(sum(sizes), rel=0.05)
    assert busiest(day for day, _ in late) < 1.3
    assert all(busiest(day for day, host in late if host == f"h{number}") < 1.7 for number in range(2))
    assert busiest(day for day, _ in done if 2 <= day < 12) < 2.5


def test_a_small_history_has_no_longer_steps() -> None:
    """Below the border links are checked every seven days, together."""
    done = Counter(day for day, _ in weeks_of([50], Pace(LADDER, links=10_000), 84))

    assert set(done.values()) == {50}
    assert max(b - a for a, b in pairwise(sorted(done))) == 7


def spread(store: Store, make: SimpleNamespace, counts: dict[str, int]) -> Due:
    """Return what is due of a catalogue with some links on each of some hosts."""
    run = store.begin_run(NOW).id
    used = [make.url(number, host) for host, count in counts.items() for number in range(count)]
    store.save_reading(run, [make.head, *(make.entry(number, url) for number, url in enumerate(used))])
    return store.due(run, NOW)


SPREADS = [
    {},
    {"one.example": 1},
    {"long.example": 200, "short.example": 3},
    {f"h{number}.example": 1 for number in range(150)},
    {f"h{number}.example": number for number in range(1, 20)} | {"full.example": 64, "over.example": 65},
]


@pytest.mark.parametrize("counts", SPREADS, ids=["none", "one", "two", "many-hosts", "mixed"])
@pytest.mark.parametrize("turn", [1, -1], ids=["in-order", "backwards"])
def test_every_link_of_every_host_once(store: Store, make: SimpleNamespace, counts: dict[str, int], turn: int) -> None:
    """Hosts are read alone or together, begun in any order: each gives its own links, in the order of the catalogue."""
    due = spread(store, make, counts)
    found = {host: [link.url for link in due.links(host)] for host, _ in list(due.hosts())[::turn]}
    assert found == {host: [make.url(number, host) for number in range(count)] for host, count in counts.items()}


def test_hosts_begun_together(store: Store, make: SimpleNamespace) -> None:
    """Links of many hosts are taken by turns, as a crawl does; each comes with its place."""
    due = spread(store, make, {f"h{number}.example": 5 for number in range(40)})
    left = [due.links(host) for host, _ in due.hosts()]
    found = [link for _ in range(5) for links in left for link in [next(links)]]
    assert len({link.url for link in found}) == 200
    assert {len(link.places) for link in found} == {1}


def test_hosts_with_few_links_are_read_together(store: Store, make: SimpleNamespace) -> None:
    """A page costs the same for one host and for fifty: statements are counted."""
    due = spread(store, make, {f"h{number}.example": 1 for number in range(128)})
    hosts = [host for host, _ in due.hosts()]
    begun: list[object] = []
    event.listen(store._database.engine, "begin", begun.append)
    assert sum(1 for host in hosts for _ in due.links(host)) == 128
    assert len(begun) == 2


@pytest.mark.parametrize("asked", [1, 2])
def test_what_is_due_comes_with_what_is_known(store: Store, make: SimpleNamespace, asked: int) -> None:
    """Past, state, entries and steadiness are those that the store gives; asked for again they are looked up."""
    due = spread(store, make, {"a.example": 70, "b.example": 2})
    urls = [link.url for host, _ in due.hosts() for link in due.links(host)]
    store.save_checks(store.latest_run().id, [make.kept(url, steady=4) for url in urls[::2]])  # type: ignore[union-attr]
    due = store.due(store.begin_run(NOW).id, NOW, everything=True)
    found = [link.url for host, _ in due.hosts() for link in due.links(host)]
    assert sorted(found) == sorted(urls)
    for _ in range(asked):
        known = {url: due.known(url) for url in urls}
    assert known == store.known(urls)
    assert {item.steady for item in known.values()} == {0, 4}
    assert {len(item.entries) for item in known.values()} == {1}


def test_unknown_link_is_known_to_nobody(store: Store, make: SimpleNamespace) -> None:
    """What is not in the history has no past."""
    assert spread(store, make, {}).known("https://nowhere.example/") == Known()


@pytest.mark.parametrize(
    ("ahead", "due"), [(timedelta(days=3650), 3), (timedelta(hours=2), 3), (timedelta(minutes=30), 0)]
)
def test_what_was_checked_in_the_future_is_due(store: Store, make: SimpleNamespace, ahead: timedelta, due: int) -> None:
    """A clock that ran ahead by years keeps no link waiting for them; once it is right again, each link waits its own time."""
    wrong = store.begin_run(make.monday + ahead).id
    store.save_reading(wrong, [*map(make.entry, range(3)), make.head])
    for number in range(3):
        store.save_check(wrong, make.kept(make.url(number), make.monday + ahead))
    now = make.monday
    right = store.begin_run(now).id
    found = store.due(right, now)
    waits = [link.url for host, _ in found.hosts() for link in found.links(host)]
    assert waits == [make.url(number) for number in range(due)]
    for url in waits:
        store.save_check(right, make.kept(url, now))
    assert store.due(store.begin_run(now).id, now + timedelta(hours=2)).hosts() == []
