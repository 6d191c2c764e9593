"""Builders of evidence for tables of cases: each has a plain good default, and a test names only what differs."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from crawler.config import JudgeSettings
from crawler.judge.judge import judge
from crawler.judge.rule import Case
from crawler.records import (
    Answer,
    Check,
    Entry,
    Evidence,
    Facts,
    Failure,
    FailureKind,
    Hop,
    Judgement,
    Link,
    Past,
    Place,
    Probe,
    Role,
    Title,
    Use,
    Verdict,
)

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
URL = "https://www.trust.example/resources/toolkit"
TITLE = "Understanding Patient Data"

Seen = Callable[..., Facts]
Checked = Callable[..., Case]
Judged = Callable[..., Judgement]


def _seen(title: str | None = TITLE, h1: str | None = None, **facts: Any) -> Facts:
    """Return the facts of a page: an ordinary one of 400 words, unless told otherwise."""
    titles = tuple(Title(source, text) for source, text in (("title", title), ("h1", h1)) if text)
    given = {"kind": "html", "titles": titles, "words": 400, "text": "words " * 100, "fingerprint": "0f" * 8}
    return Facts(**{**given, "headings": (h1,) if h1 else (), **facts})


def _hops(chain: tuple[tuple[str, int | None], ...], headers: dict[str, str], method: str) -> tuple[Hop, ...]:
    """Return a chain of hops, of which the last carries the headers."""
    last = len(chain) - 1
    return tuple(
        Hop(url, status, method, tuple(headers.items()) if at == last else ()) for at, (url, status) in enumerate(chain)
    )


def _evidence(  # noqa: PLR0913 - a builder of everything a check may hold
    *,
    url: str = URL,
    status: int = 200,
    facts: Facts | None = None,
    chain: tuple[tuple[str, int | None], ...] | None = None,
    failure: FailureKind | None = None,
    headers: dict[str, str] | None = None,
    method: str = "GET",
    probe: Probe | None = None,
    **answer: Any,
) -> Evidence:
    """Return the evidence of one check; a failure without a chain was not asked at all."""
    given = {"size": 5000, "sha256": "ab" * 32}
    outcome = Failure(failure, "as the engine put it") if failure else Answer(status, **{**given, **answer})
    hops = chain if chain is not None else () if failure else ((url, status),)
    return Evidence(url, NOW, outcome, _hops(hops, headers or {}, method), facts, probe)


def _checked(
    *,
    titles: tuple[str, ...] = (TITLE,),
    text: str = "Toolkit",
    role: Role = Role.PRIMARY,
    before: Facts | None = None,
    rules: dict[str, Any] | None = None,
    url: str = URL,
    **evidence: Any,
) -> Case:
    """Return a case: a link of one entry for each of `titles`, and the evidence; `before` is what the last good check saw."""
    entries = {f"e{at}": Entry(f"e{at}", "catalogue", title) for at, title in enumerate(titles)}
    places = tuple(Place("catalogue", name, Use(url, url, role, text)) for name in entries)
    last = Check(_evidence(url=url, facts=before), Judgement(Verdict.OK), "run") if before else None
    return Case(
        link=Link(url, url, places or (Place("catalogue", None, Use(url, url, role, text)),)),
        evidence=_evidence(url=url, **evidence),
        now=NOW + timedelta(minutes=1),
        past=Past(last, last),
        entries=entries,
        settings=JudgeSettings(rules=rules or {}),
    )


@pytest.fixture
def seen() -> Seen:
    """Build facts of a page or file."""
    return _seen


@pytest.fixture
def checked() -> Checked:
    """Build a case; an ordinary living page unless told otherwise."""

    def build(**given: Any) -> Case:
        if "failure" not in given and given.get("status", 200) == 200:
            given.setdefault("facts", _seen())
        return _checked(**given)

    return build


@pytest.fixture
def judged(checked: Checked) -> Judged:
    """Build a case and judge it."""
    return lambda **given: judge(checked(**given))


@pytest.fixture
def spoken(judged: Judged) -> Callable[..., list[str]]:
    """Build a case, judge it, and return the rules that spoke."""
    return lambda **given: [finding.rule for finding in judged(**given).findings]
