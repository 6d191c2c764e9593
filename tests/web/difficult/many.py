"""A web of many hosts of every temper, as a handler: how many requests a catalogue of it costs."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import httpx

from crawler.config import FetchSettings
from crawler.fetch import Clockwork
from crawler.fetch.fetcher import Fetcher
from crawler.inspect.facts import draw
from crawler.records import Facts, Fetched, Link, Place, Role, Use
from difficult.case import title_for
from difficult.prose import article

EACH = 8  # links of a host: 4,000 links on 500 hosts
# What hosts are like, and how many of a hundred: the shares of http, of refusals and of sites that know no 404 are on the high side.
TEMPERS = {"plain": 54, "http": 15, "moved": 9, "refusing": 8, "cookie": 2, "catch-all": 7, "home": 3, "busy": 2}
_DEAD, _DRIFTED, _DAMAGED = 0.08, 0.08, 0.02
REDIRECTS = {301, 302}
_BROWSER = "text/html; charset=utf-8"


@dataclass(slots=True)
class Web:
    """The hosts; `asked` counts requests by what they were for. The next hop of a redirect is no request of its own."""

    tempers: dict[str, str]
    gone: set[str] = field(default_factory=set)
    drifted: set[str] = field(default_factory=set)
    asked: Counter[str] = field(default_factory=Counter)

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Answer as the host does, and count."""
        response = self._answer(request)
        trail = request.extensions["trail"]
        if not trail.hops or trail.hops[-1].status not in REDIRECTS:
            self.asked["second try" if "cookie" in request.headers else trail.purpose] += 1
        return response

    def _answer(self, request: httpx.Request) -> httpx.Response:
        url, temper = request.url, self.tempers[request.url.host]
        if url.path == "/robots.txt":
            return httpx.Response(404)
        if temper == "moved" and url.scheme == "http":
            return httpx.Response(301, headers={"location": str(url.copy_with(scheme="https"))})
        if temper == "refusing" or (temper == "cookie" and "pass" not in request.headers.get("cookie", "")):
            headers = {"set-cookie": "pass=1"} if temper == "cookie" else {}
            return httpx.Response(403, html="<h1>Forbidden</h1>", headers=headers)
        return self._resource(url.host, url.path)

    def _resource(self, host: str, path: str) -> httpx.Response:
        """Return what stands at a path of a host that lets us in."""
        name = path.rpartition("/")[2]
        if name.startswith("guide") and path not in self.gone and not name.endswith("."):
            return _page(title_for(f"other {name}" if path in self.drifted else name))
        if self.tempers[host] == "catch-all":
            return _page(f"Welcome to {host}")
        if self.tempers[host] == "home" and path != "/":
            return httpx.Response(302, headers={"location": "/"})
        return _page(host) if path == "/" else httpx.Response(404, html="<h1>Not Found</h1>")


def _page(title: str) -> httpx.Response:
    """Return a page of some hundred words."""
    return httpx.Response(200, text=article(title), headers={"content-type": _BROWSER})


def requests_of(hosts: int, seed: int = 1) -> tuple[int, Counter[str]]:
    """Check a catalogue of so many hosts; return its number of links, and the requests by purpose."""
    chance = random.Random(seed)
    names = [f"h{number}.example" for number in range(hosts)]
    web = Web(dict(zip(names, chance.choices(list(TEMPERS), list(TEMPERS.values()), k=hosts), strict=True)))
    links = [_link(web, name, number, chance) for name in names for number in range(EACH)]
    asyncio.run(_checked(web, links))
    return len(links), web.asked


def _link(web: Web, host: str, number: int, chance: random.Random) -> tuple[Link, str]:
    """Make one link with the title it is catalogued under."""
    name = f"guide-{host}-{number}"
    path = f"/d{number % 2}/{name}"
    lot = chance.random()
    if lot < _DEAD:
        web.gone.add(path)
    elif lot < _DEAD + _DRIFTED:
        web.drifted.add(path)
    scheme = "http" if web.tempers[host] in {"http", "moved"} else "https"
    href = f"{scheme}://{host}{path}{'.' if lot > 1 - _DAMAGED else ''}"
    places = (Place("c", "e", Use(href, href, Role.PRIMARY)),)
    return Link(href, href, places), title_for(name)


async def _checked(web: Web, links: Sequence[tuple[Link, str]]) -> None:
    """Check every link with the stack as it is, on a clock that takes no time."""

    async def inspected(fetched: Fetched) -> Facts | None:
        return draw(fetched) if fetched.evidence.answer else None

    async def resolved(*_: object) -> list[str]:
        return ["192.0.2.1"]

    settings = FetchSettings.model_validate({"per_host": {"interval": 0}, "allow_networks": ["192.0.2.0/24"]})
    engine = httpx.MockTransport(web.answer)
    clockwork = Clockwork(sleep=lambda _: asyncio.sleep(0))
    async with Fetcher(settings, inspect=inspected, engine=engine, resolve=resolved, clockwork=clockwork) as fetcher:
        for link, title in links:
            await fetcher.check(link, titles=[title])
