"""How machines read a time."""

from datetime import UTC, datetime


def moment(when: datetime | None) -> str | None:
    """Return a time as RFC 3339 in UTC, to the second."""
    return when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if when else None
