"""Evidence as `ask` receives it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.records import Answer, Check, Evidence, Facts, Hop, Judgement, Past, Title, Verdict


@pytest.fixture
def seen() -> Callable[..., Evidence]:
    """Return a function that makes the evidence of one address: where it led, and what stood there."""

    def make(url: str, *, status: int = 200, final: str | None = None, title: str = "", **facts: Any) -> Evidence:
        titles = (Title("title", title),) if title else ()
        hops = (Hop(url, status),) if final is None else (Hop(url, 301), Hop(final, status))
        known: dict[str, Any] = {"kind": "html", "words": 500, "titles": titles} | facts
        return Evidence(url, datetime(2026, 3, 2, tzinfo=UTC), Answer(status, sha256="ab"), hops, Facts(**known))

    return make


@pytest.fixture
def remembered() -> Callable[[Evidence], Past]:
    """Return a function that makes a past whose last good check is the one given."""
    return lambda evidence: Past(last_good=Check(evidence, Judgement(Verdict.OK), "run"))
