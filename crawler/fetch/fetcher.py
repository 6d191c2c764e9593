"""One link in, its evidence out: drives what `ask` wants to know through the stack of transports."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Literal, Self

import httpx

from crawler.ask import Flow, Purpose, Request, check, joined, place_of, unasked
from crawler.config import FetchSettings
from crawler.fetch.clockwork import Clockwork
from crawler.fetch.engine import build_engine
from crawler.fetch.failures import failure_of
from crawler.fetch.headers import request_headers
from crawler.fetch.named import Named
from crawler.fetch.network import Resolver, SystemResolver
from crawler.fetch.shown import Shown
from crawler.fetch.slots import MOST_URGENT, Slots
from crawler.fetch.spool import Spool
from crawler.fetch.stack import build_stack
from crawler.fetch.trail import Body, Caps, Trail, body_of
from crawler.records import Answer, Evidence, Facts, Failure, FailureKind, Fetched, Link, Past

Inspect = Callable[[Fetched], Awaitable[Facts | None]]
Robots = Literal["obey", "ignore"]
Verify = Literal["auto", "full"]
REMEMBERED_PROBES = 1000
REMEMBERED_HOSTS = 20_000
CATALOGUE_CAP = 50_000_000
CANARY_CAP = 10_000
CANARY_DEADLINE = 10.0  # seconds in the engine: a line that takes longer is out of order
NO_CONTENT = httpx.ByteStream(b"")  # given with the headers all there, so that httpx does not go through them once more


class Fetcher:
    """Fetches links politely; an async context manager, good for one run.

    `inspect` draws facts from a body. `engine` and `resolve` stand where the network is; tests bring their own.
    Raises `ConfigError` for settings that cannot be used. Nothing a host does is an exception.
    """

    def __init__(
        self,
        settings: FetchSettings,
        *,
        inspect: Inspect | None = None,
        contact: str | None = None,
        engine: httpx.AsyncBaseTransport | None = None,
        resolve: Resolver | None = None,
        clockwork: Clockwork = Clockwork(),  # noqa: B008 - frozen
    ) -> None:
        self.settings = settings
        self._inspect = inspect
        self._now = clockwork.now
        self._resolver = SystemResolver()
        self._slots = Slots(settings.concurrency)
        self._resolve = resolve = resolve or self._resolver
        engine = engine or build_engine(settings, resolve)
        self._stack = build_stack(settings, engine, resolve, self._slots, clockwork)
        self._headers = request_headers(settings, contact)
        timeout = settings.timeout
        self._timeout = httpx.Timeout(timeout.read, connect=timeout.connect, pool=None).as_dict()
        self._shown = Shown()
        self._named = Named()
        self._twinned: dict[str, None] = {}
        self._probes: dict[tuple[str, str, str], asyncio.Task[Fetched]] = {}

    async def __aenter__(self) -> Self:
        """Return the fetcher itself."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close connections, drop what flies, let the look-up threads go."""
        flying = [task for task in self._probes.values() if not task.done()]
        for task in flying:
            task.cancel()
        await asyncio.gather(*flying, return_exceptions=True)
        await self._stack.aclose()
        self._resolver.close()

    async def check(
        self,
        link: Link,
        past: Past | None = None,
        *,
        robots: Robots | None = None,
        urgency: int = 0,
        verify: Verify = "auto",
        titles: Sequence[str] = (),
    ) -> Evidence:
        """Return the evidence of one link.

        `robots` overrides `fetch.robots` for this link. `urgency` orders the checks that wait for a free slot. `verify` says whether a large
        file may be judged from its ends (`auto`) or is read whole (`full`). `titles` are those under which the link is catalogued as a resource.
        """
        in_parts = verify == "auto" and self._inspect is not None
        largest = self.settings.max_document if in_parts else None
        flow = check(
            link,
            past,
            titles=titles,
            largest=largest,
            shown_elsewhere=self._shown.elsewhere,
            site_name=self._named.name,
        )
        return await self._drive(flow, link, robots or self.settings.robots, urgency)

    async def instead(
        self, link: Link, failure: Failure, *, robots: Robots | None = None, urgency: int = 0
    ) -> Evidence:
        """Return the evidence of a link that cannot be asked, with what was found where it was probably meant to lead."""
        flow = unasked(link, Evidence(link.url, self._now(), failure))
        return await self._drive(flow, link, robots or self.settings.robots, urgency)

    async def _drive(self, flow: Flow, link: Link, mode: Robots, urgency: int) -> Evidence:
        """Ask what a flow wants to know, until it knows."""
        try:
            request = next(flow)
        except StopIteration as end:
            only: Evidence = end.value
            return only
        held: Fetched | None = None
        while True:
            fetched = await self._answer(request, mode, urgency, held)
            held = fetched if fetched.in_parts else held
            try:
                request = flow.send(fetched.evidence)
            except StopIteration as end:
                result: Evidence = end.value
                return result if result.url == link.url else replace(result, url=link.url)

    async def get(self, url: str, *, cap: int = CATALOGUE_CAP) -> Fetched:
        """Fetch a catalogue's page, up to `cap` bytes: guarded and polite, but a page its owner asked for needs no leave from robots.txt."""
        trail = Trail(Caps(cap, cap), self.settings.deadline, "catalogue", "ignore", MOST_URGENT)
        fetched = await self._exchange(Request(url), trail)
        return replace(fetched, body=fetched.file.read(), file=None) if isinstance(fetched.file, Spool) else fetched

    async def reach(self, url: str) -> FailureKind | None:
        """Ask an address that always answers, once and not for long; return None when it did, whatever it said."""
        trail = Trail(Caps(CANARY_CAP, CANARY_CAP), CANARY_DEADLINE, "canary", "ignore", MOST_URGENT)
        failure = (await self._exchange(Request(url), trail)).evidence.failure
        return failure.kind if failure and not any(hop.status for hop in trail.hops) else None

    async def resolves(self, name: str) -> bool:
        """Tell whether the name system knows a name, in the time that a canary has."""
        try:
            async with asyncio.timeout(CANARY_DEADLINE):
                return bool(await self._resolve(name, 443))
        except (OSError, UnicodeError, TimeoutError):
            return False

    def unexpected(self, link: Link, error: Exception) -> Evidence:
        """Return the evidence of a link that could not be checked because of a fault of ours."""
        return Evidence(link.url, self._now(), Failure(FailureKind.OTHER, f"{type(error).__name__}: {error}"[:300]))

    async def _answer(self, request: Request, robots: Robots, urgency: int, held: Fetched | None) -> Fetched:
        """Ask for a link, or look up what its host said of made-up siblings."""
        if request.purpose is Purpose.TWIN and self._asked_twin(request):
            return Fetched(Evidence(request.url, self._now(), Failure(FailureKind.OVER_BUDGET)))
        if request.purpose is not Purpose.PROBE:
            return await self._ask(request, robots, urgency, held)
        url = httpx.URL(request.url)
        key = (str(url.copy_with(path="/", query=None)), *place_of(url.path))
        if key not in self._probes:
            if len(self._probes) >= REMEMBERED_PROBES:
                self._probes.pop(next(iter(self._probes)))
            self._probes[key] = asyncio.create_task(self._ask(request, robots, urgency))
        return await asyncio.shield(self._probes[key])

    def _asked_twin(self, request: Request) -> bool:
        """Tell whether a host was asked for an https twin in this run already; note that it is now."""
        host = httpx.URL(request.url).host
        if host in self._twinned:
            return True
        if len(self._twinned) >= REMEMBERED_HOSTS:
            self._twinned.pop(next(iter(self._twinned)))
        self._twinned[host] = None
        return False

    async def _ask(self, request: Request, robots: Robots, urgency: int, held: Fetched | None = None) -> Fetched:
        """Ask once, and draw the facts from the body, with what is `held` of it; a body is kept only where it is one of several parts."""
        caps = Caps(self.settings.max_body, self.settings.max_document)
        if request.purpose is not Purpose.LINK:
            caps = Caps(caps.page, caps.page)
        fetched = await self._exchange(
            request, Trail(caps, self.settings.deadline, request.purpose.value, robots, urgency)
        )
        fetched = joined(held, request.part, fetched)
        if self._inspect is None or fetched.evidence.answer is None:
            return Fetched(fetched.evidence)
        fetched = replace(fetched, fragments=request.fragments) if request.fragments else fetched
        with self._slots.aside():  # fetching goes on meanwhile, as long as not too many bodies wait in memory
            facts = await self._inspect(fetched)
        evidence = replace(fetched.evidence, facts=facts)
        return replace(fetched, evidence=evidence) if fetched.in_parts else Fetched(evidence)

    async def _exchange(self, request: Request, trail: Trail) -> Fetched:
        """Send a request down the stack; what comes back is evidence, whatever it is."""
        outcome: Answer | Failure
        body = Body()
        try:
            response = await self._stack.handle_async_request(self._message(request, trail))
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            outcome = failure_of(error)
        else:
            outcome, body = answer_of(response), body_of(response)
        evidence = Evidence(
            url=request.url,
            asked_at=self._now(),
            outcome=outcome,
            hops=tuple(trail.hops),
            elapsed_ms=round(trail.spent * 1000),
            attempts=1 + trail.retries,
            timings=tuple(trail.timings),
            helped=trail.helped,
        )
        return Fetched(evidence, body.content, file=body.file)

    def _message(self, request: Request, trail: Trail) -> httpx.Request:
        """Make the request that goes down the stack; raises `httpx.InvalidURL`."""
        url = httpx.URL(request.url)
        extra = [(name.encode(), value.encode()) for name, value in request.headers]
        own = {name for name, _ in extra}
        ordinary = [pair for pair in self._headers if pair[0] not in own] if own else self._headers
        headers = httpx.Headers([(b"Host", url.netloc), *ordinary, *extra])
        extensions = {"timeout": self._timeout, "trail": trail}
        return httpx.Request(request.method, url, headers=headers, stream=NO_CONTENT, extensions=extensions)


def answer_of(response: httpx.Response) -> Answer:
    """Make the record of a final answer."""
    body = body_of(response)
    return Answer(
        status=response.status_code,
        size=body.size,
        declared=body.declared,
        capped=body.capped,
        cut=body.cut,
        sha256=body.sha256,
        no_room=body.no_room,
    )
