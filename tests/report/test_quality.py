"""The quality of catalogues in the overview."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from crawler.records import Quality, QualityPoint, Report
from crawler.report.quality import quality_rows
from crawler.report.words import Clock

CLOCK = Clock(ZoneInfo("Europe/London"))


def test_a_row_tells_figure_parts_and_course(sample: Report) -> None:
    """Nearly all is not all, unknown is a dash, and the picture goes from left to right."""
    (row,) = quality_rows(sample, CLOCK)

    assert (row.figure, row.parts) == ("78", ("70", "\u2013", "95", "100", "50", "99"))
    assert (row.course, row.corners) == ("8 better than on 16 March 2026", "0.0,6.0 50.0,7.2 100.0,4.4")


@pytest.mark.parametrize(
    ("figures", "course"), [((70,), ""), ((None, 70), ""), ((70, 70), "as on"), ((70, 60), "10 worse than on")]
)
def test_a_course_needs_two_figures(figures: tuple[int | None, ...], course: str, sample: Report) -> None:
    """One moment is none; a figure that is not known is no figure."""
    [(name, [first, *_])] = sample.quality.items()
    points = (QualityPoint(first.at + timedelta(days=at), Quality(figure)) for at, figure in enumerate(figures))
    (row,) = quality_rows(replace(sample, quality={name: tuple(points)}), CLOCK)

    assert (row.course[: len(course)], bool(row.corners)) == (course, bool(course))


def test_nothing_is_shown_of_what_was_never_worked_out(sample: Report) -> None:
    """An older history has no figures."""
    assert quality_rows(replace(sample, quality={}), CLOCK) == ()
