"""Findings in words: whatever strangers put into them."""

from string import Formatter

import pytest

from crawler.judge import words
from crawler.judge.rule import Rule
from crawler.judge.table import RULES
from crawler.records import Finding, Json, Severity
from tests.rows import rows


@rows("rule", RULES, ids=lambda rule: rule.slug)
def test_every_rule_has_words_even_without_parameters(rule: Rule) -> None:
    """A missing parameter reads as unknown and never raises; no bracket of a template is left."""
    finding = Finding(rule.slug)
    for text in (words.message(finding), words.suggestion(finding), words.title(finding)):
        assert text
        assert not set("{}") & set(text)


@rows("rule", RULES, ids=lambda rule: rule.slug)
def test_templates_hold_plain_names_only(rule: Rule) -> None:
    """No attribute, index, conversion or format is asked of a stranger's value."""
    cases = [part for wording in rule.wordings.values() for part in (wording.message, wording.suggestion)]
    for template in (rule.message, rule.suggestion, *cases):
        for _, name, layout, conversion in Formatter().parse(template):
            assert name is None or name.isidentifier()
            assert not layout
            assert conversion is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ("two\n\tlines", "two lines"),
        ("bell\x07 and \x1b[31mred", "bell and [31mred"),
        ("right\u202eto left", "rightto left"),
        ("{0.__class__} {missing}", "{0.__class__} {missing}"),
        ("%s %(x)s", "%s %(x)s"),
        ("2026-03-31", "2026-03-31"),
        (None, "unknown"),
        (404, "404"),
        (["a", "b\n"], "a, b"),
        ("x" * 5000, "x" * 199 + "\u2026"),
    ],
)
def test_a_strangers_value_is_shown_as_one_short_line(value: Json, text: str) -> None:
    """Control and direction characters go, length is capped, format signs stay what they are."""
    finding = Finding("moved-permanently", params={"to": value})
    assert words.message(finding) == f"The page has moved for good to {text}"


def test_a_rule_of_another_version_is_named() -> None:
    """A database may hold findings of rules that this version does not know."""
    finding = Finding("future-fault", params={"x": "y"})
    assert words.message(finding) == words.title(finding) == "Future fault"
    assert (words.suggestion(finding), words.severity(finding)) == ("", Severity.INFO)


def test_severity_is_the_tables() -> None:
    """It is a rule's, not a finding's."""
    assert words.severity(Finding("not-found")) is Severity.ERROR


def test_people_read_words_where_facts_are_codes() -> None:
    """The code stays among the facts, for machines."""
    finding = Finding("connection-broken", params={"kind": "closed-without-answer"})

    assert words.message(finding).endswith("(it was closed without a word).")
    assert finding.params["kind"] == "closed-without-answer"


def test_a_title_that_looks_like_a_date_is_none() -> None:
    """Sessions and volumes are called "2008-09"; only our own dates are written as people write them."""
    changed = Finding("title-changed", params={"before": "2008-09", "found": "2010-11-12", "on": "2026-03-02"})
    assert words.message(changed) == (
        "The target used to call itself \u201c2008-09\u201d and since 2 March 2026 calls itself \u201c2010-11-12\u201d."
    )
    odd = Finding("year-differs", params={"catalogue": 2019, "found": "2026-02-31"})
    assert "2026-02-31" in words.message(odd)
