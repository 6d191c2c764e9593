"""The words that every report shares: names of verdicts and states, answers of sites in plain words, days and times where the reader is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from crawler.judge.answers import answer
from crawler.language import day, join, later, minute, number, say, size
from crawler.records import State, Verdict

__all__ = ["STATES", "VERDICTS", "Clock", "answer", "count", "join", "size", "state_name", "verdict_name"]

VERDICTS: Mapping[Verdict, str] = {
    Verdict.OK: later("works"),
    Verdict.MOVED: later("moved"),
    Verdict.BROKEN: later("failed"),
    Verdict.UNSURE: later("could not verify"),
    Verdict.SKIPPED: later("not asked"),
}

STATES: Mapping[State, str] = {
    State.HEALTHY: later("works"),
    State.SUSPECT: later("failing, not yet confirmed"),
    State.BROKEN: later("broken, confirmed"),
    State.UNVERIFIED: later("could not verify"),
    State.UNSTABLE: later("comes and goes"),
}


def verdict_name(verdict: Verdict) -> str:
    """Return what a verdict is called."""
    return say(VERDICTS[verdict])


def state_name(state: State) -> str:
    """Return what a state is called."""
    return say(STATES[state])


def count(amount: int, one: str, many: str | None = None) -> str:
    """Return a number with its English noun: `1 link`, `1,204 links`; for what is said to maintainers alone."""
    return f"{number(amount)} {one if amount == 1 else many or one + 's'}"


@dataclass(frozen=True, slots=True)
class Clock:
    """Writes times in the reader's time zone and in the language now spoken, without the platform's locale."""

    zone: ZoneInfo

    def day(self, moment: datetime) -> str:
        """Return `3 March 2026`."""
        return day(moment.astimezone(self.zone))

    def minute(self, moment: datetime) -> str:
        """Return `3 March 2026, 14:05 GMT`."""
        return minute(moment.astimezone(self.zone))
