"""Serving: sockets, connections and their end. What is answered comes from a function of the path."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus

from crawler.demo.wire import MAX_HEAD, Junk, Reply, Request, read_request, to_bytes

_GOODBYE = 1.0  # seconds a closing connection may take
_HANDSHAKE = 5.0  # seconds a TLS handshake may take


@dataclass(frozen=True, slots=True)
class Listener:
    """One host: the bound socket it listens at, what it answers to the path of a GET, and its certificate if it has one."""

    bound: socket.socket
    answer: Callable[[str], Reply]
    tls: ssl.SSLContext | None = None


class _Host:
    """The connections of one host. All are aborted at the end, those too that come up while it ends."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._open: dict[asyncio.Task[None], asyncio.WriteTransport] = {}
        self._ending = False

    async def start(self) -> None:
        listener = self._listener
        patience = None if listener.tls is None else _HANDSHAKE
        self._server = await asyncio.start_server(
            self._begin, sock=listener.bound, ssl=listener.tls, limit=MAX_HEAD, ssl_handshake_timeout=patience
        )

    async def end(self) -> None:
        self._server.close()
        self._ending = True
        await asyncio.sleep(0)  # a connection just accepted gets its transport, which can then be closed
        conversations = list(self._open)
        for conversation, transport in self._open.items():
            transport.abort()
            conversation.cancel()
        await asyncio.gather(*conversations, return_exceptions=True)
        await self._server.wait_closed()

    def _begin(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._ending:
            writer.transport.abort()
            return
        conversation = asyncio.ensure_future(_converse(self._listener, reader, writer))
        self._open[conversation] = writer.transport
        conversation.add_done_callback(self._open.pop)


@asynccontextmanager
async def serving(listeners: Iterable[Listener]) -> AsyncIterator[None]:
    """Serve while the block lasts; afterwards no connection is left open. The bound sockets are closed with their servers."""
    async with AsyncExitStack() as running:
        for listener in listeners:
            host = _Host(listener)
            await host.start()
            running.push_async_callback(host.end)
        yield


async def _converse(listener: Listener, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer requests until one side has had enough."""
    try:
        with suppress(OSError):  # the other side went away
            while await _exchange(listener, reader, writer):
                pass
            writer.close()
            await asyncio.wait_for(writer.wait_closed(), _GOODBYE)
    finally:
        writer.transport.abort()


async def _exchange(listener: Listener, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
    """Read one request and answer it; return whether another may follow."""
    try:
        request = await read_request(reader)
    except Junk as junk:
        request, reply = Request("GET", "/", keep_alive=False), Reply(junk.status)
    else:
        if request is None:
            return False
        reply = _reply(listener, request)
    await asyncio.sleep(reply.delay)
    writer.write(to_bytes(request, reply))
    await writer.drain()
    return request.keep_alive


def _reply(listener: Listener, request: Request) -> Reply:
    if request.method not in {"GET", "HEAD"}:
        return Reply(HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET, HEAD"})
    return listener.answer(request.path)
