"""The server of the difficult web: a host a loopback address, all in one thread."""

import asyncio
import contextlib
import itertools
import socket
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from difficult.case import Case, Certificate, Host
from difficult.certificates import Certificates
from difficult.wire import Asked, End, Reply, Script, Wait

NETWORK = "127.0.0.0/8"
_LARGEST_HEAD = 65_536


@dataclass(slots=True)
class Place:
    """Where one host of a case is."""

    case: Case
    name: str
    host: Host
    socket: socket.socket
    seen: Counter[str] = field(default_factory=Counter)

    @property
    def origin(self) -> str:
        """Return scheme, address and port."""
        address, port = self.socket.getsockname()
        return f"http{'s' if self.host.tls else ''}://{address}:{port}"


@dataclass(slots=True)
class World:
    """The running web: the address of each case's link, the CA to trust, and the day it is. `requests` counts what was asked."""

    cases: Sequence[Case]
    places: dict[tuple[str, str], Place]
    authority: Path
    day: int = 0
    requests: int = 0
    conversations: set["asyncio.Task[None]"] = field(default_factory=set)

    def origins(self, case: Case) -> dict[str, str]:
        """Return the origins of a case's hosts by their names."""
        return {name: self.places[case.id, name].origin for name in case.hosts}

    def href(self, case: Case) -> str:
        """Return a case's link as the catalogue writes it."""
        return self.filled(case, case.href)

    def filled(self, case: Case, href: str) -> str:
        """Return a text of a case with the origins of its hosts put in."""
        for name, origin in self.origins(case).items():
            bare = origin.partition("//")[2]
            href = href.replace("{" + name + "}", origin).replace("{" + name + ":bare}", bare)
        return href


@contextmanager
def serving(cases: Sequence[Case]) -> Iterator[World]:
    """Serve all cases while the block lasts. `cases` have ids of their own; raises OSError where loopback has no room."""
    with ExitStack() as opened:
        addresses = _addresses()
        places = {
            (case.id, name): Place(case, name, host, opened.enter_context(_bound(next(addresses))))
            for case in cases
            for name, host in case.hosts.items()
        }
        certificates = opened.enter_context(Certificates.temporary())
        world = World(cases, places, certificates.authority)
        opened.callback(_start(world, certificates))
        yield world


def _addresses() -> Iterator[str]:
    """Yield loopback addresses, never twice."""
    for high, low in itertools.product(range(10, 250), range(1, 250)):
        yield f"127.5.{high}.{low}"


def _bound(address: str) -> socket.socket:
    """Bind a socket that does not listen yet: until it does, it refuses connections."""
    bound = socket.socket()
    bound.bind((address, 0))
    return bound


def _start(world: World, certificates: Certificates) -> "partial[None]":
    """Serve in a thread of its own; return what stops it."""
    started: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = Future()

    async def serve() -> None:
        stop = asyncio.Event()
        async with contextlib.AsyncExitStack() as stack:
            for place in world.places.values():
                if place.host.listens:
                    await _listen(world, place, certificates, stack)
            started.set_result((asyncio.get_running_loop(), stop))
            await stop.wait()
        for task in world.conversations:
            task.cancel()
        await asyncio.gather(*world.conversations, return_exceptions=True)

    def run() -> None:
        try:
            asyncio.run(serve())
        finally:
            started.cancel()

    thread = threading.Thread(target=run, name="difficult-web", daemon=True)
    thread.start()
    loop, stop = started.result()
    return partial(_stop, loop, stop, thread)


def _stop(loop: asyncio.AbstractEventLoop, stop: asyncio.Event, thread: threading.Thread) -> None:
    """End the thread."""
    loop.call_soon_threadsafe(stop.set)
    thread.join()


async def _listen(world: World, place: Place, certificates: Certificates, stack: contextlib.AsyncExitStack) -> None:
    """Open one host."""
    address = place.socket.getsockname()[0]
    context = certificates.context(address, place.host.tls)
    server = await asyncio.start_server(
        partial(_converse, world, place), sock=place.socket.dup(), ssl=context, limit=_LARGEST_HEAD
    )
    stack.callback(server.close)


def _converse(world: World, place: Place, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Begin to serve a connection; whoever hangs is held, or it would be collected."""
    task = asyncio.create_task(_speak(world, place, reader, writer))
    world.conversations.add(task)
    task.add_done_callback(world.conversations.discard)


async def _speak(world: World, place: Place, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Serve one connection."""
    try:
        if place.host.tls is Certificate.CUT:
            writer.transport.abort()
            return
        if place.host.tls is Certificate.NO_TLS:
            await reader.read(1)
            writer.write(Reply(400, "<h1>400 The plain HTTP request was sent to HTTPS port</h1>").to_bytes())
            await writer.drain()
            return
        while await _answer(world, place, reader, writer):
            pass
    except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        writer.transport.abort()
    finally:
        with contextlib.suppress(OSError):
            writer.close()


async def _answer(world: World, place: Place, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
    """Answer one request; say whether the connection stays open."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    line, *fields = head.strip("\r\n").split("\r\n")
    method, target, _ = line.split(" ", 2)
    headers = {name.lower(): value.strip() for name, _, value in (field.partition(":") for field in fields)}
    world.requests += 1
    asked = Asked(method, target, headers, world.origins(place.case), place.seen[target], world.day, place.name)
    place.seen[target] += 1
    play = place.host.site(asked)
    if isinstance(play, Reply):
        writer.write(play.to_bytes(method))
        await writer.drain()
        return "close" not in {value.lower() for name, value in play.headers.items() if name.lower() == "connection"}
    await _play(play, writer)
    return False


async def _play(play: Script, writer: asyncio.StreamWriter) -> None:
    """Play a script to its end."""
    for step in play.steps:
        if isinstance(step, bytes):
            writer.write(step)
            await writer.drain()
        elif isinstance(step, Wait):
            await asyncio.sleep(step.seconds)
        elif step == End.RESET:
            raise ConnectionResetError
        elif step == End.HANG:
            await asyncio.Event().wait()
