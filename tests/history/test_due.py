"""When a link is checked again; what is due, host by host."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import event

from crawler.config import Ladder
from crawler.history import Due, Known, Store
from crawler.history.due import next_due, steady_after
from crawler.records import Content, Judgement, Span, State, Verdict

NOW = datetime(2024, 1, 1, tzinfo=UTC)
LADDER = Ladder()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
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
    assert next_due(span, steady, NOW, LADDER) == NOW + expected


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
