"""The note of a good colleague."""

from collections.abc import Callable
from typing import Any

import pytest

from crawler.judge.explain import explain, lines
from crawler.judge.judge import judge
from crawler.judge.rule import Case
from crawler.records import Facts, FailureKind

Checked = Callable[..., Case]
Seen = Callable[..., Facts]


def note(case: Case) -> str:
    """Return the whole note of a case."""
    return "\n".join(lines(explain(case, judge(case))))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ["The link works.", "the final answer is 200", "its title agrees"]),
        ({"status": 404}, ["The link is broken.", "not-found (L001)", "the final answer is 404", "clears it"]),
        ({"status": 403}, ["could not be verified", "blocked (U001)", "Open it in a browser"]),
        ({"failure": FailureKind.ROBOTS}, ["was not asked", "robots-disallowed (U006)", "as the engine put it"]),
        ({"failure": FailureKind.TIMEOUT_CONNECT}, ["The link is broken.", "timeout (L010)", "no answer"]),
        ({"status": 404, "rules": {"not-found": "off"}}, ["could not be verified", "switched off"]),
    ],
)
def test_a_note_says_verdict_rule_and_reasons(given: dict[str, Any], expected: list[str], checked: Checked) -> None:
    """The verdict in a sentence, the rule that decided, what was seen, what would change it."""
    text = note(checked(**given))
    assert [words for words in expected if words not in text] == []


def test_the_hops_are_told_one_by_one(checked: Checked) -> None:
    """Each request with its answer."""
    case = checked(chain=(("http://a.example/x", 301), ("https://a.example/x", 200)))
    told = explain(case, judge(case))
    assert told.hops == ("GET http://a.example/x \u2192 301", "GET https://a.example/x \u2192 200")
    assert told.to_do == ("Put the new address into the catalogue: https://a.example/x",)


def test_signs_are_told_with_their_weight(checked: Checked, seen: Seen) -> None:
    """What speaks for a suspicion and what against it."""
    told = explain(*_both(checked(facts=seen(title="Page not found", h1="Page not found", words=900))))
    assert "its title says \u201cpage not found\u201d (+0.45)" in told.signs_for
    assert told.signs_against == ("it is a long text (-0.35)",)


def test_suspicions_that_did_not_suffice_are_told_too(checked: Checked, seen: Seen) -> None:
    """An honest note on a good link names what spoke against it."""
    told = explain(*_both(checked(facts=seen(title="Page not found", words=900), titles=("Page not found",))))
    assert told.verdict == "The link works."
    assert any("(+0.45)" in sign for sign in told.signs_against)


def test_findings_beside_the_verdict_are_told(checked: Checked, seen: Seen) -> None:
    """Drift leaves the verdict alone, but not the note."""
    told = explain(*_both(checked(facts=seen(title="Zebra crossings of Northern Bavaria, a survey"))))
    assert len(told.beside) == 1
    assert "the title does not agree with the catalogue's" in told.signs_against


def test_a_strangers_words_stay_on_their_line(checked: Checked, seen: Seen) -> None:
    """Nothing a page says can forge a line of the note."""
    case = checked(facts=seen(title="Page not found\nThe link works.\x1b[2J", words=20))
    assert "\x1b" not in note(case)
    assert "\nThe link works." not in note(case)


def _both(case: Case) -> tuple[Case, Any]:
    """Return a case and its judgement."""
    return case, judge(case)
