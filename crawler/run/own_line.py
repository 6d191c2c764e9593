"""Our own line during a run: what `judge.line` makes of each check, and the canaries, asked when it wants them."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from crawler.fetch.fetcher import Fetcher
from crawler.judge.line import Line, sign_of
from crawler.records import Evidence, FailureKind, Finding, Json, Past, Run
from crawler.run.decided import Decisions, moving
from crawler.run.work import Work

LOOK_UP = "dns:"
_UNASKED = {FailureKind.PRIVATE_ADDRESS, FailureKind.MALFORMED_URL, FailureKind.UNSUPPORTED_SCHEME}


@dataclass(slots=True)
class OwnLine:
    """Watches one run. `audit`: hosts have no past, so each is presumed to have been fine."""

    work: Work
    fetcher: Fetcher
    audit: bool
    clock: Callable[[], float] = time.monotonic
    line: Line = field(init=False)
    nameless: bool = False

    def __post_init__(self) -> None:
        self.line = Line(presumes=self.audit)

    def see(self, evidence: Evidence, past: Past) -> None:
        """Take in a check; behind a proxy, what was connected to says nothing of where a host is."""
        local = self.work.settings.fetch.allow_networks if self.work.settings.fetch.proxy is None else ()
        sign = sign_of(evidence, past, local=local, presumed=self.audit)
        if sign is not None:
            self.line.see(sign)

    async def down(self, *, last: bool = False) -> bool:
        """Tell whether our own line is down; asks the canaries where failures mount, not too often, and once more at the end."""
        canaries = self.work.settings.schedule.canaries
        if canaries and self.line.doubtful(self.clock(), last=last):
            self.work.watch.say(
                f"{self.line.silent} of {self.line.fine} hosts that had worked are silent: asking {', '.join(canaries)}"
            )
            answered = await self._any_answers(canaries)
            self.line.asked(self.clock(), answered=answered)
            if answered:
                self.work.watch.say("our own line is in order: it is the hosts")
        return self.line.down

    def finding(self) -> Finding:
        """Return what is to be said of the run."""
        canaries: list[Json] = [
            address for address in self.work.settings.schedule.canaries if not address.startswith(LOOK_UP)
        ]
        params: dict[str, Json] = {"silent": self.line.silent, "hosts": self.line.fine, "canaries": canaries}
        return Finding("run-withheld", params=params | ({"form": "names"} if self.nameless else {}))

    async def _any_answers(self, canaries: Sequence[str]) -> bool:
        """Ask all canaries at once; tell whether one answered. One that may not be asked from here says nothing.

        A name that is looked up may be remembered, so it vouches only where nothing else can; else it tells the maintainer what is out of order.
        """
        pages = [address for address in canaries if not address.startswith(LOOK_UP)]
        names = [address.removeprefix(LOOK_UP) for address in canaries if address.startswith(LOOK_UP)]
        failed, known = await asyncio.gather(
            asyncio.gather(*(self.fetcher.reach(address) for address in pages)),
            asyncio.gather(*(self.fetcher.resolves(name) for name in names)),
        )
        self.nameless = bool(names) and not any(known)
        asked = [failure for failure in failed if failure not in _UNASKED]
        return any(failure is None for failure in asked) if asked else not self.nameless


def withhold(work: Work, run: Run, found: Finding) -> Run:
    """Take back what failed in a run, and end it: no link is judged by it, and all are due again at once."""
    move = moving(work.settings.judge, Decisions.of(work.store))
    work.store.withhold(run.id, [found], work.clock(), move)
    return close(work, run)


def close(work: Work, run: Run) -> Run:
    """End a run that was withheld."""
    return work.store.finish_run(run.id, work.clock(), work.store.coverage(run.id), withheld=True)
