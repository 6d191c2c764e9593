"""When things happen: days are counted from the first Monday, moments are on the clock of Europe/London, which changes twice in the year."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/London")
FIRST = date(2026, 3, 2)  # a Monday; the clocks go forward on day 27 and back on day 237
RUN, SOON, LATER, REPORT = time(6, 15), time(7, 15), time(13, 15), time(7, 0)
CHANGES = (27, 237)


def at(day: float) -> datetime:
    """Return a moment by days since the first midnight, UTC: what happens in the world knows nothing of anybody's clock."""
    return datetime.combine(FIRST, time(), UTC) + timedelta(days=day)


def on_clock(day: int, clock: time) -> datetime:
    """Return when a clock in London shows a time on a day, UTC."""
    return datetime.combine(FIRST + timedelta(days=day), clock, ZONE).astimezone(UTC)


def local_day(moment: datetime) -> date:
    """Return the day of a moment for people in London."""
    return moment.astimezone(ZONE).date()
