"""Only http and https leave the machine, and only to addresses of the public internet."""

import re
import socket

import httpx

from crawler.config import FetchSettings
from crawler.fetch.addresses import refusal, spelled_address
from crawler.fetch.failures import FetchError
from crawler.fetch.network import Resolver, permitted
from crawler.records import FailureKind

SCHEMES = {"http", "https"}
MAX_PORT = 65_535
FORBIDDEN = re.compile(r"[\x00-\x20#%/:<>?@\[\\\]^|\x7f]")  # WHATWG URL standard, "forbidden domain code points"


class GuardTransport(httpx.AsyncBaseTransport):
    """Refuses schemes, and hosts that spell an address; what a name stands for is checked where the connection is opened.

    Behind a proxy the connection goes to the proxy, so the name is looked up and checked here first. A name that
    cannot be looked up here is left to the proxy, which may be the only one to know names.
    """

    def __init__(self, inner: httpx.AsyncBaseTransport, settings: FetchSettings, resolve: Resolver) -> None:
        self._inner = inner
        self._allowed = settings.allow_networks
        self._proxied = settings.proxy is not None
        self._resolve = resolve

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Pass the request on, or raise `FetchError`."""
        url = request.url
        if url.scheme not in SCHEMES:
            raise FetchError(FailureKind.UNSUPPORTED_SCHEME, f"{url.scheme or 'no scheme'} is not asked")
        if not url.host:
            raise FetchError(FailureKind.MALFORMED_URL, "the address names no host")
        if url.port is not None and not 0 < url.port <= MAX_PORT:
            raise FetchError(FailureKind.MALFORMED_URL, f"{url.port} is no port")
        address = spelled_address(url.host)
        if address is None and FORBIDDEN.search(url.host):
            raise FetchError(FailureKind.MALFORMED_URL, f"{url.host[:100]!r} is no host name")
        kind = refusal(address, self._allowed) if address else None
        if kind is not None:
            raise FetchError(FailureKind.PRIVATE_ADDRESS, f"{url.host} is {address} ({kind})")
        if self._proxied and address is None:
            await self._check_name(url.host, url.port or 80)
        return await self._inner.handle_async_request(request)

    async def _check_name(self, host: str, port: int) -> None:
        """Refuse a name that stands for private addresses only."""
        try:
            await permitted(host, port, self._resolve, self._allowed)
        except (socket.gaierror, UnicodeError):
            return

    async def aclose(self) -> None:
        """Close the engine."""
        await self._inner.aclose()
