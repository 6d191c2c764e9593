"""When things happen: cron entries in the reader's time zone."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from crawler.config import ScheduleSettings, Settings
from crawler.errors import ConfigError
from crawler.schedule.entries import delay_of, next_times, time_before, trigger


def entry(text: str, zone: str = "Europe/London") -> Settings:
    """Make settings with one weekly entry."""
    return Settings(timezone=zone, schedule=ScheduleSettings(weekly=text))


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


def fired(text: str, start: str, end: str, zone: str = "Europe/London") -> list[str]:
    """Collect the times of an entry between two times, each after the one before, written with their offset."""
    wall, times = trigger("weekly", entry(text, zone)), []
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
        ("30 1 * * *", "2026-03-28T12:00Z", "2026-03-30T12:00Z", ["2026-03-29T02:30+01:00", "2026-03-30T01:30+01:00"]),
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
        trigger("weekly", entry(text))

    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("zone", "start", "midnight", "first"),
    [
        ("America/Havana", "2026-03-07T12:00Z", "2026-03-08T01:00-04:00", 23),  # no midnight: the clocks go from 0 to 1
        ("America/Havana", "2026-10-31T12:00Z", "2026-11-01T00:00-04:00", 25),  # two midnights
        ("Africa/Cairo", "2026-04-23T12:00Z", "2026-04-24T01:00+03:00", 23),
        ("Africa/Cairo", "2026-10-29T12:00Z", "2026-10-30T00:00+02:00", 24),  # the hour before midnight comes twice
        ("Australia/Lord_Howe", "2026-04-04T00:00Z", "2026-04-05T00:00+11:00", 24),  # half an hour, at two
    ],
)
def test_midnight_comes_once_where_the_clocks_change_at_midnight(
    zone: str, start: str, midnight: str, first: int
) -> None:
    """A day that has no midnight gets its entry when it begins; one that has two gets it once."""
    begin = datetime.fromisoformat(start)
    times = fired("0 0 * * *", start, (begin + timedelta(days=3)).isoformat(), zone)

    assert times[0] == midnight
    assert len(times) == len({time[:10] for time in times}) == 3
    assert datetime.fromisoformat(times[1]) - datetime.fromisoformat(times[0]) in {
        timedelta(hours=first),
        timedelta(hours=first, minutes=30),
    }


@pytest.mark.parametrize("zone", ["Europe/London", "America/Havana", "Africa/Cairo", "UTC"])
@pytest.mark.parametrize("start", ["2026-03-06T00:20Z", "2026-04-23T00:20Z", "2026-10-24T00:20Z", "2026-10-30T00:20Z"])
def test_an_hourly_entry_comes_every_hour_that_passes(zone: str, start: str) -> None:
    """Neither is an hour left out when the clocks go back, nor does one come twice when they go forward."""
    begin = datetime.fromisoformat(start)
    times = [
        datetime.fromisoformat(time)
        for time in fired("15 * * * *", start, (begin + timedelta(days=4)).isoformat(), zone)
    ]

    assert {b - a for a, b in pairwise(times)} == {timedelta(hours=1)}
    assert len(times) == 96


@pytest.mark.parametrize("late", [timedelta(minutes=59), timedelta(days=3), timedelta(days=3650)])
def test_of_missed_times_the_next_is_the_first_after_now(late: timedelta) -> None:
    """A machine that slept over many times is asked to do the work once, and how long it slept costs nothing."""
    wall, before = (
        trigger("run", Settings(schedule=ScheduleSettings(jitter=timedelta(0)))),
        datetime(2026, 3, 2, 7, 15, tzinfo=UTC),
    )
    time = wall.get_next_fire_time(before, before + late)

    assert time is not None
    assert timedelta(0) < time - (before + late) <= timedelta(hours=1)


def test_runs_begin_later_by_a_time_of_each_installations_own() -> None:
    """The delay is below the jitter, always the same for one database, and another for another; nothing but runs waits."""
    delays = {}
    for number in range(50):
        settings = Settings.model_validate({"history": {"url": f"sqlite:///{number}.db"}, "schedule": {"jitter": "5m"}})
        delays[number] = delay_of("run", settings)
        assert delay_of("run", settings) == delays[number]
        assert {delay_of(name, settings) for name in ("weekly", "housekeeping")} == {timedelta(0)}
        begins = next_times(settings, datetime(2026, 3, 2, 7, tzinfo=UTC))["run"]
        assert begins == datetime(2026, 3, 2, 7, 15, tzinfo=UTC) + delays[number]

    assert len(set(delays.values())) > 25
    assert all(timedelta(0) <= delay < timedelta(minutes=5) for delay in delays.values())


@pytest.mark.parametrize(
    ("text", "count", "expected"),
    [
        ("0 7 * * mon", 1, "2026-03-30T06:00Z"),
        ("0 7 * * mon", 2, "2026-03-23T07:00Z"),
        ("* * * * *", 1, "2026-04-03T12:00Z"),
        ("* * * * *", 3, "2026-04-03T11:58Z"),
        ("0 12 29 2 *", 1, "2024-02-29T12:00Z"),
        ("0 0 31 2 *", 1, None),
    ],
)
def test_the_time_before(text: str, count: int, expected: str | None) -> None:
    """The last times of an entry up to now, across a clock change and over years."""
    time = time_before("weekly", entry(text), datetime(2026, 4, 3, 12, tzinfo=UTC), count)

    assert time == (datetime.fromisoformat(expected) if expected else None)
