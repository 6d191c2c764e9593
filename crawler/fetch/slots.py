"""A limit on how much happens at once, given to the most urgent first."""

import asyncio
import heapq
import itertools
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

MOST_URGENT = 1 << 62


class Slots:
    """As many slots as `number`; whoever waits is served by urgency, then in order of arrival.

    What was fetched may be laid aside (`aside`) until it is looked at, and takes no slot meanwhile; while `number` things lie there,
    no slot is given, so that what waits in memory is bounded however slow the looking is.
    """

    def __init__(self, number: int) -> None:
        self._free = self._room = number
        self._order = itertools.count()
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []

    async def acquire(self, urgency: int = 0) -> None:
        """Take a slot, waiting for one where none is free."""
        if self._free > 0 and self._room > 0:
            self._free -= 1
            return
        future = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (-urgency, next(self._order), future))
        try:
            await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled():
                self.release()
            raise

    def release(self) -> None:
        """Give a slot back; the most urgent one waiting has it at once."""
        self._free += 1
        self._serve()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Lay something aside for the length of a block."""
        self._room -= 1
        try:
            yield
        finally:
            self._room += 1
            self._serve()

    def _serve(self) -> None:
        """Give what is free to those who wait."""
        while self._waiting and self._free > 0 and self._room > 0:
            future = heapq.heappop(self._waiting)[2]
            if not future.done():
                self._free -= 1
                future.set_result(None)

    @asynccontextmanager
    async def hold(self, urgency: int = 0) -> AsyncIterator[None]:
        """Hold a slot for the length of a block."""
        await self.acquire(urgency)
        try:
            yield
        finally:
            self.release()
