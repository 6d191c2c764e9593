"""What is known of each host in this run: when it may be asked again, and whether it may be asked at all."""

import asyncio
from dataclasses import dataclass, field

import httpx

from crawler.config import FetchSettings
from crawler.records import FailureKind

DEFAULT_PORTS = {"http": 80, "https": 443}
LOST_LINKS = 5  # different links of a host without a connection, after which it is asked no more
FIRST_REST = 1.0  # seconds after a 429 or 503 that names no time; doubled for each further one in a row
NO_CONNECTION = {
    FailureKind.NAME_NOT_FOUND,
    FailureKind.RESOLVER_DOWN,
    FailureKind.REFUSED,
    FailureKind.UNREACHABLE,
    FailureKind.TIMEOUT_CONNECT,
    FailureKind.TIMEOUT_TLS,
}


def host_key(url: httpx.URL) -> str:
    """Return host name and port as asked: what politeness is owed to."""
    return f"{url.host}:{url.port or DEFAULT_PORTS.get(url.scheme, 0)}"


@dataclass(slots=True)
class Host:
    """One host. Times are of the clock that the throttle was given, in seconds.

    `turn` is held by the one request that will be the next to start. `rests` is set for the whole run once the host
    asked for more time than the run will wait.
    """

    connections: asyncio.Semaphore
    interval: float
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    not_before: float = 0.0
    rests: bool = False
    refusals: int = 0
    lost: set[str] = field(default_factory=set)

    @property
    def unreachable(self) -> bool:
        """Return whether enough links found no connection to leave the others alone."""
        return len(self.lost) >= LOST_LINKS

    def started(self, now: float) -> None:
        """Note that a request starts."""
        self.not_before = max(self.not_before, now + self.interval)

    def refused(self, now: float, wait: float | None, longest: float) -> None:
        """Note a 429 or 503: `wait` is the time the host named, if it did, `longest` the time this run is willing to wait."""
        self.refusals += 1
        rest = FIRST_REST * 2 ** min(self.refusals - 1, 16) if wait is None else wait
        self.rests = self.rests or (wait is not None and wait > longest)
        self.not_before = max(self.not_before, now + min(rest, longest))

    def exhausted(self, now: float, wait: float, longest: float) -> None:
        """Note that the host grants no further request for a while: it is not asked before, as far as this run waits."""
        self.not_before = max(self.not_before, now + min(wait, longest))

    def answered(self) -> None:
        """Note an answer: the host can be reached."""
        self.lost.clear()

    def lost_link(self, url: str, kind: FailureKind) -> None:
        """Note a failure; only one to connect counts."""
        if kind in NO_CONNECTION and not self.unreachable:
            self.lost.add(url)


class Hosts:
    """The hosts of one run."""

    def __init__(self, settings: FetchSettings) -> None:
        self._polite = settings.politeness
        self._longest = settings.max_retry_after
        self._known: dict[str, Host] = {}

    def of(self, url: httpx.URL) -> Host:
        """Return what is known of an address's host."""
        key = host_key(url)
        if key not in self._known:
            polite = self._polite(url.host)
            self._known[key] = Host(asyncio.Semaphore(polite.connections), polite.interval)
        return self._known[key]

    def slow_down(self, url: httpx.URL, delay: float) -> None:
        """Obey a crawl-delay, up to the time this run is willing to wait for a host at all; one request at a time starts."""
        host = self.of(url)
        host.interval = max(host.interval, min(delay, self._longest))
        host.not_before += max(0.0, host.interval - self._polite(url.host).interval)
