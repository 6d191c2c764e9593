"""One job at a time, missed times made up for once, and a schedule that outlives what its jobs raise."""

import signal
import socket
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from apscheduler.schedulers import base
from apscheduler.schedulers.background import BackgroundScheduler

from crawler.config import ScheduleSettings, Settings
from crawler.errors import ConfigError
from crawler.schedule import service
from crawler.schedule.notify import READY, notify
from crawler.schedule.service import StillBusy, build, put_right, serve

LONDON = Settings(timezone="Europe/London", schedule=ScheduleSettings(jitter=timedelta(0)))
HOUR = timedelta(hours=1)


def nothing(_name: str, _error: BaseException | None) -> None:
    """Hear of a job that ended."""


def begun(jobs: dict[str, Callable[[], object]], ended: Callable[[str, BaseException | None], object]) -> Any:
    """Start a scheduler with jobs whose time has come."""
    scheduler = build(LONDON, jobs, ended)
    scheduler.start(paused=True)
    for name in jobs:
        scheduler.modify_job(name, next_run_time=datetime.now(UTC))
    scheduler.resume()
    return scheduler


def test_jobs_never_run_side_by_side() -> None:
    """The weekly report waits for a run that is under way."""
    running = threading.Semaphore(1)
    overlaps, done = [], [threading.Event(), threading.Event()]

    def job(number: int) -> None:
        overlaps.append(not running.acquire(blocking=False))
        done[number].wait(0.01)
        running.release()
        done[number].set()

    scheduler = begun({"run": lambda: job(0), "weekly": lambda: job(1)}, nothing)
    finished = [event.wait(10) for event in done]
    scheduler.shutdown()

    assert finished == [True, True]
    assert overlaps == [False, False]


@pytest.mark.parametrize("raised", [ConfigError("no room left"), KeyError("a fault of ours")])
def test_a_job_that_fails_does_not_end_the_schedule(raised: Exception) -> None:
    """What a job raises is told; the next time comes all the same."""
    told: list[tuple[str, BaseException | None]] = []
    failed, heard = threading.Event(), threading.Event()

    def fail() -> None:
        if not failed.is_set():
            failed.set()
            raise raised

    def ended(name: str, error: BaseException | None) -> None:
        told.append((name, error))
        heard.set()

    scheduler = begun({"run": fail}, ended)
    assert heard.wait(10)
    heard.clear()
    scheduler.modify_job("run", next_run_time=datetime.now(UTC))
    assert heard.wait(10)
    scheduler.shutdown()

    assert told == [("run", raised), ("run", None)]


class ByHand(BackgroundScheduler):  # type: ignore[misc] # APScheduler has no type information
    """A scheduler that looks at the clock when told, and waits for what it began."""

    def start(self, paused: bool = False) -> None:  # noqa: FBT001, FBT002 - APScheduler's signature
        """Start without a thread of its own."""
        base.BaseScheduler.start(self, paused)

    def wakeup(self) -> None:
        """Look at the clock no sooner than told."""

    def shutdown(self, wait: bool = True) -> None:  # noqa: FBT001, FBT002
        """End without a thread of its own."""
        base.BaseScheduler.shutdown(self, wait)

    def look(self) -> None:
        """Do what is due, to its end."""
        put_right(self, FakeTime.time)
        self._process_jobs()
        self._lookup_executor("default")._pool.submit(int).result(10)


class FakeTime(datetime):
    """A clock that shows what it is set to."""

    time = datetime(2026, 3, 2, 7, tzinfo=UTC)

    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        """Return the time it is set to."""
        return cls.time.astimezone(tz)


@pytest.fixture
def fake_time(monkeypatch: pytest.MonkeyPatch) -> type[FakeTime]:
    """Set APScheduler's clock by hand."""
    monkeypatch.setattr(base, "datetime", FakeTime)
    FakeTime.time = datetime(2026, 3, 2, 7, tzinfo=UTC)
    return FakeTime


def played(fake_time: type[FakeTime], start: str, moves: list[timedelta]) -> list[int]:
    """Let a clock go on (or back) in steps; return how many hourly runs each step gave."""
    fake_time.time = datetime.fromisoformat(start).astimezone(UTC)
    done: list[datetime] = []
    scheduler = build(LONDON, {"run": lambda: done.append(fake_time.time)}, nothing, ByHand())
    scheduler.start()
    counts = []
    for move in moves:
        before = len(done)
        fake_time.time += move
        scheduler.look()
        counts.append(len(done) - before)
    scheduler.shutdown()
    return counts


@pytest.mark.parametrize(
    ("start", "moves", "counts"),
    [
        ("2026-03-02T07:00Z", [HOUR] * 5, [1] * 5),
        ("2026-03-02T07:00Z", [timedelta(minutes=1)] * 75, [0] * 14 + [1] + [0] * 59 + [1]),
        ("2026-03-02T07:00Z", [timedelta(days=3), HOUR, HOUR], [1, 1, 1]),  # it slept for three days
        ("2026-03-02T07:00Z", [timedelta(days=3650), timedelta(minutes=10), HOUR], [1, 0, 1]),
        ("2026-03-28T22:00Z", [HOUR] * 8, [1] * 8),  # the clocks go forward in between
        ("2026-10-24T22:00Z", [HOUR] * 8, [1] * 8),  # and back
        ("2026-03-28T22:00Z", [timedelta(hours=8), HOUR], [1, 1]),  # it slept over it
        ("2026-10-24T22:00Z", [timedelta(hours=8), HOUR], [1, 1]),
        ("2026-03-02T07:00Z", [HOUR, timedelta(days=-3650), HOUR, HOUR], [1, 0, 1, 1]),  # the clock was ten years ahead
        ("2026-03-02T07:00Z", [HOUR, timedelta(minutes=-30), timedelta(minutes=30), HOUR], [1, 0, 0, 1]),
    ],
)
def test_missed_times_are_made_up_for_once(
    fake_time: type[FakeTime], start: str, moves: list[timedelta], counts: list[int]
) -> None:
    """Whatever the clock did, the work that was missed is done once, and the next comes at its time."""
    assert played(fake_time, start, moves) == counts


def test_a_time_that_comes_while_work_is_under_way_is_left_out(fake_time: type[FakeTime]) -> None:
    """It is told, and not done twice."""
    told: list[BaseException | None] = []
    going, end = threading.Event(), threading.Event()

    def work() -> None:
        going.set()
        end.wait(10)

    scheduler = build(LONDON, {"run": work}, lambda _name, error: told.append(error), ByHand())
    scheduler.start()
    for _ in range(2):
        fake_time.time += HOUR
        scheduler._process_jobs()
        assert going.wait(10)
    end.set()
    scheduler.shutdown()

    assert [type(error) for error in told] == [StillBusy, type(None)]


def test_a_signal_that_another_thread_was_given_ends_it_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system may hand a signal to any thread, or in the instant before the main one sleeps; the clock need not be looked at for it to be heard."""
    looks: list[datetime] = []
    monkeypatch.setattr(service, "LOOK", 5.0)
    monkeypatch.setattr(service, "put_right", lambda _scheduler, now: looks.append(now))
    asleep = threading.Event()

    def send() -> None:
        asleep.wait(0.2)  # nobody sets it: until the main thread sleeps, most probably, and right in any case
        signal.pthread_kill(threading.get_ident(), signal.SIGTERM)

    heard: list[str] = []
    before = signal.getsignal(signal.SIGTERM)
    sending = threading.Thread(target=send)
    scheduler = build(LONDON, {"run": int}, nothing)
    serve(scheduler, lambda: datetime.now(UTC), at_once=(), ready=sending.start, on_stop=heard.append)
    sending.join()

    assert heard == ["SIGTERM"]
    assert looks == []
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.parametrize("there", [True, False])
def test_systemd_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool) -> None:
    """Words come to the socket that NOTIFY_SOCKET names; one that is gone is no trouble."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "s"))
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        if there:
            heard.bind(str(tmp_path / "s"))
        notify(READY, "STATUS=well")

        assert not there or heard.recv(100) == b"READY=1\nSTATUS=well"
