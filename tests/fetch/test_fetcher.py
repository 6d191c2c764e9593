"""One link in, its evidence out."""

import asyncio
from typing import Any

import httpx
import pytest

from crawler.config import FetchSettings
from crawler.fetch.fetcher import Fetcher
from crawler.fetch.headers import user_agent
from crawler.records import Facts, FailureKind, Fetched, Link

pytestmark = pytest.mark.anyio
SHELL = b"<title>Page not found</title>"


@pytest.fixture(params=["httpx", "libcurl"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """Hold every engine to the same contract."""
    return str(request.param)


async def facts_of(fetched: Fetched) -> Facts:
    """Stand in for the inspection of bodies."""
    words = len(fetched.body.split())
    return Facts("html", words=words, headings=("Not found",) if b"not found" in fetched.body else ())


async def test_a_check_follows_to_the_end(server: Any, checked: Any) -> None:
    """Every hop is in the evidence, in order, with its status."""
    server.routes["/a"] = b"HTTP/1.1 301 Moved\r\nLocation: b\r\nContent-Length: 0\r\n\r\n"
    server.routes["/b"] = b"HTTP/1.1 302 Found\r\nLocation: /c?x=1#part\r\nContent-Length: 0\r\n\r\n"
    server.page("/c?x=1")

    evidence = await checked(server.url("/a"))

    assert [hop.status for hop in evidence.hops] == [301, 302, 200]
    assert evidence.final_url == server.url("/c?x=1#part")
    assert (evidence.url, evidence.attempts, server.connections) == (server.url("/a"), 1, 1)


async def test_retries_are_counted(server: Any, checked: Any) -> None:
    """A host that fails for a moment is asked again; the evidence shows the last try and their number."""

    async def fail_once(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server.page("/")

    server.routes["/"] = fail_once

    evidence = await checked(server.url(), retries=2)

    assert (evidence.status, evidence.attempts, len(evidence.hops)) == (200, 2, 1)


async def test_a_request_is_honest_and_like_a_browsers(server: Any, checked: Any) -> None:
    """Name, address to write to, and the headers that pages expect."""
    server.page("/")

    await checked(server.url(), contact="keeper@example.org")

    head = server.heads[0]
    assert "User-Agent: catalogue-crawler/" in head
    assert "(+mailto:keeper@example.org)" in head
    assert "Accept: text/html," in head
    assert "Accept-Encoding: gzip, deflate, br, zstd\r\n" in head


@pytest.mark.parametrize(
    ("name", "contact", "expected"),
    [
        ("bot/1", None, "bot/1"),
        ("bot/1", "a@b.example", "bot/1 (+mailto:a@b.example)"),
        ("bot/1 (+https://b.example)", "a@b.example", "bot/1 (+https://b.example)"),
        ("bot/1 x@y.example", "a@b.example", "bot/1 x@y.example"),
    ],
)
def test_a_name_that_holds_an_address_is_left_alone(name: str, contact: str | None, expected: str) -> None:
    """The contact is added only where there is none."""
    assert user_agent(name, contact) == expected


async def test_the_identity_of_a_link_is_kept(handler: Any, fetching: Any) -> None:
    """Evidence is filed under the normalised address; the request sends the one that was written."""
    log: list[str] = []
    async with fetching(engine=handler({"*": 200}, log)) as fetcher:
        evidence = await fetcher.check(Link("http://h.example/a", "http://h.example/a?utm=1"))

    assert (evidence.url, log) == ("http://h.example/a", ["http://h.example/a?utm=1"])


async def test_bodies_are_inspected(server: Any, checked: Any) -> None:
    """Facts come from the injected inspection; a failure has none."""
    server.page("/", b"one two " * 100)

    good = await checked(server.url(), inspect=facts_of)
    failed = await checked("ftp://h.example/", inspect=facts_of)

    assert (good.facts.words, failed.facts) == (200, None)


async def test_fetching_goes_on_while_bodies_are_inspected(handler: Any, fetching: Any) -> None:
    """A body that is looked at takes no slot; no more wait than there are slots, and those that were just coming."""
    log: list[str] = []
    go_on = asyncio.Event()

    async def slow(fetched: Fetched) -> Facts:
        await go_on.wait()
        return Facts("html")

    async with fetching(engine=handler({"*": 200}, log), inspect=slow, concurrency=2) as fetcher:
        links = fetching.links(*(f"http://h{number}.example/" for number in range(20)))
        checks = [asyncio.create_task(fetcher.check(link)) for link in links]
        for _ in range(200):
            await asyncio.sleep(0)
        waiting = len(log)
        go_on.set()
        found = await asyncio.gather(*checks)

    assert 2 <= waiting <= 4
    assert [evidence.status for evidence in found] == [200] * 20


async def test_a_suspicious_page_is_compared_with_a_made_up_one(handler: Any, checked: Any) -> None:
    """The probe is asked beside it, and what came of it is attached."""
    log: list[str] = []
    engine = handler({"*": httpx.Response(200, content=SHELL)}, log)

    evidence = await checked("http://h.example/d/page.html", engine=engine, inspect=facts_of)

    assert log[1].startswith("http://h.example/d/")
    assert (evidence.probe.url, evidence.probe.status) == (log[1], 200)
    assert evidence.probe.sha256 == evidence.answer.sha256
    assert [hop.url for hop in evidence.hops] == ["http://h.example/d/page.html"]


async def test_a_probe_serves_all_of_its_directory(handler: Any, fetching: Any) -> None:
    """One probe a directory and extension, even when its pages are checked at once."""
    log: list[str] = []
    urls = [f"http://h.example/{path}" for path in ("d/1.html", "d/2.html", "d/3.html", "d/4.pdf", "e/1.html")]
    engine = handler({"*": lambda _: httpx.Response(200, content=SHELL)}, log)
    async with fetching(engine=engine, inspect=facts_of) as fetcher:
        found = await asyncio.gather(*(fetcher.check(link) for link in fetching.links(*urls)))

    again = 1  # a page in answer to a request for a part of a PDF is asked for as a reader asks
    assert len({evidence.probe.url for evidence in found}) == len(log) - len(urls) - again == 3


async def test_a_catalogue_page_is_fetched_with_its_body(server: Any, fetching: Any) -> None:
    """The cap is its own, and robots.txt is not consulted for a page its owner named."""
    server.page("/list", b"<p>" + b"x" * 50_000)
    async with fetching(max_body=1000, robots="obey") as fetcher:
        fetched = await fetcher.get(server.url("/list"))

    assert (len(fetched.body), fetched.evidence.status, server.asked) == (50_003, 200, ["/list"])


async def test_a_catalogue_page_on_our_own_network_is_refused(fetching: Any) -> None:
    """The guard stands before catalogues too."""
    async with fetching(allow_networks=[]) as fetcher:
        fetched = await fetcher.get("http://127.0.0.1/")

    assert fetched.evidence.failure.kind is FailureKind.PRIVATE_ADDRESS


async def test_waiting_does_not_count_towards_the_deadline(handler: Any, fetching: Any, fake_time: Any) -> None:
    """The deadline is of time in the engine: a gap longer than it harms nobody."""
    polite = {"per_host": {"connections": 1, "interval": 100}, "deadline": 1}
    async with fetching(engine=handler({"*": 200}), clockwork=fake_time.clockwork, **polite) as fetcher:
        links = fetching.links(*(f"http://h.example/{number}" for number in range(3)))
        found = await asyncio.gather(*(fetcher.check(link) for link in links))

    assert [(evidence.status, evidence.elapsed_ms) for evidence in found] == [(200, 0)] * 3
    assert fake_time.now == 200


async def test_a_fault_of_ours_is_evidence_of_its_own(fetching: Any) -> None:
    """It has a kind that no host can cause, and the words for the maintainer."""
    evidence = fetching().unexpected(Link("http://h.example/", "http://h.example/"), KeyError("lost"))

    assert (evidence.failure.kind, evidence.failure.detail) == (FailureKind.OTHER, "KeyError: 'lost'")


async def test_leaving_in_the_middle_leaks_nothing(server: Any, fetching: Any) -> None:
    """A check that is cancelled gives back its slot, its place at the host and its connection."""
    asked = asyncio.Event()

    async def hang(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await asyncio.sleep(30)

    server.routes["/hang"] = hang
    server.page("/")
    async with fetching(concurrency=1, per_host={"connections": 1, "interval": 0}) as fetcher:
        hanging, good = fetching.links(server.url("/hang"), server.url("/"))
        task = asyncio.create_task(fetcher.check(hanging))
        await asked.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        evidence = await asyncio.wait_for(fetcher.check(good), 2)

    assert evidence.status == 200


async def test_one_link_of_a_host_is_asked_for_its_https_twin() -> None:
    """Once in a run: a host is not asked twice for everything."""
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(404 if request.url.path == "/robots.txt" else 200, html="<p>one two three</p>")

    async def inspected(_: Fetched) -> Facts:
        return Facts("html", words=500)

    async def resolved(*_: object) -> list[str]:
        return ["192.0.2.1"]

    settings = FetchSettings.model_validate({"per_host": {"interval": 0}, "allow_networks": ["192.0.2.0/24"]})
    engine = httpx.MockTransport(answer)
    async with Fetcher(settings, inspect=inspected, engine=engine, resolve=resolved) as fetcher:
        found = [
            await fetcher.check(Link(url, url))
            for url in ("http://h.example/a", "http://h.example/b", "http://i.example/a")
        ]

    assert [evidence.twin.url if evidence.twin else None for evidence in found] == [
        "https://h.example/a",
        None,
        "https://i.example/a",
    ]
    assert [url for url in asked if url.startswith("https:") and "robots" not in url] == [
        "https://h.example/a",
        "https://i.example/a",
    ]
