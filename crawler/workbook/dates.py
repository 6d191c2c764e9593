"""Days as people and their spreadsheets write them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from crawler.language import months

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})\.?(?: \d{1,2}:\d\d(?::\d\d)?)?")
_DAY_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ .-]{1,2}([^\W\d_]{3,9})\.?[ ,-]{1,2}(\d{4}|\d{2})")
_NAMED_DAY = re.compile(r"([^\W\d_]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
FIRST_SERIAL, LAST_SERIAL = 36_526, 109_574  # the years 2000 to 2199 as spreadsheets count days
OLDEST_SERIAL = 61  # 1 March 1900; before it, Excel counts a day that never was
EPOCH = date(1899, 12, 30)  # day 0 of Excel's calendar, as it is from March 1900 on
EPOCH_1904 = date(1904, 1, 1)


class Order(StrEnum):
    """Which of two numbers comes first where a day is written in numbers."""

    DAY = "day-first"
    MONTH = "month-first"


@dataclass(frozen=True, slots=True)
class Either:
    """A day that may be one of two, by what comes first: 01/02/2026."""

    day_first: date
    month_first: date

    def by(self, order: Order) -> date:
        """Return the one that is meant where the order is known."""
        return self.day_first if order is Order.DAY else self.month_first


@dataclass(frozen=True, slots=True)
class Day:
    """A day that is plain; `order` is what it tells of the order in which the writer puts numbers."""

    day: date
    order: Order | None = None


def day_of(text: str) -> Day | Either | None:
    """Read a day: 2026-12-31, 31/12/2026, 31.12.2026 (with points the day always comes first), 31 Dec 2026, Dec 31, 2026, 31. Dezember 2026; None where it is none."""
    words = " ".join(text.split()).lower()
    if found := _ISO.fullmatch(words.upper()):
        return _day(found[1], found[2], found[3])
    if found := _NUMBERS.fullmatch(words):
        return _in_numbers(found[1], found[3], found[4], found[2])
    if found := _DAY_NAMED.fullmatch(words):
        return _day(found[3], _month(found[2]), found[1])
    if found := _NAMED_DAY.fullmatch(words):
        return _day(found[3], _month(found[1]), found[2])
    return None


def day_of_serial(number: float, epoch: date = EPOCH, first: int = FIRST_SERIAL) -> date | None:
    """Return the day that a spreadsheet's number stands for; None for one that is no day of this time, which begins with `first`."""
    return epoch + timedelta(days=int(number)) if first <= number <= LAST_SERIAL else None


def _in_numbers(first: str, second: str, year: str, between: str) -> Day | Either | None:
    """Return a day written in numbers."""
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if between == "." or day_first == month_first:
        return day_first
    if day_first and month_first:
        return Either(day_first.day, month_first.day)
    if day_first:
        return Day(day_first.day, Order.DAY)
    return Day(month_first.day, Order.MONTH) if month_first else None


def _day(year: str, month: str | int, day: str) -> Day | None:
    """Return a day of its parts; two digits of a year are of this century."""
    whole = int(year) + (2000 if len(year) == 2 else 0)  # noqa: PLR2004 - the digits of a short year
    try:
        return Day(date(whole, int(month), int(day)))
    except ValueError:
        return None


def _month(name: str) -> int:
    """Return the number of a month by its name in any language, 0 where there is none of the name."""
    return months().get(name, 0)
