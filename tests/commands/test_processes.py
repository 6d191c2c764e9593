"""Commands as processes of their own: signals, pipes, and what is left behind."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler.demo.server import DemoWeb

Crawl = Callable[..., Any]
COMMAND = [sys.executable, "-m", "crawler"]


def started(*arguments: str, folder: Path) -> subprocess.Popen[str]:
    """Start a command; its output can be read."""
    return subprocess.Popen(
        [*COMMAND, *arguments], cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ
    )


def read_until(process: subprocess.Popen[str], words: str) -> str:
    """Read standard error line by line until some words come; return that line."""
    assert process.stderr is not None
    for line in process.stderr:
        if words in line:
            return line
    pytest.fail(f"ended without saying {words!r}")


def test_a_schedule_ends_on_sigterm(configured: Path) -> None:
    """It says what comes next, and ends when asked."""
    process = started("schedule", "-c", str(configured), folder=configured.parent)
    read_until(process, "next: run ")
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)

    assert process.returncode == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_keeps_what_was_finished(
    crawl: Crawl, configured: Path, web: DemoWeb, number: signal.Signals
) -> None:
    """The first signal lets what flies come in; the next run goes on where it ended, and nothing is checked twice."""
    process = started(
        "run", "-v", "-c", str(configured), "--set", "fetch.per_host.interval=0.3", folder=configured.parent
    )
    read_until(process, "http")
    process.send_signal(number)
    process.communicate(timeout=60)
    rest = crawl("run", "-c", str(configured), "--format", "json", "-q")
    document = json.loads(rest.out)

    assert process.returncode == 130
    assert rest.code == 0
    assert document["run"]["coverage"]["not_due"] == 0
    assert all(one["checked_at"] for one in document["links"])


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    """`crawler rules | head -1` ends quietly."""
    done = subprocess.run(
        f"{sys.executable} -m crawler rules | head -1",
        shell=True,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
