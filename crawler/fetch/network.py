"""The connection itself: a name is resolved once, each address is checked, and the checked address is connected to."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address

import httpcore

from crawler.fetch.addresses import Address, Network, refusal, spelled_address
from crawler.fetch.failures import FetchError
from crawler.fetch.timings import LOOKED_UP
from crawler.records import FailureKind

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
SocketOptions = Iterable[tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]]
LOOKUPS = 32  # threads; asyncio's own few would let one slow name server hold up every other look-up


class SystemResolver:
    """Looks names up as the system does, in threads of its own."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(LOOKUPS, thread_name_prefix="resolver")

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """Return the addresses of a host in the order the system prefers; raises `socket.gaierror`."""
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._threads, _look_up, host, port)
        return list(dict.fromkeys(found))

    def close(self) -> None:
        """Let the threads go; one that still waits for a name server is not waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _look_up(host: str, port: int) -> list[str]:
    """Ask the system; runs in a thread."""
    return [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


async def permitted(host: str, port: int, resolve: Resolver, allowed: tuple[Network, ...]) -> list[Address]:
    """Return the addresses of a host that may be asked; raises `FetchError` when it has only others."""
    literal = spelled_address(host)
    found = [literal] if literal else [ip_address(text.partition("%")[0]) for text in await resolve(host, port)]
    kinds = {address: refusal(address, allowed) for address in found}
    good = [address for address, kind in kinds.items() if kind is None]
    if not good and kinds:
        shown = ", ".join(f"{address} ({kind})" for address, kind in kinds.items())
        raise FetchError(FailureKind.PRIVATE_ADDRESS, f"{host} is {shown}")
    if not good:
        raise FetchError(FailureKind.NAME_NOT_FOUND, f"{host} has no address")
    return good


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects to checked addresses only, so that a name that changes between two look-ups fools nobody."""

    def __init__(self, resolve: Resolver, allowed: tuple[Network, ...]) -> None:
        self._resolve = resolve
        self._allowed = allowed
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's interface
        local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Open a connection to one of the host's permitted addresses, each in its turn within the time given."""
        ends = None if timeout is None else asyncio.get_running_loop().time() + timeout
        addresses = await self._addresses(host, port, ends)
        last: Exception | None = None
        for position, address in enumerate(addresses):
            share = _share(ends, len(addresses) - position)
            try:
                return await self._inner.connect_tcp(str(address), port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last or httpcore.ConnectError(f"{host} has no address")

    async def _addresses(self, host: str, port: int, ends: float | None) -> list[Address]:
        """Look the host up within the time to connect, and note how long it took."""
        began = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout_at(ends):
                found = await permitted(host, port, self._resolve, self._allowed)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"{host} was not looked up in time") from error
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        LOOKED_UP.set(None if spelled_address(host) else asyncio.get_running_loop().time() - began)
        return found

    async def sleep(self, seconds: float) -> None:
        """Wait; the pool asks for it between tries of its own, of which there are none."""
        await self._inner.sleep(seconds)


class ProxyBackend(httpcore.AsyncNetworkBackend):
    """Connects to the configured proxy only; a proxy that cannot be reached is not the target's fault."""

    def __init__(self) -> None:
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's interface
        local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Open a connection to the proxy; every way of failing is a `ProxyError`."""
        try:
            return await self._inner.connect_tcp(host, port, timeout, local_address, socket_options)
        except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            raise httpcore.ProxyError(f"the proxy cannot be reached: {error}") from error


def _share(ends: float | None, tries: int) -> float | None:
    """Divide the time that is left over the addresses that are left."""
    return None if ends is None else max(0.001, (ends - asyncio.get_running_loop().time()) / tries)
