"""Politeness towards each host, by a clock of the test's own."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from crawler.config import FetchSettings
from crawler.fetch.failures import FetchError
from crawler.fetch.heads import lines_of
from crawler.fetch.hosts import Hosts
from crawler.fetch.slots import Slots
from crawler.fetch.throttle import ThrottleTransport, exhausted_for, seconds_to_wait
from crawler.records import FailureKind

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
Ask = Callable[..., Any]


class Engine(httpx.AsyncBaseTransport):
    """An engine that takes a second for each answer and writes down when it was asked."""

    def __init__(self, time: Any, answer: Callable[[httpx.Request], httpx.Response | FetchError] | None = None) -> None:
        self.time = time
        self.answer = answer or (lambda _: httpx.Response(200))
        self.starts: dict[str, list[float]] = {}
        self.inside: dict[str, int] = {}
        self.most: dict[str, int] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer after a second."""
        host = request.url.host
        self.starts.setdefault(host, []).append(self.time.now)
        for place in (host, "all"):
            self.inside[place] = self.inside.get(place, 0) + 1
            self.most[place] = max(self.most.get(place, 0), self.inside[place])
        await self.time.sleep(1.0)
        self.inside[host] -= 1
        self.inside["all"] -= 1
        answer = self.answer(request)
        if isinstance(answer, FetchError):
            raise answer
        return answer


@pytest.fixture
def throttled(settings: Any, asking: Any, fake_time: Any) -> Any:
    """Return a function that makes a throttle around an engine, and one that asks through it."""

    def make(engine: Engine, slots: int = 64, **changes: Any) -> Ask:
        polite: FetchSettings = settings(**changes)
        throttle = ThrottleTransport(engine, Hosts(polite), Slots(slots), polite.max_retry_after, fake_time.clockwork)

        async def ask(*urls: str) -> list[Any]:
            requests = [throttle.handle_async_request(asking(url)) for url in urls]
            return await asyncio.gather(*requests, return_exceptions=True)

        return ask

    return make


@pytest.mark.parametrize("connections", [1, 2, 5])
async def test_a_host_has_no_more_requests_than_it_may(connections: int, throttled: Any, fake_time: Any) -> None:
    """Parallel requests per host are bounded, and the bound is used."""
    engine = Engine(fake_time)

    await throttled(engine, per_host={"connections": connections, "interval": 0})(*["http://h/"] * 12)

    assert engine.most["h"] == connections


async def test_a_gap_is_kept_between_starts(throttled: Any, fake_time: Any) -> None:
    """From one start to the next there is at least the interval, however many connections are free."""
    engine = Engine(fake_time)

    await throttled(engine, per_host={"connections": 5, "interval": 0.5})(*["http://h/"] * 6)

    assert engine.starts["h"] == [0, 0.5, 1, 1.5, 2, 2.5]


async def test_ports_are_hosts_of_their_own(throttled: Any, fake_time: Any) -> None:
    """Politeness is per host name and port; the scheme's own port is the port."""
    engine = Engine(fake_time)

    await throttled(engine, per_host={"connections": 1, "interval": 9})("http://h/", "http://h:80/", "http://h:81/")

    assert sorted(engine.starts["h"]) == [0, 0, 9]


async def test_waiting_for_a_host_takes_no_slot(throttled: Any, fake_time: Any) -> None:
    """With one slot in all, the others are asked while a slow host's next turn is awaited."""
    engine = Engine(fake_time)
    others = [f"http://h{number}/" for number in range(5)]

    await throttled(engine, 1, per_host={"connections": 2, "interval": 100})(*["http://slow/"] * 2, *others)

    assert engine.starts["slow"] == [0, 100]
    assert max(at for host, starts in engine.starts.items() if host != "slow" for at in starts) == 5
    assert engine.most["all"] == 1


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("value", ["7", "Mon, 02 Mar 2026 09:00:08 GMT"])
async def test_retry_after_is_obeyed(status: int, value: str, throttled: Any, fake_time: Any) -> None:
    """Seconds or a date: the host is left alone that long."""
    engine = Engine(fake_time, lambda _: httpx.Response(status, headers={"Retry-After": value}))
    ask = throttled(engine)

    await ask("http://h/1")
    await ask("http://h/2")

    assert engine.starts["h"] == [0, 8]


async def test_a_host_that_asks_for_too_long_rests_for_the_run(throttled: Any, fake_time: Any) -> None:
    """Its other links are spared and say so; other hosts go on."""
    engine = Engine(fake_time, lambda _: httpx.Response(429, headers={"Retry-After": "3600"}))
    ask = throttled(engine, max_retry_after=60)

    [first] = await ask("http://h/1")
    further = await ask("http://h/2", "http://h/3")

    assert (first.status_code, first.extensions["host_rests"]) == (429, True)
    assert [error.kind for error in further] == [FailureKind.HOST_RESTING] * 2
    assert len(engine.starts["h"]) == 1


async def test_links_that_wait_already_are_spared_too(throttled: Any, fake_time: Any) -> None:
    """A request in the queue learns what the one before it was told."""
    engine = Engine(fake_time, lambda _: httpx.Response(429, headers={"Retry-After": "3600"}))

    answers = await throttled(engine, per_host={"connections": 2, "interval": 5})("http://h/1", "http://h/2")

    assert answers[1].kind is FailureKind.HOST_RESTING


async def test_refusals_without_a_time_back_off(throttled: Any, fake_time: Any) -> None:
    """The pause doubles with each refusal in a row."""
    engine = Engine(fake_time, lambda _: httpx.Response(503))
    ask = throttled(engine)

    for number in range(4):
        await ask(f"http://h/{number}")

    assert engine.starts["h"] == [0, 2, 5, 10]


async def test_a_good_answer_ends_the_back_off(throttled: Any, fake_time: Any) -> None:
    """The next refusal costs the shortest pause again."""
    statuses = iter([503, 503, 200, 503, 200])
    engine = Engine(fake_time, lambda _: httpx.Response(next(statuses)))
    ask = throttled(engine)

    for number in range(5):
        await ask(f"http://h/{number}")

    assert engine.starts["h"] == [0, 2, 5, 6, 8]


async def test_a_host_without_connection_is_given_up(throttled: Any, fake_time: Any) -> None:
    """After five different links without a connection the others are not asked; other hosts are."""
    engine = Engine(fake_time, lambda _: FetchError(FailureKind.REFUSED))
    ask = throttled(engine)

    for number in range(4):
        await ask(f"http://h/{number}", f"http://h/{number}")
    assert len(engine.starts["h"]) == 8
    await ask("http://h/5")
    answers = await ask("http://h/6", "http://other/")

    assert [error.kind for error in answers] == [FailureKind.HOST_UNREACHABLE, FailureKind.REFUSED]


async def test_one_answer_proves_a_host_alive(throttled: Any, fake_time: Any) -> None:
    """Failures before an answer are forgotten, and failures of another kind never count."""
    outcomes = iter([FailureKind.REFUSED] * 4 + [None] + [FailureKind.REFUSED] * 4 + [FailureKind.RESET] * 9)

    def answer(_: httpx.Request) -> httpx.Response | FetchError:
        kind = next(outcomes)
        return httpx.Response(404) if kind is None else FetchError(kind)

    ask = throttled(Engine(fake_time, answer))
    found = [(await ask(f"http://h/{number}"))[0] for number in range(18)]

    assert FailureKind.HOST_UNREACHABLE not in {getattr(outcome, "kind", None) for outcome in found}


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Mon, 02 Mar 2026 09:02:00 GMT", 120),
        ("Mon, 02 Mar 2026 09:02:00", 120),
        ("Mon, 02 Mar 2026 10:02:00 +0100", 120),
        ("Sun, 01 Mar 2026 09:00:00 GMT", 0),
        ("", None),
        ("-5", None),
        ("soon", None),
        ("\N{SUPERSCRIPT TWO}", None),
        ("9" * 400, 999_999_999_999),
        ("Mon, 99 Mar 9999999 09:02:00 GMT", None),
    ],
)
def test_retry_after_is_read_or_passed_over(value: str, seconds: float | None) -> None:
    """Both forms of RFC 9110, and whatever else strangers send."""
    assert seconds_to_wait(value, NOW) == seconds


async def test_single_hosts_can_have_their_own_politeness(throttled: Any, fake_time: Any) -> None:
    """A host that is named in the settings gets its own gap; the others keep the common one."""
    engine = Engine(fake_time)
    ask = throttled(engine, per_host={"interval": 0, "connections": 2}, hosts={"frail.example": {"interval": 5}})

    await ask(*(f"http://{host}/{n}" for host in ("frail.example", "sturdy.example") for n in range(2)))

    assert engine.starts == {"frail.example": [0.0, 5.0], "sturdy.example": [0.0, 0.0]}


async def test_a_host_that_grants_nothing_more_is_left_alone_for_a_while(throttled: Any, fake_time: Any) -> None:
    """What the host says remains is obeyed before it has to refuse."""
    headers = {"RateLimit-Remaining": "0", "RateLimit-Reset": "7"}
    engine = Engine(fake_time, lambda _: httpx.Response(200, headers=headers))
    ask = throttled(engine, per_host={"interval": 0, "connections": 1})

    await ask("http://a.example/1", "http://a.example/2")

    assert engine.starts["a.example"] == [0.0, 8.0]


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"RateLimit-Remaining": "0", "RateLimit-Reset": "30"}, 30),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "5"}, 5),
        ({"RateLimit-Remaining": "1", "RateLimit-Reset": "30"}, None),
        ({"RateLimit-Remaining": "0"}, None),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1772434800"}, None),
        ({"RateLimit-Remaining": "0", "RateLimit-Reset": "soon"}, None),
        ({}, None),
    ],
)
def test_rate_limit_headers_are_read_or_passed_over(headers: dict[str, str], seconds: float | None) -> None:
    """Only a plain number of seconds with nothing remaining counts."""
    assert exhausted_for(lines_of(httpx.Response(200, headers=headers))) == seconds
