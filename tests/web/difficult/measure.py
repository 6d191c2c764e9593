"""How a tool did: each case's answer held against the truth."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from difficult.case import Case, Truth


class Said(StrEnum):
    """What a tool says of a link, as its user reads it."""

    GOOD = "good"
    BROKEN = "broken"
    UNSURE = "unsure"
    SKIPPED = "skipped"
    NOTHING = "nothing"


class Score(StrEnum):
    """What an answer is worth."""

    RIGHT = "right"
    FALSE_ALARM = "false alarm"
    MISSED = "missed"
    UNDECIDED = "undecided"


_SCORES = {
    (Truth.WORKS, Said.GOOD): Score.RIGHT,
    (Truth.WORKS, Said.BROKEN): Score.FALSE_ALARM,
    (Truth.DEAD, Said.BROKEN): Score.RIGHT,
    (Truth.DEAD, Said.GOOD): Score.MISSED,
    (Truth.UNSURE, Said.UNSURE): Score.RIGHT,
    (Truth.UNSURE, Said.SKIPPED): Score.RIGHT,
    (Truth.UNSURE, Said.BROKEN): Score.FALSE_ALARM,
    (Truth.UNSURE, Said.GOOD): Score.MISSED,
    (Truth.SKIPPED, Said.SKIPPED): Score.RIGHT,
    (Truth.SKIPPED, Said.UNSURE): Score.RIGHT,
    (Truth.SKIPPED, Said.NOTHING): Score.RIGHT,
    (Truth.SKIPPED, Said.BROKEN): Score.FALSE_ALARM,
    (Truth.SKIPPED, Said.GOOD): Score.MISSED,
}


def score(truth: Truth, said: Said) -> Score:
    """Say what an answer is worth; no answer where there is one to give is undecided."""
    return _SCORES.get((truth, said), Score.UNDECIDED)


@dataclass(frozen=True, slots=True)
class Row:
    """How a tool did in one family."""

    family: str
    counts: Mapping[Score, int]

    @property
    def cases(self) -> int:
        """Return the number of cases."""
        return sum(self.counts.values())


def tally(cases: Iterable[Case], said: Mapping[str, Said]) -> list[Row]:
    """Count by family, in the order of the cases; the last row is the sum."""
    families: dict[str, Counter[Score]] = {}
    for case in cases:
        families.setdefault(case.family, Counter())[score(case.truth, said.get(case.id, Said.NOTHING))] += 1
    rows = [Row(family, counts) for family, counts in families.items()]
    return [*rows, Row("all", sum((Counter(row.counts) for row in rows), Counter()))]
