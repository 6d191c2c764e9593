"""What the killed program talks to: some hosts with many pages, and a mail server, all on loopback and in a thread of their own."""

import asyncio
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

NETWORK = "127.73.0.0/24"
HOSTS = 20
LOST_EVERY = 40  # of the links, one in so many is lost once the world has moved on


@dataclass(slots=True)
class Web:
    """Pages by number, spread over the hosts; `lost` makes some of them disappear. `asked` counts the requests for each."""

    links: int
    port: int
    lost: bool = False
    asked: Counter[int] = field(default_factory=Counter)

    def url(self, number: int) -> str:
        """Return the address of a page."""
        return f"http://127.73.0.{number % HOSTS + 1}:{self.port}/{number}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection until it ends, however it ends."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                writer.write(self._answer(head.split(b" ", 2)[1].decode()))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def _answer(self, path: str) -> bytes:
        """Return a page, or that there is none."""
        name = path.strip("/")
        if not name.isdigit() or (self.lost and int(name) % LOST_EVERY == 0):
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\nContent-Type: text/plain\r\n\r\nNot found"
        self.asked[int(name)] += 1
        body = f"<title>Report {name}</title><h1>Report {name}</h1><p>{'What was found out. ' * 20}".encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        return head.encode() + body


@contextmanager
def serving(links: int) -> Iterator[Web]:
    """Serve a web while the block lasts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        web = Web(links, free.getsockname()[1])
    loop, up = asyncio.new_event_loop(), threading.Event()

    async def begin() -> asyncio.Server:
        addresses = [f"127.73.0.{number + 1}" for number in range(HOSTS)]
        server = await asyncio.start_server(web.serve, addresses, web.port)
        loop.call_soon(up.set)
        return server

    def work() -> None:
        server = loop.run_until_complete(begin())
        loop.run_forever()
        server.close()
        open_ = asyncio.all_tasks(loop)
        for task in open_:
            task.cancel()
        if open_:
            loop.run_until_complete(asyncio.wait(open_))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    up.wait(30)
    try:
        yield web
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(30)


@dataclass(slots=True)
class Postbox:
    """A handler of aiosmtpd that keeps mails, and calls `at_data` when one comes and `after` once it was taken."""

    port: int
    taken: list[Message] = field(default_factory=list)
    at_data: Callable[[], object] | None = None
    after: Callable[[], object] | None = None

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Take a mail."""
        if self.at_data:
            self.at_data()
            await asyncio.sleep(0)
        self.taken.append(message_from_bytes(envelope.content))
        if self.after:
            asyncio.get_running_loop().call_soon(self.after)
        return "250 OK"


@contextmanager
def receiving() -> Iterator[Postbox]:
    """Receive mails while the block lasts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        box = Postbox(free.getsockname()[1])
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


def write_settings(folder: Path, web: Web, box: Postbox) -> Path:
    """Write the catalogue and the settings of the killed program, and return the file of the settings."""
    rows = "\n".join(f'"Report {number}",{web.url(number)}' for number in range(web.links))
    (folder / "list.csv").write_text(f"title,url\n{rows}\n")
    path = folder / "config.yaml"
    path.write_text(f"""
catalogues: [{{source: {folder / "list.csv"}, name: list}}]
contact: {{name: Olivia, email: olivia@demo.example}}
fetch: {{allow_networks: [{NETWORK}], per_host: {{interval: 0, connections: 8}}, robots: ignore, retries: 0}}
history: {{url: "sqlite:///{folder / "crawler.db"}"}}
report: {{folder: {folder / "reports"}, formats: [json, html]}}
mail: {{host: 127.0.0.1, port: {box.port}, security: none}}
""")
    return path
