"""`crawler report`: what history holds, shown or mailed."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console

from crawler.commands.noting import noted
from crawler.commands.options import Clock, Output, Talk, takes_clock, takes_language, takes_output, takes_settings
from crawler.commands.progress import Bar
from crawler.config import Settings
from crawler.deliver.files import write_message
from crawler.errors import HistoryError, UsageError
from crawler.history.lock import only_mailing
from crawler.history.store import Store
from crawler.run.decided import report_of
from crawler.run.sending import send_waiting, send_weekly
from crawler.run.weekly import letters
from crawler.run.work import Work

PASSWORD = "CRAWLER_SMTP_PASSWORD"  # noqa: S105 - the name of the variable


@click.command(epilog="Example: crawler report --weekly --dry-run")
@takes_settings
@takes_language
@takes_output("text", "html", "json", "csv", "markdown", "junit", "sarif", "github", "atom", "prometheus")
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
            talk = Talk()
            console = talk.console
            work = Work(settings, store, clock, Bar(console))
            if how == "send":
                with noted("weekly", settings, clock, talk):
                    mail_all(work, console)
            else:
                write_all(work, console, output.path or settings.report.folder)
            return
        run = store.latest_run()
        if run is None:
            raise HistoryError("nothing was checked yet: `crawler run` comes first")
        output.report(report_of(store, run.id, clock()), settings)


def mail_all(work: Work, console: Console, *, untold_since: datetime | None = None) -> None:
    """Mail each contact person (for whom no report was made since a time), and what waits from before, one process at a time. Raises DeliveryError, DatabaseBusy."""
    _mail(work, console, send_weekly(work, os.environ.get(PASSWORD), untold_since))


def mail_waiting(work: Work, console: Console) -> None:
    """Try again the mails that were not taken and whose time has come. Raises DeliveryError, DatabaseBusy."""
    _mail(work, console, send_waiting(work, os.environ.get(PASSWORD)))


def _mail(work: Work, console: Console, sending: Iterator[str]) -> None:
    """Send, one process at a time, and say who has a mail."""
    with only_mailing(work.settings.history.url):
        for address in sending:
            console.print(f"mailed: {address}", markup=False)


def write_all(work: Work, console: Console, folder: Path) -> None:
    """Write the mails to a folder; nobody is told anything."""
    for letter in letters(work):
        if letter.message is None:
            console.print(f"{letter.address}: nothing is new, so no mail (mail.without_news)", markup=False)
            continue
        path = folder / f"weekly-{_file_name(letter.weekly.recipient.email or '')}.eml"
        console.print(f"written: {write_message(letter.message, path)}")


def _file_name(address: str) -> str:
    """Make a file's name of a mail address."""
    return "".join(letter if letter.isalnum() or letter in "-._@" else "_" for letter in address)
