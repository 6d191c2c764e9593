"""A server that takes its time: /slow/<ms>/<anything> answers after so many milliseconds. Run as a program of its own."""

import asyncio
import sys

from pages import page
from targets import SLOW_HOSTS, host, title_of

TITLE = title_of("any", 5)
BODY = page("any", 5)[:12_000]
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n"


class Slow(asyncio.Protocol):
    """One connection, kept as long as the client likes; a client asks one thing at a time."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Note where answers go."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._seen = b""

    def data_received(self, data: bytes) -> None:
        """Answer each whole request in its time."""
        self._seen += data
        while b"\r\n\r\n" in self._seen:
            head, _, self._seen = self._seen.partition(b"\r\n\r\n")
            path = head.split(b" ", 2)[1].split(b"/")
            asyncio.get_running_loop().call_later(int(path[2]) / 1000, self._answer, path[3])

    def _answer(self, name: bytes) -> None:
        """Send one page with a text of its own."""
        number = int(name.removesuffix(b".html"))
        body = BODY.replace(TITLE.encode(), title_of(number, number).encode())
        self._transport.write(HEAD % len(body) + body)


async def serve(port: int) -> None:
    """Listen on all slow hosts until somebody ends the process."""
    hosts = [host(n) for n in range(SLOW_HOSTS)]
    server = await asyncio.get_running_loop().create_server(Slow, hosts, port, backlog=256)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
