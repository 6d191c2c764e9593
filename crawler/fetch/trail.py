"""The running account of one check: it travels with each request, in `request.extensions`, through all transports."""

import hashlib
from dataclasses import dataclass, field
from typing import Literal

import httpx

from crawler.fetch.spool import Spool
from crawler.records import FailureKind, Hop, Timing

Purpose = Literal["link", "probe", "repair", "twin", "robots", "catalogue", "canary"]
Requests = tuple[list[Hop], list[Timing]]


@dataclass(frozen=True, slots=True)
class Caps:
    """How many decoded bytes are read: of a page, and of what is not a page."""

    page: int
    document: int


@dataclass(frozen=True, slots=True)
class Body:
    """A body as read. `capped`, `cut`, `declared` and `no_room` mean what they mean in `records.Answer`; `received` is its bytes as they were sent.

    A large one lies in `file`, and `content` is its beginning.
    """

    content: bytes = b""
    declared: int | None = None
    capped: bool = False
    cut: FailureKind | None = None
    received: int = 0
    file: Spool | None = None
    no_room: bool = False

    @property
    def size(self) -> int:
        """Return the length of the body, decoded."""
        return len(self.content) if self.file is None else self.file.size

    @property
    def sha256(self) -> str | None:
        """Return the digest of the body, as hex; None where there is none."""
        if self.file is not None:
            return self.file.sha256
        return hashlib.sha256(self.content).hexdigest() if self.content else None


@dataclass(slots=True)
class Trail:
    """What one check has done so far, and how far it may go.

    `deadline` and `spent` are seconds in the engine: waiting for politeness counts towards neither. `urgency` orders the
    requests that wait for a free slot, highest first. `timings` has one for each of `hops`. `helped` is what was done better at a second try, where the answer is that of one.
    """

    caps: Caps
    deadline: float
    purpose: Purpose = "link"
    robots: Literal["obey", "ignore"] = "obey"
    urgency: int = 0
    spent: float = 0.0
    retries: int = 0
    hops: list[Hop] = field(default_factory=list)
    timings: list[Timing] = field(default_factory=list)
    helped: tuple[str, ...] = ()

    @property
    def left(self) -> float:
        """Return the seconds in the engine that are left."""
        return self.deadline - self.spent

    def add(self, hop: Hop, timing: Timing) -> None:
        """Add a request to the account."""
        self.hops.append(hop)
        self.timings.append(timing)

    def taken_back(self, mark: int) -> Requests:
        """Take the requests from a number on out of the account, and return them."""
        taken = self.hops[mark:], self.timings[mark:]
        del self.hops[mark:], self.timings[mark:]
        return taken

    def put_back(self, mark: int, requests: Requests) -> None:
        """Put requests in the place of those from a number on."""
        self.hops[mark:], self.timings[mark:] = requests


def trail_of(request: httpx.Request) -> Trail:
    """Return the account that travels with a request."""
    trail = request.extensions["trail"]
    assert isinstance(trail, Trail)
    return trail


def body_of(response: httpx.Response) -> Body:
    """Return how the body of a response was read; one that `record` did not read is taken as whole."""
    body = response.extensions.get("body")
    return body if isinstance(body, Body) else Body(response.content)
