"""What sites call themselves, learned from their pages."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crawler.fetch.named import MOST, Named
from crawler.records import Answer, Evidence, Facts, Hop, Title


def page(title: str, url: str = "https://h.example/a", kind: str = "html", status: int = 200) -> Evidence:
    """Return the evidence of a page with this title."""
    facts = Facts(kind, (Title("title", title),))
    return Evidence(url, datetime(2026, 3, 2, tzinfo=UTC), Answer(status, sha256="ab"), (Hop(url, status),), facts)


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        (["Hedges | Lowland Trust", "Ponds | Lowland Trust", "Walls | Lowland Trust"], "lowland trust"),
        (["Lowland Trust - Hedges", "Lowland Trust: Ponds", "Lowland  TRUST \u2013 Walls"], "lowland trust"),
        (
            ["Hedges | Lowland Trust", "Ponds | Lowland Trust", "Walls | Lowland Trust", "Lowland Trust"],
            "lowland trust",
        ),
        (["Hedges | Lowland Trust", "Ponds | Lowland Trust"], None),
        (["Hedges | Lowland Trust"] * 5, None),
        (["Hedges | Lowland Trust", "Ponds | Lowland Trust", "Walls | Lowland Trust", "Moss | Upland Trust"], None),
        (["Annual report - 2011", "Annual report - 2012", "Annual report - 2013"], None),
        (["Hedges", "Ponds", "Walls"], None),
    ],
    ids=["last", "first", "home", "two pages", "one page", "another name", "years", "no parts"],
)
def test_a_part_that_three_pages_share_is_the_sites_name(titles: list[str], name: str | None) -> None:
    """Of different titles; and it is told of a page whose title has it."""
    named = Named()
    assert [named.name(page(title)) for title in titles][-1] == name


@pytest.mark.parametrize(
    "other",
    [
        page("Walls | Lowland Trust", url="https://i.example/a"),
        page("Walls | Lowland Trust", kind="pdf"),
        page("Walls | Lowland Trust", status=404),
    ],
    ids=["another host", "a document", "an error"],
)
def test_only_good_pages_of_one_host_teach(other: Evidence) -> None:
    """What stands elsewhere says nothing of this site."""
    named = Named()
    for title in ("Hedges", "Ponds"):
        named.name(page(f"{title} | Lowland Trust"))
    assert named.name(other) is None


def test_what_was_known_holds_while_the_title_has_it() -> None:
    """The first page of a run is judged by what was learned in the last."""
    before = replace(page("Hedges | Lowland Trust"), site="lowland trust")
    assert Named().name(page("Hedges | Lowland Trust"), before) == "lowland trust"
    assert Named().name(page("Hedges | Upland Trust"), before) is None


def test_the_memory_is_bounded() -> None:
    """The host not seen for longest is forgotten."""
    named = Named()
    for title in ("Hedges", "Ponds"):
        named.name(page(f"{title} | Lowland Trust"))
    for number in range(MOST):
        named.name(page("Moss | Upland Trust", url=f"https://h{number}.example/"))
    assert named.name(page("Walls | Lowland Trust")) is None
