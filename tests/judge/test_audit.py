"""All catalogue rules over what was read."""

from datetime import UTC, datetime

import pytest

from crawler.config import JudgeSettings
from crawler.judge.audit import audit
from crawler.judge.rule import Reading, Readings
from crawler.records import Entry, Head, Role, Unreadable, Use

NOW = datetime(2026, 3, 2, tzinfo=UTC)
HEAD = Head("resources", "resources.html")
USE = Use("https://a.example/", "https://a.example/", Role.PRIMARY, "here")


def faults(reading: Reading, **rules: str) -> set[str]:
    """Return the slugs that speak of a catalogue."""
    settings = JudgeSettings.model_validate({"rules": rules})
    return {finding.rule for finding in audit(Readings((reading,), NOW, settings))}


@pytest.mark.parametrize(
    ("reading", "slug"),
    [
        (Reading(HEAD, unreadable=(Unreadable(3, "too few columns", "a;b"),)), "unreadable-row"),
        (Reading(HEAD, (Entry("1", "resources", "A guide to data"),)), "missing-link"),
        (Reading(HEAD, (Entry("1", "resources", "A guide to data", links=(USE,)),)), "vague-link-text"),
    ],
)
def test_faults_are_found_and_can_be_switched_off(reading: Reading, slug: str) -> None:
    """Every catalogue rule of the table speaks, unless the settings silence it."""
    assert slug in faults(reading)
    assert slug not in faults(reading, **{slug: "off"})


def test_an_empty_catalogue_has_no_fault_of_entries() -> None:
    """Nothing is invented."""
    assert not faults(Reading(HEAD)) & {"missing-link", "missing-description", "duplicate-entry"}
