"""`crawler import`: a sheet that came back, taken in."""

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import click

from crawler.commands.options import Clock, takes_clock, takes_settings
from crawler.commands.options import Output as Printed
from crawler.config import Settings
from crawler.errors import UsageError
from crawler.history.store import Store
from crawler.judge.decision_words import SAID, scope_words
from crawler.judge.own_words import NO_NOTE
from crawler.records import Decision
from crawler.report.clean import line
from crawler.report.words import Clock as Calendar
from crawler.report.words import count
from crawler.run.sheet import Taken, keep, take
from crawler.run.work import Work
from crawler.sheet.answers import Answer, Answers, Told, all_of, answers_of
from crawler.sheet.read import sheet_file, tables
from crawler.workbook.dates import Order
from crawler.workbook.table import LARGEST

_LONGEST_NAME = 500  # characters


@click.command(epilog="Example: crawler import links.xlsx --dry-run")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="FILE...")
@click.option("--who", metavar="NAME", help="Who filled it in; whom the sheet was mailed to when left out.")
@click.option(
    "--dates",
    type=click.Choice([order.value for order in Order]),
    help="What comes first in 01/02/2026, where the sheet does not tell.",
)
@click.option("--dry-run", is_flag=True, help="Tell what would be taken in; keep nothing.")
@takes_settings
@takes_clock
def command(
    *, settings: Settings, clock: Clock, files: tuple[Path, ...], who: str | None, dates: str | None, dry_run: bool
) -> None:
    """Take in sheets of the weekly mail that were filled in.

    Each row that says something becomes a decision, bound to what was seen when the sheet was made. A row that cannot be used is told by its
    number, and then nothing is taken in. What has changed since is told and left as it is. A sheet that is taken in twice changes nothing.
    """
    name = line(" ".join((who or "").split()), _LONGEST_NAME) or None
    if who is not None and name is None:
        raise UsageError("say who: --who NAME")
    read = [_read(path) for path in files]
    said = list(all_of(read, Order(dates) if dates else None))
    mistakes = [told for one in read for told in one.mistakes] + [one for one in said if isinstance(one, Told)]
    with Store.existing(settings.history.url) as store:
        work = Work(settings, store, clock)
        taken = take(work, [one for one in said if isinstance(one, Answer)], mistakes, name)
        if not dry_run:
            keep(work, taken)
    Printed("text", None).emit(_told(read, taken, Calendar(settings.zone), dry_run=dry_run))


def _read(path: Path) -> Answers:
    """Read one file."""
    name = "standard input" if str(path) == "-" else str(path)
    with _opened(path) as stream:
        return answers_of(tables(stream, name), name)


def _opened(path: Path) -> AbstractContextManager[BinaryIO]:
    """Open a file, or standard input."""
    if str(path) != "-":
        return sheet_file(path)
    return nullcontext(BytesIO(sys.stdin.buffer.read(LARGEST + 1)))


def _told(read: list[Answers], taken: Taken, clock: Calendar, *, dry_run: bool) -> Iterator[str]:
    """Yield what became of each row, and a line of counts."""
    for place, one in taken.made:
        yield f"{place}: {_sentence(one, clock)}\n"
    for replaced in taken.replaced:
        yield f"ends: {replaced.decision.number}: {_sentence(replaced.decision, clock)}\n"
    remarks = [told for one in read for told in one.remarks]
    for told in (*taken.known, *taken.left, *remarks):
        yield f"{told}\n"
    if addresses := list(taken.addresses):
        yield "\nto be put into the catalogue:\n"
        yield from (f"  {scope_words(one.scope)} -> {line(address, 2000)}\n" for one, address in addresses)
    rows = sum(one.rows for one in read)
    counts = (
        f"{'would be taken in' if dry_run else 'taken in'}: {len(taken.made)}",
        f"there already: {len(taken.known)}",
        f"left as it is: {len(taken.left) + len(remarks)}",
    )
    yield f"{count(rows, 'row')} read; {'; '.join(counts)}\n"


def _sentence(one: Decision, clock: Calendar) -> str:
    """Say what is decided."""
    until = f", until {clock.day(one.until)}" if one.until else ""
    why = "" if one.why == NO_NOTE else f"“{line(one.why)}”, "
    return f"{scope_words(one.scope)}: {SAID[one.action]}{until} ({why}{line(one.who)})"
