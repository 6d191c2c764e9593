"""The quality of catalogues as the overview shows it: the figure, its parts, and its course. Geometry and words, no markup."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from crawler.language import later, say
from crawler.records import PARTS, QualityPoint, Report
from crawler.report.clean import line
from crawler.report.words import Clock

WIDTH, HEIGHT = 100, 20  # of the small picture, in SVG units; its top is 100 and its bottom 0


@dataclass(frozen=True, slots=True)
class QualityWords:
    """The words of the table."""

    heading: str = later("Quality of the catalogues")
    caption: str = later(
        "100 is best. Each of the parts it is made of says for how many of a hundred entries it holds, where that is known."
    )
    catalogue: str = later("Catalogue")
    figure: str = later("Quality")
    parts: tuple[str, ...] = (
        later("link works"),
        later("download sound"),
        later("title agrees"),
        later("described"),
        later("dated"),
        later("listed once"),
    )
    course: str = later("Course")
    unknown: str = "\u2013"
    same: str = later("as on {day}")
    better: str = later("{by} better than on {day}")
    worse: str = later("{by} worse than on {day}")


QUALITY = QualityWords()


@dataclass(frozen=True, slots=True)
class QualityRow:
    """One catalogue: its figure, its parts and its course in words, and the corners of the small picture."""

    name: str
    figure: str
    parts: tuple[str, ...]
    course: str
    corners: str


def quality_rows(report: Report, clock: Clock) -> tuple[QualityRow, ...]:
    """Return a row for each catalogue whose quality was worked out, in the order of the report."""
    found = ((summary.name, report.quality.get(summary.name, ())) for summary in report.catalogues)
    return tuple(_row(name, points, clock) for name, points in found if points)


def _row(name: str, points: Sequence[QualityPoint], clock: Clock) -> QualityRow:
    now = points[-1].quality
    figure = QUALITY.unknown if now.figure is None else str(now.figure)
    parts = tuple(_hundredths(now.parts.get(part)) for part in PARTS)
    known = [(point, point.quality.figure) for point in points if point.quality.figure is not None]
    if len(known) < 2:  # noqa: PLR2004 - one moment is no course
        return QualityRow(line(name, 80), figure, parts, "", "")
    return QualityRow(line(name, 80), figure, parts, _course(known, clock), _corners(known))


def _hundredths(share: float | None) -> str:
    """Return a share in hundredths; all of them only where it is all."""
    return QUALITY.unknown if share is None else str(int(100 * share + 1e-9))


def _course(known: Sequence[tuple[QualityPoint, int]], clock: Clock) -> str:
    (first, then), (_, now) = known[0], known[-1]
    words = QUALITY.same if now == then else QUALITY.better if now > then else QUALITY.worse
    return say(words, by=abs(now - then), day=clock.day(first.at))


def _corners(known: Sequence[tuple[QualityPoint, int]]) -> str:
    first = known[0][0].at
    span = (known[-1][0].at - first) or timedelta(seconds=1)
    return " ".join(
        f"{WIDTH * ((point.at - first) / span):.1f},{HEIGHT * (1 - figure / 100):.1f}" for point, figure in known
    )
