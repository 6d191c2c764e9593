"""What history knows of the links under way, looked up for many at a time."""

import asyncio
from dataclasses import dataclass, field

from crawler.errors import CrawlerError
from crawler.history.known import Known
from crawler.history.store import Store
from crawler.records import Link


@dataclass(frozen=True, slots=True)
class Flying:
    """A link under way, and what was known of it before."""

    link: Link
    known: Known


@dataclass(slots=True)
class Memory:
    """Looks up what history knows: all checks that begin in one turn of the loop ask together."""

    store: Store
    waiting: dict[str, asyncio.Future[Known]] = field(default_factory=dict)

    async def of(self, url: str) -> Known:
        """Return past, state, entries and steadiness of a link, by its identity."""
        loop = asyncio.get_running_loop()
        if not self.waiting:
            loop.call_soon(self._answer)
        future = self.waiting.get(url) or self.waiting.setdefault(url, loop.create_future())
        return await future

    def _answer(self) -> None:
        """Look up all that wait."""
        waiting, self.waiting = self.waiting, {}
        try:
            known = self.store.known(list(waiting))
        except CrawlerError as error:
            for future in waiting.values():
                future.set_exception(error)
            return
        for url, future in waiting.items():
            if not future.done():  # nobody waits any more
                future.set_result(known.get(url, Known()))
