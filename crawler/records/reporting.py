"""What reports are made of. Every field is a value; `report` turns them into text and never looks anything up."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain

from crawler.records.catalogue import Contact, Entry, Use
from crawler.records.decision import Decision
from crawler.records.evidence import Hop
from crawler.records.exchange import Timing
from crawler.records.judgement import Content, Download, Finding, State, TitleMatch, Verdict
from crawler.records.quality import QualityPoint


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many links there are, and what became of them in a run."""

    links: int = 0
    checked: int = 0
    skipped: int = 0
    not_due: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """One run, or one audit (`single_check`). Times are UTC. `withheld` says our own line was down: nothing is condemned."""

    id: str
    started_at: datetime
    finished_at: datetime | None = None
    single_check: bool = False
    withheld: bool = False
    coverage: Coverage = Coverage()


@dataclass(frozen=True, slots=True)
class CatalogueSummary:
    """One catalogue as read: `entries` is their number, `links` those of no entry, `left_out` those of the page around it and `passed_over` its files without an entry (both known only right after reading)."""

    name: str
    source: str
    title: str | None
    contact: Contact | None
    entries: int
    links: tuple[Use, ...] = ()
    left_out: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelinePoint:
    """One earlier check of a link, for the small picture of its life."""

    at: datetime
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """How many links were in each state at one moment; a state without a link is left out."""

    at: datetime
    states: Mapping[State, int]


@dataclass(frozen=True, slots=True)
class LinkStatus:
    """A link as it stands: the last check, its state, and a few earlier checks (oldest first).

    `title` is the best over its primary entries, `titles` the answer by entry id. `hops` are (address, status);
    `requests` and `timings` tell more of the same, one each a hop.
    `checked_at` is None and `verdict` None when it was never checked. `failing_since`, `last_ok_at`, `state` and `state_since` are None in an audit.
    `closed` is the decision of a person by which it needs nobody, `muted` those about single rules.
    """

    url: str
    entries: tuple[str, ...] = ()
    verdict: Verdict | None = None
    reason: str | None = None
    confidence: float | None = None
    title: TitleMatch = TitleMatch.UNKNOWN
    download: Download = Download.NONE
    content: Content = Content.UNKNOWN
    state: State | None = None
    status: int | None = None
    final_url: str | None = None
    hops: tuple[tuple[str, int | None], ...] = ()
    content_type: str | None = None
    size: int | None = None
    found_title: str | None = None
    checked_at: datetime | None = None
    elapsed_ms: int | None = None
    failing_since: datetime | None = None
    last_ok_at: datetime | None = None
    timeline: tuple[TimelinePoint, ...] = ()
    titles: Mapping[str, TitleMatch] = field(default_factory=dict)
    state_since: datetime | None = None
    requests: tuple[Hop, ...] = ()
    timings: tuple[Timing, ...] = ()
    closed: Decision | None = None
    muted: Mapping[str, Decision] = field(default_factory=dict)

    @property
    def decided(self) -> bool:
        """Tell whether a person has decided anything about it that holds."""
        return self.closed is not None or bool(self.muted)

    @property
    def host(self) -> str:
        """Return host and port as written; empty where the address has none."""
        return self.url.partition("://")[2].partition("/")[0].partition("?")[0].rpartition("@")[2].lower()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a renderer needs.

    `entries`, `links` and `findings` can be iterated any number of times; behind them may stand a query that pages,
    so renderers stream and never call `list` on the whole. `summary` counts verdicts of the links. `together` holds what `links` and
    `findings` hold, in one stream: a query answers for a link and its findings at once. None stands for one after the other.
    `trend` is how states were at earlier runs and at this one, oldest first; empty for an audit.
    `quality` is how good each catalogue was, by name, at earlier runs and at this one, oldest first.
    """

    run: Run
    catalogues: tuple[CatalogueSummary, ...] = ()
    entries: Iterable[Entry] = ()
    links: Iterable[LinkStatus] = ()
    findings: Iterable[Finding] = ()
    summary: Mapping[Verdict, int] = field(default_factory=dict)
    generated_at: datetime | None = None
    together: Iterable[LinkStatus | Finding] | None = None
    trend: tuple[TrendPoint, ...] = ()
    quality: Mapping[str, tuple[QualityPoint, ...]] = field(default_factory=dict)

    def walk(self) -> Iterator[LinkStatus | Finding]:
        """Yield the links and the findings, each in their order, in one pass: a finding never comes before its link."""
        return iter(chain(self.links, self.findings) if self.together is None else self.together)


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a weekly report: a link (with the entries that carry it) or a finding, and why it is worth telling."""

    link: LinkStatus
    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What a contact person is told: compared with what they were told before, never with a date.

    `spared` are links of hosts that stopped answering, which were not asked themselves: they are told with their host, if at all. `answered` says when
    a host last gave an answer. `over` names what was told and is so no longer (address, topic), which is noted and not told. `states` counts the links by
    state; those that a person has spoken of are left out. `earlier` are links that work and of which all was told before: still to be seen to, and no news. `unheard` are the addresses of those `unsure` that
    are told of as that for the first time, or again after they worked. `joined` are the addresses of those `still` broken that were not told before: their host was, which is down.
    """

    new: tuple[Change, ...] = ()
    still: tuple[Change, ...] = ()
    recovered: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    unsure: tuple[Change, ...] = ()
    waiting: int = 0
    decided: int = 0
    spared: tuple[Change, ...] = ()
    answered: Mapping[str, datetime] = field(default_factory=dict)
    over: tuple[tuple[str, str], ...] = ()
    states: Mapping[State, int] = field(default_factory=dict)
    earlier: tuple[Change, ...] = ()
    unheard: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail: its name, its media type, its content."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class WeeklyReport:
    """One mail to one person: who, about which catalogues, what changed, and the catalogues' own faults (of entries, not links).

    `faults` are told for the first time, `known` were told before. `sections` are the headings of catalogues of which only these are the person's. `reminder` says that there is no news, and what is open is told again. `page` is where
    the HTML report of the run is published.
    """

    recipient: Contact
    catalogues: tuple[CatalogueSummary, ...]
    changes: Changes
    run: Run
    since: datetime | None = None
    faults: tuple[Finding, ...] = ()
    entries: Mapping[str, Entry] = field(default_factory=dict)
    known: tuple[Finding, ...] = ()
    reminder: bool = False
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A mail that was not taken: to whom, what was said, how often it was tried, and when it is tried again; never, where `next_at` is None."""

    recipient: str
    answer: str
    attempts: int
    next_at: datetime | None
