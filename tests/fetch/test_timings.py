"""Where the time of each hop went, and how many bytes came: one contract for every engine."""

import asyncio
import gzip
import ssl
from typing import Any

import httpx
import pytest
import trustme

from crawler.fetch.timings import Exchange, exchange_of
from crawler.records import Check, Evidence, Facts, FailureKind, Fetched, Judgement, Link, Past, Timing, Verdict

pytestmark = pytest.mark.anyio

NAME = "site.example"


@pytest.fixture(params=["httpx", "libcurl"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """Hold every engine to the same contract."""
    return str(request.param)


async def here(_host: str, _port: int) -> list[str]:
    """Look a name up, after a moment: it is this machine."""
    await asyncio.sleep(0.02)
    return ["127.0.0.1"]


async def inspected(_: Fetched) -> Facts:
    """Take everything for a page with words."""
    return Facts("html", words=500)


def tls_of(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    """Make a server's context."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


def phases(timing: Timing) -> list[str]:
    """Name the phases that happened."""
    return [name for name in ("name", "connect", "tls", "first_byte") if getattr(timing, name) is not None]


def consistent(evidence: Evidence) -> bool:
    """Say whether there is one timing for each hop, and none of its phases is longer than all of it."""
    parts = [
        (sum(getattr(timing, name) for name in phases(timing)), min(getattr(timing, name) for name in phases(timing)))
        for timing in evidence.timings
    ]
    within = all(
        least >= 0 and whole <= (timing.total or 0) + 1
        for (whole, least), timing in zip(parts, evidence.timings, strict=True)
    )
    return within and len(evidence.timings) == len(evidence.hops)


@pytest.mark.parametrize("secure", [False, True])
async def test_a_first_request_has_all_its_phases(
    serve: Any, authority: trustme.CA, checked: Any, *, secure: bool
) -> None:
    """The look-up counts by itself, the handshake only where there is one."""
    server = await serve(tls=tls_of(authority, NAME) if secure else None)
    server.page("/")

    evidence = await checked(server.url(host=NAME), resolve=here)

    timing = evidence.timings[0]
    assert phases(timing) == ["name", "connect", *(["tls"] if secure else []), "first_byte"]
    assert timing.name >= 20
    assert consistent(evidence)


async def test_an_address_has_no_look_up(server: Any, checked: Any) -> None:
    """What did not happen is None, and no nought."""
    server.page("/")

    assert phases((await checked(server.url())).timings[0]) == ["connect", "first_byte"]


@pytest.mark.parametrize("secure", [False, True])
async def test_a_connection_that_stood_already_costs_nothing(
    serve: Any, authority: trustme.CA, fetching: Any, *, secure: bool
) -> None:
    """Neither look-up nor connection nor handshake happened."""
    server = await serve(tls=tls_of(authority, NAME) if secure else None)
    for path in ("/1", "/2"):
        server.page(path)

    async with fetching(resolve=here) as fetcher:
        first, second = [
            await fetcher.check(link) for link in fetching.links(*(server.url(p, NAME) for p in ("/1", "/2")))
        ]

    assert "connect" in phases(first.timings[0])
    assert phases(second.timings[0]) == ["first_byte"]


async def test_each_hop_of_a_redirect_has_its_own(server: Any, checked: Any) -> None:
    """As many as there are hops, in the same order."""
    server.page("/a", b"", "301 Moved Permanently", Location="/b")
    server.page("/b", b"x" * 5_000)

    evidence = await checked(server.url("/a"))

    assert [hop.status for hop in evidence.hops] == [301, 200]
    assert [timing.decoded for timing in evidence.timings] == [0, 5_000]
    assert [phases(timing) for timing in evidence.timings] == [["connect", "first_byte"], ["first_byte"]]
    assert consistent(evidence)


async def test_the_tries_before_are_not_told(server: Any, checked: Any) -> None:
    """The timings are those of the hops: of the last try alone."""
    server.page("/", b"", "503 Service Unavailable")

    evidence = await checked(server.url(), retries=1)

    assert (evidence.attempts, len(evidence.hops), len(evidence.timings)) == (2, 1, 1)


async def test_bytes_are_counted_as_sent_and_as_read(server: Any, checked: Any) -> None:
    """The head belongs to what came over the wire; a packed body is smaller there."""
    packed = gzip.compress(b"word " * 10_000)
    server.page("/", packed, Content_Encoding="gzip")

    timing = (await checked(server.url())).timings[0]

    assert (timing.wire, timing.decoded) == (len(server.routes["/"]), 50_000)


async def test_a_body_that_is_cut_counts_what_came(server: Any, checked: Any) -> None:
    """The bytes before the fault, and no more."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\nConnection: close\r\n\r\n"
    server.routes["/"] = head + b"<p>half"

    evidence = await checked(server.url())

    assert evidence.answer.cut is FailureKind.TRUNCATED
    assert (evidence.timings[0].wire, evidence.timings[0].decoded) == (len(head) + 7, 7)


async def test_a_stalled_handshake_tells_how_far_it_came(checked: Any) -> None:
    """Name and connection are known, TLS is not; the whole is the time that was waited, and the other end is named."""
    over = asyncio.Event()

    async def stall(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await over.wait()
        writer.close()

    async with await asyncio.start_server(stall, "127.0.0.1", 0) as listening:
        url = f"https://{NAME}:{listening.sockets[0].getsockname()[1]}/"
        evidence = await checked(url, resolve=here, timeout={"connect": 0.3, "read": 1})
        over.set()
        await asyncio.sleep(0.01)

    assert evidence.failure.kind is FailureKind.TIMEOUT_TLS
    assert phases(evidence.timings[0]) == ["name", "connect"]
    assert evidence.timings[0].total >= 200
    assert (evidence.hops[0].status, evidence.hops[0].peer) == (None, "127.0.0.1")


async def test_silence_after_the_request_has_no_first_byte(server: Any, checked: Any) -> None:
    """A phase that did not end is None."""
    over = asyncio.Event()

    async def silence(_: asyncio.StreamReader, __: asyncio.StreamWriter) -> None:
        await over.wait()

    server.routes["/"] = silence
    evidence = await checked(server.url(), timeout={"connect": 1, "read": 0.2})
    over.set()

    assert evidence.failure.kind is FailureKind.TIMEOUT_FIRST_BYTE
    assert phases(evidence.timings[0]) == ["connect"]
    assert (evidence.timings[0].wire, evidence.timings[0].decoded) == (0, 0)


async def test_a_name_that_is_not_found_has_a_whole_alone(checked: Any) -> None:
    """Nothing was reached."""

    async def nobody(_host: str, _port: int) -> list[str]:
        return []

    evidence = await checked("http://nobody.example/", resolve=nobody)

    assert evidence.failure.kind is FailureKind.NAME_NOT_FOUND
    assert (phases(evidence.timings[0]), evidence.hops[0].peer) == ([], None)


async def test_what_is_confirmed_has_the_time_of_being_confirmed(server: Any, fetching: Any) -> None:
    """A 304 stands for the answer before; what it took is its own."""
    server.page("/", b"<p>" + b"x" * 3_000, ETag='"1"')
    link = Link(server.url(), server.url())
    async with fetching(inspect=inspected) as fetcher:
        first = await fetcher.check(link)
        server.routes["/"] = b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n'
        second = await fetcher.check(link, Past(Check(first, Judgement(Verdict.OK), "")))

    assert (second.status, second.hops[0].status, len(second.timings)) == (200, 304, 1)
    assert second.timings[0].decoded == 0
    assert second.timings[0].wire < 100 < first.timings[0].wire


async def test_where_a_page_sends_its_readers_the_timings_follow(server: Any, fetching: Any) -> None:
    """A refresh is a hop, with a time of its own; a made-up sibling is none."""
    server.page("/a/b", b"gone", Refresh="0; url=/c")
    server.page("/c", b"<p>" + b"x" * 700)
    async with fetching(inspect=inspected) as fetcher:
        evidence = await fetcher.check(Link(server.url("/a/b"), server.url("/a/b")))

    assert [hop.status for hop in evidence.hops] == [200, 200]
    assert [timing.decoded for timing in evidence.timings] == [4, 703]


def test_a_request_on_its_own_is_measured_for_nobody() -> None:
    """Engines need not ask whether somebody listens."""
    travelling = Exchange()
    request = httpx.Request("GET", "http://a.example/", extensions={"trace": travelling})

    assert exchange_of(request) is travelling
    assert exchange_of(httpx.Request("GET", "http://a.example/")).last == ""
