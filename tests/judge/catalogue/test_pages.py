"""Each rule's page, code and sentences."""

import pytest

from crawler.judge.rule import Group, Rule
from crawler.judge.rules import (
    bare_identifier,
    contact_missing,
    duplicate_entry,
    duplicate_link,
    encoding_damage,
    file_name_leak,
    markup_leak,
    missing_description,
    missing_link,
    missing_year,
    misspelling,
    shouting_title,
    stale_claim,
    truncated_heading,
    unreadable_row,
    vague_link_text,
)

RULES = [
    module.RULE
    for module in (
        missing_link, vague_link_text, duplicate_entry, duplicate_link, missing_description, missing_year, contact_missing, markup_leak,
        file_name_leak, misspelling, truncated_heading, shouting_title, stale_claim, encoding_damage, unreadable_row,
        bare_identifier,
    )
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_a_page_has_its_four_headings_and_the_rule_its_code(rule: Rule) -> None:
    """The page is what `crawler rules CODE` prints."""
    headings = [line for line in rule.page.splitlines() if line.startswith("#")]

    assert headings == ["## What it finds", "## Why it matters", "## Example", "## What to do"]
    assert rule.page.splitlines()[0].endswith(".")
    assert (rule.group, rule.code[0], rule.verdict) == (Group.CATALOGUE, "C", None)


def test_codes_and_slugs_are_unique() -> None:
    """A code names one rule for ever."""
    assert len({rule.code for rule in RULES}) == len({rule.slug for rule in RULES}) == len(RULES)
