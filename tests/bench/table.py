"""Measurements in one table: medians, ratios, and what is wrong with an answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from measure import Cost
from nginx import Told
from world import World

MEGA = 1_000_000
HEADINGS = (
    "rounds",
    "     s",
    "links/s",
    "CPU ms/link",
    "peak MB",
    "requests",
    "MB sent",
    "speed x",
    "CPU x",
    "memory x",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One tool in one round: its cost, what the server saw of it, and what is wrong with its answer, if anything."""

    tool: str
    cost: Cost
    told: Told | None
    fault: str


def middle(rounds: Sequence[Measured]) -> Cost:
    """Return the medians of some rounds."""
    costs = [one.cost for one in rounds]
    return Cost(
        median(cost.wall for cost in costs),
        median(cost.cpu for cost in costs),
        round(median(cost.peak for cost in costs)),
        max((cost.code for cost in costs), key=abs),
    )


def rows(world: World, measured: Sequence[Measured], base: str) -> Iterator[str]:
    """Yield the lines of one world's table; `base` is the tool that others are compared with."""
    tools = list(dict.fromkeys(one.tool for one in measured))
    found = {tool: [one for one in measured if one.tool == tool] for tool in tools}
    yield f"\n{world.name}, {world.concurrency} at once; x: times {base}"
    yield _line(("", *HEADINGS))
    for tool, rounds in found.items():
        yield _line((*_figures(world, tool, rounds), *_ratios(rounds, found.get(base))))
    for tool, rounds in found.items():
        for fault in dict.fromkeys(one.fault for one in rounds if one.fault):
            yield f"  ! {tool}: {fault}: not comparable"


def _figures(world: World, tool: str, rounds: Sequence[Measured]) -> Iterator[str]:
    """Yield the figures of one tool."""
    cost, links, told = middle(rounds), len(world.targets), rounds[-1].told
    yield tool + (" !" if any(one.fault for one in rounds) else "")
    yield str(len(rounds))
    yield f"{cost.wall:.2f}"
    yield f"{links / cost.wall:,.0f}"
    yield f"{cost.cpu / links * 1000:.2f}"
    yield f"{cost.peak / MEGA:,.0f}"
    yield f"{told.requests:,}" if told else "-"
    yield f"{told.sent / MEGA:,.1f}" if told else "-"


def _ratios(rounds: Sequence[Measured], base: Sequence[Measured] | None) -> tuple[str, str, str]:
    """Return speed, processor time and memory as multiples of another tool's."""
    if not base:
        return "-", "-", "-"
    ours, theirs = middle(rounds), middle(base)
    pairs = (theirs.wall, ours.wall), (ours.cpu, theirs.cpu), (ours.peak, theirs.peak)
    speed, cpu, memory = (f"{one / max(other, 1e-9):.2f}" for one, other in pairs)
    return speed, cpu, memory


def _line(cells: Sequence[str]) -> str:
    """Put one row into columns."""
    first, *others = cells
    return f"{first:<22}" + "".join(f"{cell:>{len(head) + 3}}" for cell, head in zip(others, HEADINGS, strict=True))
