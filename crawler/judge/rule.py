"""What a rule is, and what it may look at.

A link rule is a function from a `Case` to a finding or None; a catalogue rule from `Readings` to findings. Both are pure:
the past and `now` are arguments. `table.py` holds the list; nothing else knows it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from crawler.config import JudgeSettings
from crawler.records import Entry, Evidence, Finding, Head, Link, Loss, Passage, Past, Severity, Unreadable, Verdict


class Outcome(StrEnum):
    """What came of asking, as far as it decides which rules can have something to say."""

    NOTHING = "nothing"  # no answer at all
    REFUSAL = "refusal"  # any answer but a success, also an error said to HEAD only
    PAGE = "page"  # a success with an HTML page
    OTHER = "other"  # a success with anything else: a file, nothing, a body not looked at


UNANSWERED = frozenset({Outcome.NOTHING})
REFUSED = frozenset({Outcome.REFUSAL})
PAGES = frozenset({Outcome.PAGE})
OTHERS = frozenset({Outcome.OTHER})
SUCCESSES = frozenset({Outcome.PAGE, Outcome.OTHER})
ANSWERED = SUCCESSES | REFUSED


class Group(StrEnum):
    """The part of the world a rule is about; its letter begins the code."""

    LINK = "link"
    UNSURE = "unsure"
    REDIRECT = "redirect"
    CERTIFICATE = "certificate"
    DOWNLOAD = "download"
    TITLE = "title"
    CATALOGUE = "catalogue"
    HISTORY = "history"
    RUN = "run"


@dataclass(frozen=True, slots=True)
class Case:
    """One check of one link, with everything a rule may know.

    `entries` maps entry ids to the entries that carry the link (missing where a link stands in a passage only). `memo` keeps what several
    rules work out of the same case.
    """

    link: Link
    evidence: Evidence
    now: datetime
    past: Past = field(default_factory=Past)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    settings: JudgeSettings = field(default_factory=JudgeSettings)
    memo: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """One catalogue as it was read; `loss` is what its last reading no longer had."""

    head: Head
    entries: tuple[Entry, ...] = ()
    passages: tuple[Passage, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    loss: Loss | None = None


@dataclass(frozen=True, slots=True)
class Readings:
    """All catalogues of a run, for the rules that look across them.

    `switches` are the rules that the settings switch for single catalogues, by name and slug: `off`, or `on`.
    """

    catalogues: tuple[Reading, ...]
    now: datetime
    settings: JudgeSettings = field(default_factory=JudgeSettings)
    switches: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def is_off(self, rule: str, catalogue: str | None = None) -> bool:
        """Return whether a rule is switched off: for a catalogue by its name, or for all."""
        everywhere = self.settings.rules.get(rule) == "off"
        return everywhere or (catalogue is not None and self.switches.get(catalogue, {}).get(rule) == "off")


LinkCheck = Callable[[Case], Finding | None]
CatalogueCheck = Callable[[Readings], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said of one case, and what to do about it: templates like those of a rule. An empty suggestion is the rule's own, and so is no severity."""

    message: str
    suggestion: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: one file below `rules/`, one permanent code, one page of documentation.

    `verdict` is what the rule decides when it speaks (None: it leaves the verdict alone). `message` and `suggestion` are templates over the
    finding's params (`str.format`), plain words without jargon. `page` is Markdown: what it finds, why it matters, example, what to do.
    `wordings` are the words of cases that need others, by the finding's param `form`.
    `looks_at` are the outcomes of a check in which a link rule can speak at all; where it cannot, it is not asked.
    Exactly one of `check_link` and `check_catalogue` is given, none for rules that `history` or `run` state themselves.
    """

    code: str
    slug: str
    group: Group
    severity: Severity
    title: str
    message: str
    suggestion: str
    page: str
    verdict: Verdict | None = None
    wordings: Mapping[str, Wording] = field(default_factory=dict)
    looks_at: frozenset[Outcome] = frozenset(Outcome)
    check_link: LinkCheck | None = None
    check_catalogue: CatalogueCheck | None = None
