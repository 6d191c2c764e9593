"""Files made to cost whoever opens them: each ends within ten seconds and 512 MB, and is told as what it is."""

import asyncio
import importlib.util
import os
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.config import JudgeSettings
from crawler.inspect.facts import draw
from crawler.judge.judge import judge
from crawler.judge.rule import Case
from crawler.records import Answer, Evidence, Facts, Fetched, Hop, Link, Past
from crawler.run.child import Limits
from crawler.run.worker import Worker

SECONDS, MEMORY = 10.0, 512_000  # kB
URL = "http://example.org/a"
NOW = datetime(2026, 1, 1, tzinfo=UTC)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded and read as Linux does it")


def _hostile() -> Any:
    """Load the makers: they stand beside this file, in no package."""
    spec = importlib.util.spec_from_file_location("hostile", Path(__file__).with_name("hostile.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKERS = _hostile()
UNCHECKED = frozenset(MAKERS.UNCHECKED)


MEMORY_ALLOWED = Limits().memory if MAKERS.FULL else 128 << 20


def evidence_of(size: int, facts: Facts | None = None) -> Evidence:
    """Make the evidence of a file."""
    return Evidence(URL, NOW, Answer(200, size, sha256="ab" * 32), (Hop(URL, 200),), facts)


@pytest.fixture(scope="module")
def opened() -> dict[str, tuple[Facts, float, int]]:
    """Open every file, one after the other, as a run does: facts, seconds, and the most memory the process had (kB)."""

    async def each() -> dict[str, tuple[Facts, float, int]]:
        worker, found = Worker(draw, Limits(SECONDS, MEMORY_ALLOWED)), {}
        await worker.draw(Fetched(evidence_of(0), b"ready?"))
        for name, write in MAKERS.HOSTILE.items():
            file = MAKERS.OnDisk(write)
            fetched = Fetched(evidence_of(file.size), os.pread(file.fileno(), 65_536, 0), file=file)
            before = time.monotonic()
            facts = await worker.draw(fetched)
            found[name] = facts, time.monotonic() - before, max(held(), default=0)
        await worker.close()
        return found

    return asyncio.run(each())


def held() -> Iterator[int]:
    """Yield the most memory that each process of ours ever had, in kB."""
    for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split():
        for line in Path(f"/proc/{child}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                yield int(line.split()[1])


@pytest.mark.parametrize("name", MAKERS.HOSTILE)
def test_a_hostile_file_costs_little_and_is_told_as_it_is(
    name: str, opened: dict[str, tuple[Facts, float, int]]
) -> None:
    """What cannot be looked into is said so, and not held against the file without a proof."""
    facts, seconds, memory = opened[name]
    evidence = evidence_of(1000, facts)
    judgement = judge(Case(Link(URL, URL), evidence, NOW, Past(), {}, JudgeSettings()))
    unchecked = facts.document is not None and facts.document.opens is None and facts.document.damage is not None

    assert seconds < SECONDS
    assert memory < MEMORY
    assert unchecked == (name in UNCHECKED) or name in MAKERS.GREEDY, facts
    assert not unchecked or judgement.verdict == "ok"
    assert (facts.kind in ("json", "xml", "svg")) or unchecked == (
        "download-unchecked" in {finding.rule for finding in judgement.findings}
    )
