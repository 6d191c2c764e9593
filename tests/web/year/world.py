"""The web of the year: a forward proxy on loopback that answers for every host of it, as the script says for the moment."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from hashlib import sha256
from urllib.parse import urlsplit

from difficult.prose import article, sentences

from crawler.demo.documents import cut, docx
from year.calendar import at
from year.links import HOSTS, host
from year.script import Script, Shows, page_of

CANARIES = ("http://20.2.0.1/", "http://20.2.0.2/")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OTHERS = ("Recipes with nettles", "A dictionary of knots")
_LINES = {
    200: "OK",
    301: "Moved Permanently",
    304: "Not Modified",
    403: "Forbidden",
    404: "Not Found",
    410: "Gone",
    500: "Internal Server Error",
}


@dataclass(slots=True)
class Web:
    """Answers for a script; `now` is the moment, `asked` has the moments at which each link was asked for."""

    script: Script
    now: datetime = field(default_factory=lambda: at(0))
    asked: dict[int, list[datetime]] = field(default_factory=dict)
    port: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection until it ends, or is to hear nothing."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                answer = self._answer(head.decode("latin-1"))
                if answer is None:
                    break
                writer.write(answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def _answer(self, head: str) -> bytes | None:
        """Return what is answered to a request; None for silence."""
        method, target, _ = head.split(" ", 2)
        if method == "CONNECT":  # no host of the year speaks TLS
            return None
        where = urlsplit(target)
        name, path = where.hostname or "", where.path
        if self.script.line_is_down(self.now):
            self._note(name, path)
            return None
        if any(name in canary for canary in CANARIES):
            return _reply(200, b"here")
        number = self._note(name, path)
        if number is not None:
            return self._shown(number, head)
        return _reply(200, _page(path.rpartition("/")[2])) if path.startswith("/new/") else _reply(404, b"Not found")

    def _note(self, name: str, path: str) -> int | None:
        """Return the number of the link that was asked for, and note it; None where it is none of the catalogue's."""
        number = path.removeprefix("/papers/").partition(".")[0]
        if not number.isdigit() or host(int(number) % HOSTS) != name or page_of(int(number)).path != path:
            return None
        moments = self.asked.setdefault(int(number), [])
        if self.now not in moments[-1:]:
            moments.append(self.now)
        return int(number)

    def _shown(self, number: int, head: str) -> bytes | None:
        """Return what a link shows now; what has not changed since it was last asked for is not sent again."""
        shows, variant = self.script.shows(number, self.now)
        if shows is Shows.SILENCE:
            return None
        if shows is Shows.MOVED:
            return _reply(301, b"", f"Location: http://{page_of(number).host}/new/{variant}/{number}\r\n")
        status = {Shows.MISSING: 404, Shows.GONE: 410, Shows.ERROR: 500, Shows.REFUSAL: 403}.get(shows)
        if status:
            return _reply(status, b"<title>Sorry</title><h1>Sorry</h1>")
        body, kind = _body(number, shows, variant)
        tag = f'ETag: "{sha256(body).hexdigest()[:16]}"\r\n'
        if f"If-None-Match: {tag.partition(': ')[2]}".lower() in head.lower():
            return _reply(304, b"", tag)
        return _reply(200, body, tag, kind)


@cache
def _body(number: int, shows: Shows, variant: int) -> tuple[bytes, str]:
    """Return the body of a link that is there, and its type."""
    page = page_of(number)
    title = OTHERS[variant] if shows is Shows.OTHER else page.title
    if page.kind == "file":
        made = docx(title, tuple(sentences(title, 40)))
        return (cut(made) if shows is Shows.DAMAGED else made), WORD
    if shows is Shows.EDITION:
        title = title.replace("3rd", "4th")
    return article(title).encode(), "text/html; charset=utf-8"


@cache
def _page(number: str) -> bytes:
    """Return a page at its new address."""
    return article(page_of(int(number)).title).encode() if number.isdigit() else b"Not found"


def _reply(status: int, body: bytes, more: str = "", kind: str = "text/html; charset=utf-8") -> bytes:
    """Return an answer."""
    length = "" if status == 304 else f"Content-Length: {len(body)}\r\n"
    return f"HTTP/1.1 {status} {_LINES[status]}\r\n{more}Content-Type: {kind}\r\n{length}\r\n".encode() + body


@contextmanager
def serving(script: Script) -> Iterator[Web]:
    """Serve the web of a script while the block lasts."""
    web, loop, up = Web(script), asyncio.new_event_loop(), threading.Event()
    door = socket.create_server(("127.0.0.1", 0), backlog=256)
    web.port = door.getsockname()[1]

    async def begin() -> asyncio.Server:
        return await asyncio.start_server(web.serve, sock=door)

    def work() -> None:
        server = loop.run_until_complete(begin())
        loop.call_soon(up.set)
        loop.run_forever()
        server.close()
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        if left:
            loop.run_until_complete(asyncio.wait(left))
        loop.close()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    up.wait(30)
    try:
        yield web
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(30)
