"""Catalogues built by hand, for rules that look at what was read."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import count

import pytest

from crawler.config import JudgeSettings
from crawler.judge.rule import Reading, Readings, Rule
from crawler.records import Entry, Finding, Head, Passage, Unreadable, Use

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
Build = Callable[..., Entry]


@pytest.fixture
def entry() -> Build:
    """Build an entry with an id of its own; what is not given is unremarkable."""
    numbers = count(1)

    def build(title: str = "Assets in Action", **given: object) -> Entry:
        given = {"id": f"e{next(numbers)}", "catalogue": "first", "as_written": title} | given
        return Entry(title=title, **given)  # type: ignore[arg-type]

    return build


@pytest.fixture
def link() -> Callable[..., Use]:
    """Build one appearance of an address."""

    def build(url: str = "https://site.example/a", **given: object) -> Use:
        return Use(**({"href": url, "url": url} | given))  # type: ignore[arg-type]

    return build


@pytest.fixture
def read() -> Callable[..., Reading]:
    """Build one catalogue as read: entries, texts of passages (or passages), and its title."""

    def build(
        *entries: Entry,
        passages: Sequence[str | Passage] = (),
        title: str | None = None,
        name: str = "first",
        unreadable: tuple[Unreadable, ...] = (),
    ) -> Reading:
        words = tuple(p if isinstance(p, Passage) else Passage(p) for p in passages)
        return Reading(Head(name, f"{name}.txt", title), entries, words, unreadable)

    return build


@pytest.fixture
def findings() -> Callable[..., list[Finding]]:
    """Run one catalogue rule over readings and check that its sentences can be written."""

    def run(rule: Rule, *catalogues: Reading, now: datetime = NOW, stale_after: int = 3) -> list[Finding]:
        assert rule.check_catalogue is not None
        readings = Readings(catalogues, now, JudgeSettings(stale_after=stale_after))
        found = list(rule.check_catalogue(readings))
        for finding in found:
            assert finding.rule == rule.slug
            assert rule.message.format(**finding.params)
            assert rule.suggestion.format(**finding.params)
        return found

    return run
