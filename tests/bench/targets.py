"""What a world's catalogue links to, and what a tool must say of it."""

import csv
import html
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["page", "pdf", "moved", "missing"]

HOSTS = 500
SMALLEST, LARGEST = 4_000, 160_000  # bytes of a page
SLOW_HOSTS, SLOW_LINKS = 300, 2_000
ZIPF = 0.8  # links of the n-th host are proportional to 1 / n ** ZIPF
MEDIAN_MS, SPREAD = 200, 0.5  # of the log-normal latency
LATE_MS, LATE_ONE_IN = 6_000, 40
FILES = 4_000  # pages with a file of their own; above that, the server writes the address into a page as it goes out
TEMPLATES, SHARED = 1_000, 200  # of those: pages and PDFs behind them
_KINDS: tuple[Kind, ...] = (*("page",) * 17, "pdf", "moved", "missing")  # of twenty links
FIRST = 10_000  # number of the first target: a small one, such as 404, would mean something else in an address
_SEED = 3_986
_FIRST_WORDS = (
    "Alpine Baltic Coastal Desert Early Forest Global Harbour Inland Juvenile Karst Lowland Modern Northern Open "
    "Polar Quiet Rural Silent Tidal Urban Volcanic Wetland Young Zonal"
)
_SECOND_WORDS = (
    "algebra botany chemistry dance ecology fishing grammar history irrigation justice knitting logic music nutrition "
    "optics poetry quilting rhetoric statistics trade upholstery vaccines weaving yeast zoology acoustics baking "
    "carpentry drawing energy farming geology housing insects journalism law mining nursing oceans politics"
)
_FIRST, _SECOND = _FIRST_WORDS.split(), _SECOND_WORDS.split()


@dataclass(frozen=True, slots=True)
class Target:
    """One link: its place in the catalogue, its address, its kind, and how long its server takes, in ms."""

    number: int
    url: str
    kind: Kind
    latency_ms: int = 0

    @property
    def title(self) -> str:
        """Return the title that the catalogue gives and the target bears."""
        return title_of(self.number, self.number)


@dataclass(frozen=True, slots=True)
class Counts:
    """What a tool says of all links: how many it judged, good and broken."""

    good: int
    broken: int

    @property
    def judged(self) -> int:
        """Return how many links were judged at all."""
        return self.good + self.broken


def title_of(number: int | str, seed: int) -> str:
    """Return the title of one target; two words tell it from most others, as titles of a catalogue do."""
    first, second = _FIRST[seed % len(_FIRST)], _SECOND[seed % TEMPLATES // len(_FIRST)]
    return f"{first} {second}: field guide {number}"


def host(number: int) -> str:
    """Return the address of one host, on the loopback interface."""
    return f"127.1.{number // 250}.{1 + number % 250}"


def fast_targets(scheme: str, port: int, links: int) -> list[Target]:
    """Spread links over the hosts, a page more often than anything else."""
    return [_fast_target(f"{scheme}://{host(n % HOSTS)}:{port}", FIRST + n, own=links <= FILES) for n in range(links)]


def _fast_target(origin: str, number: int, *, own: bool) -> Target:
    """Make one link of a fast world."""
    kind = _KINDS[(number + number // HOSTS) % len(_KINDS)]
    if kind == "missing":
        return Target(number, f"{origin}/missing/{number}.html", kind)
    if kind == "pdf":
        return Target(number, f"{origin}/files/{f'{number}.pdf' if own else f'{number % SHARED}.pdf?n={number}'}", kind)
    path = f"pages/{number}.html" if own else f"many/{number % TEMPLATES}/{number}.html"
    return Target(number, f"{origin}/moved/{path}" if kind == "moved" else f"{origin}/{path}", kind)


def slow_targets(port: int, links: int = SLOW_LINKS) -> list[Target]:
    """Make the slow world's links: hosts of Zipf-like sizes, the latency written into each address."""
    chance = random.Random(_SEED)
    shares = [1 / (rank + 1) ** ZIPF for rank in range(SLOW_HOSTS)]
    hosts = [*range(SLOW_HOSTS), *chance.choices(range(SLOW_HOSTS), shares, k=links)][:links]
    delays = [_delay(chance) for _ in hosts]
    return [
        Target(FIRST + n, f"http://{host(where)}:{port}/slow/{delay}/{FIRST + n}.html", "page", delay)
        for n, (where, delay) in enumerate(zip(hosts, delays, strict=True))
    ]


def _delay(chance: random.Random) -> int:
    """Draw one latency, in ms."""
    if not chance.randrange(LATE_ONE_IN):
        return LATE_MS
    return round(MEDIAN_MS * chance.lognormvariate(0, SPREAD))


def expected(targets: Iterable[Target]) -> Counts:
    """Count what is good and what is broken in a world."""
    kinds = [target.kind for target in targets]
    broken = kinds.count("missing")
    return Counts(len(kinds) - broken, broken)


def write_catalogues(targets: Sequence[Target], folder: Path) -> None:
    """Write the same links in the three forms that the tools read: `catalogue.csv`, `.html` and `.json`."""
    with (folder / "catalogue.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Title", "URL", "Description", "Publisher"])
        rows.writerows([t.title, t.url, f"What guide {t.number} tells about its field.", "Open press"] for t in targets)
    items = "".join(f'<li><a href="{html.escape(t.url)}">{t.title}</a></li>\n' for t in targets)
    (folder / "catalogue.html").write_text(f"<!doctype html><title>Catalogue</title><ul>\n{items}</ul>\n")
    (folder / "catalogue.json").write_text(json.dumps([t.url for t in targets]))
