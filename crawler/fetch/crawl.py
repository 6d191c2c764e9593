"""All links of a run: longest host first, no host in another's way, memory for hosts and slots but not for links."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field

import httpx

from crawler.fetch.hosts import host_key
from crawler.fetch.order import Order
from crawler.records import Evidence, Link

Check = Callable[[Link, int], Awaitable[Evidence]]
OPEN_HOSTS = 1_000  # with workers at a time; most of them wait until they may ask their host again


@dataclass(frozen=True, slots=True)
class HostPlan:
    """The links of one host: iterated once, lazily. `count` is how many there are; it decides the order of work."""

    host: str
    links: Iterable[Link]
    count: int


@dataclass(slots=True)
class _Work:
    """What is left of one host, the `rank`-th longest, and how many workers share it."""

    links: Iterator[Link]
    rank: int
    left: int
    workers: int


@dataclass(slots=True)
class _Crew:
    """What the workers share: results wait in `results`, as many as `room` lets in; as many hosts are open as `doors` lets in."""

    check: Check
    per_host: int
    at_once: int
    room: asyncio.Semaphore
    doors: asyncio.Semaphore
    stop: asyncio.Event
    results: asyncio.Queue[Evidence | None] = field(default_factory=asyncio.Queue)

    async def work(self, host: _Work, order: Order) -> None:
        """Check one link of a host after the other; a host may have several workers, which share its links."""
        for link in host.links:
            if self.stop.is_set():
                break
            urgency = order.urgency(host.rank, host.left)
            host.left, order.left = host.left - 1, order.left - 1
            evidence = await self.check(link, urgency)
            await self.room.acquire()
            self.results.put_nowait(evidence)
        host.workers -= 1
        if not host.workers:
            self.doors.release()

    async def run(self, plan: Iterable[HostPlan]) -> None:
        """Set the hosts to work, the longest first, and wait for the last."""
        hosts = sorted(plan, key=lambda host: host.count, reverse=True)
        order = Order(sum(host.count for host in hosts), self.at_once, self.per_host)
        async with asyncio.TaskGroup() as group:
            for rank, host in enumerate(hosts):
                await self.doors.acquire()
                workers = min(self.per_host, max(1, host.count))
                shared = _Work(iter(host.links), rank, host.count, workers)
                for _ in range(workers):
                    group.create_task(self.work(shared, order))

    def finished(self, _task: asyncio.Task[None]) -> None:
        """Tell the reader of the results that no more will come."""
        self.results.put_nowait(None)


async def crawl(
    plan: Iterable[HostPlan],
    check: Check,
    *,
    per_host: int = 2,
    at_once: int = 64,
    backlog: int = 64,
    stop: asyncio.Event | None = None,
) -> AsyncGenerator[Evidence, None]:
    """Yield the evidence of each link as it comes in.

    `check` is given a link and its urgency (see `order`), which `Fetcher.check` orders its slots by: how much happens at once
    is limited there, to `at_once`, and a check that waits for its host takes no slot. `per_host` is how many links of one host are
    under way; at most `backlog` results wait to be taken. After `stop` no link is begun and what flies is finished. Closing the
    generator cancels what flies. An exception of `check` or of the links is raised here, in an `ExceptionGroup`, after the others
    were cancelled: a caller that wants to go on catches it in `check`.
    """
    room, doors = asyncio.Semaphore(backlog), asyncio.Semaphore(OPEN_HOSTS)
    crew = _Crew(check, per_host, at_once, room, doors, stop or asyncio.Event())
    work = asyncio.create_task(crew.run(plan))
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
