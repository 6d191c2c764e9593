"""What libcurl brings beyond the contract of every engine, and what holds it together."""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
import trustme

from crawler.fetch.failures import FetchError
from crawler.records import FailureKind

pytest.importorskip("pycurl", reason="the engine is libcurl's", exc_type=ImportError)
CurlTransport = pytest.importorskip("crawler.fetch.curl").CurlTransport
Head = pytest.importorskip("crawler.fetch.curl_head").Head

pytestmark = pytest.mark.anyio

OK = b"HTTP/1.1 200 OK\r\n"
WHOLE = OK + b"Content-Length: 2\r\n\r\nok"
HANDLES = 4
LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC)


@pytest.fixture
def engine_name() -> str:
    """Name the engine."""
    return "libcurl"


@pytest.fixture
def looked_up() -> list[str]:
    """Return the names that were looked up."""
    return []


@pytest.fixture
async def engine(settings: Any, looked_up: list[str]) -> AsyncIterator[Any]:
    """Return an engine whose names all stand for loopback."""

    async def resolve(host: str, _port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"]

    async with CurlTransport(settings(), resolve) as transport:
        yield transport


def tls_of(authority: trustme.CA, *names: str, **dates: Any) -> ssl.SSLContext:
    """Make a server's context."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, **dates).configure_cert(context)
    return context


def ask(engine: Any, url: str, **timeout: float) -> Awaitable[httpx.Response]:
    """Ask for an address."""
    return engine.handle_async_request(httpx.Request("GET", url, extensions={"timeout": timeout}))  # type: ignore[no-any-return]


async def read(engine: Any, url: str, **timeout: float) -> bytes:
    """Ask, and read all there is."""
    response = await ask(engine, url, **timeout)
    async with contextlib.aclosing(response):
        return b"".join([chunk async for chunk in response.stream])


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nX(y) : z\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.1 200 O\xe9\r\nX-\xe9: \xe9\r\nContent-Length: 2\r\n\r\nok",
        b"http/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
    ],
)
async def test_libcurl_accepts_what_h11_does_not(answer: bytes, server: Any, checked: Any) -> None:
    """Browsers do too; h11, under httpx, is strict about header names, versions and transfer encodings."""
    server.routes["/"] = answer

    outcome = (await checked(server.url())).outcome

    assert (outcome.status, outcome.size, outcome.cut) == (200, 2, None)


class H2:
    """Speaks just enough HTTP/2 (RFC 9113): every request is answered 200 with its stream's number as the body."""

    def __init__(self) -> None:
        self.connections = 0
        self.streams: list[int] = []

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        self.connections += 1
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
            await reader.readexactly(24)  # the preface
            writer.write(self.frame(4, 0, 0))
            while True:
                head = await reader.readexactly(9)
                await reader.readexactly(int.from_bytes(head[:3]))
                self.answer(writer, head[3], head[4], int.from_bytes(head[5:]))
        writer.close()

    def answer(self, writer: asyncio.StreamWriter, kind: int, flags: int, stream: int) -> None:
        """Answer SETTINGS and HEADERS; 0x88 is `:status: 200` of HPACK's static table (RFC 7541 appendix A)."""
        if kind == 4 and not flags & 1:
            writer.write(self.frame(4, 1, 0))
        if kind == 1:
            self.streams.append(stream)
            writer.write(self.frame(1, 4, stream, b"\x88") + self.frame(0, 1, stream, b"%d" % stream))

    def frame(self, kind: int, flags: int, stream: int, data: bytes = b"") -> bytes:
        """Make a frame."""
        return len(data).to_bytes(3) + bytes([kind, flags]) + stream.to_bytes(4) + data


async def test_http_2_is_spoken_over_tls(authority: trustme.CA, engine: Any) -> None:
    """Negotiated by ALPN, several requests over one connection; the version is told."""
    context, spoken = tls_of(authority, "127.0.0.1"), H2()
    context.set_alpn_protocols(["h2"])
    async with await asyncio.start_server(spoken, "127.0.0.1", 0, ssl=context) as listening:
        url = f"https://127.0.0.1:{listening.sockets[0].getsockname()[1]}/"
        response = await ask(engine, url)
        first = b"".join([chunk async for chunk in response.stream])
        await response.aclose()
        bodies = await asyncio.gather(read(engine, url), read(engine, url))
        await engine.aclose()
        await asyncio.sleep(0.01)

    assert (response.http_version, response.status_code, first) == ("HTTP/2", 200, b"1")
    assert (sorted(bodies), spoken.connections) == ([b"3", b"5"], 1)


async def test_a_tls_session_is_used_again(authority: trustme.CA, engine: Any) -> None:
    """The second connection to a host saves the better half of its handshake."""
    reused: list[bool] = []

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        reused.append(writer.get_extra_info("ssl_object").session_reused)
        writer.write(OK + b"Content-Length: 2\r\nConnection: close\r\n\r\nok")
        await writer.drain()
        writer.close()

    context = tls_of(authority, "127.0.0.1")
    async with await asyncio.start_server(speak, "127.0.0.1", 0, ssl=context) as listening:
        url = f"https://127.0.0.1:{listening.sockets[0].getsockname()[1]}/"
        assert [await read(engine, url) for _ in range(2)] == [b"ok", b"ok"]

    assert reused == [False, True]


async def test_a_handle_forgets_the_request_before(
    serve: Any, authority: trustme.CA, checked: Any, engine: Any
) -> None:
    """What was wrong with one certificate is not said of the next failure."""
    expired = await serve(
        tls=tls_of(authority, "127.0.0.1", not_before=LONG_AGO, not_after=LONG_AGO + timedelta(days=1))
    )
    other = await serve(tls=tls_of(authority, "127.0.0.9"))
    kinds = []

    for url in [expired.url(), other.url(), "http://127.0.0.77:1/", other.url()]:
        with pytest.raises(FetchError) as caught:
            await read(engine, url)
        kinds.append(caught.value.kind)

    host, refused = FailureKind.TLS_WRONG_HOST, FailureKind.REFUSED
    assert (kinds, len(engine._idle)) == ([FailureKind.TLS_EXPIRED, host, refused, host], 1)


async def test_a_name_is_looked_up_for_new_connections_alone(server: Any, engine: Any, looked_up: list[str]) -> None:
    """A connection that stands needs no look-up; one that was closed does."""
    server.routes |= {"/": WHOLE, "/last": WHOLE.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")}

    for path in ["/", "/", "/last", "/"]:
        assert await read(engine, server.url(path, "named.example")) == b"ok"

    assert (looked_up, server.connections) == (["named.example"] * 2, 2)


async def test_the_dot_at_the_end_of_a_name_is_for_look_ups(
    serve: Any, authority: trustme.CA, engine: Any, looked_up: list[str]
) -> None:
    """The certificate, and libcurl, know the name without it."""
    server = await serve(tls=tls_of(authority, "named.example"))
    server.routes["/"] = WHOLE

    assert await read(engine, server.url(host="named.example.")) == b"ok"
    assert looked_up == ["named.example."]


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1"])
async def test_the_engine_itself_opens_no_socket_to_a_private_address(
    host: str, settings: Any, server: Any, looked_up: list[str]
) -> None:
    """Even when nobody checked before, the address of the very socket is checked, whatever its spelling."""

    async def resolve(host: str, _port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"]

    async with CurlTransport(settings(allow_networks=["10.0.0.0/8"]), resolve) as engine:
        with pytest.raises(FetchError) as caught:
            await read(engine, server.url(host=host))

    assert (caught.value.kind, str(caught.value)) == (FailureKind.PRIVATE_ADDRESS, "127.0.0.1 (loopback)")
    assert (looked_up, server.connections) == ([], 0)


async def test_a_look_up_is_part_of_the_time_to_connect(settings: Any) -> None:
    """A name server that says nothing is a time-out to connect."""

    async def resolve(_host: str, _port: int) -> list[str]:
        await asyncio.sleep(30)
        return []

    async with CurlTransport(settings(), resolve) as engine:
        with pytest.raises(FetchError) as caught:
            await read(engine, "http://slow.example/", connect=0.05)

    assert caught.value.kind is FailureKind.TIMEOUT_CONNECT


async def _hang(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Begin a body, and hang."""
    writer.write(OK + b"Content-Length: 900000\r\n\r\n" + b"x" * 10_000)
    await writer.drain()
    await asyncio.sleep(30)


async def _cancel(engine: Any, url: str) -> None:
    """Walk away while the answer is awaited."""
    task = asyncio.ensure_future(read(engine, url))
    await asyncio.sleep(0.02)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _close_early(engine: Any, url: str) -> None:
    """Take one piece of the body, and close."""
    response = await ask(engine, url)
    await anext(aiter(response.stream))
    await response.aclose()
    await response.stream.aclose()  # type: ignore[union-attr]


async def _fail(engine: Any, url: str) -> None:
    """Wait until it is too long."""
    with pytest.raises(FetchError):
        await read(engine, url, read=0.05)


@pytest.mark.parametrize("leave", [_cancel, _close_early, _fail, read])
async def test_nothing_is_left_behind(
    leave: Callable[[Any, str], Awaitable[Any]], server: Any, engine: Any, looked_up: list[str]
) -> None:
    """However an exchange ends, its handle comes back, once, and libcurl has nothing more to do."""
    server.routes |= {"/": WHOLE, "/hang": _hang}
    path = "/" if leave is read else "/hang"

    for _ in range(3):
        await asyncio.gather(*(leave(engine, server.url(path, "named.example")) for _ in range(HANDLES)))

    assert engine._multi.futures() == ()
    assert 1 <= len(engine._idle) == len(set(map(id, engine._idle))) <= HANDLES
    assert await read(engine, server.url("/")) == b"ok"


async def test_a_handle_serves_one_request_at_a_time(server: Any, engine: Any) -> None:
    """A body that is let go in the moment it ends takes no later request on the same handle with it.

    Two kinds of requests share the engine: some are closed at their head, just as their body comes to its end, all others are read.
    """
    server.page("/")

    async def work(number: int) -> None:
        for turn in range(20):
            if (number + turn) % 2:
                await _close_early(engine, server.url("/"))
            else:
                assert await read(engine, server.url("/"), read=2.0) == b"<p>hello</p>"

    async with asyncio.timeout(30):
        await asyncio.gather(*(work(number) for number in range(16)))


async def test_a_handle_that_was_dropped_serves_the_next_request(server: Any, engine: Any) -> None:
    """Asked again in the very turn in which a body was left, a handle is not mistaken for the one that was dropped."""
    server.routes |= {"/": WHOLE, "/hang": _hang}

    for _ in range(3):
        await _close_early(engine, server.url("/hang"))
        assert await read(engine, server.url("/"), read=0.5) == b"ok"


async def test_closing_the_engine_ends_what_flies(server: Any, engine: Any) -> None:
    """Whoever still waits is told, and does not wait for ever."""
    server.routes["/"] = _hang
    flying = asyncio.ensure_future(read(engine, server.url()))
    await asyncio.sleep(0.02)

    await engine.aclose()

    with pytest.raises(FetchError, match="the engine was closed"):
        await asyncio.wait_for(flying, 2)


async def test_closing_the_engine_closes_its_connections(server: Any, settings: Any) -> None:
    """The server sees them end, used or idle."""
    ended = asyncio.Event()

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(WHOLE)
        await reader.read()
        ended.set()

    server.routes["/"] = speak
    async with CurlTransport(settings(), _nobody) as engine:
        await read(engine, server.url())
        assert not ended.is_set()

    await asyncio.wait_for(ended.wait(), 2)


async def _nobody(_host: str, _port: int) -> list[str]:
    """Know no name."""
    raise socket.gaierror(socket.EAI_NONAME, "unknown")


@pytest.mark.parametrize("header", ["a\r\nX: b", "a\nb", "a\0b"])
async def test_a_header_cannot_smuggle_another(header: str, server: Any, engine: Any) -> None:
    """What would break the line is not sent."""
    request = httpx.Request("GET", server.url(), headers={"X": header})

    with pytest.raises(httpx.LocalProtocolError):
        await engine.handle_async_request(request)

    assert server.asked == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([b"HTTP/1.1 200 OK\r\n", b"A: b\r\n", b"\r\n"], (200, [(b"A", b"b")], True)),
        ([b"HTTP/1.1 200OK\r\n", b"A: b\r\n", b"\r\n"], (200, [(b"A", b"b")], True)),
        ([b"HTTP/1.1 200\n", b"A:b\n", b"\n", b"Trailer: x\n"], (200, [(b"A", b"b")], True)),
        ([b"HTTP/1.1 200 OK\r\n", b"A: b\r\n", b"  c\r\n", b"\r\n"], (200, [(b"A", b"b c")], True)),
        ([b"HTTP/1.1 103 Hints\r\n", b"A: b\r\n", b"\r\n", b"HTTP/2 404 \r\n", b"\r\n"], (404, [], True)),
        ([b"HTTP/1.1 200 OK\r\n", b"A: b\r\n"], (200, [(b"A", b"b")], False)),
    ],
)
def test_a_head_is_read_line_by_line(lines: list[bytes], expected: Any) -> None:
    """Folded lines belong together, 1xx heads are passed over, trailers come too late."""
    head = Head()

    assert all(head.take(line) for line in lines)
    assert (head.status, head.headers, head.complete) == expected


def test_heads_without_end_are_refused() -> None:
    """Many small heads count like a large one."""
    head = Head()

    taken = [head.take(line) for _ in range(10_000) for line in (b"HTTP/1.1 100 Go on\r\n", b"X: y\r\n", b"\r\n")]

    assert (taken[0], taken[-1], head.too_large) == (True, False, True)


class Refusing(H2):
    """Refuses whoever speaks HTTP/2; 0x8b would be 304, so the status is written out (`:status: 406` as a literal, RFC 7541 section 6.2.2)."""

    def answer(self, writer: asyncio.StreamWriter, kind: int, flags: int, stream: int) -> None:
        """Answer SETTINGS and HEADERS."""
        if kind == 4 and not flags & 1:
            writer.write(self.frame(4, 1, 0))
        if kind == 1:
            writer.write(self.frame(1, 5, stream, b"\x08\x03406"))


async def test_who_is_refused_over_http_2_tries_http_1_1(authority: trustme.CA, checked: Any) -> None:
    """Some servers, or what stands before them, get HTTP/2 wrong."""
    context, newer = tls_of(authority, "127.0.0.1"), Refusing()
    context.set_alpn_protocols(["h2", "http/1.1"])

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if writer.get_extra_info("ssl_object").selected_alpn_protocol() == "h2":
            await newer(reader, writer)
            return
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while await reader.readuntil(b"\r\n\r\n"):
                writer.write(OK + b"Content-Length: 2\r\n\r\nok")
        writer.close()

    async with await asyncio.start_server(speak, "127.0.0.1", 0, ssl=context) as listening:
        evidence = await checked(f"https://127.0.0.1:{listening.sockets[0].getsockname()[1]}/")

    assert (evidence.status, evidence.helped, evidence.hops[0].http_version) == (200, ("http/1.1",), "HTTP/1.1")
    assert newer.connections >= 1
