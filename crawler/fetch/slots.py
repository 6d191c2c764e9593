"""A limit on how much happens at once, given to the most urgent first."""

import asyncio
import heapq
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

MOST_URGENT = 1 << 62


class Slots:
    """As many slots as `number`; whoever waits is served by urgency, then in order of arrival."""

    def __init__(self, number: int) -> None:
        self._free = number
        self._order = itertools.count()
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []

    async def acquire(self, urgency: int = 0) -> None:
        """Take a slot, waiting for one where none is free."""
        if self._free > 0:
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
        while self._waiting:
            future = heapq.heappop(self._waiting)[2]
            if not future.done():
                future.set_result(None)
                return
        self._free += 1

    @asynccontextmanager
    async def hold(self, urgency: int = 0) -> AsyncIterator[None]:
        """Hold a slot for the length of a block."""
        await self.acquire(urgency)
        try:
            yield
        finally:
            self.release()
