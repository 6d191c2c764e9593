"""`crawler schedule`: works by the clock, and stays, or once."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

import click

from crawler.commands.log import Log, takes_log
from crawler.commands.noting import attempt, noted
from crawler.commands.options import Talk, real_clock, takes_settings, takes_talk
from crawler.commands.outcome import DONE
from crawler.commands.report import mail_all, mail_waiting
from crawler.commands.run import complete, require_catalogues
from crawler.config import Settings
from crawler.errors import CrawlerError, DatabaseBusy, Interrupted, Withheld
from crawler.history import upkeep
from crawler.history.lock import only_run, only_schedule
from crawler.history.store import Store
from crawler.run.health import HealthFile
from crawler.run.watch import Stop
from crawler.run.weekly import waiting
from crawler.run.work import Work
from crawler.schedule.entries import NAMES, OUTBOX, next_times, time_before
from crawler.schedule.service import StillBusy, build, serve

_RAISED = {
    Withheld: ("withheld", "warning"),
    DatabaseBusy: ("busy", "warning"),
    StillBusy: ("busy", "warning"),
    Interrupted: ("stopped", "info"),
}


@click.command(epilog="Example: crawler schedule -c config.yaml --log-format json")
@takes_log
@takes_settings
@click.option(
    "--once", is_flag=True, help="Do what is due now, and leave with the exit code of the run: for cron and timers."
)
@takes_talk
def command(*, settings: Settings, once: bool, talk: Talk, log: Log) -> int:
    """Stay and work by the clock: runs, the weekly report and housekeeping.

    The entries `schedule.run`, `schedule.weekly` and `schedule.housekeeping` say when, in the configured time zone; what was missed is made up for once.
    Mails that were not taken are tried again by `schedule.outbox`.
    SIGTERM or Ctrl-C ends it with exit code 0: what is under way may end. A second one ends it at once, and what was kept stays.
    """
    require_catalogues(settings)
    next_times(settings, real_clock(), (*NAMES, OUTBOX))  # an entry that is none is told before anything is done
    log.zone, log.quiet = settings.zone, talk.quiet
    jobs = Jobs(settings, replace(talk, log=log), log)
    if once:
        return jobs.once()
    with only_schedule(settings.history.url):
        _stay(settings, jobs, log)
    return DONE


def _stay(settings: Settings, jobs: "Jobs", log: Log) -> None:
    """Work until somebody asks for an end."""
    by_name = {"run": jobs.run, "weekly": jobs.weekly, "housekeeping": jobs.housekeeping, OUTBOX: jobs.outbox}
    scheduler = build(settings, by_name, jobs.ended)
    missed = jobs.missed()

    def announce() -> None:
        for name in missed:
            log.event(f"{name}.missed", f"{name}: its time has passed, so it is done now")
        jobs.announce()

    def stop(number: str) -> None:
        log.event("stopping", f"asked to stop ({number}): what is under way may end; once more ends at once")
        jobs.stop.ask()

    serve(scheduler, real_clock, at_once=missed, ready=announce, on_stop=stop)
    jobs.expect({})
    log.event("stopped", "stopped")


class Jobs:
    """What is done when the clock says so; each opens the history anew, so that nothing is held in between."""

    def __init__(self, settings: Settings, talk: Talk, log: Log) -> None:
        self.stop = Stop()
        self._settings = settings
        self._talk = talk
        self._log = log

    def once(self) -> int:
        """Do what is due now, one after the other; return the exit code of the run. What fails first is raised at the end."""
        failed: CrawlerError | None = None
        code = DONE
        for name in (*NAMES, OUTBOX):
            try:
                if name == "run":
                    code = self._checked()
                elif name == OUTBOX or name in self.missed():
                    getattr(self, name)()
            except CrawlerError as error:
                if failed:
                    self.ended(name, error)
                failed = failed or error
        if failed:
            raise failed
        return code

    def missed(self) -> list[str]:
        """Return what should have been done by now and was not."""
        now = real_clock()
        times = {name: time for name in NAMES if (time := time_before(name, self._settings, now))}
        with self._work() as work:
            first, last = work.store.first_run(), work.store.latest_run()
            unfinished = work.store.unfinished_run()
            found = {
                "run": last is None or unfinished is not None or ("run" in times and last.started_at < times["run"]),
                "weekly": "weekly" in times and waiting(work, times["weekly"]),
                "housekeeping": first is not None and self._is_due("housekeeping", first.started_at, times),
            }
        return [name for name in NAMES if found[name]]

    def _is_due(self, name: str, since: datetime, times: dict[str, datetime]) -> bool:
        """Tell whether the time of an entry has come since the first run and since it was last done."""
        health = HealthFile.of(self._settings)
        done = health.done_at(name) if health else None
        return name in times and times[name] > max(since, done or since)

    def run(self) -> None:
        """Check what is due."""
        self._checked()

    def _checked(self) -> int:
        """Check what is due; return the exit code."""
        if self.stop.asked:
            return DONE
        settings, talk = self._settings, self._talk
        with only_run(settings.history.url), noted("run", settings, real_clock, talk) as note, self._work() as work:
            self._log.event("run.begins", "run: checking what is due")
            return complete(work, talk, note)

    def weekly(self) -> None:
        """Mail the weekly report to whom it was not mailed since its time."""
        if self.stop.asked:
            return
        settings, talk = self._settings, self._talk
        with self._work() as work:
            if work.store.latest_run(withheld=False) is None:
                self._log.event("weekly.waits", "weekly: nothing was checked yet, so there is nothing to tell")
                return
            if not settings.mail.host:
                self._log.event("weekly.waits", "the weekly report is not mailed: `mail.host` is not set")
                return
            with noted("weekly", settings, real_clock, talk):
                mail_all(work, talk.console, untold_since=time_before("weekly", settings, real_clock()))

    def outbox(self) -> None:
        """Try again the mails that were not taken and whose time has come."""
        if self.stop.asked or not self._settings.mail.host:
            return
        with self._work() as work:
            if work.store.outbox.waiting(real_clock()):
                with noted("weekly", self._settings, real_clock, self._talk):
                    mail_waiting(work, self._talk.console)

    def housekeeping(self) -> None:
        """Look the database through, copy and thin it."""
        if self.stop.asked:
            return
        settings = self._settings
        url, kept = settings.history.url, settings.history
        with self._work():  # the history is made, or brought up
            pass
        with only_run(url), noted("housekeeping", settings, real_clock, self._talk) as note:
            gone, room = upkeep.keep_house(url, real_clock(), kept.keep, kept.backup)
            note.facts = {
                "checks": gone.checks,
                "contents": gone.contents,
                "findings": gone.findings,
                "mails": gone.mails,
                "backup": kept.backup and str(kept.backup),
            }
            copied = f"copied to {kept.backup}; " if kept.backup else ""
            freed = f"; the file has {room.after / 1e6:,.1f} MB" if room else ""
            words = f"housekeeping: the database is sound; {copied}{gone.checks:,} old checks in which nothing changed went{freed}"
            self._log.event("housekeeping.finished", words, **note.facts)

    def ended(self, name: str, error: BaseException | None) -> None:
        """Hear of a job that has ended: tell what it raised, and what comes next after a run."""
        if error is not None and not (name == OUTBOX and isinstance(error, StillBusy)):  # it comes again in minutes
            self._tell(name, error)
        if not self.stop.asked and name != OUTBOX:
            self.announce(aloud=name == "run")

    def announce(self, *, aloud: bool = True) -> None:
        """Note when what comes next, and tell it."""
        times = next_times(self._settings, real_clock())
        self.expect(times)
        if not aloud:
            return
        said = ", ".join(
            f"{name} {time:%a %Y-%m-%d %H:%M %Z}" if time else f"{name} never" for name, time in times.items()
        )
        self._log.event("next", f"next: {said}", times=times)

    def expect(self, times: dict[str, datetime | None]) -> None:
        """Note for monitors what comes next."""
        if health := HealthFile.of(self._settings):
            attempt(self._talk, lambda: health.expect(times))

    def _tell(self, name: str, error: BaseException) -> None:
        """Tell what a job raised."""
        what, level = next((told for kind, told in _RAISED.items() if isinstance(error, kind)), ("failed", "error"))
        if isinstance(error, CrawlerError | StillBusy):
            self._log.event(f"{name}.{what}", f"{name}: {error}", level)
        else:
            fault = f"{name}: ended by a fault of the crawler's own: {error!r}"
            self._log.event(f"{name}.{what}", fault, level, traceback="".join(traceback.format_exception(error)))

    @contextmanager
    def _work(self) -> Iterator[Work]:
        """Open the history for one job."""
        with Store.open(self._settings.history.url) as store, self._talk.watch() as watch:
            self._talk.tell_upgrade(store)
            yield Work(self._settings, store, real_clock, watch, self.stop)
