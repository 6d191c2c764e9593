"""What is said of evidence, and what a link is over time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from crawler.records.decision import Decision
from crawler.records.evidence import Evidence

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Params: TypeAlias = Mapping[str, Json]


class Verdict(StrEnum):
    """What one check says, after its retries."""

    OK = "ok"
    MOVED = "moved"
    BROKEN = "broken"
    UNSURE = "unsure"
    SKIPPED = "skipped"


WORKING = frozenset({Verdict.OK, Verdict.MOVED})  # the link leads to what it should

HOST_DOWN = frozenset({"domain-unresolvable", "connection-refused", "timeout", "connection-broken", "host-unreachable"})
"""Reasons that are the host's: it gave no answer at all."""


class State(StrEnum):
    """What a link is over time."""

    HEALTHY = "healthy"
    SUSPECT = "suspect"
    BROKEN = "broken"
    UNVERIFIED = "unverified"
    UNSTABLE = "unstable"


class TitleMatch(StrEnum):
    """The catalogue's title held against what the target calls itself."""

    SAME = "same"
    DRIFTED = "drifted"
    UNKNOWN = "unknown"


class Download(StrEnum):
    """Whether a person could open the file; NONE where there is none and none was promised."""

    GOOD = "good"
    BROKEN = "broken"
    NONE = "none"


class Content(StrEnum):
    """The text against that of the last good check."""

    SAME = "same"
    CHANGED = "changed"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    """How much a finding asks of a person."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says. Sentences are made from `rule` and `params` when they are shown, never stored.

    `url` is the link it is about, `entry` the entry's id; either or both may be None (a catalogue-wide finding names its catalogue).
    `params` are the facts it rests on, and what its message needs. `decided` is the decision of a person that mutes it; it is never kept with it.
    """

    rule: str
    url: str | None = None
    entry: str | None = None
    catalogue: str | None = None
    params: Params = field(default_factory=dict)
    confidence: float = 1.0
    decided: Decision | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a check comes to. `reason` is the slug of the rule that decided, None when ok.

    `titles` has the answer for each primary entry id; `title` is the best of them. `names` are what the target has called itself beside
    its first name, where it has had others: one that comes back is no news.
    """

    verdict: Verdict
    reason: str | None = None
    confidence: float = 1.0
    title: TitleMatch = TitleMatch.UNKNOWN
    download: Download = Download.NONE
    content: Content = Content.UNKNOWN
    findings: tuple[Finding, ...] = ()
    titles: Mapping[str, TitleMatch] = field(default_factory=dict)
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One check as kept: its evidence and what it came to by the rules of the day it was last judged.

    `withheld` says that our own line was down: the check is kept and counts for nothing.
    """

    evidence: Evidence
    judgement: Judgement
    run: str
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """What rules may know of a link's earlier checks: the last one, and the last and the first that were ok or moved."""

    last: Check | None = None
    last_good: Check | None = None
    first_good: Check | None = None

    def after(self, check: Check) -> "Past":
        """Return what is known once a check more has been made."""
        if check.judgement.verdict not in WORKING:
            return Past(check, self.last_good, self.first_good)
        return Past(check, check, self.first_good or check)


@dataclass(frozen=True, slots=True)
class Span:
    """One interval of a link's life in one state.

    `failures` counts the `broken` checks in a row that led here and `first_failure` is when the first of them was asked;
    `turns` are the times of the latest changes between working and failing, oldest first (for `unstable`).
    `ended_at` is None for the span that lasts.
    """

    state: State
    began_at: datetime
    reason: str | None = None
    ended_at: datetime | None = None
    failures: int = 0
    first_failure: datetime | None = None
    last_ok_at: datetime | None = None
    turns: tuple[datetime, ...] = ()
