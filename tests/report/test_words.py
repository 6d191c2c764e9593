"""Numbers, sizes, answers and dates as people write them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from crawler.records import TimelinePoint, Verdict
from crawler.report.pictures import STRIP_POINTS, share_words, shares, strip
from crawler.report.words import Clock, answer, count, join, size

LONDON = Clock(ZoneInfo("Europe/London"))
SUMMER = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (None, "no answer"),
        (404, "page not found (404)"),
        (418, "it is a teapot (418)"),
        (999, "an answer without a known meaning (999)"),
    ],
)
def test_answer(status: int | None, words: str) -> None:
    """Every status has a meaning in words."""
    assert answer(status) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 entries"), (1, "1 entry"), (2, "2 entries"), (12_345, "12,345 entries")]
)
def test_count(number: int, words: str) -> None:
    """A noun agrees with its number."""
    assert count(number, "entry", "entries") == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (2_400_000, "2.4 MB"), (5_000_000_000, "5.0 GB")],
)
def test_size(number: int, words: str) -> None:
    """Sizes have a unit that fits."""
    assert size(number) == words


@pytest.mark.parametrize(
    ("parts", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_join(parts: list[str], words: str) -> None:
    """A list reads as a sentence does."""
    assert join(parts) == words


def test_days_are_the_readers() -> None:
    """A moment before midnight in UTC is the next day in London's summer."""
    assert LONDON.day(SUMMER) == "1 July 2026"
    assert LONDON.minute(SUMMER) == "1 July 2026, 00:30 BST"


def test_shares_fill_the_bar_and_say_so() -> None:
    """Parts follow one another and make a hundred; a tiny part is not nothing."""
    parts = shares({Verdict.OK: 995, Verdict.BROKEN: 5, Verdict.MOVED: 0})
    assert [(part.x, part.width) for part in parts] == [(0, 99.5), (99.5, 0.5)]
    assert share_words(parts) == "works: 995 (100 %) and failed: 5 (under 1 %)"


def points(life: str) -> tuple[TimelinePoint, ...]:
    """Return a life: o for ok, b for broken."""
    verdicts = {"o": Verdict.OK, "b": Verdict.BROKEN}
    return tuple(TimelinePoint(SUMMER, verdicts[letter]) for letter in life)


def test_a_strip_tells_its_story_in_words() -> None:
    """Who cannot see the picture hears the same."""
    drawn = strip(points("ooob"), LONDON)
    assert drawn
    assert drawn.words == "Last 4 checks since 1 July 2026, oldest first: works 3 times and failed 1 time"
    assert drawn.paths == ((Verdict.OK, "M0 11h5v5h-5zM7 11h5v5h-5zM14 11h5v5h-5z"), (Verdict.BROKEN, "M21 0h5v16h-5z"))


@pytest.mark.parametrize(("life", "marks"), [("", None), ("o", None), ("ob", 2), ("o" * 100, STRIP_POINTS)])
def test_a_strip_has_a_beginning_and_a_limit(life: str, marks: int | None) -> None:
    """One check is no history; a long one shows its end."""
    drawn = strip(points(life), LONDON)
    assert (sum(drawing.count("M") for _, drawing in drawn.paths) if drawn else None) == marks
