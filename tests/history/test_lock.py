"""One run at a time: the lock says who holds it, and that of a dead process is taken over."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.errors import DatabaseBusy, HistoryError
from crawler.history.lock import only_mailing, only_run

HOLD = "import sys\nfrom crawler.history.lock import only_run\nwith only_run(sys.argv[1]):\n print('held', flush=True)\n sys.stdin.read()\n"


def test_the_holder_is_named(address: str) -> None:
    """Its process, its machine, and since when."""
    host = re.escape(socket.gethostname())
    told = rf"process {os.getpid()} on {host}, since \d{{4}}-.* UTC"
    with only_run(address), pytest.raises(DatabaseBusy, match=told), only_run(address):
        pass
    with only_run(address):
        pass


def test_the_lock_of_a_dead_process_is_taken_over(address: str) -> None:
    """A process that was killed leaves its name behind, and holds nothing."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, address], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    with pytest.raises(DatabaseBusy, match=f"process {process.pid} on"), only_run(address):
        pass
    process.kill()
    process.communicate()
    with only_run(address):
        text = Path(f"{address.removeprefix('sqlite:///')}.lock").read_text()
    assert text.startswith(f"process {os.getpid()} on")


def test_a_place_without_a_lock_is_named() -> None:
    """Where no file can be made the folder is named."""
    with pytest.raises(HistoryError, match="lock of the history cannot be opened"), only_run("sqlite:////proc/x.db"):
        pass


def test_mailing_has_a_lock_of_its_own(address: str) -> None:
    """A run does not keep the weekly report back; another sending of it does, and is named."""
    held = rf"being mailed already \(process {os.getpid()} on"
    with only_run(address), only_mailing(address), pytest.raises(DatabaseBusy, match=held), only_mailing(address):
        pass
    with only_mailing(address):
        pass
