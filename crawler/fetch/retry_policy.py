"""Is it worth a second try, and when? Pure."""

from crawler.records import FailureKind

FIRST_DELAY = 1.0
LONGEST_DELAY = 30.0
# 520 to 527 and 530 are what content networks answer when the site behind them does not.
STATUSES = frozenset({408, 421, 425, 429, 500, 502, 503, 504, *range(520, 528), 530})
FAILURES = frozenset(
    {
        FailureKind.RESOLVER_DOWN,
        FailureKind.UNREACHABLE,
        FailureKind.PROXY,
        FailureKind.TIMEOUT_CONNECT,
        FailureKind.TIMEOUT_TLS,
        FailureKind.TIMEOUT_FIRST_BYTE,
        FailureKind.TIMEOUT_BODY,
        FailureKind.RESET,
        FailureKind.CLOSED,
        FailureKind.NOT_HTTP,
        FailureKind.TRUNCATED,
        FailureKind.TLS_PROTOCOL,
    }
)
ONCE = frozenset(
    {FailureKind.REFUSED}
)  # a service that restarts refuses for a moment; one that is gone refuses for ever


def tries(outcome: int | FailureKind | None, retries: int) -> int:
    """Return how many further tries an outcome is worth: a status, a failure or the cut of a body, or None for a good answer."""
    if outcome in ONCE:
        return min(1, retries)
    return retries if outcome in STATUSES or outcome in FAILURES else 0


def delay(attempt: int, chance: float) -> float:
    """Return the seconds before the next try: doubled each time, between half and all of it by `chance` (0 to 1).

    Half is kept so that a try never follows at once; the spread keeps links that failed together from coming back together.
    """
    longest = min(LONGEST_DELAY, FIRST_DELAY * 2**attempt)
    return float(longest * (0.5 + chance / 2))
