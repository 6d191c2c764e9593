"""When a link is checked again."""

from datetime import UTC, datetime, timedelta

import pytest

from crawler.config import Ladder
from crawler.history.due import next_due, steady_after
from crawler.records import Content, Judgement, Span, State, Verdict

NOW = datetime(2024, 1, 1, tzinfo=UTC)
LADDER = Ladder()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OK = Judgement(Verdict.OK)


def failing(failures: int, state: State = State.SUSPECT) -> Span:
    """Return a state after some failures in a row."""
    return Span(state, NOW, failures=failures)


@pytest.mark.parametrize(
    ("span", "steady", "expected"),
    [
        (None, 1, DAY),
        (Span(State.HEALTHY, NOW), 0, DAY),
        (Span(State.HEALTHY, NOW), 1, DAY),
        (Span(State.HEALTHY, NOW), 2, 3 * DAY),
        (Span(State.HEALTHY, NOW), 3, 7 * DAY),
        (Span(State.HEALTHY, NOW), 99, 7 * DAY),
        (Span(State.UNVERIFIED, NOW), 2, 3 * DAY),
        (failing(1), 9, HOUR),
        (failing(2), 9, 6 * HOUR),
        (failing(3, State.BROKEN), 9, 24 * HOUR),
        (failing(4, State.BROKEN), 9, 72 * HOUR),
        (failing(50, State.BROKEN), 9, 72 * HOUR),
        (failing(1, State.UNSTABLE), 9, HOUR),
    ],
)
def test_ladders(span: Span | None, steady: int, expected: timedelta) -> None:
    """A steady link is left alone for longer; a failing one is looked at sooner, then less often."""
    assert next_due(span, steady, NOW, LADDER) == NOW + expected


@pytest.mark.parametrize(
    ("last", "now", "expected"),
    [
        (None, OK, 1),
        (OK, OK, 5),
        (OK, Judgement(Verdict.OK, content=Content.CHANGED), 1),
        (OK, Judgement(Verdict.MOVED, "moved-permanently"), 1),
        (Judgement(Verdict.UNSURE, "blocked"), Judgement(Verdict.UNSURE, "challenge"), 1),
        (Judgement(Verdict.UNSURE, "blocked"), Judgement(Verdict.UNSURE, "blocked"), 5),
    ],
)
def test_steadiness(last: Judgement | None, now: Judgement, expected: int) -> None:
    """Only a check that says nothing new counts on."""
    assert steady_after(4, last, now) == expected
