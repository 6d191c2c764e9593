"""What a server on a real socket says, byte by byte, and the evidence of it."""

import asyncio
import gzip
import socket
import struct
import tracemalloc
import zlib
from typing import Any

import pytest

from crawler.records import FailureKind

pytestmark = pytest.mark.anyio

OK = b"HTTP/1.1 200 OK\r\n"
HTML = b"Content-Type: text/html\r\n"
QUICK = {"timeout": {"connect": 0.3, "read": 0.3}}


@pytest.fixture(params=["httpx", "libcurl"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """Hold every engine to the same contract."""
    return str(request.param)


def body(data: bytes, *, head: bytes = HTML) -> bytes:
    """Make a good answer."""
    return OK + head + b"Content-Length: %d\r\n\r\n" % len(data) + data


@pytest.mark.parametrize("status", [200, 204, 206, 400, 401, 403, 404, 410, 429, 451, 500, 503, 599, 999])
async def test_every_status_is_an_answer(status: int, server: Any, checked: Any) -> None:
    """A status is a fact, whatever it is."""
    server.routes["/"] = b"HTTP/1.1 %d Whatever\r\nContent-Length: 0\r\n\r\n" % status

    assert (await checked(server.url())).status == status


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.0 200 OK\r\n\r\nok",
        b"HTTP/2.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;ext=1\r\nok\r\n0\r\nTrailer: x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 99\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nX-Odd: \xff\xfe\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nX-Fold: a\r\n b\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: utf-8\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok and junk",
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\nok",
    ],
)
async def test_what_browsers_accept_is_no_failure(answer: bytes, server: Any, checked: Any) -> None:
    """Sloppy answers are answers, whole and with the body they carry."""
    server.routes["/"] = answer

    outcome = (await checked(server.url())).outcome

    assert (outcome.status, outcome.size, outcome.cut) == (200, 2, None)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (b"", FailureKind.CLOSED),
        (b"HTTP/1.1 200 OK\r\nContent-Le", FailureKind.CLOSED),
        (b"SSH-2.0-OpenSSH_9.6\r\n\r\n", FailureKind.NOT_HTTP),
        (b"<html><title>HTTP/0.9</title></html>\r\n\r\n", FailureKind.NOT_HTTP),
        (OK + b"X-Big: " + b"a" * 300_000 + b"\r\n\r\n", FailureKind.HEADERS_TOO_LARGE),
        (OK + b"X-Many: aaaaaaaaaaaaaaaaaaaa\r\n" * 10_000 + b"\r\n", FailureKind.HEADERS_TOO_LARGE),
    ],
)
async def test_no_answer_has_a_name(answer: bytes, kind: FailureKind, server: Any, checked: Any) -> None:
    """What is not an answer is a failure of the right kind, with its hop."""
    server.routes["/"] = answer

    evidence = await checked(server.url())

    assert evidence.failure.kind is kind
    assert [(hop.url, hop.status) for hop in evidence.hops] == [(server.url(), None)]


@pytest.mark.parametrize(
    ("answer", "cut", "size"),
    [
        (OK + HTML + b"Content-Length: 100\r\nConnection: close\r\n\r\nhalf", FailureKind.TRUNCATED, 4),
        (OK + HTML + b"Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n50\r\nof", FailureKind.TRUNCATED, 6),
        (OK + HTML + b"Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\nnonsense", FailureKind.TRUNCATED, 4),
        (body(b"plain text", head=b"Content-Encoding: gzip\r\n"), FailureKind.DECODING, 0),
        (body(b"brotli?", head=b"Content-Encoding: br\r\n"), FailureKind.DECODING, 0),
    ],
)
async def test_a_body_that_is_cut_stands_beside_the_answer(
    answer: bytes, cut: FailureKind, size: int, server: Any, checked: Any
) -> None:
    """The status came, so there is an answer; what happened to the body is said with it."""
    server.routes["/"] = answer

    outcome = (await checked(server.url())).outcome

    assert (outcome.status, outcome.cut, outcome.size) == (200, cut, size)


async def test_a_reset_in_the_body_is_named(server: Any, checked: Any) -> None:
    """A connection torn down in the middle is a reset, beside the status."""

    async def tear(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(OK + HTML + b"Content-Length: 100\r\n\r\nhalf")
        await writer.drain()
        await asyncio.sleep(0.05)
        _reset(writer)

    server.routes["/"] = tear

    outcome = (await checked(server.url())).outcome

    assert (outcome.status, outcome.cut) == (200, FailureKind.RESET)


async def test_a_reset_instead_of_an_answer_is_named(server: Any, checked: Any) -> None:
    """A connection torn down at once is a reset."""

    async def tear(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _reset(writer)

    server.routes["/"] = tear

    assert (await checked(server.url())).failure.kind is FailureKind.RESET


def _reset(writer: asyncio.StreamWriter) -> None:
    """Close a connection so that the other side sees a reset."""
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def _silence(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Say nothing for as long as anyone waits."""
    await asyncio.sleep(30)


async def _stall(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Begin an answer and fall silent."""
    writer.write(OK + HTML + b"Content-Length: 100\r\n\r\nhalf")
    await writer.drain()
    await _silence(reader, writer)


async def _drip(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send a byte now and then, for ever."""
    writer.write(OK + HTML + b"\r\n")
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.02)


async def _drip_head(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Never come to the end of the head."""
    writer.write(OK)
    while True:
        writer.write(b"X: y\r\n")
        await writer.drain()
        await asyncio.sleep(0.02)


async def _flood(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send as fast as it is read, for ever."""
    writer.write(OK + HTML + b"\r\n")
    while True:
        writer.write(b"x" * 65_536)
        await writer.drain()


async def test_silence_is_a_time_out_before_the_first_byte(server: Any, checked: Any) -> None:
    """The phase of a time-out is known."""
    server.routes["/"] = _silence

    assert (await checked(server.url(), **QUICK)).failure.kind is FailureKind.TIMEOUT_FIRST_BYTE


async def test_a_body_that_stalls_is_cut(server: Any, checked: Any) -> None:
    """The status stands; the body timed out."""
    server.routes["/"] = _stall

    outcome = (await checked(server.url(), **QUICK)).outcome

    assert (outcome.status, outcome.cut, outcome.size) == (200, FailureKind.TIMEOUT_BODY, 4)


async def test_a_drip_ends_at_the_deadline(server: Any, checked: Any) -> None:
    """However slowly it comes, the whole check has an end, and what came is kept."""
    server.routes["/"] = _drip

    evidence = await checked(server.url(), deadline=0.4)

    assert (evidence.status, evidence.outcome.cut) == (200, FailureKind.TIMEOUT_WHOLE)
    assert evidence.outcome.size > 1
    assert 300 < evidence.elapsed_ms < 2000


async def test_a_head_that_drips_ends_at_the_deadline(server: Any, checked: Any) -> None:
    """A head that never ends is no answer."""
    server.routes["/"] = _drip_head

    assert (await checked(server.url(), deadline=0.4)).failure.kind is FailureKind.TIMEOUT_WHOLE


async def test_a_body_without_end_stops_at_the_cap(server: Any, checked: Any) -> None:
    """The cap on pages is ours, not the server's fault."""
    server.routes["/"] = _flood

    outcome = (await checked(server.url(), max_body=100_000)).outcome

    assert (outcome.capped, outcome.cut, outcome.size) == (True, None, 100_000)


@pytest.mark.parametrize(
    ("head", "size"),
    [
        (b"Content-Type: text/html; charset=utf-8\r\n", 2000),
        (b"Content-Type: application/pdf\r\n", 5000),
        (b"", 2000),
    ],
)
async def test_pages_and_documents_have_caps_of_their_own(head: bytes, size: int, server: Any, checked: Any) -> None:
    """A document may be larger than a page; without a type the first byte tells."""
    server.routes["/"] = body(b"<" + b"x" * 9000, head=head)

    assert (await checked(server.url(), max_body=2000, max_document=5000)).outcome.size == size


@pytest.mark.parametrize(
    ("head", "size"),
    [
        (b"Content-Type: audio/mpeg\r\n", 262_144),
        (b"Content-Type: Video/MP4\r\n", 262_144),
        (b"Content-Type: audio/mpeg\r\nContent-Length: 400000\r\n", 400_000),
        (b"Content-Type: application/pdf\r\n", 400_000),
    ],
)
async def test_what_is_on_the_air_is_heard_for_a_while(head: bytes, size: int, server: Any, checked: Any) -> None:
    """Sound of no stated length may never end; a part of it shows that it is there."""
    server.routes["/"] = b"HTTP/1.1 200 OK\r\nConnection: close\r\n" + head + b"\r\n" + b"x" * 400_000

    outcome = (await checked(server.url())).outcome

    assert (outcome.size, outcome.capped, outcome.cut) == (size, size == 262_144, None)


@pytest.mark.parametrize("kind", [b"audio/mpeg", b"application/pdf"])
async def test_a_slow_station_is_heard_for_a_few_seconds(
    kind: bytes, server: Any, checked: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sound that trickles is left when its time is up, as what was heard of it stands; nothing else is."""
    monkeypatch.setattr("crawler.fetch.body.LISTENED_FOR", -1.0)
    head = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: " + kind
    server.routes["/"] = head + b"\r\n\r\n" + b"x" * 200_000

    outcome = (await checked(server.url())).outcome

    whole = kind == b"application/pdf"
    assert (outcome.capped, outcome.cut) == (not whole, None)


async def test_a_bomb_costs_bounded_memory(server: Any, checked: Any) -> None:
    """A body of 60 MB in a few kB is read to the cap and no further."""
    packer = zlib.compressobj(1, wbits=31)
    bomb = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(60)) + packer.flush()
    server.routes["/"] = body(bomb, head=HTML + b"Content-Encoding: gzip\r\n")
    tracemalloc.start()

    outcome = (await checked(server.url(), max_body=1_000_000)).outcome
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (outcome.capped, outcome.size) == (True, 1_000_000)
    assert peak < 12_000_000


async def test_the_evidence_of_a_page(server: Any, checked: Any) -> None:
    """Size and hash are of the decoded body; the hop has the headers that matter, cookie names, peer and version."""
    head = (
        HTML + b'Content-Encoding: gzip\r\nDate: now\r\nETag: "a"\r\nSet-Cookie: id=secret; Path=/\r\nCF-Ray: 8a1\r\n'
    )
    server.routes["/"] = body(gzip.compress(b"hello"), head=head)

    evidence = await checked(server.url())
    hop = evidence.hops[0]

    assert evidence.outcome.sha256 == "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    assert (evidence.outcome.size, evidence.attempts) == (5, 1)
    assert (hop.cookies, hop.peer, hop.http_version) == (("id",), "127.0.0.1", "HTTP/1.1")
    assert dict(hop.headers).keys() == {"content-type", "content-encoding", "content-length", "etag", "cf-ray"}
    assert (hop.header("etag"), hop.header("cf-ray")) == ('"a"', "")


async def test_a_stale_connection_says_nothing_of_the_link(server: Any, fetching: Any) -> None:
    """A kept connection that the server closes on use is replaced without a word."""
    server.page("/one")

    async def once(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server.page("/two")

    server.routes["/two"] = once
    async with fetching() as fetcher:
        found = [await fetcher.check(link) for link in fetching.links(server.url("/one"), server.url("/two"))]

    assert [(evidence.status, evidence.attempts, len(evidence.hops)) for evidence in found] == [(200, 1, 1)] * 2
    assert (server.connections, server.asked) == (2, ["/one", "/two", "/two"])
