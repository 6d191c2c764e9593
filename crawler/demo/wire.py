"""As much of HTTP/1.1 as a small honest server needs: reading a request, writing a reply (RFC 9110, RFC 9112)."""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from http import HTTPStatus

MAX_HEAD = 16_384  # bytes of request line and headers
IDLE = 20.0  # seconds a connection may wait for its next request
HTML = "text/html; charset=utf-8"


class Junk(Exception):  # noqa: N818 - says what came
    """What arrived is no request; `status` is what to answer."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


@dataclass(frozen=True, slots=True)
class Request:
    """One request: its header names are in lower case, its path has no query."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    keep_alive: bool = True


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply; `delay` is how many seconds the server thinks before it sends it."""

    status: int = 200
    body: bytes = b""
    content_type: str = HTML
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0

    @property
    def etag(self) -> str:
        """Return a strong validator of the body."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:20]}"'


async def read_request(reader: asyncio.StreamReader) -> Request | None:
    """Read one request; None when the other side has nothing more to say. Raises Junk for what is no request."""
    try:
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), IDLE)
    except asyncio.LimitOverrunError:
        raise Junk(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE) from None
    except asyncio.IncompleteReadError as end:
        if end.partial.strip():
            raise Junk(HTTPStatus.BAD_REQUEST) from None
        return None
    except TimeoutError:
        return None
    return parse_request(head)


def parse_request(head: bytes) -> Request:
    """Return the request that a head stands for. Raises Junk."""
    line, *fields = head.decode("latin-1").strip("\r\n").split("\r\n")
    match line.split(" "):
        case [method, target, "HTTP/1.1" | "HTTP/1.0" as version] if method.isalpha():
            headers = _headers(fields)
        case _:
            raise Junk(HTTPStatus.BAD_REQUEST)
    if version == "HTTP/1.1" and "host" not in headers:
        raise Junk(HTTPStatus.BAD_REQUEST)  # RFC 9112, 3.2
    keep = version == "HTTP/1.1" and headers.get("connection", "").lower() != "close"
    return Request(method, _path(target), headers, keep and method in {"GET", "HEAD"})


def to_bytes(request: Request, reply: Reply) -> bytes:
    """Return a reply as it goes over the wire: conditional requests, ranges and HEAD are answered here."""
    final = _ranged(request, reply) if reply.status == HTTPStatus.OK else reply
    unmodified = final.status == HTTPStatus.NOT_MODIFIED
    headers = {
        "Date": formatdate(usegmt=True),
        "Server": "demo",
        **({} if unmodified else {"Content-Type": final.content_type, "Content-Length": str(len(final.body))}),
        **final.headers,
        "Connection": "keep-alive" if request.keep_alive else "close",
    }
    phrase = HTTPStatus(final.status).phrase
    lines = [f"HTTP/1.1 {final.status} {phrase}", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1") + (b"" if request.method == "HEAD" or unmodified else final.body)


def _headers(fields: list[str]) -> dict[str, str]:
    headers = {}
    for each in fields:
        name, colon, value = each.partition(":")
        if not colon or not name or name != name.strip():
            raise Junk(HTTPStatus.BAD_REQUEST)
        headers[name.lower()] = value.strip()
    return headers


def _path(target: str) -> str:
    """Return the path of a request target in origin or absolute form (RFC 9112, 3.2)."""
    path = target.partition("?")[0]
    if path.startswith(("http://", "https://")):
        path = "/" + path.split("//", 1)[1].partition("/")[2]
    if not path.startswith("/"):
        raise Junk(HTTPStatus.BAD_REQUEST)
    return path


def _ranged(request: Request, reply: Reply) -> Reply:
    """Answer If-None-Match and a single Range over a whole reply (RFC 9110, 13.1.2 and 14.2)."""
    headers = {**reply.headers, "ETag": reply.etag, "Accept-Ranges": "bytes"}
    wanted = {tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")}
    if wanted & {reply.etag, "*"}:
        return Reply(HTTPStatus.NOT_MODIFIED, headers=headers)
    asked = request.headers.get("range", "")
    fresh = request.headers.get("if-range", reply.etag) == reply.etag
    span = _span(asked, len(reply.body)) if fresh and request.method == "GET" else None
    if span is None:
        return Reply(reply.status, reply.body, reply.content_type, headers)
    size = len(reply.body)
    if not span:
        return Reply(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers={"Content-Range": f"bytes */{size}"})
    headers["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{size}"
    return Reply(HTTPStatus.PARTIAL_CONTENT, reply.body[span.start : span.stop], reply.content_type, headers)


def _span(asked: str, size: int) -> range | None:
    """Return the bytes a Range header asks for; empty when there are none such, None when it is not one simple range."""
    unit, _, spec = asked.partition("=")
    first, dash, last = (part.strip() for part in spec.partition("-"))
    digits = all(part == "" or (part.isascii() and part.isdigit() and len(part) < 19) for part in (first, last))  # noqa: PLR2004
    if unit.strip() != "bytes" or not dash or not digits or not (first or last):
        return None
    if not first:
        return range(max(size - int(last), 0), size)
    end = min(int(last) + 1, size) if last else size
    return None if last and int(last) < int(first) else range(int(first), end)
