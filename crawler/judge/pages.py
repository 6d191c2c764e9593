"""The rules' pages in Markdown, for `crawler rules CODE` and for `docs/rules/`."""

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Rule
from crawler.judge.table import RULES

_TITLE = Pattern(r"\A\s*# .*\n")  # the head carries it already


def page(rule: Rule) -> str:
    """Return a rule's page: its title, code, severity and verdict, then its own text."""
    verdict = f"verdict `{rule.verdict.value}`" if rule.verdict else "leaves the verdict alone"
    head = f"# {rule.title}\n\n`{rule.code}` `{rule.slug}` · {rule.group.value} · {rule.severity.value} · {verdict}\n"
    return f"{head}\n{_TITLE.sub('', rule.page).strip()}\n"


def index() -> str:
    """Return the list of all rules, in order of precedence."""
    rows = (
        f"| `{rule.code}` | [{rule.slug}]({rule.slug}.md) | {rule.title} | {rule.verdict.value if rule.verdict else '-'} |"
        for rule in RULES
    )
    head = "# Rules\n\nIn order of precedence: the first that speaks with a verdict decides it.\n\n"
    return head + "| code | rule | what it is | verdict |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"


def pages() -> dict[str, str]:
    """Return every page by its file name, with the list as `index.md`."""
    return {"index.md": index()} | {f"{rule.slug}.md": page(rule) for rule in RULES}
