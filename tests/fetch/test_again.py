"""One more try after a refusal, where something can honestly be done better."""

from typing import Any

import httpx
import pytest

from crawler.fetch.again import COOKIES, MOST_HOSTS, OLDER, PAUSE, PLAIN, AgainTransport
from crawler.fetch.clockwork import Clockwork
from crawler.fetch.failures import FetchError
from crawler.fetch.record import hop_of
from crawler.fetch.trail import trail_of
from crawler.records import FailureKind, Link

pytestmark = pytest.mark.anyio


class Site(httpx.AsyncBaseTransport):
    """What is below: it answers by a function of the request, and leaves a hop as the recorder does."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.asked: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Give an answer."""
        self.asked.append(request)
        answer = self.answer(request)
        if isinstance(answer, FailureKind):
            raise FetchError(answer)
        response = httpx.Response(answer) if isinstance(answer, int) else answer
        trail_of(request).hops.append(hop_of(request, response))
        return response


def gate(request: httpx.Request) -> httpx.Response:
    """Let in whoever brings the cookie back."""
    if "pass=1" in request.headers.get("cookie", ""):
        return httpx.Response(200, text="in")
    return httpx.Response(403, headers={"set-cookie": "pass=1; Path=/"})


def older(request: httpx.Request) -> httpx.Response:
    """Let in whoever speaks HTTP/1.1."""
    if request.extensions.get(PLAIN):
        return httpx.Response(200, text="in")
    return httpx.Response(406, extensions={"http_version": b"HTTP/2"})


async def asked(site: Site, *requests: httpx.Request) -> list[int]:
    """Ask one after the other through the transport; return the statuses."""

    async def sleep(seconds: float) -> None:
        assert seconds == PAUSE

    stack = AgainTransport(site, Clockwork(sleep=sleep))
    return [(await stack.handle_async_request(request)).status_code for request in requests]


@pytest.mark.parametrize(("site", "helped"), [(gate, COOKIES), (older, OLDER)])
async def test_what_is_done_better_the_second_time(site: Any, helped: str, asking: Any) -> None:
    """The answer counts, with the requests of the try that counts and what helped; the next link gets it at once."""
    below, first, second = Site(site), asking("http://h/a"), asking("http://h/b")

    assert await asked(below, first, second) == [200, 200]

    assert len(below.asked) == 3
    for request in (first, second):
        assert [hop.status for hop in trail_of(request).hops] == [200]
        assert trail_of(request).helped == (helped,)


@pytest.mark.parametrize(
    "answer",
    [
        403,
        httpx.Response(404, headers={"set-cookie": "a=1"}),
        httpx.Response(429, headers={"set-cookie": "a=1"}),
        httpx.Response(202, text="queued", headers={"set-cookie": "a=1"}),
        httpx.Response(200, headers={"set-cookie": "a=1"}),
    ],
    ids=["nothing to do better", "not found", "too many", "accepted with words", "fine"],
)
async def test_nothing_is_tried_without_reason(answer: Any, asking: Any) -> None:
    """A refusal without a cookie over HTTP/1.1 will be one again; other answers are none."""
    below = Site(lambda _: answer)
    await asked(below, asking("http://h/a"))
    assert len(below.asked) == 1


async def test_a_host_that_refuses_all_the_same_is_left_alone(asking: Any) -> None:
    """Its first answer stands, and its other links are asked once."""
    below, first = Site(lambda _: httpx.Response(403, headers={"set-cookie": "a=1"})), asking("http://h/a")

    assert await asked(below, first, asking("http://h/b")) == [403, 403]

    assert len(below.asked) == 3
    assert (len(trail_of(first).hops), trail_of(first).helped) == (1, ())


async def test_a_second_try_that_fails_leaves_the_first_answer(asking: Any) -> None:
    """A connection that breaks is no better than a refusal."""
    refused = httpx.Response(403, headers={"set-cookie": "a=1"})
    below = Site(lambda request: FailureKind.RESET if "cookie" in request.headers else refused)

    assert await asked(below, asking("http://h/a")) == [403]


async def test_probes_are_not_tried_again(asking: Any) -> None:
    """Only a link's own answer is worth it."""
    below = Site(gate)
    assert await asked(below, asking("http://h/a", purpose="probe")) == [403]


async def test_what_is_known_of_hosts_is_bounded(asking: Any) -> None:
    """The oldest host is forgotten."""
    below = Site(lambda _: httpx.Response(403, headers={"set-cookie": "a=1"}))
    hosts = [asking(f"http://h{number}/") for number in range(MOST_HOSTS + 1)]

    await asked(below, *hosts, asking(f"http://h{MOST_HOSTS}/"), asking("http://h0/"))

    assert len(below.asked) == 2 * (MOST_HOSTS + 1) + 1 + 2


@pytest.mark.parametrize("engine_name", ["httpx", "libcurl"])
async def test_a_cookie_set_on_the_way_is_brought_back(server: Any, fetching: Any) -> None:
    """By either engine, also where a redirect set it; the crawler's name stays what it is."""
    server.routes["/a"] = b"HTTP/1.1 302 Found\r\nLocation: /b\r\nSet-Cookie: pass=1\r\nContent-Length: 0\r\n\r\n"

    async def gated(reader: Any, writer: Any) -> None:
        fine = server.asked.count("/a") > 1 and "Cookie: pass=1" in server.heads[-1].title().replace("Pass", "pass")
        writer.write(
            b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
            if fine
            else b"HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"
        )

    server.routes["/b"] = gated
    async with fetching(contact="keeper@example.org") as fetcher:
        evidence = await fetcher.check(Link(server.url("/a"), server.url("/a")))

    assert (evidence.status, [hop.status for hop in evidence.hops], evidence.helped) == (200, [302, 200], (COOKIES,))
    assert all("keeper@example.org" in head for head in server.heads)
