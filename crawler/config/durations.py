"""Durations as people write them: 90 (seconds), 30s, 15m, 72h, 7d, 2w, 2y."""

import re
from datetime import timedelta

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 7 * 86400, "y": 365 * 86400}
_PATTERN = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([smhdwy]?)\s*", re.IGNORECASE)


def parse_duration(value: object) -> timedelta:
    """Read a duration; a bare number is seconds. Raises ValueError with what would be right."""
    if isinstance(value, timedelta):
        return value
    match = None if isinstance(value, bool) else _PATTERN.fullmatch(str(value))
    if match is None:
        raise ValueError("is not a duration such as 30s, 15m, 72h, 7d or 2y")
    try:
        return timedelta(seconds=float(match[1]) * SECONDS[match[2].lower() or "s"])
    except OverflowError:
        raise ValueError("is longer than can be reckoned with") from None


def write_duration(value: timedelta) -> str:
    """Write a duration in the largest unit that keeps it whole."""
    seconds = value.total_seconds()
    for unit in ("y", "d", "h", "m"):
        if seconds and seconds % SECONDS[unit] == 0:
            return f"{int(seconds // SECONDS[unit])}{unit}"
    return f"{seconds:g}s"
