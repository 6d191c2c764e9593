"""A server that speaks byte by byte, a clock of one's own, and the fetcher between them."""

import asyncio
import contextlib
import heapq
import importlib.util
import itertools
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
import trustme

from crawler.config import FetchSettings
from crawler.fetch import Clockwork, Fetcher
from crawler.fetch.engine import libcurl
from crawler.fetch.trail import Caps, Trail
from crawler.records import Evidence, Link

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
Speak = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


HAS_UVLOOP = importlib.util.find_spec("uvloop") is not None


@pytest.fixture
def engine_name() -> str:
    """Return the engine to test with; modules that hold for every engine put a parametrised fixture in its place."""
    return "httpx"


@pytest.fixture(autouse=True)
def engine_is_there(engine_name: str) -> None:
    """Skip what needs libcurl where pycurl has no wheel."""
    if engine_name == "libcurl" and libcurl is None:
        pytest.skip("the engine is libcurl's, and pycurl cannot be loaded here")


@pytest.fixture
def anyio_backend(engine_name: str) -> tuple[str, dict[str, bool]]:
    """Run asynchronous tests on asyncio, and those of libcurl on uvloop where there is one, as the program does."""
    return "asyncio", {"use_uvloop": HAS_UVLOOP and engine_name == "libcurl"}


@dataclass
class Server:
    """A server on loopback: `routes` maps a path to the exact bytes of the answer, or to a function that speaks them."""

    address: str
    scheme: str = "http"
    port: int = 0
    routes: dict[str, bytes | Speak] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    connections: int = 0

    def url(self, path: str = "/", host: str | None = None) -> str:
        """Return the address of a path."""
        return f"{self.scheme}://{host or self.address}:{self.port}{path}"

    def page(self, path: str, body: bytes = b"<p>hello</p>", status: str = "200 OK", **headers: str) -> None:
        """Answer a path with a page that ends where it says."""
        lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Content-Type: text/html", *lines]
        self.routes[path] = "\r\n".join(head).encode() + b"\r\n\r\n" + body

    async def speak(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        self.connections += 1
        try:
            while await self._answer(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError, ssl.SSLError):
            writer.transport.abort()
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; say whether the connection stays open."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        path = head.split(" ", 2)[1]
        self.asked.append(path)
        self.heads.append(head)
        route = self.routes.get(path, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
        if not isinstance(route, bytes):
            await route(reader, writer)
            return False
        writer.write(route)
        await writer.drain()
        return b"ontent-Length" in route and b"onnection: close" not in route


@pytest.fixture
async def serve() -> AsyncIterator[Callable[..., Awaitable[Server]]]:
    """Return a function that starts a server; all are closed at the end."""
    async with contextlib.AsyncExitStack() as stack:

        async def start(address: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> Server:
            server = Server(address, "https" if tls else "http")
            tasks: set[asyncio.Task[None]] = set()

            async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                task = asyncio.current_task()
                assert task is not None
                tasks.add(task)
                await server.speak(reader, writer)

            listening = await asyncio.start_server(connected, address, 0, ssl=tls, limit=1 << 20)
            server.port = listening.sockets[0].getsockname()[1]

            async def stop() -> None:
                listening.close()
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
                await asyncio.sleep(0.01)

            stack.push_async_callback(stop)
            return server

        yield start


@pytest.fixture
async def server(serve: Callable[..., Awaitable[Server]]) -> Server:
    """Start a plain server."""
    return await serve()


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Return an authority for certificates."""
    return trustme.CA()


@pytest.fixture(scope="session")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the file that trusts the authority."""
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


@pytest.fixture
def settings(ca_file: str, engine_name: str) -> Callable[..., FetchSettings]:
    """Return a function that makes settings for loopback: nothing waits, nothing is tried twice, unless said otherwise."""

    def make(**changes: Any) -> FetchSettings:
        quick: dict[str, Any] = {
            "engine": engine_name,
            "allow_networks": ["127.0.0.0/8"],
            "ca_file": ca_file,
            "deadline": 5,
            "retries": 0,
            "robots": "ignore",
            "per_host": {"connections": 2, "interval": 0},
        }
        return FetchSettings.model_validate(quick | changes)

    return make


class FakeTime:
    """A clock that jumps to the next sleeper as soon as nothing else has anything to do; good for handlers, not for sockets."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []
        self._order = itertools.count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._ticking: asyncio.Task[None] | None = None

    @property
    def clockwork(self) -> Clockwork:
        """Return it in the form the fetcher takes."""
        return Clockwork(
            clock=lambda: self.now,
            sleep=self.sleep,
            now=lambda: NOW + timedelta(seconds=self.now),
            chance=lambda: 1.0,
        )

    async def sleep(self, seconds: float) -> None:
        """Wait for the clock to come round."""
        self.slept.append(seconds)
        future = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._order), future))
        if self._ticking is None or self._ticking.done():
            self._ticking = asyncio.create_task(self._tick())
        await future

    async def _tick(self) -> None:
        """Wake the sleepers one by one, each when all the others are waiting."""
        while self._sleepers:
            for _ in range(100):
                await asyncio.sleep(0)
            at, _, future = heapq.heappop(self._sleepers)
            self.now = max(self.now, at)
            if not future.done():
                future.set_result(None)


@pytest.fixture
def fake_time() -> FakeTime:
    """Return a clock of the test's own."""
    return FakeTime()


@pytest.fixture
def no_waiting() -> Clockwork:
    """Return a clock that runs, and a sleep that does not take any time."""
    return Clockwork(sleep=lambda _: asyncio.sleep(0), now=lambda: NOW, chance=lambda: 0.0)


class Fetching:
    """Makes fetchers for tests: keywords of the fetcher go to it, all others are settings."""

    def __init__(self, settings: Callable[..., FetchSettings], clockwork: Clockwork) -> None:
        self._settings = settings
        self._clockwork = clockwork

    def __call__(self, **changes: Any) -> Fetcher:
        """Make a fetcher."""
        names = ("engine", "resolve", "inspect", "contact", "clockwork")
        parts = {"clockwork": self._clockwork} | {name: changes.pop(name) for name in names if name in changes}
        return Fetcher(self._settings(**changes), **parts)

    def links(self, *urls: str) -> list[Link]:
        """Make links of addresses."""
        return [Link(url, url) for url in urls]


@pytest.fixture
def fetching(settings: Callable[..., FetchSettings], no_waiting: Clockwork) -> Fetching:
    """Return what makes fetchers."""
    return Fetching(settings, no_waiting)


@pytest.fixture
def checked(fetching: Fetching) -> Callable[..., Awaitable[Evidence]]:
    """Return a function that checks one address with a fetcher of its own."""

    async def check(url: str, **changes: Any) -> Evidence:
        async with fetching(**changes) as fetcher:
            return await fetcher.check(Link(url, url))

    return check


@pytest.fixture
def asking() -> Callable[..., httpx.Request]:
    """Return a function that makes a request as the fetcher makes it."""

    def make(url: str, **changes: Any) -> httpx.Request:
        trail = Trail(Caps(100_000, 1_000_000), changes.pop("deadline", 5.0), **changes)
        return httpx.Request("GET", url, extensions={"trail": trail})

    return make


@pytest.fixture
def handler() -> Callable[..., httpx.MockTransport]:
    """Return a function that makes an engine of a table: path to a status, a response, an error, or a list of these in turn."""

    def make(table: dict[str, Any], log: list[str] | None = None) -> httpx.MockTransport:
        turns: dict[str, Iterator[Any]] = {}

        def answer(request: httpx.Request) -> httpx.Response:
            if log is not None:
                log.append(str(request.url))
            reply = table.get(request.url.path, table.get("*", 404))
            if isinstance(reply, list):
                reply = next(turns.setdefault(request.url.path, iter(reply)))
            if callable(reply):
                reply = reply(request)
            if isinstance(reply, Exception):
                raise reply
            return reply if isinstance(reply, httpx.Response) else httpx.Response(reply)

        return httpx.MockTransport(answer)

    return make
