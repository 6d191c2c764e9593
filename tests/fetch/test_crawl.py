"""All links of a run."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.fetch import HostPlan, crawl, host_of
from crawler.fetch.crawl import OPEN_HOSTS
from crawler.fetch.order import ENDS_THE_RUN
from crawler.records import Answer, Evidence, Link

pytestmark = pytest.mark.anyio


def evidence_of(link: Link) -> Evidence:
    """Make evidence of a link."""
    return Evidence(link.url, datetime(2026, 3, 2, tzinfo=UTC), Answer(200))


def plan_of(host: str, count: int, taken: list[str] | None = None) -> HostPlan:
    """Make the plan of a host, whose links note when they are taken."""

    def links() -> Iterator[Link]:
        for number in range(count):
            url = f"http://{host}/{number}"
            if taken is not None:
                taken.append(url)
            yield Link(url, url)

    return HostPlan(host, links(), count)


async def at_once(link: Link, _urgency: int) -> Evidence:
    """Check without any work."""
    await asyncio.sleep(0)
    return evidence_of(link)


@pytest.mark.parametrize("counts", [[], [1], [3, 0, 5], [200, 1, 1]])
async def test_every_link_gives_evidence_once(counts: list[int]) -> None:
    """Nothing is lost and nothing is asked twice."""
    plan = [plan_of(f"h{number}", count) for number, count in enumerate(counts)]

    found = [evidence.url async for evidence in crawl(plan, at_once, backlog=3)]

    assert len(found) == len(set(found)) == sum(counts)


async def test_the_longest_host_begins() -> None:
    """Each check is told how urgent it is: the host that the run would end with first, the others in order of their length."""
    told: list[tuple[str, int]] = []

    async def check(link: Link, urgency: int) -> Evidence:
        told.append((link.url, urgency))
        return await at_once(link, urgency)

    [_ async for _ in crawl([plan_of("b", 1), plan_of("long", 3), plan_of("a", 2)], check, per_host=1, at_once=1)]

    hosts = [url.split("/")[2] for url, _ in told]
    assert hosts[:3] == ["long", "a", "b"]
    assert told[0] == ("http://long/0", ENDS_THE_RUN + 3)
    assert told[2] == ("http://b/0", -2)


async def test_so_many_hosts_are_worked_on_at_a_time() -> None:
    """A host is begun when another is done: tasks do not grow with the hosts."""
    inside = most = 0

    async def check(link: Link, urgency: int) -> Evidence:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        evidence = await at_once(link, urgency)
        inside -= 1
        return evidence

    plan = [plan_of(f"h{n}", 2) for n in range(OPEN_HOSTS + 500)]
    found = [evidence async for evidence in crawl(plan, check, per_host=1)]

    assert len(found) == 2 * len(plan)
    assert most == OPEN_HOSTS


async def test_a_host_has_so_many_links_under_way() -> None:
    """The workers of a host share its links."""
    inside = most = 0

    async def check(link: Link, urgency: int) -> Evidence:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0)
        inside -= 1
        return evidence_of(link)

    [_ async for _ in crawl([plan_of("h", 20)], check, per_host=3)]

    assert most == 3


async def test_a_slow_host_holds_up_nobody() -> None:
    """The others are done while it has not said a word."""
    answer = asyncio.Event()

    async def check(link: Link, urgency: int) -> Evidence:
        if link.url.startswith("http://slow"):
            await answer.wait()
        return evidence_of(link)

    found = []
    async for evidence in crawl([plan_of("slow", 50), plan_of("a", 20), plan_of("b", 20)], check):
        found.append(evidence.url)
        if len(found) == 40:
            answer.set()

    assert not any(url.startswith("http://slow") for url in found[:40])
    assert len(found) == 90


async def test_links_are_taken_only_as_results_are() -> None:
    """Without a reader the work stands still: memory does not grow with the links."""
    taken: list[str] = []
    results = crawl([plan_of("h", 10_000, taken)], at_once, per_host=2, backlog=5)

    await anext(results)
    for _ in range(500):
        await asyncio.sleep(0)
    await results.aclose()

    assert len(taken) <= 10


async def test_after_stop_no_link_is_begun() -> None:
    """What flies is finished and kept."""
    stop, taken, found = asyncio.Event(), list[str](), list[str]()

    async for evidence in crawl([plan_of("h", 100, taken)], at_once, per_host=2, stop=stop):
        found.append(evidence.url)
        stop.set()

    assert sorted(found) == sorted(taken[: len(found)])
    assert len(found) < 10


async def test_closing_cancels_what_flies() -> None:
    """No task is left behind."""
    cancelled: list[str] = []

    async def check(link: Link, urgency: int) -> Evidence:
        if link.url == "http://b/0":
            return evidence_of(link)
        try:
            await asyncio.sleep(60)
        finally:
            cancelled.append(link.url)
        return evidence_of(link)

    before = asyncio.all_tasks()
    results = crawl([plan_of("a", 5), plan_of("b", 1)], check)
    await anext(results)
    await results.aclose()

    assert sorted(cancelled) == ["http://a/0", "http://a/1"]
    assert asyncio.all_tasks() == before


async def test_a_fault_in_a_check_is_raised() -> None:
    """A broken program is an exception; what came before it was handed over."""

    async def check(link: Link, urgency: int) -> Evidence:
        if link.url.endswith("/2"):
            raise KeyError(link.url)
        return await at_once(link, urgency)

    results = crawl([plan_of("h", 5)], check, per_host=1)
    found = [(await anext(results)).url, (await anext(results)).url]
    with pytest.raises(ExceptionGroup) as caught:
        await anext(results)

    assert found == ["http://h/0", "http://h/1"]
    assert isinstance(caught.value.exceptions[0], KeyError)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://H.example/x", "h.example:80"),
        ("https://h.example", "h.example:443"),
        ("https://h.example:8443/", "h.example:8443"),
        ("http://[::1", ""),
        ("mailto:a@b.example", ":0"),
    ],
)
def test_politeness_is_owed_to_host_and_port(url: str, host: str) -> None:
    """The name is what links are grouped by."""
    assert host_of(url) == host


async def test_a_crawl_through_the_fetcher(server: Any, fetching: Any) -> None:
    """Both together, on real sockets: all links of two hosts, within the slots."""
    for number in range(30):
        server.page(f"/{number}")
    hosts = ["127.0.0.1", "localhost"]
    async with fetching(concurrency=3) as fetcher:

        async def check(link: Link, urgency: int) -> Evidence:
            evidence: Evidence = await fetcher.check(link, urgency=urgency)
            return evidence

        plan = [HostPlan(host, fetching.links(*(server.url(f"/{n}", host) for n in range(30))), 30) for host in hosts]
        statuses = [evidence.status async for evidence in crawl(plan, check)]

    assert statuses == [200] * 60
    assert server.connections <= 4
