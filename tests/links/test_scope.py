"""Which links are worth a record, and how a fault travels with its link."""

import pytest

from crawler.links import leads_elsewhere, use_of
from crawler.records import Role, Use


@pytest.mark.parametrize(
    ("href", "leads"), [("/a", True), ("mailto:x", True), ("#top", False), (" ", False), ("", False)]
)
def test_a_jump_within_the_page_is_no_link(href: str, leads: bool) -> None:  # noqa: FBT001 - a table
    """Anchors and empty links lead nowhere else."""
    assert leads_elsewhere(href) is leads


@pytest.mark.parametrize(
    ("href", "url", "fault"),
    [
        ("https://A.example", "https://a.example/", None),
        ("x.pdf", None, "relative-without-base"),
        ("http://[", None, "malformed-url"),
        ("mailto:a@b.example", "mailto:a@b.example", "unsupported-scheme"),
    ],
)
def test_a_use_carries_its_identity_or_its_fault(href: str, url: str | None, fault: str | None) -> None:
    """What cannot be asked keeps what was written, with the slug of the reason."""
    assert use_of(href, None, Role.MORE, "words", 3) == Use(href, url, Role.MORE, "words", 3, fault)
