"""The history of all links, behind one door. Every method raises HistoryError with words when the database cannot be used."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from crawler.history import (
    agenda,
    asked,
    carried,
    checks,
    contents,
    decisions,
    known,
    lookup,
    losses,
    qualities,
    readings,
    replay,
    reports,
    restating,
    runs,
    telling,
    waiting,
    withholding,
)
from crawler.history.checks import Kept
from crawler.history.compare import Told
from crawler.history.contents import Mine
from crawler.history.door import Door
from crawler.history.due import Pace
from crawler.history.known import Known
from crawler.history.lookup import LinkHistory
from crawler.history.outbox import Outbox
from crawler.history.replay import JudgeOne, Move, Turned
from crawler.history.reports import Telling
from crawler.history.restating import Restated
from crawler.history.statuses import Tell
from crawler.history.waiting import Due
from crawler.records import (
    CatalogueSummary,
    Changes,
    Check,
    Coverage,
    Decision,
    Ended,
    Entry,
    Finding,
    Item,
    Loss,
    Past,
    Quality,
    Report,
    Run,
    Span,
    Unreadable,
    Weighable,
)
from crawler.records.agenda import Agenda, Waiting


class Store(Door):
    """One open database. Use it as a context manager, or call `close`."""

    @property
    def outbox(self) -> Outbox:
        """Return the mails that wait to be sent."""
        return Outbox(self._database)

    # runs

    def begin_run(self, started_at: datetime, *, single_check: bool = False) -> Run:
        """Record that a run begins."""
        return runs.begin_run(self._database, started_at, single_check=single_check)

    def finish_run(self, run_id: str, finished_at: datetime, coverage: Coverage, *, withheld: bool = False) -> Run:
        """Record that a run has ended, and what it covered."""
        return runs.finish_run(self._database, run_id, finished_at, coverage, withheld=withheld)

    def withhold(self, run_id: str, found: Iterable[Finding], at: datetime, move: Move) -> None:
        """Mark a run as our own line's trouble: what failed in it says nothing of any link, and is due at `at`."""
        withholding.withhold(self._database, run_id, found, at, move)

    def unfinished_run(self) -> Run | None:
        """Return the latest run if it was never finished: the next one takes it up."""
        return runs.unfinished_run(self._database)

    def latest_run(self, *, withheld: bool = True, idle: bool = True) -> Run | None:
        """Return the last finished run, the last at all where none was finished; without those that were withheld, or checked nothing, where these are false."""
        return runs.latest_run(self._database, withheld=withheld, idle=idle)

    def first_run(self) -> Run | None:
        """Return the first run there was."""
        return runs.first_run(self._database)

    def run_before(self, run_id: str) -> Run | None:
        """Return the finished run before another one."""
        return runs.run_before(self._database, run_id)

    def coverage(self, run_id: str) -> Coverage:
        """Count what the latest run has done so far."""
        return reports.count_coverage(self._database, run_id)

    # catalogues

    def save_reading(
        self, run_id: str, items: Iterable[Item], believes: losses.Believes = lambda _: True
    ) -> CatalogueSummary:
        """Keep one reading of a catalogue, all of it or nothing; `believes` says whether entries it no longer has are gone."""
        return readings.save_reading(self._database, run_id, items, believes)

    def loss(self, catalogue: str) -> Loss | None:
        """Return what the last reading of a catalogue no longer had; None for nothing."""
        return losses.loss_named(self._database, catalogue)

    def keep_catalogues(self, names: Collection[str]) -> None:
        """Leave out of runs and reports the catalogues that are no longer configured; their history stays."""
        readings.keep_catalogues(self._database, names)

    def headings(self, name: str) -> frozenset[str]:
        """Return the headings above the entries of a catalogue."""
        return contents.headings(self._database, name)

    def load_readings(self) -> Iterator[contents.Reading]:
        """Give each catalogue as it was last read: head, entries, passages, unreadable rows."""
        return contents.load_readings(self._database)

    def unreadable(self) -> Iterable[Unreadable]:
        """Give what could not be read of the present catalogues; any number of times."""
        return contents.present_unreadable(self._database)

    def save_findings(self, run_id: str, findings: Iterable[Finding]) -> None:
        """Keep what was found about the catalogues in a run."""
        reports.save_findings(self._database, run_id, findings)

    def catalogue_findings(self, run_id: str) -> Iterable[Finding]:
        """Give what was found about the catalogues in a run; any number of times."""
        return reports.catalogue_findings(self._database, run_id)

    def weighables(self) -> Iterable[Weighable]:
        """Give of each present entry what its quality is worked out of; any number of times."""
        return qualities.weighables(self._database)

    def save_qualities(self, run_id: str, found: Mapping[str, Quality]) -> None:
        """Keep how good the catalogues are at the end of a run, by name."""
        qualities.save_qualities(self._database, run_id, found)

    # checks

    def count_links(self) -> int:
        """Count the links of catalogues that are checked."""
        return lookup.count_links(self._database)

    def due(self, run_id: str, now: datetime, *, everything: bool = False, budget: int | None = None) -> Due:
        """Return the links that a run still has to check: `hosts()`, then `links(host)`."""
        return waiting.due(self._database, run_id, now, everything=everything, budget=budget)

    def agenda(self, pace: Pace, now: datetime, until: datetime, limit: int) -> Agenda:
        """Return what is due by `until`, as seen at `now`: by reason, by host, and the `limit` longest overdue."""
        return agenda.agenda(self._database, pace, now, until, limit)

    def due_of(self, pace: Pace, now: datetime, url: str) -> Waiting | None:
        """Return when and why one link is due, by its identity."""
        return agenda.due_of(self._database, pace, now, url)

    def known(self, urls: Collection[str]) -> dict[str, Known]:
        """Return past, state, entries and steadiness of links, by their identity."""
        return known.known_of(self._database, urls)

    def past(self, url: str) -> Past:
        """Return what rules may know of a link's earlier checks."""
        return self.known([url]).get(url, Known()).past

    def span(self, url: str) -> Span | None:
        """Return the state a link is in."""
        return self.known([url]).get(url, Known()).span

    def entries_named(self, ids: Iterable[str]) -> dict[str, Entry]:
        """Return present entries by their id."""
        return carried.entries_named(self._database, ids)

    def entries_of(self, url: str) -> dict[str, Entry]:
        """Return the present entries that carry a link, by their id."""
        return dict(self.known([url]).get(url, Known()).entries)

    def save_check(self, run_id: str, kept: Kept) -> None:
        """Keep one check at once."""
        self.save_checks(run_id, [kept])

    def save_checks(self, run_id: str, kept: Sequence[Kept]) -> None:
        """Keep some checks, of different links, in one transaction."""
        checks.save_checks(self._database, run_id, kept)

    def rejudge(self, judge_one: JudgeOne, move: Move) -> Turned:
        """Judge all kept evidence again; return how many checks turned, by old and new verdict."""
        return replay.rejudge(self._database, judge_one, move)

    def restate(self, move: Move) -> Iterator[Restated]:
        """Derive the states of all links anew from their checks as they are judged; give those that were others, once they are put right."""
        return restating.restate(self._database, move)

    # reading it all

    def report(self, run_id: str, generated_at: datetime | None = None, telling: Telling | None = None) -> Report:
        """Return the report of a run; links and entries as they stand now, paged. `telling` knows what people decided."""
        return reports.build_report(self._database, run_id, generated_at, telling)

    def find_link(self, address: str) -> str | None:
        """Return the identity of a link by its address as somebody wrote it; None where there is none."""
        return lookup.find_link(self._database, address)

    def similar_links(self, address: str) -> tuple[str, ...]:
        """Return known addresses that look like one that was not found."""
        return lookup.similar_links(self._database, address)

    def link_history(self, address: str) -> LinkHistory | None:
        """Return the life of a link: its checks, oldest first, and its states."""
        return lookup.link_history(self._database, address)

    def last_check(self, address: str) -> Check | None:
        """Return the last check of a link."""
        return lookup.last_check(self._database, address)

    # what was told

    def told_before(self, recipient: str) -> tuple[Told, ...]:
        """Return the last thing a person was told of each link and topic."""
        return telling.told_before(self._database, recipient)

    def last_told_at(self, recipient: str, *, or_not: bool = False) -> datetime | None:
        """Return when a person was last told anything, or there was nothing to tell (`or_not`)."""
        return telling.last_told_at(self._database, recipient, or_not=or_not)

    def record_told(self, recipient: str, items: Iterable[Told], at: datetime) -> None:
        """Write down what a person was told; also that there was nothing to tell."""
        telling.record_told(self._database, recipient, items, at)

    def changes(
        self, recipient: str, names: Collection[str] | None = None, tell: Tell | None = None, mine: Mine | None = None
    ) -> Changes:
        """Return what a person is to be told of the catalogues named (of all, when None), of what is `mine` in them."""
        return telling.changes_for(self._database, recipient, names, tell, mine)

    # what people decided

    def decisions(self, *, ended: bool = False, url: str | None = None) -> tuple[Decision, ...]:
        """Return the decisions that nothing has ended (or all), of one link or of everything, oldest first."""
        return decisions.load_decisions(self._database, ended=ended, url=url)

    def marks(self) -> tuple[Decision, ...]:
        """Return what the marks of catalogues say, as decisions of their owners."""
        return decisions.load_marks(self._database)

    def decide(self, made: Sequence[Decision], replaced: Iterable[Ended] = ()) -> tuple[Decision, ...]:
        """Keep decisions and end those they replace, all or nothing; return them with their numbers."""
        return decisions.add_decisions(self._database, made, replaced)

    def addresses(self) -> Iterable[str]:
        """Give the identity of every link there is or was, any number of times."""
        return asked.addresses(self._database)

    def asked(self, seconds: Mapping[str, int]) -> dict[str, asked.Asked]:
        """Return what answers about links are bound to: of each, what was seen in a second of time, and what was seen last."""
        return asked.asked_of(self._database, seconds)

    def undo(self, number: int, who: str, at: datetime) -> Decision:
        """End a decision by a person's word."""
        return decisions.undo(self._database, number, who, at)

    def knows(self, *, host: str | None = None, catalogue: str | None = None) -> bool:
        """Tell whether the history has a link to a host, or a catalogue of a name."""
        if host is not None:
            return decisions.knows_host(self._database, host)
        return catalogue is None or decisions.knows_catalogue(self._database, catalogue)
