"""What every engine owes: bytes as asked, connections used again, nothing leaked, nothing taken from the environment."""

import asyncio
import base64
import contextlib
import socket
import ssl
import struct
import subprocess
import sys
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import trustme

from crawler.fetch.engine import build_engine
from crawler.records import FailureKind

pytestmark = pytest.mark.anyio

OK = b"HTTP/1.1 200 OK\r\n"
WHOLE = OK + b"Content-Length: 2\r\n\r\nok"


@pytest.fixture(params=["httpx", "libcurl"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """Hold every engine to the same contract."""
    return str(request.param)


@pytest.fixture
async def engine(settings: Any) -> AsyncIterator[httpx.AsyncBaseTransport]:
    """Return an engine whose names all stand for loopback."""

    async def resolve(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    async with build_engine(settings(), resolve) as transport:
        yield transport


def tls_of(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    """Make a server's context."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


async def read(engine: httpx.AsyncBaseTransport, url: str, method: str = "GET") -> tuple[int, bytes]:
    """Ask once, and read all there is."""
    response = await engine.handle_async_request(httpx.Request(method, url, headers={"X-Empty": ""}))
    async with contextlib.aclosing(response):
        return response.status_code, b"".join([chunk async for chunk in response.stream])


@pytest.mark.parametrize(
    "path", ["/", "/a/../b/./c", "//double//", "/%2f%2F%7e~", "/q?a=b&c=%20d+e?f", "/*'();:@,!$[]", "/%zz%", "/?"]
)
async def test_a_path_goes_out_byte_for_byte(path: str, engine: httpx.AsyncBaseTransport, server: Any) -> None:
    """What the address says is what is asked: no dot is folded, nothing decoded."""
    url = httpx.URL(server.url(path))
    server.routes[url.raw_path.decode()] = WHOLE

    assert await read(engine, str(url)) == (200, b"ok")
    assert server.asked == [url.raw_path.decode()]


async def test_the_headers_are_ours_alone(engine: httpx.AsyncBaseTransport, server: Any) -> None:
    """An engine adds no name of its own; an empty header goes out too."""
    server.routes["/"] = WHOLE

    await read(engine, server.url())

    lines = [line.strip() for line in server.heads[0].splitlines()]
    assert lines == ["GET / HTTP/1.1", f"Host: 127.0.0.1:{server.port}", "X-Empty:", ""]


async def test_connections_are_used_again(engine: httpx.AsyncBaseTransport, server: Any) -> None:
    """One after the other over one connection, by address and by name."""
    server.routes["/"] = WHOLE

    for host in ["127.0.0.1", "127.0.0.1", "named.example", "named.example"]:
        await read(engine, server.url(host=host))

    assert (len(server.asked), server.connections) == (4, 2)


async def test_a_head_has_no_body(engine: httpx.AsyncBaseTransport, server: Any) -> None:
    """HEAD is answered by a length without bytes, and the connection stays good."""
    server.routes["/"] = OK + b"Content-Length: 2000\r\n\r\n"

    assert [await read(engine, server.url(), "HEAD") for _ in range(2)] == [(200, b"")] * 2
    assert server.connections == 1


async def test_a_large_body_is_whole_however_slowly_it_is_read(engine: httpx.AsyncBaseTransport, server: Any) -> None:
    """A reader that takes its time gets every byte, in order."""
    data = bytes(range(256)) * 16_384
    server.routes["/"] = OK + b"Content-Length: %d\r\n\r\n" % len(data) + data
    response = await engine.handle_async_request(httpx.Request("GET", server.url()))
    pieces = []

    async with contextlib.aclosing(response):
        async for chunk in response.stream:
            pieces.append(chunk)
            await asyncio.sleep(0.002)

    assert b"".join(pieces) == data
    assert max(map(len, pieces)) < 500_000


async def test_the_environment_names_no_proxy(checked: Any, server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy variable is not obeyed: the server itself is asked."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.77:1")
    server.routes["/"] = WHOLE

    assert (await checked(server.url())).status == 200


async def test_ipv6_is_spoken(checked: Any, serve: Any) -> None:
    """An address in brackets is asked like any other."""
    if not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    server = await serve("::1")
    server.routes["/"] = WHOLE

    evidence = await checked(f"http://[::1]:{server.port}/", allow_networks=["::1/128"])

    assert (evidence.status, evidence.hops[0].peer) == (200, "::1")


async def test_a_connection_closed_without_goodbye_ends_the_body(
    checked: Any, serve: Any, authority: trustme.CA
) -> None:
    """Many servers leave out TLS's close_notify; without a length the body is taken as whole, with one as cut."""
    server = await serve(tls=tls_of(authority, "127.0.0.1"))

    def leave(head: bytes) -> Any:
        async def speak(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(OK + head + b"\r\nok")
            await writer.drain()
            await asyncio.sleep(0.05)
            writer.transport.abort()

        return speak

    server.routes |= {"/open": leave(b""), "/cut": leave(b"Content-Length: 9\r\n")}

    outcomes = [(await checked(server.url(path))).outcome for path in ("/open", "/cut")]

    assert [(o.status, o.size, o.cut) for o in outcomes] == [(200, 2, None), (200, 2, FailureKind.TRUNCATED)]


@pytest.mark.parametrize("how", ["reset", "ciphers"])
async def test_a_handshake_that_fails_is_told(how: str, checked: Any, authority: trustme.CA) -> None:
    """Torn down or without a cipher in common: no TLS came about, whatever the system calls it."""
    context = tls_of(authority, "127.0.0.1") if how == "ciphers" else None
    if context is not None:
        context.set_ciphers("NULL-SHA256:@SECLEVEL=0")
        context.maximum_version = ssl.TLSVersion.TLSv1_2

    async def tear(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        linger = struct.pack("ii", 1, 0)
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        writer.transport.abort()

    async with await asyncio.start_server(tear, "127.0.0.1", 0, ssl=context) as listening:
        port = listening.sockets[0].getsockname()[1]
        kind = (await checked(f"https://127.0.0.1:{port}/")).failure.kind

    assert kind is FailureKind.TLS_PROTOCOL


class Tunnel:
    """A proxy that joins whoever asks with CONNECT to the one port it knows, or refuses."""

    def __init__(self, port: int, answer: bytes) -> None:
        self.port, self.answer = port, answer
        self.heads: list[str] = []

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        self.heads.append((await reader.readuntil(b"\r\n\r\n")).decode())
        writer.write(self.answer)
        if b" 200 " in self.answer:
            far, there = await asyncio.open_connection("127.0.0.1", self.port)
            await asyncio.gather(_pour(reader, there), _pour(far, writer))
        writer.close()


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass everything on."""
    with contextlib.suppress(ConnectionError):
        while data := await reader.read(65_536):
            writer.write(data)
        writer.close()


@pytest.mark.parametrize("open_", [True, False])
async def test_https_goes_through_a_proxy_as_a_tunnel(
    open_: bool,  # noqa: FBT001 - a case of the table
    checked: Any,
    serve: Any,
    authority: trustme.CA,
) -> None:
    """The proxy is told host and port, with its credentials; when it refuses, that is the proxy's fault."""
    server = await serve(tls=tls_of(authority, "public.example"))
    server.page("/x")
    tunnel = Tunnel(
        server.port, b"HTTP/1.1 200 Go\r\n\r\n" if open_ else b"HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"
    )

    async def resolve(_host: str, _port: int) -> list[str]:
        return ["93.184.216.34"]

    async with await asyncio.start_server(tunnel, "127.0.0.1", 0) as listening:
        proxy = f"http://me:secret@127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        evidence = await checked("https://public.example/x", proxy=proxy, resolve=resolve)
        await asyncio.sleep(0.01)

    assert (evidence.status if open_ else evidence.failure.kind) == (200 if open_ else FailureKind.PROXY)
    assert tunnel.heads[0].startswith("CONNECT public.example:443 HTTP/1.1\r\n")
    assert base64.b64encode(b"me:secret").decode() in tunnel.heads[0]


def test_an_engine_that_cannot_be_loaded_is_a_mistake_of_the_configuration() -> None:
    """Without pycurl the message says what to set instead; httpx works all the same."""
    program = (
        "import sys; sys.modules['pycurl'] = None\n"
        "from crawler.config import FetchSettings\n"
        "from crawler.errors import ConfigError\n"
        "from crawler.fetch import Fetcher\n"
        "Fetcher(FetchSettings(engine='httpx'))\n"
        "try: Fetcher(FetchSettings(engine='libcurl'))\n"
        "except ConfigError as error: print(error)\n"
    )

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert "set fetch.engine: httpx" in said
