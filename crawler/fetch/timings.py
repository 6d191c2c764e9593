"""What an engine measures of one exchange; it travels with the request, so that a failure has its phases too."""

import time
from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any

import httpx

from crawler.records import Certificate, Timing

# Seconds that the look-up of this task's connection took; httpcore hands the request to no one who opens connections.
LOOKED_UP: ContextVar[float | None] = ContextVar("LOOKED_UP", default=None)
_PHASES = {
    "connection.connect_tcp": "connect",
    "connection.start_tls": "tls",
    "http11.receive_response_headers": "first_byte",
}


class Exchange:
    """One try of a request. An engine fills in what it can: phases in seconds, `head` in bytes; None is not known.

    libcurl's transport writes them when it is done; httpcore calls it with each of its trace events.
    """

    __slots__ = ("_began", "_opened", "certificate", "connect", "first_byte", "head", "last", "name", "peer", "tls")

    def __init__(self) -> None:
        self.last = ""
        self.name: float | None = None
        self.connect: float | None = None
        self.tls: float | None = None
        self.first_byte: float | None = None
        self.head: int | None = None
        self.peer: str | None = None
        self.certificate: Certificate | None = None
        self._opened = False
        self._began = 0.0

    async def __call__(self, event: str, info: Mapping[str, Any]) -> None:
        """Note what begins, and how long it took: httpcore's phases follow one another."""
        name, _, what = event.rpartition(".")
        if what == "started" and not name.endswith("response_closed"):
            self.last = name
            self._opened = self._opened or name == "connection.connect_tcp"
            self._began = time.monotonic()
        elif what == "complete" and name in _PHASES:
            setattr(self, _PHASES[name], time.monotonic() - self._began)
            if name == "connection.connect_tcp":
                self._connected(info)

    def _connected(self, info: Mapping[str, Any]) -> None:
        """Tell the look-up, which httpcore takes for a part of connecting, from the connection."""
        self.name = LOOKED_UP.get()
        self.connect = (self.connect or 0.0) - (self.name or 0.0)
        address = info["return_value"].get_extra_info("server_addr")
        self.peer = str(address[0]) if address else None

    @property
    def reused(self) -> bool:
        """Return whether httpcore sent the request over a connection that stood already."""
        return bool(self.last) and not self._opened

    def timing(self, total: float, wire: int = 0, decoded: int = 0) -> Timing:
        """Return what was measured; `total` is in seconds."""
        return Timing(
            _milliseconds(self.name),
            _milliseconds(self.connect),
            _milliseconds(self.tls),
            _milliseconds(self.first_byte),
            _milliseconds(total),
            wire,
            decoded,
        )


def exchange_of(request: httpx.Request) -> Exchange:
    """Return what travels with a request; one that nobody reads where nothing does."""
    found = request.extensions.get("trace")
    return found if isinstance(found, Exchange) else Exchange()


def head_size(response: httpx.Response) -> int:
    """Return the bytes of a head as HTTP/1.1 writes it, for engines that do not count them."""
    lines = sum(len(name) + len(value) + len(": \r\n") for name, value in response.headers.raw)
    return len(f"HTTP/1.1 {response.status_code} {response.reason_phrase}\r\n\r\n") + lines


def _milliseconds(seconds: float | None) -> float | None:
    """Return a time as it is kept: to a tenth of a millisecond."""
    return None if seconds is None else int(seconds * 10_000 + 0.5) / 10  # `round` costs four times as much
