"""APScheduler decides when; jobs do the work, one at a time, until somebody asks for an end."""

import logging
import os
import signal
import threading
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED, EVENT_JOB_MAX_INSTANCES, JobExecutionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import BaseScheduler

from crawler.config import Settings
from crawler.schedule.entries import trigger
from crawler.schedule.notify import ALIVE, READY, STOPPING, notify
from crawler.schedule.signals import Calls, listening

Jobs: TypeAlias = Mapping[str, Callable[[], object]]
Ended: TypeAlias = Callable[[str, BaseException | None], object]
"""Hears of each job that came to an end, with what it raised."""

LOOK = 20.0  # seconds between two looks at the clock: a machine may have slept, or its clock been put right
_JUMP = timedelta(hours=1)  # a clock that is put back by less makes nothing wait for long


def build(settings: Settings, jobs: Jobs, ended: Ended, scheduler: BaseScheduler | None = None) -> BaseScheduler:
    """Return a scheduler with one job for each entry named, at the times the settings give.

    All share one thread: they never run side by side, and however late it is, missed times are made up for once.
    """
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL + 1)  # `ended` hears of everything
    scheduler = scheduler or BackgroundScheduler()
    scheduler.configure(
        executors={"default": ThreadPoolExecutor(1)},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        timezone=settings.zone,
    )
    for name, job in jobs.items():
        scheduler.add_job(job, trigger(name, settings), id=name, name=name)
    scheduler.add_listener(
        lambda event: ended(event.job_id, getattr(event, "exception", None)), EVENT_JOB_EXECUTED | EVENT_JOB_ERROR
    )
    scheduler.add_listener(lambda event: ended(event.job_id, _still_busy(event)), EVENT_JOB_MAX_INSTANCES)
    return scheduler


class StillBusy(Exception):  # noqa: N818 - reads as what it says
    """The time of a job came while the last one was still under way."""


def _still_busy(event: JobExecutionEvent) -> StillBusy:
    """Say that a job is left out."""
    return StillBusy(f"the time of {event.job_id} came while the one before is still under way; it is left out")


def put_right(scheduler: BaseScheduler, now: datetime) -> None:
    """Look at the clock: jobs that wait for a time which a clock put back has made far are set to the next one, and what is due begins."""
    for job in scheduler.get_jobs():
        right, waits_for = job.trigger.get_next_fire_time(None, now), job.next_run_time
        if right and waits_for and waits_for.astimezone(UTC) - right.astimezone(UTC) > _JUMP:
            job.modify(next_run_time=right)
    scheduler.wakeup()


def serve(
    scheduler: BaseScheduler,
    clock: Callable[[], datetime],
    *,
    at_once: Collection[str],
    ready: Callable[[], object],
    on_stop: Callable[[str], object],
) -> None:
    """Work by the clock until SIGTERM or SIGINT; the second one ends the process at once.

    `at_once` are jobs that do not wait for their time; `ready` is called once signals are heard; `on_stop` is told the signal, and asks the job
    that is under way to come to an end.
    """
    with listening() as calls:
        scheduler.start(paused=True)
        for name in at_once:
            scheduler.modify_job(name, next_run_time=clock())
        ready()
        notify(READY)
        scheduler.resume()
        number = _wait(scheduler, clock, calls)
        notify(STOPPING)
        on_stop(signal.Signals(number).name)
        _wind_down(scheduler, calls)


def _wait(scheduler: BaseScheduler, clock: Callable[[], datetime], calls: Calls) -> int:
    """Look at the clock now and then until a signal comes; return it."""
    while (number := calls.wait(LOOK)) is None:
        notify(ALIVE)
        put_right(scheduler, clock())
    return number


def _wind_down(scheduler: BaseScheduler, calls: Calls) -> None:
    """Wait for the job that is under way; one more signal ends the process as that signal does by itself."""
    scheduler.pause()

    def finish() -> None:
        scheduler.shutdown(wait=True)
        calls.say_ended()

    threading.Thread(target=finish, daemon=True).start()
    number = calls.wait()
    if number:
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        os._exit(128 + number)  # the first process of a container does not die of a signal that it has no handler for
