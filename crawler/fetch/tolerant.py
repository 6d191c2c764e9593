"""A second look at an answer that an engine could not read: browsers show some of them."""

import httpcore
import httpx

from crawler.fetch.failures import FetchError, Misread, failure_of
from crawler.fetch.lenient_head import contradiction, doubtful, unframed
from crawler.records import FailureKind

UNREAD = {FailureKind.NOT_HTTP, FailureKind.HEADERS_TOO_LARGE}  # what h11, under httpx, says of answers it cannot read


class TolerantTransport(httpx.AsyncBaseTransport):
    """Asks `lenient` once, over a new connection, where the engine stumbles over the form of an answer; the hop stays one.

    What neither can read is told in the engine's words. Answers that browsers refuse for their contradictions are refused.
    """

    def __init__(self, engine: httpx.AsyncBaseTransport, lenient: httpx.AsyncBaseTransport) -> None:
        self._engine = engine
        self._lenient = lenient

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer; raises what the engine raises."""
        try:
            response = await self._engine.handle_async_request(request)
        except Misread as error:
            return await self._again(request, error)
        except httpx.RemoteProtocolError as error:
            if failure_of(error).kind not in UNREAD:
                raise
            return await self._again(request, error)
        headers = response.headers.raw
        if not doubtful(headers):
            return response
        told = contradiction(headers)
        if told is None and not unframed(headers):
            return response
        await response.aclose()
        if told is not None:
            raise FetchError(FailureKind.NOT_HTTP, told)
        return await self._again(request, FetchError(FailureKind.NOT_HTTP, "an unknown transfer encoding"))

    async def _again(self, request: httpx.Request, first: httpx.TransportError) -> httpx.Response:
        """Ask the lenient reader; where that fails too, what was said first stands."""
        try:
            return await self._lenient.handle_async_request(request)
        except (FetchError, httpcore.NetworkError, httpcore.TimeoutException):
            raise first from None

    async def aclose(self) -> None:
        """Close the engine; the lenient reader keeps nothing open."""
        await self._engine.aclose()
