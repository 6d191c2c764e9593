"""How large a history is, and how long it takes to read: at two sizes, and what follows for a million links and a year of weekly runs.

`make size` runs it; `SIZE="20000x50 100000x50"` chooses the sizes (links x runs). Each measurement is a process of its own, so that its memory is its own.
"""

import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from long_history import WEEK, make, url_of

from crawler.config import Confirm, JudgeSettings
from crawler.history import upkeep
from crawler.history.database import open_database
from crawler.history.store import Store
from crawler.history.trends import trend
from crawler.judge.quality import of_catalogues
from crawler.judge.states import advance
from crawler.records import Judgement, Span
from crawler.run.decided import Decisions, moving

SIZES = ((20_000, 50), (100_000, 50))
GOAL_LINKS = 1_000_000
_CONFIRM = Confirm()
ASKED_OF = 100  # links whose history is read; the slowest counts


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time, and the most memory that the process held, in bytes."""

    seconds: float
    peak: int


def due(file: Path) -> float:
    """Ask what is due, a week and a half after the last run: each host with its number of links."""
    with Store.open(f"sqlite:///{file}") as store:
        last = store.latest_run()
        assert last
        now = last.started_at + 1.5 * WEEK
        run = store.begin_run(now).id
        began = time.process_time()
        found = store.due(run, now).hosts()
        took = time.process_time() - began
    assert sum(number for _, number in found) == last.coverage.links
    return took


def history(file: Path) -> float:
    """Read the lives of some links; return the longest time that one took."""
    times = []
    with Store.open(f"sqlite:///{file}") as store:
        last = store.latest_run()
        assert last
        for number in range(0, last.coverage.links, max(1, last.coverage.links // ASKED_OF)):
            began = time.process_time()
            checks = list(store.link_history(url_of(number)) or ())
            times.append(time.process_time() - began)
            assert len(checks) > 1
    return max(times)


def weekly(file: Path) -> float:
    """Hold all that is against what a person was told: what is new, still broken, recovered or changed."""
    with Store.open(f"sqlite:///{file}") as store:
        began = time.process_time()
        found = store.changes("somebody@example.org", {"resources"})
        took = time.process_time() - began
    assert found.new
    assert found.unsure
    return took


def over_time(file: Path) -> float:
    """Count states at the end of each run, as the HTML report draws them."""
    with Store.open(f"sqlite:///{file}") as store, closing(open_database(f"sqlite:///{file}")) as database:
        last = store.latest_run()
        assert last
        began = time.process_time()
        points = trend(database, last.id)
        took = time.process_time() - began
    assert len(points) > 1
    return took


def quality(file: Path) -> float:
    """Work out how good the catalogues are, as the end of each run does."""
    with Store.open(f"sqlite:///{file}") as store:
        began = time.process_time()
        found = of_catalogues(store.weighables(), set())
        took = time.process_time() - began
    assert found["resources"].figure
    return took


def looking_through(file: Path) -> float:
    """Look through it as `crawler db check` does."""
    began = time.process_time()
    found = upkeep.check(f"sqlite:///{file}", _step, lambda made: moving(JudgeSettings(), Decisions.sorted_out(made)))
    assert not found.faults
    return time.process_time() - began


def _step(span: Span | None, judgement: Judgement, at: datetime) -> Span:
    """Move a state on by the settings as they come."""
    return advance(span, judgement, at, _CONFIRM)


def opening(file: Path) -> float:
    """Open it."""
    began = time.process_time()
    Store.open(f"sqlite:///{file}").close()
    return time.process_time() - began


MEASURES: dict[str, Callable[[Path], float]] = {
    "opening it": opening,
    "what is due": due,
    "a link's history": history,
    "the weekly comparison": weekly,
    "states over time": over_time,
    "the quality figure": quality,
    "crawler db check": looking_through,
}


def bytes_of_a_check(folder: Path, links: int, runs: int) -> tuple[Path, float, float]:
    """Make a history; return its file, the bytes that each check after the first of its link took, and the bytes of a link with its first."""
    first, whole = folder / "first.db", folder / "whole.db"
    make(first, links, 1)
    make(whole, links, runs)
    sizes = []
    for file in (first, whole):
        with closing(sqlite3.connect(file, isolation_level=None)) as raw:
            raw.execute("VACUUM")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        sizes.append(file.stat().st_size)
    first.unlink()
    return whole, (sizes[1] - sizes[0]) / (links * (runs - 1)), sizes[0] / links


def cost_of(name: str, file: Path) -> Cost:
    """Measure one thing in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--one", name, str(file)], capture_output=True, check=True, text=True
    )
    seconds, peak = done.stdout.split()
    return Cost(float(seconds), int(peak))


def main() -> None:
    """Measure both sizes and print the table."""
    if sys.argv[1:2] == ["--one"]:
        took = MEASURES[sys.argv[2]](Path(sys.argv[3]))
        _say(f"{took} {_peak()}")
        return
    sizes = [tuple(map(int, one.split("x"))) for one in sys.argv[1:]] or SIZES
    rows: dict[str, list[str]] = {name: [] for name in ("bytes a check", "bytes a link", *MEASURES)}
    costs: dict[str, list[tuple[int, Cost]]] = {name: [] for name in MEASURES}
    for links, runs in sizes:
        with tempfile.TemporaryDirectory() as folder:
            file, check, link = bytes_of_a_check(Path(folder), links, runs)
            rows["bytes a check"].append(f"{check:.1f}")
            rows["bytes a link"].append(f"{link:,.0f}")
            for name in MEASURES:
                cost = cost_of(name, file)
                costs[name].append((links, cost))
                rows[name].append(f"{cost.seconds:.3f} s, {cost.peak / 1e6:.0f} MB")
    heads = (f"{links:,} links, {links * runs:,} checks" for links, runs in sizes)
    _say(f"| | {' | '.join(heads)} | {GOAL_LINKS:,} links |")
    for name, cells in rows.items():
        _say(f"| {name} | {' | '.join(cells)} | {_further(costs.get(name, []))} |")


def _peak() -> int:
    """Return the most memory that this process held, in bytes; `getrusage` counts that of whoever started it, too."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024


def _say(words: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{words}\n")


def _further(points: list[tuple[int, Cost]]) -> str:
    """Draw the line through two measurements on to a million links; what does not grow stays where it is."""
    if len(points) < 2:
        return ""
    (few, before), (many, cost) = points[0], points[-1]
    further = (GOAL_LINKS - many) / (many - few)
    seconds = cost.seconds + max(0.0, cost.seconds - before.seconds) * further
    peak = cost.peak + max(0, cost.peak - before.peak) * further
    return f"{seconds:.1f} s, {peak / 1e6:.0f} MB"


if __name__ == "__main__":
    main()
