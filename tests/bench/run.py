"""The benchmark: our crawler beside the fastest checkers, over one world, in one run.

.venv/bin/python tests/bench/run.py [--rounds N] [--links N] [--world http|https|slow] [--quick] [--large]
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory

import peers
from measure import Cost, run
from peers import CHECKER, LIMIT, LYCHEE, Tool
from table import Measured, middle, rows
from targets import SLOW_LINKS
from world import World, fast_world, slow_world

WORLDS = ("http", "https", "slow")
LARGE = 100_000
QUICK = 800


def main() -> int:
    """Measure what was asked for; 1 where a tool of ours did not judge every link rightly."""
    wanted = _arguments()
    peers.install()
    _say(
        f"load {', '.join(f'{load:.1f}' for load in os.getloadavg())} on {os.cpu_count()} processors; medians of rounds"
    )
    faults = 0
    for name in wanted.world or WORLDS:
        with _world(name, wanted.links) as world:
            measured = [*_rounds(world, wanted), *([] if name == "slow" else _runs(world, wanted.engine))]
            _print(world, measured)
        faults += any(one.fault for one in measured if one.tool.startswith("crawler"))
    return int(bool(faults or (wanted.large and _large(wanted))))


def _arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="how often each tool runs (LinkChecker: once)")
    parser.add_argument("--links", type=int, default=None, help="links of a world; 4,000 when left out, slow 2,000")
    parser.add_argument("--world", choices=WORLDS, action="append", help="only this one; may be given again")
    parser.add_argument(
        "--engine", choices=("libcurl", "httpx"), help="fetch.engine, where it is not to be the default"
    )
    parser.add_argument("--quick", action="store_true", help=f"one round, {QUICK} links, no LinkChecker")
    parser.add_argument("--large", action="store_true", help=f"also {LARGE:,} links, for memory")
    found = parser.parse_args()
    if found.quick:
        found.rounds, found.links = 1, found.links or QUICK
    return found


def _world(name: str, links: int | None) -> AbstractContextManager[World]:
    """Open one world."""
    return slow_world(links or SLOW_LINKS) if name == "slow" else fast_world(name, links or 4_000)


def _rounds(world: World, wanted: argparse.Namespace) -> Iterator[Measured]:
    """Measure each tool in turn, round by round, so that a busy minute of the machine hits them all."""
    tools = [LIMIT, peers.audit(wanted.engine), LYCHEE]
    for number in range(wanted.rounds):
        for tool in tools:
            yield _measure(world, tool)
        if not number and not wanted.quick:
            yield _measure(world, CHECKER)


def _runs(world: World, engine: str | None) -> Iterator[Measured]:
    """Measure a first and a second scheduled run over the same targets."""
    with TemporaryDirectory(prefix="bench-") as name:
        tool = peers.scheduled(Path(name) / "history.db", engine)
        for which in ("first", "second"):
            found = _measure(world, tool)
            yield Measured(f"{tool.name}, {which}", found.cost, found.told, found.fault)


def _measure(world: World, tool: Tool) -> Measured:
    """Run one tool once, and hold its answer against the world."""
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        cost = run(tool.command(world, folder), folder, tool.environment(world))
        told = world.server.told() if world.server else None
        fault = _fault(world, tool, folder, cost)
        if not fault and told and told.addresses < len(world.targets):
            fault = f"asked only {told.addresses} addresses for {len(world.targets)} links"
        return Measured(tool.name, cost, told, fault)


def _fault(world: World, tool: Tool, folder: Path, cost: Cost) -> str:
    """Say what is wrong with an answer; empty where every link was judged rightly."""
    try:
        counts = tool.counts(folder)
    except (OSError, ValueError, KeyError) as error:
        last = (folder / "stderr").read_text(errors="replace").strip()[-300:]
        return f"no answer (exit code {cost.code}, {error!r}): {last}"
    return world.fault(counts.good, counts.broken)


def _print(world: World, measured: Sequence[Measured]) -> None:
    """Print one world's table."""
    for line in rows(world, measured, LYCHEE.name):
        _say(line)
    if world.server is None:
        ours = middle([one for one in measured if one.tool == "crawler audit"])
        _say(f"  shortest possible {world.shortest:.2f} s; crawler audit takes {ours.wall / world.shortest:.3f} of it")


def _large(wanted: argparse.Namespace) -> bool:
    """Measure memory over many links, beside the same for 4,000; say whether ours failed."""
    ours = peers.audit(wanted.engine)
    with fast_world("http", 4_000) as world:
        small = _measure(world, ours)
    with fast_world("http", LARGE) as world:
        measured = [_measure(world, ours), _measure(world, LYCHEE)]
        _print(world, measured)
    _say(f"  peak memory of {LARGE:,} links is {measured[0].cost.peak / small.cost.peak:.2f} times that of 4,000")
    return bool(measured[0].fault)


def _say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
