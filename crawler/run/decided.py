"""Decisions of people, brought to where links are judged and told of."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from crawler.config import JudgeSettings
from crawler.history.decisions import carriers, catalogues_of
from crawler.history.replay import Move
from crawler.history.reports import Telling
from crawler.history.store import Store
from crawler.judge.decided import ended, tell, tell_fault
from crawler.judge.deciding import holds
from crawler.judge.decision_words import decision_ended
from crawler.judge.rule import Case
from crawler.judge.signs.addresses import host
from crawler.judge.states import advance
from crawler.judge.table import rule
from crawler.records import (
    Check,
    Decision,
    Ended,
    Entry,
    Finding,
    Judgement,
    Link,
    LinkStatus,
    Past,
    Report,
    Seen,
    Span,
)

_SUCCESS = range(200, 301)  # RFC 9110, 15.3 and 15.4.1


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions at hand: found by link, by entry, and those that may be about any link."""

    by_link: dict[str, list[Decision]] = field(default_factory=lambda: defaultdict(list))
    by_entry: dict[str, list[Decision]] = field(default_factory=lambda: defaultdict(list))
    wide: list[Decision] = field(default_factory=list)

    @classmethod
    def of(cls, store: Store) -> "Decisions":
        """Take what a history holds: decisions, also those that have ended, and the marks of its catalogues."""
        return cls.sorted_out((*store.decisions(ended=True), *store.marks()))

    @classmethod
    def sorted_out(cls, found: Iterable[Decision]) -> "Decisions":
        """Sort decisions, and marks, which may name a rule by its code."""
        made = cls()
        for one in map(_by_slug, found):
            if one.scope.url is not None:
                made.by_link[one.scope.url].append(one)
            elif one.scope.entry is not None:
                made.by_entry[one.scope.entry].append(one)
            else:
                made.wide.append(one)
        return made

    def __bool__(self) -> bool:
        return bool(self.by_link or self.by_entry or self.wide)

    def about(self, url: str | None, entries: Collection[str]) -> Iterator[Decision]:
        """Yield the decisions that may be about a link of some entries."""
        if url is not None:
            yield from self.by_link.get(url, ())
        for entry in entries:
            yield from self.by_entry.get(entry, ())
        yield from self.wide


def _by_slug(decision: Decision) -> Decision:
    """Return a decision with the slug of a rule that it may name by its code."""
    named = decision.scope.rule
    found = rule(named) if named else None
    return replace(decision, scope=replace(decision.scope, rule=found.slug)) if found else decision


def moving(settings: JudgeSettings, decisions: Decisions) -> Move:
    """Return the state machine of links that reckons with what had been decided at each moment."""

    def move(link: Link, entries: Mapping[str, Entry], span: Span | None, check: Check) -> Span:
        evidence = check.evidence
        case = Case(link, evidence, evidence.asked_at, Past(), entries, settings)
        counts = counted(decisions, case, check.judgement) if decisions else check.judgement
        return advance(span, counts, evidence.asked_at, settings.confirm)

    return move


def counted(decisions: Decisions, case: Case, judgement: Judgement) -> Judgement:
    """Return what states reckon with: a link that a person found working counts as working."""
    seen = seen_of(case)
    return tell(judgement, seen, decisions.about(seen.url, seen.entries), case.evidence.asked_at).counts


def ended_by(decisions: Decisions, case: Case, judgement: Judgement, *, confirmed: bool) -> tuple[Ended, ...]:
    """Return the decisions that a new check ends."""
    mine = decisions.by_link.get(case.link.url, ())
    return ended(judgement, seen_of(case), mine, confirmed=confirmed) if mine else ()


def holding_on(decisions: Decisions, case: Case, now: datetime) -> tuple[Decision, ...]:
    """Return the decisions that hold at a moment and are, or may be, about a link."""
    names = catalogues_of(case.link.places)
    return tuple(
        one
        for one in decisions.about(case.link.url, case.entries)
        if holds(one, now)
        and one.scope.host in (None, host(case.link.url))
        and (one.scope.catalogue is None or one.scope.catalogue in names)
    )


def seen_of(case: Case) -> Seen:
    """Return what decisions look at of a check; what an error page calls itself is of no account."""
    evidence = case.evidence
    facts = evidence.facts if evidence.status in _SUCCESS else None
    return Seen(
        case.link.url,
        evidence.asked_at,
        evidence.final_url,
        tuple(title.text for title in facts.titles) if facts else (),
        carriers(case.entries.values()),
        catalogues_of(case.link.places),
    )


def report_of(store: Store, run_id: str, now: datetime) -> Report:
    """Return the report of a run as it is told now."""
    return store.report(run_id, now, telling_of(store, now))


def faults_of(store: Store, run_id: str, now: datetime) -> Iterable[Finding]:
    """Return what was found about the catalogues in a run as it is told now."""
    found, telling = store.catalogue_findings(run_id), telling_of(store, now)
    return map(telling.tell_fault, found) if telling else found


def telling_of(store: Store, now: datetime) -> Telling | None:
    """Return what decisions make of a report; None where there is none."""
    decisions = Decisions.of(store)
    if not decisions:
        return None

    def tell_link(status: LinkStatus, judgement: Judgement, seen: Seen) -> tuple[LinkStatus, tuple[Finding, ...]]:
        mine = tuple(decisions.about(seen.url, seen.entries))
        told = tell(judgement, seen, mine, now)
        beside = _lately_ended(decisions.by_link.get(seen.url, ()), now)
        return replace(status, closed=told.closed, muted=told.muted), (*told.findings, *beside)

    def tell_of_catalogue(finding: Finding) -> Finding:
        return tell_fault(finding, decisions.about(finding.url, (finding.entry,) if finding.entry else ()), now)

    return Telling(tell_link, tell_of_catalogue)


def _lately_ended(decisions: Iterable[Decision], now: datetime) -> tuple[Finding, ...]:
    """Return what is told of decisions about a link that ended; nothing where a newer one holds."""
    mine = tuple(decisions)
    latest = max((one.decided_at for one in mine if holds(one, now)), default=None)
    found = (decision_ended(one, now) for one in mine if latest is None or one.decided_at > latest)
    return tuple(finding for finding in found if finding)
