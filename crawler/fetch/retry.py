"""Second tries of what is worth one; the decision is in `retry_policy`."""

import httpx

from crawler.fetch.again import PLAIN
from crawler.fetch.clockwork import Clockwork
from crawler.fetch.failures import FetchError
from crawler.fetch.retry_policy import delay, tries
from crawler.fetch.trail import Trail, body_of, trail_of
from crawler.records import FailureKind


class RetryTransport(httpx.AsyncBaseTransport):
    """Asks again after a pause; the trail keeps the hops of the last try only, and counts the tries."""

    def __init__(self, inner: httpx.AsyncBaseTransport, retries: int, time_: Clockwork) -> None:
        self._inner = inner
        self._retries = retries
        self._sleep = time_.sleep
        self._chance = time_.chance

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the last answer, or raise the last `FetchError`."""
        trail = trail_of(request)
        mark = len(trail.hops)
        attempt = 0
        outcome = await self._try(request)
        while self._again(outcome, attempt, trail):
            await self._sleep(delay(attempt, self._chance()))
            if isinstance(outcome, FetchError):  # what breaks over HTTP/2 may hold over HTTP/1.1
                request.extensions[PLAIN] = True
            before = trail.taken_back(mark)
            further = await self._try(request)
            if _was_spared(further):  # not asked again after all: what it said before stands
                trail.put_back(mark, before)
                break
            attempt, outcome = attempt + 1, further
            trail.retries += 1
        if isinstance(outcome, FetchError):
            raise outcome
        return outcome

    async def _try(self, request: httpx.Request) -> httpx.Response | FetchError:
        """Ask once; a failure is a value here, because it may not be the last word."""
        try:
            return await self._inner.handle_async_request(request)
        except FetchError as error:
            return error

    def _again(self, outcome: httpx.Response | FetchError, attempt: int, trail: Trail) -> bool:
        """Decide whether there is reason, and time in the engine, to ask again."""
        if (
            trail.left <= 0
            or trail.purpose == "canary"
            or (isinstance(outcome, httpx.Response) and outcome.extensions.get("host_rests"))
        ):
            return False
        return attempt < tries(_told(outcome), self._retries)

    async def aclose(self) -> None:
        """Close the throttle."""
        await self._inner.aclose()


def _told(outcome: httpx.Response | FetchError) -> int | FailureKind | None:
    """Say in one word how a try ended."""
    if isinstance(outcome, FetchError):
        return outcome.kind
    return body_of(outcome).cut or outcome.status_code


def _was_spared(outcome: httpx.Response | FetchError) -> bool:
    """Say whether the host was left alone instead of being asked."""
    return isinstance(outcome, FetchError) and outcome.kind in {FailureKind.HOST_RESTING, FailureKind.HOST_UNREACHABLE}
