"""The demo's web: a server a host, all in one thread, on loopback only."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from crawler.demo.addresses import FALLBACK, NETWORK, bind
from crawler.demo.certificates import expired_context
from crawler.demo.hosts import CATALOGUES, HOSTS, Host
from crawler.demo.scene import WEEKS, Target
from crawler.demo.serving import Listener, serving
from crawler.demo.site import Asked, answer
from crawler.demo.wire import Reply


class DemoWeb:
    """A small web on loopback, up while the `with` block lasts.

    `addresses` maps host keys to where they are (`http://127.71.0.10:4300`); `networks` is what `fetch.allow_networks` must name;
    `ca_pem` is for `fetch.ca_file`, so that the expired certificate has no other fault. `week` (1 to 3) moves the world on.
    """

    def __init__(self, *, own_addresses: bool = True) -> None:
        self.addresses: dict[str, str] = {}
        self.networks: tuple[str, ...] = ()
        self.ca_pem = Path()
        self._own_addresses = own_addresses
        self._week = WEEKS[0]
        self._opened = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as opened:
            self.ca_pem = Path(opened.enter_context(TemporaryDirectory(prefix="crawler-demo-"))) / "authority.pem"
            listeners = self._listeners(opened)
            opened.callback(_start(listeners))
            self._opened = opened.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._opened.close()

    @property
    def week(self) -> int:
        """Return the week the web is in."""
        return self._week

    @week.setter
    def week(self, number: int) -> None:
        if number not in WEEKS:
            raise ValueError(f"the demo has weeks {WEEKS[0]} to {WEEKS[-1]}, not {number}")
        self._week = number

    @property
    def catalogues(self) -> tuple[str, ...]:
        """Return the addresses of the two catalogue pages."""
        return tuple(self.addresses[host] + path for host, path in CATALOGUES)

    def url(self, target: Target) -> str:
        """Return the address of a target as the catalogues write it."""
        return self.addresses[target.host] + target.path

    def _listeners(self, opened: ExitStack) -> list[Listener]:
        """Bind a socket a host and note the addresses; hosts that are dead get a socket that never listens."""
        bound = bind(HOSTS, own_addresses=self._own_addresses)
        for each in bound.values():
            opened.callback(each.close)
        places = {key: each.getsockname() for key, each in bound.items()}
        self.addresses = {key: f"http{'s' * HOSTS[key].tls}://{ip}:{port}" for key, (ip, port) in places.items()}
        self.networks = (NETWORK if len({ip for ip, _ in places.values()}) > 1 else FALLBACK,)
        return [
            Listener(
                bound[key],
                partial(self._answer, host),
                expired_context(places[key][0], self.ca_pem) if host.tls else None,
            )
            for key, host in HOSTS.items()
            if host.listens
        ]

    def _answer(self, host: Host, path: str) -> Reply:
        return answer(Asked(host, path, self._week, self.addresses))


def _start(listeners: list[Listener]) -> Callable[[], None]:
    """Serve in a thread of its own; return what stops it and waits for its end."""
    started: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = Future()

    async def serve() -> None:
        stop = asyncio.Event()
        async with serving(listeners):
            started.set_result((asyncio.get_running_loop(), stop))
            await stop.wait()

    def run() -> None:
        try:
            asyncio.run(serve())
        finally:
            started.cancel()  # has an effect only when serving failed to start: whoever waits is told

    thread = threading.Thread(target=run, name="demo-web", daemon=True)
    thread.start()
    loop, stop = started.result()

    def end() -> None:
        loop.call_soon_threadsafe(stop.set)
        thread.join()

    return end
