"""Pictures of how links stand: their geometry follows from the figures, and their words say the same."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from crawler.records import LinkStatus, Report, State, TrendPoint, Verdict
from crawler.report.groups import digest
from crawler.report.trends import HEIGHT, HOSTS, WIDTH, ages, course, hosts
from crawler.report.words import Clock
from tests.report.conftest import NOW

CLOCK = Clock(ZoneInfo("Europe/London"))
WEEK = timedelta(days=7)


def point(weeks: float, **states: int) -> TrendPoint:
    """Return how states were some weeks ago."""
    return TrendPoint(NOW - weeks * WEEK, {State(name): number for name, number in states.items()})


def test_trouble_over_time() -> None:
    """Bands lie on each other, each as high as its share; a week is as wide as any other, however many runs it has."""
    drawn = course([point(4, healthy=98, broken=2), point(3, healthy=90, broken=5, suspect=5), point(0, healthy=96, broken=4)], CLOCK)  # fmt: skip
    assert drawn
    broken, suspect = drawn.bands
    assert (drawn.top, broken.state, suspect.state) == (10, State.BROKEN, State.SUSPECT)
    assert broken.corners == f"0.0,96.0 150.0,60.0 {WIDTH}.0,72.0 {WIDTH}.0,120.0 150.0,120.0 0.0,120.0"
    assert suspect.corners == f"0.0,96.0 150.0,0.0 {WIDTH}.0,72.0 {WIDTH}.0,72.0 150.0,60.0 0.0,96.0"
    assert drawn.words == "In trouble: 2 of 100 links on 2 March 2026, 4 of 100 links on 30 March 2026"
    assert [numbers for _, _, numbers in drawn.rows] == [(2, 0), (5, 5), (4, 0)]


@pytest.mark.parametrize(
    "points",
    [[], [point(0, healthy=3, broken=1)], [point(1, healthy=4), point(0, healthy=4)]],
    ids=["nothing", "one", "well"],
)
def test_no_picture_of_nothing(points: list[TrendPoint]) -> None:
    """One moment is no course, and a straight line at nothing is no picture."""
    assert course(points, CLOCK) is None


def test_a_catalogue_that_was_empty_at_first() -> None:
    """No links is no share, and no fault."""
    drawn = course([TrendPoint(NOW - WEEK, {}), point(0, broken=1)], CLOCK)
    assert drawn
    assert drawn.top == 100
    assert drawn.bands[0].corners.startswith(f"0.0,{HEIGHT}.0 {WIDTH}.0,0.0")


def link(number: int, *, host: str = "example.org", weeks: float = 1, state: State = State.BROKEN) -> LinkStatus:
    """Return a link in trouble."""
    verdict = Verdict.UNSURE if state is State.UNVERIFIED else Verdict.BROKEN
    return LinkStatus(f"https://{host}/{number}", (), verdict, "not-found", state=state, status=404, checked_at=NOW,
                      failing_since=NOW - weeks * WEEK)  # fmt: skip


def test_ages_of_confirmed_failures(sample: Report) -> None:
    """Each failure counts where its age puts it; what is not confirmed does not count."""
    old = [link(n, weeks=weeks) for n, weeks in enumerate((0.5, 1, 3.9, 4, 12, 13.1, 51, 53, 530))]
    digested = digest(replace(sample, links=(*old, link(99, state=State.SUSPECT)), findings=()))
    rows = ages(digested, NOW)
    assert [(row.label, row.number) for row in rows] == [
        ("under a week", 1), ("1 to 4 weeks", 2), ("1 to 3 months", 2), ("3 to 12 months", 2), ("over a year", 2),
    ]  # fmt: skip
    assert [row.width for row in rows] == [50, 100, 100, 100, 100]
    assert ages(digest(replace(sample, links=(), findings=())), NOW) == ()


def test_hosts_with_most_trouble(sample: Report) -> None:
    """The worst first; a host with one link in trouble is no pattern, and the list is short."""
    links = [link(n, host=f"h{host}.example.org") for host in range(12) for n in range(host)]
    rows = hosts(digest(replace(sample, links=tuple(links), findings=())))
    assert len(rows) == HOSTS
    assert (rows[0].label, rows[0].number, rows[0].width) == ("h11.example.org", 11, 100)
    assert hosts(digest(replace(sample, links=(link(1),), findings=()))) == ()


def test_hosts_are_words_of_strangers(sample: Report) -> None:
    """A name that acts is shown without what acts in it."""
    links = tuple(link(n, host="ex\u202eample.org") for n in range(2))
    assert "\u202e" not in hosts(digest(replace(sample, links=links, findings=())))[0].label
