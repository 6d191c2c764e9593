"""robots.txt of each host, asked once in a run and obeyed on every hop."""

import asyncio
import math

import httpx

from crawler.config import FetchSettings
from crawler.fetch.failures import FetchError
from crawler.fetch.follow import FollowTransport
from crawler.fetch.hosts import Hosts
from crawler.fetch.robots_txt import MAX_REDIRECTS, MAX_SIZE, Rules, product_token, rules_of_answer, rules_of_failure
from crawler.fetch.trail import Caps, Trail, body_of, trail_of
from crawler.records import FailureKind


class RobotsTransport(httpx.AsyncBaseTransport):
    """Refuses what a host's robots.txt disallows, and passes its crawl-delay on to the throttle.

    The file is fetched through the transports below, so it is polite, guarded and bounded like any other request.
    """

    def __init__(self, inner: httpx.AsyncBaseTransport, hosts: Hosts, settings: FetchSettings) -> None:
        self._inner = inner
        self._follow = FollowTransport(inner, MAX_REDIRECTS)
        self._hosts = hosts
        self._deadline = settings.deadline
        self._agent = product_token(settings.user_agent)
        self._known: dict[tuple[str, str, int | None], asyncio.Task[Rules]] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Pass the request on, or raise `FetchError`."""
        trail = trail_of(request)
        if trail.robots == "obey" and request.url.scheme in {"http", "https"}:
            rules = await self._rules(request)
            if not rules.all_allowed and not rules.allows(str(request.url), self._agent):
                raise FetchError(FailureKind.ROBOTS, rules.why or "robots.txt disallows this address")
        return await self._inner.handle_async_request(request)

    async def _rules(self, request: httpx.Request) -> Rules:
        """Return the rules of an address's host; whoever comes first has them fetched, and nobody who leaves stops it."""
        key = request.url.scheme, request.url.host, request.url.port
        if key not in self._known:
            self._known[key] = asyncio.create_task(self._fetch(request))
        task = self._known[key]
        return task.result() if task.done() else await asyncio.shield(task)

    async def _fetch(self, request: httpx.Request) -> Rules:
        """Fetch and read the file of an address's host."""
        url = request.url.copy_with(path="/robots.txt", query=None, fragment=None)
        urgency = trail_of(request).urgency
        trail = Trail(Caps(MAX_SIZE, MAX_SIZE), self._deadline, "robots", "ignore", urgency)
        headers = [(name, value) for name, value in request.headers.raw if name.lower() not in {b"host", b"cookie"}]
        asked = httpx.Request("GET", url, headers=headers, extensions={**request.extensions, "trail": trail})
        try:
            response = await self._follow.handle_async_request(asked)
        except FetchError as error:
            return rules_of_failure(error.kind)
        rules = rules_of_answer(response.status_code, body_of(response).content)
        delay = rules.delay(self._agent)
        if 0 < delay < math.inf:
            self._hosts.slow_down(url, delay)
        return rules

    async def aclose(self) -> None:
        """Drop what is still being fetched, and close what is below."""
        unfinished = [task for task in self._known.values() if not task.done()]
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)
        await self._inner.aclose()
