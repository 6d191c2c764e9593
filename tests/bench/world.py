"""Worlds to measure in: what they link to, how their tools reach it, and what the right answer is."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from nginx import PATIENCE, Server, await_port, free_port, serving
from pages import page, pdf
from targets import (
    FILES,
    HOSTS,
    SLOW_HOSTS,
    TEMPLATES,
    Target,
    expected,
    fast_targets,
    slow_targets,
    write_catalogues,
)

NUMBER = '<!--# echo var="number" -->'  # the server writes the target's number there


@dataclass(frozen=True, slots=True)
class World:
    """One world: its links, the folder with the catalogues, and how it is asked. `server` tells what was read."""

    name: str
    targets: list[Target]
    folder: Path
    concurrency: int = 64
    server: Server | None = None

    @property
    def authority(self) -> Path | None:
        """Return the file of the CA to trust, where there is one."""
        return self.server.authority if self.server else None

    @property
    def shortest(self) -> float:
        """Return the seconds no tool can beat, by latency alone: all slots busy, or the busiest host two at a time."""
        waits: dict[str, int] = {}
        for target in self.targets:
            place = target.url.split("/")[2]
            waits[place] = waits.get(place, 0) + target.latency_ms
        return max(sum(waits.values()) / self.concurrency, max(waits.values()) / 2) / 1000

    def fault(self, good: int, broken: int) -> str:
        """Say what is wrong with the counts of a tool; empty where it judged every link rightly."""
        right = expected(self.targets)
        if good + broken < right.judged:
            return f"judged {good + broken} of {right.judged}"
        return "" if (good, broken) == (right.good, right.broken) else f"{good} good, {broken} broken; right: {right}"


@contextmanager
def fast_world(scheme: str, links: int) -> Iterator[World]:
    """Build and serve a world of links that answer at once, over http or https."""
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with serving(folder, tls=scheme == "https") as server:
            targets = fast_targets(scheme, server.port, links)
            _write_files(folder / "www", targets)
            write_catalogues(targets, folder)
            server.told()
            yield World(f"{scheme}, {links:,} links on {HOSTS} hosts", targets, folder, server=server)


@contextmanager
def slow_world(links: int) -> Iterator[World]:
    """Serve a world of links that take their time."""
    with TemporaryDirectory(prefix="bench-") as name:
        port, script = free_port(), Path(__file__).with_name("slow_server.py")
        process = subprocess.Popen([sys.executable, script, str(port)])
        try:
            await_port(process, port)
            Path(name).chmod(0o755)  # LinkChecker, started by root, reads as nobody
            targets = slow_targets(port, links)
            write_catalogues(targets, Path(name))
            yield World(f"slow, {links:,} links on {SLOW_HOSTS} hosts", targets, Path(name), concurrency=128)
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _write_files(root: Path, targets: list[Target]) -> None:
    """Write what the targets need: a page or PDF each, or templates for more of them than a disk should hold."""
    for folder in ("pages", "files", "many"):
        (root / folder).mkdir(parents=True)
    if len(targets) > FILES:
        for number in range(TEMPLATES):
            (root / "many" / f"{number}.html").write_bytes(page(NUMBER, number))
    for target in targets:
        path = root / target.url.partition("?")[0].split("/", 3)[3].removeprefix("moved/")
        if path.parent.name == "pages":
            path.write_bytes(page(target.number, target.number))
        elif target.kind == "pdf" and not path.exists():
            path.write_bytes(pdf(int(path.stem)))
