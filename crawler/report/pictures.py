"""Small pictures as plain geometry: a bar of shares and the strip of a link's checks, each with its meaning in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from crawler.language import join, number, percent, say, say_many
from crawler.records import TimelinePoint, Verdict
from crawler.report.words import Clock, verdict_name

STRIP_POINTS = 24
STEP = 7  # from one mark of the strip to the next, in SVG units
_HEIGHTS = {Verdict.OK: 5, Verdict.MOVED: 8, Verdict.SKIPPED: 3, Verdict.UNSURE: 11, Verdict.BROKEN: 16}


@dataclass(frozen=True, slots=True)
class Share:
    """One part of the bar: `x` and `width` in hundredths of it."""

    verdict: Verdict
    label: str
    number: int
    percent: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Strip:
    """The last checks of a link, oldest first.

    `paths` are the marks of each verdict as SVG draws them, a mark a check; their height tells the verdict to those who cannot tell colours apart.
    """

    paths: tuple[tuple[Verdict, str], ...]
    width: int
    words: str


def shares(summary: Mapping[Verdict, int]) -> tuple[Share, ...]:
    """Return the parts of the bar, verdicts without a link left out."""
    total = sum(summary.values())
    parts: list[Share] = []
    x = 0.0
    for verdict in Verdict:
        if amount := summary.get(verdict, 0):
            width = 100 * amount / total
            share = percent(width) if width >= 1 else say("under 1 %")
            parts.append(Share(verdict, verdict_name(verdict), amount, share, round(x, 3), round(width, 3)))
            x += width
    return tuple(parts)


def share_words(parts: Iterable[Share]) -> str:
    """Say what the bar shows."""
    return join([f"{part.label}: {number(part.number)} ({part.percent})" for part in parts])


def strip(points: tuple[TimelinePoint, ...], clock: Clock) -> Strip | None:
    """Return the strip of the last checks, None where there are fewer than two."""
    shown = points[-STRIP_POINTS:]
    if len(shown) < 2:  # noqa: PLR2004 - one check is no history
        return None
    verdicts = tuple(point.verdict for point in shown)
    runs = [(verdict, len(list(group))) for verdict, group in groupby(shown, lambda point: point.verdict)]
    told = join([_run(verdict, times) for verdict, times in runs])
    return Strip(
        _paths(verdicts),
        len(shown) * STEP,
        say(
            "Last {number} checks since {day}, oldest first: {told}",
            number=number(len(shown)),
            day=clock.day(shown[0].at),
            told=told,
        ),
    )


def _run(verdict: Verdict, times: int) -> str:
    """Say how often in a row a check came to the same."""
    return say_many("{verdict} {number} time", "{verdict} {number} times", times, verdict=verdict_name(verdict))


@lru_cache(4096)
def _paths(verdicts: tuple[Verdict, ...]) -> tuple[tuple[Verdict, str], ...]:
    """Return the marks of some checks; most links have the same ones."""
    marks: dict[Verdict, list[str]] = {}
    for index, verdict in enumerate(verdicts):
        height = _HEIGHTS[verdict]
        marks.setdefault(verdict, []).append(f"M{index * STEP} {16 - height}h5v{height}h-5z")
    return tuple((verdict, "".join(drawn)) for verdict, drawn in marks.items())
