"""`crawler run`: the scheduled job."""

import os
from datetime import datetime
from pathlib import Path

import click

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
from crawler.errors import CatalogueError, Interrupted, UsageError
from crawler.history.lock import only_run
from crawler.history.store import Store
from crawler.records import Report, Run
from crawler.run.decided import report_of
from crawler.run.notice import tell_maintainer
from crawler.run.pipeline import run_catalogues
from crawler.run.work import Outcome, Work
from crawler.run.writing import write_reports

LAST_WRITTEN = ".last-run"  # in the folder of reports: of which run they are


@click.command(epilog="Example: crawler run --all --set fetch.concurrency=128")
@takes_settings
@click.option("--all", "everything", is_flag=True, help="Check every link, due or not.")
@takes_output("text", "html", "json", "csv", "markdown")
@takes_fail_on("never")
@takes_clock
@takes_talk
def command(*, settings: Settings, everything: bool, output: Output, fail_on: str, clock: Clock, talk: Talk) -> int:
    """Check what is due, judge, keep and report.

    Reports go to report.folder, a summary to standard output. Where no catalogue is configured, that is an error.
    """
    with only_run(settings.history.url), Store.open(settings.history.url) as store:
        with talk.watching(settings, store, clock) as work:
            for path in made_up(settings, store, clock()):
                talk.console.print(f"written: {path}, which the run before did not come to")
            outcome = run_once(work, everything=everything)
        report = report_of(store, outcome.run.id, clock())
        if outcome.unread and not report.catalogues:
            raise CatalogueError("no catalogue could be read, now or before, so nothing was checked")
        output.report(report, settings)
        raise_withheld(report)
        if report.run.coverage.checked:
            for path in written(settings, report):
                talk.console.print(f"written: {path}")
        if work.stop.asked:
            raise Interrupted("stopped; what was checked is kept, and the next run goes on from there")
        return exit_code(report, fail_on, unread=bool(outcome.unread))


def run_once(work: Work, *, everything: bool = False) -> Outcome:
    """Run the configured catalogues; UsageError where there are none."""
    if not work.settings.catalogues:
        raise UsageError(
            "no catalogue is configured: name one under `catalogues:` in config.yaml, or use `crawler audit SOURCE`"
        )
    outcome = run_catalogues(work, everything=everything)
    tell_maintainer(work, outcome.run, os.environ.get(PASSWORD))
    return outcome


def written(settings: Settings, report: Report) -> list[Path]:
    """Write the reports of a run into the folder of its day, in the reader's time zone, and note that they are."""
    day = report.run.started_at.astimezone(settings.zone).strftime("%Y-%m-%d")
    found = list(write_reports(report, settings.report.folder / day, settings.report.formats, settings.zone))
    if found:
        write([_name(report.run)], settings.report.folder / LAST_WRITTEN)
    return found


def made_up(settings: Settings, store: Store, now: datetime) -> list[Path]:
    """Write the reports of the last run where it ended and its reports were not written: the program was killed, or the disk was full."""
    run = store.latest_run()
    if run is None or run.finished_at is None or run.withheld or not run.coverage.checked:
        return []
    noted = settings.report.folder / LAST_WRITTEN
    if not settings.report.formats or (noted.is_file() and noted.read_text("utf-8") == _name(run)):
        return []
    return written(settings, report_of(store, run.id, now))


def _name(run: Run) -> str:
    """Return what tells a run, and whether it had come to its end, from another."""
    return f"{run.id} {run.finished_at:%Y-%m-%dT%H:%M:%S}\n" if run.finished_at else f"{run.id}\n"
