"""One more try where a page was refused and something can honestly be done better: cookies sent back, HTTP/1.1 instead of HTTP/2.

Browsers send back the cookies that a site sets; some sites refuse who does not, and some servers or what stands before them get HTTP/2 wrong. Nothing is
pretended: the name of the crawler stays what it is.
"""

from collections import OrderedDict
from dataclasses import dataclass

import httpx

from crawler.fetch.clockwork import Clockwork
from crawler.fetch.failures import FetchError
from crawler.fetch.trail import Trail, body_of, trail_of

REFUSALS = frozenset({403, 405, 406})
EMPTY = 202  # accepted, and nothing to read: what some walls say before they have seen a cookie
PAUSE = 2.0  # seconds, on top of the host's own interval: a slower try is a more polite one
MOST_HOSTS = 1_000
COOKIES, OLDER = "cookies", "http/1.1"
JAR, PLAIN = "jar", "http_1_1"  # extensions of a request: the cookies to send; that HTTP/2 is not to be spoken


@dataclass(frozen=True, slots=True)
class Better:
    """What is done better the second time."""

    jar: httpx.Cookies
    words: tuple[str, ...]


class AgainTransport(httpx.AsyncBaseTransport):
    """Asks a second time after a refusal, once, where that can make a difference.

    A host that refuses all the same gets no second tries any more; one that was won over gets at once what it wants. The trail keeps the requests
    of the try that counts, and in `helped` what made it better.
    """

    def __init__(self, inner: httpx.AsyncBaseTransport, time_: Clockwork) -> None:
        self._inner = inner
        self._sleep = time_.sleep
        self._known: OrderedDict[bytes, Better | None] = OrderedDict()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the better of two answers, or raise the first `FetchError`."""
        trail, host = trail_of(request), request.url.netloc
        known = self._known.get(host)
        if known is not None and trail.purpose == "link":
            return await self._inner.handle_async_request(_bettered(request, known, trail))
        response = await self._inner.handle_async_request(request)
        if trail.purpose != "link" or not _is_refusal(response) or host in self._known or trail.left <= PAUSE:
            return response
        better = _better(request, response, trail)
        return response if better is None else await self._again(request, response, better)

    async def _again(self, request: httpx.Request, first: httpx.Response, better: Better) -> httpx.Response:
        """Ask once more; the first answer stands unless the second is better."""
        trail = trail_of(request)
        await self._sleep(PAUSE)
        before = trail.taken_back(0)
        try:
            response = await self._inner.handle_async_request(_bettered(request, better, trail))
        except FetchError:
            response = first
        won = response is not first and response.is_success and not _is_refusal(response)
        self._note(request.url.netloc, better if won else None)
        if won:
            return response
        trail.put_back(0, before)
        trail.helped = ()
        return first

    def _note(self, host: bytes, better: Better | None) -> None:
        """Remember what a host wants, or that nothing helps; the oldest is forgotten."""
        self._known[host] = better
        if len(self._known) > MOST_HOSTS:
            self._known.popitem(last=False)

    async def aclose(self) -> None:
        """Close what is below."""
        await self._inner.aclose()


def _is_refusal(response: httpx.Response) -> bool:
    """Tell whether an answer turns us away without saying that there is nothing."""
    return response.status_code in REFUSALS or (response.status_code == EMPTY and not body_of(response).content.strip())


def _better(request: httpx.Request, response: httpx.Response, trail: Trail) -> Better | None:
    """Return what could be done better, if anything."""
    jar = response.extensions.get(JAR)
    if not isinstance(jar, httpx.Cookies):
        jar = httpx.Cookies()
        response.request = request
        jar.extract_cookies(response)
    newer = response.extensions.get("http_version") in {b"HTTP/2", "HTTP/2"}
    words = (*((COOKIES,) if any(hop.cookies for hop in trail.hops) and len(jar) else ()), *((OLDER,) if newer else ()))
    return Better(jar, words) if words else None


def _bettered(request: httpx.Request, better: Better, trail: Trail) -> httpx.Request:
    """Return the request as it is made the second time."""
    trail.helped = better.words
    extensions = {**request.extensions, JAR: better.jar, PLAIN: OLDER in better.words}
    headers = [(name, value) for name, value in request.headers.raw if name.lower() != b"cookie"]
    again = httpx.Request(request.method, request.url, headers=headers, stream=request.stream, extensions=extensions)
    better.jar.set_cookie_header(again)
    return again
