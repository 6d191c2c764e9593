"""Second tries."""

import asyncio
from typing import Any

import httpx
import pytest

from crawler.fetch import Clockwork
from crawler.fetch.failures import FetchError
from crawler.fetch.record import hop_of
from crawler.fetch.retry import RetryTransport
from crawler.fetch.trail import Body, trail_of
from crawler.records import FailureKind, Hop

pytestmark = pytest.mark.anyio


class Turns(httpx.AsyncBaseTransport):
    """What is below: each request takes the next outcome and leaves a hop, as the recorder does."""

    def __init__(self, *outcomes: int | httpx.Response | FailureKind) -> None:
        self.outcomes = list(outcomes)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Give the next outcome."""
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, FailureKind):
            trail_of(request).hops.append(Hop(str(request.url), None))
            raise FetchError(outcome)
        response = httpx.Response(outcome) if isinstance(outcome, int) else outcome
        trail_of(request).hops.append(hop_of(request, response))
        return response


async def tried(request: httpx.Request, *outcomes: Any, retries: int = 2) -> tuple[Any, list[float], int]:
    """Return what came of it, the pauses, and how many outcomes were not needed."""
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        await asyncio.sleep(0)

    turns = Turns(*outcomes)
    stack = RetryTransport(turns, retries, Clockwork(sleep=sleep, chance=lambda: 1.0))
    try:
        outcome: Any = (await stack.handle_async_request(request)).status_code
    except FetchError as error:
        outcome = error.kind
    return outcome, pauses, len(turns.outcomes)


CUT = httpx.Response(200, extensions={"body": Body(b"half", cut=FailureKind.TRUNCATED)})


@pytest.mark.parametrize(
    ("outcomes", "expected", "pauses"),
    [
        ([200, 500], 200, []),
        ([404, 200], 404, []),
        ([503, 200], 200, [1]),
        ([503, 503, 503, 200], 503, [1, 2]),
        ([FailureKind.RESET, 200], 200, [1]),
        ([FailureKind.RESET, 502, 200], 200, [1, 2]),
        ([FailureKind.REFUSED, FailureKind.REFUSED, 200], FailureKind.REFUSED, [1]),
        ([FailureKind.NAME_NOT_FOUND, 200], FailureKind.NAME_NOT_FOUND, []),
        ([CUT, 200], 200, [1]),
        ([httpx.Response(429, extensions={"host_rests": True}), 200], 429, []),
        ([FailureKind.RESET, FailureKind.HOST_UNREACHABLE, 200], FailureKind.RESET, [1]),
        ([503, FailureKind.HOST_RESTING, 200], 503, [1]),
    ],
)
async def test_what_is_worth_it_is_asked_again(outcomes: Any, expected: Any, pauses: Any, asking: Any) -> None:
    """The last word counts; a host that is left alone in between has said its last word before."""
    found = await tried(asking("http://h/"), *outcomes)

    assert found[:2] == (expected, pauses)


async def test_the_hops_are_those_of_the_last_try(asking: Any) -> None:
    """Evidence shows one try, after the hops that led to it, and how many there were."""
    request = asking("http://h/b")
    trail_of(request).hops.append(Hop("http://h/a", 302))

    await tried(request, FailureKind.RESET, 503, 200)

    assert [(hop.url, hop.status) for hop in trail_of(request).hops] == [("http://h/a", 302), ("http://h/b", 200)]
    assert trail_of(request).retries == 2


async def test_there_is_no_second_try_without_time(asking: Any) -> None:
    """Once the time in the engine is spent, the first word is the last."""
    assert (await tried(asking("http://h/", deadline=0.0), 503, 200))[0] == 503
