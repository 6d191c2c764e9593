"""What is due by the clock: once, or for as long as nobody asks for an end; and what monitors are told of it."""

import json
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from crawler.history.lock import only_run, only_schedule

Crawl = Callable[..., Any]


def health_of(configured: Path) -> dict[str, Any]:
    """Read the health file beside the database."""
    found: dict[str, Any] = json.loads((configured.parent / "history.db.health.json").read_text("utf-8"))
    return found


def url_of(configured: Path) -> str:
    """Return the address of the database."""
    return f"sqlite:///{configured.parent / 'history.db'}"


def begun_before(configured: Path, days: int) -> None:
    """Let every run have begun, and everybody been told, so many days earlier."""
    earlier = days * 86_400_000_000
    with sqlite3.connect(configured.parent / "history.db") as history:
        history.execute("UPDATE runs SET started_at = started_at - ?", (earlier,))
        history.execute("UPDATE tellings SET told_at = told_at - ?", (earlier,))
    history.close()


def test_once_is_what_run_does(crawl: Crawl, configured: Path) -> None:
    """Everything is checked at the first time, nothing at the second, and what is not due by its entry is not done."""
    first = crawl("schedule", "--once", "-c", str(configured))
    second = crawl("schedule", "--once", "-c", str(configured))
    report = json.loads(crawl("report", "-c", str(configured), "--format", "json").out)

    assert (first.code, second.code, first.out) == (0, 0, "")
    assert "housekeeping" not in first.err
    assert report["run"]["coverage"]["checked"] == 0
    assert all(link["checked_at"] for link in report["links"])


def test_once_mails_and_keeps_house_when_their_time_has_passed(
    crawl: Crawl, configured: Path, postbox: tuple[Any, int]
) -> None:
    """Each is done once for each time of its entry: weeks later again, a minute later not."""
    box, port = postbox
    mail = (
        f"mail.port={port}",
        "mail.host=127.0.0.1",
        "mail.security=none",
        f"history.backup={configured.parent / 'copy.db'}",
    )
    options = ("-c", str(configured), *(part for one in mail for part in ("--set", one)))
    counts, kept = [], []
    for days in (0, 9, 0):
        if days:
            begun_before(configured, days)
        done = crawl("schedule", "--once", *options)
        counts.append(len(box.mails))
        kept.append("the database is sound; copied to" in done.err)
        assert done.code == 0, done.err

    assert counts == [0, 1, 1]
    assert kept == [False, True, False]
    assert (configured.parent / "copy.db").exists()
    assert health_of(configured)["weekly"]["outcome"] == "done"


def test_once_goes_on_behind_a_failure(crawl: Crawl, configured: Path) -> None:
    """A mail server that is not there keeps no house from being kept; the exit code says that something failed."""
    crawl("run", "-c", str(configured))
    begun_before(configured, 9)
    done = crawl("schedule", "--once", "-c", str(configured), "--set", "mail.host=127.0.0.1", "--set", "mail.port=1")

    assert done.code == 3
    assert "olivia@demo.example: " in done.err
    assert "housekeeping: the database is sound" in done.err
    assert health_of(configured)["weekly"]["outcome"] == "failed"
    told = crawl("health", "-c", str(configured))
    assert told.code == 1
    assert told.out.startswith("wrong: weekly failed ")


def test_a_damaged_database_is_neither_copied_nor_thinned(crawl: Crawl, configured: Path) -> None:
    """The copy of before stays as it is, and the way out is told."""
    crawl("run", "-c", str(configured))
    begun_before(configured, 9)
    copy, history = configured.parent / "copy.db", configured.parent / "history.db"
    copy.write_bytes(b"of before")
    page = history.read_bytes()
    with sqlite3.connect(history) as database:
        [(root,)] = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'tellings'")
    database.close()
    history.write_bytes(page[: (root - 1) * 4096] + b"\x07" * 4096 + page[root * 4096 :])
    done = crawl("schedule", "--once", "-c", str(configured), "--set", f"history.backup={copy}")

    assert done.code == 3
    assert "the file is damaged" in done.err
    assert "crawler db check" in done.err
    assert copy.read_bytes() == b"of before"


@pytest.mark.parametrize("command", [("run",), ("schedule", "--once")])
def test_a_run_that_is_under_way_is_waited_for_by_nobody(
    crawl: Crawl, configured: Path, command: tuple[str, ...]
) -> None:
    """Who comes second is told who is first, and what monitors read stays that of the first."""
    with only_run(url_of(configured)):
        done = crawl(*command, "-c", str(configured))

    assert done.code == 3
    assert "a run is under way (process " in done.err
    assert not (configured.parent / "history.db.health.json").exists()


def test_one_schedule_is_enough(crawl: Crawl, configured: Path) -> None:
    """A second one on the same history is told which process is the first."""
    with only_schedule(url_of(configured)):
        done = crawl("schedule", "-c", str(configured))

    assert done.code == 3
    assert "another `crawler schedule` works on this history (process " in done.err


@pytest.mark.parametrize("name", ["run", "weekly", "housekeeping"])
def test_an_entry_that_is_none_is_told_before_anything_is_done(crawl: Crawl, configured: Path, name: str) -> None:
    """Exit code 2, and no run behind it."""
    result = crawl("schedule", "--once", "-c", str(configured), "--set", f"schedule.{name}=61 * * * *")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"crawler: schedule.{name}: '61 * * * *' is no cron entry")
    assert not list(configured.parent.glob("*.db"))


def test_without_catalogues_there_is_nothing_to_schedule(crawl: Crawl) -> None:
    """That is a mistake, and told at once."""
    assert crawl("schedule").code == 2


@contextmanager
def staying(configured: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], Iterator[dict[str, Any]]]]:
    """Let a schedule work; give its process and the events of its log."""
    command = [sys.executable, "-m", "crawler", "schedule", "-c", str(configured), "--log-format", "json", *options]
    process = subprocess.Popen(command, cwd=configured.parent, text=True, stderr=subprocess.PIPE)
    assert process.stderr is not None
    try:
        yield process, map(json.loads, process.stderr)
    finally:
        process.kill()
        process.communicate()


def test_it_begins_with_what_was_missed_and_ends_when_asked(configured: Path) -> None:
    """Every line of its log is an event; monitors know of the run, of what comes next, and at the end that nobody waits."""
    with staying(configured) as (process, events):
        seen = [next(events)]
        while seen[-1]["event"] != "run.finished":
            seen.append(next(events))
        seen.append(next(events))
        known = health_of(configured)
        process.send_signal(signal.SIGTERM)
        seen += events
        assert process.wait(30) == 0

    names = [event["event"] for event in seen]
    assert names[:3] == ["run.missed", "next", "run.begins"]
    assert names[-3:] == ["next", "stopping", "stopped"]
    assert all(set(event) >= {"time", "level", "event", "message"} for event in seen)
    finished = next(event for event in seen if event["event"] == "run.finished")
    assert finished["checked"] + finished["skipped"] == finished["links"] > 0
    assert known["run"]["outcome"] == "done"
    assert set(known["next"]) == {"run", "weekly", "housekeeping"}
    assert health_of(configured)["next"] == {}


def test_killed_and_begun_again(crawl: Crawl, configured: Path) -> None:
    """Nothing is in the way of the next: it takes the run up at once, and monitors are told that one was cut off."""
    with staying(configured, "-v", "--set", "fetch.per_host.interval=0.3") as (process, events):
        assert next(event for event in events if event["event"] == "link.checked")["url"]
        process.kill()
        process.wait()
    told = crawl("health", "-c", str(configured))
    with staying(configured) as (process, events):
        finished = next(event for event in events if event["event"] == "run.finished")
        assert next(events)["event"] == "next"

    assert told.code == 1
    assert "was cut off" in told.out
    assert finished["checked"] + finished["skipped"] == finished["links"]
    assert crawl("health", "-c", str(configured)).code == 0


def test_a_second_signal_ends_it_at_once(configured: Path) -> None:
    """It dies of the signal, and what was kept stays."""
    with staying(configured, "-v", "--set", "fetch.per_host.interval=2") as (process, events):
        assert next(event for event in events if event["event"] == "link.checked")["url"]
        process.send_signal(signal.SIGTERM)
        assert next(event for event in events if event["event"] == "stopping")
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == -signal.SIGTERM


def test_what_stops_a_run_is_an_event_too(crawl: Crawl, configured: Path) -> None:
    """Machines read the error, its exit code and all else as JSON."""
    done = crawl("run", "-c", str(configured), "--set", "fetch.deadline=soon", "--log-format", "json")
    [event] = map(json.loads, done.err.splitlines())

    assert (done.code, event["event"], event["level"], event["exit_code"]) == (2, "failed", "error", 2)
    assert "fetch.deadline" in event["message"]


def test_monitors_are_told_that_runs_stay_away(crawl: Crawl, configured: Path) -> None:
    """Three times of the entry may pass without a run; then it is wrong."""
    crawl("run", "-c", str(configured))
    done_at = health_of(configured)["run"]["done_at"]
    well = crawl("health", "-c", str(configured), "--format", "json")
    wrong = crawl("health", "-c", str(configured), "--now", done_at[:2] + "99" + done_at[4:])

    assert (well.code, json.loads(well.out)["healthy"]) == (0, True)
    assert wrong.code == 1
    assert wrong.out.startswith("wrong: no run went well when it should have: the last that did ended")


@pytest.mark.parametrize("content", ["{bad", "[]", '{"version": 2}', ""])
def test_a_health_file_that_is_none_is_named(crawl: Crawl, configured: Path, content: str) -> None:
    """Monitors are not told that no run ever went well; the next run writes it anew."""
    crawl("run", "-q", "-c", str(configured))
    (path,) = configured.parent.glob("*.health.json")
    path.write_text(content, "utf-8")
    told = crawl("health", "-c", str(configured))
    assert (told.code, told.out) == (
        1,
        f"wrong: {path}: is no health file of this program; the next run writes it anew\n",
    )
    crawl("run", "-q", "-c", str(configured))
    assert crawl("health", "-c", str(configured)).code == 0


def test_a_health_file_that_cannot_be_written_costs_no_run(crawl: Crawl, configured: Path) -> None:
    """The work is what counts; it is told all the same."""
    (configured.parent / "file").write_text("")
    place = f"schedule.health_file={configured.parent / 'file' / 'health.json'}"
    done = crawl("run", "-c", str(configured), "--set", place)

    assert done.code == 0
    assert "monitors are told nothing" in done.err
