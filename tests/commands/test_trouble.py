"""What a run says, and keeps, when it has no room, no right to write, no turn, or a clock that is wrong."""

import json
import os
import resource
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from crawler.history.lock import only_run

Crawl = Callable[..., Any]
NOW, LATER = "2026-03-02T07:00:00Z", "2026-03-20T07:00:00Z"


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as a full disk would."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def checks(path: Path) -> list[tuple[int, ...]]:
    """Return what was checked, behind the program's back."""
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(
            "SELECT run_id, link_id, evidence_id, asked_at FROM checks ORDER BY run_id, link_id"
        ).fetchall()


@pytest.fixture
def history(crawl: Crawl, configured: Path, tmp_path: Path) -> Path:
    """Give the database that a first run has left."""
    assert crawl("run", "-q", "-c", str(configured), "--now", NOW).code == 0
    return tmp_path / "history.db"


@pytest.mark.parametrize("room", [4_096, 40_000, 90_000])
def test_a_full_disk_is_told_and_the_next_run_goes_on(crawl: Crawl, configured: Path, history: Path, room: int) -> None:
    """What was kept stays, the file is named, and once there is room the rest is checked."""
    before = checks(history)
    with no_file_beyond(room):
        full = crawl("run", "-q", "-c", str(configured), "--now", LATER)
    sound = crawl("db", "check", "-c", str(configured))
    after = crawl("run", "-q", "-c", str(configured), "--now", LATER, "--format", "json")

    assert full.code == 3
    assert "Traceback" not in full.err
    assert any(words in full.err for words in ("history.db", "cannot be written"))
    assert (sound.code, sound.out.splitlines()[-1]) == (0, "nothing is wrong")
    assert after.code == 0
    assert checks(history)[: len(before)] == before
    assert all(link["checked_at"] == LATER for link in json.loads(after.out)["links"])


@pytest.mark.skipif(os.geteuid() != 0, reason="a test that gives up its rights needs some")
@pytest.mark.parametrize("command", [("rejudge",), ("db", "purge"), ("db", "backup", "x.db")])
def test_a_place_that_may_not_be_written_is_named(
    crawl: Crawl, history: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """Exit code 3, one sentence, and nothing changes."""
    with tempfile.TemporaryDirectory(prefix="crawler-test-") as name:
        shutil.copy(history, folder := Path(name))
        folder.chmod(0o755)
        monkeypatch.chdir(folder)
        os.seteuid(65534)
        try:
            refused = crawl(*command, "--set", "history.url=sqlite:///history.db")
        finally:
            os.seteuid(0)
        left = {path.name: path.read_bytes() for path in folder.iterdir()}

    assert (refused.code, len(refused.err.splitlines())) == (3, 1)
    assert ("history.db" in refused.err, "Traceback" in refused.err) == (True, False)
    assert left == {"history.db": history.read_bytes()}


def test_a_second_run_is_refused(crawl: Crawl, configured: Path, history: Path) -> None:
    """It says who is at work."""
    with only_run(f"sqlite:///{history}"):
        refused = crawl("run", "-q", "-c", str(configured), "--now", LATER)

    assert refused.code == 3
    assert f"a run is under way (process {os.getpid()} on " in refused.err


def test_a_clock_ten_years_off_loses_nothing(crawl: Crawl, configured: Path, history: Path) -> None:
    """Ahead and back again: it is said, every link is checked again by the right time, and the states follow from the checks."""
    before = checks(history)
    ahead = crawl("run", "-c", str(configured), "--now", "2036-03-20T07:00:00Z")
    back = crawl("run", "-c", str(configured), "--now", LATER, "--format", "json")
    far_back = crawl("run", "-c", str(configured), "--now", "2016-03-20T07:00:00Z")
    right = crawl("run", "-q", "-c", str(configured), "--now", "2026-04-20T07:00:00Z", "--format", "json")

    assert (ahead.code, back.code, far_back.code, right.code) == (0, 0, 0, 0)
    assert "see whether the clock is right" in ahead.err
    assert "one of the two times is wrong" in back.err
    assert "one of the two times is wrong" in far_back.err
    assert all(link["checked_at"] == LATER for link in json.loads(back.out)["links"])
    assert all(link["checked_at"] == "2026-04-20T07:00:00Z" for link in json.loads(right.out)["links"])
    assert checks(history)[: len(before)] == before
    assert crawl("db", "check", "-c", str(configured)).code == 0
