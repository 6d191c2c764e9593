"""The words that every report shares: names of verdicts, answers of sites in plain words, dates as people write them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from zoneinfo import ZoneInfo

from crawler.records import State, Verdict

VERDICTS: Mapping[Verdict, str] = {
    Verdict.OK: "works",
    Verdict.MOVED: "moved",
    Verdict.BROKEN: "failed",
    Verdict.UNSURE: "could not verify",
    Verdict.SKIPPED: "not asked",
}

STATES: Mapping[State, str] = {
    State.HEALTHY: "works",
    State.SUSPECT: "failing, not yet confirmed",
    State.BROKEN: "broken, confirmed",
    State.UNVERIFIED: "could not verify",
    State.UNSTABLE: "comes and goes",
}

# What an answer means to somebody who does not know the numbers (RFC 9110, 15; RFC 6585; RFC 7725).
ANSWERS: Mapping[int, str] = {
    200: "the page was delivered",
    206: "part of the file was delivered",
    301: "moved for good",
    302: "moved for now",
    303: "see another page",
    307: "moved for now",
    308: "moved for good",
    400: "it did not understand the request",
    401: "it asks for a login",
    402: "it asks for payment",
    403: "it refuses to show the page to us",
    404: "page not found",
    405: "it does not allow this kind of request",
    406: "it has no version we may read",
    410: "page removed for good",
    429: "too many requests, try later",
    451: "withheld for legal reasons",
    500: "the site has an internal error",
    502: "the site's own servers do not reach each other",
    503: "temporarily out of service",
    504: "the site's own servers answer too slowly",
}


def answer(status: int | None) -> str:
    """Say what an answer means, with its number for those who know it; "no answer" for None."""
    if status is None:
        return "no answer"
    meaning = ANSWERS.get(status) or _phrase(status)
    return f"{meaning} ({status})"


def _phrase(status: int) -> str:
    """Return the registered phrase of a status, in lower case; the registry is that of RFC 9110."""
    try:
        return HTTPStatus(status).phrase.lower()
    except ValueError:
        return "an answer without a known meaning"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: `1 link`, `1,204 links`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def join(parts: list[str]) -> str:
    """Join parts as a sentence does: `a, b and c`."""
    if len(parts) < 2:  # noqa: PLR2004 - the grammar of a list
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def size(number: int) -> str:
    """Return a number of bytes as people write it, in powers of 1000: `2.4 MB`."""
    value = float(number)
    for unit in ("bytes", "kB", "MB"):
        if value < 1000:  # noqa: PLR2004
            return f"{value:.0f} {unit}" if unit == "bytes" else f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.1f} GB"


@dataclass(frozen=True, slots=True)
class Clock:
    """Writes times in the reader's time zone, without the platform's locale."""

    zone: ZoneInfo

    def day(self, moment: datetime) -> str:
        """Return `3 March 2026`."""
        local = moment.astimezone(self.zone)
        return f"{local.day} {_MONTHS[local.month - 1]} {local.year}"

    def minute(self, moment: datetime) -> str:
        """Return `3 March 2026, 14:05 GMT`."""
        local = moment.astimezone(self.zone)
        return f"{self.day(moment)}, {local:%H:%M} {local:%Z}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
