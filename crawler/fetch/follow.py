"""Redirects, hop by hop through everything below, so that each is polite, guarded and recorded."""

import httpx

from crawler.fetch.again import JAR
from crawler.fetch.failures import FetchError
from crawler.fetch.redirects import STATUSES, location_of, target
from crawler.records import FailureKind

OWN = {b"host", b"cookie"}  # made anew for each hop

Visit = tuple[str, frozenset[tuple[str, str, str, str]]]


class FollowTransport(httpx.AsyncBaseTransport):
    """Follows 301, 302, 303, 307 and 308 with a cookie jar that lives as long as the check.

    Raises `FetchError` for a loop (the same address with the same cookies), for more than `longest` redirects, and for a
    Location that is none. A `Refresh` header or meta refresh is not followed; the header is kept with its hop.
    """

    def __init__(self, inner: httpx.AsyncBaseTransport, longest: int) -> None:
        self._inner = inner
        self._longest = longest

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the first answer that is no redirect."""
        response = await self._inner.handle_async_request(request)
        return response if response.status_code not in STATUSES else await self._follow(request, response)

    async def _follow(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
        """Follow a redirect to the first answer that is none."""
        jar = httpx.Cookies(request.extensions.get(JAR))
        seen = {_visit(request.url, jar)}
        for left in range(self._longest, -1, -1):
            response.request = request
            jar.extract_cookies(response)
            request = _next(request, target(request.url, location_of(response)), jar)
            visit = _visit(request.url, jar)
            if visit in seen:
                raise FetchError(FailureKind.REDIRECT_LOOP, f"{request.url} was asked before, with the same cookies")
            seen.add(visit)
            if not left:
                break
            response = await self._inner.handle_async_request(request)
            if response.status_code not in STATUSES:
                response.request = request
                jar.extract_cookies(response)
                response.extensions[JAR] = jar
                return response
        raise FetchError(FailureKind.TOO_MANY_REDIRECTS, f"more than {self._longest} redirects")

    async def aclose(self) -> None:
        """Close what is below."""
        await self._inner.aclose()


def _next(request: httpx.Request, url: httpx.URL, jar: httpx.Cookies) -> httpx.Request:
    """Make the request of the next hop."""
    headers = [(name, value) for name, value in request.headers.raw if name.lower() not in OWN]
    further = httpx.Request(request.method, url, headers=headers, extensions=dict(request.extensions))
    jar.set_cookie_header(further)
    return further


def _visit(url: httpx.URL, jar: httpx.Cookies) -> Visit:
    """Tell one visit from another."""
    cookies = frozenset((cookie.domain, cookie.path, cookie.name, cookie.value or "") for cookie in jar.jar)
    return str(url).partition("#")[0], cookies
