"""What is worth a second try, and when."""

import pytest

from crawler.fetch.retry_policy import LONGEST_DELAY, delay, tries
from crawler.records import FailureKind


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        *((status, 2) for status in (408, 421, 425, 429, 500, 502, 503, 504, 520, 521, 524, 526, 530)),
        *((status, 0) for status in (200, 204, 301, 400, 401, 403, 404, 410, 451, 501, 505, 999)),
        (FailureKind.TIMEOUT_CONNECT, 2),
        (FailureKind.TIMEOUT_FIRST_BYTE, 2),
        (FailureKind.RESET, 2),
        (FailureKind.CLOSED, 2),
        (FailureKind.TRUNCATED, 2),
        (FailureKind.RESOLVER_DOWN, 2),
        (FailureKind.REFUSED, 1),
        (FailureKind.NAME_NOT_FOUND, 0),
        (FailureKind.TLS_EXPIRED, 0),
        (FailureKind.TLS_WRONG_HOST, 0),
        (FailureKind.PRIVATE_ADDRESS, 0),
        (FailureKind.TIMEOUT_WHOLE, 0),
        (FailureKind.ROBOTS, 0),
        (None, 0),
    ],
)
def test_what_is_worth_a_second_try(outcome: int | FailureKind | None, expected: int) -> None:
    """Passing troubles are tried again, plain answers are not."""
    assert tries(outcome, 2) == expected


def test_retries_can_be_switched_off() -> None:
    """No setting of ours asks more often than the configuration allows."""
    assert tries(FailureKind.REFUSED, 0) == tries(503, 0) == 0


def test_the_pause_doubles_within_bounds() -> None:
    """Each pause is twice the last, never longer than the longest, and spread by chance over its upper half."""
    assert [delay(attempt, 1.0) for attempt in range(4)] == [1, 2, 4, 8]
    assert delay(0, 0.0) == 0.5
    assert delay(50, 1.0) == LONGEST_DELAY
