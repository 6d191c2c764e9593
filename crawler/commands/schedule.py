"""`crawler schedule`: stays, and works by the clock."""

import logging
from datetime import UTC, datetime

import click

from crawler.commands.options import Talk, real_clock, takes_settings, takes_talk
from crawler.commands.outcome import raise_withheld
from crawler.commands.progress import Bar
from crawler.commands.report import weekly_job
from crawler.commands.run import make_up, run_once, written
from crawler.config import Settings
from crawler.history.lock import only_run
from crawler.history.store import Store
from crawler.run.decided import report_of
from crawler.run.watch import Stop
from crawler.run.work import Work
from crawler.schedule import next_times, serve


@click.command(epilog="Example: crawler schedule -c config.yaml")
@takes_settings
@takes_talk
def command(*, settings: Settings, talk: Talk) -> None:
    """Stay and work by the clock: runs and the weekly report.

    The entries `schedule.run` and `schedule.weekly` say when, in the configured time zone. SIGTERM or Ctrl-C ends it: what is under way may end.
    """
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.WARNING if talk.quiet else logging.INFO)
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)  # `schedule` says in one line what a job raised
    console = talk.console
    stop = Stop()
    jobs = _Jobs(settings, stop, talk)

    def announce() -> None:
        for name, time in next_times(settings, datetime.now(UTC)).items():
            console.print(f"next {name}: {time:%Y-%m-%d %H:%M %Z}" if time else f"next {name}: never")

    serve(settings, {"run": jobs.run, "weekly": jobs.weekly}, ready=announce, on_stop=stop.ask)


class _Jobs:
    """What is done when the clock says so; each opens the history anew, so that nothing is held in between."""

    def __init__(self, settings: Settings, stop: Stop, talk: Talk) -> None:
        self._settings = settings
        self._stop = stop
        self._console = talk.console

    def run(self) -> None:
        """Check what is due."""
        url = self._settings.history.url
        with only_run(url), Store.open(url) as store:
            work = self._work(store)
            make_up(work, self._console)
            outcome = run_once(work)
            report = report_of(store, outcome.run.id, work.clock())
            raise_withheld(report)
            if report.run.coverage.checked:
                for path in written(self._settings, report):
                    self._console.print(f"written: {path}")

    def weekly(self) -> None:
        """Mail the weekly report."""
        with Store.open(self._settings.history.url) as store:
            weekly_job(self._settings, self._work(store), self._console)

    def _work(self, store: Store) -> Work:
        return Work(self._settings, store, real_clock, Bar(self._console), self._stop)
