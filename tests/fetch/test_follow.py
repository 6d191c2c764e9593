"""Redirects, hop by hop."""

from typing import Any

import httpx
import pytest

from crawler.fetch.failures import FetchError
from crawler.fetch.follow import FollowTransport
from crawler.records import FailureKind

pytestmark = pytest.mark.anyio


def to(location: str, status: int = 302) -> httpx.Response:
    """Make a redirect."""
    return httpx.Response(status, headers={"Location": location})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_are_followed(status: int, handler: Any, asking: Any) -> None:
    """All five statuses lead on."""
    stack = FollowTransport(handler({"/a": to("/b", status), "/b": 200}), 20)

    assert (await stack.handle_async_request(asking("http://h/a"))).status_code == 200


@pytest.mark.parametrize("status", [300, 304, 305, 306])
async def test_other_statuses_are_answers(status: int, handler: Any, asking: Any) -> None:
    """A Location beside another status leads nowhere."""
    stack = FollowTransport(handler({"/a": to("/b", status)}), 20)

    assert (await stack.handle_async_request(asking("http://h/a"))).status_code == status


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        ({"/a": to("/a")}, FailureKind.REDIRECT_LOOP),
        ({"/a": to("/b"), "/b": to("/a")}, FailureKind.REDIRECT_LOOP),
        ({"/a": to("/a#x")}, FailureKind.REDIRECT_LOOP),
        ({"*": lambda request: to(request.url.path + "x")}, FailureKind.TOO_MANY_REDIRECTS),
        ({"/a": httpx.Response(302)}, FailureKind.REDIRECT_BROKEN),
    ],
)
async def test_redirects_that_lead_nowhere_are_failures(
    table: Any, kind: FailureKind, handler: Any, asking: Any
) -> None:
    """Loops, endless chains and missing addresses end with their name."""
    with pytest.raises(FetchError) as caught:
        await FollowTransport(handler(table), 5).handle_async_request(asking("http://h/a"))

    assert caught.value.kind is kind


async def test_a_bounce_that_sets_a_cookie_is_no_loop(handler: Any, asking: Any) -> None:
    """The same address is asked again when there is a cookie to show now."""

    def bounce(request: httpx.Request) -> httpx.Response:
        if "seen=1" in request.headers.get("cookie", ""):
            return httpx.Response(200)
        return httpx.Response(302, headers=[("Location", "/a"), ("Set-Cookie", "seen=1")])

    response = await FollowTransport(handler({"/a": bounce}), 5).handle_async_request(asking("http://h.example/a"))

    assert response.status_code == 200


async def test_cookies_stay_with_their_host(handler: Any, asking: Any) -> None:
    """Another host is not shown the cookies of the first."""
    shown: list[str | None] = []

    def first(_: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers=[("Location", "http://two.example/b"), ("Set-Cookie", "id=1")])

    def second(request: httpx.Request) -> httpx.Response:
        shown.append(request.headers.get("cookie"))
        return httpx.Response(200)

    await FollowTransport(handler({"/a": first, "/b": second}), 5).handle_async_request(asking("http://one.example/a"))

    assert shown == [None]
