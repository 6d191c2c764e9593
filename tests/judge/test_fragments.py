"""Places of a page that the catalogue links to."""

from collections.abc import Callable
from typing import Any

import pytest

from crawler.records import Facts, FailureKind, Judgement

Judged = Callable[..., Judgement]
Seen = Callable[..., Facts]


def test_a_place_that_is_missing_is_a_finding_beside_the_verdict(judged: Judged, seen: Seen) -> None:
    """The link works, and the finding names the places as a reader writes them."""
    judgement = judged(facts=seen(no_places=("a", "b")))

    assert judgement.verdict == "ok"
    assert [(item.rule, item.params["fragment"]) for item in judgement.findings] == [("fragment-missing", "#a, #b")]


@pytest.mark.parametrize(
    "answer", [{"capped": True}, {"cut": FailureKind.TRUNCATED}], ids=["read up to a cap", "broken off"]
)
def test_nothing_is_said_of_the_places_of_half_a_page(answer: Any, judged: Judged, seen: Seen) -> None:
    """What is missing may stand in the other half."""
    assert "fragment-missing" not in [item.rule for item in judged(facts=seen(no_places=("a",)), **answer).findings]
