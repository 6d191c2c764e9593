"""Days as strangers write them, brought to YYYY, YYYY-MM or YYYY-MM-DD; what cannot be read for certain is left out."""

import re
from datetime import date

_LONGEST = 60
_FIRST, _LAST = 1400, 2100
_ISO = re.compile(r"(?:D:)?(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?![\d/.-]*\d)(?:[T\s+Z,;]|$)")
_TIGHT = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)?(?:\d{2,6}|[T\s+Z'-]|$)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]*\b", re.IGNORECASE)
_DAY = re.compile(r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th)?(?![\d:])", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
# What programs write that know no day: the beginnings of their calendars.
_BEGINNINGS = frozenset({"1899-12-30", "1900-01-01", "1904-01-01", "1969-12-31", "1970-01-01", "1980-01-01"})


def read_date(text: str) -> str | None:
    """Read a day, a month or a year; None for anything else, and for the day on which a calendar of computers begins."""
    text = text[:_LONGEST].strip()
    found = _numbers(text) or _words(text)
    return None if found in _BEGINNINGS else found


def _numbers(text: str) -> str | None:
    match = _ISO.match(text) or _TIGHT.match(text)
    return _joined(*(int(part) if part else 0 for part in match.groups())) if match else None


def _words(text: str) -> str | None:
    """Read "3 May 2016", "May 2016", or the one year that stands there: the numbers of "3/5/2016" mean two days."""
    years = _YEAR.findall(text)
    if len(set(years)) != 1:
        return None
    month = _MONTH.search(text)
    if month is None:
        return _joined(int(years[0]), 0, 0)
    day = _DAY.search(_YEAR.sub(" ", text).partition(":")[0] if ":" in text else _YEAR.sub(" ", text))
    return _joined(int(years[0]), _MONTHS.index(month[1].lower()) + 1, int(day[1]) if day else 0)


def _joined(year: int, month: int, day: int) -> str | None:
    """Write as much of a day as the calendar has."""
    if not _FIRST <= year <= _LAST:
        return None
    try:
        whole = date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return f"{year}" if not 1 <= month <= 12 else f"{year}-{month:02}"  # noqa: PLR2004 - months of a year
    return whole if month and day else whole[:7] if month else whole[:4]
