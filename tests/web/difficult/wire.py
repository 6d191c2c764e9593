"""HTTP/1.1 byte by byte: what was asked, and what is played back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. `target` is as it came, `path` without its query; `times` counts how often this host was asked for it before.

    `origins` maps the names of the case's hosts to their origins.
    """

    method: str
    target: str
    headers: Mapping[str, str]
    origins: Mapping[str, str]
    times: int = 0
    day: int = 0
    host: str = "main"

    @property
    def path(self) -> str:
        """Return the target without its query."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        """Return the query."""
        return self.target.partition("?")[2]


@dataclass(frozen=True, slots=True)
class Reply:
    """An ordinary answer."""

    status: int = 200
    body: bytes | str = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str | None = HTML

    def to_bytes(self, method: str = "GET") -> bytes:
        """Return the answer as it goes over the wire."""
        body = self.body.encode() if isinstance(self.body, str) else self.body
        kind = {"Content-Type": self.content_type} if self.content_type else {}
        headers = {"Server": "nginx", **kind, "Content-Length": str(len(body)), **self.headers}
        lines = [
            f"HTTP/1.1 {self.status} {_phrase(self.status)}",
            *(f"{name}: {value}" for name, value in headers.items()),
        ]
        return "\r\n".join([*lines, "", ""]).encode("utf-8") + (b"" if method == "HEAD" else body)


@dataclass(frozen=True, slots=True)
class Wait:
    """A pause, in seconds."""

    seconds: float


class End:
    """Ways a conversation can end besides closing properly."""

    RESET = "reset"
    HANG = "hang"


@dataclass(frozen=True, slots=True)
class Script:
    """What is sent, in order: bytes, pauses, and at the end possibly `End.RESET` or `End.HANG`; then the connection is closed."""

    steps: tuple[bytes | Wait | str, ...]


Play = Reply | Script


def script(*steps: bytes | Wait | str) -> Script:
    """Make a script."""
    return Script(steps)


def _phrase(status: int) -> str:
    """Return the reason phrase of a status."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unassigned"
