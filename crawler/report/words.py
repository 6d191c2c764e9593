"""The words that every report shares: names of verdicts, answers of sites in plain words, dates as people write them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from crawler.judge.answers import answer
from crawler.records import State, Verdict

__all__ = ["STATES", "VERDICTS", "Clock", "answer", "count", "join", "size"]

VERDICTS: Mapping[Verdict, str] = {
    Verdict.OK: "works",
    Verdict.MOVED: "moved",
    Verdict.BROKEN: "failed",
    Verdict.UNSURE: "could not verify",
    Verdict.SKIPPED: "not asked",
}

STATES: Mapping[State, str] = {
    State.HEALTHY: "works",
    State.SUSPECT: "failing, not yet confirmed",
    State.BROKEN: "broken, confirmed",
    State.UNVERIFIED: "could not verify",
    State.UNSTABLE: "comes and goes",
}


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: `1 link`, `1,204 links`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def join(parts: list[str]) -> str:
    """Join parts as a sentence does: `a, b and c`."""
    if len(parts) < 2:  # noqa: PLR2004 - the grammar of a list
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def size(number: int) -> str:
    """Return a number of bytes as people write it, in powers of 1000: `2.4 MB`."""
    value = float(number)
    for unit in ("bytes", "kB", "MB"):
        if value < 1000:  # noqa: PLR2004
            return f"{value:.0f} {unit}" if unit == "bytes" else f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.1f} GB"


@dataclass(frozen=True, slots=True)
class Clock:
    """Writes times in the reader's time zone, without the platform's locale."""

    zone: ZoneInfo

    def day(self, moment: datetime) -> str:
        """Return `3 March 2026`."""
        local = moment.astimezone(self.zone)
        return f"{local.day} {_MONTHS[local.month - 1]} {local.year}"

    def minute(self, moment: datetime) -> str:
        """Return `3 March 2026, 14:05 GMT`."""
        local = moment.astimezone(self.zone)
        return f"{self.day(moment)}, {local:%H:%M} {local:%Z}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
