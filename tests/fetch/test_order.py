"""Which host's links go first."""

import heapq

import pytest

from crawler.fetch.order import ENDS_THE_RUN, MARGIN, Order


def served(counts: list[int], at_once: int, per_host: int = 2) -> tuple[int, int, int]:
    """Play a run whose links all take one turn; return its turns, how often a host was left and begun again, and how many stood half done at most."""
    order, left = Order(sum(counts), at_once, per_host), list(counts)
    turns = begun_again = half_done = 0
    before: set[int] = set()
    while any(left):
        waiting = [
            (-order.urgency(rank, have - nth), rank)
            for rank, have in enumerate(left)
            for nth in range(min(per_host, have))
        ]
        now = [rank for _, rank in heapq.nsmallest(at_once, waiting)]
        begun_again += sum(left[rank] < counts[rank] for rank in set(now) - before)
        for rank in now:
            left[rank] -= 1
            order.left -= 1
        half_done = max(half_done, sum(0 < have < counts[rank] for rank, have in enumerate(left)))
        turns, before = turns + 1, set(now)
    return turns, begun_again, half_done


@pytest.mark.parametrize(
    ("counts", "at_once", "shortest"),
    [
        ([8] * 500, 64, 63),  # all slots busy
        ([100] * 33, 64, 52),  # one host more than there is room for
        ([300] + [4] * 300, 64, 150),  # the longest host, two at a time
        ([40, 39, 38] + [2] * 200, 8, 65),
        ([1] * 100, 64, 2),
    ],
)
def test_a_run_ends_close_to_the_shortest_time(counts: list[int], at_once: int, shortest: int) -> None:
    """What was begun is finished first, and still no long host is left over at the end."""
    assert served(counts, at_once)[0] <= shortest * 1.05 + 1


def test_hosts_of_one_size_are_finished_one_after_the_other() -> None:
    """Few stand half done, so that their connections stay warm."""
    _, begun_again, half_done = served([8] * 500, 64)

    assert half_done <= (MARGIN + 1) * 64 / 2
    assert begun_again <= 64


def test_the_host_that_ends_the_run_goes_first() -> None:
    """Of such hosts the one with most left; all others keep their place."""
    order = Order(left=1000, at_once=64, per_host=2)

    assert order.urgency(9, 50) == ENDS_THE_RUN + 50 > order.urgency(1, 40) > order.urgency(2, 3) > order.urgency(3, 3)
    assert order.urgency(1, 10) == -1
