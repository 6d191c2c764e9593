"""libcurl as an httpx transport: connections, TLS and HTTP are its own; names, addresses and bounds are ours."""

import asyncio
import socket
from collections.abc import Sequence
from functools import partial

import httpx
import pycurl

from crawler.config import FetchSettings
from crawler.fetch.addresses import Address, refusal, spelled_address
from crawler.fetch.certificates import Certificates, Origin
from crawler.fetch.curl_handle import Handle
from crawler.fetch.curl_measures import measure, show_certificate
from crawler.fetch.curl_options import configured, milliseconds, pinned, port_of, request_options
from crawler.fetch.curl_route import NameWanted, Route
from crawler.fetch.curl_transfer import Transfer
from crawler.fetch.failures import FetchError
from crawler.fetch.network import Resolver, permitted
from crawler.fetch.order import MARGIN
from crawler.fetch.timings import Exchange, exchange_of
from crawler.records import FailureKind

KEPT_CONNECTIONS = MARGIN + 2  # for each request at once: hosts that take turns (`order.Order`), and some for redirects
LEAST_KEPT = 64
TRIES = 3  # over a standing connection, over a new one, and once more where others' requests came between


class CurlTransport(httpx.AsyncBaseTransport):
    """Speaks HTTP/1.1 and, over TLS, HTTP/2; follows no redirect, obeys no proxy variable of the environment.

    Raises `FetchError`. The body of a response is streamed as it was sent (nothing is decoded); closing the response
    early ends the exchange. `extensions` holds `http_version`, `reason_phrase` and `peer`, the address at the other end.
    A name is looked up once for each new connection; only addresses that were permitted are connected to. What was measured
    stands in the request's `Exchange` once the response is closed, or the request has failed.
    """

    def __init__(self, settings: FetchSettings, resolve: Resolver) -> None:
        self._options = configured(settings)
        self._kept = max(LEAST_KEPT, KEPT_CONNECTIONS * settings.concurrency)
        self._allowed = settings.allow_networks
        self._proxied = settings.proxy is not None
        self._resolve = resolve
        self._multi: pycurl.AsyncCurlMulti | None = None
        self._idle: list[Handle] = []
        self._certificates = Certificates()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer as soon as its head is there."""
        url = request.url
        literal = spelled_address(url.host)
        host, port = _connectable(url, literal), port_of(url)
        options = request_options(request, host, proxied=self._proxied)
        origin = (host, port) if url.scheme == "https" else None
        options[pycurl.OPT_CERTINFO] = int(origin is not None and self._certificates.get(origin) is None)
        exchange = exchange_of(request)
        timeout = request.extensions.get("timeout", {})
        options[pycurl.CONNECTTIMEOUT_MS] = milliseconds(timeout.get("connect"))
        ends = _ends(timeout.get("connect"))
        addresses: Sequence[Address] = ()
        for _ in range(TRIES):
            route = Route(literal is not None, self._proxied, self._refusal)
            handle = self._idle.pop() if self._idle else Handle(self._options)
            handle.prepare(options, route)
            if not (literal or self._proxied):
                handle.curl.setopt(pycurl.RESOLVE, pinned(host, port, addresses))  # libcurl uses it up
            try:
                measured = partial(self._measure, handle.curl, exchange, origin)
                free = partial(self._idle.append, handle)
                return await self._ask(Transfer(handle.curl, route, timeout.get("read"), measured, free))
            except NameWanted:
                began = asyncio.get_running_loop().time()
                addresses = await self._look_up(host, port, ends)
                exchange.name = asyncio.get_running_loop().time() - began
                options[pycurl.CONNECTTIMEOUT_MS] = milliseconds(_left(ends))
        raise FetchError(FailureKind.OTHER, f"{host} was looked up {TRIES} times for one request")

    async def _ask(self, transfer: Transfer) -> httpx.Response:
        """Send once; whatever happens, the handle comes back."""
        try:
            transfer.start(self._running())
            await transfer.begin()
            return _response(transfer)
        except BaseException:
            await transfer.aclose()
            raise

    def _measure(self, curl: pycurl.Curl, exchange: Exchange, origin: Origin | None) -> None:
        """Have a handle tell what it knows of a request that is over."""
        measure(curl, exchange)
        if origin is not None:
            show_certificate(curl, exchange, origin, self._certificates)

    def _running(self) -> pycurl.AsyncCurlMulti:
        """Return libcurl's multi handle; it belongs to the loop that asks first."""
        if self._multi is None:
            self._multi = pycurl.AsyncCurlMulti()
            self._multi.setopt(pycurl.M_MAXCONNECTS, self._kept)
        return self._multi

    def _refusal(self, address: Address) -> str | None:
        """Say why an address may not be connected to."""
        return refusal(address, self._allowed)

    async def _look_up(self, host: str, port: int, ends: float | None) -> list[Address]:
        """Look a name up within the time to connect; raises `FetchError`, and `socket.gaierror` in its chain."""
        try:
            async with asyncio.timeout_at(ends):
                return await permitted(host, port, self._resolve, self._allowed)
        except TimeoutError as error:
            raise FetchError(FailureKind.TIMEOUT_CONNECT, f"{host} was not looked up in time") from error
        except (socket.gaierror, UnicodeError) as error:
            raise httpx.ConnectError(str(error)) from error

    async def aclose(self) -> None:
        """Close every connection and every handle."""
        if self._multi is not None:
            await self._multi.aclose()
            self._multi = None
        for handle in self._idle:
            handle.curl.close()
        self._idle.clear()


def _response(transfer: Transfer) -> httpx.Response:
    """Make the response of a head; its stream is the transfer."""
    head = transfer.head
    extensions = {
        "http_version": head.version,
        "reason_phrase": head.reason,
        "peer": transfer.curl.getinfo(pycurl.PRIMARY_IP),
    }
    return httpx.Response(head.status, headers=head.headers, stream=transfer, extensions=extensions)


def _connectable(url: httpx.URL, literal: Address | None) -> str:
    """Return the host as libcurl is to know it: an address in its usual spelling, a name as it goes out."""
    if literal is None:
        return url.raw_host.decode("ascii")
    return f"[{literal}]" if literal.version == 6 else str(literal)  # noqa: PLR2004


def _ends(seconds: float | None) -> float | None:
    """Return the time of the loop at which connecting has to be done."""
    return None if seconds is None else asyncio.get_running_loop().time() + seconds


def _left(ends: float | None) -> float | None:
    """Return the seconds that are left to connect."""
    return None if ends is None else ends - asyncio.get_running_loop().time()
