"""From due links to kept checks: crawl, inspect, judge, move the state on, keep."""

import time
from dataclasses import dataclass, field

from crawler.fetch.crawl import HostPlan, crawl
from crawler.fetch.fetcher import Fetcher, Robots
from crawler.history.checks import Kept
from crawler.history.due import Pace, next_due, steady_after
from crawler.history.known import Known
from crawler.history.waiting import Due
from crawler.inspect.facts import drawn_before, needs_child
from crawler.judge.judge import judge
from crawler.judge.matching import has_own_title
from crawler.judge.rule import Case
from crawler.judge.states import advance
from crawler.records import Evidence, Facts, Fetched, Finding, Link, Role, Run, State
from crawler.run.apart import Apart
from crawler.run.decided import Decisions, counted, ended_by
from crawler.run.own_line import OwnLine
from crawler.run.unasked import Unasked
from crawler.run.work import Work

BATCH = 64  # checks kept in one transaction
PATIENCE = 0.25  # seconds that a finished check may wait to be kept


@dataclass(frozen=True, slots=True)
class Inspector:
    """Draws facts: of documents in a child process, of pages there or here. `before` is what was found the last time at the addresses under way."""

    apart: Apart
    before: dict[str, Evidence] = field(default_factory=dict)

    async def __call__(self, fetched: Fetched) -> Facts | None:
        """Return the facts of a body, as they were where it is what it was; None where there was no answer."""
        if fetched.evidence.answer is None:
            return None
        before = self.before.get(fetched.evidence.url)
        facts = drawn_before(fetched, before) if before else None
        return facts or await (self.apart.draw(fetched) if needs_child(fetched) else self.apart.draw_page(fetched))


async def check_links(
    work: Work, run: Run, fetcher: Fetcher, inspector: Inspector, *, everything: bool
) -> Finding | None:
    """Check what is due and keep each check as it comes in; return what is to be said where our own line went down, which ends the run early."""
    settings = work.settings
    unasked = Unasked(check_mail=settings.fetch.check_mail)
    due = work.store.due(run.id, work.clock(), everything=everything, budget=settings.schedule.budget)
    hosts = due.hosts()
    expected = sum(count for _, count in hosts)
    work.watch.begin(expected)
    inspector.apart.expect(expected)
    pace = Pace(settings.schedule.ladder, work.store.count_links(), run.started_at)
    keeper = Keeper(work, run.id, pace, Decisions.of(work.store))
    own = OwnLine(work, fetcher, audit=run.single_check)
    plan = [HostPlan(host, due.links(host), count) for host, count in hosts]
    checks = crawl(
        plan,
        Checker(work, fetcher, inspector.before, unasked, due, keeper.flying),
        per_host=settings.fetch.most_connections,
        at_once=settings.fetch.concurrency,
        stop=work.stop.event(),
    )
    try:
        async for evidence in checks:
            own.see(evidence, keeper.flying[evidence.url].known.past)
            keeper.take(evidence)
            if await own.down():
                break
    finally:
        await checks.aclose()
        keeper.flush()
    return own.finding() if await own.down(last=True) else None


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks one link after another. `flying` are the links under way, by identity; `before` what was found at their addresses the last time."""

    work: Work
    fetcher: Fetcher
    before: dict[str, Evidence]
    unasked: Unasked
    due: Due
    flying: dict[str, "Flying"]

    async def __call__(self, link: Link, urgency: int) -> Evidence:
        """Return the evidence of one link; a fault of ours is evidence too, and never takes other links with it."""
        work, known = self.work, self.due.known(link.url)
        self.flying[link.url] = Flying(link, known)
        if known.past.last:
            self.before[link.href] = known.past.last.evidence
        try:
            failure = await self.unasked.why(link)
            if failure is not None:
                return await self.fetcher.instead(link, failure, robots=_robots(work, link), urgency=urgency)
            verify, titles = work.settings.judge.verify_downloads, _titles(link, known)
            return await self.fetcher.check(
                link, known.past, robots=_robots(work, link), urgency=urgency, verify=verify, titles=titles
            )
        except Exception as error:  # noqa: BLE001 - the one place: one link's surprise must not cost the run
            work.watch.say(f"{link.url}: could not be checked, by a fault of the crawler's own: {error!r}")
            return self.fetcher.unexpected(link, error)
        finally:
            self.before.pop(link.href, None)


def _titles(link: Link, known: Known) -> list[str]:
    """Return the titles of the entries whose resource a link is; an address in place of a title is none."""
    ids = {place.entry for place in link.places if place.use.role is Role.PRIMARY}
    return [entry.title for name, entry in known.entries.items() if name in ids and has_own_title(entry, link)]


def _robots(work: Work, link: Link) -> Robots | None:
    """Return what a catalogue says of robots.txt for its links; None leaves it to `fetch.robots`."""
    said = {catalogue.label: catalogue.robots for catalogue in work.settings.catalogues if catalogue.robots}
    return next((said[place.catalogue] for place in link.places if place.catalogue in said), None)


@dataclass(frozen=True, slots=True)
class Flying:
    """A link under way, and what was known of it before."""

    link: Link
    known: Known


@dataclass(slots=True)
class Keeper:
    """Judges and keeps finished checks, a few in one transaction."""

    work: Work
    run_id: str
    pace: Pace
    decisions: Decisions = field(default_factory=Decisions)
    flying: dict[str, Flying] = field(default_factory=dict)
    waiting: list[Evidence] = field(default_factory=list)
    kept_at: float = field(default_factory=time.monotonic)

    def take(self, evidence: Evidence) -> None:
        """Keep a check soon: with others that come at once, or by itself."""
        self.waiting.append(evidence)
        if len(self.waiting) >= BATCH or time.monotonic() - self.kept_at >= PATIENCE:
            self.flush()

    def flush(self) -> None:
        """Keep what waits, and tell who watches."""
        waiting, self.waiting = self.waiting, []
        kept = [self._kept(evidence, self.flying.pop(evidence.url)) for evidence in waiting]
        self.work.store.save_checks(self.run_id, kept)
        for check in kept:
            self.work.watch.checked(check.evidence.url, check.judgement.verdict)
        self.kept_at = time.monotonic()

    def _kept(self, evidence: Evidence, flying: Flying) -> Kept:
        """Judge one check and say what the link is now, and when it is due."""
        link, known = flying.link, flying.known
        now = self.work.clock()
        settings = self.work.settings
        case = Case(link, evidence, now, known.past, known.entries, settings.judge)
        judgement = judge(case)
        counts = counted(self.decisions, case, judgement) if self.decisions else judgement
        span = advance(known.span, counts, evidence.asked_at, settings.judge.confirm)
        ended = ended_by(self.decisions, case, judgement, confirmed=span.state is State.BROKEN)
        last = known.past.last.judgement if known.past.last else None
        steady = steady_after(known.steady, last, judgement)
        due_at = next_due(evidence.url, span, steady, now, self.pace)
        return Kept(evidence, judgement, span, due_at, steady, ended)
