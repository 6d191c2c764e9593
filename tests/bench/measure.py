"""One program, run as a child: how long it took, what it cost, and how much memory all its processes held together."""

import os
import re
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

OFTEN, SELDOM = 0.025, 0.25  # seconds between two looks at memory: at first, and once it runs for long
LONGEST = 1_800.0  # seconds; what takes longer is ended
_PSS = re.compile(rb"^Pss:\s+(\d+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock and of processors, bytes held at most (shared memory counted once), and the exit code."""

    wall: float
    cpu: float
    peak: int
    code: int


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a program to its end, its output in `folder/stdout` and `folder/stderr`."""
    with (folder / "stdout").open("wb") as out, (folder / "stderr").open("wb") as err:
        began = time.monotonic()
        child = subprocess.Popen(command, cwd=folder, stdout=out, stderr=err, env={**os.environ, **environment})
        watch = _Watch(child)
        watch.start()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        watch.over.set()
        watch.join()
    return Cost(wall, usage.ru_utime + usage.ru_stime, watch.peak, child.returncode)


class _Watch(threading.Thread):
    """Looks at a program's memory until it is over, and ends one that takes too long."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        super().__init__(daemon=True)
        self._child = child
        self.over = threading.Event()
        self.peak = 0

    def run(self) -> None:
        """Look, and look again."""
        began = time.monotonic()
        while not self.over.wait(min(SELDOM, max(OFTEN, (time.monotonic() - began) / 100))):
            self.peak = max(self.peak, sum(map(_held, _family(self._child.pid))))
            if time.monotonic() - began > LONGEST:
                self._child.kill()
                return


def _family(pid: int) -> Iterator[int]:
    """Yield a process and all that came of it."""
    yield pid
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = thread.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _held(pid: int) -> int:
    """Return the bytes a process holds, its share of what it shares; 0 once it is gone."""
    try:
        found = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_bytes())
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0
