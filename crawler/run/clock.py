"""Whether the clock of this machine can be right, by the last run. Nothing is refused: what is checked now is kept in its order all the same."""

from datetime import datetime, timedelta

BACK = timedelta(hours=1)  # a clock that is put right by less does no harm
AHEAD = timedelta(days=365)


def doubt(now: datetime, last_run: datetime) -> str | None:
    """Return what is odd about the time of day, in words; None where nothing is."""
    if last_run - now > BACK:
        return (
            f"the clock says {now:%Y-%m-%d %H:%M} UTC, and the last run is of {last_run:%Y-%m-%d %H:%M}: one of the two times is wrong. "
            "Nothing is lost; what that run checked is due again"
        )
    if now - last_run > AHEAD:
        return f"the clock says {now:%Y-%m-%d %H:%M} UTC, and the last run is of {last_run:%Y-%m-%d %H:%M}: see whether the clock is right"
    return None
