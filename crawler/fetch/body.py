"""Reading a body: decoded piece by piece, up to a cap, and with a name for the fault when it ends early."""

import asyncio
import time

import httpx

from crawler.fetch.decoders import Decoder
from crawler.fetch.decoding import decode, layers
from crawler.fetch.failures import FetchError, failure_of
from crawler.fetch.heads import lines_of
from crawler.fetch.spool import BEGINNING, LARGE, LARGE_PART, Spool
from crawler.fetch.trail import Body, Caps
from crawler.records import FailureKind

REDIRECT_CAP = 65_536  # of a redirect nothing is judged; a short body is read so that the connection can be used again
REDIRECTS = {301, 302, 303, 307, 308}
PARTIAL = 206
ABOUT_BODY = {b"content-encoding", b"content-length", b"content-type", b"location"}
BROKEN = {
    FailureKind.NOT_HTTP,
    FailureKind.CLOSED,
    FailureKind.HEADERS_TOO_LARGE,
}  # the last of trailers and chunk lines
CHUNKS = 16  # read in a row before others have a turn
ON_AIR, LISTENED = ("audio/", "video/"), 256 * 1024
LISTENED_FOR = 5.0  # seconds of what is on the air: a station of 32 kbit/s would take a minute to fill the above
PAGE_TYPES = ("html", "text/", "xml", "json", "javascript")


def head_of(response: httpx.Response) -> dict[bytes, str]:
    """Read the headers that say how to read the body; those that come more than once are joined."""
    found: dict[bytes, str] = {}
    for key, value in lines_of(response):
        if key in ABOUT_BODY:
            text = value.decode("latin-1")
            found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def cap_for(status: int, head: dict[bytes, str], caps: Caps) -> int:
    """Choose the cap by status and Content-Type; without one the body's first bytes decide, as it is read.

    Sound and film of no stated length may be a radio station, which never ends: what is on the air is heard after a while.
    """
    if status in REDIRECTS and b"location" in head:
        return min(REDIRECT_CAP, caps.page)
    kind = head.get(b"content-type", "").lower()
    if is_on_air(head):
        return min(LISTENED, caps.document)
    return caps.page if any(word in kind for word in PAGE_TYPES) else caps.document


def is_on_air(head: dict[bytes, str]) -> bool:
    """Tell whether an answer is sound or film of no stated length."""
    return head.get(b"content-type", "").lower().startswith(ON_AIR) and b"content-length" not in head


class BodyReader:
    """Reads one response's stream; what came before a fault or a cancellation is kept."""

    def __init__(self, response: httpx.Response, caps: Caps) -> None:
        self._response = response
        self._caps = caps
        self._head = head_of(response)
        self._cap = cap_for(response.status_code, self._head, caps)
        self._content: bytes | bytearray = b""
        self._on_air = is_on_air(self._head)
        self._file: Spool | None = None
        self._most = LARGE_PART if response.status_code == PARTIAL else LARGE  # bytes in memory
        self._capped = self._no_room = False
        self.cut: FailureKind | None = None
        self._received = 0  # bytes as they were sent

    async def read(self) -> None:
        """Read until the end, the cap, or a fault, which is named in `cut`."""
        try:
            await self._read()
        except httpx.HTTPError as error:
            self.cut = _cut(error)

    async def _read(self) -> None:
        """Read until the end or the cap; raises what the engine raises, and `FetchError`."""
        head = self._head
        decoders = layers(head.get(b"content-encoding", ""), head.get(b"content-type", "").lower())
        assert isinstance(self._response.stream, httpx.AsyncByteStream)
        count, began = 0, time.monotonic()
        async for chunk in self._response.stream:
            self._received += len(chunk)
            self._take(chunk, decoders)
            self._capped = self._capped or (self._on_air and time.monotonic() - began > LISTENED_FOR)
            if self._capped:
                return
            count += 1
            if not count % CHUNKS:  # a body that is always there would leave no turn to the deadline
                await asyncio.sleep(0)

    def _take(self, chunk: bytes, decoders: list[Decoder]) -> None:
        """Add the decoded bytes of one chunk, and stop within it at the cap."""
        for piece in decode(chunk, decoders):
            if not self._content and b"content-type" not in self._head and piece.lstrip()[:1] == b"<":
                self._cap = min(self._cap, self._caps.page)
            room = self._cap - (len(self._content) if self._file is None else self._file.size)
            self._capped = len(piece) > room
            try:
                self._add(piece[:room])
            except OSError:
                self._capped = self._no_room = True
            if self._capped:
                return

    def _add(self, piece: bytes) -> None:
        """Keep one piece: most bodies come in one, which is kept as it is; large ones go to disk. Raises OSError."""
        if self._file is not None:
            self._file.write(piece)
            return
        if not self._content:
            self._content = piece
            return
        if len(self._content) + len(piece) > self._most:
            self._spool(piece)
            return
        if isinstance(self._content, bytes):
            self._content = bytearray(self._content)
        self._content += piece

    def _spool(self, piece: bytes) -> None:
        """Go on on disk. Where that fails, what is known stays as it is. Raises OSError."""
        file = Spool()
        file.write(self._content)
        file.write(piece)
        self._file, self._content = file, self._content[:BEGINNING]

    def body(self) -> Body:
        """Return what was read."""
        length = self._head.get(b"content-length", "")
        declared = int(length) if length.isascii() and length.isdigit() and len(length) < 19 else None  # noqa: PLR2004 - 64 bits
        content = bytes(self._content)
        return Body(content, declared, self._capped, self.cut, self._received, self._file, self._no_room)


def _cut(error: httpx.HTTPError) -> FailureKind:
    """Name what ended a body: there is a status already, so a broken conversation is a body cut short."""
    kind = error.kind if isinstance(error, FetchError) else failure_of(error, "http11.receive_response_body").kind
    return FailureKind.TRUNCATED if kind in BROKEN else kind
