"""The table of rules: complete, unique, permanent."""

from collections import Counter
from pathlib import Path

import pytest

from crawler.judge import rules
from crawler.judge.rule import Group, Rule
from crawler.judge.table import BY_SLUG, RULES, rule
from crawler.records import Verdict
from tests.rows import rows

LETTERS = {
    Group.LINK: "L",
    Group.UNSURE: "U",
    Group.REDIRECT: "R",
    Group.CERTIFICATE: "T",
    Group.DOWNLOAD: "D",
    Group.TITLE: "N",
    Group.CATALOGUE: "C",
    Group.HISTORY: "H",
    Group.RUN: "X",
}
CODES = Path(__file__).with_name("codes.txt").read_text(encoding="utf-8").split("\n")


def test_every_file_of_rules_stands_in_the_table() -> None:
    """One rule, one file: none is forgotten."""
    files = {path.stem.replace("_", "-") for path in Path(rules.__path__[0]).glob("[!_]*.py")}
    assert files == set(BY_SLUG)


def test_codes_and_slugs_are_unique() -> None:
    """A code means one thing for ever."""
    counted = Counter(name for item in RULES for name in (item.code, item.slug))
    assert [name for name, count in counted.items() if count > 1] == []


def test_codes_are_permanent() -> None:
    """Every code ever given still means what it meant: codes.txt only grows."""
    assert sorted(f"{item.code} {item.slug}" for item in RULES) == sorted(line for line in CODES if line)


@rows("item", RULES, ids=lambda item: item.slug)
def test_a_rule_is_whole(item: Rule) -> None:
    """Its letter is its group's, it has one check (none where history or the run itself speaks), and its page answers the four questions in order."""
    assert item.code[0] == LETTERS[item.group]
    checks = [check for check in (item.check_link, item.check_catalogue) if check]
    assert len(checks) == (item.group not in {Group.HISTORY, Group.RUN})
    found = [item.page.find(f"\n## {part}\n") for part in ("What it finds", "Why it matters", "Example", "What to do")]
    assert found == sorted(found)
    assert -1 not in found


@pytest.mark.parametrize(("name", "slug"), [("L001", "not-found"), ("l001", "not-found"), ("soft-404", "soft-404")])
def test_a_rule_is_found_by_code_and_slug(name: str, slug: str) -> None:
    """Codes in either case."""
    found = rule(name)
    assert found is not None
    assert found.slug == slug


def test_an_unknown_rule_is_none() -> None:
    """It is no error to ask."""
    assert rule("L999") is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("not-found", "certificate-expired"),
        ("challenge", "blocked"),
        ("login-required", "not-the-document"),
        ("parked-domain", "soft-404"),
        ("soft-404", "not-the-document"),
        ("download-truncated", "download-corrupt"),
        ("not-the-document", "needs-javascript"),
        ("needs-javascript", "moved-permanently"),
    ],
)
def test_precedence_is_the_order_of_the_table(first: str, second: str) -> None:
    """Where both could speak, the first decides."""
    order = [item.slug for item in RULES]
    assert order.index(first) < order.index(second)


def test_no_rule_says_ok() -> None:
    """A link is ok because no rule speaks against it."""
    assert not [item.slug for item in RULES if item.verdict is Verdict.OK]
