"""Findings about titles and texts: none of them touches the verdict."""

from collections.abc import Callable
from typing import Any

import pytest

from crawler.records import Facts, Judgement

Judged = Callable[..., Judgement]
Seen = Callable[..., Facts]
Spoken = Callable[..., list[str]]

OTHER = "Zebra crossings of Northern Bavaria, a photographic survey"


@pytest.mark.parametrize(
    ("catalogue", "found", "expected"),
    [
        ("Understanding Patient Data", "Understanding Patient Data", []),
        ("Understanding Patient Data", "Understanding patient data | Example Trust", []),
        ("Understanding Patient Data", OTHER, ["title-drift"]),
        ("Annual Report 2022", "Annual Report 2025", ["edition-changed"]),
        ("Understanding Patient Data", None, ["title-missing"]),
    ],
)
def test_the_catalogues_title_against_the_targets(
    catalogue: str, found: str | None, expected: list[str], judged: Judged, seen: Seen
) -> None:
    """Harmless variations are silent; another document, another edition and no title each have a rule."""
    judgement = judged(titles=(catalogue,), facts=seen(title=found, text=""))
    assert judgement.verdict == "ok"
    assert [(finding.rule, finding.entry) for finding in judgement.findings] == [(slug, "e0") for slug in expected]


@pytest.mark.parametrize(
    ("catalogue", "found", "similarity", "differ"),
    [
        ("A course in Java", "A course in Python", 42, [["Java"], ["Python"]]),
        ("Annual Report 2022", "Annual Report 2025", 40, [["2022"], ["2025"]]),
    ],
)
def test_a_finding_says_how_near_and_in_which_words(
    catalogue: str, found: str, similarity: int, differ: list[list[str]], judged: Judged, seen: Seen
) -> None:
    """`title-drift` and `edition-changed` carry both."""
    (finding,) = judged(titles=(catalogue,), facts=seen(title=found, text="")).findings
    assert (finding.params["similarity"], finding.params["differ"]) == (similarity, differ)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("https://www.trust.example/resources/toolkit", []),
        ("trust.example/resources/toolkit", []),
        ("www.trust.example/x", []),
        ("http://other.example/paper.pdf", []),
        ("Booking.com", ["title-drift"]),
        ("Input/output", ["title-drift"]),
    ],
)
def test_a_row_without_a_title_of_its_own_is_not_compared(
    title: str, expected: list[str], spoken: Spoken, seen: Seen
) -> None:
    """Where a reader took the address for the title, there is nothing to hold against the page."""
    assert spoken(titles=(title,), facts=seen(title=OTHER, text="")) == expected


@pytest.mark.parametrize(
    ("before", "after", "titles", "expected"),
    [
        ("Data sharing toolkit", OTHER, (), ["title-changed"]),
        ("Data sharing toolkit", "Data Sharing Toolkit!", (), []),
        ("Data sharing toolkit - Old Name", "Data sharing toolkit - New Name Trust", ("Data sharing toolkit",), []),
        (None, OTHER, (), []),
        ("Data sharing toolkit", None, (), []),
    ],
)
def test_a_changed_title_is_told_unless_it_agrees(
    before: str | None, after: str | None, titles: tuple[str, ...], expected: list[str], spoken: Spoken, seen: Seen
) -> None:
    """The same source is compared between two checks; small corrections and right titles are no news."""
    assert spoken(titles=titles, facts=seen(title=after), before=seen(title=before)) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, {}, []),
        ({}, {"fingerprint": "0f" * 6 + "f0f0"}, []),
        ({}, {"fingerprint": "f0" * 8}, ["content-drift"]),
        ({"words": 2400}, {"words": 310}, ["content-drift"]),
        ({"words": 2400}, {"words": 1900}, []),
        ({"words": 30}, {"words": 2, "fingerprint": "f0" * 8}, []),
        ({"kind": "text"}, {"fingerprint": "f0" * 8}, []),
    ],
)
def test_another_text_under_the_same_title(
    before: dict[str, Any], after: dict[str, Any], expected: list[str], spoken: Spoken, seen: Seen
) -> None:
    """Little left of the words is drift; edits and very short texts are not."""
    assert spoken(facts=seen(**after), before=seen(**before)) == expected
