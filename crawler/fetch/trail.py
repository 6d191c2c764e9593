"""The running account of one check: it travels with each request, in `request.extensions`, through all transports."""

from dataclasses import dataclass, field
from typing import Literal

import httpx

from crawler.records import FailureKind, Hop

Purpose = Literal["link", "probe", "robots", "catalogue"]


@dataclass(frozen=True, slots=True)
class Caps:
    """How many decoded bytes are read: of a page, and of what is not a page."""

    page: int
    document: int


@dataclass(frozen=True, slots=True)
class Body:
    """A body as read. `capped`, `cut` and `declared` mean what they mean in `records.Answer`."""

    content: bytes = b""
    declared: int | None = None
    capped: bool = False
    cut: FailureKind | None = None


@dataclass(slots=True)
class Trail:
    """What one check has done so far, and how far it may go.

    `deadline` and `spent` are seconds in the engine: waiting for politeness counts towards neither. `urgency` orders the
    requests that wait for a free slot, highest first.
    """

    caps: Caps
    deadline: float
    purpose: Purpose = "link"
    robots: Literal["obey", "ignore"] = "obey"
    urgency: int = 0
    spent: float = 0.0
    retries: int = 0
    hops: list[Hop] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Return the seconds in the engine that are left."""
        return self.deadline - self.spent


def trail_of(request: httpx.Request) -> Trail:
    """Return the account that travels with a request."""
    trail = request.extensions["trail"]
    assert isinstance(trail, Trail)
    return trail


def body_of(response: httpx.Response) -> Body:
    """Return how the body of a response was read; one that `record` did not read is taken as whole."""
    body = response.extensions.get("body")
    return body if isinstance(body, Body) else Body(response.content)
