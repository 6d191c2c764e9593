"""All links of a run: longest host first, no host in another's way, memory for hosts and slots but not for links."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field

import httpx

from crawler.fetch.hosts import host_key
from crawler.records import Evidence, Link

Check = Callable[[Link, int], Awaitable[Evidence]]


@dataclass(frozen=True, slots=True)
class HostPlan:
    """The links of one host: iterated once, lazily. `count` is how many there are; it decides the order of work."""

    host: str
    links: Iterable[Link]
    count: int


@dataclass(slots=True)
class _Work:
    """What is left of one host."""

    links: Iterator[Link]
    left: int


@dataclass(slots=True)
class _Crew:
    """What the workers share: results wait in `results`, as many as `room` lets in."""

    check: Check
    room: asyncio.Semaphore
    stop: asyncio.Event
    results: asyncio.Queue[Evidence | None] = field(default_factory=asyncio.Queue)

    async def work(self, host: _Work) -> None:
        """Check one link of a host after the other; a host may have several workers, which share its links."""
        for link in host.links:
            if self.stop.is_set():
                return
            urgency, host.left = host.left, host.left - 1
            evidence = await self.check(link, urgency)
            await self.room.acquire()
            self.results.put_nowait(evidence)

    async def run(self, plan: Iterable[HostPlan], per_host: int) -> None:
        """Set all hosts to work, the longest first, and wait for the last."""
        async with asyncio.TaskGroup() as group:
            for host in sorted(plan, key=lambda host: host.count, reverse=True):
                shared = _Work(iter(host.links), host.count)
                for _ in range(min(per_host, max(1, host.count))):
                    group.create_task(self.work(shared))

    def finished(self, _task: asyncio.Task[None]) -> None:
        """Tell the reader of the results that no more will come."""
        self.results.put_nowait(None)


async def crawl(
    plan: Iterable[HostPlan],
    check: Check,
    *,
    per_host: int = 2,
    backlog: int = 64,
    stop: asyncio.Event | None = None,
) -> AsyncGenerator[Evidence, None]:
    """Yield the evidence of each link as it comes in.

    `check` is given a link and its urgency (how many links its host has left), which `Fetcher.check` orders its slots by: how
    much happens at once is limited there, and a check that waits for its host takes no slot. `per_host` is how many links of
    one host are under way; at most `backlog` results wait to be taken. After `stop` no link is begun and what flies is
    finished. Closing the generator cancels what flies. An exception of `check` or of the links is raised here, in an
    `ExceptionGroup`, after the others were cancelled: a caller that wants to go on catches it in `check`.
    """
    crew = _Crew(check, asyncio.Semaphore(backlog), stop or asyncio.Event())
    work = asyncio.create_task(crew.run(plan, per_host))
    work.add_done_callback(crew.finished)
    try:
        while (evidence := await crew.results.get()) is not None:
            crew.room.release()
            yield evidence
        await work
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)


def host_of(url: str) -> str:
    """Return what politeness is owed to, host name and port as asked; what is no address belongs to the host ``""``."""
    try:
        return host_key(httpx.URL(url))
    except httpx.InvalidURL:
        return ""
