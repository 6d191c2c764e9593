"""The bottom of the stack above the guard: each request and what came of it becomes a hop; the body is read here."""

import asyncio
import time
from collections.abc import Callable

import httpx

from crawler.fetch.body import BodyReader
from crawler.fetch.failures import FetchError, failure_of
from crawler.fetch.heads import Lines, lines_of
from crawler.fetch.timings import Exchange, exchange_of, head_size
from crawler.fetch.trail import Body, Trail, trail_of
from crawler.records import Failure, FailureKind, Hop, Timing

KEPT = (
    "accept-ranges",
    "cf-mitigated",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-length",
    "content-range",
    "content-type",
    "etag",
    "last-modified",
    "link",
    "location",
    "refresh",
    "retry-after",
    "server",
    "strict-transport-security",
    "www-authenticate",
    "x-amzn-waf-action",
    "x-cdn",
    "x-robots-tag",
)
# Their presence tells who answered; their value changes with every request, so it is not kept.
PRESENT = ("akamai-grn", "cf-ray", "x-datadome", "x-dd-b", "x-iinfo", "x-reference-error", "x-sucuri-id")
_KEPT, _PRESENT = {name.encode(): name for name in KEPT}, {name.encode(): name for name in PRESENT}
MAX_VALUE = 2000  # characters of one header
STALE = {FailureKind.CLOSED, FailureKind.RESET, FailureKind.NOT_HTTP}


class RecordTransport(httpx.AsyncBaseTransport):
    """Asks, reads the body, and writes the hop into the check's trail; counts the time in the engine.

    Raises `FetchError` for every failure. The response it returns has its body read, decoded, in `extensions["body"]` (see `trail.body_of`);
    its stream is closed.
    """

    def __init__(self, inner: httpx.AsyncBaseTransport, clock: Callable[[], float] = time.monotonic) -> None:
        self._inner = inner
        self._clock = clock

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer, or raise `FetchError`; either way there is one hop more."""
        trail = trail_of(request)
        began = self._clock()
        try:
            response, body = await self._ask(request, trail)
        except FetchError:
            trail.add(failed_hop(request), exchange_of(request).timing(self._clock() - began))
            raise
        finally:
            trail.spent += self._clock() - began
        trail.add(hop_of(request, response), timing_of(request, response, body, self._clock() - began))
        response.extensions["body"] = body
        return response

    async def _ask(self, request: httpx.Request, trail: Trail) -> tuple[httpx.Response, Body]:
        """Ask again at once where a kept connection had gone stale: that says nothing of the link (RFC 9112 section 9.3.1)."""
        while True:
            exchange = Exchange()
            outcome = await self._exchange(request, trail, exchange)
            if not isinstance(outcome, Failure):
                return outcome
            if not exchange.reused or outcome.kind not in STALE:
                raise FetchError(outcome.kind, outcome.detail)

    async def _exchange(
        self, request: httpx.Request, trail: Trail, exchange: Exchange
    ) -> tuple[httpx.Response, Body] | Failure:
        """Send once and read the answer, within the time the check has left."""
        request.extensions["trace"] = exchange
        response: httpx.Response | None = None
        reader: BodyReader | None = None
        try:
            async with asyncio.timeout(trail.left):
                response = await self._inner.handle_async_request(request)
                reader = BodyReader(response, trail.caps)
                await reader.read()
        except TimeoutError:
            if reader is None:
                return Failure(FailureKind.TIMEOUT_WHOLE, f"no answer within {trail.deadline:g} s of asking")
            reader.cut = FailureKind.TIMEOUT_WHOLE
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return failure_of(error, exchange.last)
        finally:
            if response is not None:
                await response.aclose()
        assert response is not None
        assert reader is not None
        return response, reader.body()

    async def aclose(self) -> None:
        """Close the guard."""
        await self._inner.aclose()


def failed_hop(request: httpx.Request) -> Hop:
    """Make the record of a request without an answer: how far it came."""
    exchange = exchange_of(request)
    return Hop(str(request.url), None, request.method, peer=exchange.peer, certificate=exchange.certificate)


def hop_of(request: httpx.Request, response: httpx.Response) -> Hop:
    """Make the record of one answered request."""
    headers, cookies = _kept(lines_of(response))
    return Hop(
        url=str(request.url),
        status=response.status_code,
        method=request.method,
        headers=tuple(headers),
        cookies=tuple(cookies),
        peer=_peer(response),
        http_version=response.http_version,
        certificate=exchange_of(request).certificate,
    )


def timing_of(request: httpx.Request, response: httpx.Response, body: Body, total: float) -> Timing:
    """Make the record of where the time went, and how much came; `total` is in seconds."""
    exchange = exchange_of(request)
    head = head_size(response) if exchange.head is None else exchange.head
    return exchange.timing(total, head + body.received, body.size)


def text_of(value: bytes) -> str:
    """Read a header's value as browsers do: UTF-8 where it is that, otherwise one character a byte."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _kept(lines: Lines) -> tuple[list[tuple[str, str]], dict[str, None]]:
    """Choose the headers that rules use, and the names of the cookies that are set."""
    headers: list[tuple[str, str]] = []
    cookies: dict[str, None] = {}
    for key, value in lines:
        if key in _KEPT:
            headers.append((_KEPT[key], text_of(value)[:MAX_VALUE]))
        elif key in _PRESENT:
            headers.append((_PRESENT[key], ""))
        elif key == b"set-cookie":
            cookies[text_of(value).partition("=")[0].strip()[:100]] = None
    return headers, cookies


def _peer(response: httpx.Response) -> str | None:
    """Return the address at the other end, where the engine tells it."""
    if "peer" in response.extensions:
        return str(response.extensions["peer"])
    stream = response.extensions.get("network_stream")
    address = stream.get_extra_info("server_addr") if stream is not None else None
    return str(address[0]) if address else None
