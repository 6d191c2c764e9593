"""What is due and why, as `crawler due` shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

AHEAD = (timedelta(hours=1), timedelta(days=1), timedelta(days=7))


class Why(StrEnum):
    """Why a link is due, or will be."""

    NEW = "new"  # never checked
    CLOCK = "clock"  # checked by a run that has yet to come: its time says nothing
    FAILING = "failing"
    HEALTHY = "healthy"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One link that is due. `due_at` is None where it was never checked; `step` is what it waited for, `count` its checks in a row so far."""

    url: str
    host: str
    due_at: datetime | None
    why: Why
    step: timedelta | None = None
    count: int = 0
    present: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Links that are due for one reason, or of one host (`why` and `step` are None then): how many, and since when the first of them."""

    links: int
    since: datetime | None
    host: str | None = None
    why: Why | None = None
    step: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is due by `until` as seen at `now`, and how many links become due later: within an hour, a day, a week of it, and after that."""

    now: datetime
    until: datetime
    links: int
    due: int
    reasons: Sequence[Group]
    hosts: Sequence[Group]
    first: Sequence[Waiting]
    later: Sequence[int]
