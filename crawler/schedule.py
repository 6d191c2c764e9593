"""By the clock: APScheduler decides when, `run` does the work."""

import logging
import re
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import FrameType
from zoneinfo import ZoneInfo

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger

from crawler.config import Settings
from crawler.errors import ConfigError

DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")  # crontab(5): 0 and 7 are Sunday
FIELDS = 5
MISFIRE_GRACE_SECONDS = 6 * 3600  # a machine that slept over an entry does the work when it wakes, once

logger = logging.getLogger(__name__)


def build(
    settings: Settings,
    jobs: dict[str, Callable[[], object]],
    scheduler: BaseScheduler | None = None,
) -> BaseScheduler:
    """Return a scheduler with one job for each of `run` and `weekly`, at the times the settings give.

    Both share one thread: they never run side by side, and missed times are made up for once.
    """
    scheduler = scheduler or BlockingScheduler()
    scheduler.configure(
        executors={"default": ThreadPoolExecutor(1)},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": MISFIRE_GRACE_SECONDS},
        timezone=settings.zone,
    )
    for name, job in jobs.items():
        entry = getattr(settings.schedule, name)
        scheduler.add_job(job, trigger(name, entry, settings), id=name, name=name)
    scheduler.add_listener(_log_trouble, EVENT_JOB_ERROR | EVENT_JOB_MISSED)
    return scheduler


def serve(
    settings: Settings,
    jobs: dict[str, Callable[[], object]],
    *,
    ready: Callable[[], object],
    on_stop: Callable[[], object],
) -> None:
    """Work by the clock until SIGTERM or SIGINT.

    `ready` is called once signals are heard; `on_stop` asks the job that is running to come to an end.
    """
    scheduler = build(settings, jobs)

    def stop(number: int, _frame: FrameType | None) -> None:
        logger.info("asked to stop (%s): finishing what runs", signal.Signals(number).name)
        on_stop()
        if not scheduler.running:
            raise SystemExit(0)
        scheduler.shutdown(wait=False)

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        ready()
        scheduler.start()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def next_times(settings: Settings, after: datetime) -> dict[str, datetime | None]:
    """Return when each entry is next due after a time."""
    entries = {"run": settings.schedule.run, "weekly": settings.schedule.weekly}
    return {name: trigger(name, entry, settings).get_next_fire_time(None, after) for name, entry in entries.items()}


class WallClock(BaseTrigger):  # type: ignore[misc] # APScheduler has no type information
    """A cron entry on the wall clock of a time zone.

    APScheduler's own trigger steps through UTC, and so an entry at midnight misses the day after the clocks go forward
    (and a monthly one a whole month). Here the entry is reckoned on a clock without changes, then placed in the zone: a time that
    the zone skips happens an hour later, one that it has twice happens once.
    """

    def __init__(self, cron: CronTrigger, zone: ZoneInfo) -> None:
        self._cron = cron
        self._zone = zone

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime | None:
        """Return the first time of the entry after the previous one, or from `now` on when there was none."""
        after = previous_fire_time + timedelta(microseconds=1) if previous_fire_time else now
        wall = after.astimezone(self._zone).replace(tzinfo=UTC, fold=0)
        found: datetime | None = self._cron.get_next_fire_time(None, wall)
        while found is not None:
            time = found.replace(tzinfo=self._zone)
            for fold in (0, 1):
                if time.replace(fold=fold).astimezone(UTC) >= after.astimezone(UTC):
                    return time.replace(fold=fold)
            found = self._cron.get_next_fire_time(None, found + timedelta(microseconds=1))
        return None

    def __str__(self) -> str:
        return f"{self._cron} {self._zone}"


def trigger(name: str, entry: str, settings: Settings) -> WallClock:
    """Read a cron entry of five fields, as crontab(5) has them. Raises ConfigError with what would be right."""
    fields = entry.split()
    if len(fields) != FIELDS:
        raise ConfigError(f"schedule.{name}: {entry!r} must have five fields: minute hour day month weekday")
    minute, hour, day, month, weekday = fields
    try:
        days = _weekdays(weekday)
        cron = CronTrigger(minute=minute, hour=hour, day=day, month=month, day_of_week=days, timezone=UTC)
    except ValueError as error:
        raise ConfigError(f"schedule.{name}: {entry!r} is no cron entry: {error}") from None
    return WallClock(cron, settings.zone)


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


def _log_trouble(event: JobExecutionEvent) -> None:
    """Tell the log what a job raised, or that its time was missed."""
    error = getattr(event, "exception", None)
    if error is None:
        logger.warning("%s: missed its time (%s)", event.job_id, event.scheduled_run_time)
    else:
        logger.error("%s: %s", event.job_id, error)
