"""One request on one libcurl handle: what libcurl calls back fills it, the reader of the response empties it."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

import httpx
import pycurl

from crawler.fetch.curl_faults import fault_of
from crawler.fetch.curl_head import Head
from crawler.fetch.curl_route import NameWanted, Route
from crawler.fetch.failures import FetchError, timeout_kind
from crawler.records import FailureKind

WAITING = 262_144  # bytes that may wait for the reader before the server is made to wait


@dataclass(slots=True, eq=False)
class Transfer(httpx.AsyncByteStream):
    """The exchange, and the stream of the response's body. Close it, whatever became of it: that has it measured and frees the handle."""

    curl: pycurl.Curl
    route: Route
    read_timeout: float | None
    measured: Callable[[], None]
    free: Callable[[], None]
    head: Head = field(default_factory=Head)
    _fault: FetchError | None = None
    _ended: bool = False
    _closed: bool = False
    _settled: bool = False
    _freed: bool = False
    _paused: bool = False
    _waiting: int = 0
    _heard: float = 0.0
    _began: float = 0.0
    _chunks: list[bytes] = field(default_factory=list)
    _multi: pycurl.AsyncCurlMulti | None = None
    _done: asyncio.Future[pycurl.Curl] | None = None
    _waiter: asyncio.Future[None] | None = None
    _timer: asyncio.TimerHandle | None = None

    def start(self, multi: pycurl.AsyncCurlMulti) -> None:
        """Hand the request to libcurl."""
        curl = self.curl
        curl.setopt(pycurl.HEADERFUNCTION, self._on_header)
        curl.setopt(pycurl.WRITEFUNCTION, self._on_body)
        self._began = self._heard = time.monotonic()
        self._multi = multi
        self._done = multi.add_handle(curl)
        self._done.add_done_callback(self._on_done)
        if self.read_timeout is not None:
            self._timer = asyncio.get_running_loop().call_later(self.read_timeout, self._on_time)

    # What libcurl calls back. It must not raise, and may not touch the multi handle.

    def _on_header(self, line: bytes) -> int | None:
        """Take one line of a head, or refuse all that follows."""
        self._heard = time.monotonic()
        if not self.head.take(line):
            return 0
        if self.head.complete:
            self._wake()
        return None

    def _on_body(self, data: bytes) -> int | None:
        """Take a piece of the body, or make the server wait."""
        if self._waiting >= WAITING:
            self._paused = True
            return int(pycurl.WRITEFUNC_PAUSE)
        self._heard = time.monotonic()
        self._waiting += len(data)
        self._chunks.append(data)
        self._wake()
        return None

    # What the loop calls.

    def _on_done(self, done: asyncio.Future[pycurl.Curl]) -> None:
        """Note the end, and what libcurl says of it.

        Only from here on may the handle serve another request: pycurl's own callback on this future ran just before, and one that
        came later would take the other request off libcurl's hands.
        """
        self._settled = True
        error = asyncio.CancelledError("the engine was closed") if done.cancelled() else done.exception()
        if self._closed:
            self._release()
        if self._ended:
            return
        if error is not None and self.route.refused and not self.head.complete:
            self._fault = FetchError(FailureKind.PRIVATE_ADDRESS, self.route.refused)
        elif error is not None:
            self._fault = fault_of(self.curl, self.head, error, proxied=self.route.proxied)
        self._end()

    def _on_time(self) -> None:
        """End a request whose server has been silent for too long; the time to connect is libcurl's to watch."""
        longest = self.read_timeout
        assert longest is not None
        left = longest
        if self.curl.getinfo(pycurl.REQUEST_SIZE) and not self._paused:
            since = max(self._heard, self._began + self.curl.getinfo(pycurl.PRETRANSFER_TIME))
            left = since + longest - time.monotonic()
        if left > 0:
            self._timer = asyncio.get_running_loop().call_later(left, self._on_time)
            return
        kind = timeout_kind(connected=True, sent=True, answered=self.head.complete)
        self._fault = FetchError(kind, f"nothing came for {longest:g} s")
        self._drop()
        self._end()

    # What the reader calls.

    async def begin(self) -> None:
        """Wait for the head; raises `FetchError`, and `NameWanted` where a look-up has to come first."""
        while not (self.head.complete or self._ended):
            await self._wait()
        if self.head.complete:
            return
        if self.route.name_wanted:
            raise NameWanted
        raise self._fault or FetchError(FailureKind.CLOSED, "the connection ended within the head")

    def __aiter__(self) -> Self:
        """Return the pieces of the body, as they were sent."""
        return self

    async def __anext__(self) -> bytes:
        """Return what has come; raises `FetchError` where the body broke off."""
        while not self._chunks:
            if self._fault is not None:
                raise self._fault
            if self._ended:
                raise StopAsyncIteration
            await self._wait()
        data = b"".join(self._chunks)
        self._chunks.clear()
        self._waiting = 0
        if self._paused and not self._ended:
            self._paused = False
            self._heard = time.monotonic()
            self.curl.pause(pycurl.PAUSE_CONT)
        return data

    async def aclose(self) -> None:
        """Take the request off libcurl's hands, where it is not done."""
        self._drop()
        self._chunks.clear()
        self._end()
        if not self._closed:
            self._closed = True
            self.measured()
        if self._done is None or self._settled:
            self._release()

    def _release(self) -> None:
        """Give the handle back, once."""
        if not self._freed:
            self._freed = True
            self.free()

    def _drop(self) -> None:
        """Stop libcurl; the connection is closed when the body was not read to its end."""
        if self._done is not None and not self._done.done():
            assert self._multi is not None
            self._multi.remove_handle(self.curl)

    def _end(self) -> None:
        """Nothing more will come."""
        self._ended = True
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._wake()

    async def _wait(self) -> None:
        """Wait until something comes."""
        self._waiter = asyncio.get_running_loop().create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    def _wake(self) -> None:
        """Tell the reader, if there is one."""
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
