"""What was probably meant by a damaged address, and what stands at the https address of a page."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from crawler.judge.judge import judge
from crawler.judge.rule import Case
from crawler.judge.words import message, suggestion
from crawler.records import Facts, FailureKind, Probe, Repair

Checked = Callable[..., Case]
Seen = Callable[..., Facts]
MEANT = "https://www.trust.example/resources/toolkit"
HTTP = "http://www.trust.example/resources/toolkit"
SECURE = "https://www.trust.example/resources/toolkit"


def mended(case: Case, facts: Facts | None, **answer: Any) -> Case:
    """Return the case with a repair that was tried."""
    tried = Repair("ending", Probe(**{"url": MEANT, "status": 200, "final_url": MEANT, "facts": facts, **answer}))
    return replace(case, evidence=replace(case.evidence, repair=tried))


def test_a_repair_that_opens_is_proposed(checked: Checked, seen: Seen) -> None:
    """The link stays broken; what to do is to put the other address in."""
    judgement = judge(mended(checked(status=404), seen()))

    assert (judgement.verdict, judgement.reason) == ("broken", "not-found")
    assert suggestion(judgement.findings[0]).startswith(f"Put {MEANT} into the catalogue")


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({}, {"status": 404}),
        ({}, {"status": None}),
        ({"title": "Page not found", "h1": "Page not found", "words": 20, "text": "not found"}, {}),
        ({"title": "Zebra crossings of Northern Bavaria, a photographic survey"}, {}),
        ({"title": "Just a moment...", "words": 20, "marks": ("challenge:Cloudflare",)}, {}),
    ],
    ids=["gone too", "no answer", "in disguise", "another document", "behind a challenge"],
)
def test_a_repair_that_does_not_open_is_not(facts: Any, answer: Any, checked: Checked, seen: Seen) -> None:
    """Of an address that could be asked, a guess that fails says nothing."""
    finding = judge(mended(checked(status=404), seen(**facts), **answer)).findings[0]
    assert "repair" not in finding.params


def test_what_could_mean_nothing_else_is_named_all_the_same(checked: Checked) -> None:
    """An address that cannot be asked is damaged for certain."""
    finding = judge(mended(checked(failure=FailureKind.MALFORMED_URL), None, status=None)).findings[0]
    assert f"perhaps {MEANT} was meant" in suggestion(finding)


def twinned(case: Case, facts: Facts | None, **answer: Any) -> Case:
    """Return the case with what stands at its https address."""
    twin = Probe(**{"url": SECURE, "status": 200, "final_url": SECURE, "facts": facts, **answer})
    return replace(case, evidence=replace(case.evidence, twin=twin))


@pytest.mark.parametrize(
    ("facts", "answer", "told"),
    [
        ({}, {}, True),
        ({"fingerprint": None}, {"sha256": "ab" * 32}, True),
        ({"title": "Welcome", "fingerprint": "f0" * 8, "text": "other words"}, {}, False),
        ({}, {"final_url": HTTP}, False),
        ({}, {"status": 403}, False),
        ({}, {"status": None}, False),
    ],
    ids=["same page", "same bytes", "another page", "sent back", "refused", "no answer"],
)
def test_the_https_twin_is_told_if_it_is_the_same_page(
    facts: Any, answer: Any, checked: Checked, seen: Seen, *, told: bool
) -> None:
    """Served there, not sent back, and the same."""
    judgement = judge(twinned(checked(url=HTTP), seen(**facts), **answer))
    assert [message(item) for item in judgement.findings] == (
        [f"The same page is delivered over https: {SECURE}"] if told else []
    )
