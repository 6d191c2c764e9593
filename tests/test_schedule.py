"""When things happen: cron entries in the reader's time zone, one job at a time."""

import threading
from datetime import UTC, datetime

import pytest
from apscheduler.schedulers.background import BackgroundScheduler

from crawler.config import ScheduleSettings, Settings
from crawler.errors import ConfigError
from crawler.schedule import build, next_times, trigger

LONDON = Settings(timezone="Europe/London")


def entry(text: str) -> Settings:
    """Make settings with one weekly entry."""
    return Settings(timezone="Europe/London", schedule=ScheduleSettings(weekly=text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "0 7 * * 1",
            "2026-03-30T06:00:00+00:00",
        ),  # the first Monday after the clocks went forward: 7 o'clock is 6 in UTC
        ("0 7 * * mon", "2026-03-30T06:00:00+00:00"),
        ("0 7 * * 0", "2026-03-29T06:00:00+00:00"),
        ("0 7 * * 7", "2026-03-29T06:00:00+00:00"),
        ("30 9 * * 6-7", "2026-03-28T09:30:00+00:00"),
        ("0 0 1 * *", "2026-03-31T23:00:00+00:00"),
    ],
)
def test_entries_mean_what_crontab_means(text: str, expected: str) -> None:
    """Numbered weekdays count from Sunday, and hours are the reader's, across clock changes."""
    times = next_times(entry(text), datetime(2026, 3, 27, 12, tzinfo=UTC))

    assert times["weekly"] == datetime.fromisoformat(expected)


def fired(text: str, start: str, end: str) -> list[str]:
    """Collect the times of an entry between two times, each after the one before, written with their offset."""
    wall, times = trigger("weekly", text, LONDON), []
    now, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
    time = wall.get_next_fire_time(None, now)
    while time is not None and time.astimezone(UTC) < last:
        times.append(time.isoformat(timespec="minutes"))
        time = wall.get_next_fire_time(time, now)
    return times


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        (
            "0 0 * * *",
            "2026-03-28T12:00Z",
            "2026-03-31T12:00Z",
            ["2026-03-29T00:00+00:00", "2026-03-30T00:00+01:00", "2026-03-31T00:00+01:00"],
        ),
        ("30 1 * * *", "2026-03-28T12:00Z", "2026-03-30T12:00Z", ["2026-03-29T01:30+00:00", "2026-03-30T01:30+01:00"]),
        ("30 1 * * *", "2026-10-24T12:00Z", "2026-10-26T12:00Z", ["2026-10-25T01:30+01:00", "2026-10-26T01:30+00:00"]),
        (
            "0 0 1 * *",
            "2026-03-27T12:00Z",
            "2026-06-01T12:00Z",
            ["2026-04-01T00:00+01:00", "2026-05-01T00:00+01:00", "2026-06-01T00:00+01:00"],
        ),
    ],
)
def test_no_day_is_missed_or_doubled_when_the_clocks_change(
    text: str, start: str, end: str, expected: list[str]
) -> None:
    """Spring's missing hour and autumn's double one give each entry exactly one time a day."""
    assert fired(text, start, end) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("0 7 * *", "must have five fields"),
        ("x 7 * * *", "is no cron entry"),
        ("99 7 * * *", "is no cron entry"),
        ("0 7 * * 5-2", "is no cron entry: 5-2 is no range of weekdays"),
    ],
)
def test_a_wrong_entry_is_told_with_its_key(text: str, told: str) -> None:
    """A wrong entry is a mistake in the configuration, with its key."""
    with pytest.raises(ConfigError, match=r"^schedule\.weekly: ") as caught:
        trigger("weekly", text, LONDON)

    assert told in str(caught.value)


def test_jobs_never_run_side_by_side() -> None:
    """The weekly report waits for a run that is under way."""
    running = threading.Semaphore(1)
    overlaps, done = [], [threading.Event(), threading.Event()]

    def job(number: int) -> None:
        overlaps.append(not running.acquire(blocking=False))
        done[number].wait(0.01)
        running.release()
        done[number].set()

    scheduler = build(LONDON, {"run": lambda: job(0), "weekly": lambda: job(1)}, BackgroundScheduler())
    scheduler.start(paused=True)
    for name in ("run", "weekly"):
        scheduler.modify_job(name, next_run_time=datetime.now(UTC))
    scheduler.resume()
    finished = [event.wait(10) for event in done]
    scheduler.shutdown()

    assert finished == [True, True]
    assert overlaps == [False, False]


def test_a_job_that_fails_does_not_end_the_schedule(caplog: pytest.LogCaptureFixture) -> None:
    """What a job raises is logged in one line; the next time comes all the same."""
    failed = threading.Event()

    def fail() -> None:
        failed.set()
        raise ConfigError("no room left")

    scheduler = build(LONDON, {"run": fail}, BackgroundScheduler())
    scheduler.start(paused=True)
    scheduler.modify_job("run", next_run_time=datetime.now(UTC))
    scheduler.resume()
    assert failed.wait(10)
    scheduler.shutdown()

    assert "run: no room left" in caplog.text
