"""The tools that are measured: how each is called for the difficult web, and how its answer is read."""

import csv
import html
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from difficult.case import Case
from difficult.measure import Said
from difficult.server import NETWORK, World

START = datetime(2026, 3, 2, 6, tzinfo=UTC)
LONGEST = 600.0  # seconds
QUICK = {
    "allow_networks": f"[{NETWORK}]",
    "per_host.interval": "0",
    "timeout.read": "2",
    "timeout.connect": "2",
    "deadline": "8",
}
VERDICTS = {"ok": Said.GOOD, "moved": Said.GOOD, "broken": Said.BROKEN, "unsure": Said.UNSURE, "skipped": Said.SKIPPED}


def write_catalogues(world: World, folder: Path) -> None:
    """Write all links as `cases.csv` for us and as `cases.html` for the others."""
    folder.chmod(0o755)  # LinkChecker, started by root, reads as nobody
    rows = [(case.title, world.href(case)) for case in world.cases]
    with (folder / "cases.csv").open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(["Title", "URL"])
        out.writerows(rows)
    items = "\n".join(f'<li><a href="{html.escape(href)}">{html.escape(title)}</a></li>' for title, href in rows)
    page = f'<!doctype html><html><head><meta charset="utf-8"><title>Cases</title></head><body><ul>\n{items}\n</ul></body></html>'
    (folder / "cases.html").write_text(page, encoding="utf-8")


def audit(world: World, folder: Path, *more: str) -> dict[str, Any]:
    """Run our audit as its user would; return its JSON report."""
    settings = {**QUICK, "ca_file": str(world.authority)}
    options = [part for key, value in settings.items() for part in ("--set", f"fetch.{key}={value}")]
    out = folder / "report.json"
    call = [sys.executable, "-m", "crawler", "audit", "cases.csv", "--format", "json", "-o", str(out), *options, *more]
    done = subprocess.run(call, cwd=folder, capture_output=True, text=True, timeout=LONGEST, check=False)
    if done.returncode not in {0, 1}:
        raise RuntimeError(f"the audit ended with {done.returncode}: {done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(out.read_text())
    return found


def weeks(world: World, folder: Path, days: Sequence[int]) -> dict[str, Any]:
    """Check the catalogue on several days with one database, as a schedule does; return the JSON report of the last run."""
    settings = {**QUICK, "ca_file": str(world.authority)}
    options = [part for key, value in settings.items() for part in ("--set", f"fetch.{key}={value}")]
    (folder / "config.yaml").write_text("catalogues:\n  - source: cases.csv\n")
    out = folder / "report.json"
    for day in days:
        world.day = day
        now = (START + timedelta(days=day)).isoformat()
        call = [sys.executable, "-m", "crawler", "run", "--all", "--now", now, "--format", "json", "-o", str(out)]
        done = subprocess.run(
            [*call, *options], cwd=folder, capture_output=True, text=True, timeout=LONGEST, check=False
        )
        if done.returncode:
            raise RuntimeError(f"the run of day {day} ended with {done.returncode}: {done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(out.read_text())
    return found


def by_case(cases: Sequence[Case], report: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what our report says of each case's link."""
    links = {link["url"]: link for link in report["links"]}
    entries = report["entries"]
    assert len(entries) == len(cases), f"{len(entries)} entries were read of {len(cases)}"
    return {
        case.id: links[entry["links"][0]["url"]]
        for case, entry in zip(cases, entries, strict=True)
        if entry["links"] and entry["links"][0]["url"] in links
    }


def ours(cases: Sequence[Case], report: Mapping[str, Any]) -> dict[str, Said]:
    """Return what we say of each case: in a scheduled run, what is not confirmed is not told as broken."""
    return {name: said(link) for name, link in by_case(cases, report).items()}


def said(link: Mapping[str, Any]) -> Said:
    """Return what a reader of our report is told of a link."""
    waiting = link["verdict"] == "broken" and link["state"] in {"suspect", "unstable"}
    return Said.GOOD if waiting else VERDICTS[link["verdict"]]


def lychee(program: Path, world: World, folder: Path) -> dict[str, Said]:
    """Run lychee, and return what it says of each case."""
    call = [
        str(program),
        "--no-progress",
        "-vv",
        "--format",
        "json",
        "-o",
        "lychee.json",
        "--timeout",
        "4",
        "--max-retries",
        "1",
    ]
    call += ["--retry-wait-time", "1", "--include-fragments", "cases.html"]
    _run(call, folder, {"SSL_CERT_FILE": str(world.authority)})
    told = json.loads((folder / "lychee.json").read_text())
    kinds = {  # a later one has the last word: redirects are told beside what they came to
        "redirect_map": Said.GOOD,
        "success_map": Said.GOOD,
        "error_map": Said.BROKEN,
        "timeout_map": Said.BROKEN,
        "excluded_map": Said.SKIPPED,
    }
    said = {
        item.get("url") or item["origin"]: kind
        for name, kind in kinds.items()
        for found in told.get(name, {}).values()
        for item in found
    }
    return _matched(world, said)


def linkchecker(program: Path, world: World, folder: Path) -> dict[str, Said]:
    """Run LinkChecker, and return what it says of each case."""
    settings = f"[checking]\nthreads=32\nmaxrequestspersecond=10000\nrecursionlevel=1\ntimeout=4\nsslverify={world.authority}\n[filtering]\ncheckextern=1\n[output]\nlog=csv\nverbose=1\nstatus=0\n"
    (folder / "linkcheckerrc").write_text(settings)
    done = _run([str(program), "-f", "linkcheckerrc", "cases.html"], folder, {})
    rows = csv.DictReader((line for line in done.splitlines() if not line.startswith("#")), delimiter=";")
    return _matched(world, {row["urlname"]: Said.GOOD if row["valid"] == "True" else Said.BROKEN for row in rows})


def _run(call: Sequence[str], folder: Path, environment: Mapping[str, str]) -> str:
    """Run a program to its end; return what it prints."""
    done = subprocess.run(
        call, cwd=folder, capture_output=True, timeout=LONGEST, check=False, env={**os.environ, **environment}
    )
    return done.stdout.decode(errors="replace")


def _matched(world: World, said: Mapping[str, Said]) -> dict[str, Said]:
    """Match what a tool says of addresses to cases, by the address as written or the host in it."""
    found: dict[str, Said] = {}
    for case in world.cases:
        href = world.href(case).strip()
        place = world.origins(case)["main"].partition("//")[2]
        match = said.get(href) or next(
            (kind for url, kind in said.items() if "{main" in case.href and place in url), None
        )
        found[case.id] = match or Said.NOTHING
    return found
