"""Catalogues that have fewer entries than before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from crawler.config import JudgeSettings
from crawler.judge.audit import audit
from crawler.judge.losses import believed
from crawler.judge.rule import Readings
from crawler.judge.rules import catalogue_shrunk, entries_lost
from crawler.judge.words import message
from crawler.records import Action, Decision, Loss, Scope

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
LOSS = Loss(50, 100, ("Assets in Action", "Right Here, Right Now"), b"m", MONDAY, MONDAY)
LASTING = replace(LOSS, since=MONDAY - timedelta(days=3), readings=3)
WORD = Decision(
    Action.IGNORE, Scope(rule="catalogue-shrunk", catalogue="first"), "Sam", "cleared out", MONDAY - timedelta(hours=1)
)


@pytest.mark.parametrize(
    ("loss", "trust"),
    [
        (LOSS, False),
        (replace(LOSS, lost=20), True),
        (replace(LOSS, lost=21), False),
        (replace(LOSS, lost=2, before=3), True),
        (replace(LOSS, lost=3, before=3), False),
        (LASTING, True),
        (replace(LASTING, readings=2), False),
        (replace(LASTING, since=MONDAY - timedelta(days=2)), False),
    ],
    ids=["half", "a fifth", "more", "two of three", "all three", "lasting", "twice only", "two days only"],
)
def test_a_large_loss_is_believed_once_it_lasts(loss: Loss, *, trust: bool) -> None:
    """By the measure of broken links: three readings over three days."""
    assert believed("first", loss, JudgeSettings()) is trust


@pytest.mark.parametrize(
    "settings", [JudgeSettings(shrunk_share=1), JudgeSettings(rules={"catalogue-shrunk": "off"})], ids=["share", "rule"]
)
def test_settings_may_believe_at_once(settings: JudgeSettings) -> None:
    """A share of 1, and a rule that is off."""
    assert believed("first", LOSS, settings)


@pytest.mark.parametrize(
    ("decision", "trust"),
    [
        (WORD, True),
        (replace(WORD, scope=Scope(rule="catalogue-shrunk")), True),
        (replace(WORD, scope=Scope(rule="catalogue-shrunk", catalogue="second")), False),
        (replace(WORD, scope=Scope(catalogue="first")), False),
        (replace(WORD, action=Action.LOOK_AGAIN), False),
        (replace(WORD, until=MONDAY), False),
    ],
    ids=["said", "of all", "of another", "of no rule", "later", "run out"],
)
def test_a_person_may_say_so(decision: Decision, *, trust: bool) -> None:
    """To ignore the rule for this catalogue is to believe it; nothing wider and nothing past does."""
    assert believed("first", LOSS, JudgeSettings(), [decision]) is trust


def test_each_rule_speaks_of_its_own_losses(read: Callable, findings: Callable) -> None:
    """A reading that was put aside warns; one that is believed is told."""
    doubted, trusted = replace(LOSS, believed=False), replace(LOSS, lost=2)
    shrunk, fewer, same = (replace(read(), loss=loss) for loss in (doubted, trusted, None))

    (warning,) = findings(catalogue_shrunk.RULE, shrunk, fewer, same)
    (remark,) = findings(entries_lost.RULE, shrunk, fewer, same)

    assert "50 of 100 entries of first" in message(warning)
    assert "\u201cAssets in Action\u201d, \u201cRight Here, Right Now\u201d and 48 more" in message(warning)
    assert message(remark).endswith(
        "has lost 2 of 100 entries: \u201cAssets in Action\u201d, \u201cRight Here, Right Now\u201d."
    )


def test_a_rule_is_off_for_one_catalogue_alone(entry: Callable, read: Callable) -> None:
    """The other still hears of it."""
    both = (
        read(entry(), entry(year=1)),
        read(entry(catalogue="second"), entry(year=1, catalogue="second"), name="second"),
    )
    readings = Readings(both, MONDAY, switches={"first": {"missing-year": "off"}})

    assert {f.catalogue for f in audit(readings) if f.rule == "missing-year"} == {"second"}
