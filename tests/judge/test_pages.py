"""The rules' pages."""

from crawler.judge.pages import page, pages
from crawler.judge.rule import Rule
from crawler.judge.table import RULES
from tests.rows import rows


@rows("rule", RULES, ids=lambda rule: rule.slug)
def test_a_page_begins_with_what_names_the_rule(rule: Rule) -> None:
    """One title, then code, slug and severity, then the rule's own text."""
    text = page(rule)
    assert text.startswith(f"# {rule.title}\n\n`{rule.code}` `{rule.slug}`")
    assert [line for line in text.splitlines() if line.startswith("# ")] == [f"# {rule.title}"]
    assert text.endswith("\n")


def test_there_is_a_page_a_rule_and_a_list_that_leads_to_each() -> None:
    """File names are slugs; the list is in order of precedence."""
    files = pages()
    assert set(files) == {"index.md", *(f"{rule.slug}.md" for rule in RULES)}
    places = [files["index.md"].index(f"({rule.slug}.md)") for rule in RULES]
    assert places == sorted(places)
