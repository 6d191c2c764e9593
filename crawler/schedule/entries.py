"""Cron entries on the wall clock of the reader's time zone: when each is due next, and was due last."""

import re
import socket
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from itertools import takewhile
from pathlib import Path
from zoneinfo import ZoneInfo

from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger

from crawler.config import Settings
from crawler.errors import ConfigError

NAMES = ("run", "weekly", "housekeeping")
OUTBOX = "outbox"  # comes every few minutes, mostly for nothing, so that nobody is told when it is next
DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")  # crontab(5): 0 and 7 are Sunday
FIELDS = 5
YEARS = "1970-2150"  # an entry for 31 February is looked for until then
_INSTANT = timedelta(microseconds=1)
_BACK = (timedelta(hours=3), timedelta(days=2), timedelta(days=20), timedelta(days=200), timedelta(days=2000))


class WallClock(BaseTrigger):  # type: ignore[misc] # APScheduler has no type information
    """A cron entry on the wall clock of a time zone, `delay` later.

    APScheduler's own trigger steps through UTC, and so an entry at midnight misses the day after the clocks go forward
    (and a monthly one a whole month). Here the entry is reckoned on a clock without changes, then placed in the zone: a time that
    the zone skips happens an hour later, one that it has twice happens once. An entry for every hour is for every hour that passes, as
    cron(8) has it. Of times that went by unused (the machine slept, work took long) one is left.
    """

    def __init__(
        self, cron: CronTrigger, zone: ZoneInfo, *, hourly: bool = False, delay: timedelta = timedelta(0)
    ) -> None:
        self._cron = cron
        self._zone = zone
        self._hourly = hourly
        self._delay = delay

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime | None:
        """Return the first time of the entry after the previous one and after `now`; from `now` on when there was none."""
        # in UTC: within one zone, Python compares and adds by the wall clock
        times = [time.astimezone(UTC) for time in (previous_fire_time, now) if time]
        after = max(times) + (_INSTANT if previous_fire_time else timedelta(0)) - self._delay
        found = self._hour_by_hour(after) if self._hourly else self._on_the_wall(after)
        return None if found is None else (found.astimezone(UTC) + self._delay).astimezone(self._zone)

    def _hour_by_hour(self, after: datetime) -> datetime | None:
        """Return the next time with the hours as they pass, those that the wall clock shows twice too."""
        offset = after.astimezone(self._zone).utcoffset() or timedelta(0)
        found: datetime | None = self._cron.get_next_fire_time(None, after + offset)
        return None if found is None else found - offset

    def _on_the_wall(self, after: datetime) -> datetime | None:
        """Return the next time as the wall clock shows it."""
        found: datetime | None = self._cron.get_next_fire_time(
            None, after.astimezone(self._zone).replace(tzinfo=UTC, fold=0)
        )
        while found is not None:
            time = found.replace(tzinfo=self._zone)
            for fold in (0, 1):
                if time.replace(fold=fold).astimezone(UTC) >= after:
                    return time.replace(fold=fold)
            found = self._cron.get_next_fire_time(None, found + _INSTANT)
        return None

    def __str__(self) -> str:
        return f"{self._cron} {self._zone}"


def next_times(settings: Settings, after: datetime, names: Iterable[str] = NAMES) -> dict[str, datetime | None]:
    """Return when each entry is next due after a time."""
    return {name: trigger(name, settings).get_next_fire_time(None, after) for name in names}


def time_before(name: str, settings: Settings, now: datetime, count: int = 1) -> datetime | None:
    """Return the time of an entry that was the last up to `now`, or the `count`th last; None where that lies years back."""
    entry = trigger(name, settings)
    for back in _BACK:
        times = list(takewhile(lambda time: time <= now, _times(entry, now - back)))
        if len(times) >= count:
            return times[-count]
    return None


def _times(entry: WallClock, start: datetime) -> Iterator[datetime]:
    """Give the times of an entry from a time on."""
    time = entry.get_next_fire_time(None, start)
    while time is not None:
        yield time
        time = entry.get_next_fire_time(time, time)


def trigger(name: str, settings: Settings) -> WallClock:
    """Read a cron entry of five fields, as crontab(5) has them. Raises ConfigError with what would be right."""
    entry: str = getattr(settings.schedule, name)
    fields = entry.split()
    if len(fields) != FIELDS:
        raise ConfigError(f"schedule.{name}: {entry!r} must have five fields: minute hour day month weekday")
    minute, hour, day, month, weekday = fields
    try:
        days = _weekdays(weekday)
        cron = CronTrigger(year=YEARS, month=month, day=day, day_of_week=days, hour=hour, minute=minute, timezone=UTC)
    except ValueError as error:
        raise ConfigError(f"schedule.{name}: {entry!r} is no cron entry: {error}") from None
    return WallClock(cron, settings.zone, hourly=hour == "*", delay=delay_of(name, settings))


def delay_of(name: str, settings: Settings) -> timedelta:
    """Return how much later than its entry something begins: a time of each installation's own for runs, which ask strangers; nothing else waits."""
    if name != "run" or not settings.schedule.jitter:
        return timedelta(0)
    place = f"{socket.gethostname()} {Path.cwd()} {settings.history.url}"
    share = int.from_bytes(blake2b(place.encode("utf-8", "replace"), digest_size=8).digest()) / 2**64
    return timedelta(seconds=int(settings.schedule.jitter.total_seconds() * share))


def _weekdays(field: str) -> str:
    """Write numbered weekdays as names: APScheduler counts from Monday, crontab from Sunday."""
    return ",".join(name for part in field.split(",") for name in _named(part))


def _named(part: str) -> list[str]:
    """Turn one part of a weekday field, such as 1-5 or 0-6/2, into names; leave what has names already."""
    match = re.fullmatch(r"([0-7])(?:-([0-7]))?(?:/(\d+))?", part)
    if match is None:
        return [part]
    first, last, step = int(match[1]), int(match[2] or match[1]), int(match[3] or 1)
    if last < first or step < 1:
        raise ValueError(f"{part} is no range of weekdays")
    return list(dict.fromkeys(DAYS[first : last + 1 : step]))
