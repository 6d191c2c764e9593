"""Bodies are opened in processes of their own: one that hangs, bombs or crashes its parser is a finding and nothing more."""

import asyncio
import os
from types import TracebackType
from typing import Self

from crawler.records import Facts, Fetched
from crawler.run.child import Draw, Limits
from crawler.run.worker import Worker

MOST = 4  # processes; each holds some 40 MB
INBOX = (
    6_000_000  # bytes of bodies that wait for one process: about what is fetched at once, so that a burst finds room
)
MANY = 300  # links; with fewer, starting a process for pages costs more than it gives


class Apart:
    """Draws facts in child processes, so that all processors work; an async context manager.

    `draw` must be importable by name (the children import it). Documents always go to a child, since only a child can be ended; a page goes to
    one where one is free, and is drawn here otherwise.
    """

    def __init__(self, draw: Draw, limits: Limits | None = None, processes: int | None = None) -> None:
        self._draw = draw
        limits = limits or Limits()
        count = min(MOST, (os.cpu_count() or 1) - 1) if processes is None else processes
        self._here = asyncio.Lock()
        self._workers = [Worker(draw, limits) for _ in range(max(1, count))]

    def expect(self, links: int) -> None:
        """Prepare for a run of so many links."""
        if links >= MANY:
            for worker in self._workers:
                worker.start()

    async def draw(self, fetched: Fetched) -> Facts:
        """Return the facts of a document, or facts that say why it could not be looked at, with the cause as its damage."""
        return await min(self._workers, key=_load).draw(fetched)

    async def draw_page(self, fetched: Fetched) -> Facts:
        """Return the facts of a page."""
        worker = self._free(fetched)
        if worker is None:
            async with self._here:  # one at a time, so that the loop feeds the children in between
                await asyncio.sleep(0)
                worker = self._free(fetched)
                if worker is None:
                    return self._draw(fetched)
        return await worker.draw(fetched)

    def _free(self, fetched: Fetched) -> Worker | None:
        """Return a child that has room for a page, if there is one."""
        worker = min(self._workers, key=_load)
        return worker if worker.ready and worker.load + len(fetched.body) <= INBOX else None

    async def __aenter__(self) -> Self:
        """Return itself; nothing is started yet."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """End the children."""
        for worker in self._workers:
            await worker.close()


def _load(worker: Worker) -> int:
    """Order workers by the bytes they have to go through."""
    return worker.load
