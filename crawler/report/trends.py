"""Pictures of how links stand: trouble over time, how old what is broken is, and the hosts that give most trouble. Geometry and words, no markup."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.language import later, number, say, say_many
from crawler.records import State, TrendPoint
from crawler.report.clean import line
from crawler.report.groups import Digest, Kind, Matter
from crawler.report.words import Clock, state_name

WIDTH, HEIGHT = 600, 120  # of the picture over time, in SVG units
TROUBLE = (
    State.BROKEN,
    State.UNSTABLE,
    State.SUSPECT,
    State.UNVERIFIED,
)  # the worst at the bottom, where heights compare best
HOSTS = 8
_STEPS = (1, 2, 5, 10, 20, 30, 40, 50, 75, 100)  # where the axis may end, in hundredths of all links
_AGES = (
    (later("under a week"), timedelta(days=7)),
    (later("1 to 4 weeks"), timedelta(days=28)),
    (later("1 to 3 months"), timedelta(days=91)),
    (later("3 to 12 months"), timedelta(days=365)),
    (later("over a year"), timedelta.max),
)
_OPEN = frozenset({Kind.BROKEN, Kind.DOWNLOAD, Kind.UNSTABLE, Kind.UNSURE, Kind.WAITING})


@dataclass(frozen=True, slots=True)
class Band:
    """One state in the picture over time: the corners of its area, and what it is now."""

    state: State
    label: str
    corners: str
    number: int


@dataclass(frozen=True, slots=True)
class Course:
    """The picture over time. `rows` are its figures: a day, all links, and the links of each band."""

    bands: tuple[Band, ...]
    top: int
    first: str
    last: str
    words: str
    rows: tuple[tuple[str, int, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One bar of a picture: its words, its number, and its width in hundredths of the longest."""

    label: str
    number: int
    width: float


def course(points: Sequence[TrendPoint], clock: Clock) -> Course | None:
    """Return the picture of trouble over time; None where there are not two moments to compare, or never was any trouble."""
    seen = [state for state in TROUBLE if any(point.states.get(state) for point in points)]
    if len(points) < 2 or not seen:  # noqa: PLR2004 - one moment is no course
        return None
    first, last = points[0], points[-1]
    top = _top(max(_share(point, seen) for point in points))
    bands = tuple(
        Band(state, state_name(state), _corners(points, seen[:place], state, top), last.states.get(state, 0))
        for place, state in enumerate(seen)
    )
    rows = tuple(
        (clock.day(point.at), _total(point), tuple(point.states.get(state, 0) for state in seen)) for point in points
    )
    return Course(bands, top, clock.day(first.at), clock.day(last.at), _course_words(first, last, clock), rows)


def _course_words(first: TrendPoint, last: TrendPoint, clock: Clock) -> str:
    """Say in a sentence what the picture shows."""
    then, now = (
        say_many(
            "{trouble} of {number} link on {day}",
            "{trouble} of {number} links on {day}",
            _total(point),
            trouble=number(sum(point.states.get(state, 0) for state in TROUBLE)),
            day=clock.day(point.at),
        )
        for point in (first, last)
    )
    return say("In trouble: {then}, {now}", then=then, now=now)


def _total(point: TrendPoint) -> int:
    """Return the number of links at a moment."""
    return sum(point.states.values())


def _share(point: TrendPoint, states: Iterable[State]) -> float:
    """Return the share of some states at a moment, in hundredths."""
    return 100 * sum(point.states.get(state, 0) for state in states) / max(1, _total(point))


def _top(share: float) -> int:
    """Return where the axis ends: a round figure, so that pictures of two weeks are alike."""
    return next(step for step in _STEPS if step >= share or step == _STEPS[-1])


def _corners(points: Sequence[TrendPoint], below: Sequence[State], state: State, top: int) -> str:
    """Return the corners of a band as SVG has them: along its upper edge, and back along the lower one."""
    times = _places([point.at for point in points])
    upper = [(x, _share(point, (*below, state))) for x, point in zip(times, points, strict=True)]
    lower = [(x, _share(point, below)) for x, point in zip(times, points, strict=True)]
    return " ".join(f"{x:.1f},{HEIGHT * (1 - share / top):.1f}" for x, share in (*upper, *reversed(lower)))


def _places(moments: Sequence[datetime]) -> list[float]:
    """Return where moments stand from left to right, by time and not by number."""
    span = (moments[-1] - moments[0]) or timedelta(seconds=1)
    return [WIDTH * ((moment - moments[0]) / span) for moment in moments]


def ages(digested: Digest, now: datetime) -> tuple[Row, ...]:
    """Return how long confirmed failures have lasted; nothing where there is none."""
    since = [
        matter.link.failing_since
        for matter in _troubles(digested, frozenset({Kind.BROKEN, Kind.DOWNLOAD}))
        if matter.link and matter.link.state is State.BROKEN and matter.link.failing_since
    ]
    counted = Counter(_age(now - moment) for moment in since)
    return _rows([(say(label), counted[label]) for label, _ in _AGES]) if counted else ()


def _age(lasted: timedelta) -> str:
    """Return the words for how long something has lasted."""
    return next(label for label, end in _AGES if lasted < end or end is timedelta.max)


def hosts(digested: Digest) -> tuple[Row, ...]:
    """Return the hosts with most links in trouble, those with at least two; what they share may be one matter."""
    counted = Counter(matter.link.host for matter in _troubles(digested, _OPEN) if matter.link)
    most = [(line(host, 80), number) for host, number in counted.most_common(HOSTS) if number > 1 and host]
    return _rows(most)


def _troubles(digested: Digest, kinds: frozenset[Kind]) -> Iterable[Matter]:
    """Return the matters of some kinds, each link by itself."""
    return (matter for matter in digested.each() if matter.kind in kinds)


def _rows(counted: Sequence[tuple[str, int]]) -> tuple[Row, ...]:
    """Return counts as bars, the longest of them as wide as can be."""
    most = max((number for _, number in counted), default=0)
    return tuple(Row(label, number, round(100 * number / most, 2)) for label, number in counted)
