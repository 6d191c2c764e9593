"""`crawler rules`: the table of rules, or the page of one."""

import click
from rich.markdown import Markdown
from rich.table import Table

from crawler.commands.options import result_console
from crawler.errors import UsageError
from crawler.judge.pages import page
from crawler.judge.table import RULES, rule


@click.command(epilog="Example: crawler rules soft-404")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """List the rules, or show the page of one.

    CODE is a code such as L003 or a slug such as soft-404.
    """
    console = result_console()
    if code is None:
        console.print(_table())
        return
    found = rule(code)
    if found is None:
        raise UsageError(f"there is no rule {code}; `crawler rules` lists them")
    text = page(found)
    if console.is_terminal:
        console.print(Markdown(text))
    else:
        click.echo(text)


def _table() -> Table:
    """Make the table of all rules, in order of precedence."""
    table = Table("code", "rule", "decides", "severity", "what it says", box=None, pad_edge=False, header_style="bold")
    for one in RULES:
        table.add_row(one.code, one.slug, one.verdict or "", one.severity, one.title)
    return table
