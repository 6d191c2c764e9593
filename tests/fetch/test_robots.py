"""robots.txt: read, asked once, obeyed on every hop."""

import asyncio
from typing import Any

import httpx
import pytest

from crawler.fetch.robots_txt import product_token, rules_of_answer, rules_of_failure
from crawler.records import FailureKind

pytestmark = pytest.mark.anyio
AGENT = "catalogue-crawler"
FILE = b"User-agent: *\nDisallow: /private\nAllow: /private/open\nDisallow: /*.pdf$\n\nUser-agent: catalogue-crawler\nDisallow: /ours\n"


@pytest.mark.parametrize(
    ("body", "path", "allowed"),
    [
        (FILE, "/ours/x", False),
        (FILE, "/private", True),
        (b"User-agent: *\nDisallow: /private\nAllow: /private/open", "/private/x", False),
        (b"User-agent: *\nDisallow: /private\nAllow: /private/open", "/private/open/x", True),
        (b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /*.pdf$", "/a.pdf", False),
        (b"User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
        (b"User-agent: *\nDisallow:", "/", True),
        (b"<html>Not a file of rules</html>", "/", True),
        (b"", "/", True),
        (b"\0\xff\xfe" * 1000, "/", True),
        (b"User-agent: *\n" + b"#" * 600_000 + b"\nDisallow: /", "/x", True),
    ],
)
def test_a_file_is_read_by_the_standard(body: bytes, path: str, *, allowed: bool) -> None:
    """The longest match wins, our own group before the general one, and junk allows."""
    assert rules_of_answer(200, body).allows(f"https://h.example{path}", AGENT) is allowed


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (401, True), (429, True), (500, False), (503, False)]
)
def test_without_a_file_the_status_decides(status: int, *, allowed: bool) -> None:
    """4xx means that there are no rules, 5xx that nothing may be asked (RFC 9309 section 2.3.1)."""
    assert rules_of_answer(status, b"User-agent: *\nDisallow: /").allows("https://h.example/", AGENT) is allowed


@pytest.mark.parametrize(
    ("kind", "allowed"),
    [
        (FailureKind.TIMEOUT_FIRST_BYTE, False),
        (FailureKind.CLOSED, False),
        (FailureKind.REFUSED, True),
        (FailureKind.NAME_NOT_FOUND, True),
        (FailureKind.TLS_EXPIRED, True),
        (FailureKind.TIMEOUT_CONNECT, True),
        (FailureKind.TOO_MANY_REDIRECTS, True),
    ],
)
def test_a_failure_forbids_only_where_the_host_was_reached(kind: FailureKind, *, allowed: bool) -> None:
    """A host that cannot be reached fails for the link itself, by its own name."""
    assert rules_of_failure(kind).allows("https://h.example/", AGENT) is allowed


@pytest.mark.parametrize(
    ("agent", "token"), [("catalogue-crawler/0.1 (+mailto:a@b.example)", AGENT), ("Other_Bot", "other_bot"), ("1", "*")]
)
def test_the_token_is_the_name_without_version(agent: str, token: str) -> None:
    """Contact addresses are no part of the name that rules are for."""
    assert product_token(agent) == token


async def test_a_disallowed_link_is_not_asked(handler: Any, checked: Any) -> None:
    """The failure says robots, and only the file was asked for."""
    log: list[str] = []
    engine = handler({"/robots.txt": httpx.Response(200, content=FILE), "*": 200}, log)

    evidence = await checked("http://93.184.216.34/ours", engine=engine, robots="obey")

    assert (evidence.failure.kind, evidence.hops) == (FailureKind.ROBOTS, ())
    assert log == ["http://93.184.216.34/robots.txt"]


async def test_the_file_is_not_asked_for_when_it_is_ignored(handler: Any, checked: Any) -> None:
    """The configuration may say so."""
    log: list[str] = []

    assert (await checked("http://h.example/ours", engine=handler({"*": 200}, log), robots="ignore")).status == 200
    assert log == ["http://h.example/ours"]


async def test_a_hop_to_another_host_asks_that_hosts_file(handler: Any, checked: Any) -> None:
    """A redirect is a request like any other; the hop before it stays in the evidence."""

    def robots(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=b"User-agent: *\nDisallow: /" if request.url.host == "b.example" else b"")

    table = {"/robots.txt": robots, "/a": httpx.Response(302, headers={"Location": "http://b.example/x"}), "/x": 200}

    evidence = await checked("http://a.example/a", engine=handler(table), robots="obey")

    assert evidence.failure.kind is FailureKind.ROBOTS
    assert [hop.url for hop in evidence.hops] == ["http://a.example/a"]


async def test_an_unreachable_host_is_not_called_disallowed(handler: Any, checked: Any) -> None:
    """The link's failure is the connection's."""
    refused = httpx.ConnectError("refused")
    refused.__cause__ = ConnectionRefusedError(111, "refused")

    evidence = await checked("http://h.example/x", engine=handler({"*": refused}), robots="obey")

    assert evidence.failure.kind is FailureKind.REFUSED


async def test_a_file_behind_redirects_is_read(handler: Any, checked: Any) -> None:
    """Up to five hops lead to the file (RFC 9309 section 2.3.1.2)."""
    table = {
        "/robots.txt": httpx.Response(301, headers={"Location": "/real.txt"}),
        "/real.txt": httpx.Response(200, content=b"User-agent: *\nDisallow: /x"),
    }

    assert (
        await checked("http://h.example/x", engine=handler(table), robots="obey")
    ).failure.kind is FailureKind.ROBOTS


async def test_many_links_ask_for_one_file_once(handler: Any, fetching: Any) -> None:
    """However many come at once; nobody goes ahead of the answer."""
    log: list[str] = []
    urls = [f"http://h.example/{number}" for number in range(10)]
    async with fetching(engine=handler({"*": 200}, log), robots="obey") as fetcher:
        await asyncio.gather(*(fetcher.check(link) for link in fetching.links(*urls)))

    assert log[0] == "http://h.example/robots.txt"
    assert log.count("http://h.example/robots.txt") == 1


async def test_crawl_delay_slows_the_host_down_within_bounds(handler: Any, fetching: Any, fake_time: Any) -> None:
    """The gap is the host's wish, up to the longest that the run waits for any host."""
    starts: list[float] = []

    def note(_: httpx.Request) -> httpx.Response:
        starts.append(fake_time.now)
        return httpx.Response(200)

    robots = httpx.Response(200, content=b"User-agent: *\nCrawl-delay: 100")
    engine = handler({"/robots.txt": robots, "*": note})
    async with fetching(engine=engine, robots="obey", max_retry_after=30, clockwork=fake_time.clockwork) as fetcher:
        links = fetching.links(*(f"http://h.example/{number}" for number in range(3)))
        await asyncio.gather(*(fetcher.check(link) for link in links))

    assert starts == [30, 60, 90]
