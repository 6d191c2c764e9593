"""The pipeline on one screen: catalogue → links → evidence → findings → history. Reports and mails are made from history."""

import asyncio
from collections.abc import Coroutine, Iterable, Sequence
from datetime import timedelta
from typing import Any

from crawler.config import CatalogueSettings
from crawler.fetch.clockwork import Clockwork
from crawler.fetch.curl_loop import new_event_loop
from crawler.fetch.fetcher import Fetcher
from crawler.inspect.facts import draw
from crawler.judge.audit import audit
from crawler.judge.quality import listed_again, of_catalogues
from crawler.judge.rule import Reading, Readings
from crawler.records import Run
from crawler.run.apart import Apart
from crawler.run.checking import Inspector, check_links
from crawler.run.clock import doubt
from crawler.run.decided import faults_of
from crawler.run.own_line import close, withhold
from crawler.run.reading import read_catalogues
from crawler.run.work import Outcome, Work

TAKE_UP = timedelta(hours=12)  # an interrupted run is finished within this time; what it checked is fresh enough


def run_catalogues(work: Work, *, everything: bool = False) -> Outcome:
    """Check what is due of the configured catalogues (or everything), and keep it. Raises HistoryError, ConfigError.

    A run that was interrupted is taken up: what it checked is not checked again.
    """
    sources = work.settings.catalogues
    work.store.keep_catalogues([catalogue.label for catalogue in sources])
    return _complete(_run(work, sources, everything=everything, single_check=False))


def audit_sources(work: Work, sources: Sequence[CatalogueSettings]) -> Outcome:
    """Check every link of some sources once; an address that is no catalogue's page is checked itself."""
    return _complete(_run(work, sources, everything=True, single_check=True))


def read_sources(work: Work, sources: Sequence[CatalogueSettings]) -> Outcome:
    """Read some sources and check nothing."""
    return _complete(_read(work, sources))


def _complete(work: Coroutine[Any, Any, Outcome]) -> Outcome:
    """Run to the end, on the loop that suits the engine."""
    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        return runner.run(work)


async def _read(work: Work, sources: Iterable[CatalogueSettings]) -> Outcome:
    """Read, and keep the reading."""
    run = work.store.begin_run(work.clock(), single_check=True)
    async with Apart(draw) as apart, _fetcher(work, Inspector(apart)) as fetcher:
        return Outcome(run, *await read_catalogues(work, run.id, sources, fetcher, ad_hoc=False))


async def _run(work: Work, sources: Iterable[CatalogueSettings], *, everything: bool, single_check: bool) -> Outcome:
    """Read, audit, check, keep."""
    store = work.store
    _doubt_clock(work)
    run = _taken_up(work) or store.begin_run(work.clock(), single_check=single_check)
    async with Apart(draw) as apart, _fetcher(work, inspector := Inspector(apart)) as fetcher:
        unread, heads = await read_catalogues(work, run.id, sources, fetcher, ad_hoc=single_check)
        store.save_findings(run.id, audit(_readings(work)))
        trouble = await check_links(work, run, fetcher, inspector, everything=everything)
    if trouble:
        run = withhold(work, run, trouble)
    elif not work.stop.asked:
        again = listed_again(faults_of(store, run.id, work.clock()))
        store.save_qualities(run.id, of_catalogues(store.weighables(), again))
        run = store.finish_run(run.id, work.clock(), store.coverage(run.id))
    return Outcome(run, unread, heads)


def _doubt_clock(work: Work) -> None:
    """Tell who watches when the clock and the last run cannot both be right."""
    last = work.store.latest_run()
    said = doubt(work.clock(), last.started_at) if last else None
    if said:
        work.watch.say(said)


def _taken_up(work: Work) -> Run | None:
    """Return the last run if it was interrupted a short while ago; an older one is left as it stands. One that was withheld already is over."""
    run = work.store.unfinished_run()
    if run and run.withheld:
        close(work, run)
        return None
    return run if run and abs(work.clock() - run.started_at) <= TAKE_UP else None


def _fetcher(work: Work, inspector: Inspector) -> Fetcher:
    """Put the fetcher together: its hosts can write to the maintainer, or to the contact person."""
    settings = work.settings
    contact = settings.maintainer.email or settings.contact.email
    return Fetcher(settings.fetch, inspect=inspector, contact=contact, clockwork=Clockwork(now=work.clock))


def _readings(work: Work) -> Readings:
    """Return all catalogues as they were last read, for the rules that look across them."""
    catalogues = tuple(Reading(*reading) for reading in work.store.load_readings())
    switches = {catalogue.label: catalogue.rules for catalogue in work.settings.catalogues}
    return Readings(catalogues, work.clock(), work.settings.judge, switches)
