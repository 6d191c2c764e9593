"""`crawler report`: what history holds, shown or mailed."""

import os
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console

from crawler.commands.options import Clock, Output, Talk, takes_clock, takes_output, takes_settings
from crawler.commands.progress import Bar
from crawler.config import Settings
from crawler.deliver.files import write_message
from crawler.errors import DeliveryError, HistoryError, UsageError
from crawler.history.store import Store
from crawler.run.decided import report_of
from crawler.run.weekly import deliver, letters
from crawler.run.work import Work

PASSWORD = "CRAWLER_SMTP_PASSWORD"  # noqa: S105 - the name of the variable


@click.command(epilog="Example: crawler report --weekly --dry-run")
@takes_settings
@takes_output("text", "html", "json", "csv", "markdown")
@click.option("--weekly", is_flag=True, help="What is new, still broken and recovered since a person was last told.")
@click.option("--send", "how", flag_value="send", help="With --weekly: mail it.")
@click.option(
    "--dry-run",
    "how",
    flag_value="dry-run",
    help="With --weekly: write .eml files; send nothing, count nothing as told.",
)
@takes_clock
def command(*, settings: Settings, output: Output, weekly: bool, how: str | None, clock: Clock) -> None:
    """Show or mail what history holds."""
    if weekly != bool(how):
        raise UsageError("--weekly takes one of --send and --dry-run, and they take --weekly")
    with Store.open(settings.history.url) as store:
        if weekly:
            console = Talk().console
            work = Work(settings, store, clock, Bar(console))
            mail_all(work, console, folder=(output.path or settings.report.folder) if how == "dry-run" else None)
            return
        run = store.latest_run()
        if run is None:
            raise HistoryError("nothing was checked yet: `crawler run` comes first")
        output.report(report_of(store, run.id, clock()), settings)


def mail_all(work: Work, console: Console, *, folder: Path | None, untold_since: datetime | None = None) -> None:
    """Mail each contact person (who was told nothing since a time), or write the mails to a folder; one that cannot be sent does not keep back the others."""
    failed = []
    for letter in letters(work, untold_since):
        address = letter.weekly.recipient.email or ""
        if folder is not None:
            path = folder / f"weekly-{_file_name(address)}.eml"
            console.print(f"written: {write_message(letter.message, path)}")
            continue
        try:
            deliver(work, letter, os.environ.get(PASSWORD))
        except DeliveryError as error:
            failed.append(f"{address}: {error}")
        else:
            console.print(f"mailed: {address}")
    if failed:
        raise DeliveryError("\n".join(failed))


def _file_name(address: str) -> str:
    """Make a file's name of a mail address."""
    return "".join(letter if letter.isalnum() or letter in "-._@" else "_" for letter in address)
