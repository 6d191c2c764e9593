"""When a link is checked again. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b

from crawler.config import Ladder
from crawler.history.columns import EPOCH
from crawler.records import Content, Judgement, Span

_EARLY_SHARE, _EARLY_MOST = 12, timedelta(minutes=10)  # starts by the clock come some seconds or minutes apart


@dataclass(frozen=True, slots=True)
class Pace:
    """What the links of a run have in common: the ladder, the number of links in the history, and when the run began (None: with the check)."""

    ladder: Ladder
    links: int = 0
    began: datetime | None = None

    @property
    def large(self) -> bool:
        """Say whether there are so many links that the longer steps hold, and each link has days of its own."""
        return self.links > self.ladder.large_above

    @property
    def healthy(self) -> Sequence[timedelta]:
        """Return the steps of links that do not fail."""
        return self.ladder.healthy + self.ladder.large if self.large else self.ladder.healthy


def next_due(url: str, span: Span | None, steady: int, at: datetime, pace: Pace) -> datetime:
    """Return when a link is due that was checked at `at`.

    A step is reckoned from the beginning of the run, and a little short (`_from`): a start by the clock finds due what one such start
    before has checked, though neither comes at the second. In a large history the time is moved by up to half a step, to one of the link's own.
    """
    step = step_after(span, steady, pace)
    due = _from(at, step, pace.began) + step
    return _own_time(url, due, step) if pace.large and not _fails(span) else due


def step_after(span: Span | None, steady: int, pace: Pace) -> timedelta:
    """Return how long a link is left alone.

    A failing link climbs the failing steps by its failures in a row; any other the healthy steps by `steady`, the checks
    in a row that said nothing new.
    """
    if span is not None and span.failures:
        return pace.ladder.failing[place_of(span.failures, pace.ladder.failing)]
    return pace.healthy[place_of(steady, pace.healthy)]


def place_of(count: int, steps: Sequence[timedelta]) -> int:
    """Return which step follows on `count` checks; the last repeats."""
    return min(max(count, 1), len(steps)) - 1


def steady_after(steady: int, last: Judgement | None, now: Judgement) -> int:
    """Return how many checks in a row, this one included, said nothing new; `steady` is the number before it."""
    same = last is not None and (last.verdict, last.reason) == (now.verdict, now.reason)
    return steady + 1 if same and now.content is not Content.CHANGED else 1


def _fails(span: Span | None) -> bool:
    """Say whether the last checks of a link failed."""
    return span is not None and span.failures > 0


def _from(at: datetime, step: timedelta, began: datetime | None) -> datetime:
    """Return the time that a step is reckoned from: the beginning of the run, at most a tenth of the step before the check, and a little short."""
    start = at if began is None else min(at, max(began, at - step / 10))
    return start - min(step / _EARLY_SHARE, _EARLY_MOST)


def _own_time(url: str, due: datetime, step: timedelta) -> datetime:
    """Return the one time of a link's own, of those a step apart, that is at most half a step from `due`.

    Whatever was checked together comes apart, evenly over the step, and once there a link keeps its times: a step is a step again.
    """
    said = f"{step} {url}".encode(
        "utf-8", "replace"
    )  # with the step: times of one step say nothing of those of the next
    share = int.from_bytes(blake2b(said, digest_size=8).digest()) / 2**64
    earliest = due - step / 2
    return earliest + (EPOCH + step * share - earliest) % step
