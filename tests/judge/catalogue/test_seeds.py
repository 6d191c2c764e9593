"""Both real catalogue pages, read and judged as they stand: every fault a careful reader found, and hardly one more."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.catalogue import open_file, read
from crawler.config import CatalogueSettings
from crawler.judge.audit import audit
from crawler.judge.rule import Reading, Readings
from crawler.judge.words import severity
from crawler.records import Entry, Finding, Head, Passage, Severity, Unreadable
from tests.tables import table

DATA = Path(__file__).parents[2] / "data"
EXPECTED = table("expected.yaml")
NAMES = [name for name in EXPECTED if name != "across"]
FAULTS = [(name, fault) for name in NAMES for fault in EXPECTED[name]["faults"] if not fault.get("optional")]
# Claims of newness that the list names only in passing, and one that the second page makes beside its newest year, 2015.
SIGNED = {"A new pamphlet", "is now available", "four new studies"}


def _reading(name: str) -> Reading:
    with open_file(CatalogueSettings(source=str(DATA / name), name=name)) as source:
        items = list(read(source))
    kinds = ([item for item in items if isinstance(item, kind)] for kind in (Head, Entry, Passage, Unreadable))
    (head,), entries, passages, unreadable = kinds
    return Reading(head, tuple(entries), tuple(passages), tuple(unreadable))


@pytest.fixture(scope="module")
def seeds() -> Readings:
    """Read both pages."""
    return Readings(tuple(_reading(name) for name in NAMES), datetime(2026, 3, 2, tzinfo=UTC))


@pytest.fixture(scope="module")
def found(seeds: Readings) -> list[Finding]:
    """Judge both pages by every catalogue rule."""
    return list(audit(seeds))


@pytest.fixture
def title_of(seeds: Readings) -> Callable[[Finding], str]:
    """Tell the title of the entry a finding is about; of none, that it is about the page."""
    titles = {entry.id: entry.title for reading in seeds.catalogues for entry in reading.entries}
    return lambda finding: titles[finding.entry] if finding.entry else ""


def _plain(title: str) -> str:
    return " ".join(title.split()).rstrip(".")


def _evidence(fault: dict[str, Any], finding: Finding) -> bool:
    return fault.get("evidence", "") in str(finding.params.get("text", ""))


def _place(fault: dict[str, Any], title: str) -> bool:
    where = fault.get("where")
    return where is None or (title == "" if where in ("intro", "the catalogue") else title.startswith(where))


@pytest.mark.parametrize(("name", "fault"), [f for f in FAULTS if f[1]["fault"] != "duplicate-entry"], ids=str)
def test_each_fault_is_found_where_it_stands(
    name: str, fault: dict[str, Any], found: list[Finding], title_of: Callable[[Finding], str]
) -> None:
    """The rule speaks, with the words as evidence, of the entry or page named."""
    hits = [
        f
        for f in found
        if f.rule == fault["fault"] and f.catalogue == name and _evidence(fault, f) and _place(fault, title_of(f))
    ]

    assert len(hits) >= fault.get("times_at_least", 1)


@pytest.mark.parametrize(
    "titles", [f["of"] for f in (*EXPECTED["across"], *(f for _, f in FAULTS)) if f["fault"] == "duplicate-entry"]
)
def test_each_work_listed_twice_is_found(titles: list[str], found: list[Finding]) -> None:
    """Within a page and across both, also where a word differs."""
    pairs = [
        sorted(map(_plain, (str(f.params["other"]), str(f.params["text"]))))
        for f in found
        if f.rule == "duplicate-entry"
    ]

    assert any(_same(pair, sorted(titles)) for pair in pairs)


def _same(pair: list[str], titles: list[str]) -> bool:
    """Hold titles against those of a finding, which are cut for display."""
    return all(_plain(title).startswith(shown.rstrip("\u2026")) for shown, title in zip(pair, titles, strict=True))


def _unsigned(found: list[Finding], title_of: Callable[[Finding], str]) -> Iterator[tuple[str, object]]:
    for finding in found:
        expected = any(
            finding.rule == fault["fault"]
            and finding.catalogue == name
            and _evidence(fault, finding)
            and _place(fault, title_of(finding))
            for name, fault in FAULTS
        )
        if not (expected or finding.rule == "duplicate-entry" or finding.params.get("text") in SIGNED):
            yield finding.rule, finding.params.get("text")


def test_hardly_anything_else_is_said(found: list[Finding], title_of: Callable[[Finding], str]) -> None:
    """No warning is left over that a careful reader would not sign; three works are listed twice."""
    warnings = [f for f in found if severity(f) is not Severity.INFO]

    assert list(_unsigned(warnings, title_of)) == []
    assert len([f for f in warnings if f.rule == "duplicate-entry"]) == 3
