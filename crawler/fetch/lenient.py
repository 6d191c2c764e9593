"""A reader for answers that are no proper HTTP but that browsers show: one request, one connection, HTTP/1 only."""

import ssl
from collections.abc import Callable

import httpcore
import httpx

from crawler.fetch.failures import FetchError
from crawler.fetch.lenient_body import READ, LenientBody
from crawler.fetch.lenient_head import FINAL, SWITCHING, LenientHead, contradiction, read_head, split_head
from crawler.records import FailureKind


class LenientTransport(httpx.AsyncBaseTransport):
    """Asks over a connection of its own, opened by the same guarded backend as every other; it is closed with the response.

    Raises `FetchError` for what browsers refuse too, and httpcore's errors where the connection fails.
    """

    def __init__(self, backend: httpcore.AsyncNetworkBackend, context: Callable[[], ssl.SSLContext]) -> None:
        self._backend = backend
        self._make_context = context
        self._context: ssl.SSLContext | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer as soon as its head is there."""
        timeout = request.extensions.get("timeout", {})
        stream = await self._connect(request.url, timeout.get("connect"))
        peer = stream.get_extra_info("server_addr")[0]
        try:
            await stream.write(_spoken(request), timeout=timeout.get("write"))
            head, rest = await _final_head(stream, timeout.get("read"))
            _refuse(head)
        except BaseException:
            await stream.aclose()
            raise
        bodiless = request.method == "HEAD" or head.length == 0
        body = LenientBody(stream, rest, chunked=head.chunked and not bodiless, length=0 if bodiless else head.length)
        body.timeout = timeout.get("read")
        extensions = {"http_version": head.version, "reason_phrase": head.reason, "peer": peer}
        return httpx.Response(head.status, headers=head.headers, stream=body, extensions=extensions)

    async def _connect(self, url: httpx.URL, seconds: float | None) -> httpcore.AsyncNetworkStream:
        """Open a connection, and shake hands where the address says so."""
        secure = url.scheme == "https"
        stream = await self._backend.connect_tcp(url.host, url.port or (443 if secure else 80), seconds)
        if not secure:
            return stream
        if self._context is None:
            self._context = self._make_context()
        try:
            return await stream.start_tls(self._context, url.raw_host.decode().rstrip("."), seconds)
        except BaseException:
            await stream.aclose()
            raise


def _refuse(head: LenientHead) -> None:
    """Raise `FetchError` for an answer that contradicts itself, or that goes over to another protocol unasked."""
    told = "the server switches protocols" if head.status == SWITCHING else contradiction(head.headers)
    if told is not None:
        raise FetchError(FailureKind.NOT_HTTP, told)


def _spoken(request: httpx.Request) -> bytes:
    """Write the request as it goes out; the engine that was asked first has refused line breaks in it."""
    lines = [name + b": " + value for name, value in request.headers.raw if name.lower() != b"connection"]
    first = request.method.encode() + b" " + request.url.raw_path + b" HTTP/1.1"
    return b"\r\n".join([first, *lines, b"Connection: close", b"", b""])


async def _final_head(stream: httpcore.AsyncNetworkStream, seconds: float | None) -> tuple[LenientHead, bytes]:
    """Read to the end of the head that is no 1xx; return it with the bytes that came after."""
    data, passed = bytearray(), 0
    while True:
        found = split_head(bytes(data), passed)
        if found is None:
            more = await stream.read(READ, timeout=seconds)
            if not more:
                raise FetchError(FailureKind.CLOSED, "the connection ended within the head")
            data += more
            continue
        block, rest = found
        head = read_head(block)
        if head.status >= FINAL or head.status == SWITCHING:
            return head, rest
        passed += len(data) - len(rest)
        data = bytearray(rest)
