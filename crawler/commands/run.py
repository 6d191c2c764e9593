"""`crawler run`: the scheduled job."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from crawler.commands.log import Log, takes_log
from crawler.commands.noting import Note, noted
from crawler.commands.options import (
    Clock,
    Output,
    Talk,
    takes_clock,
    takes_fail_on,
    takes_output,
    takes_settings,
    takes_talk,
)
from crawler.commands.outcome import exit_code, raise_withheld
from crawler.commands.report import PASSWORD
from crawler.config import Settings
from crawler.deliver.files import write
from crawler.errors import CatalogueError, DeliveryError, Interrupted, UsageError
from crawler.history.lock import only_run
from crawler.history.store import Store
from crawler.records import Report, Run
from crawler.run.decided import report_of
from crawler.run.notice import tell_maintainer
from crawler.run.pipeline import run_catalogues
from crawler.run.work import Outcome, Work
from crawler.run.writing import day_of, write_reports

LAST_WRITTEN = ".last-run"  # in the folder of reports: of which run they are


@click.command(epilog="Example: crawler run --all --set fetch.concurrency=128")
@takes_log
@takes_settings
@click.option("--all", "everything", is_flag=True, help="Check every link, due or not.")
@takes_output("text", "html", "json", "csv", "markdown")
@takes_fail_on("never")
@takes_clock
@takes_talk
def command(
    *, settings: Settings, everything: bool, output: Output, fail_on: str, clock: Clock, talk: Talk, log: Log
) -> int:
    """Check what is due, judge, keep and report.

    Reports go to report.folder, a summary to standard output. Where no catalogue is configured, that is an error.
    """
    talk = replace(talk, log=log if log.form == "json" else None)

    def show(report: Report) -> None:
        output.report(report, settings)

    url = settings.history.url
    with (
        only_run(url),
        Store.open(url) as store,
        noted("run", settings, clock, talk) as note,
        talk.watching(settings, store, clock) as work,
    ):
        return complete(work, talk, note, everything=everything, show=show, fail_on=fail_on)


def complete(
    work: Work,
    talk: Talk,
    note: Note,
    *,
    everything: bool = False,
    show: Callable[[Report], object] = lambda _report: None,
    fail_on: str = "never",
) -> int:
    """Run, show, write the reports; return the exit code. Raises Withheld, Interrupted, and CatalogueError where there was nothing to check."""
    settings = work.settings
    make_up(work, talk.console)
    outcome = run_once(work, everything=everything)
    report = report_of(work.store, outcome.run.id, work.clock())
    note.facts, note.error = facts_of(report), "; ".join(outcome.unread) or None
    if outcome.unread and not report.catalogues:
        raise CatalogueError("no catalogue could be read, now or before, so nothing was checked")
    show(report)
    raise_withheld(report)
    if report.run.coverage.checked:
        for path in written(settings, report):
            talk.console.print(f"written: {path}")
    if work.stop.asked:
        raise Interrupted("stopped; what was checked is kept, and the next run goes on from there")
    if talk.log:
        talk.log.event("run.finished", _sentence(note.facts), **note.facts)
    return exit_code(report, fail_on, unread=bool(outcome.unread))


def facts_of(report: Report) -> dict[str, Any]:
    """Return what machines are told of a run; verdicts are counted as the links stand now."""
    run, part = report.run, report.run.coverage
    covered = {"links": part.links, "checked": part.checked, "skipped": part.skipped, "not_due": part.not_due}
    return {"run": run.id, "withheld": run.withheld, **covered, "verdicts": dict(report.summary)}


def _sentence(facts: Mapping[str, Any]) -> str:
    """Say the same to people."""
    stand = ", ".join(f"{number:,} {verdict}" for verdict, number in facts["verdicts"].items() if number)
    return f"run {facts['run']}: {facts['checked']:,} of {facts['links']:,} links checked; how all stand: {stand or 'not known'}"


def require_catalogues(settings: Settings) -> None:
    """Raise UsageError where no catalogue is configured."""
    if not settings.catalogues:
        raise UsageError(
            "no catalogue is configured: name one under `catalogues:` in config.yaml, or use `crawler audit SOURCE`"
        )


def run_once(work: Work, *, everything: bool = False) -> Outcome:
    """Run the configured catalogues; UsageError where there are none."""
    require_catalogues(work.settings)
    outcome = run_catalogues(work, everything=everything)
    tell_maintainer(work, outcome.run, os.environ.get(PASSWORD))
    return outcome


def written(settings: Settings, report: Report) -> list[Path]:
    """Write the reports of a run into the folder of its day, in the reader's time zone, and note that they are."""
    folder, formats = settings.report.folder / day_of(report.run, settings.zone), settings.report.formats
    found = list(write_reports(report, folder, formats, settings.zone, settings.locale))
    if found:
        write([_name(report.run)], settings.report.folder / LAST_WRITTEN)
    return found


def make_up(work: Work, console: Console) -> None:
    """Write the reports of the last run where it ended and its reports were not written: the program was killed, or the disk was full. Raises nothing for want of room."""
    settings, run = work.settings, work.store.latest_run(withheld=False, idle=False)
    if run is None or run.finished_at is None or not settings.report.formats:
        return
    with suppress(OSError):
        if (settings.report.folder / LAST_WRITTEN).read_bytes() == _name(run).encode():
            return
    try:
        for path in written(settings, report_of(work.store, run.id, work.clock())):
            console.print(f"written: {path}, which the run before did not come to")
    except DeliveryError as error:
        console.print(f"the reports of the run before could not be written either: {error}", markup=False)


def _name(run: Run) -> str:
    """Return what tells a run, and whether it had come to its end, from another."""
    return f"{run.id} {run.finished_at:%Y-%m-%dT%H:%M:%S}\n" if run.finished_at else f"{run.id}\n"
