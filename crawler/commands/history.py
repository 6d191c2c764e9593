"""`crawler history`: the life of a link."""

from datetime import datetime
from zoneinfo import ZoneInfo

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crawler.commands.options import known_link, result_console, takes_settings
from crawler.commands.progress import COLOURS
from crawler.config import Settings
from crawler.errors import HistoryError
from crawler.history.store import Store
from crawler.judge.words import plain
from crawler.records import Check, Span, Verdict
from crawler.report.decisions import render_decisions
from crawler.report.words import Clock

SIGNS = {Verdict.OK: "●", Verdict.MOVED: "◐", Verdict.BROKEN: "✗", Verdict.UNSURE: "?", Verdict.SKIPPED: "·"}

WITHHELD = "-"
_COLUMNS = ("when", "verdict", "reason", "answer", "title", "download", "content")
_FEW, _WIDE = 4, 72  # columns of the table, columns of the terminal


@click.command(epilog="Example: crawler history https://example.org/report.pdf")
@click.argument("url")
@takes_settings
def command(*, settings: Settings, url: str) -> None:
    """Show the life of a link.

    Each check with its verdict, a timeline, the states it was in, and what people decided.
    """
    console = result_console()
    with Store.existing(settings.history.url) as store:
        life = store.link_history(known_link(store, url))
        if life is None:
            raise HistoryError(f"{url}: is in no catalogue that was read")
        console.print(Text(plain(life.link.url), style="bold"))
        checks = list(life.checks)
        console.print(_timeline(checks))
        console.print(_checks(checks, settings.zone, console.width))
        _print_states(console, life.spans, settings.zone)
        if decided := store.decisions(ended=True, url=life.link.url):
            console.print("decisions")
            console.print(Text("".join(render_decisions(decided, "text", Clock(settings.zone))).rstrip()))


def _timeline(checks: list[Check]) -> Text:
    """Draw one sign a check, oldest first."""
    line = Text("timeline  ")
    for check in checks:
        verdict = check.judgement.verdict
        line.append(WITHHELD if check.withheld else SIGNS[verdict], style="dim" if check.withheld else COLOURS[verdict])
    return line.append(f"   {_key(checks)}", style="dim")


def _key(checks: list[Check]) -> str:
    """Say what the signs that occur mean."""
    seen = {check.judgement.verdict for check in checks if not check.withheld}
    named = [f"{sign} {verdict}" for verdict, sign in SIGNS.items() if verdict in seen]
    ours = [f"{WITHHELD} withheld: our own line was down"] if any(check.withheld for check in checks) else []
    return "  ".join(named + ours)


def _checks(checks: list[Check], zone: ZoneInfo, width: int) -> Table:
    """Make the table of checks; a narrow terminal has room for what decided only."""
    names = _COLUMNS if width >= _WIDE else _COLUMNS[:_FEW]
    table = Table(*names, box=None, pad_edge=False, header_style="bold")
    for check in checks:
        judgement, evidence = check.judgement, check.evidence
        answer = str(evidence.status) if evidence.answer else plain(evidence.failure.kind if evidence.failure else "")
        cells = (
            _time(evidence.asked_at, zone),
            Text("withheld", style="dim")
            if check.withheld
            else Text(judgement.verdict, style=COLOURS[judgement.verdict]),
            judgement.reason or "",
            answer,
            judgement.title,
            judgement.download,
            judgement.content,
        )
        table.add_row(*cells[: len(names)])
    return table


def _print_states(console: Console, spans: tuple[Span, ...], zone: ZoneInfo) -> None:
    """Tell the states, oldest first."""
    for span in spans:
        until = _time(span.ended_at, zone) if span.ended_at else "now"
        reason = f", {span.reason}" if span.reason else ""
        console.print(f"{span.state} from {_time(span.began_at, zone)} to {until}{reason}", markup=False)


def _time(time: datetime, zone: ZoneInfo) -> str:
    """Write a time in the reader's zone."""
    return time.astimezone(zone).strftime("%Y-%m-%d %H:%M")
