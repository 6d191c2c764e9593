"""Politeness: how often and how much at once a host is asked, and for how long it is left alone."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from crawler.fetch.clockwork import Clockwork
from crawler.fetch.failures import FetchError
from crawler.fetch.heads import Lines, lines_of
from crawler.fetch.hosts import Host, Hosts
from crawler.fetch.slots import Slots
from crawler.fetch.trail import Trail, trail_of
from crawler.records import FailureKind

ASKS_FOR_TIME = {429, 503}
MOST_DIGITS = 6  # of seconds; a longer number is a time of day in seconds since 1970


def seconds_to_wait(value: str, now: datetime) -> float | None:
    """Read Retry-After, seconds or a date (RFC 9110 section 10.2.3); None where it is neither."""
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:12])
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, ((date if date.tzinfo else date.replace(tzinfo=UTC)) - now).total_seconds())


def exhausted_for(lines: Lines) -> float | None:
    """Return for how many seconds a host grants no further request; None where it says nothing of the kind.

    `RateLimit-Remaining` and `RateLimit-Reset` (draft-ietf-httpapi-ratelimit-headers, versions up to 07), or the older `X-RateLimit-` ones;
    a reset that is a time of day, as some write it, is left to Retry-After. `lines` are those of the head (see `heads`).
    """
    limits = httpx.Headers([line for line in lines if b"ratelimit-" in line[0]])
    for prefix in ("ratelimit-", "x-ratelimit-") if limits else ():
        remaining, reset = limits.get(f"{prefix}remaining", ""), limits.get(f"{prefix}reset", "")
        if remaining.strip() == "0" and reset.isascii() and reset.isdigit() and len(reset) <= MOST_DIGITS:
            return float(reset)
    return None


class ThrottleTransport(httpx.AsyncBaseTransport):
    """Holds each request until its host may be asked and a slot is free. Waiting for a host takes no slot.

    A host that asks for more than `longest` seconds rests for the run. The response after which the host rests for the run carries `extensions["host_rests"]`.
    """

    def __init__(
        self,
        inner: httpx.AsyncBaseTransport,
        hosts: Hosts,
        slots: Slots,
        longest: float,
        time_: Clockwork,
    ) -> None:
        self._inner = inner
        self._hosts = hosts
        self._slots = slots
        self._longest = longest
        self._clock = time_.clock
        self._sleep = time_.sleep
        self._now = time_.now

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Ask in the host's time; raises `FetchError` for a host that is asked no more in this run."""
        host = self._hosts.of(request.url)
        trail = trail_of(request)
        async with host.connections:
            await self._start(host, trail)
            try:
                response = await self._inner.handle_async_request(request)
            except FetchError as error:
                if trail.purpose != "robots":
                    host.lost_link(str(request.url), error.kind)
                raise
            finally:
                self._slots.release()
        self._learn(host, response)
        return response

    async def _start(self, host: Host, trail: Trail) -> None:
        """Wait for the host, then for a slot; requests of one host start one after the other."""
        async with host.turn:
            while True:
                await self._wait(host)
                await self._slots.acquire(trail.urgency)
                if host.not_before <= self._clock() and not host.rests:
                    break
                self._slots.release()
            host.started(self._clock())

    async def _wait(self, host: Host) -> None:
        """Sleep until the host may be asked."""
        _refuse_idle(host)
        while (wait := host.not_before - self._clock()) > 0:
            await self._sleep(wait)
            _refuse_idle(host)

    def _learn(self, host: Host, response: httpx.Response) -> None:
        """Take from an answer how the host wants to be asked."""
        host.answered()
        pause = exhausted_for(lines_of(response))
        if pause is not None:
            host.exhausted(self._clock(), pause, self._longest)
        if response.status_code not in ASKS_FOR_TIME:
            host.refusals = 0
            return
        wait = seconds_to_wait(response.headers.get("retry-after", ""), self._now())
        host.refused(self._clock(), wait, self._longest)
        response.extensions["host_rests"] = host.rests

    async def aclose(self) -> None:
        """Close the recorder."""
        await self._inner.aclose()


def _refuse_idle(host: Host) -> None:
    """Raise when the host is asked no more in this run."""
    if host.rests:
        raise FetchError(FailureKind.HOST_RESTING, "the host asked to be left alone for longer than this run waits")
    if host.unreachable:
        raise FetchError(FailureKind.HOST_UNREACHABLE, "other links of this host found no connection")
