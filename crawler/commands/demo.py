"""`crawler demo`: three weekly runs on a small web of its own."""

from collections.abc import Mapping
from pathlib import Path

import click
from rich.console import Console

from crawler.commands.options import Output, Talk, takes_fail_on, takes_talk
from crawler.commands.outcome import exit_code
from crawler.commands.progress import Bar, stopping
from crawler.deliver.files import write_message
from crawler.demo.play import Week, play
from crawler.errors import Interrupted
from crawler.records import Verdict
from crawler.run.decided import report_of
from crawler.run.watch import Stop
from crawler.run.weekly import letters, note
from crawler.run.writing import write_reports

FORMATS = ("html", "json", "csv", "markdown", "text")


@click.command(epilog="Example: crawler demo -o reports/demo")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("reports/demo"),
    show_default=True,
    metavar="FOLDER",
    help="Where its reports, mails and history go.",
)
@takes_fail_on("never")
@takes_talk
def command(*, output: Path, fail_on: str, talk: Talk) -> int:
    """Play three weekly runs on a small web of its own.

    Two real catalogue pages, with links to documents of that web: good ones, broken ones, blocked ones, and some that change from week to week.
    Nothing leaves this machine.
    """
    console = talk.console
    stop = Stop()
    code = 0
    with Bar(console, verbose=talk.verbose) as bar, stopping(stop, console):
        for week in play(output, bar, stop):
            code = _show(week, output, console, fail_on)
    if stop.asked:
        raise Interrupted("stopped before the third week")
    return code


def _counts(summary: Mapping[Verdict, int]) -> str:
    """Write how many links have each verdict."""
    return ", ".join(f"{count} {verdict}" for verdict, count in summary.items() if count)


def _show(week: Week, folder: Path, console: Console, fail_on: str) -> int:
    """Write what a week gave: reports, and the mail as it would have been sent; show the last week."""
    work = week.work
    report = report_of(work.store, week.run.id, work.clock())
    place = folder / f"week-{week.number}"
    console.print(f"week {week.number}, {work.clock():%d %B %Y}: {_counts(report.summary)}")
    for path in write_reports(report, place, FORMATS, work.settings.zone, work.settings.locale):
        console.print(f"  written: {path}", style="dim")
    for letter in letters(work):
        if letter.message is not None:
            console.print(f"  written: {write_message(letter.message, place / 'weekly.eml')}", style="dim")
        note(work, letter)
    if week.number == 3:  # noqa: PLR2004 - the last of the three
        Output("text", None).report(report, work.settings)
    return exit_code(report, fail_on, unread=False)
