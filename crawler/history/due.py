"""When a link is checked again. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from crawler.config import Ladder
from crawler.records import Content, Judgement, Span


def next_due(span: Span | None, checks_unchanged: int, at: datetime, ladder: Ladder) -> datetime:
    """Return when a link is due that was checked at `at`.

    A failing link climbs the failing steps by its failures in a row; any other the healthy steps by `checks_unchanged`, the checks
    in a row, this one included, that said nothing new.
    """
    if span is not None and span.failures:
        return at + _step(ladder.failing, span.failures)
    return at + _step(ladder.healthy, checks_unchanged)


def steady_after(steady: int, last: Judgement | None, now: Judgement) -> int:
    """Return how many checks in a row, this one included, said nothing new; `steady` is the number before it."""
    same = last is not None and (last.verdict, last.reason) == (now.verdict, now.reason)
    return steady + 1 if same and now.content is not Content.CHANGED else 1


def _step(steps: Sequence[timedelta], count: int) -> timedelta:
    """Return the step after `count` checks; the last repeats."""
    return steps[min(max(count, 1), len(steps)) - 1]
